"""Lebanon: running totals of people killed and injured in the wars of 2023-24 and of 2026, kept by Tech for Palestine.

The first war's totals are OCHA's, then the health ministry's; in March 2026 the ministry began anew at nought: each war
has its own series. `killed_cum`, which goes on through both, is the data set's own sum and is left out.
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
_COLUMNS = {"killed": "killed_cum_reported", "injured": "injured_cum_reported"}
_PHASES = {1: "", 2: "_2026"}  # phase -> end of a series' id
_LONG = 14  # days: a report after a longer silence may hold any number


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """The totals of each war by day of report; reports cover a day to two months. A further phase is refused."""
    page = transport.get(ADDRESS)
    reports = json_rows(page, "report_date", "report_source", "phase", *_COLUMNS.values())
    others = [report["phase"] for report in reports if report["phase"] not in (*_PHASES,)]
    if others:
        raise broken(page, f"holds the phase {str(others[0])[:20]!r}, and only {len(_PHASES)} are known")
    observations: list[Observation] = []
    for what, column in _COLUMNS.items():
        for phase, ending in _PHASES.items():
            totals = totals_of(page, [report for report in reports if report["phase"] == phase], column)
            days, values = list(totals), list(totals.values())
            if any(b < a for a, b in pairwise(values)):
                raise broken(page, f"lets {column!r}, a running total, fall")
            silent = [index for index in range(1, len(days)) if days[index] - days[index - 1] >= _LONG]
            begin = silent[-1] if silent else 0
            verify_rising(page, column, days[begin:], values[begin:])
            observations += (Observation(f"lebanon_{what}_moph{ending}", on, total) for on, total in totals.items())
    verify(page, observations)
    transport.accept(page, rows=len(reports))
    yield from from_day(observations, since)
