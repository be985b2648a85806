"""A value that stands until the next is given: its mean over days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress, count, repeat
from operator import ge, mul, sub

from tallystick.maths.stretches import Spread, Stretches, Window, as_stretches, held_only


class Standing:
    """Values given on some days (rising ordinals), each standing until the next one, for `stale` days at most.

    Days on which none stands, in a hole longer than `stale`, count for nothing in a mean.
    """

    __slots__ = (
        "_across",
        "_begins",
        "_days",
        "_each",
        "_held",
        "_longest",
        "_present",
        "_rolling",
        "_stale",
        "_sums",
        "_values",
    )

    def __init__(self, days: Sequence[int], values: Sequence[float], stale: int) -> None:
        if len(days) != len(values):
            raise ValueError(f"{len(days)} days, {len(values)} values")
        self._days = tuple(days)
        self._values = list(values)  # quicker to pick from than a tuple
        self._stale = stale
        # What follows is laid out day by day, from the first to `stale` days after the last, when many means are asked
        # for. 1 where another row begins to stand (0 on the first day), so that their running total is the row:
        self._begins = b""
        self._present = b""  # 1 where a value stands; empty for a series without holes
        self._longest = 0  # on how many days a row stands at most, the last one aside
        self._each: Sequence[float] = ()  # what stands, in a series without holes
        self._sums: list[float] = []  # what stood up to the day, and below on how many days something did
        self._held: Sequence[int] = ()
        self._rolling: dict[int, Spread] = {}  # the means of all stretches of so many days
        self._across: dict[int, list[float]] = {}  # the same of a series with holes

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
        stood: list[int] = list(map(sub, self._days[opening + 2 : closing + 1], self._days[opening + 1 : closing]))
        if stood and max(stood) > self._stale + 1:
            stood = list(map(min, stood, repeat(self._stale + 1)))
        total: float = sum(map(mul, self._values[opening + 1 : closing], stood))
        total += self._values[opening] * before + self._values[closing] * after
        return total / (before + sum(stood) + after)

    def means(self, windows: Sequence[Window], shift: int = 0) -> tuple[Sequence[Window], Sequence[float]]:
        """`mean` for many windows (rising), each moved by `shift` days: those that have one, and the means."""
        if not windows or not self._days:
            return (), ()
        even = as_stretches(windows)
        found = None
        if even is not None and isinstance(even.lows, range):
            found = self._evenly(even, even.lows, shift)
        elif even is not None and even.days == 1:
            found = self._on_days(tuple(even.lows), shift)
        if found is not None:
            return found
        self._lay_out()
        begin = self._days[0] - shift
        return held_only(windows, [self._mean(low - begin, high - begin) for low, high in windows])

    def mean_of_given(self, first: int, last: int) -> tuple[float, int] | None:
        """Mean over the values given on the days first..last, and how many they are; None without any."""
        opening, closing = bisect_left(self._days, first), bisect_right(self._days, last)
        if opening == closing:
            return None
        return sum(self._values[opening:closing]) / (closing - opening), closing - opening

    def _mean(self, low: int, high: int) -> float | None:
        """The mean over days counted from the first one."""
        if low < 0 or high < low or high >= len(self._sums) - 1:
            return None
        if self._present and not (self._present[low] and self._present[high]):
            return None
        if high - low <= self._stale:  # one value may stand all the time
            row = bisect_right(self._days, self._days[0] + low)
            if row == len(self._days) or self._days[row] > self._days[0] + high:
                return self._values[row - 1]
        return (self._sums[high + 1] - self._sums[low]) / (self._held[high + 1] - self._held[low])

    def _evenly(self, windows: Stretches, lows: range, shift: int) -> tuple[Stretches, Sequence[float]] | None:
        """Windows that begin equally far apart: one slice of the sums less another."""
        self._lay_out()
        begin, length = self._days[0] - shift, windows.days
        if self._present:
            return self._with_holes(lows, length, begin) if lows.step == 1 else None
        lows = lows[bisect_left(lows, begin) : bisect_right(lows, begin + len(self._begins) - length)]
        if not lows:
            return Stretches(lows, length), ()
        start, stop, step = lows[0] - begin, lows[-1] - begin + 1, lows.step
        if length == 1:
            return Stretches(lows, length), self._by_day()[start:stop:step]
        if step > 1:
            upto = self._sums[start + length : stop + length : step]
            means = Spread(list(map(sub, upto, self._sums[start:stop:step])), length)
        else:
            if length not in self._rolling:
                self._rolling[length] = Spread(list(map(sub, self._sums[length:], self._sums)), length)
            means = self._rolling[length][start:stop]
        return Stretches(lows, length), self._exactly(means, range(start, stop, step))

    def _exactly(self, means: Spread, starts: range) -> Sequence[float]:
        """Where one value stood all the time, that value to the last digit: no record may come of a rounded sum."""
        rows = [len(self._days) - 1] if means.days <= self._stale + 1 else []
        if means.days <= self._longest:
            rows += compress(count(), map(ge, map(sub, self._days[1:], self._days), repeat(means.days)))
        exact: list[float] = []
        for row in rows:
            until = self._days[row + 1] if row + 1 < len(self._days) else self._days[row] + self._stale + 1
            for start in range(self._days[row] - self._days[0], until - self._days[0] - means.days + 1):
                if start in starts:
                    exact = exact or list(means)
                    exact[starts.index(start)] = self._values[row]
        return exact or means

    def _with_holes(self, lows: range, length: int, begin: int) -> tuple[Stretches, Sequence[float]]:
        """Every stretch of so many days on whose first and last day something stands."""
        many = max(len(self._begins) - length + 1, 0)
        first, last = (int.from_bytes(self._present[at : at + many], "big") for at in (0, length - 1))
        starts = tuple(compress(range(begin, begin + many), (first & last).to_bytes(many, "big")))
        if length not in self._across:
            found = (self._mean(start - begin, start - begin + length - 1) for start in starts)
            self._across[length] = [mean for mean in found if mean is not None]
        asked = slice(bisect_left(starts, lows[0]), bisect_right(starts, lows[-1]))
        return Stretches(starts[asked], length), self._across[length][asked]

    def _on_days(self, days: tuple[int, ...], shift: int) -> tuple[Stretches, Sequence[float]] | None:
        """What stood `shift` days from each of these (rising); None for a series with holes."""
        first, many = bisect_left(self._days, days[0]), len(days)
        given = self._days[first : first + many] == days
        if given and not shift:
            return Stretches(days, 1), self._values[first : first + many]
        self._look_through()
        if self._present:
            return None
        if given and shift == -1:  # before the day of a row, the row before it stood
            unheld = 0 if first else 1
            return Stretches(days[unheld:], 1), self._values[first + unheld - 1 : first + many - 1]
        begin, each = self._days[0] - shift, self._by_day()
        days = days[bisect_left(days, begin) : bisect_right(days, begin + len(each) - 1)]
        return Stretches(days, 1), list(map(each.__getitem__, map(sub, days, repeat(begin))))

    def _by_day(self) -> Sequence[float]:
        if not self._each:
            if self._longest == 1:
                self._each = [*self._values, *repeat(self._values[-1], self._stale)]
            else:
                self._each = list(map(self._values.__getitem__, accumulate(self._begins)))
        return self._each

    def _lay_out(self) -> None:
        if self._sums:
            return
        self._look_through()
        rows = accumulate(self._begins)
        if self._present:
            self._sums = list(accumulate(map(mul, map(self._values.__getitem__, rows), self._present), initial=0.0))
            self._held = list(accumulate(self._present, initial=0))
            return
        each = self._by_day() if self._longest == 1 else map(self._values.__getitem__, rows)
        self._sums = list(accumulate(each, initial=0.0))
        self._held = range(len(self._begins) + 1)

    def _look_through(self) -> None:
        """Where rows begin, and whether something stands on every day."""
        if self._begins:
            return
        longest = min(self._stale + 1, 255)
        try:
            begins = bytes(map(sub, self._days[1:], self._days))
            holes = bool(begins.translate(None, bytes(range(longest + 1))))
        except ValueError:  # a gap of more than 255 days
            holes = True
        if holes:
            gaps = list(map(sub, self._days[1:], self._days))
            stood = {gap: min(gap, self._stale + 1) for gap in gaps}
            marks = {gap: b"\1" + bytes(gap - 1) for gap in stood}
            present = {gap: b"\1" * days + bytes(gap - days) for gap, days in stood.items()}
            begins = b"".join(map(marks.__getitem__, gaps))
            self._present = b"".join(map(present.__getitem__, gaps)) + b"\1" * (self._stale + 1)
        else:  # each gap becomes a 1 and as many noughts as it has days more
            self._longest = next((gap for gap in range(longest, 1, -1) if gap in begins), 1)
            for gap in range(2, self._longest + 1):
                begins = begins.replace(bytes([gap]), b"\1" + bytes(gap - 1))
        self._begins = bytes(1) + (begins + b"\1" + bytes(self._stale))[1:]


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
