"""Calendar steps as pairs of days, both ends included; as pairs of ordinals (`date.toordinal`) where there are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from tallystick.maths.stretches import Stretches, Window

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_DAYS = {"day": 1, "week": 7}
SPANS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.2425 / 12, "quarter": 365.2425 / 4, "year": 365.2425}
STEPS = (*_DAYS, *_MONTHS)


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


@lru_cache(maxsize=256)
def windows_back(first: date, last: date, step: str, begun: date, most: int) -> Sequence[Window]:
    """The same steps as ordinals, oldest first: those that end on `begun` or later, `most` of them at most."""
    months, low, high, until = _MONTHS.get(step), first.toordinal(), last.toordinal(), begun.toordinal()
    if months is None:
        days = high - low + 1
        count = min(most, (high - until) // days + 1)
        return Stretches(range(low - (count - 1) * days, low + 1, days), days) if count > 0 else ()
    windows: list[Window] = []
    while high >= until and len(windows) < most:
        windows.append((low, high))
        first = month_start(first, -months)
        low, high = first.toordinal(), low - 1
    return tuple(windows[::-1])


def windows_after(last: date, step: str, until: date, most: int) -> Sequence[Window]:
    """The calendar steps from the day after `last` on that end on `until` or earlier, at most so many, as ordinals.

    Raises KeyError for a step that is none of STEPS.
    """
    first, low, high = last + timedelta(days=1), last.toordinal() + 1, until.toordinal()
    if step in _DAYS:
        days = _DAYS[step]
        count = min(most, (high - low + 1) // days)
        return Stretches(range(low, low + max(count, 0) * days, days), days)
    windows: list[Window] = []
    while len(windows) < most:
        first = month_start(first, _MONTHS[step])
        if first.toordinal() - 1 > high:
            break
        windows.append((low, first.toordinal() - 1))
        low = first.toordinal()
    return windows


def calendar_windows(step: str, first: int, last: int) -> Sequence[Window]:
    """The whole calendar steps that lie within the ordinals first..last, oldest first. Weeks run Monday to Sunday.

    Raises ValueError for a step that is none of STEPS.
    """
    if step in _DAYS:
        days = _DAYS[step]
        start = first + (-(first - 1)) % days  # ordinal 1 was a Monday
        return Stretches(range(start, last - days + 2, days), days)
    months = _MONTHS.get(step)
    if months is None:
        raise ValueError(f"{step!r} is no calendar step; known are {', '.join(STEPS)}")
    begin = date.fromordinal(first)
    index = begin.year * 12 + begin.month - 1
    index += -index % months if begin.day == 1 else months - index % months
    windows: list[Window] = []
    opening = date(index // 12, index % 12 + 1, 1).toordinal()
    while True:
        index += months
        following = date(index // 12, index % 12 + 1, 1).toordinal()
        if following - 1 > last:
            return windows
        windows.append((opening, following - 1))
        opening = following


def rolling_windows(days: int, first: int, last: int) -> Stretches:
    """Every stretch of so many days within the ordinals first..last, oldest first. ValueError unless days > 0."""
    if days < 1:
        raise ValueError(f"a window has at least one day, not {days}")
    return Stretches(range(first, last - days + 2), days)
