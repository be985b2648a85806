"""A text under way to being shown, with the way back to where each of its characters stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallystick.model.document import Run
from tallystick.settings import MAX_RUNS


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` (included) to `end` (excluded) give way to `new`."""

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and its `runs` (see Document); no runs: it is the original, character for character."""

    text: str
    runs: tuple[Run, ...] = ()


def rewrite(traced: Traced, edits: Iterable[Edit]) -> Traced:
    """Apply edits, which come in the order of the text and do not overlap.

    Offsets count `traced.text`. What an edit puts in has no place of its own in the original: it counts to the stretch
    before it. Of more than MAX_RUNS stretches not all are kept, and `original_offset` is near instead of exact.
    """
    text = traced.text
    pieces: list[str] = []
    trail: list[Run] = []
    written = read = 0
    for edit in edits:
        if edit.start > read:
            pieces.append(text[read : edit.start])
            follow(trail, Run(written, read, edit.start - read))
            written += edit.start - read
        if edit.new:
            pieces.append(edit.new)
            written += len(edit.new)
        read = max(read, edit.end)
    if not pieces and read == 0:
        return traced
    if read < len(text):
        pieces.append(text[read:])
        follow(trail, Run(written, read, len(text) - read))
    return Traced("".join(pieces), through(trail, traced.runs) or (Run(0, 0, 0),))


def through(runs: Sequence[Run], earlier: Sequence[Run]) -> tuple[Run, ...]:
    """Runs that lead to a text whose own runs are `earlier`, led on to the original."""
    if not earlier:
        return tuple(runs)
    trail: list[Run] = []
    for run in runs:
        read, end = run.original, run.original + run.length
        index = max(0, bisect_right(earlier, read, key=lambda other: other.text) - 1)
        while index < len(earlier) and earlier[index].text < end:
            other = earlier[index]
            start, stop = max(read, other.text), min(end, other.text + other.length)
            if start < stop:
                follow(trail, Run(run.text + start - read, other.original + start - other.text, stop - start))
            index += 1
    return tuple(trail)


def follow(trail: list[Run], run: Run) -> None:
    """Add a run, joined to the last where it goes on from it; a trail that grows too long loses every second run."""
    last = trail[-1] if trail else None
    if last and last.text + last.length == run.text and last.original + last.length == run.original:
        trail[-1] = Run(last.text, last.original, last.length + run.length)
        return
    trail.append(run)
    if len(trail) > MAX_RUNS:
        del trail[1::2]
