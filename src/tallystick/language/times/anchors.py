"""The theatre's own phrases that stand for a day: "the start of the full-scale invasion"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tallystick.language.times.openers import openers
from tallystick.language.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Anchors:
    """Phrases by their first word, longest first, and all words that may open a time expression beside them."""

    phrases: dict[str, list[tuple[list[str], date]]]
    openers: frozenset[str]


def anchors_of(days: Mapping[str, date]) -> Anchors:
    """The phrases of `days`, made ready once for each set of them; a leading article is left out."""
    return _anchors_of(tuple(days.items()))


@cache
def _anchors_of(days: tuple[tuple[str, date], ...]) -> Anchors:
    index: dict[str, list[tuple[list[str], date]]] = {}
    for phrase, day in days:
        words = tokenize(phrase).lowers
        words = words[1:] if words[:1] == ["the"] else words
        if words:
            index.setdefault(words[0], []).append((words, day))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    words_of_time = openers()
    owners = (f"{word}'s" for word in words_of_time)
    return Anchors(index, frozenset((*index, *words_of_time, *owners)))
