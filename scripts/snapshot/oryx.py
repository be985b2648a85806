"""Oryx: losses confirmed by picture, Russian side, by type."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from snapshot.series_file import Row, SeriesFile

# Our measure -> the types that make it up; the first name in each group that a date has is taken (types were renamed).
_TYPES: Mapping[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "tank_losses": ("tank", (("Tanks",),)),
    "apc_losses": (
        "vehicle",
        (
            ("Armoured Fighting Vehicles",),
            ("Infantry Fighting Vehicles",),
            ("Armoured Personnel Carriers",),
            ("Mine-Resistant Ambush Protected",),
            ("Infantry Mobility Vehicles",),
        ),
    ),
    "artillery_losses": ("system", (("Towed Artillery",), ("Self-Propelled Artillery",))),
    "mlrs_losses": ("launcher", (("Rocket and Missile Artillery", "Multiple Rocket Launchers"),)),
    "air_defence_losses": (
        "system",
        (("Anti-Aircraft Guns",), ("Self-Propelled Anti-Aircraft Guns",), ("Surface-To-Air Missile Systems",)),
    ),
    "aircraft_losses": ("aircraft", (("Aircraft",),)),
    "helicopter_losses": ("helicopter", (("Helicopters",),)),
    "vehicle_losses": ("vehicle", (("Trucks, Vehicles, Jeeps, and Trains", "Trucks, Vehicles, and Jeeps"),)),
}


def build(shared: Path) -> Iterator[SeriesFile]:
    """The types that map cleanly onto a measure. `shared` is the folder of the published tables."""
    counts: dict[str, dict[date, float]] = {}
    for name, day in (("bytype_extract_leedrake5.csv", "date"), ("daily_count.csv", "date_recorded")):
        with (shared / "oryx" / name).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["country"] == "Russia":
                    type_ = " ".join(row["equipment_type"].split())
                    counts.setdefault(type_, {})[date.fromisoformat(row[day])] = float(row["type_total"])
    days = sorted({day for values in counts.values() for day in values})
    for measure, (unit, groups) in _TYPES.items():
        yield SeriesFile(
            theatre="ukraine",
            id=f"{measure}_oryx",
            unit=unit,
            source="Oryx, counts recorded by scarnecchia/oryx_data and leedrake5/Russia-Ukraine",
            rows=tuple(_rows(counts, groups, days)),
        )


def _rows(
    counts: Mapping[str, Mapping[date, float]], groups: tuple[tuple[str, ...], ...], days: list[date]
) -> Iterator[Row]:
    """The sum of the groups on every day that changes it, once each group has been seen.

    The recorded table lists a type only when its count has changed, so a count stands until the next.
    """
    standing: list[float | None] = [None] * len(groups)
    before: float | None = None
    for day in days:
        for position, names in enumerate(groups):
            for name in names:
                if day in counts.get(name, {}):
                    standing[position] = counts[name][day]
                    break
        known = [count for count in standing if count is not None]
        if len(known) == len(groups) and sum(known) != before:
            before = sum(known)
            yield Row(day=day, value=before)
