"""A series laid out by day, so that thousands of windows can be read off it in a millisecond or two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, repeat
from operator import sub

from tallystick.maths.standing import standing_rows
from tallystick.maths.stretches import Stretches, Window, as_stretches, held_only
from tallystick.model.series import Convention, Series, SeriesForm

STALE_DAYS = {"primary": 7, "other": 10}  # a level holds until the next row; collections skip days


class Daily:
    """The running total or level that holds on each day, with the source's own corrections taken out.

    A count holds on the days of its own rows only (before the first it is 0); a level, or a count that is read now and
    then, until the next row, for a few days at most.
    """

    __slots__ = ("_contiguous", "_net", "_row", "_zero_before", "first")

    def __init__(self, series: Series) -> None:
        exact = series.form is SeriesForm.CUMULATIVE and series.weight == "primary"
        days = series.days
        self._net = _corrected(series)
        self._zero_before = series.form is SeriesForm.CUMULATIVE
        stale = 0 if exact else STALE_DAYS.get(series.weight, 7)
        self.first = days[0] if days else 0
        self._contiguous = bool(days) and exact and days[-1] - days[0] + 1 == len(days)
        self._row = [] if self._contiguous else standing_rows(days, stale)

    @classmethod
    def of(cls, series: Series) -> Daily:
        """The layout of a series, made once and kept with it."""
        return series.once("daily", lambda: cls(series))

    def step(self, low: int, high: int) -> float | None:
        """What was added between two days' values; None where one is missing or both are one and the same row."""
        a, b = self._at(low), self._at(high)
        if a is None or b is None or b < 0 or a == b or high <= low:
            return None
        return self._net[b] - (self._net[a] if a >= 0 else 0.0)

    def steps(self, windows: Sequence[Window], convention: Convention) -> tuple[Sequence[Window], Sequence[float]]:
        """`step` for the windows (rising) as the convention reads them: those that have one, and the steps."""
        opening, closing = convention.open, convention.close
        even = as_stretches(windows) if self._contiguous else None
        if even is not None and isinstance(even.lows, range):
            found = self._evenly(even, even.lows, opening, closing)
            if found is not None:
                return found
        return held_only(windows, [self.step(low + opening, high + closing) for low, high in windows])

    def _evenly(
        self, windows: Stretches, lows: range, opening: int, closing: int
    ) -> tuple[Sequence[Window], Sequence[float]] | None:
        """Windows that begin equally far apart, none before the series: two slices, subtracted."""
        begin = self.first - opening
        length = windows.days - 1 + closing - opening
        if lows[0] < begin or length <= 0:
            return None
        lows = lows[: bisect_left(lows, begin + len(self._net) - length)]
        if not lows:
            return windows[:0], ()
        start, stop, step = lows[0] - begin, lows[-1] - begin + 1, lows.step
        upto, before = self._net[start + length : stop + length : step], self._net[start:stop:step]
        return Stretches(lows, windows.days), tuple(map(sub, upto, before))

    def _at(self, day: int) -> int | None:
        """The row that holds on a day; -1 before a count has begun, None where nothing holds."""
        at = day - self.first
        if at < 0:
            return -1 if self._zero_before and self._net else None
        if self._contiguous:
            return at if at < len(self._net) else None
        return self._row[at] if at < len(self._row) else None


def _corrected(series: Series) -> tuple[float, ...]:
    """Each row's value without the corrections dated up to it."""
    if not series.restatements:
        return series.values
    steps = list(map(series.restatements.get, series.days, repeat(0.0)))
    if sum(map(bool, steps)) < len(series.restatements):  # some are dated on days without a row: they fall on the next
        due = sorted(series.restatements.items())
        steps, at = [], 0
        for day in series.days:
            amount = 0.0
            while at < len(due) and due[at][0] <= day:
                amount += due[at][1]
                at += 1
            steps.append(amount)
    return tuple(map(sub, series.values, accumulate(steps)))
