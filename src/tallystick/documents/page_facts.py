"""What an HTML page says of itself: title, publisher, address, publication date, encoding."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tallystick.documents.dates import read_date
from tallystick.documents.markup import attributes_of, pieces_of
from tallystick.documents.titles import one_line

DECLARED = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
DATED = (  # of several dates the first of these counts
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "json-ld",
    "parsely-pub-date",
    "publishdate",
    "pubdate",
    "date.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "time",
)
FACTS_CHARS = 1_000_000  # of a page that are searched; what states them stands before the article or soon after
JSON_DATE = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){1,80}")')


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """None for what the page does not say."""

    title: str | None
    publisher: str | None
    url: str | None
    published: date | None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names for itself in its first kilobytes."""
    found = DECLARED.search(data[:8192])
    return found[1].decode("ascii") if found else None


def read_facts(page: str) -> PageFacts:
    """The facts in the page's metadata. A modification date is none, nor is a date in the text."""
    said: dict[str, str] = {}
    for name, value in _stated(page[:FACTS_CHARS]):
        if value.strip():
            said.setdefault(name, value)
    days = (read_date(said[name]) for name in DATED if name in said)
    address = one_line(said.get("canonical") or said.get("og:url"))
    return PageFacts(
        title=one_line(said.get("og:title") or said.get("title")),
        publisher=one_line(said.get("og:site_name")),
        url=address if address and re.match(r"https?://", address, re.I) else None,
        published=next((day for day in days if day), None),
    )


def _stated(page: str) -> Iterator[tuple[str, str]]:
    """Name and value of each fact, in the order of the page."""
    opened: tuple[str, int] | None = None
    drawing = False
    for piece in pieces_of(page):
        if piece.name == "svg":  # a drawing's title is not the page's
            drawing = not piece.closing
        if opened and piece.closing and piece.name == opened[0]:
            inside = page[opened[1] : piece.start]
            if piece.name == "title":
                yield "title", html.unescape(re.sub(r"<[^<>]*>", "", inside))
            elif found := JSON_DATE.search(inside):
                yield "json-ld", str(json.loads(found[1], strict=False))
            opened = None
        if piece.closing or piece.name not in ("meta", "link", "time", "title", "script"):
            continue
        attributes = attributes_of(piece.attributes)
        if piece.name == "title" and not drawing:
            opened = ("title", piece.end)
        elif piece.name == "script" and "ld+json" in attributes.get("type", "").lower():
            opened = ("script", piece.end)
        elif piece.name == "link" and attributes.get("rel", "").lower() == "canonical":
            yield "canonical", attributes.get("href", "")
        elif piece.name in ("meta", "time"):
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            value = attributes.get("content") or attributes.get("datetime", "")
            yield (name.lower() if name else piece.name), value
