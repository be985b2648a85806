"""Runs: a fourth consecutive record, a sixth straight rise."""

from __future__ import annotations

from tallystick.checks.held import Held, evidence, witness
from tallystick.checks.stepping import Stepped, days_of, stepped
from tallystick.checks.whether import Answer, decide
from tallystick.maths.calendar import month_end, month_start, step_of
from tallystick.maths.chains import run_of_records, run_of_rises
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
    steps = stepped(claim.measure, last, held, compared)  # asked for by the relation of the run, too
    answers = held.once(("runs", claim.measure, last, compared), lambda: [_run(compared, each) for each in steps])
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
    inside = steps.upto.values[steps.within(compared.scope) :]
    if compared.extreme:
        return run_of_records(inside, lowest=compared.extreme == "min")
    return run_of_rises(inside, falling=compared.direction == "down")


def _run(compared: Comparison, steps: Stepped) -> Answer:
    length = run_length(compared, steps)
    wanted = compared.run or 0
    count = min(_SHOWN, max(length, wanted) + 1)
    shown = [(days_of(w), v) for w, v in zip(steps.upto.windows[-count:], steps.upto.values[-count:], strict=True)]
    told = "; ".join([f"{_name(days)} {grouped(value)}" for days, value in shown])
    what = ("lowests in a row" if compared.extreme == "min" else "records in a row") if compared.extreme else "in a row"
    measured = steps.last._replace(
        write=lambda: f"{told}: {length} {what} by {steps.upto.statistic}",
        rows=tuple([(days.start, value) for days, value in shown]),
    )
    holds = length == wanted
    piece = evidence(measured, steps.known, reproduces=holds, agrees=holds, value=length)
    return Answer(piece=piece, holds=holds, witness=witness(steps.upto.series))


def _name(period: Period) -> str:
    return f"{period.start:%b %Y}" if period.days > 27 else str(period)
