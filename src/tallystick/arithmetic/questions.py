"""What may be asked of any series about some days, answered once for each series.

The days that one text speaks of are those that the next one does: the last day, the last month, the year.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from tallystick.arithmetic.measuring import Measured, levels, means, totals
from tallystick.model.period import Period
from tallystick.model.series import Series


class Question(NamedTuple):
    """A sum over a series, by every convention.

    `until` is the last day that it asks about: what comes after makes no difference. `key` says all that it depends on
    besides the series; without one it is worked out each time.
    """

    compute: Callable[[Series], Iterable[Measured]]
    until: date | None = None
    key: Hashable = None

    def of(self, series: Series) -> Sequence[Measured]:
        """The answers of a series."""
        if self.key is None:
            return tuple(self.compute(series))
        return series.once(self.key, lambda: tuple(self.compute(series)))


def ask_total(period: Period) -> Question:
    """What happened in the period."""
    return Question(partial(totals, period=period), period.end, ("total", period.start, period.end))


def ask_mean(period: Period, days_each: float = 1.0) -> Question:
    """How much that was for every so many days of it."""
    key = ("mean", days_each, period.start, period.end)
    return Question(partial(means, period=period, days_each=days_each), period.end, key)


def ask_level(on: date) -> Question:
    """Where the series stood on a day."""
    return Question(partial(levels, on=on), on, ("level", on))
