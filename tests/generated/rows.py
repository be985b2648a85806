"""The record as plain numbers: sums that a reader would do on paper, under every honest reading of "in October".

Only the rows of a series are taken from the package (day, value, its own corrections); nothing it reckons with them.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
READINGS = ((-1, 0), (0, 1))  # by the day of the report; by the day of the loss, which is reported on the next


@dataclass(frozen=True)
class Rows:
    """One series, day by day."""

    values: dict[date, float]
    corrections: dict[date, float]
    reliable: date

    @classmethod
    def of(cls, series) -> Rows:
        days = {date.fromordinal(d): v for d, v in zip(series.days, series.values, strict=True)}
        corrections = {date.fromordinal(d): v for d, v in series.restatements.items()}
        reliable = date.fromordinal(series.reliable_from or series.days[0] + 1)
        return cls(days, corrections, reliable)

    @property
    def last(self) -> date:
        return max(self.values)

    def gained(self, first: date, last: date, reading: tuple[int, int]) -> set[float]:
        """What was added from `first` to `last`: with the source's corrections, and without."""
        low, high = first + reading[0] * DAY, last + reading[1] * DAY
        if low not in self.values or high not in self.values:
            return set()
        plain = self.values[high] - self.values[low]
        return {plain, plain - sum(v for day, v in self.corrections.items() if low < day <= high)}

    def events(self, first: date, last: date, reading: tuple[int, int]) -> float | None:
        """What was added, corrections out: they fell on no day and make no record."""
        low, high = first + reading[0] * DAY, last + reading[1] * DAY
        if low not in self.values or high not in self.values:
            return None
        corrected = sum(v for day, v in self.corrections.items() if low < day <= high)
        return self.values[high] - self.values[low] - corrected

    def totals(self, first: date, last: date) -> set[float]:
        return set().union(*(self.gained(first, last, reading) for reading in READINGS))

    def means(self, first: date, last: date) -> set[float]:
        days = (last - first).days + 1
        return {value / days for value in self.totals(first, last)}

    def standing(self, on: date) -> set[float]:
        """The running total of a day: as reported in its morning, and with that day's own losses."""
        return {self.values[day] for day in (on, on + DAY) if day in self.values}

    def daily(self, first: date, last: date, reading: tuple[int, int]) -> dict[date, float]:
        """Day by day, corrections out; empty when a row is missing."""
        found = {}
        day = first
        while day <= last:
            step = self.events(day, day, reading)
            if step is None:
                return {}
            found[day] = step
            day += DAY
        return found

    def monthly(self, month: date, reading: tuple[int, int], *, mean: bool) -> float | None:
        """A month's total or daily mean; None where a row is missing or the month is one of the first lumps."""
        if month < self.reliable:
            return None
        total = self.events(month, end_of(month), reading)
        return None if total is None else total / (end_of(month).day if mean else 1)

    def months_up_to(self, month: date, reading: tuple[int, int], *, mean: bool) -> list[float]:
        """Every month from the first reliable one to `month`; empty when one of them cannot be told."""
        found: list[float] = []
        at = month
        while (value := self.monthly(at, reading, mean=mean)) is not None:
            found.append(value)
            at = month_before(at)
        return found[::-1]


def end_of(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def month_before(month: date) -> date:
    return (month.replace(day=1) - DAY).replace(day=1)


def month_after(month: date) -> date:
    return end_of(month) + DAY
