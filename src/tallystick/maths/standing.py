"""A value that stands until the next is given: its mean over days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress, count, repeat
from operator import ge, mul, sub, truediv
from typing import cast

from tallystick.maths.calendar import are_rolling


class Standing:
    """Values given on some days (rising ordinals), each standing until the next one, for `stale` days at most.

    Days on which none stands, in a hole longer than `stale`, count for nothing in a mean.
    """

    __slots__ = ("_days", "_each", "_held", "_kept", "_rows", "_stale", "_stood", "_sums", "_values")

    def __init__(self, days: Sequence[int], values: Sequence[float], stale: int) -> None:
        if len(days) != len(values):
            raise ValueError(f"{len(days)} days, {len(values)} values")
        self._days: Sequence[int] = days
        self._values: Sequence[float] = values
        self._stale = stale
        # day by day from the first, made when many means are asked for: the row that stands, and up to each day the
        # sum of what stood and on how many days something did
        self._rows: list[int | None] = []
        self._sums: list[float] = []
        self._held: Sequence[int] = ()
        # only of a series without holes
        self._stood: list[int] = []  # on how many days each row stands
        self._each: list[float] = []  # what stands on each day
        self._kept: dict[int, list[float]] = {}  # the mean of every stretch of so many days, by its first

    def mean(self, first: int, last: int) -> float | None:
        """Mean over the days first..last; None unless a value stands on the first and on the last of them."""
        opening, closing = bisect_right(self._days, first) - 1, bisect_right(self._days, last) - 1
        if last < first or opening < 0:
            return None
        if first - self._days[opening] > self._stale or last - self._days[closing] > self._stale:
            return None
        if opening == closing:
            return self._values[opening]
        before = min(self._days[opening + 1], self._days[opening] + self._stale + 1) - first
        after = last - self._days[closing] + 1
        between = map(sub, self._days[opening + 2 : closing + 1], self._days[opening + 1 : closing])
        stood: list[int] = list(map(min, between, repeat(self._stale + 1)))
        total: float = sum(map(mul, self._values[opening + 1 : closing], stood))
        total += self._values[opening] * before + self._values[closing] * after
        return total / (before + sum(stood) + after)

    def means(self, windows: Sequence[tuple[int, int]], shift: int = 0) -> list[float | None]:
        """`mean` for many windows, each moved by `shift` days."""
        if not windows or not self._days:
            return [None] * len(windows)
        if not self._rows:
            self._lay_out()
        begin = self._days[0] - shift
        found = self._rolling(windows, begin) or self._single_days(windows, begin)
        return found or [self._mean(low - begin, high - begin) for low, high in windows]

    def mean_of_given(self, first: int, last: int) -> tuple[float, int] | None:
        """Mean over the values given on the days first..last, and how many they are; None without any."""
        opening, closing = bisect_left(self._days, first), bisect_right(self._days, last)
        if opening == closing:
            return None
        return sum(self._values[opening:closing]) / (closing - opening), closing - opening

    def _mean(self, low: int, high: int) -> float | None:
        """The mean over days counted from the first one."""
        if low < 0 or high < low or high >= len(self._rows):
            return None
        opening, closing = self._rows[low], self._rows[high]
        if opening is None or closing is None:
            return None
        if opening == closing:
            return self._values[opening]
        return (self._sums[high + 1] - self._sums[low]) / (self._held[high + 1] - self._held[low])

    def _rolling(self, windows: Sequence[tuple[int, int]], begin: int) -> list[float | None]:
        """Windows of one length, each a day after the one before, of a series without holes; [] for any others."""
        low, high = windows[0]
        if not are_rolling(windows) or high < low or not self._stood:
            return []
        before = min(max(begin - low, 0), len(windows))  # that begin earlier than the series
        start = max(low - begin, 0)
        found: list[float | None] = [None] * before
        found += self._stretches(high - low + 1)[start : start + len(windows) - before]
        return found + [None] * (len(windows) - len(found))

    def _single_days(self, windows: Sequence[tuple[int, int]], begin: int) -> list[float | None]:
        """Windows (rising) of one day each, within a series without holes; [] for any others."""
        lows = [low for low, _ in windows]
        if not self._each or sum(lows) != sum(high for _, high in windows) or lows[-1] - begin >= len(self._each):
            return []
        before = bisect_left(lows, begin)  # that begin earlier than the series
        found: list[float | None] = [None] * before
        found += map(self._each.__getitem__, map(sub, lows[before:], repeat(begin)))
        return found

    def _stretches(self, length: int) -> list[float]:
        """The mean of each stretch of so many days, by its first day: one slice less another. Without holes."""
        found = self._each if length == 1 else self._kept.get(length)
        if found is None:
            found = list(map(truediv, map(sub, self._sums[length:], self._sums), repeat(length)))
            # where one value stood all the time, that value to the last digit: no record may come of a rounded sum
            for row in compress(count(), map(ge, self._stood, repeat(length))):
                start = self._days[row] - self._days[0]
                found[start : start + self._stood[row] - length + 1] = repeat(
                    self._values[row], self._stood[row] - length + 1
                )
            self._kept[length] = found
        return found

    def _lay_out(self) -> None:
        self._rows = standing_rows(self._days, self._stale)
        gaps = [*map(sub, self._days[1:], self._days), self._stale + 1]
        if max(gaps) > self._stale + 1:
            each = [0.0 if row is None else self._values[row] for row in self._rows]
            self._held = list(accumulate((row is not None for row in self._rows), initial=0))
        else:
            self._stood = gaps
            each = self._each = list(map(self._values.__getitem__, cast("list[int]", self._rows)))
            self._held = range(len(each) + 1)
        self._sums = list(accumulate(each, initial=0.0))


def standing_rows(days: Sequence[int], stale: int) -> list[int | None]:
    """For each day from the first, up to `stale` days after the last: the row that stands on it, None in a hole."""
    if not days:
        return []
    gaps = [*map(sub, days[1:], days), stale + 1]
    if max(gaps) <= stale + 1:
        begins = bytearray(days[-1] - days[0] + stale + 1)
        for day in days:
            begins[day - days[0]] = 1
        begins[0] = 0
        return list(accumulate(begins))
    rows: list[int | None] = []
    for row, gap in enumerate(gaps):
        held = min(gap, stale + 1)
        rows += [row] * held
        if gap > held:
            rows += [None] * (gap - held)
    return rows
