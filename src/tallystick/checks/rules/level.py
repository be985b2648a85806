"""Where something stood on a day: 789,550 since the start, 101.68 to the dollar."""

from __future__ import annotations

from tallystick.checks.amounts import weigh
from tallystick.checks.asking import ask_standing
from tallystick.checks.held import Held
from tallystick.checks.verdicts import judge
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding


def check(claim: Claim, held: Held) -> Finding | None:
    """The value on the last day spoken of; for a level that the words spread over several days, on any of them."""
    amount = claim.amount
    if claim.kind is not ClaimKind.QUANTITY or amount is None or amount.per is not None:
        return None
    undated = claim.aggregation is None and claim.period is None
    if claim.aggregation is not Aggregation.LEVEL and not undated:
        return None
    measure = held.measure(claim.measure)
    on = claim.period.end if claim.period else held.context.published
    if measure is None or on is None:
        return None
    first = claim.period.start if claim.period and not measure.additive else on
    weighed = weigh(claim, amount, held, ask_standing(first, on, amount))
    return judge(claim, weighed) if weighed else None
