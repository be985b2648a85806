"""Ground under control: ISW's assessed area and Liveuamap's polygons, in km²."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from snapshot.series_file import Row, SeriesFile

_SQUARE_METRES = 1e6  # in a km²


def build(shared: Path) -> Iterator[SeriesFile]:
    """The two maps that may be passed on. `shared` is the folder of the published tables."""
    yield SeriesFile(
        theatre="ukraine",
        id="territory_controlled_isw",
        unit="km²",
        source="ISW/CTP assessed Russian control, areas by The Economist",
        rows=_areas(
            shared / "isw_area" / "area_assessed_as_controlled_by_russia.csv",
            "area_assessed_as_russia_controlled",
            _SQUARE_METRES,
        ),
    )
    yield SeriesFile(
        theatre="ukraine",
        id="territory_controlled_liveuamap",
        unit="km²",
        source="Liveuamap, areas by Conflict Investigations",
        rows=_areas(shared / "liveuamap" / "territory.csv", "area", 1),
    )


def _areas(path: Path, column: str, scale: float) -> tuple[Row, ...]:
    """The area of each day in km²; ISW's table has one day twice, the later row counts."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row[column]]
    areas = {date.fromisoformat(row["date"][:10]): round(float(row[column]) / scale, 3) for row in rows}
    return tuple(Row(day=day, value=area) for day, area in areas.items())
