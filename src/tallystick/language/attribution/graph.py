"""How attributions hang together: quotations shared by their speaker, one attribution inside another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.model.analysis import AttributionKind, AttributionMention
from tallystick.model.span import Span


def share_quotations(found: list[AttributionMention], quotations: Sequence[tuple[Span, ...]]) -> None:
    """A quotation that a content touches belongs to its speaker from its first mark to its last."""
    if not quotations:
        return
    for index, mention in enumerate(found):
        if mention.kind is AttributionKind.HEDGE or mention.speaker is None:
            continue
        spans = list(mention.content)
        for quotation in quotations:
            inside = mention.cue is not None and any(s.covers(mention.cue) for s in quotation)
            if not inside and any(s.overlaps(span) for s in quotation for span in mention.content):
                spans += [s for s in quotation if not any(span.covers(s) for span in spans)]
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
    for index, mention in enumerate(found):
        place = mention.cue or mention.source
        held = mention.parent is not None and found[mention.parent].content == mention.content
        if not held and place is not None:
            best: tuple[int, int] | None = None
            for start, end, other in by_start:
                if start > place.start:
                    break
                if other != index and place.end <= end and (best is None or end - start < best[0]):
                    best = (end - start, other)
            if best is not None and found[best[1]].parent != index:
                mention = replace(mention, parent=best[1])
        yield mention
