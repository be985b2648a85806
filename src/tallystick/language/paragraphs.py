"""Paragraphs of a text and the markers of its list items: lines, hard-wrapped lines joined, subtitles joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

# 1. 2) (3) a) (b) iv) • - ✔ ① ▪️: what stands before the text of a list item. A letter needs a bracket: "A. Smith".
_MARKER = re.compile(
    r"[^\S\n]*(\(?\d{1,3}[.)]|\(?(?:[A-Za-z]|[ivx]{2,4})\)|[①-⑳]|[-*•‣⁃–—·▪◦●○■□►▶➤✓✔☑✅❌🔴🔵🟢➡▸▹]\ufe0f?)[^\S\n]+(?=\S)"
)
_TIMING = re.compile(r"\s*(?:\d\d?:)?\d\d?:\d\d[.,]\d{1,3} -->")
_FULL, _WIDEST = 40, 130  # characters: a line that is full; the longest line of wrapped text


class Paragraph(NamedTuple):
    """Characters `start` (included) to `end` (excluded) of a paragraph."""

    start: int
    end: int


def split_paragraphs(text: str) -> list[Paragraph]:
    """Non-empty paragraphs. A line is one, except in hard-wrapped text and in subtitles, where lines go on."""
    lines = _lines(text)
    if "-->" in text and any(_TIMING.match(text, line.start) for line in lines):
        return _joined(text, lines, subtitles=True)
    if lines and max([end - start for start, end in lines]) <= _WIDEST and _hard_wrapped(text, lines):
        return _joined(text, lines, subtitles=False)
    return lines


def _lines(text: str) -> list[Paragraph]:
    """Every line that has something in it, without its line end."""
    new = tuple.__new__
    kept = text.splitlines(keepends=True)
    return [
        new(Paragraph, (start, start + len(line)))
        for start, line in zip(accumulate(map(len, kept), initial=0), text.splitlines(), strict=False)
        if line and not line.isspace()
    ]


def marker_of(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The marker of the list item that stands at start..end and where its text begins; None for running text."""
    if text[start].isalpha() and text.find(")", start, start + 5) < 0:
        return None  # the usual line, without the cost of an expression
    found = _MARKER.match(text, start, end)
    return (found[1], found.end()) if found else None


def _hard_wrapped(text: str, spans: Sequence[Paragraph]) -> bool:
    """Is one paragraph spread over several lines, as in e-mail and old wire copy?

    Such a text has lines of much the same length, most of which stop in the middle of a sentence; what follows those
    begins small, unlike a list of headlines, or the whole text is in capitals.
    """
    lines = [text[start:end].strip() for start, end in spans]
    full = [k for k, line in enumerate(lines) if len(line) >= _FULL]
    open_ended = [k for k in full if lines[k][-1].isalnum() or lines[k][-1] in ",-–;"]
    if len(full) < 3 or len(open_ended) < 0.6 * len(full):
        return False
    following = [lines[k + 1][0] for k in open_ended if k + 1 < len(lines)]
    small = sum(not letter.isupper() for letter in following)
    return small >= 0.4 * len(following) or all(lines[k].isupper() for k in open_ended)


def _joined(text: str, lines: Sequence[Paragraph], *, subtitles: bool) -> list[Paragraph]:
    """Lines that follow each other directly as one paragraph; a list item and a subtitle's timing begin a new one."""
    paragraphs: list[Paragraph] = []
    closed = True
    for start, end in lines:
        alone = subtitles and (bool(_TIMING.match(text, start)) or text[start:end].strip().isdigit())
        if (
            not closed
            and not alone
            and _touch(text[paragraphs[-1].end : start])
            and not _MARKER.match(text, start, end)
        ):
            paragraphs[-1] = Paragraph(paragraphs[-1].start, end)
        else:
            paragraphs.append(Paragraph(start, end))
        closed = alone
    return paragraphs


def _touch(gap: str) -> bool:
    """Is this what stands between two lines one line break, without an empty line?"""
    return gap.count("\n") == 1 or len(gap) == 1
