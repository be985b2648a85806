"""Wars of the past: battle deaths of each state in a war, from the Correlates of War project."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from snapshot.series_file import Row, SeriesFile

_PUBLISHED = date(2010, 12, 31)  # version 4.0 came with Sarkees and Wayman's book of 2010
_WARS = {  # war and state as the table numbers them -> theatre, series
    ("199", "645"): ("iran_iraq", "iraqi_battle_deaths_cow"),
    ("199", "630"): ("iran_iraq", "iranian_battle_deaths_cow"),
}


def build(shared: Path) -> Iterator[SeriesFile]:
    """One figure a state and war, for the days of the war. `shared` is the folder of the published tables."""
    path = shared / "historical_cow" / "Inter-StateWarData_v4.0.csv"
    lines = path.read_text(encoding="latin-1").replace("\r\n", "\n").replace("\r", "\n").splitlines()
    for row in csv.DictReader(lines):
        war = _WARS.get((row["WarNum"], row["ccode"]))
        if war is not None and int(row["BatDeath"]) >= 0:  # -8 and -9 stand for "not known"
            yield SeriesFile(
                theatre=war[0],
                id=war[1],
                unit="person",
                source="Correlates of War, Inter-State War Data version 4.0",
                rows=(
                    Row(
                        day=_day(row, "End"),
                        value=float(row["BatDeath"]),
                        known=_PUBLISHED,
                        start=_day(row, "Start"),
                        label=f"{row['StateName']}, war {row['WarNum']} ({row['WarName']})",
                    ),
                ),
            )


def _day(row: dict[str, str], end: str) -> date:
    year, month, day = (int(row[f"{end}{part}1"]) for part in ("Year", "Month", "Day"))
    return date(year, month, day)
