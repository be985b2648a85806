"""How attributions hang together: quotations shared by their speaker, one attribution inside another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.model.analysis import AttributionKind, AttributionMention
from tallystick.model.span import Span

_NEARBY = 60  # contents that start before a reporting word and may hold it


def share_quotations(found: list[AttributionMention], quotations: Sequence[tuple[Span, ...]]) -> None:
    """A quotation that a content touches belongs to its speaker from its first mark to its last."""
    if not quotations:
        return
    places = sorted((span.start, span.end, which) for which, spans in enumerate(quotations) for span in spans)
    starts = [start for start, _, _ in places]
    for index, mention in enumerate(found):
        if mention.kind is AttributionKind.HEDGE or mention.speaker is None:
            continue
        spans = list(mention.content)
        touched: list[int] = []
        for content in mention.content:
            at = max(0, bisect_left(starts, content.start) - 1)  # one may reach in from before
            while at < len(places) and places[at][0] < content.end:
                if places[at][1] > content.start:
                    touched.append(places[at][2])
                at += 1
        for which in dict.fromkeys(touched):
            if mention.cue is None or not any(s.covers(mention.cue) for s in quotations[which]):
                spans += [s for s in quotations[which] if not any(span.covers(s) for span in spans)]
        if len(spans) > len(mention.content):
            merged = [s for s in spans if not any(o != s and o.covers(s) for o in spans)]
            found[index] = replace(mention, content=tuple(sorted(merged)))


def nested(found: Sequence[AttributionMention]) -> Iterator[AttributionMention]:
    """Give each attribution the smallest other one whose content holds its reporting word."""
    by_start = sorted(
        (content.start, content.end, index)
        for index, mention in enumerate(found)
        if mention.speaker is not None
        for content in mention.content
    )
    starts = [start for start, _, _ in by_start]
    for index, mention in enumerate(found):
        place = mention.cue or mention.source
        held = mention.parent is not None and found[mention.parent].content == mention.content
        if not held and place is not None:
            best: tuple[int, int] | None = None
            at = bisect_right(starts, place.start)
            for start, end, other in by_start[max(0, at - _NEARBY) : at]:
                if other != index and place.end <= end and (best is None or end - start < best[0]):
                    best = (end - start, other)
            if best is not None and found[best[1]].parent != index:
                mention = replace(mention, parent=best[1])
        yield mention
