"""Calendar steps as pairs of day ordinals (`date.toordinal`), both ends included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
SPANS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.2425 / 12, "quarter": 365.2425 / 4, "year": 365.2425}


def month_start(on: date, months: int = 0) -> date:
    """First day of the month `months` after that of `on`."""
    index = on.year * 12 + on.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def month_end(on: date, months: int = 0) -> date:
    """Last day of the month `months` after that of `on`."""
    return month_start(on, months + 1) - timedelta(days=1)


def step_of(first: date, last: date) -> str | None:
    """The calendar step that the days are exactly one of; "week" for any seven days; None for anything else."""
    if first == last:
        return "day"
    for name, months in _MONTHS.items():
        if first.day == 1 and (first.month - 1) % months == 0:
            if last == month_end(first, months - 1):
                return name
    return "week" if (last - first).days == 6 else None


def whole_months(first: date, last: date) -> list[date]:
    """First days of the calendar months that the days exactly fill; empty when they fill none."""
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return []
    months = []
    start = first
    while start <= last:
        months.append(start)
        start = month_start(start, 1)
    return months


def steps_back(first: date, last: date, step: str) -> Iterator[tuple[date, date]]:
    """The step first..last, then the one before it, and so on without end. Weeks keep their weekday."""
    months = _MONTHS.get(step)
    days = (last - first).days + 1
    while True:
        yield first, last
        if months is None:
            first, last = first - timedelta(days=days), first - timedelta(days=1)
        else:
            first, last = month_start(first, -months), first - timedelta(days=1)
