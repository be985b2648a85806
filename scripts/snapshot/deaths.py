"""Russian soldiers dead: named by Mediazona, modelled by Meduza (excess deaths) and The Economist; casualties too."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

from snapshot.series_file import Row, SeriesFile

_MODELLED = date(2026, 8, 22)  # the model is fitted anew every day: all of a table is as of its last
_LISTED = date(2026, 5, 31)  # "BmzNow", as its total tells
# The list as it stood around the turn of each year; the day is the latest that its total agrees with.
_VINTAGES = {
    "Bmz2022": date(2023, 2, 28),
    "Bmz2023": date(2024, 2, 29),
    "Bmz2024": date(2025, 2, 28),
    "Bmz2025": date(2026, 2, 28),
}


def build(shared: Path) -> Iterator[SeriesFile]:
    """Names, excess deaths and the model. `shared` is the folder of the published tables."""
    with (shared / "mediazona_meduza" / "meduza_2026_weekly.csv").open(encoding="utf-8-sig", newline="") as file:
        weeks = list(csv.DictReader(file))
    yield SeriesFile(
        theatre="ukraine",
        id="personnel_deaths_mediazona",
        unit="person",
        source="Mediazona and the BBC, names by week of death, table by Meduza",
        rows=tuple(_running(weeks, "BmzNow")),
        known=_LISTED,
        earlier=tuple(
            Row(day=row.day, value=row.value, known=known)
            for column, known in _VINTAGES.items()
            for row in _running(weeks, column)
            if row.day <= known
        ),
    )
    yield SeriesFile(
        theatre="ukraine",
        id="personnel_deaths_excess",
        unit="person",
        source="Meduza and Mediazona, excess deaths from the probate registry, by week of death",
        rows=tuple(_running(weeks, "EDAssembled", bounded=True)),
        known=_LISTED,
    )
    for id_, name in (("personnel_deaths_economist", "deaths"), ("personnel_losses_economist", "casualties")):
        yield SeriesFile(
            theatre="ukraine",
            id=id_,
            unit="person",
            source="The Economist's model, 95 % confidence interval",
            rows=tuple(_modelled(shared / "economist_estimates" / f"meta-estimate-{name}.csv")),
            known=_MODELLED,
        )


def _running(weeks: list[dict[str, str]], column: str, *, bounded: bool = False) -> Iterator[Row]:
    """The running total by the Sunday that ends each ISO week. Bounds are added up, which is wider than need be."""
    names = (column, f"{column}Low", f"{column}High") if bounded else (column,)
    totals = [[round(total, 6) for total in accumulate(float(week[name]) for week in weeks)] for name in names]
    for week, *row in zip(weeks, *totals, strict=True):
        low, high = (round(row[1]), round(row[2])) if bounded else (None, None)
        day = date.fromisocalendar(int(week["Year"]), int(week["Week"]), 7)
        yield Row(day=day, value=round(row[0]), low=low, high=high)


def _modelled(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["country"] == "russia" and row["estimate"] != "NA":
                value, low, high = (round(float(row[name])) for name in ("estimate", "ci_lower", "ci_upper"))
                yield Row(day=date.fromisoformat(row["date"]), value=value, low=low, high=high)
