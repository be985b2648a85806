"""An attribution as sets of words: what source, cue and content cover, punctuation at the edges left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ROLES = ("source", "cue", "content")
WEIGHTS = {"source": 1, "cue": 1, "content": 2}  # of a role when attributions are paired

CLITIC = r"[’'](?:s|t|re|ve|ll|d|m|S)\b"  # the end of "Kyiv's", "don't", "they’re" is a word of its own
NUMBER = r"\d+(?:[.,]\d+)*"
LETTERS = r"[^\W\d_]+"
WORD = re.compile(rf"{CLITIC}|{NUMBER}|{LETTERS}|\S")
COUNTED = "$%€£"  # signs that are not mere punctuation
QUOTATION = re.compile('[“”"]')

# The words that make an attribution a report, not an attitude: `reporting` measures keep only these and quotations.
REPORTING = frozenset(
    """
    say says said saying tell tells told telling according claim claims claimed claiming
    report reports reported reporting reportedly announce announces announced announcing
    state states stated stating statement add adds added adding write writes wrote written writing
    note notes noted noting warn warns warned warning confirm confirms confirmed confirming
    deny denies denied denying allege alleges alleged alleging allegedly assert asserts asserted asserting
    acknowledge acknowledges acknowledged acknowledging admit admits admitted admitting
    argue argues argued arguing accuse accuses accused accusing insist insists insisted insisting
    declare declares declared declaring explain explains explained explaining
    describe describes described describing estimate estimates estimated estimating
    tweet tweets tweeted tweeting post posted reveal reveals revealed revealing show shows showed showing shown
    find finds found indicate indicates indicated indicating suggest suggests suggested suggesting
    respond responded responds reply replied replies testify testified cite cites cited citing quote quoted quotes
    recall recalled conclude concludes concluded maintain maintains maintained mention mentioned
    disclose disclosed comment commented continued predict predicts predicted vow vowed pledge pledged per
    """.split()
)

Range = tuple[int, int]  # first word, and the one after the last


@dataclass(frozen=True, slots=True)
class Covered:
    """One role: its spans as ranges of words, punctuation trimmed and neighbours joined, and the words themselves."""

    strict: tuple[Range, ...]
    trimmed: tuple[Range, ...]
    words: frozenset[int]


Roles = Mapping[str, Covered]


class Words:
    """A text cut into words, numbers and marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(WORD.finditer(text))
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.solid = [match[0] in COUNTED or any(c.isalnum() for c in match[0]) for match in found]

    def range_of(self, start: int, end: int) -> Range:
        """The words that share a character with a span."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def trim(self, words: Range) -> Range:
        """Without punctuation on either side; all punctuation stays as it is."""
        solid = [place for place in range(*words) if self.solid[place]]
        return (solid[0], solid[-1] + 1) if solid else words

    def cover(self, spans: Sequence[Sequence[int]]) -> Covered:
        """A role's spans. Pieces with nothing but punctuation between them are one."""
        strict = sorted({self.range_of(start, end) for start, end in spans if start < end})
        strict = [(first, last) for first, last in strict if first < last]
        joined: list[Range] = []
        for first, last in sorted({self.trim(words) for words in strict}):
            if joined and not any(self.solid[joined[-1][1] : first]):
                joined[-1] = joined[-1][0], max(joined[-1][1], last)
            else:
                joined.append((first, last))
        words = frozenset(place for first, last in joined for place in range(first, last))
        return Covered(tuple(strict), tuple(joined), words)

    def roles(self, row: Mapping[str, Any]) -> dict[str, Covered]:
        """The three roles of one attribution."""
        return {role: self.cover(row.get(role) or ()) for role in ROLES}


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared words over all words, 0..1; 1 when both are empty (Jaccard 1912)."""
    return len(a & b) / len(a | b) if a or b else 1.0


def is_report(text: str, row: Mapping[str, Any]) -> bool:
    """Does the cue hold a reporting word, or the content a quotation mark?"""
    cues = (word for start, end in row.get("cue") or () for word in re.findall("[a-z]+", text[start:end].lower()))
    quoted = (QUOTATION.search(text, start, end) for start, end in row.get("content") or ())
    return any(word in REPORTING for word in cues) or any(quoted)


def pair_up(marks: Sequence[Roles], found: Sequence[Roles]) -> list[tuple[int, int]]:
    """Places of marks and predictions that belong together, one to one, the most alike first.

    Likeness is the Jaccard of the roles that either has, weighted by WEIGHTS. Only those are paired that share a word
    of the cue or of the content.
    """
    options = []
    for i, mark in enumerate(marks):
        for j, one in enumerate(found):
            if not any(mark[role].words & one[role].words for role in ("cue", "content")):
                continue
            likeness = sum(
                weight * jaccard(mark[role].words, one[role].words)
                for role, weight in WEIGHTS.items()
                if mark[role].words or one[role].words
            )
            options.append((-likeness, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(options):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())
