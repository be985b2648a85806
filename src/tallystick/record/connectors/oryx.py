"""Oryx: Russian losses confirmed by picture, by type. Dated by the day the list was read, not by that of the loss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tallystick.model.observation import Observation
from tallystick.record.pages import broken, csv_rows, day, number
from tallystick.record.plausible import from_day, verify, verify_rising
from tallystick.record.transport import Page, Transport

SOURCE = "oryx"
THEATRE = "ukraine"
_RAW = "https://raw.githubusercontent.com"
COUNTS = f"{_RAW}/scarnecchia/oryx_data/main/daily_count.csv"  # ended in July 2025
BY_TYPE = f"{_RAW}/leedrake5/Russia-Ukraine/master/data/byType/{{day}}.csv"
ENDS_OF_YEARS = ("2023-12-31", "2024-11-30", "2024-12-31")  # days that the first table skips and questions are about
ADDRESSES = (*(BY_TYPE.format(day=day) for day in ENDS_OF_YEARS), COUNTS)

Group = tuple[str, ...]  # names that one type has had; the first that a date has is taken
_SERIES: Mapping[str, tuple[Group, ...]] = {
    "tank_losses_oryx": (("Tanks",),),
    "apc_losses_oryx": (
        ("Armoured Fighting Vehicles",),
        ("Infantry Fighting Vehicles",),
        ("Armoured Personnel Carriers",),
        ("Mine-Resistant Ambush Protected",),
        ("Infantry Mobility Vehicles",),
    ),
    "artillery_losses_oryx": (("Towed Artillery",), ("Self-Propelled Artillery",)),
    "mlrs_losses_oryx": (("Rocket and Missile Artillery", "Multiple Rocket Launchers"),),
    "air_defence_losses_oryx": (
        ("Anti-Aircraft Guns",),
        ("Self-Propelled Anti-Aircraft Guns",),
        ("Surface-To-Air Missile Systems",),
    ),
    "aircraft_losses_oryx": (("Aircraft",),),
    "helicopter_losses_oryx": (("Helicopters",),),
    "vehicle_losses_oryx": (("Trucks, Vehicles, Jeeps, and Trains", "Trucks, Vehicles, and Jeeps"),),
}
_TYPES = frozenset(name for groups in _SERIES.values() for group in groups for name in group)
_STATES = ("destroyed", "abandoned", "captured", "damaged")

Counts = dict[str, dict[int, float]]  # type -> day -> running total


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The types that map cleanly onto a measure; headings of the page that stand among the types are passed over."""
    counts: Counts = {}
    pages = {address: transport.get(address) for address in ADDRESSES}
    rows = {address: _read(page, counts, address) for address, page in pages.items()}
    page = pages[COUNTS]
    observations: list[Observation] = []
    named = {date.fromisoformat(on).toordinal(): BY_TYPE.format(day=on) for on in ENDS_OF_YEARS}
    days = sorted({on for values in counts.values() for on in values})
    for series, groups in _SERIES.items():
        for group in groups:
            if not any(counts.get(name) for name in group):
                raise broken(page, f"holds no {group[0]!r}")
        own = [
            Observation(series, on, total, address=named.get(on, COUNTS)) for on, total in _totals(counts, groups, days)
        ]
        verify_rising(page, series, [o.day for o in own], [o.value for o in own])
        observations += own
    verify(page, observations)
    for address in ADDRESSES:
        transport.accept(pages[address], rows=rows[address])
    yield from from_day(observations, since)


def _read(page: Page, counts: Counts, address: str) -> int:
    """Add a table's Russian counts; a table without a date is of the day in its name. Returns the number of rows."""
    named = address.rpartition("/")[2].removesuffix(".csv")
    dated = address == COUNTS
    rows = csv_rows(page, "country", "equipment_type", *_STATES, "type_total", *(("date_recorded",) if dated else ()))
    for row in rows:
        type_ = " ".join(row["equipment_type"].split())  # one of the names holds a line break
        if row["country"] == "Russia" and type_ in _TYPES:
            on = day(page, row["date_recorded"] if dated else named)
            counts.setdefault(type_, {})[on] = number(page, row["type_total"], f"{type_}, {date.fromordinal(on)}")
    return len(rows)


def _totals(counts: Counts, groups: Sequence[Group], days: Sequence[int]) -> Iterator[tuple[int, float]]:
    """The sum of the groups on every day that changes it, once each group has been seen.

    The recorded table lists a type only when its count has changed, so a count stands until the next.
    """
    standing: list[float | None] = [None] * len(groups)
    before: float | None = None
    for on in days:
        for position, names in enumerate(groups):
            for name in names:
                if on in counts.get(name, {}):
                    standing[position] = counts[name][on]
                    break
        known = [count for count in standing if count is not None]
        if len(known) == len(groups) and sum(known) != before:
            before = sum(known)
            yield on, before
