"""A total and its parts: four times: twice on Monday, once on Tuesday, and again on Friday."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tallystick.checks.held import Held
from tallystick.checks.listing import License, Parts, closing_total, listed_parts
from tallystick.checks.misprints import likely_slip
from tallystick.checks.passage import Figure, Passage, bounds
from tallystick.checks.together import INNOCENT, judged, number, relation
from tallystick.checks.wording import matches, word_list
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import add
from tallystick.model.claim import Claim
from tallystick.model.finding import Relation, RelationKind

_NEAR = 0.01  # parts are added as printed: rounding makes less of a difference than in a quotient


def find(held: Held) -> list[Relation]:
    """Totals whose parts the words list, and parts that the words call a part of a whole.

    A list that the words close ("the rest", a colon, "in total", killed and wounded of the casualties) must make the
    total. An open one is told when it does, and is inconsistent only where its parts, told one after "another", are
    more than the total.
    """
    passage = held.passage
    again = [c for c in held.claims if c.amount is None and c.text.lower().startswith("again")]
    found: list[Relation] = []
    used: set[int] = set()
    numbered = [(k, f) for k, f in enumerate(passage.figures) if k not in passage.aside]
    by_sentence = [[k for k, _ in group] for _, group in groupby(numbered, key=lambda row: row[1].claim.sentence)]
    for place, group in enumerate(by_sentence):
        following = by_sentence[place + 1] if place + 1 < len(by_sentence) else []
        events = [c for c in again if c.sentence == passage.figures[group[0]].claim.sentence] if again else []
        for total in group:
            parts = closing_total(passage, group, total)
            if parts is not None and not used & {total, *parts.figures} and not _each(passage, parts):
                _add(found, used, _relation(passage, total, parts, []), total, parts)
        for total in group:
            parts = listed_parts(passage, group, total, following, has_events=bool(events))
            if parts is not None and not used & {total, *parts.figures}:
                _add(found, used, _relation(passage, total, parts, events), total, parts)
    return found + _fates(passage) + _above(passage)


def _add(found: list[Relation], used: set[int], made: Relation | None, total: int, parts: Parts) -> None:
    if made is not None:
        found.append(made)
    if made is not None or parts.license is not License.OPEN:
        used.update({total, *parts.figures})  # the words have said which is the total


def _each(passage: Passage, parts: Parts) -> bool:
    """12 launchers with 4 missiles each: a product."""
    first, last = (passage.figures[k].span for k in (parts.figures[0], parts.figures[-1]))
    return bool(word_list("each").search(passage.text[first.start : last.end + 20].lower()))


def _relation(passage: Passage, at: int, parts: Parts, events: Sequence[Claim]) -> Relation | None:
    total = passage.figures[at]
    figures = [passage.figures[k] for k in parts.figures]
    spread = add([*(bounds(f) for f in figures), *((1.0, 1.0) for _ in events)])
    right = sum(f.value for f in figures) + len(events)
    holds = True if right == total.value else judged(spread, total.amount, right, figures, near=_NEAR)
    if parts.license is License.OPEN and not holds:
        return None
    if parts.license is License.APART and holds is False and right < total.value:
        return None
    if holds is None:
        return None
    terms = [(f.span.start, number(f)) for f in figures] + [(e.span.start, "1") for e in events]
    told = f"{' + '.join(term for _, term in sorted(terms))} = {grouped(right, 9)}"
    claims = [f.claim for f in figures] + list(events)
    claims.sort(key=lambda c: c.span.start)
    why = ""
    if holds is False:
        slip = likely_slip(total.value, right, total.amount.step)
        why = f"{INNOCENT}; likely: {slip}" if slip else ""
    members = list({c.id: c for c in [total.claim, *claims]}.values())
    return relation(RelationKind.SUM, members, holds, number(total), told, why)


def _fates(passage: Passage) -> list[Relation]:
    """350,000 dead. By that count, 250,000 Iranians and 100,000 Iraqis had died: parts by what befell them."""
    found = []
    for match in matches("fates", passage):
        one, two = match.figures["one"], match.figures["two"]
        if match.places["two"] != match.places["one"] + 1 or not _points_back(passage, one):
            continue
        words = word_list("dead" if match.sense == "dead" else "hurt")
        whole = [
            f
            for f in passage.figures[max(0, match.places["one"] - 8) : match.places["one"]]
            if f.kind == "v"
            and 0 <= one.claim.sentence.start - f.claim.sentence.end <= 3
            and words.search(passage.text[f.span.start : f.span.end + 12].lower())
        ]
        if len(whole) != 1:
            continue
        parts = [one, two]
        right = one.value + two.value
        holds = judged(add(bounds(f) for f in parts), whole[0].amount, right, parts, near=_NEAR)
        if holds is not None:
            told = f"{number(one)} + {number(two)} = {grouped(right, 9)}"
            members = [whole[0].claim, one.claim, two.claim]
            found.append(relation(RelationKind.SUM, members, holds, number(whole[0]), told))
    return found


def _points_back(passage: Passage, figure: Figure) -> bool:
    start = passage.text[figure.claim.sentence.start : figure.claim.sentence.start + 30].lower()
    return word_list("back").match(start) is not None


def _people(*figures: Figure) -> bool:
    return all(f.head is not None and word_list("people").fullmatch(f.head) for f in figures)


def _above(passage: Passage) -> list[Relation]:
    """A part that is more than its whole: 4,000 of the 3,000 sent; 50 killed, including 70 children."""
    found = []
    for match in matches("part", passage):
        part, whole = match.figures["part"], match.figures["whole"]
        if part.claim.sentence != whole.claim.sentence or whole.head is None:
            continue
        bare = part.amount.unit is None
        if match.sense == "within" and not (bare or part.amount.unit == whole.amount.unit or _people(part, whole)):
            continue
        if passage.text[whole.span.end : whole.span.end + 1] in ("'", "’"):
            continue  # "300 of the 40 brigades' men"
        if (match.sense == "of" and not bare) or (part.head is None and not bare):
            continue
        if part.amount.low > whole.amount.high:
            told = f"{number(part)} > {number(whole)}"
            why = f"{INNOCENT}; a part cannot be more than its whole"
            found.append(relation(RelationKind.SUM, [whole.claim, part.claim], False, number(whole), told, why))
    return found
