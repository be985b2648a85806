"""Changes between two periods: up 10 per cent from September, 44 % less than in August, doubled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tallystick.arithmetic.comparing import changes
from tallystick.arithmetic.measuring import Measured
from tallystick.arithmetic.questions import Question
from tallystick.checks.amounts import weigh
from tallystick.checks.held import Held
from tallystick.checks.verdicts import judge
from tallystick.maths.calendar import step_of, steps_back
from tallystick.model.amount import Amount
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Finding, Verdict
from tallystick.model.period import Period
from tallystick.model.series import Series


def check(claim: Claim, held: Held) -> Finding | None:
    """The change of the period's total (a level: of its last day) from the baseline named, else from the step before.

    Without a baseline in the words a figure that fits none of the usual ones is left open, never contradicted.
    """
    amount, period, compared = claim.amount, claim.period, claim.comparison
    if claim.aggregation is not Aggregation.CHANGE or amount is None or period is None or compared is None:
        return None
    measure = held.measure(claim.measure)
    if measure is None or amount.unit not in ("percent", None, measure.unit) or amount.per is not None:
        return None
    baselines = [compared.baseline] if compared.baseline else list(_usual(period))
    if compared.baseline is not None and compared.baseline.same_days(period):
        return None
    signed = amount if amount.unit is None else _signed(amount, compared.direction)
    how = "percent" if amount.unit == "percent" else "multiple" if amount.unit is None else "difference"

    def compute(series: Series) -> Iterator[Measured]:
        for baseline in baselines:
            yield from changes(series, period, baseline, additive=measure.additive, how=how)

    weighed = weigh(claim, signed, held, Question(compute))
    if not weighed:
        return None
    finding = judge(claim._replace(amount=signed), weighed)
    if finding.verdict is Verdict.CONTRADICTED and compared.baseline is None:
        return replace(finding, verdict=Verdict.NO_EVIDENCE, why=f"the words do not say against what: {finding.why}")
    return finding


def _signed(amount: Amount, direction: str | None) -> Amount:
    """The amount with the sign that its direction word gives it."""
    if direction != "down" or amount.value <= 0:
        return amount
    return amount._replace(value=-amount.value, low=-amount.high, high=-amount.low)


def _usual(period: Period) -> Iterator[Period]:
    """The step before, and the same days a year earlier."""
    step = step_of(period.start, period.end)
    steps = steps_back(period.start, period.end, step or "span")
    next(steps)
    yield Period(*next(steps))
    yield Period(_year_before(period.start), _year_before(period.end))


def _year_before(on: date) -> date:
    return on.replace(year=on.year - 1, day=28 if (on.month, on.day) == (2, 29) else on.day)
