"""Heads and feet of pages: what most pages repeat at their upper or lower edge, and numbers of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tallystick.documents.pdf.lines import Line

EDGE_LINES = 3  # at the top and at the bottom of a page are looked at
FEWEST_PAGES = 3  # two pages that begin alike prove nothing
MOST = 0.5  # of all pages, or of the odd or the even ones: books have two heads
OUTER_NUMBER = re.compile(r"^\W*\d{1,4}\b|\b(?:\d{1,4}|[ivxl]{1,6})\W*$")
PAGE_NUMBER = re.compile(r"\W*(?:page |p\. ?)?(?:\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|[ivxl]{1,7})\W*$", re.I)
# What browsers print around a page: day, time and title above it, its address and the number of the sheet below.
BROWSER_FOOT = re.compile(r"((?:https?|file)://\S{1,2000}) ?\t\d{1,4}/\d{1,4}$")
BROWSER_HEAD = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}, \d{1,2}:\d{2}(?:\s?[AP]M)? ?\t")


def browser_address(pages: Sequence[Sequence[Line]]) -> str | None:
    """The address below the first page, when a browser printed it; None otherwise."""
    feet = (BROWSER_FOOT.match(line.text) for line in _edges(pages[0])) if pages else iter(())
    return next((found[1] for found in feet if found), None)


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the lines that repeat at their edges. Numbers at a line's ends are alike: they count pages."""
    edges = [_edges(page) for page in pages]
    seen: Counter[tuple[str, str]] = Counter()
    for number, edge in enumerate(edges):
        alike = {_alike(line.text) for line in edge}
        seen.update((key, parity) for key in alike for parity in ("all", "odd" if number % 2 else "even"))
    sides = {"all": len(pages), "odd": len(pages) // 2, "even": (len(pages) + 1) // 2}
    repeated = {key for (key, parity), count in seen.items() if count >= FEWEST_PAGES and count > MOST * sides[parity]}
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        dropped = {id(line) for line in edge if _alike(line.text) in repeated}
        if any(BROWSER_FOOT.match(line.text) for line in edge):
            around = (line for line in edge if BROWSER_FOOT.match(line.text) or BROWSER_HEAD.match(line.text))
            dropped.update(map(id, around))
        outermost = [line for line in edge if line.placed and PAGE_NUMBER.match(line.text)]
        if len(page) > 1 and len(outermost) == 1:  # a number alone at the edge, of a page that has words besides
            dropped.add(id(outermost[0]))
        kept.append([line for line in page if id(line) not in dropped])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines nearest the upper and the lower edge of a page."""
    placed = sorted((line for line in page if line.placed), key=lambda line: line.bottom)
    if len(placed) <= 2 * EDGE_LINES:
        return placed
    return placed[:EDGE_LINES] + placed[-EDGE_LINES:]


def _alike(text: str) -> str:
    """What a head says without the number of its page."""
    return OUTER_NUMBER.sub("#", " ".join(text.lower().split()))
