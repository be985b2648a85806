"""Runs: a fourth consecutive record, a sixth straight rise."""

from __future__ import annotations

from datetime import date

from tallystick.checks.held import Held, evidence, witness
from tallystick.checks.stepping import Stepped, stepped, within
from tallystick.checks.whether import Answer, decide
from tallystick.maths.calendar import month_end, month_start, step_of
from tallystick.maths.chains import record_flags, rises, run_at_end
from tallystick.maths.digits import grouped
from tallystick.model.claim import Aggregation, Claim, Comparison
from tallystick.model.finding import Finding
from tallystick.model.period import Period, PeriodBasis

_SHOWN = 6


def check(claim: Claim, held: Held) -> Finding | None:
    """How long the run that ends with the period is, counted back until it breaks."""
    compared, period = claim.comparison, claim.period
    if claim.aggregation is not Aggregation.STREAK or compared is None or compared.run is None or not claim.measure:
        return None
    if period is None or period.basis is PeriodBasis.DOCUMENT:
        return None
    last = last_step(period, compared.step)
    if last is None:
        return None
    answers = [_run(compared, steps) for steps in stepped(claim.measure, last, held, compared)]
    return decide(claim, answers) if answers else None


def last_step(period: Period, step: str | None) -> Period | None:
    """The step that a run ends with: the period itself, or its last month when the run is counted in months."""
    if step is None or step == step_of(period.start, period.end):
        return period if step_of(period.start, period.end) else None
    if step == "month":
        end = month_end(period.end)
        return Period(month_start(end), end) if end <= period.end else None
    return None


def run_length(compared: Comparison, steps: Stepped) -> int:
    """Length of the run of records, or of rises, that ends with the last step."""
    inside = [value for _, value in within(steps, compared.scope)]
    if compared.extreme:
        flags = record_flags(inside, lowest=compared.extreme == "min")
    else:
        flags = rises(inside, falling=compared.direction == "down")
    return run_at_end(flags)


def _run(compared: Comparison, steps: Stepped) -> Answer:
    length = run_length(compared, steps)
    wanted = compared.run or 0
    shown = steps.steps[-min(_SHOWN, max(length, wanted) + 1) :]
    told = "; ".join(f"{_name(*days)} {grouped(value)}" for days, value in shown)
    what = ("lowest" if compared.extreme == "min" else "record") if compared.extreme else "in a row"
    measured = steps.last._replace(
        write=lambda: (
            f"{told}: {length} {what if compared.extreme is None else what + 's in a row'} by {steps.statistic}"
        ),
        rows=tuple((days[0], value) for days, value in shown),
    )
    holds = length == wanted
    piece = evidence(measured, steps.known, reproduces=holds, agrees=holds, value=length)
    return Answer(piece=piece, holds=holds, witness=witness(steps.series))


def _name(first: date, last: date) -> str:
    period = Period(first, last)
    return f"{period.start:%b %Y}" if period.days > 27 else str(period)
