"""Shares of a whole: the fourth quarter accounted for a third of the year's losses."""

from __future__ import annotations

from tallystick.arithmetic.comparing import shares
from tallystick.arithmetic.questions import Question
from tallystick.checks.amounts import weigh
from tallystick.checks.held import Held
from tallystick.checks.verdicts import judge
from tallystick.model.amount import Amount
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding


def check(claim: Claim, held: Held) -> Finding | None:
    """The part's days over the whole's, both read the same way; a fraction is so many hundredths."""
    amount, period, compared = claim.amount, claim.period, claim.comparison
    if claim.kind is not ClaimKind.QUANTITY or claim.aggregation is not Aggregation.PERCENT:
        return None
    if amount is None or period is None or compared is None or compared.scope is None:
        return None
    whole = compared.scope
    percent = amount if amount.unit == "percent" else _hundredths(amount)
    weighed = weigh(claim, percent, held, Question(lambda series: shares(series, period, whole)))
    return judge(claim, weighed) if weighed else None


def _hundredths(fraction: Amount) -> Amount:
    return fraction._replace(
        value=100 * fraction.value,
        low=100 * fraction.low,
        high=100 * fraction.high,
        step=100 * fraction.step,
        unit="percent",
    )
