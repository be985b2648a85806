"""Single dated figures with their speakers: market quotations, ISW's own sums. Kept by hand in points.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from snapshot.series_file import Row, SeriesFile

_FILE = Path(__file__).with_name("points.csv")


def build(_shared: Path) -> Iterator[SeriesFile]:
    """Every series of points.csv."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (row["series"], row["day"]))
    for series, members in groupby(rows, key=lambda row: row["series"]):
        points = list(members)
        yield SeriesFile(
            theatre="ukraine",
            id=series,
            unit=points[0]["unit"],
            source=points[0]["source"],
            rows=tuple(
                Row(
                    day=date.fromisoformat(point["day"]),
                    value=float(point["value"]),
                    known=date.fromisoformat(point["known"]) if point["known"] else None,
                    start=date.fromisoformat(point["start"]) if point["start"] else None,
                    label=point["label"],
                )
                for point in points
            ),
        )
