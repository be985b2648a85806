"""What claims that stand together have in common: the same sentence, measure, days, kind of thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallystick.maths.digits import grouped
from tallystick.maths.intervals import Interval
from tallystick.model.amount import Amount
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Relation, RelationKind

INNOCENT = (
    "inconsistent as printed; innocent explanations: rounding of an input, another period or source for one of the "
    "numbers, a slip of the pen"
)


def with_numbers(claims: Sequence[Claim]) -> list[Claim]:
    """Claims that state an amount."""
    return [claim for claim in claims if claim.amount is not None]


def by_sentence(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims grouped by their sentence, both in the order of the text."""
    group: list[Claim] = []
    for claim in claims:
        if group and group[-1].sentence != claim.sentence:
            yield group
            group = []
        group.append(claim)
    if group:
        yield group


def near(a: Claim, b: Claim, text: str, characters: int = 400) -> bool:
    """Do two claims stand in one paragraph or in neighbouring ones, at most so many characters apart?"""
    low, high = sorted((a, b), key=lambda claim: claim.span.start)
    gap = text[low.span.end : high.span.start]
    return len(gap) <= characters and gap.count("\n\n") <= 1


def between(a: Claim, b: Claim, text: str) -> str:
    """The words between two claims, lower-cased."""
    low, high = sorted((a, b), key=lambda claim: claim.span.start)
    return text[low.span.end : high.span.start].lower()


def interval(amount: Amount) -> Interval:
    """What the wording allows."""
    return amount.low, amount.high


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
