"""How the tests of times read a text: every mention as its words, its value and its days."""

from __future__ import annotations

from datetime import date

from tallystick.language.sentences import split_sentences
from tallystick.language.times import find_times
from tallystick.language.tokens import tokenize
from tallystick.model.analysis import TimeMention

PUBLISHED = date(2025, 1, 2)  # a Thursday
WAR_START = date(2022, 2, 24)
ANCHORS = {"the start of the full-scale invasion": WAR_START, "the Kursk incursion": date(2024, 8, 6)}


def times(text: str, published: date | None = PUBLISHED) -> tuple[TimeMention, ...]:
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    return find_times(text, tokens, sentences, published=published, anchors=ANCHORS, war_start=WAR_START)


def seen(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    """(printed words, value, days as "first..last", one day alone, or "-") of every mention."""
    return [(m.span.of(text), m.value, days(m)) for m in times(text, published)]


def days(mention: TimeMention) -> str:
    if mention.period is None:
        return "-"
    start, end = mention.period.start.isoformat(), mention.period.end.isoformat()
    return start if start == end else f"{start}..{end}"
