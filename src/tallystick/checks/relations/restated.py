"""The same quantity told twice with different figures: revenues fell by 46 per cent ... revenues declined by 52."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.checks.held import Held
from tallystick.checks.misprints import likely_slip
from tallystick.checks.passage import Figure, Passage
from tallystick.checks.together import INNOCENT, interval, number, relation
from tallystick.checks.wording import Match, matches, word_list
from tallystick.maths.calendar import SPANS
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import meet
from tallystick.model.claim import Aggregation
from tallystick.model.finding import Relation, RelationKind
from tallystick.model.period import PeriodBasis

_REACH = 8  # figures looked back over
_NEAR = 250  # characters between the two
_WORD = re.compile(r"[a-z][a-z'’-]*")
_SMALL = frozenset(
    "the a an of and or in on to for from by at its their his her with as is was were are that this it".split()
)


def find(held: Held) -> list[Relation]:
    """Only disagreements are told: a quantity repeated as it was says nothing new."""
    passage = held.passage
    found = [made for match in matches("restated", passage) if (made := _total(match, passage)) is not None]
    return found + _changes(passage)


def _changes(passage: Passage) -> list[Relation]:
    """Two changes in per cent, one way, of one subject in the same words, over the same days, close together."""
    found: list[Relation] = []
    previous: list[tuple[Figure, str, list[str]]] = []
    for figure in passage.figures:
        if figure.kind != "p" or figure.claim.aggregation is not Aggregation.CHANGE:
            continue
        ahead = passage.text[figure.claim.sentence.start : figure.span.start].lower()[-200:]
        way = _way(ahead)
        words = _WORD.findall(ahead)
        if way is None:
            continue
        for other, other_way, other_words in previous[-3:]:
            if other_way == way and figure.span.start - other.span.end <= _NEAR and _restates(other, figure):
                subject = _shared(other_words, words)
                if subject and not meet(interval(other.amount), interval(figure.amount)):
                    found.append(_twice(other, figure, subject))
        previous.append((figure, way, words))
    return found


def _way(words: str) -> str | None:
    """Up or down, by the verb right before the figure."""
    near = words[-30:]
    for way in ("up", "down"):
        if re.search(rf"(?:{word_list(f'rose_{way}').pattern})\s+(?:by\s+)?(?:\w+\s+)?$", near):
            return way
    return None


def _restates(a: Figure, b: Figure) -> bool:
    """Is the second told of no other days than the first, in another sentence?"""
    one, two = a.claim.period, b.claim.period
    if a.claim.sentence == b.claim.sentence or one is None or two is None or not one.same_days(two):
        return False
    return two.basis is PeriodBasis.INHERITED or two.is_named


def _shared(a: Sequence[str], b: Sequence[str]) -> str:
    """The longest run of words that both have, with at least three words, two of them content words."""
    best: list[str] = []
    for i in range(len(a)):
        for j in range(len(b)):
            k = 0
            while i + k < len(a) and j + k < len(b) and a[i + k] == b[j + k]:
                k += 1
            if k > len(best):
                best = list(a[i : i + k])
    return " ".join(best) if len(best) >= 3 and len(set(best) - _SMALL) >= 2 else ""


def _twice(a: Figure, b: Figure, subject: str) -> Relation:
    why = f"the same change ({subject}) is given twice, with different figures: {INNOCENT}"
    told = f"{number(a)} % and {number(b)} %"
    return relation(RelationKind.PERCENT, [a.claim, b.claim], False, f"{number(a)} %", told, why)


def _total(match: Match, passage: Passage) -> Relation | None:
    """ "The month's total was 45,680", after another total of that month by the same measure."""
    total = match.figures["total"]
    step = match.words["step"]
    at = match.places["total"]
    for other in reversed(passage.figures[max(0, at - _REACH) : at]):
        claim = other.claim
        if claim.aggregation is not Aggregation.TOTAL or claim.measure is None or claim.measure != total.claim.measure:
            continue
        if claim.period is None or not claim.period.is_named or total.span.start - other.span.end > 3 * _NEAR:
            continue
        if abs(claim.period.days - SPANS[step]) > 0.04 * SPANS[step]:
            continue
        if total.claim.attribution and total.claim.attribution != claim.attribution:
            return None
        if meet(interval(other.amount), interval(total.amount)):
            return None
        return _totals(other, total, claim.period.days)
    return None


def _totals(other: Figure, total: Figure, days: int) -> Relation:
    mean = total.value / days
    told = f"{number(other)} ≠ {number(total)}"
    slip = likely_slip(other.value, total.value, other.amount.step)
    kind = RelationKind.DIFFERENCE
    if other.amount.allows(mean) or abs(mean - other.value) <= 0.005 * mean:
        kind = RelationKind.RATE
        told += f"; {number(total)} / {days} = {grouped(mean, 5)}"
        slip = f"{number(other)} is the mean per day, not the total"
    why = f"the same total is given twice, with different figures: {INNOCENT}" + (f"; likely: {slip}" if slip else "")
    return relation(kind, [other.claim, total.claim], False, number(other), told, why)
