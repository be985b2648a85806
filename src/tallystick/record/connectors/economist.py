"""The Economist's model of Russian deaths and casualties: running totals with the bounds of their 95 % interval.

Every level, also of long ago, is estimated anew each day: the day on which a value became known is the day of the
table, its newest row.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tallystick.model.observation import Observation
from tallystick.record.pages import Row, broken, csv_rows, day, number
from tallystick.record.plausible import from_day, verify, verify_rising
from tallystick.record.transport import Page, Transport

SOURCE = "economist"
THEATRE = "ukraine"
_TRACKER = (
    "https://raw.githubusercontent.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates/main/"
    "output-data/tracker"
)
TABLES = {
    "personnel_losses_economist": f"{_TRACKER}/meta-estimate-casualties.csv",
    "personnel_deaths_economist": f"{_TRACKER}/meta-estimate-deaths.csv",
}
ADDRESSES = tuple(TABLES.values())
_COLUMNS = ("date", "estimate", "ci_lower", "ci_upper", "type", "country")


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """Both totals by day, in people, as estimated on the day of the table. Rows marked NA are left out."""
    found: list[Observation] = []
    for series, address in TABLES.items():
        page = transport.get(address)
        rows = csv_rows(page, *_COLUMNS)
        if {row["country"] for row in rows} != {"russia"} or len({row["type"] for row in rows}) != 1:
            raise broken(page, "is not of one kind of loss of Russia alone")
        table_of = max(day(page, row["date"]) for row in rows)
        own = sorted(_observation(page, series, row, table_of) for row in rows if row["estimate"] != "NA")
        verify(page, own)
        verify_rising(page, series, [o.day for o in own], [o.value for o in own])
        transport.accept(page, rows=len(rows))
        found += own
    yield from from_day(found, since)


def _observation(page: Page, series: str, row: Row, table_of: int) -> Observation:
    low, value, high = (float(round(number(page, row[c], row["date"]))) for c in ("ci_lower", "estimate", "ci_upper"))
    if not low <= value <= high:
        raise broken(page, f"gives {value:,.12g} for {row['date']}, outside its own bounds {low:,.12g} to {high:,.12g}")
    return Observation(series, day(page, row["date"]), value, table_of, low=low, high=high, address=page.address)
