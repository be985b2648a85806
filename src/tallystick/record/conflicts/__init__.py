"""Where the record disagrees with itself: sources, transcriptions, and series that jump, stand still or step back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from tallystick.model.series import Record
from tallystick.record.conflicts.conflict import KINDS, Conflict
from tallystick.record.conflicts.oddities import flat_runs, jumps, restatements, revisions, steps_back
from tallystick.record.conflicts.sources import ANOTHER, disagreements, transcriptions

__all__ = ["KINDS", "Conflict", "find_conflicts"]


def find_conflicts(
    record: Record, copies: Mapping[str, Mapping[str, Mapping[int, float]]], measures: Sequence[str]
) -> Iterator[Conflict]:
    """Everything of those measures, by kind in the order of KINDS, then by measure.

    `copies`: series id -> name of a transcription -> its values by day.
    """
    each = [(measure, series) for measure in measures for series in record.of(measure)]
    beside = chain.from_iterable(disagreements(record, measure) for measure in measures)
    yield from sorted(beside, key=lambda conflict: ANOTHER in conflict.note)  # those that should agree come first
    for _, series in each:
        yield from transcriptions(series, copies.get(series.id, {}))
    for find in (revisions, restatements, steps_back, jumps, flat_runs):
        for _, series in each:
            yield from find(series)
