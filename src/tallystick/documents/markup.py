"""HTML taken apart: tags, words and where they stand. Linear on any input, and nothing in it is ever run."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from tallystick.documents.tracing import Traced, follow
from tallystick.model.document import Run

# Possessive repeats, and a limit on quoted values: a page of a million "<a" is read as fast as any other.
TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*+)((?:[^<>\"']++|\"[^\"]{0,4000}+\"|'[^']{0,4000}+')*+)>")
LOOSE_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*+)([^<>]*+)>")  # a quote that is never closed
TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
ATTRIBUTE = re.compile(r"([\w:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});?"
CHANGED = re.compile(rf"{ENTITY}|[ \t\n\f\r]{{2,}}|[\t\n\f\r]")
SKIPPED = frozenset("script style template noscript svg math iframe object select textarea head title button".split())
BLOCKS = frozenset(
    "address article aside blockquote body br caption dd details div dl dt figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)


class Piece(NamedTuple):
    """A tag (`name` in small letters) or words (`name` is ""), with its characters start..end."""

    name: str
    closing: bool
    start: int
    end: int
    attributes: str = ""


def attributes_of(printed: str) -> dict[str, str]:
    """The attributes of a tag by their names in small letters."""
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in ATTRIBUTE.findall(printed)
    }


def pieces_of(page: str) -> Iterator[Piece]:
    """Tags and stretches of words in order. Comments, declarations, scripts and styles are left out, their tags not."""
    words = place = 0
    missing: set[str] = set()  # ends already searched for in vain: never twice, or "<!--" a million times would hang
    while begun := TAG_START.search(page, place):
        start = begun.start()
        found = None
        if page.startswith("<!--", start):
            end = _after(page, "-->", start + 4, missing)
        elif page.startswith(("<!", "<?"), start):
            end = _after(page, ">", start + 2, missing)
        else:
            found = TAG.match(page, start) or LOOSE_TAG.match(page, start)
            if not found:  # a bare "<" belongs to the words
                place = start + 1
                continue
            end = found.end()
        if words < start:
            yield Piece("", False, words, start)
        if found:
            name = found[2].lower()
            yield Piece(name, bool(found[1]), start, end, found[3])
            if name in ("script", "style") and not found[1]:
                close = _before(page, f"</{name}", end, missing)
                yield Piece(name, True, close, close)
                end = _after(page, ">", close, missing) if close > end else end
        words = place = end
    if words < len(page):
        yield Piece("", False, words, len(page))


def _before(page: str, end: str, place: int, missing: set[str]) -> int:
    """Where `end` begins, searched from `place` in either case; `place` itself when it never comes."""
    if end in missing:
        return place
    found = re.compile(re.escape(end), re.I).search(page, place)
    if not found:
        missing.add(end)
        return place
    return found.start()


def _after(page: str, end: str, place: int, missing: set[str]) -> int:
    """Where `end` ends, searched from `place`; `place` itself when it never comes."""
    found = -1 if end in missing else page.find(end, place)
    if found < 0:
        missing.add(end)
        return place
    return found + len(end)


def visible_text(page: str) -> Traced:
    """What a reader of the page sees, a paragraph a line, list items with "- ", cells of a table between bars.

    `runs` lead back to the page. White space is folded as a browser does.
    """
    sheet = _Sheet(page)
    hidden: str | None = None
    depth = 0
    for name, closing, start, end, attributes in pieces_of(page):
        if hidden:
            if name == hidden:
                depth += -1 if closing else 1
            if not depth or (hidden in ("head", "title") and name == "body"):
                hidden = None
        elif not name:
            sheet.write(start, end)
        elif name in SKIPPED:
            if not closing and not attributes.endswith("/"):
                hidden, depth = name, 1
        elif name in ("td", "th"):
            if not closing:
                sheet.separate(" | ")
        elif name in BLOCKS:
            sheet.separate("\n- " if name == "li" and not closing else "\n")
    return Traced("".join(sheet.written), tuple(sheet.runs))


class _Sheet:
    """The visible text while it grows, and what separates its next words from its last."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.written: list[str] = []
        self.runs: list[Run] = []
        self.size = 0
        self.gap = ""

    def separate(self, gap: str) -> None:
        """The stronger separation stays: a list item's over a line's, a line's over a cell's, a cell's over a space."""
        if gap == "\n- " or not self.gap.startswith("\n"):
            self.gap = gap

    def write(self, start: int, end: int) -> None:
        """Add the words at start..end of the page."""
        for found in CHANGED.finditer(self.page, start, end):
            self._put(self.page[start : found.start()], start)
            if found[0][0] == "&":
                meant = html.unescape(found[0])
                self._put(meant, found.start(), len(meant) if meant == found[0] else 1)
            else:
                self.gap = self.gap or " "
            start = found.end()
        self._put(self.page[start:end], start)

    def _put(self, words: str, place: int, length: int | None = None) -> None:
        bare = words.strip(" ")
        if not bare:
            self.gap = self.gap or (" " if words else "")
            return
        lead = len(words) - len(words.lstrip(" "))
        gap = self.gap or (" " if lead else "")
        if not self.written:
            gap = gap.lstrip(" |\n") and "- "
        self.written.append(gap + bare)
        self.size += len(gap)
        follow(self.runs, Run(self.size, place + lead, len(bare) if length is None else length))
        self.size += len(bare)
        self.gap = " " if len(words) > lead + len(bare) else ""
