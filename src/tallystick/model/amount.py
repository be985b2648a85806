"""A printed number, with what its wording allows."""

from __future__ import annotations

from enum import StrEnum
from math import inf
from typing import NamedTuple


class Bound(StrEnum):
    """How the wording bounds the number."""

    EXACT = "exact"
    APPROX = "approx"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    RANGE = "range"


class Amount(NamedTuple):
    """A number with its unit and the interval that its wording allows.

    `low`..`high` is the printed precision (1,585 is 1,584.5..1,585.5; 427,000 is 426,500..427,500), widened by a hedge
    or open on one side (`inf`). `step` is the worth of the last significant digit, in the same unit.
    `unit` is a singular name ("person", "km²", "RUB/USD", "percent"), None for a bare number; `per` is the unit it is
    a rate over ("day", "km²").
    """

    value: float
    low: float
    high: float
    step: float = 1.0
    unit: str | None = None
    per: str | None = None
    printed: str = ""
    bound: Bound = Bound.EXACT
    hedge: str | None = None

    def allows(self, number: float) -> bool:
        """Is `number` inside what the wording allows?"""
        slack = 1e-9 * max(1.0, abs(self.value))
        return self.low - slack <= number <= self.high + slack

    def prints_as(self, number: float) -> bool:
        """Would `number`, rounded to the printed precision, show the printed digits?"""
        return abs(number - self.value) <= self.step / 2 + 1e-9 * max(1.0, abs(self.value))

    def gap(self, number: float) -> float:
        """Signed distance from the nearest allowed value to `number`, 0 inside; in the amount's unit."""
        if self.allows(number):
            return 0.0
        return number - self.high if number > self.high else number - self.low

    @property
    def is_open(self) -> bool:
        """Is one side unbounded ("more than 700,000")?"""
        return self.low == -inf or self.high == inf
