"""The General Staff's daily totals: three transcriptions of the same reports, each kept, and what most of them say.

A category's voted series is `tank_losses_general_staff`; the transcriptions are `tank_losses_general_staff.ivaniuk`,
`.lod_db` and `.minfin`. The source's own corrections come as restatements of the voted series.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from tallystick.errors import BrokenSource
from tallystick.model.observation import Observation
from tallystick.record.pages import broken, csv_rows, day, json_rows, number
from tallystick.record.plausible import from_day, verify, verify_rising
from tallystick.record.transport import Page, Transport
from tallystick.record.voting import Values, place_corrections, vote

SOURCE = "general_staff"
THEATRE = "ukraine"
_RAW = "https://raw.githubusercontent.com"
_IVANIUK = f"{_RAW}/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset/main/data"
PERSONNEL = f"{_IVANIUK}/russia_losses_personnel.json"
EQUIPMENT = f"{_IVANIUK}/russia_losses_equipment.json"
CORRECTIONS = f"{_IVANIUK}/russia_losses_equipment_correction.json"
LOD_DB = f"{_RAW}/lod-db/orc-losses/main/russian-losses.json"
MINFIN = f"{_RAW}/romansverdan/russian-Losses-in-Ukraine/main/data/russia_losses.csv"
ADDRESSES = (PERSONNEL, EQUIPMENT, CORRECTIONS, LOD_DB, MINFIN)
MIRRORS = ("ivaniuk", "lod_db", "minfin")

Read = TypeVar("Read")
Table = dict[int, Mapping[str, Any]]  # day -> row
_WAR = date(2022, 2, 24).toordinal()  # day 1 in the tables that count days


class Category(NamedTuple):
    """A category of the reports and what each transcription calls it; "" where one does not hold it."""

    series: str
    ivaniuk: str
    lod_db: str
    minfin: str
    first: int | None = None  # the first day on which the category means what it means today


# Until 30 April 2022 vehicles and fuel tanks were announced apart, and cruise missiles as launchers.
_SPLIT = date(2022, 5, 1).toordinal()
CATEGORIES = tuple(
    Category(f"{measure}_general_staff", *names)
    for measure, *names in (
        ("personnel_losses", "personnel", "personnel", "personnel"),
        ("tank_losses", "tank", "tanks", "tanks"),
        ("apc_losses", "APC", "afvs", "apv"),
        ("artillery_losses", "field artillery", "artillery", "artillery"),
        ("mlrs_losses", "MRL", "rocketSystems", "mlrs"),
        ("air_defence_losses", "anti-aircraft warfare", "airDefense", "aaws"),
        ("aircraft_losses", "aircraft", "fixedWingAircraft", "aircrafts"),
        ("helicopter_losses", "helicopter", "rotaryWingAircraft", "helicopters"),
        ("uav_losses", "drone", "uavs", "uav"),
        ("cruise_missile_losses", "cruise missiles", "missiles", "cruise_missiles", _SPLIT),
        ("ship_losses", "naval ship", "ships", "warships"),
        ("submarine_losses", "submarines", "submarines", "submarines"),
        ("vehicle_losses", "vehicles and fuel tanks", "unarmoredVehicles", "vehicles_fuel_tanks", _SPLIT),
        ("special_equipment_losses", "special equipment", "specialEquipment", "special_equipment"),
        ("ground_robot_losses", "ground robotic systems", "", ""),
    )
)


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """Every category: the vote, its restatements, and the three transcriptions as they are.

    A transcription that cannot be read is replaced by its last good copy; without one the other two must do, and the
    days on which they differ are left out. Raises BrokenSource when fewer than two can be read,
    or all that can be read are copies.
    """
    before = len(transport.notes)
    read: list[dict[str, Values] | None] = [
        _or_held(transport, (PERSONNEL, EQUIPMENT), _read_ivaniuk),
        _or_held(transport, (LOD_DB,), _read_lod_db),
        _or_held(transport, (MINFIN,), _read_minfin),
    ]
    corrections = _or_held(transport, (CORRECTIONS,), _read_corrections)
    told = transport.notes[before:]
    if read.count(None) > 1 or corrections is None or len(told) == len(read) + 1:
        del transport.notes[before:]
        raise BrokenSource(" | ".join(told))
    tables = [table or {} for table in read]
    voted = {
        category.series: vote(
            [table.get(category.series, {}) for table in tables], category.first, all_here=None not in read
        )
        for category in CATEGORIES
    }
    yield from from_day(_observations(tables, voted, place_corrections(corrections, voted)), since)


def _observations(
    tables: Sequence[Mapping[str, Values]], voted: Mapping[str, Values], restated: Mapping[str, Values]
) -> Iterator[Observation]:
    for series, values in voted.items():
        own = PERSONNEL if series.startswith("personnel") else EQUIPMENT
        for on, value in values.items():
            yield Observation(series, on, value, address=own)
        for on, amount in sorted(restated[series].items()):
            yield Observation(series, on, amount, restatement=True, address=CORRECTIONS)
        for mirror, table, address in zip(MIRRORS, tables, (own, LOD_DB, MINFIN), strict=True):
            name = f"{series}.{mirror}"
            for on, value in table.get(series, {}).items():
                yield Observation(name, on, value, address=address)


def _or_held(
    transport: Transport, addresses: tuple[str, ...], read: Callable[..., tuple[Read, tuple[int, ...]]]
) -> Read | None:
    """What `read` makes of the pages, or of their last good copies when the new ones are broken; None without any."""
    try:
        pages = [transport.get(address) for address in addresses]
        found, rows = read(*pages)
        for page, count in zip(pages, rows, strict=True):
            transport.accept(page, rows=count)
    except BrokenSource as error:
        held = [page for page in map(transport.held, addresses) if page is not None]
        if len(held) < len(addresses):
            transport.note(str(error))
            return None
        found, rows = read(*held)
        for page in held:
            transport.accept(page)
        told, came = str(error).partition("; nothing was changed")[0], held[0].document.fetched
        transport.note(f"{told}; its copy of {came:%Y-%m-%d} was used instead")
    return found


def _read_ivaniuk(personnel: Page, equipment: Page) -> tuple[dict[str, Values], tuple[int, ...]]:
    people = _by_day(personnel, json_rows(personnel, "date", "day", "personnel"), "date")
    things = _by_day(equipment, json_rows(equipment, "date", "day", "tank", "APC", "field artillery"), "date")
    for page, table in ((personnel, people), (equipment, things)):
        for on, row in table.items():
            if row["day"] != on - _WAR + 1:  # once three days of January 2025 were filed under 2024
                raise broken(page, f"counts {date.fromordinal(on)} as day {row['day']}, not {on - _WAR + 1}")
    rows: Table = {on: {**things.get(on, {}), **people.get(on, {})} for on in sorted({*people, *things})}
    return _columns(equipment, rows, "ivaniuk"), (len(people), len(things))


def _read_lod_db(page: Page) -> tuple[dict[str, Values], tuple[int, ...]]:
    rows = _by_day(page, json_rows(page, "date", *(c.lod_db for c in CATEGORIES if c.lod_db)), "date")
    return _columns(page, rows, "lod_db"), (len(rows),)


def _read_minfin(page: Page) -> tuple[dict[str, Values], tuple[int, ...]]:
    rows = _by_day(page, csv_rows(page, "date", *(c.minfin for c in CATEGORIES if c.minfin)), "date")
    return _columns(page, rows, "minfin"), (len(rows),)


def _read_corrections(page: Page) -> tuple[dict[int, dict[str, float]], tuple[int, ...]]:
    """The ledger of silent restatements: day -> series -> signed amount."""
    rows = _by_day(page, json_rows(page, "date", "personnel", "tank"), "date")
    found = {
        on: {c.series: number(page, row[c.ivaniuk], str(row["date"])) for c in CATEGORIES if row.get(c.ivaniuk)}
        for on, row in rows.items()
    }
    verify(page, (Observation(s, on, v, restatement=True) for on, by in found.items() for s, v in by.items()))
    return found, (len(rows),)


def _by_day(page: Page, rows: Sequence[Mapping[str, Any]], column: str) -> Table:
    table = {day(page, row[column]): row for row in rows}
    if len(table) < len(rows):
        twice = next(row[column] for row in rows if table[day(page, row[column])] is not row)
        raise broken(page, f"gives {twice} twice")
    return dict(sorted(table.items()))


def _columns(page: Page, rows: Table, mirror: str) -> dict[str, Values]:
    """The categories of one transcription; each must look like a running total."""
    found: dict[str, Values] = {}
    for category in CATEGORIES:
        name = getattr(category, mirror)
        values = {
            on: number(page, row[name], f"{date.fromordinal(on)}, {name!r}")
            for on, row in rows.items()
            if (category.first is None or on >= category.first) and row.get(name) not in (None, "")
        }
        if values or category.lod_db:  # what all three hold cannot be missing from one
            verify(page, (Observation(name, on, value) for on, value in values.items()))
            verify_rising(page, name, list(values), list(values.values()))
        found[category.series] = values
    return found
