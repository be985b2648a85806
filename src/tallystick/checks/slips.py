"""The slip that explains a contradicted figure exactly, told beside the verdict: never more than one, or none.

Each slip turns what the record gives into what it would have printed. A figure of few digits is explained by chance, so
only such are looked at as print three significant digits, and a slip is told only when no other explains them, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from tallystick.checks.held import Held
from tallystick.maths.calendar import step_of, steps_back
from tallystick.maths.digits import grouped
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Evidence, Finding, Verdict

MOST_STEP = 0.01  # worth of the last printed digit, as a share of the figure
_SQUARE_MILE = 2.589988110336  # km²
_STEPS_AWAY = 12  # so many months, weeks or days back a figure may have been copied from

Slip = tuple[str, str]  # its kind (and days or measure), the words that tell it
Answer = Callable[[Claim, Held], Finding | None]


def with_slip(claim: Claim, finding: Finding, held: Held, answer: Answer) -> Finding:
    """The finding with a note on the one slip that explains the figure; as it is where none or several do."""
    amount = claim.amount
    if amount is None or claim.kind is not ClaimKind.QUANTITY or amount.is_open or not amount.value:
        return finding
    if amount.step > MOST_STEP * abs(amount.value):
        return finding
    told = dict(reversed(list(_slips(claim, finding, held, answer))))
    if len(told) != 1:
        return finding
    return replace(finding, notes=(*finding.notes, *(f"A likely slip: {words}" for words in told.values())))


def _slips(claim: Claim, finding: Finding, held: Held, answer: Answer) -> Iterator[Slip]:
    if finding.verdict is Verdict.CONTRADICTED:
        for piece in finding.evidence:
            yield from _of_digits(claim, piece)
        yield from _of_days(claim, held, answer)
    yield from _of_measure(claim, held, answer)


def _of_digits(claim: Claim, piece: Evidence) -> Iterator[Slip]:
    """Off by ten, digits swapped, a mean told as a total, the wrong unit of area: what `piece` gives, misprinted."""
    amount, value = claim.amount, piece.value
    if amount is None or value is None or isinstance(value, bool) or value <= 0:
        return
    for factor in (10.0, 0.1, 100.0, 0.01, 1000.0, 0.001):
        if amount.prints_as(value * factor):
            yield "point", f"{grouped(value)} with the decimal point moved"
    if claim.aggregation is Aggregation.TOTAL and claim.period is not None and claim.period.days > 1:
        if amount.prints_as(value / claim.period.days):
            yield "mean", f"the mean per day, told as the total: {grouped(value)} over {claim.period.days} days"
    if (
        claim.aggregation is Aggregation.MEAN
        and claim.period is not None
        and amount.prints_as(value * claim.period.days)
    ):
        yield "total", "the total of the days, told as the mean"
    if amount.unit == "km²":
        for factor, name in ((_SQUARE_MILE, "multiplied"), (1 / _SQUARE_MILE, "divided")):
            if amount.prints_as(value * factor):
                told = f"{grouped(value)} {name} by {_SQUARE_MILE:.2f}"
                yield "square", f"square miles and square kilometres mixed up: {told}"
    if _is_swapped(f"{amount.value:.0f}", f"{round(value / amount.step) * amount.step:.0f}"):
        yield "digits", f"two digits swapped in {grouped(value)}"


def _is_swapped(printed: str, right: str) -> bool:
    """Do two neighbouring digits, exchanged, make one of the other?"""
    if len(printed) != len(right):
        return False
    at = [i for i, (a, b) in enumerate(zip(printed, right, strict=True)) if a != b]
    return len(at) == 2 and at[1] == at[0] + 1 and printed[at[0]] == right[at[1]] and printed[at[1]] == right[at[0]]


def _of_days(claim: Claim, held: Held, answer: Answer) -> Iterator[Slip]:
    """The figure of another month, week or day, or of the same days of another year."""
    period = claim.period
    step = step_of(period.start, period.end) if period is not None else None
    if period is None or step is None or claim.aggregation not in (Aggregation.TOTAL, Aggregation.MEAN):
        return
    for first, last in islice(steps_back(period.start, period.end, step), 1, _STEPS_AWAY + 1):
        days = replace(period, start=first, end=last)
        if _gives(replace(claim, period=days), held, answer):
            yield str(days), f"the figure of {days}"


def _of_measure(claim: Claim, held: Held, answer: Answer) -> Iterator[Slip]:
    """The figure of another measure of the same side: casualties told as killed."""
    described = held.measure(claim.measure)
    if described is None or described.subject is None:
        return
    for other in held.context.theatre.measures.values():
        if other.id == described.id or other.subject != described.subject or other.unit != described.unit:
            continue
        if _gives(replace(claim, measures=(other.id,)), held, answer):
            yield other.id, f"the figure of another measure, {other.name}"


def _gives(claim: Claim, held: Held, answer: Answer) -> bool:
    """Does the record give the printed digits for the claim? What it gives is computed once for the same question."""
    amount = claim.amount
    question = (claim.measure, claim.period, claim.aggregation, amount.per if amount else None)
    if question not in held.given:
        found = answer(claim, held)
        held.given[question] = tuple(piece.value for piece in found.evidence) if found is not None else ()
    values = (value for value in held.given[question] if value is not None and not isinstance(value, bool))
    return amount is not None and any(amount.prints_as(value) for value in values)
