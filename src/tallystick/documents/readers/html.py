"""HTML: the article without the page around it, and what the page says of itself. Scripts are never run."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator

from tallystick.documents.characters import clean
from tallystick.documents.decoding import decode
from tallystick.documents.markup import visible_text
from tallystick.documents.page_facts import declared_encoding, read_facts
from tallystick.documents.raised import raised_edits
from tallystick.documents.titles import first_line_title
from tallystick.documents.tracing import Traced, follow, rewrite, through
from tallystick.model.document import Document, PublishedBasis, Run
from tallystick.settings import MAX_PAGE_BYTES, MAX_PAGE_TAGS

SUFFIXES = (".html", ".htm", ".xhtml")
WORD = re.compile(r"\S+")
LOST_LINES = 100  # lines looked for in vain before the search gives up: it reads the whole page each time


def read(data: bytes, name: str) -> Iterator[Document]:
    """The article as trafilatura finds it; all that the page shows when it finds nothing or the page is too large.

    A paragraph is a line, list items begin with "- ", the cells of a table stand between bars.
    """
    return read_page(data, name, None)


def read_page(data: bytes, name: str, charset: str | None) -> Iterator[Document]:
    """As `read`; `charset` is the encoding that a server named, which comes before the page's own word."""
    original, notes = decode(data, name, charset or declared_encoding(data))
    traced, cleaned = clean(original)
    if "<sup" in traced.text or "<SUP" in traced.text:
        traced = rewrite(traced, raised_edits(traced.text))
    page = traced.text
    facts = read_facts(page)
    visible = visible_text(page)
    large = len(data) > MAX_PAGE_BYTES or page.count("<") > MAX_PAGE_TAGS
    article, missing = (None, ()) if large else _article(page)
    shown = _trace(article, visible) if article else visible
    tidy, more = clean(shown.text)  # an entity can stand for a control character
    yield Document(
        id=name,
        text=tidy.text,
        title=facts.title or first_line_title(tidy.text),
        publisher=facts.publisher,
        url=facts.url,
        published=facts.published,
        published_basis=PublishedBasis.STATED if facts.published else PublishedBasis.UNKNOWN,
        notes=notes + tuple(dict.fromkeys(cleaned + more)) + missing,
        runs=through(through(tidy.runs, shown.runs) if tidy.runs else shown.runs, traced.runs),
    )


def _article(page: str) -> tuple[str | None, tuple[str, ...]]:
    """The words of the article, None when none is recognised; a note when trafilatura is not to be had."""
    try:
        import trafilatura
    except ImportError as error:  # pip before 23.3 leaves out lxml-html-clean, which it needs
        return None, (f"read without trafilatura, so what surrounds the article is in the text too ({error})",)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of every page it finds nothing in
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.extract(page, favor_recall=True, include_comments=False, include_tables=True)
    return (found.strip() or None) if found else None, ()


def _trace(article: str, visible: Traced) -> Traced:
    """Lead the article's words back to the page, through the visible text that they are a part of.

    Lines are looked for one after the other; one that the page does not show word for word (a table's row of dashes)
    leads to where the line before it ended.
    """
    words = [found.span() for found in WORD.finditer(visible.text)]
    if not words:
        return Traced(article, (Run(0, 0, 0),))
    joined = " ".join(visible.text[start:end] for start, end in words)
    places = []  # of each word in `joined`
    place = 0
    for start, end in words:
        places.append(place)
        place += end - start + 1
    trail: list[Run] = []
    cursor = lost = 0
    for line in re.finditer(r"[^\n]+", article):
        own = [(line.start() + found.start(), found[0]) for found in WORD.finditer(line[0])]
        if own and own[0][1] in ("-", "|"):
            own = own[1:]
        sought = " ".join(word for _, word in own).removesuffix(" |")
        at = _find(joined, sought, cursor) if sought and lost < LOST_LINES else -1
        if at < 0:
            lost += bool(sought)
            index = min(bisect_right(places, cursor), len(words) - 1)
            trail.append(Run(line.start(), words[index][0], 0))
            continue
        first = bisect_right(places, at) - 1
        within = at - places[first]  # a line may begin inside a word of the page
        for offset, word in own[: sought.count(" ") + 1]:
            follow(trail, Run(offset, words[first][0] + within, len(word)))
            first, within = first + 1, 0
            if first == len(words):
                break
        cursor = at + len(sought)
    return Traced(article, through(trail, visible.runs) or (Run(0, 0, 0),))


def _find(joined: str, sought: str, cursor: int) -> int:
    at = joined.find(sought, cursor)
    return at if at >= 0 else joined.find(sought, 0, cursor)
