"""The title of a text that does not say which of its lines it is."""

from __future__ import annotations

import re

from tallystick.settings import MAX_TITLE_CHARS

LIST_MARK = re.compile(r"(?:[-*•–—]|\d{1,3}[.)])\s")
FIRST_LINE = re.compile(rf"\s*(\S[^\n]{{0,{MAX_TITLE_CHARS}}})(?=\n)\s*\S")


def first_line_title(text: str) -> str | None:
    """The first line, if it is short, does not end as a sentence or a list does, and something follows it."""
    found = FIRST_LINE.match(text)
    if not found:
        return None
    line = found[1].rstrip()
    if (
        len(line) > MAX_TITLE_CHARS
        or line.rstrip("\"'”’»)").endswith((".", ",", ";", ":", "…"))
        or LIST_MARK.match(line)
    ):
        return None
    return one_line(line)


def one_line(words: str | None) -> str | None:
    """White space folded to single spaces; None for nothing."""
    return " ".join(words.split()) or None if words else None
