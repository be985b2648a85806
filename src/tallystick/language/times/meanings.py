"""What an expression stands for, once it is resolved."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tallystick.language.calendar import Stretch
from tallystick.model.period import Period, PeriodBasis

UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century", "Q": "quarter"}
STATED, RELATIVE, INHERITED = PeriodBasis.STATED, PeriodBasis.RELATIVE, PeriodBasis.INHERITED
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25, "DE": 3652.5, "CE": 36525.0, "TH": 1 / 24}


class Meaning(NamedTuple):
    """What an expression stands for. `stretch` is set when later expressions may point back at it."""

    kind: str
    value: str
    days: tuple[date, date] | None = None
    basis: PeriodBasis = PeriodBasis.STATED
    stretch: Stretch | None = None
    length: int | None = None


def plain(stretch: Stretch, basis: PeriodBasis = PeriodBasis.STATED) -> Meaning:
    """A date that is a whole stretch; later expressions may point back at it."""
    return Meaning("date", stretch.value, days_of(stretch), basis, stretch)


def days_of(stretch: Stretch | None) -> tuple[date, date] | None:
    """First and last day of a stretch, None when it has none."""
    if stretch is None or stretch.start is None or stretch.end is None:
        return None
    return stretch.start, stretch.end


def length_days(count: float | None, unit: str) -> int | None:
    """Days of a length, months as 30.44 and years as 365.25; None for what is shorter than a day."""
    if count is None or unit not in _DAYS or count > 1e7:
        return None
    return round(count * _DAYS[unit]) or None


def period_of(meaning: Meaning) -> Period | None:
    """The period of a meaning, None when it has no days, or days that contradict each other."""
    days = meaning.days
    return _period(days[0], days[1], meaning.basis) if days and days[0] <= days[1] else None


@lru_cache(maxsize=8192)  # texts speak of the same days over and over
def _period(start: date, end: date, basis: PeriodBasis) -> Period:
    return Period(start, end, basis)
