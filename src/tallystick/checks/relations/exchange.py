"""Two sums that are each told in two currencies: one text goes by one rate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tallystick.checks.held import Held
from tallystick.checks.together import between, figure, interval, relation, with_numbers
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import divide, meet
from tallystick.model.claim import Claim
from tallystick.model.finding import Relation, RelationKind

_BRACKET = re.compile(r"^\s*\(\s*(?:about|some|roughly|around|approximately|nearly|almost)?\s*$")
_CURRENCY = re.compile(r"^[A-Z]{3}$")
_SLIP = 1.5  # rates of different days in one text differ by less; a slip of ten, or a swapped digit, by more


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """Neighbouring pairs "2.2 trillion roubles ($28.9 billion)" of the same two currencies, two at a time."""
    text = held.context.text
    pairs: list[tuple[Claim, Claim]] = []
    for a, b in pairwise(with_numbers(claims)):
        units = (a.amount.unit or "", b.amount.unit or "") if a.amount and b.amount else ("", "")
        if units[0] != units[1] and all(map(_CURRENCY.match, units)) and _BRACKET.match(between(a, b, text)):
            pairs.append((a, b))
    found = (_relation(*first, *second) for first, second in pairwise(pairs))
    return [made for made in found if made is not None]


def _relation(a: Claim, b: Claim, c: Claim, d: Claim) -> Relation | None:
    amounts = [claim.amount for claim in (a, b, c, d)]
    one, other, two, another = amounts
    if one is None or other is None or two is None or another is None:
        return None
    if (one.unit, other.unit) != (two.unit, another.unit) or min(x.value for x in amounts if x) <= 0:
        return None
    first, second = one.value / other.value, two.value / another.value
    agree = meet(divide(interval(one), interval(other)), divide(interval(two), interval(another)), 0.01 * first)
    apart = max(first, second) / min(first, second)
    if not agree and apart < _SLIP:
        return None  # rates of two days
    told = f"{figure(a)} / {figure(b)} = {grouped(first, 4)}; {figure(c)} / {figure(d)} = {grouped(second, 4)}"
    stated = f"{one.unit} for {other.unit}"
    return relation(RelationKind.CONVERSION, [a, b, c, d], agree, stated, told)
