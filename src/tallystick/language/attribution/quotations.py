"""Quotations: which marks belong together, also over several paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tallystick.model.analysis import Sentence, Tokens

MARKS = frozenset({"“", "”", "„", "«", "»", '"', "'"})
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")


@dataclass(slots=True)
class Quotation:
    """Tokens of a quotation in one paragraph: its opening mark, its closing mark or the paragraph's last token.

    `closed` is False when the paragraph ends first; `before` is the stretch in the paragraph before that this one takes
    up (the printers' rule for long quotations: every paragraph opens with a mark, only the last one closes).
    """

    first: int
    last: int
    paragraph: int
    closed: bool = True
    before: Quotation | None = None
    owner: int | None = None


@dataclass(slots=True)
class Quotations:
    """All quotations in order, and by their first and last token."""

    items: list[Quotation] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    opened: dict[int, Quotation] = field(default_factory=dict)
    closed: dict[int, Quotation] = field(default_factory=dict)

    def holding(self, k: int) -> Quotation | None:
        """The quotation that token `k` stands in."""
        at = bisect_right(self.firsts, k) - 1
        return self.items[at] if at >= 0 and self.items[at].last >= k else None


def find_quotations(
    text: str, tokens: Tokens, sentences: Sequence[Sentence], tags: list[str], marks: Sequence[int]
) -> Quotations:
    """Pair the marks at the tokens `marks`, paragraph by paragraph; the letters of a pair become q and Q."""
    lowers, starts, ends = tokens.lowers, tokens.starts, tokens.ends
    found = Quotations()
    if not marks:
        return found
    size, at = len(text), 0
    opening: int | None = None
    style = ""
    end_of = _paragraph_ends(sentences)
    pending: Quotation | None = None
    bounds = iter(end_of)
    begin, end, paragraph = next(bounds, (0, len(lowers), 0))

    def close(last: int, closed: bool) -> Quotation:
        nonlocal opening
        first = begin if opening is None else opening
        quotation = Quotation(first, last, paragraph, closed)
        if first == begin and pending is not None and pending.paragraph >= paragraph - 1:
            quotation.before = pending
        found.items.append(quotation)
        found.firsts.append(first)
        found.opened[first] = quotation
        tags[first] = "q"
        if closed:
            found.closed[last] = quotation
            tags[last] = "Q"
        opening = None
        return quotation

    while at < len(marks):
        k = marks[at]
        at += 1
        while k >= end:
            if opening is not None:
                pending = close(end - 1, False) if style != "'" and end - 1 > opening else None
                opening = None
            begin, end, paragraph = next(bounds, (end, len(lowers), paragraph + 1))
        mark, place = lowers[k], starts[k]
        left = place == 0 or text[place - 1].isspace() or text[place - 1] in "(—–-["
        right = ends[k] < size and not text[ends[k]].isspace()
        if mark == "'":
            twin = at < len(marks) and marks[at] == k + 1 and lowers[k + 1] == "'" and starts[k + 1] == ends[k]
            if twin:
                at += 1
                tags[k] = tags[k + 1] = "%"
                mark = "''"
                right = ends[k + 1] < size and not text[ends[k + 1]].isspace()
        if opening is None:
            if mark in _OPENING or ((mark in _CLOSING or mark in ('"', "''", "'")) and left and right):
                if mark == "'" and not text[ends[k]].isalpha():
                    continue
                opening, style = k, "“" if mark in _OPENING or mark in _CLOSING else mark
            continue
        if style == "“":
            over = mark in _CLOSING or (mark == '"' and not left)
        elif style == "'":
            over = mark == "'" and not (right and text[ends[k]].isalnum()) and not left
            if mark in _OPENING or mark == '"':
                opening, style = k, "“" if mark in _OPENING else mark
                continue
        else:
            over = mark == style or (mark in _CLOSING and style == '"')
            if over and left and right and mark != "''":  # a mark that opens again: the one before was never closed
                opening = k
                continue
        if over:
            close(k + 1 if mark == "''" else k, True)
    if opening is not None and style != "'" and end - 1 > opening:
        close(end - 1, False)
    return found


def _paragraph_ends(sentences: Sequence[Sentence]) -> list[tuple[int, int, int]]:
    """First token, one past the last, and number of every paragraph."""
    ends: list[tuple[int, int, int]] = []
    _, first, last, number, _ = sentences[0]
    for _, low, high, paragraph, _ in sentences:
        if paragraph != number:
            ends.append((first, last, number))
            first, number = low, paragraph
        last = high
    ends.append((first, last, number))
    return ends
