"""HTML taken apart: tags, words and where they stand. Linear on any input, and nothing in it is ever run."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.documents.tracing import Traced, follow
from tallystick.model.document import Run

TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"<]{0,4000}\"|'[^'<]{0,4000}')*)>")
LOOSE_TAG = re.compile(r"</?([A-Za-z][\w:-]*)[^<>]*>")
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
WORDS = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});?|[^&\s]+|\s+|&")
SKIPPED = frozenset("script style template noscript svg math iframe object select textarea head title button".split())
BLOCKS = frozenset(
    "address article aside blockquote body br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag (`name` in small letters, "" for words), closing or opening, with its characters start..end."""

    name: str
    closing: bool
    start: int
    end: int
    attributes: str = ""

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, entities read; None where it is not set."""
        return attributes_of(self.attributes).get(name)


def attributes_of(printed: str) -> dict[str, str]:
    """The attributes of a tag by their names in small letters."""
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in ATTRIBUTE.findall(printed)
    }


def pieces_of(page: str) -> Iterator[Piece]:
    """Tags and stretches of words in order; comments, declarations and what stands in SKIPPED elements left out.

    The tags of SKIPPED elements themselves are given, `meta` and the like in a head too.
    """
    place, size = 0, len(page)
    missing: set[str] = set()  # ends already searched for in vain: never twice, or "<!--" a million times would hang
    while place < size:
        start = page.find("<", place)
        if start < 0:
            yield Piece("", False, place, size)
            return
        if start > place:
            yield Piece("", False, place, start)
        found = TAG.match(page, start) or LOOSE_TAG.match(page, start)
        if page.startswith("<!--", start):
            place = _after(page, "-->", start + 4, missing)
        elif page.startswith(("<!", "<?"), start):
            place = _after(page, ">", start + 2, missing)
        elif found and found.re is TAG:
            name = found[2].lower()
            place = found.end()
            yield Piece(name, bool(found[1]), start, place, found[3])
            if name in ("script", "style") and not found[1]:
                place = _after(page, f"</{name}", place, missing)
                yield Piece(name, True, place, place)
                place = _after(page, ">", place, missing)
        elif found:
            place = found.end()
            yield Piece(found[1].lower(), page[start + 1] == "/", start, place)
        else:
            yield Piece("", False, start, start + 1)  # a bare "<" is a word
            place = start + 1


def _after(page: str, end: str, place: int, missing: set[str]) -> int:
    """Where `end` ends, searched from `place` in either case; `place` itself when it never comes."""
    if end in missing:
        return place
    found = page.find(end, place)
    if found < 0 and end.isascii() and end != end.upper():
        other = re.compile(re.escape(end), re.I).search(page, place)
        found = other.start() if other else -1
    if found < 0:
        missing.add(end)
        return place
    return found + len(end)


def visible_text(page: str) -> Traced:
    """What a reader of the page sees, a paragraph a line, list items with "- ", cells of a table between bars.

    `runs` lead back to the page. White space is folded as a browser does.
    """
    out: list[str] = []
    runs: list[Run] = []
    size = 0
    hidden: str | None = None
    depth = 0
    gap = ""  # what separates the next word from the last

    for piece in pieces_of(page):
        if hidden:
            if piece.name == hidden:
                depth += -1 if piece.closing else 1
                hidden = hidden if depth else None
            elif hidden in ("head", "title") and piece.name == "body":
                hidden = None
            continue
        if piece.name:
            if piece.name in SKIPPED and not piece.closing and not piece.attributes.endswith("/"):
                hidden, depth = piece.name, 1
            elif piece.name in ("td", "th") and not piece.closing:
                gap = " | " if out and not gap.startswith("\n") else gap
            elif piece.name in ("td", "th"):
                pass
            elif piece.name in BLOCKS:
                gap = "\n- " if piece.name == "li" and not piece.closing else "\n- " if gap == "\n- " else "\n"
            continue
        for word in WORDS.finditer(page, piece.start, piece.end):
            shown = word[0]
            if shown.isspace() and "\xa0" not in shown:
                gap = gap or " "
                continue
            if shown[0] == "&" and len(shown) > 1:
                shown = html.unescape(shown)
            lead = gap if out else gap.lstrip("\n ")
            out.append(lead + shown)
            size += len(lead)
            alike = len(shown) if shown == word[0] else min(1, len(shown))
            follow(runs, Run(size, word.start(), alike))
            size += len(shown)
            gap = ""
    return Traced("".join(out), tuple(runs))
