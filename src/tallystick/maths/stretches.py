"""Windows of equal length, and means over them: thousands at once, each made only when it is read.

To rank one window among ten thousand, or to find the highest, it takes their sums and no object for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, repeat
from math import inf, isfinite, nextafter
from operator import add, truediv
from typing import TypeVar, cast, overload

Window = tuple[int, int]  # first and last day, as ordinals, both included
Value = TypeVar("Value")


class Stretches(Sequence[Window]):
    """Windows of so many days by their first days (`lows`, rising): a range where they are equally far apart."""

    __slots__ = ("days", "lows")

    def __init__(self, lows: range | tuple[int, ...], days: int) -> None:
        self.lows = lows
        self.days = days

    def __len__(self) -> int:
        return len(self.lows)

    @overload
    def __getitem__(self, at: int) -> Window: ...
    @overload
    def __getitem__(self, at: slice) -> Stretches: ...
    def __getitem__(self, at: int | slice) -> Window | Stretches:
        if isinstance(at, slice):
            return Stretches(self.lows[at], self.days)
        low = self.lows[at]
        return low, low + self.days - 1

    def __iter__(self) -> Iterator[Window]:
        return zip(self.lows, map(add, self.lows, repeat(self.days - 1)), strict=True)

    def __repr__(self) -> str:
        return f"Stretches({self.lows!r}, {self.days})"


class Spread(Sequence[float]):
    """Sums over so many days each, read as means per day; divided only when they are read.

    Division keeps their order, so that the highest mean is looked for among the sums. A part knows the `whole` that it
    was cut from and where it starts there; the whole keeps where its farthest means stand (`farthest`, by lowest).
    """

    __slots__ = ("days", "farthest", "start", "sums", "whole")

    def __init__(self, sums: Sequence[float], days: int, whole: Spread | None = None, start: int = 0) -> None:
        self.sums = sums
        self.days = days
        self.whole = whole
        self.start = start
        self.farthest: dict[bool, int] = {}

    def __len__(self) -> int:
        return len(self.sums)

    @overload
    def __getitem__(self, at: int) -> float: ...
    @overload
    def __getitem__(self, at: slice) -> Spread: ...
    def __getitem__(self, at: int | slice) -> float | Spread:
        if isinstance(at, slice):
            start, _, step = at.indices(len(self.sums))
            whole = (self.whole or self) if step == 1 else None
            return Spread(self.sums[at], self.days, whole, self.start + start)
        return self.sums[at] / self.days

    def __iter__(self) -> Iterator[float]:
        return map(truediv, self.sums, repeat(self.days))

    def beyond(self, value: float, *, lowest: bool = False) -> float:
        """The sum nearest to `value` whose mean, as it is rounded, is above (below) it."""
        if not isfinite(value):
            return value
        up, down = (-inf, inf) if lowest else (inf, -inf)
        found = value * self.days
        while found / self.days < value if lowest else found / self.days > value:
            found = nextafter(found, down)
        while not (found / self.days < value if lowest else found / self.days > value):
            found = nextafter(found, up)
        return found


def as_stretches(windows: Sequence[Window]) -> Stretches | None:
    """Windows (rising) as stretches where they are known to be of one length; None where not, or without any."""
    if not windows or isinstance(windows, Stretches):
        return windows if isinstance(windows, Stretches) and windows else None
    (low, high), count = windows[0], len(windows)
    rolling = windows[-1] == (low + count - 1, high + count - 1)
    return Stretches(range(low, low + count), high - low + 1) if rolling else None


def held_only(windows: Sequence[Window], values: Sequence[float | None]) -> tuple[Sequence[Window], tuple[float, ...]]:
    """The windows that have a value, and their values."""
    first, last = 0, len(values)
    while first < last and values[first] is None:
        first += 1
    while first < last and values[last - 1] is None:
        last -= 1
    windows, values = windows[first:last], values[first:last]
    if None not in values:
        return windows, tuple(cast("Sequence[float]", values))
    held = [value is not None for value in values]
    kept = tuple(cast("Iterator[float]", compress(values, held)))
    if isinstance(windows, Stretches):
        return Stretches(tuple(compress(windows.lows, held)), windows.days), kept
    return tuple(compress(windows, held)), kept
