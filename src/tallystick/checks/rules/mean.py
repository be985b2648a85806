"""Means per day, week or month of a period: 1,585 a day in December."""

from __future__ import annotations

from tallystick.arithmetic.measuring import means
from tallystick.arithmetic.windows import level_means
from tallystick.checks.amounts import weigh
from tallystick.checks.held import Held
from tallystick.checks.verdicts import judge
from tallystick.maths.calendar import SPANS
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding
from tallystick.model.period import PeriodBasis


def check(claim: Claim, held: Held) -> Finding | None:
    """The total of the period spread over its days."""
    amount, period = claim.amount, claim.period
    if claim.aggregation is not Aggregation.MEAN or claim.kind is not ClaimKind.QUANTITY:
        return None
    if amount is None or period is None or period.basis is PeriodBasis.DOCUMENT:
        return None
    days_each = SPANS.get(amount.per or "day")
    if days_each is None:
        return None
    measure = held.measure(claim.measure)
    if measure is not None and not measure.additive:  # a rate averaged 101: nothing adds up
        weighed = weigh(claim, amount, held, lambda series: level_means(series, period)) if amount.per is None else []
    else:
        weighed = weigh(claim, amount, held, lambda series: means(series, period, days_each))
    return judge(claim, weighed) if weighed else None
