"""A measure on one sheet: all its series side by side, by month, and one month under every convention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tallystick.model.series import Measure, Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A series by month under one convention. `months`: first day of the month (ordinal) -> value in the unit.

    `statistic` is "mean" (per day) or "level" (the mean of what stood).
    """

    series: Series
    convention: str
    statistic: str
    months: Mapping[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one series says of a month, read by one convention; `what` is "total", "mean per day" or the like.

    `expression` can be redone by hand.
    """

    series: Series
    what: str
    convention: str
    value: float
    expression: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A measure of a theatre as known on the day `as_of`; `month` is the first day of the month of `readings`."""

    theatre: str
    measure: Measure
    series: tuple[Series, ...]
    columns: tuple[Column, ...]
    month: date
    readings: tuple[Reading, ...]
    as_of: date
