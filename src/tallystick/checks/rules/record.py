"""Extremes and ranks: the highest month, a record day, the second highest, an all-time low of 134."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from operator import itemgetter

from tallystick.arithmetic.extremes import extreme_row, extremes
from tallystick.arithmetic.measuring import AS_PUBLISHED, Measured
from tallystick.arithmetic.questions import Question
from tallystick.checks.amounts import weigh
from tallystick.checks.held import Held, evidence, witness
from tallystick.checks.stepping import Stepped, days_of, stepped
from tallystick.checks.verdicts import Fit, Weighed, fit, judge
from tallystick.checks.whether import Answer, decide
from tallystick.maths.chains import farthest, rank
from tallystick.maths.digits import grouped
from tallystick.model.claim import Aggregation, Claim, Comparison
from tallystick.model.finding import Finding, Verdict
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.series import Series, SeriesForm

_STANDS = re.compile(r"\b(remains?|still|stands as|is|are)\b")
_ROUND = {Aggregation.MAX, Aggregation.MIN, Aggregation.RANK}


def check(claim: Claim, held: Held) -> Finding | None:
    """Is the value that extreme, among all steps of its kind within the scope?"""
    compared = claim.comparison
    if claim.aggregation not in _ROUND or compared is None or not claim.measure:
        return None
    measure = held.measure(claim.measure)
    if measure is None:
        return None
    if not measure.additive:
        return _level(claim, compared, held) if claim.amount is not None else None
    if claim.period is None or claim.period.basis is PeriodBasis.DOCUMENT:
        return None
    within_days = _day_within(claim, compared, held)
    if within_days is not None and within_days.verdict in (Verdict.SUPPORTED, Verdict.CLOSE):
        return within_days
    stands = stands_now(claim, held)
    until = None if stands else _last_counted(compared.scope, claim.period, held)
    onward = until is None or until > claim.period.end
    answers = [
        _ranked(claim, compared, steps, until)
        for steps in stepped(claim.measure, claim.period, held, compared, onward=onward)
        if steps.within(compared.scope) < len(steps.upto.windows)
    ]
    decided = decide(claim, answers) if answers else None
    return within_days if within_days is not None and _fails(decided) else decided


def _last_counted(scope: Period | None, period: Period, held: Held) -> date:
    """A high "in May, on the 9th" is one of all of May; one "since July" was a high when it came."""
    published = held.context.published
    if scope is None or scope.end <= period.end or (published is not None and scope.end >= published):
        return period.end
    return scope.end


def _fails(finding: Finding | None) -> bool:
    return finding is None or finding.verdict not in (Verdict.SUPPORTED, Verdict.CLOSE)


def _day_within(claim: Claim, compared: Comparison, held: Held) -> Finding | None:
    """ "The highest daily toll of December was 2,200": the most extreme of the days that the words name."""
    amount, period = claim.amount, claim.period
    if amount is None or period is None or compared.step != "day" or period.days == 1 or compared.statistic == "mean":
        return None
    if compared.rank not in (None, 1):
        return None

    def compute(series: Series) -> Iterator[Measured]:
        yield from extremes(series, period.start, period.end, lowest=compared.extreme == "min")

    weighed = weigh(claim, amount, held, Question(compute, period.end))
    firm = [item for item in weighed if item.primary and item.piece.value is not None]
    return judge(claim, firm) if firm else None


def stands_now(claim: Claim, held: Held) -> bool:
    """Do the words say that it is the extreme still ("remains the worst month", "is the highest so far")?"""
    before = held.context.text[max(claim.sentence.start, claim.span.start - 30) : claim.span.start]
    return bool(_STANDS.search(before.lower()))


def _ranked(claim: Claim, compared: Comparison, steps: Stepped, until: date | None) -> Answer:
    """Its place among the steps of the scope; those after it count up to `until` (None: all held)."""
    upto, last, lowest = steps.upto, steps.last, compared.extreme == "min"
    first = steps.within(compared.scope)
    onward, later = (steps.later.windows, steps.later.values) if steps.later else ((), ())
    count = len(onward) if until is None else bisect_right(onward, until.toordinal(), key=itemgetter(1))
    values = [*upto.values[first:-1], *later[:count]]
    place = rank(values, last.value, lowest=lowest)
    wanted = compared.rank or 1

    def write() -> str:
        word = "lowest" if lowest else "highest"
        told = f"{last.expression}: {_ordinal(place)}{word} of {len(values) + 1} by {upto.statistic}"
        if place == 1:
            return told
        best = farthest(values, lowest=lowest)
        days = days_of([*upto.windows[first:-1], *onward[:count]][best])
        return f"{told}; the {word} is {grouped(values[best])} ({days})"

    piece = evidence(last._replace(write=write), steps.known, reproduces=place == wanted, agrees=place == wanted)
    if claim.amount is not None and claim.aggregation is not Aggregation.RANK:
        how = fit(claim.amount, last.value)
        if how is Fit.OUT and (claim.amount.per is None or upto.statistic == "mean"):
            piece = replace(piece, reproduces=False, agrees=False)
            return Answer(piece=piece, holds=False, witness=witness(upto.series))
    return Answer(piece=piece, holds=place == wanted, witness=witness(upto.series))


def _ordinal(place: int) -> str:
    return "" if place == 1 else f"{place}{'nd' if place == 2 else 'rd' if place == 3 else 'th'} "


def _level(claim: Claim, compared: Comparison, held: Held) -> Finding | None:
    """The most extreme level up to publication, against the value that the words give."""
    amount = claim.amount
    if amount is None:
        return None
    last = held.context.published or held.context.as_of
    weighed: list[Weighed] = []
    for series in held.series(claim.measure):
        measured = _most(series, compared, last)
        if measured is not None:
            how = fit(amount, measured.value)
            beyond = amount.value < measured.value if compared.extreme == "min" else amount.value > measured.value
            if series.form is SeriesForm.POINT and how is Fit.OUT and beyond:
                continue  # single quotations cannot show that nothing went farther
            piece = evidence(measured, "then", reproduces=amount.prints_as(measured.value), agrees=how is Fit.IN)
            weighed.append(Weighed(piece=piece, fit=how, primary=series.weight == "primary"))
    dated = claim._replace(period=claim.period or Period(last, last))
    return judge(dated, weighed) if weighed else None


def _most(series: Series, compared: Comparison, last: date) -> Measured | None:
    lowest = compared.extreme == "min"
    first = compared.scope.start if compared.scope else date.min
    farthest = extreme_row(series, first, last, lowest=lowest)
    if farthest is None:
        return None
    (on, value), count = farthest
    word = "lowest" if lowest else "highest"
    return Measured(
        series=series,
        convention=series.labels.get(on.toordinal(), AS_PUBLISHED.label),
        value=value,
        write=lambda: (
            f"{word} of {count} {'figures' if series.form is SeriesForm.POINT else 'days'}: "
            f"{grouped(value, 9)} on {on.day} {on:%B %Y}"
        ),
        rows=((on, value),),
        caveat="dated quotations, not every day: the true extreme may lie beyond them"
        if series.form is SeriesForm.POINT
        else None,
    )
