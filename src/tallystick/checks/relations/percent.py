"""A percentage and the two values it stands between: up 23 per cent, to 13.5 from 10.8."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.checks.held import Held
from tallystick.checks.together import by_sentence, figure, interval, is_value, relation
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import divide, meet
from tallystick.maths.shares import percent_change
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Relation, RelationKind

_TO = re.compile(r"\bto\s*(?:about|some|around|just over|nearly|a record|an estimated)?\s*$")
_FROM = re.compile(r"\bfrom\s*(?:about|some|around|just over|nearly|an estimated)?\s*$")


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """In one sentence: a change in per cent, one value after "from" and one of the same unit after "to"."""
    text = held.context.text
    found: list[Relation] = []
    for group in by_sentence(claims):
        changes = [c for c in group if c.aggregation is Aggregation.CHANGE and c.amount and c.amount.unit == "percent"]
        values = [c for c in group if is_value(c) and c.amount is not None]
        starts = [c for c in values if _FROM.search(text[c.sentence.start : c.span.start].lower())]
        ends = [c for c in values if _TO.search(text[c.sentence.start : c.span.start].lower())]
        if len(changes) == len(starts) == len(ends) == 1:
            found += _relation(changes[0], starts[0], ends[0])
        elif len(changes) == 1 and len(values) == 2 and not starts:
            found += _of_two_periods(changes[0], *values)
    return found


def _of_two_periods(change: Claim, start: Claim, end: Claim) -> list[Relation]:
    """ "48,000 in January and 34,500 in May, a drop of 28 per cent": shown when it comes out.

    The words may compare with something else.
    """
    if not change.measure or not change.measure == start.measure == end.measure or change.span.start < end.span.end:
        return []
    if start.period is None or end.period is None or not start.period.end < end.period.start:
        return []
    if start.aggregation is not end.aggregation or not (start.period.is_named and end.period.is_named):
        return []
    return [made for made in _relation(change, start, end) if made.holds]


def _relation(change: Claim, start: Claim, end: Claim) -> list[Relation]:
    if change.amount is None or start.amount is None or end.amount is None or start.amount.value <= 0:
        return []
    if start.amount.unit != end.amount.unit or start.amount.per != end.amount.per:
        return []
    low, high = divide(interval(end.amount), interval(start.amount))
    value = percent_change(start.amount.value, end.amount.value)
    allowed = interval(change.amount)
    spread = sorted((abs(100 * (low - 1)), abs(100 * (high - 1))))
    holds = meet((spread[0], spread[1]), allowed, slack=0.05)
    told = f"{figure(end)} / {figure(start)} − 1 = {grouped(value, 3)} %"
    return [relation(RelationKind.PERCENT, [change, start, end], holds, f"{figure(change)} %", told)]
