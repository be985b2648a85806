"""A figure of one day, one week or one month among the days that the words name.

"Losses hit 2,030 in a single day in November", "in the worst week of December it lost 12,600": the words name a month
and tell of a stretch within it. The most extreme stretch may bear the figure out; any other leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.arithmetic.extremes import extremes
from tallystick.arithmetic.measuring import Measured
from tallystick.arithmetic.windows import in_windows
from tallystick.checks.amounts import reproduces
from tallystick.checks.held import Held, evidence
from tallystick.maths.calendar import calendar_windows, rolling_windows
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding, Verdict
from tallystick.model.period import Period
from tallystick.model.series import SeriesForm

_WITHIN: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "day",
        1,
        re.compile(r"\b(?:daily|in (?:a|one) (?:single )?day|(?:single|worst|bloodiest|deadliest) day|24 hours)\b"),
    ),
    ("week", 7, re.compile(r"\b(?:weekly|in (?:a|one) (?:single )?week|(?:single|worst|bloodiest|deadliest) week)\b")),
    ("month", 28, re.compile(r"\b(?:monthly|in (?:a|one) (?:single )?month|(?:worst|bloodiest|deadliest) month)\b")),
)


def within_days(claim: Claim, contradicted: Finding, held: Held) -> Finding | None:
    """The finding where the words tell of a stretch within their days and one has the figure; else None."""
    amount, period = claim.amount, claim.period
    if amount is None or period is None or claim.kind is not ClaimKind.QUANTITY or amount.is_open:
        return None
    if claim.aggregation is not Aggregation.TOTAL:
        return None
    sentence = claim.sentence.of(held.context.text).lower()
    for step, days, words in _WITHIN:
        if period.days <= days or not words.search(sentence):
            continue
        most = next((m for m in _most(claim, period, step, held) if amount.allows(m.value)), None)
        if most is not None:
            piece = evidence(most, held.known(most), reproduces=reproduces(amount, most.value), agrees=True)
            return Finding(
                verdict=Verdict.SUPPORTED,
                why=f"read as the highest {step} of the days named, "
                f"{most.series.source.name} ({most.convention}) gives {most.expression}",
                computed=most.value,
                evidence=(piece, *contradicted.evidence),
            )
        if any(amount.allows(value) for value in _any(claim, period, days, held)):
            why = f"the words may mean one {step} of the days named: {contradicted.why}"
            return Finding(verdict=Verdict.NO_EVIDENCE, why=why, evidence=contradicted.evidence)
    return None


def _most(claim: Claim, period: Period, step: str, held: Held) -> Iterator[Measured]:
    for series in held.series(claim.measure):
        if series.weight == "primary" and series.form is SeriesForm.CUMULATIVE:
            kind: str | int = 7 if step == "week" else step
            yield from extremes(series, period.start, period.end, step=kind)


def _any(claim: Claim, period: Period, days: int, held: Held) -> Iterator[float]:
    first, last = period.start.toordinal(), period.end.toordinal()
    windows = calendar_windows("month", first, last) if days == 28 else rolling_windows(days, first, last)
    for series in held.series(claim.measure):
        if series.weight == "primary" and series.form is SeriesForm.CUMULATIVE:
            for found in in_windows(series, windows, statistics=("total",)):
                yield from found.values
