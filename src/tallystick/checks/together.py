"""What claims that stand together have in common: the same sentence, measure, days, kind of thing."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from tallystick.checks.passage import Figure
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import Interval, meet
from tallystick.model.amount import Amount, Bound
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Relation, RelationKind

INNOCENT = (
    "inconsistent as printed; innocent explanations: rounding of an input, another period or source for one of the "
    "numbers, a slip of the pen"
)
_NEAR = 0.05  # share of the stated value within which the printed values may differ
_OPEN_REACH = 0.1  # how far "more than" and its like reach when a sum is to bear them out


def with_numbers(claims: Sequence[Claim]) -> list[Claim]:
    """Claims that state an amount."""
    return [claim for claim in claims if claim.amount is not None]


def near(a: Claim, b: Claim, text: str, characters: int = 400) -> bool:
    """Do two claims stand in one paragraph or in neighbouring ones, at most so many characters apart?"""
    low, high = sorted((a, b), key=lambda claim: claim.span.start)
    gap = text[low.span.end : high.span.start]
    return len(gap) <= characters and gap.count("\n\n") <= 1


def interval(amount: Amount) -> Interval:
    """What the wording allows."""
    return amount.low, amount.high


def judged(
    computed: Interval,
    stated: Amount,
    right: float,
    inputs: Sequence[Figure],
    *,
    slack: float = 0.0,
    near: float = _NEAR,
) -> bool | None:
    """Does what was computed from `inputs` (plainly: `right`) meet what is stated? None where it is left open.

    Rounding alone never breaks a relation, and never makes one: where the printed values are further apart than `near`
    of the stated one, all would have to be rounded the right way by the most. Then it is left open; or broken, when
    roundings taken as chance (1/√n of n of them) do not reach and nothing is hedged. "More than
    420,000" is read as up to a tenth more: further off, it neither bears out nor breaks anything.
    """
    allowed = interval(stated)
    if not meet(shut(computed), shut(allowed), slack):
        return None if meet(computed, allowed, slack) else False
    if stated.bound is Bound.RANGE and any(f.amount.bound is Bound.RANGE for f in inputs):
        ends = zip(computed, allowed, strict=True)  # both are ranges: each end must come out
        return True if all(abs(a - b) <= max(near * abs(b), slack) for a, b in ends) else None
    if abs(right - stated.value) <= max(near * abs(stated.value), slack):
        return True
    hedged = any(f.amount.hedge or f.amount.bound is not Bound.EXACT for f in inputs)
    if hedged or stated.hedge or stated.bound is not Bound.EXACT:
        return True if stated.bound is Bound.RANGE or _is_open(allowed) else None
    share = (len(inputs) + 1) ** -0.5
    return None if meet(_drawn_in(computed, right, share), _drawn_in(allowed, stated.value, share), slack) else False


def _is_open(bounds: Interval) -> bool:
    return inf in bounds or -inf in bounds


def _drawn_in(bounds: Interval, value: float, share: float) -> Interval:
    return value - share * (value - bounds[0]), value + share * (bounds[1] - value)


def shut(bounds: Interval) -> Interval:
    """An open side shut a tenth further on: "more than 420,000" is read as up to 462,000."""
    low, high = bounds
    if high == inf and low != -inf:
        high = low + _OPEN_REACH * abs(low)
    elif low == -inf and high != inf:
        low = high - _OPEN_REACH * abs(high)
    return low, high


def same_thing(a: Claim, b: Claim) -> bool:
    """Do the two count the same: the same measure, or the same noun where no measure is known?"""
    if a.measure or b.measure:
        return a.measure == b.measure
    return a.head is not None and a.head == b.head and a.amount is not None and b.amount is not None


def same_days(a: Claim, b: Claim) -> bool:
    """Do both speak of the same days?"""
    return a.period is not None and b.period is not None and a.period.same_days(b.period)


def is_value(claim: Claim) -> bool:
    """A plain number of something: a total, mean, level or count."""
    return claim.kind is ClaimKind.QUANTITY and claim.aggregation in (
        Aggregation.TOTAL,
        Aggregation.MEAN,
        Aggregation.LEVEL,
        Aggregation.COUNT,
        None,
    )


def figure(claim: Claim) -> str:
    """The claimed number with commas."""
    return grouped(claim.amount.value, 9) if claim.amount else "–"


def number(figure: Figure) -> str:
    """The printed number of a figure with commas; ranges by both ends."""
    amount = figure.amount
    if amount.bound is Bound.RANGE:
        return f"{grouped(amount.low, 9)}–{grouped(amount.high, 9)}"
    return grouped(amount.value, 9)


def of_figures(
    kind: RelationKind,
    figures: Sequence[Figure],
    holds: bool | None,
    stated: str,
    computed: str,
    slip: str | None = None,
) -> Relation:
    """`relation` among figures; a likely slip is told after the innocent explanations."""
    why = f"{INNOCENT}; likely: {slip}" if slip and holds is False else ""
    claims = list(dict.fromkeys(figure.claim.id for figure in figures))
    by_id = {figure.claim.id: figure.claim for figure in figures}
    return relation(kind, [by_id[id] for id in claims], holds, stated, computed, why)


def relation(
    kind: RelationKind, claims: Sequence[Claim], holds: bool | None, stated: str, computed: str, why: str = ""
) -> Relation:
    """A relation without its id; a broken one tells the innocent explanations."""
    if not why:
        why = "it adds up as printed" if holds else INNOCENT if holds is False else "shown for the reader to judge"
    return Relation(
        id="",
        kind=kind,
        claims=tuple(claim.id for claim in claims),
        holds=holds,
        stated=stated,
        computed=computed,
        why=why,
    )
