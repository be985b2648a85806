"""One measure over another: 102 casualties per square kilometre."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.arithmetic.comparing import ratio_of
from tallystick.arithmetic.questions import ask_total
from tallystick.checks.amounts import reproduces
from tallystick.checks.held import Held, evidence
from tallystick.checks.verdicts import Fit, Weighed, fit, judge
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Evidence, Finding
from tallystick.model.period import Period
from tallystick.model.series import Series


def check(claim: Claim, held: Held) -> Finding | None:
    """Every numerator over every denominator that is held for the period.

    A pair is one reading; pairs with another denominator are other witnesses: maps of the same ground differ.
    """
    amount, period = claim.amount, claim.period
    if claim.aggregation is not Aggregation.RATIO or amount is None or period is None or claim.denominator is None:
        return None
    weighed: list[Weighed] = []
    tops = held.series(claim.measure)
    for top in [series for series in tops if series.weight == "primary"] or tops:
        for bottom in held.series(claim.denominator):
            for piece, how, primary in _pairs(claim, top, bottom, period, held):
                weighed.append(Weighed(piece=piece, fit=how, primary=primary))
    return judge(claim, weighed) if weighed else None


def _pairs(
    claim: Claim, top: Series, bottom: Series, period: Period, held: Held
) -> Iterator[tuple[Evidence, Fit, bool]]:
    amount = claim.amount
    if amount is None:
        return
    question = ask_total(period)
    below = held.measured(bottom, question)
    for upper, known_upper in held.measured(top, question):
        for lower, known_lower in below:
            ratio = ratio_of(upper, lower)
            if ratio is None:
                continue
            known = "then" if known_upper == known_lower == "then" else "now"
            how = fit(amount, ratio.value, ratio=True)
            reproduced = reproduces(amount, ratio.value)
            piece = evidence(ratio._replace(caveat=None), known, reproduces=reproduced, agrees=how is Fit.IN)
            yield piece, how, top.weight == bottom.weight == "primary"
