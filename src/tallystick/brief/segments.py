"""The text cut at the edges of the claims, so that claims may nest or overlap and every character is shown once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tallystick.model.claim import Claim
from tallystick.model.span import Span

BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
LINE_END = re.compile(r"\n")
WRAPPED = (45, 130)  # characters of a line in text that was broken by a fixed width rather than by its writer


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that the same claims cover: their ids, the smallest claim first (it wins the click).

    `ends` are the claims whose last character this is: their sign is printed after it.
    """

    span: Span
    claims: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its segments, or the line breaks between two (`gap`).

    `wrapped`: its line breaks are those of a fixed width and mean nothing.
    """

    span: Span
    segments: tuple[Segment, ...]
    gap: bool = False
    wrapped: bool = False


def paragraphs(text: str, claims: Sequence[Claim]) -> Iterator[Paragraph]:
    """The whole text in order, every character in exactly one segment.

    A text with blank lines is cut at them, any other at every line. Claims outside the text are ignored, those that
    reach over a paragraph's end are marked in both.
    """
    spans = [(claim.id, claim.span) for claim in claims if 0 <= claim.span.start < claim.span.end <= len(text)]
    position = 0
    breaks = BLANK_LINES if BLANK_LINES.search(text) else LINE_END
    for gap in (*breaks.finditer(text), None):
        end = gap.start() if gap else len(text)
        if end > position:
            yield _paragraph(text, Span(position, end), spans)
        if gap:
            yield Paragraph(Span(*gap.span()), (Segment(Span(*gap.span())),), gap=True)
            position = gap.end()


def _paragraph(text: str, span: Span, claims: Sequence[tuple[str, Span]]) -> Paragraph:
    inside = [(name, claim) for name, claim in claims if claim.overlaps(span)]
    lines = span.of(text).split("\n")
    wrapped = len(lines) > 1 and all(WRAPPED[0] <= len(line) <= WRAPPED[1] for line in lines[:-1])
    return Paragraph(span, tuple(_segments(span, inside)), wrapped=wrapped)


def _segments(span: Span, claims: Sequence[tuple[str, Span]]) -> Iterator[Segment]:
    edges = {span.start, span.end}
    for _, claim in claims:
        edges.update(edge for edge in (claim.start, claim.end) if span.start < edge < span.end)
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        here = sorted(
            (claim.end - claim.start, claim.start, name)
            for name, claim in claims
            if claim.start <= start and end <= claim.end
        )
        names = tuple(name for _, _, name in here)
        ends = tuple(name for name, claim in claims if claim.end == end and name in names)
        yield Segment(Span(start, end), names, ends)
