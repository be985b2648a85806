"""Which attribution stands inside which."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tallystick.language.attribution.drafts import Range

_NEARBY = 60  # contents that start before a reporting word and may hold it
_DEEPEST = 20  # attributions inside one another


class Node(NamedTuple):
    """An attribution by its tokens: the reporting word's (or the source's), the contents, a parent known already."""

    place: Range
    contents: Sequence[Range]
    parent: int | None


def parents(nodes: Sequence[Node]) -> list[int | None]:
    """For each the smallest other one whose content holds its reporting word, as an index; never in a circle."""
    by_start = sorted((first, last, index) for index, node in enumerate(nodes) for first, last in node.contents)
    starts = [start for start, _, _ in by_start]
    found = [node.parent for node in nodes]
    for index, (place, contents, parent) in enumerate(nodes):
        at = bisect_right(starts, place[0])
        if parent is not None or not at:
            continue
        own = max([last - first for first, last in contents])
        size, best = 0, None
        for first, last, other in by_start[max(0, at - _NEARBY) : at]:
            if last >= place[1] and other != index:
                long = last - first
                if (best is None or long < size) and (long > own or (long == own and other < index)):
                    size, best = long, other
        found[index] = best
    for index, above in enumerate(found):
        steps = 0
        while above is not None and above != index and steps < _DEEPEST:
            above, steps = found[above], steps + 1
        if above is not None:
            found[index] = None
    return found
