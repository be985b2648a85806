"""Correlates of War, Inter-State War Data 4.0: battle deaths by state and war; here those of Iran and Iraq, 1980-1988.

One figure a state and war, no series in time. The table has CR line ends, is in latin-1, and gives -8 and -9 for what
does not apply and what is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tallystick.model.observation import Observation
from tallystick.record.pages import Row, broken, csv_rows, number
from tallystick.record.plausible import from_day, verify
from tallystick.record.transport import Page, Transport

SOURCE = "cow"
THEATRE = "iran_iraq"
ADDRESS = (
    "https://raw.githubusercontent.com/TheEconomist/the-economist-conquests/master/source-data/"
    "Inter-StateWarData_v4.0.csv"
)
ADDRESSES = (ADDRESS,)
_SERIES = {("199", "645"): "iraqi_battle_deaths_cow", ("199", "630"): "iranian_battle_deaths_cow"}  # war, state
_PUBLISHED = date(2010, 12, 31).toordinal()  # version 4.0: Sarkees and Wayman, Resort to War, 2010
_MISSING = (-8, -9)
_DATES = tuple(f"{end}{part}1" for end in ("Start", "End") for part in ("Year", "Month", "Day"))
_ROWS = 300  # the table has 337 rows and is closed


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """Battle deaths of each state: a point on the war's last day, for the time since its first."""
    page = transport.get(ADDRESS)
    rows = csv_rows(page, "WarNum", "WarName", "ccode", "StateName", "BatDeath", *_DATES, encoding="latin-1")
    if len(rows) < _ROWS:
        raise broken(page, f"holds {len(rows)} rows, not the 337 of version 4.0")
    found = [
        _observation(page, series, row)
        for row in rows
        if (series := _SERIES.get((row["WarNum"].strip(), row["ccode"].strip())))
    ]
    if len(found) != len(_SERIES):
        raise broken(page, "does not hold the war of Iran and Iraq once for each of them")
    verify(page, found)
    transport.accept(page, rows=len(rows))
    yield from from_day(found, since)


def _observation(page: Page, series: str, row: Row) -> Observation:
    where = f"{row['WarName']}, {row['StateName']}"
    deaths = number(page, row["BatDeath"], where)
    if deaths in _MISSING:
        raise broken(page, f"gives no battle deaths for {where}")
    try:
        first, last = (
            date(*(int(row[f"{end}{part}1"]) for part in ("Year", "Month", "Day"))) for end in ("Start", "End")
        )
    except ValueError:
        raise broken(page, f"gives no whole dates for {where}") from None
    label = f"{row['StateName']}, war {row['WarNum']} ({row['WarName']})"
    return Observation(series, last.toordinal(), deaths, _PUBLISHED, start=first.toordinal(), label=label)
