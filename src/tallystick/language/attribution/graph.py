"""How attributions hang together: one inside another, and who is meant by "it"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.analysis import AttributionMention

_NEARBY = 60  # contents that start before a reporting word and may hold it
_DEEPEST = 20  # attributions inside one another


def nested(found: Sequence[AttributionMention]) -> tuple[AttributionMention, ...]:
    """Give each attribution the smallest other one whose content holds its reporting word; never in a circle."""
    by_start = sorted(
        (content.start, content.end, index) for index, mention in enumerate(found) for content in mention.content
    )
    starts = [start for start, _, _ in by_start]
    parents = [mention.parent for mention in found]
    for index, mention in enumerate(found):
        place = mention.cue or mention.source
        if parents[index] is not None or place is None:
            continue
        size = max(content.end - content.start for content in mention.content)
        best: tuple[int, int] | None = None
        at = bisect_right(starts, place.start)
        for start, end, other in by_start[max(0, at - _NEARBY) : at]:
            if other != index and place.end <= end and (best is None or end - start < best[0]):
                if (end - start, -other) > (size, -index):
                    best = (end - start, other)
        if best is not None:
            parents[index] = best[1]
    for index in range(len(found)):
        at_, steps = parents[index], 0
        while at_ is not None and at_ != index and steps < _DEEPEST:
            at_, steps = parents[at_], steps + 1
        if at_ is not None:
            parents[index] = None
    return tuple(
        mention if mention.parent == parent else replace(mention, parent=parent)
        for mention, parent in zip(found, parents, strict=True)
    )
