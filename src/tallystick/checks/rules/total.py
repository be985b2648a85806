"""Totals over a period: 427,000 casualties in 2024."""

from __future__ import annotations

from datetime import timedelta

from tallystick.arithmetic.measuring import change, conventions
from tallystick.arithmetic.questions import ask_total
from tallystick.checks.amounts import weigh
from tallystick.checks.held import Held
from tallystick.checks.verdicts import judge
from tallystick.maths.digits import grouped
from tallystick.model.amount import Amount
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding
from tallystick.model.period import Period
from tallystick.model.series import SeriesForm

_VINTAGE_DAYS = 7


def check(claim: Claim, held: Held) -> Finding | None:
    """Added up over the period, by report dates, by the day the losses fell, and in every held series."""
    if claim.aggregation is not Aggregation.TOTAL or claim.kind is not ClaimKind.QUANTITY:
        return None
    amount, period = claim.amount, claim.period
    if amount is None or period is None or not claim.measure:
        return None
    weighed = weigh(claim, amount, held, ask_total(period))
    if not weighed:
        return None
    exact = any(item.piece.reproduces for item in weighed)
    notes = () if exact or amount.is_open else vintages(claim.measure, amount, period, held)
    return judge(claim, weighed, notes=notes)


def vintages(measure: str, amount: Amount, period: Period, held: Held) -> tuple[str, ...]:
    """Was the figure right for a period cut some days short? A figure is often carried over from an earlier report."""
    if period.days <= _VINTAGE_DAYS + 1:
        return ()
    for series in held.series(measure):
        if series.form is not SeriesForm.CUMULATIVE or series.weight != "primary":
            continue
        convention = conventions(series)[0]
        for back in range(1, _VINTAGE_DAYS + 1):
            measured = change(series, convention, period.start, period.end - timedelta(days=back))
            if measured is not None and amount.prints_as(measured.value):
                last = period.end - timedelta(days=back)
                return (
                    f"The printed figure is that of the reports up to {last.day} {last:%B %Y} "
                    f"({measured.expression}), {back} day{'s' if back > 1 else ''} short of the period claimed "
                    f"({grouped(amount.value)} printed).",
                )
    return ()
