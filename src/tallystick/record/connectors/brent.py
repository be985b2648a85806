"""Europe Brent spot price FOB of the US Energy Information Administration, dollars a barrel, trading days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tallystick.model.observation import Observation
from tallystick.record.pages import csv_rows, day, number
from tallystick.record.plausible import from_day, verify, verify_steady
from tallystick.record.transport import Transport

SOURCE = "eia"
THEATRE = "ukraine"
ADDRESS = "https://raw.githubusercontent.com/datasets/oil-prices/main/data/brent-daily.csv"
ADDRESSES = (ADDRESS,)


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The price of each trading day; days without one are left out."""
    page = transport.get(ADDRESS)
    rows = csv_rows(page, "Date", "Price")
    observations = [
        Observation("brent_eia", day(page, row["Date"]), number(page, row["Price"], row["Date"]))
        for row in rows
        if row["Price"]
    ]
    verify(page, observations)
    observations.sort()
    # It halved on 21 April 2020 and was half as much again the day after.
    verify_steady(page, "the price", [o.day for o in observations], [o.value for o in observations], times=2.5)
    transport.accept(page, rows=len(rows))
    yield from from_day(observations, since)
