"""So many of so much each, and what they come to: eight barrages of 30 to 100 missiles, 370 missiles in all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tallystick.checks.held import Held
from tallystick.checks.together import between, figure, interval, near, relation, with_numbers
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import meet
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Relation, RelationKind

_OF = re.compile(r"^ (?:of|with|carrying|holding) (?:about |some |up to )?$")


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """A count, what each of it holds, and a total of the same thing near by.

    Shown when it comes out. It is inconsistent only behind "each": without it the list need not be all there was.
    """
    text = held.context.text
    found: list[Relation] = []
    numbers = with_numbers(claims)
    for count, each in pairwise(numbers):
        if count.aggregation is not Aggregation.COUNT or each.head is None or not _OF.match(between(count, each, text)):
            continue
        totals = [c for c in numbers if c is not each and _same(c, each) and near(c, each, text)]
        for total in totals[:1]:
            said_each = text[each.span.end : each.span.end + 6].strip().startswith("each")
            found += _relation(count, each, total, said_each)
    return found


def _same(a: Claim, b: Claim) -> bool:
    return a.head == b.head and a.amount is not None and a.amount.per is None


def _relation(count: Claim, each: Claim, total: Claim, said_each: bool) -> list[Relation]:
    if count.amount is None or each.amount is None or total.amount is None:
        return []
    low, high = count.amount.value * each.amount.low, count.amount.value * each.amount.high
    holds = meet((low, high), interval(total.amount))
    if not holds and not said_each:
        return []
    ends = grouped(low, 9) if each.amount.low == each.amount.high else f"{grouped(low, 9)} to {grouped(high, 9)}"
    told = f"{figure(count)} × {each.text} = {ends}"
    return [relation(RelationKind.PRODUCT, [count, each, total], holds, figure(total), told)]
