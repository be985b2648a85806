"""Sentences and paragraphs, over tokens: survives abbreviations, quotes, lists, transcripts and missing full stops."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tallystick.model.analysis import Sentence, Token
from tallystick.model.span import Span

_END = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
# Words that carry a point of their own. After those in _TITLES a name follows, so the sentence goes on even before a
# capital; after the others it goes on unless a capital follows.
_TITLES = frozenset(
    "mr mrs ms dr prof gen col lt maj capt sgt brig adm cmdr sen rep gov pres st jr sr vs no nos art fig pp vol ch "
    "eq ref hon rev".split()
)
_ABBREVIATIONS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun approx est etc cf ca al inc ltd co "
    "corp dept univ min max avg km mi sq ft kg hr hrs".split()
)
LONGEST = 200  # tokens; a text without full stops is cut, so that no layer walks megabytes for one number
_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"[ \t]*(\d{1,3}[.)]|[-*•–·▪◦])[ \t]+(?=\S)")


def _hard_wrapped(lines: Sequence[str]) -> bool:
    """Is one paragraph spread over several lines, as in e-mail and old wire copy?

    Such a text has lines of much the same length, most of which stop in the middle of a sentence.
    """
    full = [line.rstrip() for line in lines if len(line.strip()) >= 40]
    if len(full) < 4 or max(map(len, full)) > 130:
        return False
    open_ended = sum(line[-1:].isalnum() or line[-1:] in ",-–;" for line in full)
    return open_ended >= 0.6 * len(full)


def split_paragraphs(text: str) -> list[Span]:
    """Non-empty paragraphs. A line is a paragraph, except in hard-wrapped text, where an empty line ends one."""
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    if not _hard_wrapped([span.of(text) for span in lines]):
        return lines
    paragraphs: list[Span] = []
    for span in lines:
        gap = text[paragraphs[-1].end : span.start] if paragraphs else ""
        if paragraphs and gap.count("\n") == 1 and not _MARKER.match(text, span.start):
            paragraphs[-1] = paragraphs[-1].union(span)
        else:
            paragraphs.append(span)
    return paragraphs


def _ends_here(text: str, tokens: Sequence[Token], i: int, last: int) -> bool:
    """Does the mark `tokens[i]` (one of . ! ? …) end a sentence? `i + 1 < last`, closers have been skipped."""
    following = tokens[i + 1]
    while following.lower in _CLOSERS and i + 2 < last and following.start == tokens[i].end:
        i += 1
        following = tokens[i + 1]
    if following.start == tokens[i].end:  # "3.5", "U.S.", "example.org": nothing stands between
        return False
    first = text[following.start]
    return first.isupper() or first.isdigit() or first in "\"'“‘«([$€£—–-" or not first.isascii()


def _is_abbreviation(text: str, tokens: Sequence[Token], i: int, first: int) -> bool:
    """Does the full stop `tokens[i]` belong to the word before it?"""
    if i == first or tokens[i].lower != "." or tokens[i - 1].end != tokens[i].start:
        return False
    word = tokens[i - 1]
    if len(word.lower) == 1 and word.lower.isalpha():  # initials and "U.S.": ends a sentence only before a new start
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if word.lower == "m" and following is not None and following.lower in _AFTER_CLOCK:
            return True  # "10 p.m. Friday", "7 a.m. EST"
        spelled = i - 2 >= first and tokens[i - 2].lower == "." and tokens[i - 2].end == word.start
        return not (spelled and following is not None and following.lower in _STARTERS) and text[word.start].isupper()
    if word.lower in _TITLES:
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if word.lower == "no":  # "No. 5" against "He said no. Then"
            return following is not None and following.lower[0].isdigit()
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return word.lower in _ABBREVIATIONS and following is not None and not text[following.start].isupper()


_AFTER_CLOCK = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec gmt utc est edt et cst cdt mst
    mdt pst pdt pt bst cet cest eet eest msk eastern central pacific kyiv moscow""".split()
)
_STARTERS = frozenset("the a an in on at it he she they we this that these those but and by as for meanwhile".split())


def split_sentences(text: str, tokens: Sequence[Token]) -> tuple[Sentence, ...]:
    """Sentences with their tokens and paragraph. Every token but a list marker's is in exactly one sentence."""
    starts = [token.start for token in tokens]
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(split_paragraphs(text)):
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        marker = _MARKER.match(text, paragraph.start, paragraph.end)
        label = marker.group(1) if marker else None
        if marker:
            first = bisect_left(starts, marker.end())
        begin, i = first, first
        while i < last:
            if i - begin >= LONGEST and i + 1 < last:  # nothing ended it: what follows is another one
                sentences.append(_sentence(tokens, begin, i + 1, number, label))
                begin, label = i + 1, None
            elif tokens[i].lower in _END and i + 1 < last:
                if not _is_abbreviation(text, tokens, i, begin) and _ends_here(text, tokens, i, last):
                    while i + 1 < last and tokens[i + 1].lower in _CLOSERS and tokens[i + 1].start == tokens[i].end:
                        i += 1
                    sentences.append(_sentence(tokens, begin, i + 1, number, label))
                    begin, label = i + 1, None
            i += 1
        if begin < last:
            sentences.append(_sentence(tokens, begin, last, number, label))
    return tuple(sentences)


def _sentence(tokens: Sequence[Token], first: int, last: int, paragraph: int, marker: str | None) -> Sentence:
    return Sentence(Span(tokens[first].start, tokens[last - 1].end), first, last, paragraph, marker)
