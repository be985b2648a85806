"""Where something stood on a day: 789,550 since the start, 101.68 to the dollar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from tallystick.arithmetic.measuring import Measured, levels, points_within
from tallystick.arithmetic.questions import Question, ask_level
from tallystick.checks.amounts import weigh
from tallystick.checks.held import Held
from tallystick.checks.verdicts import judge
from tallystick.model.amount import Amount
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding
from tallystick.model.series import Series, SeriesForm


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

    def compute(series: Series) -> Iterable[Measured]:
        return _readings(series, on, on) if first == on else _of_any_day(series, first, on, amount)

    weighed = weigh(claim, amount, held, Question(compute, on if first == on else None))
    return judge(claim, weighed) if weighed else None


def _readings(series: Series, first: date, on: date) -> Iterable[Measured]:
    if series.form is SeriesForm.POINT:
        return points_within(series, first, on)
    return ask_level(on).of(series)


def _of_any_day(series: Series, first: date, on: date, amount: Amount) -> Iterator[Measured]:
    """What may bear out or contradict a level told of several days, on any of which it may have stood.

    Single quotations, and a series that ends before the days do, bear out; what they do not hold they cannot deny.
    """
    last = list(_readings(series, first, on))
    if series.form is not SeriesForm.LEVEL:
        whole, some = (last, []) if series.form is not SeriesForm.POINT else ([], last)
    else:
        near = list(levels(series, _nearest(series, first, on, amount.value)))
        whole, some = ([*last, *near], []) if last else ([], near)
    yield from whole
    yield from (measured for measured in some if amount.low <= measured.value <= amount.high)


def _nearest(series: Series, first: date, last: date, value: float) -> date:
    """The day from `first` to `last` on which the series came nearest to a value; the last one where it has none."""
    low, high = bisect_left(series.days, first.toordinal()), bisect_right(series.days, last.toordinal())
    near = min(range(low, high), key=lambda k: abs(series.values[k] - value), default=None)
    return last if near is None else date.fromordinal(series.days[near])
