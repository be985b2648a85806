"""A line and how far it is: from 113 to the low of 134 is 18.6 per cent."""

from __future__ import annotations

from tallystick.checks.held import Held
from tallystick.checks.together import figure, near, relation
from tallystick.maths.digits import grouped
from tallystick.maths.shares import percent_change
from tallystick.model.claim import ClaimKind
from tallystick.model.finding import Relation, RelationKind


def find(held: Held) -> list[Relation]:
    """The distance from a line crossed to the next level of the same measure that the text names."""
    found: list[Relation] = []
    for line in held.claims:
        if line.kind is not ClaimKind.THRESHOLD or line.amount is None or not line.amount.value:
            continue
        for other in held.claims:
            if other is line or other.amount is None or other.measure != line.measure:
                continue
            if other.amount.per is not None or other.amount.unit != line.amount.unit:
                continue
            if other.span.start >= line.span.end and near(line, other, held.context.text):
                distance = percent_change(line.amount.value, other.amount.value)
                told = f"{figure(other)}/{figure(line)} − 1 = {grouped(distance, 3)} %"
                why = f"how far {figure(other)} is from the line"
                found.append(relation(RelationKind.THRESHOLD, [line, other], None, figure(line), told, why))
                break
    return found
