"""Each connector that the package is built from: whose its series are, and which published table is which address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from tallystick.record.connectors import (
    brent,
    cbr_key_rate,
    cbr_rate,
    correlates_of_war,
    economist,
    estimates,
    gaza,
    general_staff,
    isw,
    lebanon,
    liveuamap,
    mediazona,
    oryx,
    uk_mod,
    wealth_fund,
    west_bank,
)
from tallystick.record.folder_transport import FolderTransport

MINISTRY = "Ministry of Finance of the Russian Federation, National Wealth Fund"
TAKEN = datetime(2026, 8, 22, 18, tzinfo=UTC)  # when the newest of the tables was taken: what counts as now
_ECONOMIST = "economist_estimates"
_MIRRORED = ""  # of the Bank of Russia mirrors are at hand, not what its connectors fetch: `rates` reads them
# connector; whose its series are, "" for one that is not asked as it stands; which file stands for which address
SOURCES: tuple[tuple[ModuleType, str, Mapping[str, str]], ...] = (
    (
        general_staff,
        "General Staff of the Armed Forces of Ukraine, by PetroIvaniuk, lod-db and minfin.com.ua tables",
        {
            general_staff.PERSONNEL: "general_staff_ua/russia_losses_personnel.json",
            general_staff.EQUIPMENT: "general_staff_ua/russia_losses_equipment.json",
            general_staff.CORRECTIONS: "general_staff_ua/russia_losses_equipment_correction.json",
            general_staff.LOD_DB: "mod_ua_lod_db/russian-losses.json",
            general_staff.MINFIN: "minfin_ua_mirror/russia_losses.csv",
        },
    ),
    (
        uk_mod,
        "UK Ministry of Defence, mean daily casualties by month, table by The Economist",
        {uk_mod.ADDRESS: f"{_ECONOMIST}/uk_mod_monthly.csv"},
    ),
    (
        economist,
        "The Economist, model of Russian losses in Ukraine",
        {
            economist.TABLES["personnel_losses_economist"]: f"{_ECONOMIST}/meta-estimate-casualties.csv",
            economist.TABLES["personnel_deaths_economist"]: f"{_ECONOMIST}/meta-estimate-deaths.csv",
        },
    ),
    (
        estimates,
        "estimates of states, institutes and newsrooms, collected by The Economist",
        {estimates.ADDRESS: f"{_ECONOMIST}/third_party_estimates.csv"},
    ),
    (
        mediazona,
        "Mediazona and Meduza, table kept by The Economist",
        {
            mediazona.LIST_2024: "mediazona_meduza/meduza_2024.csv",
            mediazona.LIST_2025: "mediazona_meduza/meduza_2025_weekly.csv",
            mediazona.LIST_2026: "mediazona_meduza/meduza_2026_weekly.csv",
        },
    ),
    (
        isw,
        "ISW/CTP assessed Russian control, areas by The Economist",
        {isw.ADDRESS: "isw_area/area_assessed_as_controlled_by_russia.csv"},
    ),
    (liveuamap, "Liveuamap, areas by Conflict Investigations", {liveuamap.ADDRESS: "liveuamap/territory.csv"}),
    (
        wealth_fund,
        MINISTRY,
        {wealth_fund.TOTALS: "nwf/rnwf.csv", wealth_fund.COMPOSITION: "nwf/rnwf_structure.csv"},
    ),
    (
        brent,
        "US Energy Information Administration, Europe Brent Spot Price FOB",
        {brent.ADDRESS: "oil/brent-daily.csv"},
    ),
    (
        oryx,  # and its daily tables, which are kept in one
        "Oryx, counts recorded by scarnecchia/oryx_data and leedrake5/Russia-Ukraine",
        {oryx.COUNTS: "oryx/daily_count.csv"},
    ),
    (gaza, "Ministry of Health in Gaza, kept by Tech for Palestine", {gaza.ADDRESS: "gaza/casualties_daily.json"}),
    (west_bank, "UN OCHA flash updates, kept by Tech for Palestine", {west_bank.ADDRESS: "gaza/west_bank_daily.json"}),
    (
        lebanon,
        "OCHA and Ministry of Public Health of Lebanon, kept by Tech for Palestine",
        {lebanon.ADDRESS: "gaza/lebanon_casualties_daily.json"},
    ),
    (
        correlates_of_war,
        "Correlates of War, Inter-State War Data 4.0 (Sarkees and Wayman 2010)",
        {correlates_of_war.ADDRESS: "historical_cow/Inter-StateWarData_v4.0.csv"},
    ),
    (cbr_rate, _MIRRORED, {cbr_rate.MIRROR: "cbr/usd_rub_cbr_mirror.csv"}),
    (cbr_key_rate, _MIRRORED, {cbr_key_rate.MIRROR: "cbr/key_rate_mirror.csv"}),
)
FILES: Mapping[str, str] = {address: name for _, _, files in SOURCES for address, name in files.items()}
_DAYS = "oryx/bytype_extract_leedrake5.csv"  # three of the daily tables in one, each row with its day in front
_REPLIES = "cbr/XML_dynamic_*_????-??-??_????-??-??.xml"


def transport_over(record: Path) -> FolderTransport:
    """A transport that answers the connectors' addresses from the folder of published tables."""
    files: dict[str, str | bytes] = {**FILES, **oryx_days((record / _DAYS).read_bytes())}
    return FolderTransport(record, files, at=TAKEN)


def oryx_days(extract: bytes) -> dict[str, bytes]:
    """The daily tables by address, taken apart again."""
    head, *rows = extract.splitlines()
    days: dict[str, list[bytes]] = {}
    for row in rows:
        on, _, rest = row.partition(b",")
        days.setdefault(on.decode(), [head.partition(b",")[2]]).append(rest)
    return {oryx.BY_TYPE.format(day=on): b"\n".join(lines) + b"\n" for on, lines in days.items()}


def replies(record: Path) -> list[str]:
    """The stored replies of the Bank of Russia, oldest first, as names below the folder."""
    return sorted(path.relative_to(record).as_posix() for path in record.glob(_REPLIES))
