"""The UK Ministry of Defence's monthly means."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from snapshot.series_file import Row, SeriesFile

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_PUBLISHED = 7  # the day of the following month on which the ministry usually gave the figure


def build(shared: Path) -> Iterator[SeriesFile]:
    """The table of monthly means. `shared` is the folder of the published tables."""
    path = shared / "economist_estimates" / "uk_mod_monthly.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = tuple(_row(row) for row in csv.DictReader(file))
    yield SeriesFile(
        theatre="ukraine",
        id="personnel_losses_uk_mod",
        unit="person",
        source="UK Ministry of Defence, mean daily casualties by month, table by The Economist",
        rows=rows,
    )


def _row(row: dict[str, str]) -> Row:
    month, year = _MONTHS.index(row["month"].strip().lower()) + 1, int(row["year"])
    following = date(year + month // 12, month % 12 + 1, _PUBLISHED)
    return Row(day=date(year, month, 1), value=float(row["casualties (average daily losses)"]), known=following)
