"""Which figures of a sentence the words make the parts of which total. No value is looked at here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from tallystick.checks.passage import Figure, Passage
from tallystick.checks.wording import word_list
from tallystick.model.amount import Bound

_FEW = 5  # words between the last part and a total told in apposition


class License(Enum):
    """How far the words go."""

    CLOSED = "closed"  # the parts are all there are
    APART = "apart"  # the parts do not overlap, but there may be more of them
    OPEN = "open"  # a list in apposition: told when it makes the total


class Parts(NamedTuple):
    """The parts of a total, as indices of figures in the order of the text."""

    figures: list[int]
    license: License


_ALONE = frozenset({"time", "percent"})
_OPENS = re.compile(r"^[^.;]{0,55}?(?::|—|–| - )[^:;]{0,30}$")
_DOING = re.compile(r",\s*(?:[a-z]+ly )?(?:destroy|flatten|damag|kill|wound|injur|captur|hitt|sink|down|los)ing\b")
_BRACKETED = re.compile(r"^[^,;:.()]{0,30}\(\s*$")
_APPOSED = re.compile(r"^[^,;:.()]{0,80},[\s\w]{0,18}$")
_SEPARATES = re.compile(r",|\band\b|\bplus\b|\bwith\b|\bwhile\b|\bor\b|;")
_TIME = re.compile(
    r"\b(on|in|by|during|since|last|this|a day|daily|yesterday|week|month|year"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_BREAK = r"(?:^|[\"“”’',;:—–]|\b(?:that|and))"
_LEAD = re.compile(rf"{_BREAK}\s*(?:out )?of\s+(?:the |an? estimated |some |about |those |these |all )*$")


def listed_parts(
    passage: Passage, group: Sequence[int], total: int, following: Sequence[int], *, has_events: bool
) -> Parts | None:
    """The parts that follow a total in its sentence, or in the next one where that goes on with "another"."""
    whole = passage.figures[total]
    if whole.kind not in "vi" or whole.amount.per is not None:
        return None
    later = [k for k in group if k > total and passage.figures[k].kind not in "p"]
    parts: list[int] = []
    for k in later:
        if not _fits(whole, passage.figures[k]) or (parts and not _SEPARATES.search(_between(passage, parts[-1], k))):
            break
        parts.append(k)
    if not parts:
        return None
    words = _between(passage, total, parts[0])
    sentence = whole.claim.sentence.of(passage.text).lower()
    partial = word_list("partial").search(sentence[whole.span.start - whole.claim.sentence.start :])
    enough = len(parts) >= 2 or (has_events and len(parts) >= 1)
    if enough and _OPENS.match(words) and not partial and len(parts) == len(later):
        nested = word_list("of_them").search(_between(passage, total, parts[-1])) or "(" in _between(
            passage, total, parts[-1]
        )
        befell = word_list("fate").search(_between(passage, parts[0], parts[-1])) and not _is_people(whole)
        firm = not nested and not befell and all(_same_sort(whole, passage.figures[k]) for k in parts)
        return Parts(parts, License.CLOSED if firm else License.OPEN)
    if enough and _BRACKETED.match(words) and not partial:
        inside = [k for k in parts if ")" not in _between(passage, total, k)]
        shut = ")" in _tail(passage, inside[-1]) or len(inside) < len(parts)
        if len(inside) >= 2 and shut and all(_same_sort(whole, passage.figures[k]) for k in inside):
            return Parts(inside, License.CLOSED)
    summed = word_list("total").search(words)
    if enough and summed and "," in words[summed.end() :] and not partial and len(parts) == len(later):
        firm = all(_same_sort(whole, passage.figures[k]) for k in parts)
        return Parts(parts, License.CLOSED if firm else License.OPEN)
    anaphor = word_list("of_them").search(words) or word_list("of_them").match(_tail(passage, parts[0]).lstrip())
    led = _LEAD.search(passage.text[whole.claim.sentence.start : whole.span.start].lower())
    opened = bool(anaphor or (led and "," in words) or _APPOSED.match(words))
    first = not any(k < total and _fits(whole, passage.figures[k]) for k in group)
    if enough and opened and (anaphor or led or first) and not partial and _closed(passage, parts):
        return Parts(parts, License.CLOSED)
    if (anaphor or led) and following and word_list("another").match(_opening(passage, following[0])):
        more: list[int] = []
        for k in following:
            words = _between(passage, more[-1], k) if more else ","
            if not _fits(whole, passage.figures[k]) or not _SEPARATES.search(words) or ";" in words:
                break
            more.append(k)
        rest = bool(word_list("rest").search(_opening(passage, following[0])))
        return Parts([*parts, *more], License.CLOSED if rest and len(more) == 1 else License.APART)
    if enough and not partial and (anaphor or led) and len(parts) == len(later):
        return Parts(parts, License.OPEN)
    if enough and not partial and not anaphor and _DOING.search(words) and len(parts) == len(later):
        if all(passage.figures[k].amount.unit in (None, whole.amount.unit) for k in parts):
            return Parts(parts, License.OPEN)  # "hit 190 houses, flattening 70 and damaging 120"
    if enough and not partial and not anaphor and not led and _APPOSED.match(words) and len(parts) == len(later):
        if _by_fate(passage, whole, parts):
            return Parts(parts, License.CLOSED)
        if not _TIME.search(words) and all(_elided(whole, passage.figures[k]) for k in parts):
            return Parts(parts, License.OPEN)
    return None


def closing_total(passage: Passage, group: Sequence[int], total: int) -> Parts | None:
    """ "8 serious, 41 moderate and 755 minor, 804 in total": the parts come first, back to a colon."""
    whole = passage.figures[total]
    if whole.kind not in "vi":
        return None
    tail = _tail(passage, total)
    ahead = passage.before(total)
    lead = word_list("for_a_total").search(ahead)
    if not (_sums_up(tail) or (lead and len(ahead) - lead.end() < 12)):
        return None
    if word_list("piled_up").search(tail[:60]) or word_list("piled_up").search(ahead):
        return None
    parts: list[int] = []
    nearer = total
    for k in reversed([k for k in group if k < total and passage.figures[k].kind not in "p"]):
        words = _between(passage, k, nearer)
        if not (_SEPARATES.search(words) or nearer == total) or len(words) > 70 or not _fits(whole, passage.figures[k]):
            break
        if re.search(r"[:;.—–]\s", words) and (nearer != total or not re.fullmatch(r"[^:;.—–]*[:—–]\s*", words)):
            break  # "12 tanks and 3 guns: 15 in all" is one list
        if nearer == total and not lead and len(words.split()) > _FEW:
            return None
        parts.insert(0, k)
        nearer = k
    if len(parts) < 2:
        return None
    figures = [passage.figures[k] for k in parts]
    firm = whole.amount.unit is None or all(_same_sort(whole, f) for f in figures)
    ranged = any(f.amount.bound is Bound.RANGE for f in figures) and whole.amount.bound is not Bound.RANGE
    firm = (
        firm and not ranged and not word_list("fate").search(tail[:40])
    )  # "40 in total were hurt": not those killed before
    return Parts(parts, License.CLOSED if firm and not _mixed_fates(passage, parts) else License.OPEN)


def _sums_up(tail: str) -> bool:
    """Is "in total" or the like among the first words after the number?"""
    found = word_list("total").search(tail[:40])
    return (
        found is not None
        and len(tail[: found.start()].split()) <= 2
        and not re.search(r"[,;:.()]\s", tail[: found.start()])
    )


def _mixed_fates(passage: Passage, parts: Sequence[int]) -> bool:
    """Killed and wounded told of several places: a total after them may be of either."""
    fates = [bool(word_list("dead").search(_own(passage, k))) for k in parts]
    hurt = [bool(word_list("hurt").search(_own(passage, k))) for k in parts]
    return sum(fates) > 1 or sum(hurt) > 1


def _by_fate(passage: Passage, whole: Figure, parts: Sequence[int]) -> bool:
    """Casualties as killed and wounded (and missing, captured): what befell them takes in all of them."""
    if not word_list("casualties").search(passage.text[whole.span.start : whole.span.end + 24].lower()):
        return False
    own = [_own(passage, k) for k in parts]
    dead, hurt = word_list("dead"), word_list("hurt")
    each = all(dead.search(w) or hurt.search(w) or word_list("gone").search(w) for w in own)
    return each and sum(bool(dead.search(w)) for w in own) == 1 and sum(bool(hurt.search(w)) for w in own) == 1


def _closed(passage: Passage, parts: Sequence[int]) -> bool:
    """Does the last part take in all that is left: "the remaining 546", "3,006 for other property", "the rest"?"""
    last = parts[-1]
    ahead = _between(passage, parts[-2], last) if len(parts) > 1 else passage.before(last)
    ahead = re.split(r",|\band\b", ahead.rstrip(" ,"))[-1]
    return bool(word_list("rest").search(ahead) or word_list("other").search(_own(passage, last)))


def _own(passage: Passage, index: int) -> str:
    """A figure's noun and the words after it, up to the next comma, "and" or figure."""
    figure = passage.figures[index]
    words = (
        passage.text[figure.span.start : figure.span.end].lower()
        + re.split(r",|;|\band\b", passage.after(index)[:80], maxsplit=1)[0]
    )
    end = figure.claim.sentence.end - figure.span.start
    return words[: max(0, end)]


