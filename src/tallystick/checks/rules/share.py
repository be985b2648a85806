"""Shares of a longer stretch of days: the fourth quarter took almost a third of the year's casualties."""

from __future__ import annotations

from tallystick.arithmetic.comparing import shares
from tallystick.checks.amounts import weigh
from tallystick.checks.held import Held
from tallystick.checks.verdicts import judge
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Finding


def check(claim: Claim, held: Held) -> Finding | None:
    """The total of the period over that of the longer one it is said to be a share of, by every convention."""
    amount, part, compared = claim.amount, claim.period, claim.comparison
    if claim.aggregation is not Aggregation.PERCENT or amount is None or part is None or compared is None:
        return None
    whole, measure = compared.baseline, held.measure(claim.measure)
    if whole is None or not whole.covers(part) or whole.same_days(part) or measure is None or not measure.additive:
        return None
    if amount.unit is None:  # a third of
        hundred = {name: 100 * getattr(amount, name) for name in ("value", "low", "high", "step")}
        amount = amount._replace(unit="percent", **hundred)
    weighed = weigh(claim, amount, held, lambda series: shares(series, part, whole))
    return judge(claim, weighed) if weighed else None
