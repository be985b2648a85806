"""What a plain number asks of the record: the total of its days, their mean, or where it stood at their end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from tallystick.arithmetic.measuring import Measured, levels, points_within
from tallystick.arithmetic.questions import Question, ask_level, ask_mean, ask_total
from tallystick.arithmetic.windows import level_means
from tallystick.checks.held import Held
from tallystick.maths.calendar import SPANS
from tallystick.maths.intervals import meet
from tallystick.model.amount import Amount
from tallystick.model.claim import Aggregation
from tallystick.model.period import Period
from tallystick.model.series import Measure, Series, SeriesForm


def question_of(
    aggregation: Aggregation | None, amount: Amount, period: Period, measure: Measure | None
) -> Question | None:
    """The question; None where the number is no total, mean or level, or no such mean can be asked for.

    A level that the words spread over several days may have stood on any of them.
    """
    if aggregation is Aggregation.TOTAL:
        return ask_total(period)
    if aggregation is Aggregation.LEVEL:
        first = period.start if measure is not None and not measure.additive else period.end
        return ask_standing(first, period.end, amount)
    days_each = SPANS.get(amount.per or "day")
    if aggregation is not Aggregation.MEAN or days_each is None:
        return None
    if measure is None or measure.additive:
        return ask_mean(period, days_each)
    # a rate averaged 101: nothing adds up
    return Question(lambda series: level_means(series, period), period.end) if amount.per is None else None


def may_bear_out(question: Question, amount: Amount, measure: str | None, held: Held) -> bool:
    """Does any held series answer, in either vintage, with a value that the wording allows?"""
    return any(
        allowed(amount, measured) for series in held.series(measure) for measured, _ in held.measured(series, question)
    )


def allowed(amount: Amount, measured: Measured) -> bool:
    """Does the wording allow the value, or meet the interval that a modelled or estimated value comes with?"""
    if amount.allows(measured.value):
        return True
    return measured.bounds is not None and meet((amount.low, amount.high), measured.bounds)


def ask_standing(first: date, on: date, amount: Amount) -> Question:
    """Where the series stood on a day; or on any day from `first` to it."""

    def compute(series: Series) -> Iterable[Measured]:
        return _readings(series, on, on) if first == on else _of_any_day(series, first, on, amount)

    return Question(compute, on if first == on else None)


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