def _between(passage: Passage, a: int, b: int) -> str:
    return passage.text[passage.figures[a].span.end : passage.figures[b].span.start].lower()


def _tail(passage: Passage, index: int) -> str:
    figure = passage.figures[index]
    return passage.text[figure.span.end : min(figure.claim.sentence.end, figure.span.end + 90)].lower()


def _opening(passage: Passage, index: int) -> str:
    figure = passage.figures[index]
    return passage.text[figure.claim.sentence.start : figure.span.end].lower()


def _fits(whole: Figure, part: Figure) -> bool:
    """May the one be a part of the other, by the sort of thing they count?"""
    if part.kind not in "vi" or part.amount.per is not None or part.kind != whole.kind:
        return False
    units = {part.amount.unit, whole.amount.unit}
    if len(units) == 1 or None in units:
        return True
    return part.head is not None and whole.head is not None and not units & _ALONE


def _elided(whole: Figure, part: Figure) -> bool:
    """Is the noun left out, or one of people where the total is of people? A noun repeated makes a series."""
    if part.amount.unit is None:
        return True
    return whole.head is not None and part.amount.unit != whole.amount.unit and _is_people(part) and _is_people(whole)


def _is_people(figure: Figure) -> bool:
    return figure.head is None or word_list("people").fullmatch(figure.head) is not None


def _same_sort(whole: Figure, part: Figure) -> bool:
    """The same noun, none, or a part of a general one (vehicles: tanks and trucks; casualties: dead and wounded)."""
    if part.amount.unit == whole.amount.unit or None in (part.amount.unit, whole.amount.unit):
        return True
    if not _is_people(whole) and part.head is not None and _is_people(part):
        return False  # ships, and the sailors on them
    return bool(whole.head and word_list("general").fullmatch(whole.head))
