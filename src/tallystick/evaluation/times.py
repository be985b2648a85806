"""Times: where they stand and their TIMEX3 value, as TempEval-3 counts (UzZaman et al. 2013).

*Strict*: the same characters. *Relaxed*: at least one in common, in pairs, equal ones first, then the widest overlap.
*Value*: relaxed and the same value, of all that have one. Marks inside another mark are left out; a mark without a
value, and the prediction paired with it, does not count for values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tallystick.evaluation.counts import Counts
from tallystick.evaluation.mistakes import Mistakes, around

KEY = "timexes"
HEADLINES = ("strict", "relaxed", "value", "strict+value")


class Timex(NamedTuple):
    """A time expression: its characters and its value, "" where it has none."""

    start: int
    end: int
    value: str


def pair_up(marks: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[int, int]]:
    """Places of marks and predictions that belong together: equal spans first, then the widest overlap."""
    options = []
    for i, mark in enumerate(marks):
        for j, one in enumerate(found):
            shared = min(mark.end, one.end) - max(mark.start, one.start)
            if shared > 0:
                options.append((_place(mark) != _place(one), -shared, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(options):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def _place(one: Timex) -> tuple[int, int]:
    return one.start, one.end


class TimeScorer:
    """Takes documents with what was found in them, and counts."""

    def __init__(self, most: int = 0) -> None:
        self.counts = Counts()
        self.groups: dict[str, Counts] = {}
        self.mistakes = Mistakes(most)

    def add(self, row: Mapping[str, Any], predicted: Sequence[Mapping[str, Any]]) -> None:
        """Count one document of the corpus."""
        marks = [_timex(item) for item in row.get(KEY) or () if not item.get("inner")]
        found = [_timex(item) for item in predicted]
        pairs = pair_up(marks, found)
        strict = [_place(marks[i]) == _place(found[j]) for i, j in pairs]
        valued = [(i, j, exact) for (i, j), exact in zip(pairs, strict, strict=True) if marks[i].value]
        right = [(i, exact) for i, j, exact in valued if marks[i].value == found[j].value]
        judged = len(found) - (len(pairs) - len(valued))
        with_value = sum(1 for mark in marks if mark.value)
        self.counts["strict"].add(sum(strict), len(found), len(marks))
        self.counts["relaxed"].add(len(pairs), len(found), len(marks))
        self.counts["value"].add(len(right), judged, with_value)
        self.counts["strict+value"].add(sum(exact for _, exact in right), judged, with_value)
        self._explain(row, marks, found, pairs)

    def _explain(
        self, row: Mapping[str, Any], marks: list[Timex], found: list[Timex], pairs: Sequence[tuple[int, int]]
    ) -> None:
        name, text = str(row.get("id", "")), str(row.get("text", ""))
        for i, j in pairs:
            mark, one = marks[i], found[j]
            if mark.value and mark.value != one.value:
                self.mistakes.add(
                    "wrong value", name, around(text, mark.start, mark.end), wanted=mark.value, found=one.value
                )
            if _place(mark) != _place(one):
                words = text[mark.start : mark.end], text[one.start : one.end]
                self.mistakes.add(
                    "wrong span", name, around(text, mark.start, mark.end), wanted=words[0], found=words[1]
                )
        for i in sorted(set(range(len(marks))) - {i for i, _ in pairs}):
            mark = marks[i]
            self.mistakes.add("missed", name, around(text, mark.start, mark.end), wanted=mark.value)
        for j in sorted(set(range(len(found))) - {j for _, j in pairs}):
            one = found[j]
            self.mistakes.add("spurious", name, around(text, one.start, one.end), found=one.value)


def _timex(item: Mapping[str, Any]) -> Timex:
    return Timex(item["start"], item["end"], str(item.get("value") or "").strip())
