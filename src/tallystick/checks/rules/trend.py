"""Directions: casualties rose, the advance slowed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from tallystick.arithmetic.measuring import Measured
from tallystick.arithmetic.questions import ask_level, ask_mean
from tallystick.checks.held import Held, evidence, witness
from tallystick.checks.whether import Answer, decide
from tallystick.maths.calendar import month_end, month_start, step_of, steps_back
from tallystick.maths.digits import grouped, signed_percent
from tallystick.maths.shares import percent_change
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.series import Series, SeriesForm

FLAT_PERCENT = 0.5  # a smaller move than this is no evidence of a direction either way


def check(claim: Claim, held: Held) -> Finding | None:
    """The period against the baseline named; without one, against the step before and the longer span around it."""
    compared, period = claim.comparison, claim.period
    if claim.kind is not ClaimKind.TREND or claim.aggregation is Aggregation.STREAK:
        return None
    if compared is None or compared.direction is None or not claim.measure:
        return None
    if period is None or period.basis is PeriodBasis.DOCUMENT:
        return None
    measure = held.measure(claim.measure)
    if measure is None:
        return None
    baselines = [("", compared.baseline)] if compared.baseline else list(_baselines(period))
    answers = [
        answer
        for series in held.series(claim.measure)
        if series.weight == "primary" and series.form is not SeriesForm.POINT
        for name, baseline in baselines
        for answer in _answers(series, period, baseline, name, compared.direction, additive=measure.additive, held=held)
    ]
    return decide(claim, answers, across=True) if answers else None


def _baselines(period: Period) -> Iterator[tuple[str, Period]]:
    """The equal step before; for less than a month also the calendar month that holds it."""
    step = step_of(period.start, period.end)
    steps = steps_back(period.start, period.end, step or "span")
    next(steps)
    yield "the step before", Period(*next(steps))
    if period.days < 28 and month_start(period.start) == month_start(period.end):
        yield "its month", Period(month_start(period.start), month_end(period.start))


def _answers(
    series: Series, period: Period, baseline: Period, name: str, direction: str, *, additive: bool, held: Held
) -> Iterator[Answer]:
    """One answer a series and baseline, by the first convention that has both values."""

    def read(days: Period) -> Sequence[Measured]:
        return (ask_mean(days) if additive else ask_level(days.end)).of(series)

    before = {measured.convention: measured for measured in read(baseline)}
    for now in read(period):
        old = before.get(now.convention)
        if old is None or old.value == 0:
            continue
        move = percent_change(old.value, now.value)
        if abs(move) < FLAT_PERCENT:
            continue
        holds = (move > 0) == (direction == "up")
        against = f"{name}, {baseline}" if name else str(baseline)
        measured = Measured(
            series=series,
            convention=f"{now.convention}, against {against}",
            value=now.value,
            write=partial(_told, old.value, now.value, " a day" if additive else "", move),
            rows=(*old.rows, *now.rows),
        )
        piece = evidence(measured, held.known(measured), reproduces=False, agrees=holds)
        yield Answer(piece=piece, holds=holds, witness=witness(series))
        return


def _told(old: float, now: float, each: str, move: float) -> str:
    return f"{grouped(now)} against {grouped(old)}{each}, {signed_percent(move)}"
