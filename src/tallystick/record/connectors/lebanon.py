"""Lebanon: running totals of people killed and injured, as Tech for Palestine keeps them: OCHA's, then the ministry's.

The ministry began to count anew in March 2026 (`killed_cum_reported`); the totals read here go on through both phases.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tallystick.model.observation import Observation
from tallystick.record.connectors.gaza import totals_of
from tallystick.record.pages import broken, json_rows
from tallystick.record.plausible import from_day, verify, verify_rising
from tallystick.record.transport import Transport

SOURCE = "moph_lebanon"
THEATRE = "gaza"
ADDRESS = "https://raw.githubusercontent.com/TechForPalestine/palestine-datasets/main/lebanon_casualties_daily.json"
ADDRESSES = (ADDRESS,)
_SERIES = {"lebanon_killed_moph": "killed_cum", "lebanon_injured_moph": "injured_cum"}
_LEAP_DAYS = 30  # a report after a longer silence may hold any number


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The totals by day of report; reports cover a day to two months."""
    page = transport.get(ADDRESS)
    reports = json_rows(page, "report_date", "report_source", "phase", "killed_cum_reported", *_SERIES.values())
    observations: list[Observation] = []
    for series, column in _SERIES.items():
        totals = totals_of(page, reports, column)
        days, values = list(totals), list(totals.values())
        if any(b < a for a, b in pairwise(values)):
            raise broken(page, f"lets {column!r}, a running total, fall")
        starts = [i for i in range(1, len(days)) if days[i] - days[i - 1] >= _LEAP_DAYS]
        begin = starts[-1] if starts else 0
        verify_rising(page, column, days[begin:], values[begin:])
        observations += (Observation(series, on, total) for on, total in totals.items())
    verify(page, observations)
    transport.accept(page, rows=len(reports))
    yield from from_day(observations, since)
