"""A value that stands until the next is given: its mean over days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, repeat
from operator import mul, sub


class Standing:
    """Values given on some days (rising ordinals), each standing until the next one, for `stale` days at most.

    Days on which none stands, in a hole longer than `stale`, count for nothing in a mean.
    """

    __slots__ = ("_counts", "_days", "_stale", "_sums", "_values")

    def __init__(self, days: Sequence[int], values: Sequence[float], stale: int) -> None:
        if len(days) != len(values):
            raise ValueError(f"{len(days)} days, {len(values)} values")
        self._days: Sequence[int] = days
        self._values: Sequence[float] = values
        self._stale = stale
        self._counts: list[int] = []  # days that anything has stood, up to each row; made when many means are asked for
        self._sums: list[float] = []  # what stood times its days

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
        stood = self._stood(opening + 1, closing)
        total: float = sum(map(mul, self._values[opening + 1 : closing], stood))
        total += self._values[opening] * before + self._values[closing] * after
        return total / (before + sum(stood) + after)

    def means(self, windows: Sequence[tuple[int, int]]) -> list[float | None]:
        """`mean` for many windows."""
        days, values, stale = self._days, self._values, self._stale
        if not self._counts and days:
            stood = self._stood(0, len(days) - 1)
            self._counts = list(accumulate(stood, initial=0))
            self._sums = list(accumulate(map(mul, values, stood), initial=0.0))
        counts, sums = self._counts, self._sums
        found: list[float | None] = []
        for first, last in windows:
            opening, closing = bisect_right(days, first) - 1, bisect_right(days, last) - 1
            if opening < 0 or last < first or first - days[opening] > stale or last - days[closing] > stale:
                found.append(None)
            elif opening == closing:
                found.append(values[opening])
            else:
                before = min(days[opening + 1], days[opening] + stale + 1) - first
                after = last - days[closing] + 1
                total = values[opening] * before + sums[closing] - sums[opening + 1] + values[closing] * after
                found.append(total / (before + counts[closing] - counts[opening + 1] + after))
        return found

    def mean_of_given(self, first: int, last: int) -> tuple[float, int] | None:
        """Mean over the values given on the days first..last, and how many they are; None without any."""
        opening, closing = bisect_left(self._days, first), bisect_right(self._days, last)
        if opening == closing:
            return None
        return sum(self._values[opening:closing]) / (closing - opening), closing - opening

    def _stood(self, start: int, end: int) -> list[int]:
        """How many days the rows start..end (end left out) stood; each has a row after it."""
        between = map(sub, self._days[start + 1 : end + 1], self._days[start:end])
        return list(map(min, between, repeat(self._stale + 1)))
