"""A total and its parts: four times: twice on Monday, once on Tuesday, and again on Friday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from tallystick.checks.held import Held
from tallystick.checks.together import between, by_sentence, figure, interval, is_value, relation
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import Interval, add, meet
from tallystick.model.amount import Amount, Bound
from tallystick.model.claim import Claim
from tallystick.model.finding import Relation, RelationKind

# Units that nothing else is a part of: times are made of times, days of days.
_ALONE = frozenset({"time", "hour", "day", "week", "month", "year", "night", "percent"})
_PARTIAL = re.compile(r"\b(including|among|such as|e\.g\.|notably|mostly|most of|of which|of whom|at least)\b")
_REST = re.compile(r"\b(?:(?:for|of|in|on|to) (?:all )?others?|the (?:rest|remaining|remainder|others?))\b")
_OPENS_WITH_OF = re.compile(r"^(?:out )?of (?:the |all |all the |its |their )?$")
_GOES_ON = re.compile(r"^(?:another|a further|the other|the rest|the remaining|others?)\b")
_TAIL = 20  # characters behind the last part in which its noun may stand
_LIST_OPENS = re.compile(r"^[^.;]*?(:|—|–)\s*\S*")
_IN_ALL = re.compile(r"\b(in total|in all|altogether|all told|combined|together)\b")


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """Totals whose parts stand in the same sentence, after a colon or a dash, after a comma, or before "in total".

    Parts that make up the total are told. Parts that do not are called inconsistent only after a colon or dash, when
    no word says that the list is partial; otherwise nothing is said.
    """
    text = held.context.text
    groups = list(by_sentence(claims))
    found = [made for pair in pairwise(groups) if (made := _of_so_many(*pair, text)) is not None]
    for group in groups:
        values = [c for c in group if is_value(c) and c.amount is not None and c.amount.per is None]
        events = [c for c in group if c.amount is None and c.text.lower().startswith("again")]
        for index, total in enumerate(values):
            made = _after(total, values[index + 1 :], events, text) or _before(total, values[:index], text)
            if made is not None:
                found.append(made)
                break
    return found


def _after(total: Claim, later: list[Claim], events: list[Claim], text: str) -> Relation | None:
    closed = text.find(")", total.span.end, total.sentence.end) if text[total.span.end :][:2] == " (" else -1
    inside = [c for c in later if c.span.start < closed] if closed >= 0 else later  # a bracket holds the whole list
    parts = [*takewhile(lambda c: _part(total, c), inside), *events]  # an outsider ends the list
    parts.sort(key=lambda c: c.span.start)
    if len(parts) < 2:
        return None
    words = text[total.span.end : parts[0].span.start]
    whole = text[total.sentence.start : total.sentence.end].lower()
    listed = bool(_LIST_OPENS.match(words)) and len(words) < 60
    holds = _adds_up(total, parts)
    if holds and (listed or len(words) < 30 or "," in words):
        return _relation(total, parts, True)
    if _is_exhaustive(parts, text) and _plausible(total, parts):
        listed, whole = True, ""
    if not holds and listed and not _PARTIAL.search(whole) and len(parts) == len(later) + len(events):
        alike = all(p.amount is None or p.amount.unit in (None, total.amount and total.amount.unit) for p in parts)
        return _relation(total, parts, False) if alike else None
    return None


def _of_so_many(group: list[Claim], following: list[Claim], text: str) -> Relation | None:
    """ "Of 135 drones 80 were shot down. Another 44 went astray, and two ...": shown when it comes out."""
    values, more = (
        [c for c in each if is_value(c) and c.amount and c.amount.per is None] for each in (group, following)
    )
    if len(values) < 2 or not _OPENS_WITH_OF.match(text[values[0].sentence.start : values[0].span.start].lower()):
        return None
    if not more or not _GOES_ON.match(text[more[0].sentence.start : more[0].sentence.end].lower()):
        return None
    total = values[0]
    parts = list(takewhile(lambda c: _part(total, c), [*values[1:], *more]))
    return _relation(total, parts, True) if len(parts) > 2 and _adds_up(total, parts) else None


def _is_exhaustive(parts: list[Claim], text: str) -> bool:
    """Does the last part take in all that is left: "and 3,006 for other property", "the remaining 12"?"""
    last = parts[-1]
    words = between(parts[-2], last, text) + last.text.lower() + text[last.span.end : last.span.end + _TAIL].lower()
    return bool(_REST.search(re.split(r"[.;]", words)[0]))


def _plausible(total: Claim, parts: list[Claim]) -> bool:
    """Do the parts come near enough to the total to be meant as all of it?"""
    value = sum(p.amount.value if p.amount else 1.0 for p in parts)
    return total.amount is not None and 0.8 <= value / total.amount.value <= 1.25


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
    spread = add(_printed(p.amount) if p.amount else (1.0, 1.0) for p in parts)
    close = abs(value - total.amount.value) <= 0.02 * total.amount.value
    return close and meet(spread, _printed(total.amount))


def _printed(amount: Amount) -> Interval:
    """What the wording allows; a count printed to the last unit is exact: 288 and 72 are not 361."""
    if amount.bound is Bound.EXACT and amount.step <= 1 and amount.value == int(amount.value):
        return amount.value, amount.value
    return interval(amount)


def _relation(total: Claim, parts: list[Claim], holds: bool) -> Relation:
    terms = " + ".join(figure(p) if p.amount else "1" for p in parts)
    value = sum(p.amount.value if p.amount else 1.0 for p in parts)
    return relation(RelationKind.SUM, [total, *parts], holds, figure(total), f"{terms} = {grouped(value, 9)}")
