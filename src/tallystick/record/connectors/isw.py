"""ISW's assessed Russian control of terrain: the area by day, as The Economist computes it from the map. m² -> km²."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tallystick.model.observation import Observation
from tallystick.record.pages import csv_rows, day, number
from tallystick.record.plausible import from_day, verify, verify_steady
from tallystick.record.transport import Transport

SOURCE = "isw"
THEATRE = "ukraine"
ADDRESS = (
    "https://raw.githubusercontent.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates/main/"
    "source-data/deaths-and-casualties-data/area_assessed_as_controlled_by_russia.csv"
)
ADDRESSES = (ADDRESS,)
_AREA = "area_assessed_as_russia_controlled"
_SQUARE_METRES = 1e6  # in a km²
_SETTLED = date(2022, 4, 15)  # after the retreat from Kyiv the map moves slowly


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The area of each day in km², rounded to 0.001. The table has had one day twice: the later row counts."""
    page = transport.get(ADDRESS)
    rows = csv_rows(page, "date", _AREA)
    areas = {
        day(page, row["date"]): round(number(page, row[_AREA], row["date"]) / _SQUARE_METRES, 3)
        for row in rows
        if row[_AREA]
    }
    observations = [Observation("territory_controlled_isw", on, area) for on, area in sorted(areas.items())]
    verify(page, observations)
    verify_steady(
        page, "the area", [o.day for o in observations], [o.value for o in observations], times=1.25, since=_SETTLED
    )
    transport.accept(page, rows=len(rows))
    yield from from_day(observations, since)
