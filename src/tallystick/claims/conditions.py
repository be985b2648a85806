"""On what a statement hangs: the words behind "if", "unless", "provided that", "in the event of", "should X happen"."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.claims.event_words import event_words
from tallystick.claims.reading import Reading
from tallystick.model.span import Span

_ENDS = frozenset({",", ";", "?", "!", "—", "–", ":"})
_QUOTES = frozenset({'"', "“", "”", "''"})
_OPENERS = frozenset({",", ";", "and", "but", '"', "“", ":", "—", "that"})
# "As if", "even if", "ask if": no condition on what is told.
_NOT_BEFORE_IF = frozenset(
    "as even what see ask asked asks know knows wonder wondered determine decide check sure unclear unknown".split()
)
# Phrases of several words, by their first word.
_PHRASES = {
    "as": (("as", "long", "as"),),
    "so": (("so", "long", "as"),),
    "in": (("in", "the", "event", "that"), ("in", "the", "event", "of"), ("in", "case", "of"), ("in", "case")),
    "on": (("on", "condition", "that"), ("on", "the", "condition", "that")),
    "provided": (("provided", "that"),),
    "providing": (("providing", "that"),),
    "supposing": (("supposing", "that"), ("supposing",)),
    "assuming": (("assuming", "that"), ("assuming",)),
    "if": (("if",),),
    "unless": (("unless",),),
    "should": (("should",),),
    "were": (("were",),),
}
# One of these stands in every condition: most sentences have none of them.
_SIGNS = frozenset(
    {
        "if",
        "unless",
        "provided",
        "providing",
        "should",
        "assuming",
        "supposing",
        "were",
        "long",
        "event",
        "case",
        "condition",
    }
)
_INVERTED = frozenset({"should", "were"})
_OPENS_ONLY = frozenset({"assuming", "supposing", "should", "were"})


class Condition(NamedTuple):
    """The words of a condition, and whether it must not come true ("unless")."""

    span: Span
    unless: bool


def condition_of(reading: Reading, number: int) -> Condition | None:
    """The first condition that the sentence states, without the word that opens it; None: it states none."""
    sentence, lower = reading.sentences[number], reading.lower
    if _SIGNS.isdisjoint(reading.words[number]):
        return None
    openers = event_words()["conditions"]
    for k in reading.where(number, openers):
        word = lower(k)
        length = next((len(p) for p in _PHRASES[word] if all(lower(k + i) == w for i, w in enumerate(p))), 0)
        opens = k == sentence.first or lower(k - 1) in _OPENERS
        if not length or (word in _OPENS_ONLY and not opens) or (word == "if" and lower(k - 1) in _NOT_BEFORE_IF):
            continue
        start = k + length
        end = _end(reading, start, sentence.last)
        if word in _INVERTED and not _inverted(reading, word, start, end):
            continue
        if end > start + 1 or (length > 2 and end > start):
            return Condition(reading.span(start, end), word == "unless")
    return None


def _end(reading: Reading, start: int, last: int) -> int:
    """One past the condition's last token: before a comma, "then", or a quotation mark that opened before it."""
    lower, end, quoted = reading.lower, start, False
    while end < last:
        word = lower(end)
        if word in _ENDS or (word == "then" and lower(end - 1) != "and"):
            break
        if word in _QUOTES:
            if not quoted and reading.text[reading.ends[end] : reading.ends[end] + 1].isspace():
                break
            quoted = not quoted
        end += 1
    while end > start and lower(end - 1) in (".", *_QUOTES):
        end -= 1
    return end


def _inverted(reading: Reading, word: str, start: int, end: int) -> bool:
    """ "Should Kyiv fall, ...", "Were the front to collapse, ...": a subject behind the verb, a comma at the end."""
    if reading.lower(end) != ",":
        return False
    return word == "should" or any(reading.lower(k) == "to" for k in range(start + 1, end))
