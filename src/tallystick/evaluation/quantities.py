"""Quantities: the value, the value with its unit, and where the corpus gives places, the value at its place.

*One-to-one*: the largest matching inside a record; the figures to report. *Benchmark*: the order in which the
evaluation published with NewsQuant (Almasian et al. 2023, "CQE") counts: by unit, a value hit leaves the prediction
free for another mark, a hit of value and unit does not. Numbers are equal within 1e-5 of the marked one, a range by
both ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tallystick.evaluation.counts import Counts
from tallystick.evaluation.matching import largest_matching
from tallystick.evaluation.mistakes import Mistakes, around, one_line

KEY = "quantities"
HEADLINES = ("one-to-one value", "one-to-one value+unit", "benchmark value", "benchmark value+unit")
GROUP = "source"  # the field whose values are scored apart
NO_UNIT = ("-", "none", "dimensionless")

Number = float | tuple[float, float]


class Stated(NamedTuple):
    """A quantity: its number or range (None: no number), its unit in lower case ("" for none), its place if given."""

    value: Number | None
    unit: str
    start: int | None
    end: int | None

    @property
    def placed(self) -> bool:
        """Is it known where it is printed?"""
        return self.start is not None

    def shown(self) -> str:
        """Value and unit in a few words."""
        value = self.value
        if value is None:
            return "no number"
        words = f"{value[0]:g}–{value[1]:g}" if isinstance(value, tuple) else f"{value:.12g}"
        return f"{words} {self.unit or '-'}"


def same_value(mark: Stated, other: Stated) -> bool:
    """Are both numbers, or both ranges, and equal within 1e-5 of the marked one?"""
    a, b = mark.value, other.value
    if a is None or b is None:
        return False
    if isinstance(a, tuple):
        return isinstance(b, tuple) and _near(b[0], a[0]) and _near(b[1], a[1])
    return not isinstance(b, tuple) and _near(b, a)


def _near(found: float, marked: float) -> bool:
    return abs(found - marked) <= 1e-8 + 1e-5 * abs(marked)


def same_unit(mark: Stated, other: Stated) -> bool:
    """Equal value and equal unit."""
    return mark.unit == other.unit and same_value(mark, other)


def overlapping(mark: Stated, other: Stated) -> bool:
    """Do their places share a character? False where one has none."""
    if mark.start is None or mark.end is None or other.start is None or other.end is None:
        return False
    return mark.start < other.end and other.start < mark.end


def same_place(mark: Stated, other: Stated) -> bool:
    """The same start and end."""
    return mark.placed and (mark.start, mark.end) == (other.start, other.end)


class QuantityScorer:
    """Takes documents with what was found in them, and counts."""

    def __init__(self, most: int = 0) -> None:
        self.counts = Counts()
        self.groups: dict[str, Counts] = {}
        self.mistakes = Mistakes(most)

    def add(self, row: Mapping[str, Any], predicted: Sequence[Mapping[str, Any]]) -> None:
        """Count one record of the corpus. A record with `complete: false` only judges what touches its marks."""
        marks = [_stated(item) for item in row.get(KEY) or ()]
        found = [_stated(item) for item in predicted]
        if row.get("complete", True) is False:
            found = [one for one in found if _judged(one, marks)]
        values = largest_matching(marks, found, same_value)
        units = largest_matching(marks, found, same_unit)
        loosely = benchmark_hits(marks, found)
        where = [one for one in marks if one.placed]
        placed = [one for one in found if one.placed] if where or not marks else []
        sizes = {
            "one-to-one value": (len(values), len(found), len(marks)),
            "one-to-one value+unit": (len(units), len(found), len(marks)),
            "benchmark value": (loosely[0], len(found), len(marks)),
            "benchmark value+unit": (loosely[1], len(found), len(marks)),
            "span relaxed+value": (_matched(where, placed, overlapping), len(placed), len(where)),
            "span strict+value": (_matched(where, placed, same_place), len(placed), len(where)),
        }
        group = row.get(GROUP)
        for counts in (self.counts, *([self.groups.setdefault(f"{group}", Counts())] if group else ())):
            for measure, (hits, predicted_here, marked_here) in sizes.items():
                counts[measure].add(hits, predicted_here, marked_here)
        self._explain(row, marks, found, units)

    def _explain(
        self, row: Mapping[str, Any], marks: list[Stated], found: list[Stated], right: Mapping[int, int]
    ) -> None:
        """Name what is left over after the right ones: a wrong unit, a wrong value, missed, spurious."""
        name, text = str(row.get("id", "")), str(row.get("text", ""))
        taken = set(right.values())
        left = [one for i, one in enumerate(marks) if i not in right]
        over = [one for j, one in enumerate(found) if j not in taken]
        stages: tuple[tuple[str, Callable[[Stated, Stated], bool]], ...] = (
            ("wrong unit", same_value),
            ("wrong value", overlapping),
            ("wrong value", lambda mark, one: not mark.placed and mark.unit == one.unit != ""),
        )
        for sort, fits in stages:
            pairs = largest_matching(left, over, fits)
            for i, j in pairs.items():
                self.mistakes.add(sort, name, _around(text, over[j]), wanted=left[i].shown(), found=over[j].shown())
            left = [one for i, one in enumerate(left) if i not in pairs]
            over = [one for j, one in enumerate(over) if j not in pairs.values()]
        for one in left:
            self.mistakes.add("missed", name, _around(text, one), wanted=one.shown())
        for one in over:
            self.mistakes.add("spurious", name, _around(text, one), found=one.shown())


def _matched(marks: list[Stated], found: list[Stated], place: Callable[[Stated, Stated], bool]) -> int:
    return len(largest_matching(marks, found, lambda mark, one: place(mark, one) and same_value(mark, one)))


def benchmark_hits(marks: Sequence[Stated], found: Sequence[Stated]) -> tuple[int, int]:
    """Hits of the value, and of value and unit, in the order of the published evaluation (see the top of this file)."""
    free = sorted(found, key=lambda one: one.unit)
    values = units = 0
    for mark in sorted(marks, key=lambda one: one.unit):
        for place, one in enumerate(free):
            if same_value(mark, one):
                values += 1
                if one.unit == mark.unit:
                    units += 1
                    del free[place]
                    break
    return min(values, len(marks)), units


def _judged(one: Stated, marks: Sequence[Stated]) -> bool:
    """Does an incomplete record say anything about this prediction?"""
    if one.placed:
        return any(overlapping(mark, one) for mark in marks)
    return any(same_value(mark, one) for mark in marks)


def _stated(item: Mapping[str, Any]) -> Stated:
    unit = " ".join(str(item.get("unit") or "").lower().split())
    return Stated(_number(item.get("value")), "" if unit in NO_UNIT else unit, item.get("start"), item.get("end"))


def _number(raw: Any) -> Number | None:
    """A number, a range written as a list or as low and high, or None."""
    try:
        if isinstance(raw, Mapping):
            return float(raw["low"]), float(raw["high"])
        if isinstance(raw, list | tuple):
            return float(raw[0]) if len(raw) == 1 else (float(raw[0]), float(raw[1]))
        return float(raw)
    except (TypeError, ValueError, KeyError, IndexError):
        return None


def _around(text: str, one: Stated) -> str:
    return one_line(text) if one.start is None or one.end is None else around(text, one.start, one.end)
