"""A share and its two counts: 82 of the 160 sites, 51 per cent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.checks.held import Held
from tallystick.checks.together import between, by_sentence, figure, interval, is_value, relation
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import divide, meet, scale
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Relation, RelationKind

_OF = re.compile(r"^\s*(?:out )?of (?:the |all |its |a total of |some |about )*$")
_NEXT = re.compile(r"^[\s,(—–]*(?:or|that is|i\.e\.)?[\s,]*(?:about|some|roughly|around|nearly|almost)?\s*$")


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """ "A of the B, or C per cent" in one sentence, the percentage right after."""
    text = held.context.text
    found: list[Relation] = []
    for group in by_sentence(claims):
        numbers = [c for c in group if c.amount is not None]
        for part, whole, share in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if not (is_value(part) and is_value(whole)) or share.aggregation is not Aggregation.PERCENT:
                continue
            if _OF.match(between(part, whole, text)) and _NEXT.match(between(whole, share, text)):
                found += _relation(part, whole, share)
    return found


def _relation(part: Claim, whole: Claim, share: Claim) -> list[Relation]:
    if part.amount is None or whole.amount is None or share.amount is None or whole.amount.value <= 0:
        return []
    value = 100 * part.amount.value / whole.amount.value
    spread = scale(divide(interval(part.amount), interval(whole.amount)), 100)
    holds = meet(spread, interval(share.amount), slack=0.05)
    told = f"{figure(part)} / {figure(whole)} = {grouped(value, 3)} %"
    return [relation(RelationKind.SHARE, [part, whole, share], holds, f"{figure(share)} %", told)]
