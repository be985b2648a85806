"""Single dated figures with their speakers: market quotations, ISW's own sums. Kept by hand in points.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from tallystick.model.observation import Observation

_FILE = Path(__file__).with_name("points.csv")


def by_source() -> Iterator[tuple[str, list[Observation]]]:
    """Every series of points.csv with the line that says whose its figures are."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (row["series"], row["day"]))
    for _, members in groupby(rows, key=lambda row: row["series"]):
        points = list(members)
        yield points[0]["source"], [_observation(row) for row in points]


def _observation(row: dict[str, str]) -> Observation:
    return Observation(
        row["series"],
        date.fromisoformat(row["day"]).toordinal(),
        float(row["value"]),
        date.fromisoformat(row["known"]).toordinal() if row["known"] else None,
        start=date.fromisoformat(row["start"]).toordinal() if row["start"] else None,
        label=row["label"],
    )
