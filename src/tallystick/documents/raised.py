"""Raised digits: powers of units and of ten belong to a number, the marks of footnotes make another one of it.

"48,670" with a note 1 is not 486,701, and "593 km" raised 2 is not 5,932 of anything.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tallystick.documents.tracing import Edit

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|mi|ft|feet|foot|in|yd)\.?$")
POWER_OF_TEN = re.compile(r"[×x·*]\s?10$")
MARKS = re.compile(
    r"\[\s*(?:[a-z]|note \d{1,3}|\d{1,3}|citation needed)(?:\s*[,–-]\s*\d{1,3})*\s*\]"
    r"|\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[*†‡§]",
    re.I,
)
ELEMENT = re.compile(r"<sup\b[^<>]{0,300}>((?:[^<]{1,60}+|<(?!/?sup\b)[^<>]{0,500}>){1,12}+)</sup\s*>", re.I)
TAG = re.compile(r"<[^<>]*>")
BEFORE = 200  # characters of the page that are looked at for the word that it is raised from


def raised(before: str, marks: str) -> str | None:
    """What raised characters stand for after these words: themselves, nothing (a note's mark), or None: not known."""
    if marks.isdecimal() and (POWER_OF_TEN.search(before) or (marks in ("2", "3") and UNIT.search(before))):
        return marks.translate(SUPERSCRIPTS)
    return "" if before.strip() and MARKS.fullmatch(marks) else None


def without_marks(text: str) -> str:
    """A text whose raised digits are the characters that look so, without those that are marks of notes."""

    def meant(found: re.Match[str]) -> str:
        digits = "".join(str("⁰¹²³⁴⁵⁶⁷⁸⁹".index(character)) for character in found[0])
        place = raised(text[max(0, found.start() - 20) : found.start()], digits)
        return found[0] if place is None else place

    return RAISED.sub(meant, text)


def raised_edits(page: str) -> Iterator[Edit]:
    """The edits of an HTML page that make characters of raised digits, and take out the marks of notes."""
    for found in ELEMENT.finditer(page):
        marks = html.unescape(TAG.sub("", found[1])).strip()
        before = html.unescape(TAG.sub("", page[max(0, found.start() - BEFORE) : found.start()]))
        place = raised(before.rpartition(">")[2][-20:], marks)
        if place is not None:
            yield Edit(found.start(), found.end(), place)
