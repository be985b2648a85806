"""Directions, ranks and bounds that the numbers must follow: rose to 1,700 from 1,585; A, followed by B."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from tallystick.checks.held import Held
from tallystick.checks.passage import Figure, Passage, alike
from tallystick.checks.together import (
    INNOCENT,
    figure,
    is_value,
    near,
    number,
    relation,
    same_days,
    same_thing,
    with_numbers,
)
from tallystick.checks.wording import Match, matches, word_list
from tallystick.maths.calendar import SPANS
from tallystick.model.amount import Bound
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Relation, RelationKind
from tallystick.model.period import Period

_REACH = 12  # number claims on either side that a direction may be about
_IN_TIME = re.compile(
    r"\b(?:was|were|is|are|be|been|being|soon|quickly) followed by\b|\bfollowed by (?:another|a further)\b"
)
_BY_NAME = re.compile(
    r"followed by (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*,? (?:with|at|on)\b[^,;]*$"
)  # by Poland with 80
_MORE = re.compile(r"\s*(?:more|others)\b")
_BACK = re.compile(r"\b(?:back|off|away|out)\b")
_GOES_ON = re.compile(r"[^,;:.()]{0,45}(,|\band\b)[\w\s]{0,25}$")
_TURNED = re.compile(  # what falls when its number rises, and ranks, whose best number is the smallest
    r"\b(rouble|ruble|hryvnia|currency|yuan|yen|lira|rial|dollar|euro|rank|ranked|ranking|place|position|index|score)s?\b"
)


def find(held: Held) -> list[Relation]:
    """What words of direction and rank say, against the numbers; a range of daily figures against its extremes.

    The value that a direction word leads to is also set against the value of the same sort told just before. There the
    other order is shown without a judgement: the words may compare with something else.
    """
    passage = held.passage
    found = [made for match in matches("order", passage) if (made := _worded(match, passage)) is not None]
    unique = {made.claims: made for made in reversed(found)}
    return [*unique.values(), *_ranges(passage), *_extremes(held), *_trends(held)]


def _worded(match: Match, passage: Passage) -> Relation | None:
    if match.sense == "followed":
        return _followed(match, passage)
    before, after = match.figures["before"], match.figures["after"]
    if not alike(before, after) or before.kind != after.kind or before.claim.sentence != after.claim.sentence:
        return None
    sentence = before.claim.sentence.of(passage.text).lower()
    moved = passage.before(match.places["before"]) if match.up is not None else ""
    if _BACK.search(moved[-40:]):
        return None  # "fell back from three villages to five others"
    if _TURNED.search(sentence) or "/" in (before.claim.amount.unit or "" if before.claim.amount else ""):
        return None
    up = match.up if match.up is not None else match.sense == "moved"
    a, b = before.amount, after.amount
    fits = b.high > a.low if up else b.low < a.high
    if fits and b.value == a.value:
        return None
    sign = ">" if b.value > a.value else "<" if b.value < a.value else "="
    told = f"{number(after)} {sign} {number(before)}"
    stated = "up" if up else "down"
    if fits:
        return relation(RelationKind.ORDER, [before.claim, after.claim], True, stated, told, "the numbers go that way")
    why = f"{INNOCENT}; likely: the two figures, or the word of direction, were swapped"
    return relation(RelationKind.ORDER, [before.claim, after.claim], False, stated, told, why)


def _followed(match: Match, passage: Passage) -> Relation | None:
    """A, followed by B and C: none may be larger than the one before it."""
    before = passage.text[match.figures["first"].claim.sentence.start : match.figures["second"].span.start].lower()
    after_all = passage.text[match.figures["second"].span.end :][:16].lower()
    named = _BY_NAME.search(passage.text[: match.figures["second"].span.start][-60:])
    if _IN_TIME.search(before) or _MORE.match(after_all) or not (word_list("ranks").search(before) or named):
        return None
    ranked = [match.figures[role] for role in ("first", "second")]
    after = match.places["second"] + 1
    while after < len(passage.figures) and passage.figures[after].claim.sentence == ranked[1].claim.sentence:
        if not _GOES_ON.match(passage.after(after - 1)) or passage.figures[after].kind != "v":
            break
        ranked.append(passage.figures[after])
        after += 1
    if not all(alike(a, b) for a, b in pairwise(ranked)):
        return None
    if any(f.claim.sentence != ranked[0].claim.sentence for f in ranked):
        return None
    falls = all(b.amount.low <= a.amount.high for a, b in pairwise(ranked))
    told = " ≥ ".join(number(f) for f in ranked) if falls else ", ".join(number(f) for f in ranked)
    claims = [f.claim for f in ranked]
    if falls:
        return relation(RelationKind.ORDER, claims, True, "followed by", told, "each is at most the one before")
    why = f"{INNOCENT}, or the last is what is left over and named last whatever its size"
    return relation(RelationKind.ORDER, claims, False, "followed by", told, why)


def _ranges(passage: Passage) -> list[Relation]:
    """Between 300 and 600 a day since July, while August saw a high of 820: outside the range of its days."""
    found = []
    for index, band in enumerate(passage.figures):
        if band.amount.bound is not Bound.RANGE or band.kind not in "rv" or not _daily(band.claim):
            continue
        for peak in passage.figures[index + 1 : index + 1 + _REACH]:
            if peak.amount.bound is Bound.RANGE or not _is_extreme_day(peak.claim, band.claim):
                continue
            if not near(band.claim, peak.claim, passage.text) or _other_band(passage, index, peak):
                continue
            if peak.amount.high < band.amount.low or peak.amount.low > band.amount.high:
                told = f"{number(peak)} is outside {number(band)}"
                why = f"{INNOCENT}; the range may be of averages over several days"
                claims = [band.claim, peak.claim]
                found.append(relation(RelationKind.ORDER, claims, False, number(band), told, why))
    return found


def _extremes(held: Held) -> list[Relation]:
    """The highest day since July was 1,100, and a day of August saw 1,250: beaten within its own days."""
    passage = held.passage
    found = []
    for claim in held.claims:
        best = claim.comparison
        if claim.kind is not ClaimKind.RECORD or best is None or best.scope is None or best.rank not in (None, 1):
            continue
        at = bisect_left(passage.starts, claim.span.start)
        around = passage.figures[max(0, at - _REACH) : at + _REACH]
        tops = [f for f in around if f.span.start >= claim.span.start and _is_value_of(f.claim, claim)]
        if not tops:
            continue
        top = tops[0]
        for other in around:
            if not _rivals(claim, other.claim, best.scope) or other.kind != top.kind or other.amount.is_open:
                continue
            beaten = other.amount.low > top.amount.high if best.extreme == "max" else other.amount.high < top.amount.low
            words = passage.text[min(claim.span.start, other.span.start) : max(top.span.end, other.span.end)].lower()
            if beaten and near(top.claim, other.claim, passage.text) and not word_list("overtaken").search(words):
                told = f"{number(other)} {'>' if best.extreme == 'max' else '<'} {number(top)}"
                found.append(relation(RelationKind.ORDER, [top.claim, other.claim], False, number(top), told))
    return found


def _is_value_of(value: Claim, record: Claim) -> bool:
    """Does the number give the record its value: in its sentence, of its measure and days?"""
    if value.id == record.id:
        return True
    return value.sentence == record.sentence and value.measure == record.measure and same_days(value, record)


def _rivals(top: Claim, other: Claim, scope: Period) -> bool:
    """Another step of the same length and measure, inside the days among which `top` is the extreme.

    Where a record is told of the whole stretch ("since July the lowest day was 320"), the step is the words'.
    """
    a, b = top.period, other.period
    if other.id == top.id or other.measure is None or other.measure != top.measure or a is None or b is None:
        return False
    step = SPANS.get(top.comparison.step or "", a.days) if top.comparison else a.days
    if a.days <= step + 1 and a.overlaps(b):
        return False
    return a.is_named and b.is_named and abs(b.days - step) <= (3 if step > 7 else 0) and scope.covers(b)


def _daily(claim: Claim) -> bool:
    return claim.amount is not None and claim.amount.per == "day" and claim.period is not None and claim.period.days > 7


def _is_extreme_day(peak: Claim, band: Claim) -> bool:
    if peak.kind is not ClaimKind.RECORD or peak.measure is None or peak.measure != band.measure:
        return False
    a, b = peak.period, band.period
    return a is not None and b is not None and a.days == 1 and a.is_named and b.is_named and b.covers(a)


def _other_band(passage: Passage, index: int, peak: Figure) -> bool:
    """Does a later range cover the day of the extreme, so that it belongs there?"""
    for other in passage.figures[index + 1 : index + 1 + _REACH]:
        period, day = other.claim.period, peak.claim.period
        if other.amount.bound is Bound.RANGE and period is not None and day is not None and period.covers(day):
            if other.claim.measure == peak.claim.measure:
                return True
    return False


def _trends(held: Held) -> list[Relation]:
    found: list[Relation] = []
    numbers = [c for c in with_numbers(held.claims) if is_value(c)]
    starts = [c.span.start for c in numbers]
    for trend in held.claims:
        if trend.kind is not ClaimKind.TREND or trend.comparison is None or trend.comparison.direction is None:
            continue
        at = bisect_left(starts, trend.span.start)
        values = [c for c in numbers[max(0, at - _REACH) : at + _REACH] if same_thing(c, trend)]
        here = [c for c in values if c.sentence == trend.sentence and c.span.start >= trend.span.start]
        if not here:
            continue
        reached = here[0]
        earlier = [c for c in values if c.span.end <= trend.span.start and _comparable(c, reached)]
        if earlier and near(earlier[-1], reached, held.context.text):
            found.append(_relation(earlier[-1], reached, trend.comparison.direction))
    return found


def _comparable(a: Claim, b: Claim) -> bool:
    if a.amount is None or b.amount is None:
        return False
    if a.aggregation is not b.aggregation or a.amount.per != b.amount.per or a.period == b.period:
        return False
    if a.aggregation is Aggregation.MEAN or a.period is None or b.period is None:
        return True
    return 0.8 <= a.period.days / b.period.days <= 1.25  # a month's total against a day's tells nothing


def _relation(a: Claim, b: Claim, direction: str) -> Relation:
    before, after = (c.amount.value if c.amount else 0.0 for c in (a, b))
    fits = after > before if direction == "up" else after < before
    sign = ">" if after > before else "<" if after < before else "="
    why = "the numbers go the way the words say" if fits else "the words may compare with something else than this"
    return relation(
        RelationKind.ORDER, [a, b], True if fits else None, direction, f"{figure(b)} {sign} {figure(a)}", why
    )
