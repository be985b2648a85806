"""A text somebody published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PublishedBasis(StrEnum):
    """Where a publication date comes from."""

    GIVEN = "given"  # by the user, or by the record that carried the text
    STATED = "stated"  # by the document itself: metadata or dateline
    INFERRED = "inferred"  # from the dates that the text speaks of, or from when its file was made or fetched
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters that stand alike in the text (at `text`) and in the original (at `original`)."""

    text: int
    original: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as read, and what is known of where it comes from.

    `text` is what offsets count. `runs` lead back to the decoded original; none means that the text is the original.
    `notes` say what the reader had to do (an encoding guessed, control characters removed).
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    language: str = "en"
    notes: tuple[str, ...] = ()
    runs: tuple[Run, ...] = field(default=(), repr=False)

    @property
    def sha256(self) -> str:
        """Hexadecimal digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def original_offset(self, offset: int) -> int:
        """Where in the decoded original the character at `offset` of the text stands (the nearest run's place)."""
        if not self.runs:
            return offset
        low, high = 0, len(self.runs) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.runs[middle].text <= offset:
                low = middle
            else:
                high = middle - 1
        run = self.runs[low]
        return run.original + min(max(offset - run.text, 0), run.length)
