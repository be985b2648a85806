"""A value that stands until the next is given: its mean over days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import mul


class Standing:
    """Values given on some days (rising ordinals), each standing until the next one, for `stale` days at most.

    Days on which none stands, in a hole longer than `stale`, count for nothing in a mean.
    """

    __slots__ = ("_counts", "_days", "_lasts", "_sums", "_values")

    def __init__(self, days: Sequence[int], values: Sequence[float], stale: int) -> None:
        if len(days) != len(values):
            raise ValueError(f"{len(days)} days, {len(values)} values")
        following = (*days[1:], days[-1] + stale + 1) if days else ()
        self._days, self._values = days, values
        self._lasts = [min(after - 1, day + stale) for day, after in zip(days, following, strict=True)]
        stood = [last - day + 1 for day, last in zip(days, self._lasts, strict=True)]
        self._sums = list(accumulate(map(mul, values, stood), initial=0.0))
        self._counts = list(accumulate(stood, initial=0))

    def mean(self, first: int, last: int) -> float | None:
        """Mean over the days first..last; None unless a value stands on the first and on the last of them."""
        opening, closing = bisect_right(self._days, first) - 1, bisect_right(self._days, last) - 1
        if last < first or opening < 0 or self._lasts[opening] < first or self._lasts[closing] < last:
            return None
        if opening == closing:
            return self._values[opening]
        before, after = self._lasts[opening] - first + 1, last - self._days[closing] + 1
        between = self._sums[closing] - self._sums[opening + 1]
        days = before + self._counts[closing] - self._counts[opening + 1] + after
        return (self._values[opening] * before + between + self._values[closing] * after) / days

    def mean_of_given(self, first: int, last: int) -> tuple[float, int] | None:
        """Mean over the values given on the days first..last, and how many they are; None without any."""
        opening, closing = bisect_left(self._days, first), bisect_right(self._days, last)
        if opening == closing:
            return None
        return sum(self._values[opening:closing]) / (closing - opening), closing - opening
