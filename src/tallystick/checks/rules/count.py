"""Days counted by a line: on 20 days of December the toll was 1,500 or more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from tallystick.arithmetic.measuring import Measured
from tallystick.arithmetic.questions import Question
from tallystick.arithmetic.windows import in_windows
from tallystick.checks.amounts import weigh
from tallystick.checks.held import Held
from tallystick.checks.verdicts import judge
from tallystick.maths.digits import grouped
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Finding
from tallystick.model.period import Period
from tallystick.model.series import Series, SeriesForm


def check(claim: Claim, held: Held) -> Finding | None:
    """How many of the days lay beyond the line, by every convention, the line itself counted in or not."""
    amount, period, compared = claim.amount, claim.period, claim.comparison
    if claim.aggregation is not Aggregation.COUNT or compared is None or compared.line is None:
        return None
    if amount is None or period is None or not period.is_named or period.days == 1:
        return None
    line, up = compared.line, compared.direction != "down"

    def compute(series: Series) -> Iterator[Measured]:
        if series.form is SeriesForm.CUMULATIVE and series.weight == "primary":
            yield from _counts(series, period, line, up=up)

    weighed = weigh(claim, amount, held, Question(compute, period.end))
    return judge(claim, weighed) if weighed else None


def _counts(series: Series, period: Period, line: float, *, up: bool) -> Iterator[Measured]:
    days = [(day, day) for day in range(period.start.toordinal(), period.end.toordinal() + 1)]
    for found in in_windows(series, days, statistics=("total",)):
        if len(found.windows) != len(days):
            continue  # a day is missing: nobody can count them
        word = "above" if up else "below"
        for told, with_it in ((word, False), (f"at or {word}", True)):
            hits = [
                day
                for (day, _), value in zip(found.windows, found.values, strict=True)
                if _hit(value, line, up, with_it)
            ]
            ends = (
                period.start + timedelta(days=found.convention.open),
                period.end + timedelta(days=found.convention.close),
            )
            yield Measured(
                series=series,
                convention=f"{found.convention.label}, {told} {grouped(line)}",
                value=float(len(hits)),
                write=partial(_told, hits, len(days), f"{told} {grouped(line)}"),
                rows=tuple((on, value) for on in ends if (value := series.at(on.toordinal())) is not None),
            )


def _told(hits: Sequence[int], days: int, line: str) -> str:
    first = f", the first on {date.fromordinal(hits[0])}" if hits else ""
    return f"{len(hits)} of {days} days {line}{first}"


def _hit(value: float, line: float, up: bool, with_it: bool) -> bool:
    return (value > line if up else value < line) or (with_it and value == line)
