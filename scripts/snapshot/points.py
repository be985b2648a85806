"""Single dated figures with their speakers: market quotations, ISW's own sums. Kept by hand in points.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tallystick.model.observation import Observation

_FILE = Path(__file__).with_name("points.csv")


def observations() -> Iterator[Observation]:
    """Every figure of points.csv."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in sorted(csv.DictReader(file), key=lambda row: (row["series"], row["day"])):
            yield Observation(
                row["series"],
                date.fromisoformat(row["day"]).toordinal(),
                float(row["value"]),
                date.fromisoformat(row["known"]).toordinal() if row["known"] else None,
                start=date.fromisoformat(row["start"]).toordinal() if row["start"] else None,
                label=row["label"],
            )
