"""Quotations: what stands between quotation marks, also over several paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.analysis import Sentence, Token
from tallystick.model.span import Span

_OPEN = {"“": "”", "«": "»", "„": "“"}
_STRAIGHT = '"'


def find_quotations(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[tuple[Span, ...], ...]:
    """Each quotation as its stretches, one a paragraph, without the marks.

    A paragraph that leaves its quotation open hands it to the next one when that opens with a mark again (the printers'
    rule for long quotations); an open mark that is never taken up ends with its paragraph.
    """
    found: list[list[Span]] = []
    pending: list[Span] | None = None
    i = 0
    while i < len(sentences):
        first, paragraph = i, sentences[i].paragraph
        while i < len(sentences) and sentences[i].paragraph == paragraph:
            i += 1
        pending = _paragraph(tokens, sentences[first].first, sentences[i - 1].last, pending, found)
    return tuple(tuple(spans) for spans in found)


def _paragraph(
    tokens: Sequence[Token], first: int, last: int, pending: list[Span] | None, found: list[list[Span]]
) -> list[Span] | None:
    """Add the quotations of one paragraph; return the one it leaves open."""
    current = pending if first < last and tokens[first].lower in (*_OPEN, _STRAIGHT) else None
    opened: int | None = None
    close = ""
    for k in range(first, last):
        mark = tokens[k].lower
        if opened is None and (mark in _OPEN or mark == _STRAIGHT):
            opened, close = k, _OPEN.get(mark, _STRAIGHT)
            if k != first:
                current = None
        elif opened is not None and mark == close:
            if k > opened + 1:
                last_word = k - 1 - (tokens[k - 1].lower == "," and k > opened + 2)  # the comma before the source
                _add(current, Span(tokens[opened + 1].start, tokens[last_word].end), found)
            opened, current = None, None
    if opened is None or opened + 1 >= last:
        return None
    return _add(current, Span(tokens[opened + 1].start, tokens[last - 1].end), found)


def _add(current: list[Span] | None, span: Span, found: list[list[Span]]) -> list[Span]:
    if current is None:
        current = []
        found.append(current)
    current.append(span)
    return current
