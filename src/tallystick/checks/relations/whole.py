"""A part, its whole and the percentage, told apart: "the dead are 45% of the toll, which would be 237,211".

Shown only where the words tie the three together and the numbers agree; only a remainder told may also disagree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tallystick.checks.held import Held
from tallystick.checks.together import between, figure, interval, is_value, near, relation, with_numbers
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import divide, meet, scale
from tallystick.model.amount import Bound
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Relation, RelationKind

_REACH = 6  # number claims on either side that a percentage may belong to
_OPENS_WITH_OF = re.compile(r"^(?:out )?of (?:the |all |all the |its |their )?$")
_NEXT = re.compile(r"^[\s,(—–]*(?:or|that is|i\.e\.)[\s,]*(?:about|some|roughly|around|nearly|almost)?\s*$")
_LEFT = re.compile(r"\b(?:holds?|controls?|remains?|remaining|left|rest)\b[^.;]{0,20}$")
_ENDS = 0.005  # how far printed ends may be from the ends computed


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """One relation a percentage: of a whole told behind it, of "Of N, M were", or of a part and what is left."""
    text = held.context.text
    numbers = with_numbers(claims)
    found: list[Relation] = []
    for at, share in enumerate(numbers):
        if share.aggregation is not Aggregation.PERCENT or share.amount is None or share.amount.unit != "percent":
            continue
        before = [c for c in numbers[max(0, at - _REACH) : at] if _plain(c) and near(c, share, text)]
        after = [c for c in numbers[at + 1 : at + _REACH] if _plain(c) and near(share, c, text)]
        made = _of_told_whole(share, before, after, text) or _of_so_many(share, before, after, text)
        found += made or _what_is_left(share, before, after, text)
    return found


def _plain(claim: Claim) -> bool:
    return is_value(claim) and claim.amount is not None and claim.amount.unit not in ("percent", "day", "month", "year")


def _of_told_whole(share: Claim, before: list[Claim], after: list[Claim], text: str) -> list[Relation]:
    """ "32 per cent of total expenditure, projected at 41.5 trillion": the part is told before."""
    whole = next((c for c in after if c.sentence == share.sentence), None)
    if whole is None or not re.match(r"\s+of\s", text[share.span.end : share.span.end + 5]):
        return []
    for part in before:
        if _same_unit(part, whole) and _adds_up(part, share, whole):
            return [_relation(part, share, whole)]
    return []


def _of_so_many(share: Claim, before: list[Claim], after: list[Claim], text: str) -> list[Relation]:
    """ "Almost 40% were lost. Of 11,000 sent, 4,000 fell": the two counts stand in one sentence."""
    for numbers in (after, before):
        for whole, part in pairwise(numbers):
            opening = text[whole.sentence.start : whole.span.start].lower()
            if whole.sentence == part.sentence and _OPENS_WITH_OF.match(opening):
                if _same_unit(part, whole) and _adds_up(part, share, whole):
                    return [_relation(part, share, whole)]
    return []


def _what_is_left(share: Claim, before: list[Claim], after: list[Claim], text: str) -> list[Relation]:
    """ "1,260 square kilometres, or 99.5% of it; they still hold 3": the part and the rest are the whole."""
    if not before or not after or share.amount is None:
        return []
    part, rest = before[-1], after[0]
    if part.amount is None or rest.amount is None or not _same_unit(part, rest) or rest.amount.is_open:
        return []
    if not _NEXT.match(between(part, share, text)) or not _LEFT.search(between(share, rest, text)):
        return []
    fewest = part.amount.low / (part.amount.low + rest.amount.high)
    most = part.amount.high / (part.amount.high + rest.amount.low)
    holds = meet((100 * fewest, 100 * most), interval(share.amount), slack=0.05)
    value = 100 * part.amount.value / (part.amount.value + rest.amount.value)
    told = f"{figure(part)} / ({figure(part)} + {figure(rest)}) = {grouped(value, 4)} %"
    return [relation(RelationKind.SHARE, [part, rest, share], holds, f"{figure(share)} %", told)]


def _same_unit(a: Claim, b: Claim) -> bool:
    if a.amount is None or b.amount is None or a.amount.per != b.amount.per:
        return False
    if a.amount.unit == b.amount.unit or None in (a.amount.unit, b.amount.unit):
        return True
    return all(c.head is not None or (c.amount and c.amount.unit == "person") for c in (a, b))  # soldiers, casualties


def _adds_up(part: Claim, share: Claim, whole: Claim) -> bool:
    if part.amount is None or share.amount is None or whole.amount is None:
        return False
    if not 0 < part.amount.value < whole.amount.high:
        return False
    if share.amount.bound is Bound.RANGE:  # the ends of a range answer to the ends of the other, crosswise
        ends = ((share.amount.high, whole.amount.low), (share.amount.low, whole.amount.high))
        return all(abs(100 * part.amount.value / percent - end) <= _ENDS * end for percent, end in ends)
    spread = scale(divide(interval(part.amount), interval(whole.amount)), 100)
    return meet(spread, interval(share.amount))


def _relation(part: Claim, share: Claim, whole: Claim) -> Relation:
    value = 100 * part.amount.value / whole.amount.value if part.amount and whole.amount else 0.0
    told = f"{figure(part)} / {figure(whole)} = {grouped(value, 3)} %"
    return relation(RelationKind.SHARE, [part, whole, share], True, f"{figure(share)} %", told)
