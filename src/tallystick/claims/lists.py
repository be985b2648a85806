"""What a text lists right after a count: "three towns: A, B and C"; "two demands:" and a numbered list."""

from __future__ import annotations

from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.span import Span

_OPENERS = frozenset({":", "—", "–", "-", "("})
_REACH = 10  # tokens between a counted noun and the colon of its list: "three towns fell last autumn: ..."
_GO_ON = frozenset({"among", "and", "or", "told", "who", "which", "where", "'s", "say"})
_CLOSERS = frozenset({"—", "–", ")", ";", "."})


def items_after(reading: Reading, span: Span, number: int) -> tuple[Span, ...]:
    """The items listed after the counted noun that ends at `span.end`; empty when no list follows.

    In a sentence a list opens with a colon, dash or bracket, its items are parted by commas and a last "and", and each
    starts with a capital or a number word; else the sentence ends in a colon and marked paragraphs follow. After a
    comma ("three towns, A, B and C, fell") they are names, each wholly in capitalised words.
    """
    sentence = reading.sentences[number]
    at = reading.token_at(span.end)
    if at < sentence.last and reading.lower(at) == ",":
        named = _apposed(reading, at + 1, sentence.last)
        if named:
            return named
    if at < sentence.last and reading.lower(at) in _OPENERS:
        if at == sentence.last - 1 and reading.lower(at) == ":":
            return _marked(reading, number)
        return _inline(reading, at + 1, sentence.last)
    if ":" not in reading.words[number]:
        return ()
    colon = next((k for k in range(at, min(sentence.last, at + _REACH)) if reading.lower(k) == ":"), None)
    if colon is None or any(span.end <= q.number.start < reading.starts[colon] for q in reading.quantities[number]):
        return ()
    return _inline(reading, colon + 1, sentence.last) if colon < sentence.last - 1 else _marked(reading, number)


def _apposed(reading: Reading, first: int, last: int) -> tuple[Span, ...]:
    """Names in apposition, ended by "and" and one more; empty when the words go on as something else."""
    items: list[Span] = []
    start, i, closing = first, first, False
    while i < last:
        word = reading.lower(i)
        named = reading.text[reading.starts[i]].isupper() or word in ("-", "–", "of", "the")
        if not named:
            if i > start:
                items.append(reading.span(start, i))
            if closing:
                return tuple(items) if i > start and word not in _GO_ON | claim_words().reporting else ()
            closing = word == "and"
            if word not in (",", "and") or (i == start and not closing):
                return ()
            start = i + 1
        i += 1
    return (*items, reading.span(start, last)) if closing and start < last else ()


def _marked(reading: Reading, number: int) -> tuple[Span, ...]:
    """The list items that follow as paragraphs of their own; a second sentence of an item is part of it."""
    items: list[Span] = []
    paragraph = reading.sentences[number].paragraph
    for sentence in reading.sentences[number + 1 :]:
        if sentence.paragraph == paragraph:
            continue
        if sentence.marker is None:
            break
        items.append(sentence.span)
        paragraph = sentence.paragraph
    return tuple(items)


def _inline(reading: Reading, first: int, last: int) -> tuple[Span, ...]:
    items: list[Span] = []
    start = first
    i = first
    while i <= last:
        word = reading.lower(i) if i < last else "."
        if word in (",", "and") or word in _CLOSERS or i == last:
            if i > start:
                items.append(reading.span(start, i))
            start = i + 1
            if word in _CLOSERS or i == last:
                break
        i += 1
    named = [item for item in items if reading.text[item.start].isupper() and item.end - item.start <= 40]
    return tuple(named) if len(named) == len(items) >= 2 else ()
