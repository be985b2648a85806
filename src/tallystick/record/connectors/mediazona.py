"""Russian soldiers named dead, by week of death, and the excess of deaths in the probate registry: Mediazona, Meduza.

The list of names grows backwards: deaths of 2022 are still being found. So each list ever published is a vintage of
the same weeks. The tables say for which year's end a list stood, not on which day it was printed: `_LISTS` gives the
latest day that a list of that length agrees with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from tallystick.errors import BrokenSource
from tallystick.model.observation import Observation
from tallystick.record.pages import Row, broken, csv_rows, day, number
from tallystick.record.plausible import from_day, verify
from tallystick.record.transport import Page, Transport

SOURCE = "mediazona"
THEATRE = "ukraine"
NAMED = "personnel_deaths_mediazona"
EXCESS = "personnel_deaths_excess"
_FOLDER = (
    "https://raw.githubusercontent.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates/main/"
    "source-data"
)
LIST_2024 = f"{_FOLDER}/meduza_2024.csv"
LIST_2025 = f"{_FOLDER}/deaths-and-casualties-data/meduza_2025_weekly.csv"
LIST_2026 = f"{_FOLDER}/deaths-and-casualties-data/meduza_2026_weekly.csv"
ADDRESSES = (LIST_2024, LIST_2025, LIST_2026)
_LISTS = {  # column of the newest table -> the day by which that list was public; 12,500 names, 42,196, ...
    "Bmz2022": date(2023, 2, 28),
    "Bmz2023": date(2024, 2, 29),
    "Bmz2024": date(2025, 2, 28),
    "Bmz2025": date(2026, 2, 28),
}
_NOW = {205_470: date(2026, 5, 31)}  # length of the newest list -> the day it stood; of others, the day of fetching
_OF_2024, _OF_2025 = date(2024, 7, 5), date(2025, 8, 31)  # the two older tables
_TOTAL_2024 = "Число погибших в поименных списках"
_WEEKLY_2025 = "Number of confirmed deaths (by date of death)"
_EXCESS = ("EDAssembled", "EDAssembledLow", "EDAssembledHigh")
_SUNDAY = 6  # days after the Monday that names a week

Totals = dict[int, float]  # Sunday -> people who had died by then


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """Running totals by the Sunday that ends a week of death; one vintage a list. Raises BrokenSource.

    A list that holds fewer names than an earlier one is refused. What the newest list holds is known since the day it
    was fetched, if nobody knows better. The bounds of the excess are sums of weekly bounds, wider than those of a sum.
    """
    older, old, new = (transport.get(address) for address in ADDRESSES)
    rows_older = csv_rows(older, "Date", _TOTAL_2024)
    rows_old = [row for row in csv_rows(old, "Date", _WEEKLY_2025) if row["Date"].strip()]  # it ends in an empty row
    rows_new = csv_rows(new, "Year", "Week", "BmzNow", *_LISTS, *_EXCESS)
    weeks = [_sunday(new, row) for row in rows_new]
    if any(b - a != 7 for a, b in pairwise(weeks)):
        raise broken(new, "does not give one row for each week in turn")
    today = new.fetched.date()
    newest = _running(_column(new, rows_new, weeks, "BmzNow"))
    listed = _NOW.get(round(max(newest.values(), default=0)), today)
    lists: list[tuple[date, Totals, str]] = [
        (
            _OF_2024,
            {day(older, r["Date"]) + _SUNDAY: number(older, r[_TOTAL_2024], r["Date"]) for r in rows_older},
            LIST_2024,
        ),
        (_OF_2025, _running(_weekly_2025(old, rows_old)), LIST_2025),
        (listed, newest, LIST_2026),
        *((known, _running(_column(new, rows_new, weeks, name)), LIST_2026) for name, known in _LISTS.items()),
    ]
    lists.sort(key=lambda item: item[0])
    _check_growth(new, lists)
    observations = [
        Observation(NAMED, on, total, min(known, today).toordinal(), address=address)
        for known, totals, address in lists
        for on, total in totals.items()
        if on <= known.toordinal()
    ]
    observations += _excess(new, rows_new, weeks, listed.toordinal())
    verify(new, observations)
    for page, rows in ((older, rows_older), (old, rows_old), (new, rows_new)):
        transport.accept(page, rows=len(rows))
    yield from from_day(observations, since)


def _sunday(page: Page, row: Row) -> int:
    try:
        return date.fromisocalendar(int(row["Year"]), int(row["Week"]), 7).toordinal()
    except ValueError:
        raise broken(page, f"gives week {row['Week']!r} of {row['Year']!r}") from None


def _column(page: Page, rows: list[Row], weeks: list[int], name: str) -> Totals:
    return {
        on: number(page, row[name], f"{row['Year']}, week {row['Week']}, {name}")
        for on, row in zip(weeks, rows, strict=True)
        if row[name].strip()
    }


def _weekly_2025(page: Page, rows: list[Row]) -> Totals:
    return {
        day(page, row["Date"], form="%d/%m/%Y") + _SUNDAY: number(page, row[_WEEKLY_2025] or "0", row["Date"])
        for row in rows
    }


def _running(weekly: Mapping[int, float]) -> Totals:
    total = 0.0
    found: Totals = {}
    for on in sorted(weekly):
        total += weekly[on]
        found[on] = total
    return found


def _check_growth(page: Page, lists: list[tuple[date, Totals, str]]) -> None:
    """A later list never names fewer dead in all: a table whose columns have moved would."""
    for (_, earlier, _), (known, later, _) in pairwise(lists):
        if not earlier or not later or max(later.values()) < max(earlier.values()):
            raise broken(page, f"gives a list of {known:%B %Y} that is shorter than the one before")


def _excess(page: Page, rows: list[Row], weeks: list[int], known: int) -> Iterator[Observation]:
    columns = [_column(page, rows, weeks, name) for name in _EXCESS]
    if len({len(column) for column in columns}) != 1:
        raise BrokenSource(f"{page.address} gives estimates without their bounds; nothing was changed")
    value, low, high = map(_running, columns)
    for on in value:
        yield Observation(
            EXCESS, on, round(value[on]), known, low=round(low[on]), high=round(high[on]), address=LIST_2026
        )
