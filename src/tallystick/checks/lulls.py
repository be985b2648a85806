"""Days of a running count on which it cannot tell one day from the next.

A source that counts every day and stands still on one of them has most often only missed a report, and the next one
holds two days. One that now and then adds a lump of late findings has them, in small, in every report. The first days
of a count are lumps: what had gone before is told with them. Such days may bear a figure out; they contradict none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from tallystick.model.period import Period
from tallystick.model.series import Series, SeriesForm

SHORT_DAYS = 3  # a longer stretch takes one missed report without harm
FIRST_DAYS = 7
_AROUND_DAYS = 15
_LUMP = 8.0  # so many times the median step
_DAILY = 3.0  # fewest a day, by the days around, of a count that is expected to move every day


def is_lull(series: Series, period: Period) -> bool:
    """Is the period so short, and does it lie at a standstill or at the start of the count?"""
    if series.form is not SeriesForm.CUMULATIVE or not series.days:
        return False
    first, last = period.start.toordinal(), period.end.toordinal()
    if period.days <= FIRST_DAYS and first < series.days[0] + FIRST_DAYS:
        return True
    if period.days > SHORT_DAYS:
        return False
    low = bisect_left(series.days, first - _AROUND_DAYS)
    high = bisect_right(series.days, last + _AROUND_DAYS) - 1
    if high <= low or series.values[high] - series.values[low] < _DAILY * (series.days[high] - series.days[low]):
        return False
    near = series.values[bisect_left(series.days, first - 2) : bisect_right(series.days, last + 2)]
    return any(a == b for a, b in pairwise(near)) or _has_lump(series.values[low : high + 1])


def _has_lump(values: Sequence[float]) -> bool:
    """Does one step among these dwarf the others? Then what is found late is added to the day of its report."""
    steps = [b - a for a, b in pairwise(values)]
    largest = max(steps)
    if largest <= _LUMP * _DAILY:
        return False
    rising = sorted(steps)
    median = (rising[(len(rising) - 1) // 2] + rising[len(rising) // 2]) / 2
    return largest > _LUMP * median
