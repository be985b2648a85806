"""Lines crossed: the rouble breached the 113 mark, losses passed 700,000."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from itertools import accumulate

from tallystick.arithmetic.extremes import extreme_row
from tallystick.arithmetic.measuring import AS_PUBLISHED, Measured
from tallystick.checks.held import Held, evidence, witness
from tallystick.checks.whether import Answer, decide
from tallystick.maths.digits import grouped
from tallystick.model.amount import Amount
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.finding import Finding
from tallystick.model.series import Series, SeriesForm

LOOK_BACK_DAYS = 90  # "has breached" without a date speaks of the recent past
_GRACE_DAYS = 3  # a count is published the morning after, told the day after that


def check(claim: Claim, held: Held) -> Finding | None:
    """Did the series reach the line within the days spoken of? A count that only grows must cross it in them."""
    amount, compared = claim.amount, claim.comparison
    measure = held.measure(claim.measure)
    if claim.kind is not ClaimKind.THRESHOLD or amount is None or compared is None or measure is None:
        return None
    last = claim.period.end if claim.period else held.context.published
    if last is None:
        return None
    first = claim.period.start if claim.period and claim.period.is_named else last - timedelta(days=LOOK_BACK_DAYS)
    up = compared.direction != "down"
    answers = []
    for series in held.series(claim.measure):
        if series.form is SeriesForm.MONTHLY_MEAN or series.weight != "primary":
            continue
        answer = (
            _crossing(series, amount, first, last)
            if series.form is SeriesForm.CUMULATIVE
            else _extreme(series, amount, first, last, up=up, spread=measure.spread)
        )
        if answer is not None:
            answers.append(answer)
    return decide(claim, answers) if answers else None


def _extreme(
    series: Series, amount: Amount, first: date, last: date, *, up: bool, spread: float = 0.0
) -> Answer | None:
    """The farthest the level went within the days; None where it is short by no more than other sources differ."""
    farthest = extreme_row(series, first, last, lowest=not up)
    if farthest is None:
        return None
    (on, value), _ = farthest
    line = amount.value
    holds = value >= min(line, amount.low) if up else value <= max(line, amount.high)
    if series.form is SeriesForm.POINT and not holds:
        return None  # single quotations show that a level was reached, never that it was not
    if not holds and abs(value - line) <= spread * abs(line):
        return None
    measured = Measured(
        series=series,
        convention=series.labels.get(on.toordinal(), AS_PUBLISHED.label),
        value=value,
        write=lambda: (
            f"{'highest' if up else 'lowest'} of the days looked at: {grouped(value, 9)} on {on.day} "
            f"{on:%B %Y}, {'at or beyond' if holds else 'short of'} {grouped(line)}"
        ),
        rows=((on, value),),
        caveat="dated quotations, not every day" if series.form is SeriesForm.POINT else None,
    )
    piece = evidence(measured, "then", reproduces=False, agrees=holds)
    return Answer(piece=piece, holds=holds, witness=witness(series))


def _crossing(series: Series, amount: Amount, first: date, last: date) -> Answer | None:
    """The first day that a count stood at or above the line."""
    highest = series.once("highest so far", lambda: list(accumulate(series.values, max)))
    index = bisect_left(highest, amount.value)
    if index == len(highest):
        return None
    day, value = series.days[index], series.values[index]
    on = date.fromordinal(day)
    holds = first.toordinal() - _GRACE_DAYS <= day <= last.toordinal() + _GRACE_DAYS
    rows = [(date.fromordinal(day - 1), series.values[index - 1])] if index else []
    measured = Measured(
        series=series,
        convention="report dates",
        value=value,
        write=lambda: f"first at or above {grouped(amount.value)} on {on.day} {on:%B %Y}: {grouped(value, 9)}",
        rows=(*rows, (on, value)),
    )
    piece = evidence(measured, "now", reproduces=False, agrees=holds)
    return Answer(piece=piece, holds=holds, witness=witness(series))
