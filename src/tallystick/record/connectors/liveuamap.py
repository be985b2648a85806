"""Liveuamap's map: the area under Russian control by day, by Conflict Investigations. Ended in January 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tallystick.model.observation import Observation
from tallystick.record.pages import csv_rows, day, number
from tallystick.record.plausible import from_day, verify, verify_steady
from tallystick.record.transport import Transport

SOURCE = "liveuamap"
THEATRE = "ukraine"
ADDRESS = "https://raw.githubusercontent.com/conflict-investigations/liveuamap-analysis/master/territory.csv"
ADDRESSES = (ADDRESS,)
_SETTLED = date(2022, 4, 15)


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The area of each day in km²."""
    page = transport.get(ADDRESS)
    rows = csv_rows(page, "date", "area")
    observations = [
        Observation("territory_controlled_liveuamap", day(page, row["date"]), number(page, row["area"], row["date"]))
        for row in rows
    ]
    verify(page, observations)
    observations.sort()
    verify_steady(
        page, "the area", [o.day for o in observations], [o.value for o in observations], times=1.25, since=_SETTLED
    )
    transport.accept(page, rows=len(rows))
    yield from from_day(observations, since)
