"""The article as HTML: each claim a link to its evidence, every character of the text shown once and harmless."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape
from itertools import groupby
from typing import NamedTuple

from tallystick.brief import wording
from tallystick.brief.segments import Paragraph, Segment, paragraphs
from tallystick.model.document import Document
from tallystick.model.report import Report


class Anchor(NamedTuple):
    """How a claim is referred to on the page: the id of its note, its number, its verdict's word and sign."""

    note: str
    number: int
    verdict: str
    sign: str
    words: str


def marked_text(report: Report, anchors: Mapping[str, Anchor]) -> str:
    """Paragraphs of links and text. Signs stand in `<sup>`; all other text is the document's, in order.

    The line breaks between paragraphs are kept between their elements, so that the text can be read back.
    """
    seen: set[str] = set()
    shown = partial(_paragraph, report.document, anchors, seen)
    return "".join(shown(paragraph) for paragraph in paragraphs(report.document.text, report.claims))


def safe(text: str) -> str:
    """Escaped, with each character that would disturb the page shown as a sign that names it."""
    if not any(map(wording.disturbs, text)):
        return escape(text)
    parts = []
    for disturbing, group in groupby(text, wording.disturbs):
        if disturbing:
            parts += [
                f'<span class="control" title="{escape(wording.character_name(c))}">{wording.stand_in(c)}</span>'
                for c in group
            ]
        else:
            parts.append(escape("".join(group)))
    return "".join(parts)


def _paragraph(document: Document, anchors: Mapping[str, Anchor], seen: set[str], paragraph: Paragraph) -> str:
    text = document.text
    if paragraph.gap:
        return paragraph.span.of(text)
    inner = "".join(_segment(text, anchors, seen, segment) for segment in paragraph.segments)
    if document.title and paragraph.span.of(text).strip() == document.title.strip():
        return f'<p dir="auto" class=titled>{inner}</p>'  # the page's heading says it already
    return f'<p dir="auto"{"" if paragraph.wrapped else " class=lines"}>{inner}</p>'


def _segment(text: str, anchors: Mapping[str, Anchor], seen: set[str], segment: Segment) -> str:
    words = safe(segment.span.of(text))
    if not segment.claims:
        return words
    first, *others = (anchors[name] for name in segment.claims)
    classes = " ".join(["claim", f"v-{first.verdict}", *(f"o-{other.verdict}" for other in others[:1])])
    skip = ' tabindex="-1"' if segment.claims[0] in seen else ""  # one stop a claim for those who tab
    seen.add(segment.claims[0])
    notes = " ".join((first.note, *(other.note for other in others)))
    link = (
        f'<a class="{classes}" href="#{first.note}" data-claims="{notes}" title="{escape(first.words)}"{skip}>'
        f"<bdi>{words}</bdi></a>"
    )
    return link + "".join(_sign(anchors[name]) for name in segment.ends)


def _sign(anchor: Anchor) -> str:
    return (
        f'<sup class="sign v-{anchor.verdict}" aria-hidden="true">{anchor.sign}'
        f'<span class="endnote">{anchor.number}</span></sup>'
    )
