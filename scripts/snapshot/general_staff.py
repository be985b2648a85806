"""The General Staff's daily totals: three transcriptions of the same reports, put to the vote day by day."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from snapshot.series_file import Row, SeriesFile

Values = dict[date, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of the reports and what each transcription calls it."""

    measure: str
    unit: str
    ivaniuk: str
    lod_db: str
    minfin: str
    first: date | None = None  # the first day on which the category means what it means today


# Until 30 April 2022 vehicles and fuel tanks were announced apart, and cruise missiles as launchers.
_SPLIT = date(2022, 5, 1)
CATEGORIES = tuple(
    Category(measure=measure, unit=unit, ivaniuk=ivaniuk, lod_db=lod_db, minfin=minfin, first=first)
    for measure, unit, ivaniuk, lod_db, minfin, first in (
        ("personnel_losses", "person", "personnel", "personnel", "personnel", None),
        ("tank_losses", "tank", "tank", "tanks", "tanks", None),
        ("apc_losses", "vehicle", "APC", "afvs", "apv", None),
        ("artillery_losses", "system", "field artillery", "artillery", "artillery", None),
        ("mlrs_losses", "launcher", "MRL", "rocketSystems", "mlrs", None),
        ("air_defence_losses", "system", "anti-aircraft warfare", "airDefense", "aaws", None),
        ("aircraft_losses", "aircraft", "aircraft", "fixedWingAircraft", "aircrafts", None),
        ("helicopter_losses", "helicopter", "helicopter", "rotaryWingAircraft", "helicopters", None),
        ("uav_losses", "drone", "drone", "uavs", "uav", None),
        ("cruise_missile_losses", "missile", "cruise missiles", "missiles", "cruise_missiles", _SPLIT),
        ("ship_losses", "ship", "naval ship", "ships", "warships", None),
        ("submarine_losses", "submarine", "submarines", "submarines", "submarines", None),
        ("vehicle_losses", "vehicle", "vehicles and fuel tanks", "unarmoredVehicles", "vehicles_fuel_tanks", _SPLIT),
        ("special_equipment_losses", "item", "special equipment", "specialEquipment", "special_equipment", None),
    )
)


def build(shared: Path) -> Iterator[SeriesFile]:
    """Every category as a series of the first theatre. `shared` is the folder of the published tables."""
    folder = shared / "general_staff_ua"
    ivaniuk = _merge(
        _read_json(folder / "russia_losses_personnel.json"), _read_json(folder / "russia_losses_equipment.json")
    )
    lod_db = _read_json(shared / "mod_ua_lod_db" / "russian-losses.json")
    with (shared / "minfin_ua_mirror" / "russia_losses.csv").open(encoding="utf-8", newline="") as file:
        minfin = {date.fromisoformat(row["date"]): dict(row) for row in csv.DictReader(file)}
    voted = {
        category: vote(
            [
                _column(ivaniuk, category.ivaniuk),
                _column(lod_db, category.lod_db),
                _column(minfin, category.minfin),
            ],
            category.first,
        )
        for category in CATEGORIES
    }
    corrections = _read_json(folder / "russia_losses_equipment_correction.json")
    restated = restatements(corrections, voted)
    for category, values in voted.items():
        yield SeriesFile(
            theatre="ukraine",
            id=f"{category.measure}_general_staff",
            unit=category.unit,
            source="General Staff of the Armed Forces of Ukraine, by PetroIvaniuk, lod-db and minfin.com.ua tables",
            rows=tuple(Row(day=day, value=value) for day, value in values.items()),
            restated=restated[category],
        )


def vote(mirrors: Sequence[Mapping[date, float]], first: date | None = None) -> Values:
    """The value of each day that most mirrors give.

    Without a majority it is the first one in the order of the mirrors that lies between its neighbours' values (a
    slip of the pen rarely does), else the first. A day that only a later mirror has is left out.
    """
    days = sorted({day for mirror in mirrors for day in mirror if first is None or day >= first})
    ballots = {day: [mirror[day] for mirror in mirrors if day in mirror] for day in days}
    values: Values = {}
    for position, day in enumerate(days):
        ballot = ballots[day]
        best = max(ballot, key=ballot.count)  # the first of several
        if ballot.count(best) > 1 or len(ballot) == 1:
            if len(ballot) > 1 or day in mirrors[0]:
                values[day] = best
            continue
        before = values.get(days[position - 1]) if position else None
        following = ballots[days[position + 1]] if position + 1 < len(days) else []
        after = max(following, key=following.count) if following else None
        between = (v for v in ballot if (before is None or before <= v) and (after is None or v <= after))
        values[day] = next(between, best)
    return values


def restatements(
    corrections: Mapping[date, Mapping[str, Any]], voted: Mapping[Category, Values]
) -> dict[Category, dict[date, float]]:
    """The corrections by category, each on the day on which the voted series takes the step.

    A mirror may note a correction a day early. The step is taken on the first of the two days on which no category's
    own losses (the step without the correction) come out negative.
    """
    found: dict[Category, dict[date, float]] = {category: {} for category in voted}
    for noted, amounts in sorted(corrections.items()):
        changed = {category: float(amounts.get(category.ivaniuk) or 0) for category in voted}
        changed = {category: amount for category, amount in changed.items() if amount}
        for day in (noted, noted + timedelta(days=1)):
            if all(_own_losses(voted[category], day, amount) >= 0 for category, amount in changed.items()):
                break
        else:
            day = noted
        for category, amount in changed.items():
            found[category][day] = amount
    return found


def _own_losses(values: Values, day: date, correction: float) -> float:
    if day not in values or day - timedelta(days=1) not in values:
        return -1
    return values[day] - values[day - timedelta(days=1)] - correction


def _read_json(path: Path) -> dict[date, dict[str, Any]]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {date.fromisoformat(row["date"]): row for row in rows}


def _merge(first: Mapping[date, dict[str, Any]], second: Mapping[date, dict[str, Any]]) -> dict[date, dict[str, Any]]:
    return {day: {**second.get(day, {}), **first.get(day, {})} for day in sorted({*first, *second})}


def _column(rows: Mapping[date, Mapping[str, Any]], name: str) -> Values:
    return {day: float(row[name]) for day, row in sorted(rows.items()) if row.get(name) not in (None, "")}
