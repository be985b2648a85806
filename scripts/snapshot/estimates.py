"""Estimates of casualties and deaths by third parties, as The Economist collects them with their addresses."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from snapshot.series_file import Row, SeriesFile

_START = date(2022, 2, 24)
_TABLED = date(2025, 1, 1)  # the ministry's monthly means up to here are a series of their own
_MEASURES = {
    ("russia", "casualties"): "personnel_losses",
    ("russia", "deaths"): "personnel_deaths",
    ("ukraine", "casualties"): "ukrainian_personnel_losses",
    ("ukraine", "deaths"): "ukrainian_personnel_deaths",
}
# Who stands behind an estimate: a government that says so in public, officials whom the press does not name, the
# makers of the excess-death estimate when it was published; everyone else does research.
_ON_RECORD = (
    *("UK MoD", "UK Ministry of Defence", "UK Foreign ministry", "US DoD", "US Sec of Def", "US intelligence services"),
    *("CIA", "French foreign minister", "Norwegian Defense Intelligence", "Dutch Military"),
)
_UNNAMED = ("US officials", "Pentagon leak", "NATO", "Western intelligence", "Ukrainian estimate (leak")


def build(shared: Path) -> Iterator[SeriesFile]:
    """One series a measure and kind of estimator. `shared` is the folder of the published tables."""
    path = shared / "economist_estimates" / "third_party_estimates.csv"
    series: dict[str, list[Row]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            day = _day(row["date"])
            source = " ".join(row["source"].split())
            if row["ignore for chart, data from warring parties"] or (source == "UK MoD" and day <= _TABLED):
                continue
            measure = _MEASURES[row["country"], row["type"]]
            series.setdefault(f"{measure}_{_kind(source)}", []).append(_row(day, source, row))
    for id_, rows in sorted(series.items()):
        yield SeriesFile(
            theatre="ukraine",
            id=id_,
            unit="person",
            source="estimates collected by The Economist",
            rows=tuple(rows),
        )


def _kind(source: str) -> str:
    if source.startswith("Mediazona; Meduza"):
        return "excess_stated"
    if source.startswith(_ON_RECORD):
        return "governments"
    return "officials" if source.startswith(_UNNAMED) else "researchers"


def _row(day: date, source: str, row: dict[str, str]) -> Row:
    """The estimate with its range; of a range without a point its middle, of one open end the other."""
    low, high, point = (
        float(row[name].replace(",", "")) if row[name] else None
        for name in ("estimate_low", "estimate_high", "estimate")
    )
    bound = "at least " if high is None else "at most "
    told = source if point is not None or (low is not None and high is not None) else f"{source}: {bound}that"
    if point is None:
        given = [end for end in (low, high) if end is not None]
        point = float(round(sum(given) / len(given)))
    return Row(day=day, value=point, start=_START, label=told, low=low, high=high)


def _day(text: str) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)
