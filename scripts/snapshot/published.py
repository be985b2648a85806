"""Which file of the folder of published tables stands for which address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

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

TAKEN = datetime(2026, 8, 22, 18, tzinfo=UTC)  # when the newest of the tables was taken: what counts as now
_ECONOMIST = "economist_estimates"
FILES: Mapping[str, str] = {
    general_staff.PERSONNEL: "general_staff_ua/russia_losses_personnel.json",
    general_staff.EQUIPMENT: "general_staff_ua/russia_losses_equipment.json",
    general_staff.CORRECTIONS: "general_staff_ua/russia_losses_equipment_correction.json",
    general_staff.LOD_DB: "mod_ua_lod_db/russian-losses.json",
    general_staff.MINFIN: "minfin_ua_mirror/russia_losses.csv",
    uk_mod.ADDRESS: f"{_ECONOMIST}/uk_mod_monthly.csv",
    estimates.ADDRESS: f"{_ECONOMIST}/third_party_estimates.csv",
    economist.TABLES["personnel_losses_economist"]: f"{_ECONOMIST}/meta-estimate-casualties.csv",
    economist.TABLES["personnel_deaths_economist"]: f"{_ECONOMIST}/meta-estimate-deaths.csv",
    isw.ADDRESS: "isw_area/area_assessed_as_controlled_by_russia.csv",
    liveuamap.ADDRESS: "liveuamap/territory.csv",
    oryx.COUNTS: "oryx/daily_count.csv",
    mediazona.LIST_2024: "mediazona_meduza/meduza_2024.csv",
    mediazona.LIST_2025: "mediazona_meduza/meduza_2025_weekly.csv",
    mediazona.LIST_2026: "mediazona_meduza/meduza_2026_weekly.csv",
    cbr_rate.MIRROR: "cbr/usd_rub_cbr_mirror.csv",
    cbr_key_rate.MIRROR: "cbr/key_rate_mirror.csv",
    brent.ADDRESS: "oil/brent-daily.csv",
    wealth_fund.TOTALS: "nwf/rnwf.csv",
    wealth_fund.COMPOSITION: "nwf/rnwf_structure.csv",
    gaza.ADDRESS: "gaza/casualties_daily.json",
    west_bank.ADDRESS: "gaza/west_bank_daily.json",
    lebanon.ADDRESS: "gaza/lebanon_casualties_daily.json",
    correlates_of_war.ADDRESS: "historical_cow/Inter-StateWarData_v4.0.csv",
}
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
