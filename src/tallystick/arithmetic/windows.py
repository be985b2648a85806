"""A series in windows: days, weeks, months, quarters, halves and years of the calendar, or rolling stretches of days.

What falls before the series is reliable (lumps of its first weeks) is left out, and how much is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import compress

from tallystick.arithmetic.daily import STALE_DAYS, Daily
from tallystick.arithmetic.measuring import (
    Measured,
    Month,
    change,
    conventions,
    mean_of,
    means,
    months_within,
    sum_of_months,
    totals,
)
from tallystick.maths.calendar import calendar_windows, rolling_windows
from tallystick.maths.digits import grouped
from tallystick.maths.standing import Standing
from tallystick.maths.stretches import Spread, Stretches, Window
from tallystick.model.period import Period
from tallystick.model.series import Convention, Series, SeriesForm

FILLED = "every day, a value standing until the next"
GIVEN = "the days with a value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """One statistic of a series, window by window, under one convention. Days are ordinals, both ends included.

    `statistic` is "mean" (per day), "total", or "level" (the mean of the levels that stood). `left_out` counts windows
    that begin before the series is reliable, `missing` those that a row is missing for.
    """

    series: Series
    convention: Convention
    statistic: str
    windows: Sequence[Window]
    values: Sequence[float]
    left_out: int = 0
    missing: int = 0

    @property
    def caveat(self) -> str | None:
        """What was left out, in words; None when nothing was."""
        if not self.left_out:
            return None
        on = date.fromordinal(oldest_day(self.series, self.convention))
        count = f"{self.left_out} window{'s' if self.left_out > 1 else ''}"
        return f"{count} before {on.day} {on:%B %Y} left out: the series begins with lumps"


def oldest_day(series: Series, convention: Convention) -> int:
    """The first day whose step counts: where the series becomes reliable, and never before it begins.

    The first value of a running total is a lump by itself: it holds all that was counted before.
    """
    if not series.days:
        return 0
    begun = series.days[0] - (convention.open if series.form is SeriesForm.CUMULATIVE else 0)
    return max(series.reliable_from or 0, begun)


def windows_of(series: Series, step: str | int, *, additive: bool = True) -> Sequence[Window]:
    """Every window of that kind that the series can fill: a calendar step by name, or stretches of so many days.

    The days of a level that does not add up are those it was given on: a rate that stands over a Sunday sets no record.
    Raises ValueError for a step that there is none of.
    """
    if not series.days:
        return []
    if step == "day" and series.form is SeriesForm.LEVEL and not additive:
        return Stretches(series.days, 1)
    first, last = series.days[0], series.days[-1]
    if series.form is SeriesForm.MONTHLY_MEAN:
        last += 31
    return rolling_windows(step, first, last) if isinstance(step, int) else calendar_windows(step, first, last)


def in_windows(
    series: Series, windows: Sequence[Window], *, statistics: Sequence[str] = ("mean", "total"), additive: bool = True
) -> Iterator[Windows]:
    """The series in these windows (rising), once for each convention and statistic.

    A level that does not add up (`additive` false) has one statistic, the mean of what stood in the window. Dated
    figures (point series) have none.
    """
    if series.form is SeriesForm.POINT:
        return
    flow = additive or series.form is not SeriesForm.LEVEL
    for convention in conventions(series):
        first = bisect_left(windows, (oldest_day(series, convention), 0))
        wanted = windows[first:]
        steps = months = None
        if series.form is SeriesForm.MONTHLY_MEAN:
            months = _months_in(series, wanted)
        elif flow:
            steps = Daily.of(series).steps(wanted, convention)
        for statistic in statistics if flow else ("level",):
            if steps is not None:
                told, found = steps[0], (steps[1] if statistic == "total" else _means(*steps))
            elif months is not None:
                told, found = _of_months(*months, statistic)
            else:
                told, found = standing_of(series).means(wanted, convention.close)
            yield Windows(
                series=series,
                convention=convention,
                statistic=statistic,
                windows=told,
                values=found,
                left_out=first,
                missing=len(wanted) - len(told),
            )


def _means(windows: Sequence[Window], steps: Sequence[float]) -> Sequence[float]:
    """What was added in each window, for each of its days."""
    if isinstance(windows, Stretches):
        return Spread(steps, windows.days)
    return tuple([step / (high - low + 1) for step, (low, high) in zip(steps, windows, strict=True)])


def _months_in(series: Series, windows: Sequence[Window]) -> tuple[list[Window], list[list[Month]]]:
    """The windows that months fill, with the months of each."""
    starts = set(series.days)  # a window that begins on another day is filled by no months
    begun = [window for window in windows if window[0] in starts]
    months = [months_within(series, Period(date.fromordinal(low), date.fromordinal(high))) for low, high in begun]
    filled = list(map(bool, months))
    return list(compress(begun, filled)), list(compress(months, filled))


def _of_months(
    windows: Sequence[Window], months: Sequence[Sequence[Month]], statistic: str
) -> tuple[Sequence[Window], Sequence[float]]:
    if statistic == "total":
        return windows, tuple(map(sum_of_months, months))
    return windows, tuple(
        [
            one[0][1] if len(one) == 1 else sum_of_months(one) / (high - low + 1)
            for (low, high), one in zip(windows, months, strict=True)
        ]
    )


def window_measured(series: Series, convention: Convention, window: Window, *, mean: bool) -> Measured | None:
    """One window with its sum and rows; None where a row is missing."""
    first, last = (date.fromordinal(day) for day in window)
    if series.form is SeriesForm.MONTHLY_MEAN:
        period = Period(first, last)
        return next(iter(means(series, period, 1.0) if mean else totals(series, period)), None)
    measured = change(series, convention, first, last)
    return mean_of(measured, window[1] - window[0] + 1, 1.0) if measured is not None and mean else measured


def step_value(series: Series, convention: Convention, first: int, last: int, *, exact: bool = False) -> float | None:
    """What fell in the days first..last (ordinals), restatements taken out; None where a row is missing.

    `exact` asks for rows of the very days: a chart of days must not put on one what fell on ten.
    """
    low, high = first + convention.open, last + convention.close
    if exact and (series.at(low) is None or series.at(high) is None):
        return None
    return Daily.of(series).step(low, high)


def standing_of(series: Series) -> Standing:
    """The series as levels that stand until the next, over closed days too; made once and kept with it."""
    stale = STALE_DAYS.get(series.weight, 7)
    return series.once("standing", lambda: Standing(series.days, series.values, stale))


def level_means(series: Series, period: Period) -> Iterator[Measured]:
    """The mean of a level over a period: over every day, values standing over closed days, and over the days given.

    Both are in honest use for rates and prices; each comes under every convention of the series.
    """
    if series.form is not SeriesForm.LEVEL:
        return
    standing = standing_of(series)
    seen: set[float] = set()
    for convention in conventions(series):
        first, last = period.start.toordinal() + convention.close, period.end.toordinal() + convention.close
        filled, given = standing.mean(first, last), standing.mean_of_given(first, last)
        rows = _ends(series, first, last)
        if filled is not None:
            write = partial(_mean, f"what stood on {period.days} days", filled)
            name = f"{convention.label}, {FILLED}"
            yield Measured(series=series, convention=name, value=filled, write=write, rows=rows)
            seen.add(filled)
        if given is not None and filled is not None and given[0] not in seen:
            write = partial(_mean, f"{given[1]} values", given[0])
            name = f"{convention.label}, {GIVEN}"
            yield Measured(series=series, convention=name, value=given[0], write=write, rows=rows)


def _mean(of: str, value: float) -> str:
    return f"mean of {of} = {grouped(value)}"


def _ends(series: Series, first: int, last: int) -> tuple[tuple[date, float], ...]:
    """The rows that a mean over these days begins and ends with."""
    found = [row for row in (series.latest(first, 31), series.latest(last, 31)) if row is not None]
    return tuple(dict.fromkeys((date.fromordinal(day), value) for day, value in found))


def with_caveat(measured: Measured, caveat: str | None) -> Measured:
    """The same value, told with what was left out."""
    return measured if caveat is None else measured._replace(caveat=caveat)
