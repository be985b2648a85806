"""A printed line of a page, and the joining of pieces that PDFium tells apart though they stand in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tallystick.documents.raised import SUPERSCRIPTS

TAB = "\t"  # a gap as wide as between columns
HYPHEN = "\x02"  # at the end of a line: breaks a word
COLUMN_CHARS = 25  # both sides of a wide gap at least so long: two columns of text, not two cells of a table
MOST_GUTTERS = 100  # of a page that are looked at


@dataclass(frozen=True, slots=True)
class Line:
    """Words and the box they stand in, in points from the page's lower left; all zero where that is not known.

    `gaps` has where the gap of each tab in the text begins and ends.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    gaps: tuple[tuple[float, float], ...] = ()

    @property
    def height(self) -> float:
        """Of its tallest print, in points; never zero."""
        return max(self.top - self.bottom, 0.1)

    @property
    def placed(self) -> bool:
        """Is it known where it stands? Not so for print that is turned."""
        return self.top > self.bottom

    def beside(self, other: Line) -> bool:
        """Do the two share some of the page's height?"""
        return min(self.top, other.top) > max(self.bottom, other.bottom)


def whole_lines(pieces: Iterable[Line]) -> list[Line]:
    """The lines of a page in the order printed: pieces of one joined, and two columns printed as one told apart."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        joined = _joined(last, piece) if last is not None and last.placed and piece.placed else None
        if joined is not None:
            lines[-1] = joined
        else:
            lines.append(piece)
    gutters = [gap for line in lines for gap in _between_columns(line)]
    return [part for line in lines for part in _columns(line, gutters)] if gutters else lines


def _joined(line: Line, piece: Line) -> Line | None:
    """The line with a piece that goes on right of it; None when it does not."""
    gap = piece.left - line.right
    height = line.height
    if not line.beside(piece) or not -0.3 * height < gap < 1.5 * height or line.text.endswith(HYPHEN):
        return None
    raised = piece.height < 0.85 * height and piece.bottom > line.bottom + 0.1 * height
    if raised and piece.text.strip().isdecimal():
        return replace(line, text=line.text + piece.text.translate(SUPERSCRIPTS), right=max(line.right, piece.right))
    if abs(piece.bottom - line.bottom) > 0.25 * height:
        return None
    space = " " if gap > 0.12 * height else ""
    right, gaps = max(line.right, piece.right), line.gaps + piece.gaps
    return Line(line.text + space + piece.text, line.left, line.bottom, right, line.top, gaps)


def _between_columns(line: Line) -> Iterator[tuple[float, float]]:
    """The gaps of a line that have as much on both sides as columns of text have, and cells of a table have not."""
    parts = line.text.split(TAB)
    for left, right, gap in zip(parts, parts[1:], line.gaps, strict=False):
        if len(left) >= COLUMN_CHARS and len(right) >= COLUMN_CHARS:
            yield gap


def _columns(line: Line, gutters: Sequence[tuple[float, float]]) -> Iterator[Line]:
    """A line cut where a gap of it ends as a gap between columns does; a table's row stays as it is."""
    parts = line.text.split(TAB)
    text, left = parts[0], line.left
    for part, (begins, ends) in zip(parts[1:], line.gaps, strict=False):
        if any(abs(ends - other) < 1.0 for _, other in gutters[:MOST_GUTTERS]):
            yield Line(text, left, line.bottom, begins, line.top)
            text, left = part, ends
        else:
            text = f"{text}{TAB}{part}"
    yield Line(text, left, line.bottom, line.right, line.top)
