"""Uppsala Conflict Data Program: deaths in organised violence in Ukraine by month, from its events (GED), with bounds.

The service wants a token of one's own (header `x-ucdp-access-token`), which TALLYSTICK_UCDP_TOKEN holds; it allows
5,000 requests a day, pages count from 0 and hold a thousand events at most. A table of deaths by country and year
(Our World in Data, from GED) can be read from a file instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from tallystick.errors import BrokenSource
from tallystick.model.observation import Observation
from tallystick.record.pages import broken, csv_rows, day, json_rows, number
from tallystick.record.plausible import from_day, verify
from tallystick.record.transport import Page, Transport

SOURCE = "ucdp"
THEATRE = "ukraine"
SERIES = "conflict_deaths_ucdp"  # by month
BY_YEAR = "conflict_deaths_ucdp_year"
TOKEN = "TALLYSTICK_UCDP_TOKEN"
VERSION = "26.1"
EVENTS = f"https://ucdpapi.pcr.uu.se/api/gedevents/{VERSION}"
ADDRESSES = (EVENTS,)
UNSEEN = "read as its publisher describes it: no reply of the service was at hand when this was written"
ENDINGS = (".csv",)
_UKRAINE = 369  # Gleditsch and Ward's number
_COUNTRY = "Ukraine"
_PAGE = 1000
_MOST_PAGES = 1000
_PER_YEAR = "Direct conflict deaths"


def address(page: int) -> str:
    """The address of one page of events, counted from 0."""
    return f"{EVENTS}?pagesize={_PAGE}&page={page}&Country={_UKRAINE}"


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """Deaths by month in which an event ended: best, low, high estimate. Raises BrokenSource, also without a token."""
    token = os.environ.get(TOKEN, "")
    if not token:
        raise BrokenSource(f"{EVENTS} wants a token: ask UCDP for one and set {TOKEN}, or give a file")
    months: dict[int, list[float]] = {}
    pages: list[Page] = []
    seen: set[str] = set()
    while True:
        page = transport.get(address(len(pages)), headers={"x-ucdp-access-token": token}, keep=False)
        pages.append(page)
        facts = _facts(page)
        for event in _events(page, facts):
            if (known_as := str(event["id"])) not in seen:  # events are added while pages are turned
                seen.add(known_as)
                _add(page, months, event)
        if len(pages) >= facts["TotalPages"]:
            break
        if len(pages) >= _MOST_PAGES:
            raise broken(page, f"goes on after {_MOST_PAGES} pages")
    if len(seen) < facts["TotalCount"]:
        raise broken(page, f"ends after {len(seen):,} of {facts['TotalCount']:,} events")
    found = [
        Observation(SERIES, _month_end(first), best, start=first, low=low, high=high)
        for first, (best, low, high) in sorted(months.items())
    ]
    verify(page, found, ahead_days=31)
    for page in pages:
        transport.accept(page, keep=False)
    yield from from_day(found, since)


def read(pages: Sequence[Page], since: date | None) -> Iterator[Observation]:
    """A table of deaths by country and year: points for Ukraine, each for its year."""
    found = []
    for page in pages:
        rows = [row for row in csv_rows(page, "Entity", "Year", _PER_YEAR) if row["Entity"] == _COUNTRY]
        if not rows:
            raise broken(page, f"holds no row of {_COUNTRY}")
        for row in rows:
            last = day(page, f"{row['Year']}-12-31")
            deaths = number(page, row[_PER_YEAR], row["Year"], thousands=",")
            found.append(Observation(BY_YEAR, last, deaths, start=day(page, f"{row['Year']}-01-01")))
        verify(page, found, ahead_days=366)
    yield from from_day(found, since)


def _facts(page: Page) -> dict[str, int]:
    """The envelope of a page: how many events and pages there are."""
    import json

    try:
        facts = json.loads(page.data)
        return {name: int(facts[name]) for name in ("TotalCount", "TotalPages")}
    except (ValueError, KeyError, TypeError, OverflowError):
        json_rows(page, "id", rows="Result")  # says what is wrong where it can
        raise broken(page, "does not say how many pages there are") from None


def _events(page: Page, facts: dict[str, int]) -> list[dict[str, Any]]:
    if facts["TotalCount"] == 0:
        raise broken(page, "knows no event; is the version or the country another?")
    return json_rows(page, "id", "date_end", "best", "low", "high", "country_id", rows="Result")


def _add(page: Page, months: dict[int, list[float]], event: dict[str, Any]) -> None:
    if str(event["country_id"]) != str(_UKRAINE):
        raise broken(page, f"holds an event of country {event['country_id']}")
    ended = date.fromordinal(day(page, event["date_end"]))
    sums = months.setdefault(ended.replace(day=1).toordinal(), [0.0, 0.0, 0.0])
    for place, name in enumerate(("best", "low", "high")):
        sums[place] += number(page, event[name], f"event {event['id']}, {name!r}")


def _month_end(first: int) -> int:
    return ((date.fromordinal(first) + timedelta(days=31)).replace(day=1)).toordinal() - 1
