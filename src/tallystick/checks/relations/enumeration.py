"""A count and the list that follows it: three towns, A, B and C."""

from __future__ import annotations

from tallystick.checks.held import Held
from tallystick.checks.together import INNOCENT, figure, relation
from tallystick.model.finding import Relation, RelationKind


def find(held: Held) -> list[Relation]:
    """One relation a count that is followed by its list."""
    text = held.context.text
    found = []
    for claim in held.claims:
        if claim.items and claim.amount is not None:
            count = len(claim.items)
            holds = claim.amount.allows(count)
            if not holds and count < claim.amount.low and text[claim.span.end : claim.span.end + 1] == ",":
                continue  # names in apposition may be some of them
            names = ", ".join(" ".join(item.of(text).split())[:40] for item in claim.items)
            found.append(
                relation(
                    RelationKind.ENUMERATION,
                    [claim],
                    holds,
                    f"{figure(claim)} {claim.noun or ''}".strip(),
                    f"{names} = {count}",
                    f"the text lists {count}" if holds else f"the text lists {count}: {INNOCENT}",
                )
            )
    return found
