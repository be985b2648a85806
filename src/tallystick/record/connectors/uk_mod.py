"""The UK Ministry of Defence's mean daily Russian casualties by month, as The Economist keeps the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tallystick.model.observation import Observation
from tallystick.record.pages import broken, csv_rows, day, number
from tallystick.record.plausible import from_day, verify
from tallystick.record.transport import Page, Transport

SOURCE = "uk_mod"
THEATRE = "ukraine"
ADDRESS = (
    "https://raw.githubusercontent.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates/main/"
    "source-data/deaths-and-casualties-data/"
    "Soldier%20deaths_casualties%20in%20Ukraine%20-%20uk%20mod%20month-by-month%20estimates.csv"
)
ADDRESSES = (ADDRESS,)
_MEAN = "casualties (average daily losses)"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_PUBLISHED = 7  # the day of the following month on which the ministry usually gave the figure
_ROUNDED = 31.0  # how far "in the month" may be from mean x days: the mean is rounded to a whole number


def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:
    """Monthly means, dated by the first of the month, known on the 7th of the next."""
    page = transport.get(ADDRESS)
    rows = csv_rows(page, "month", "year", _MEAN, "days in month", "casualties in month")
    observations = [_observation(page, row) for row in rows]
    verify(page, observations)
    months = [observation.day for observation in observations]
    if any(b <= a or b - a > 31 for a, b in pairwise(months)):
        raise broken(page, "does not give one row for each month in turn")
    transport.accept(page, rows=len(rows))
    yield from from_day(observations, since)


def _observation(page: Page, row: dict[str, str]) -> Observation:
    name, year = row["month"].strip().lower(), row["year"].strip()
    if name not in _MONTHS:
        raise broken(page, f"gives {row['month']!r} as a month")
    month = _MONTHS.index(name) + 1
    first = date.fromordinal(day(page, f"{year}-{month:02}-01"))
    following = date(first.year + month // 12, month % 12 + 1, _PUBLISHED)
    where = f"{name} {year}"
    mean, days, total = (
        number(page, row[cell], where, thousands=",") for cell in (_MEAN, "days in month", "casualties in month")
    )
    if abs(mean * days - total) > _ROUNDED:
        raise broken(page, f"gives {mean:g} a day for {where} and {total:g} in all over {days:g} days")
    return Observation("personnel_losses_uk_mod", first.toordinal(), mean, following.toordinal())
