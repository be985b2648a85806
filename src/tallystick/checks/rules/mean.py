"""Means per day, week or month of a period: 1,585 a day in December."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tallystick.arithmetic.measuring import Measured, totals
from tallystick.arithmetic.questions import Question
from tallystick.checks.amounts import weigh
from tallystick.checks.asking import question_of
from tallystick.checks.each_day import of_each_day
from tallystick.checks.held import Held
from tallystick.checks.verdicts import judge
from tallystick.maths.digits import grouped
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.series import Series

_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
_DAY_SECONDS = 86400.0


def check(claim: Claim, held: Held) -> Finding | None:
    """The total of the period spread over its days."""
    amount, period = claim.amount, claim.period
    if claim.aggregation is not Aggregation.MEAN or claim.kind is not ClaimKind.QUANTITY:
        return None
    if amount is None or period is None or period.basis is PeriodBasis.DOCUMENT:
        return None
    measure = held.measure(claim.measure)
    if measure is not None and amount.unit in _SECONDS and amount.per == measure.unit:
        unit = amount.unit
        weighed = weigh(claim, amount, held, Question(lambda series: _apart(series, period, unit), period.end))
        return judge(claim, weighed) if weighed else None
    question = question_of(Aggregation.MEAN, amount, period, measure)
    weighed = weigh(claim, amount, held, question) if question is not None else []
    return of_each_day(claim, judge(claim, weighed), held) if weighed else None


def _apart(series: Series, period: Period, unit: str) -> Iterator[Measured]:
    """How long from one to the next: "every 55 seconds"."""
    for total in totals(series, period):
        if total.value > 0:
            value = period.days * _DAY_SECONDS / _SECONDS[unit] / total.value
            write = partial(_apart_told, period.days, unit, total.value, value)
            yield total._replace(value=value, write=write, restated=0.0, bounds=None)


def _apart_told(days: int, unit: str, total: float, value: float) -> str:
    return f"{days} days in {unit}s / {grouped(total)} = {grouped(value)}"
