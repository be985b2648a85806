"""A total and its parts: four times: twice on Monday, once on Tuesday, and again on Friday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from tallystick.checks.held import Held
from tallystick.checks.together import by_sentence, figure, interval, is_value, relation
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import add, meet
from tallystick.model.claim import Claim
from tallystick.model.finding import Relation, RelationKind

# Units that nothing else is a part of: times are made of times, days of days.
_ALONE = frozenset({"time", "hour", "day", "week", "month", "year", "night", "percent"})
_PARTIAL = re.compile(r"\b(including|among|such as|e\.g\.|notably|mostly|most of|of which|of whom|at least)\b")
_LIST_OPENS = re.compile(r"^[^.;]*?(:|—|–)\s*\S*")
_IN_ALL = re.compile(r"\b(in total|in all|altogether|all told|combined|together)\b")


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """Totals whose parts stand in the same sentence, after a colon or a dash, after a comma, or before "in total".

    Parts that make up the total are told. Parts that do not are called inconsistent only after a colon or dash, when
    no word says that the list is partial; otherwise nothing is said.
    """
    text = held.context.text
    found = []
    for group in by_sentence(claims):
        values = [c for c in group if is_value(c) and c.amount is not None and c.amount.per is None]
        events = [c for c in group if c.amount is None and c.text.lower().startswith("again")]
        for index, total in enumerate(values):
            made = _after(total, values[index + 1 :], events, text) or _before(total, values[:index], text)
            if made is not None:
                found.append(made)
                break
    return found


def _after(total: Claim, later: list[Claim], events: list[Claim], text: str) -> Relation | None:
    parts = [*takewhile(lambda c: _part(total, c), later), *events]  # an outsider ends the list
    parts.sort(key=lambda c: c.span.start)
    if len(parts) < 2:
        return None
    words = text[total.span.end : parts[0].span.start]
    whole = text[total.sentence.start : total.sentence.end].lower()
    listed = bool(_LIST_OPENS.match(words)) and len(words) < 60
    holds = _adds_up(total, parts)
    if holds and (listed or len(words) < 30 or "," in words):
        return _relation(total, parts, True)
    if not holds and listed and not _PARTIAL.search(whole) and len(parts) == len(later) + len(events):
        alike = all(p.amount is None or p.amount.unit == (total.amount.unit if total.amount else None) for p in parts)
        return _relation(total, parts, False) if alike else None
    return None


def _before(total: Claim, earlier: list[Claim], text: str) -> Relation | None:
    """ "8 serious, 41 moderate and 755 minor, 804 in total": the parts come first."""
    after = text[total.span.end : total.span.end + 20].lower()
    if not _IN_ALL.search(after) and not _IN_ALL.search(total.text.lower()):
        return None
    for first in range(len(earlier) - 1):
        parts = earlier[first:]
        if _adds_up(total, parts):
            return _relation(total, parts, True)
    return None


def _part(total: Claim, part: Claim) -> bool:
    """May `part` be a part of `total`: smaller, and of the same or of no other unit?"""
    if total.amount is None or part.amount is None or part.amount.value > total.amount.value:
        return False
    units = {part.amount.unit, total.amount.unit}
    if len(units) == 1 or None in units:
        return True
    return not units & _ALONE and None in (part.measure, total.measure)


def _adds_up(total: Claim, parts: list[Claim]) -> bool:
    if total.amount is None:
        return False
    value = sum(p.amount.value if p.amount else 1.0 for p in parts)
    if value == total.amount.value:
        return True
    spread = add(interval(p.amount) if p.amount else (1.0, 1.0) for p in parts)
    close = abs(value - total.amount.value) <= 0.02 * total.amount.value
    return close and meet(spread, interval(total.amount))


def _relation(total: Claim, parts: list[Claim], holds: bool) -> Relation:
    terms = " + ".join(figure(p) if p.amount else "1" for p in parts)
    value = sum(p.amount.value if p.amount else 1.0 for p in parts)
    return relation(RelationKind.SUM, [total, *parts], holds, figure(total), f"{terms} = {grouped(value, 9)}")
