"""Places that the theatre does not list, found in the gazetteer: capitalised words that stand where a place can.

Precision comes before recall. A name counts only as a whole run of capitalised words ("Sydney Smith" is none), villages
and names that are words too ("Nice") only after "in" and its like or beside a place already found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tallystick.language.gazetteer import Place, folded_name, look_up
from tallystick.language.lexicon import read_words
from tallystick.model.analysis import Mention, Sentence
from tallystick.model.span import Span

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŞİĆČŽŹŻ]"
# The look back comes after the first letter: so the engine skips to capitals by itself.
_RUN = re.compile(
    rf"{_CAPITAL}(?<![\w@#.&].)[\w'’ʼ]*"
    rf"(?:(?:[ -](?:(?:of|the|de|del|du|es|ez|al|el)[ -])?|-(?:on|upon|sur|au|aux|en|les|le|la|der|am|an)-)"
    rf"{_CAPITAL}[\w'’ʼ]*){{0,5}}"
)
_ARTICLES = frozenset({"al-", "el-"})  # "al-Bab": the run begins at its capital


class _Words(NamedTuple):
    """The tables of the lexicon's places.toml."""

    leads: frozenset[str]
    tails: frozenset[str]
    settlements: frozenset[str]
    heads: frozenset[str]
    locative: frozenset[str]
    moves: frozenset[str]
    titles: frozenset[str]


@cache
def _words(code: str = "en") -> _Words:
    tables = {name: frozenset(block.split()) for name, block in read_words("places", code).items()}
    tables["leads"] |= tables.pop("function_words")
    tables["heads"] |= tables["settlements"]
    return _Words(**tables)


def find_places(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions of places that none of `mentions` covers, in the order of the text.

    `kind` is "place", or "people" for "Sudanese"; `id` is the gazetteer's ("geo:UA/Kupiansk", "geo:SD").
    """
    taken = [mention.span for mention in mentions]
    firsts = [sentence.span.start for sentence in sentences]
    found: list[Mention] = []
    at, last_end = 0, -10
    for run in _RUN.finditer(text):
        printed, begin = run[0], run.start()
        if begin > 2 and text[begin - 1] == "-" and text[begin - 3 : begin] in _ARTICLES:
            begin -= 3
            printed = text[begin : begin + 3] + printed
        hit = _read[printed] if printed in _read else _name_in(printed)
        if hit is None:
            continue
        place, low, high = hit
        start, end = begin + low, begin + high
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at < len(taken) and taken[at][0] < end:
            if taken[at][1] >= end:
                last_end = end
            continue
        number = bisect_right(firsts, start) - 1
        if number < 0 or end > sentences[number].span.end:
            continue
        if at and text[taken[at - 1][1] : start].strip(" ,") in ("", "and", "to"):
            last_end = max(last_end, taken[at - 1][1])
        whole = low == 0, high == len(printed)
        if not _stands_right(text, whole, place, start, end, sentences[number].span.start, last_end):
            continue
        last_end = end
        kind = "people" if place.kind == "people" else "place"
        found.append(Mention(Span(start, end), number, kind, place.id, place.name))
    return tuple(found)


_read: dict[str, tuple[Place, int, int] | None] = {}
_MOST_KEPT = 50_000


def _name_in(run: str) -> tuple[Place, int, int] | None:
    """The place that a run of capitalised words names, and where in the run; None when it names none. Remembers it."""
    if len(_read) >= _MOST_KEPT:
        _read.clear()
    _read[run] = hit = _read_run(run)
    return hit


def _read_run(run: str) -> tuple[Place, int, int] | None:
    words = _words()
    low, high = 0, len(run)
    if run.endswith(("'s", "’s", "ʼs")):
        high -= 2
    elif run.endswith(("'", "’", "ʼ")):
        high -= 1
    while True:
        name = run[low:high]
        place = look_up(folded_name(name))
        if place is not None:
            return place, low, high
        first, blank, _ = name.partition(" ")
        if blank and first.lower() in words.leads:
            low += len(first) + 1
            continue
        rest, blank, last = name.rpartition(" ")
        if blank and last.lower() in words.tails:
            high = low + len(rest)
            continue
        head, of, tail = name.rpartition(" of ")
        if of and tail and head.lower().split()[-1] in words.heads:
            low += len(head) + 4
            continue
        return None


def _stands_right(
    text: str, whole: tuple[bool, bool], place: Place, start: int, end: int, first: int, last_end: int
) -> bool:
    """Can a place stand here? Looks at the words before and after.

    `whole` says whether the name begins and ends its run of capitalised words; `first` is where the sentence begins,
    `last_end` where the last place before ended.
    """
    if place.kind == "people":
        return not text[end : end + 2].strip().startswith("-")
    words = _words()
    before = text[max(first, start - 40) : start]
    near = before.replace("-", " ").split()
    lead = near[-1].lower() if near else ""
    if near and near[-1][0].isupper() and lead not in words.leads and whole[0]:
        if before[-1:] == " " and near[-1][-1].isalnum():
            return False  # a name of which the run is only the end
    if lead.rstrip(".") in words.titles or (lead.endswith(".") and len(lead) == 2):
        return False
    after = text[end : end + 2]
    if after[:1] in ("@", "&") or (after[:1] == "." and after[1:].isalpha()):
        return False
    beside = 0 <= start - last_end <= 6 and text[last_end:start].strip(" ,") in ("", "and", "or", "to", "via")
    of = near[-2].lower() if lead == "of" and len(near) > 1 else ""
    if place.weak:
        if not whole[1] or after[:1] in ("'", "’", "ʼ"):
            return False
        if lead in words.locative or of in words.settlements:
            return True
        return beside and (after[:1] in ",.;)" or text[end : end + 5] == " and ")
    if lead in words.locative or beside or lead in words.moves or of in words.heads:
        return True
    if place.kind in ("country", "capital", "region") or " " in place.name or place.rank >= 8:
        return True
    return start > first and place.rank >= 4
