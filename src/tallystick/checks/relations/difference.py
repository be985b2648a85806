"""A value and how much more or fewer it is than another: 728 drones, 189 more than the record of 539."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.checks.held import Held
from tallystick.checks.together import between, by_sentence, figure, interval, is_value, relation
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import meet, subtract
from tallystick.model.claim import Claim
from tallystick.model.finding import Relation, RelationKind

_MORE = re.compile(r"\b(more|higher|above)\b.{0,20}\bthan\b")
_FEWER = re.compile(r"\b(fewer|less|lower|below)\b.{0,20}\bthan\b")


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """Three numbers of one sentence: a value, then a difference "more than" another value."""
    text = held.context.text
    found: list[Relation] = []
    for group in by_sentence(claims):
        values = [c for c in group if c.amount is not None and (is_value(c) or c.comparison is not None)]
        for value, step, other in zip(values, values[1:], values[2:], strict=False):
            hedge = (step.amount.hedge or "") if step.amount else ""
            words = step.text.lower().removeprefix(hedge) + between(
                step, other, text
            )  # "more than 550,000" compares nothing
            sign = 1 if _MORE.search(words) else -1 if _FEWER.search(words) else 0
            if sign and step.amount is not None and step.amount.unit != "percent":
                found += _relation(value, step, other, sign)
    return found


def _relation(value: Claim, step: Claim, other: Claim, sign: int) -> list[Relation]:
    if value.amount is None or step.amount is None or other.amount is None:
        return []
    if value.amount.per != other.amount.per or (value.head != other.head and None not in (value.head, other.head)):
        return []
    pair = (value, other) if sign > 0 else (other, value)
    first, second = (c.amount for c in pair)
    if first is None or second is None or first.value <= second.value:
        return []
    holds = meet(subtract(interval(first), interval(second)), interval(step.amount))
    told = f"{figure(pair[0])} − {figure(pair[1])} = {grouped(first.value - second.value, 9)}"
    return [relation(RelationKind.DIFFERENCE, [value, step, other], holds, figure(step), told)]
