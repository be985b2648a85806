"""The lines of a page as blocks in the order in which a reader takes them.

Source of the two rules: Breuel 2003, "High performance document layout analysis", SDIUT 2003.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tallystick.documents.pdf.lines import Line

OPEN_BLOCKS = 4  # that the next line may go on with: as many columns as a newspaper's page has
MOST_BLOCKS = 60  # the order of more, a map's labels say, stays as printed: comparing takes their number cubed
PITCH = 1.9  # heights from one line down to the next of a block, at most
ALIKE = 1.25  # heights of lines of one block differ less
FACING = 0.3  # of a height: boxes that overlap by less stand apart


@dataclass(slots=True)
class Block:
    """Lines one below the other, and the box around them in points."""

    lines: list[Line] = field(default_factory=list)
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0

    def add(self, line: Line) -> None:
        """Take the next line."""
        first = not self.lines
        self.lines.append(line)
        self.left = line.left if first else min(self.left, line.left)
        self.right = line.right if first else max(self.right, line.right)
        self.bottom = line.bottom if first else min(self.bottom, line.bottom)
        self.top = line.top if first else max(self.top, line.top)

    def goes_on_with(self, line: Line) -> bool:
        """Does the line stand right under the last, and look like it?"""
        last = self.lines[-1]
        if not (last.placed and line.placed):
            return last.placed == line.placed
        down = last.bottom - line.bottom
        ratio = last.height / line.height
        return (
            0.3 * line.height < down < PITCH * max(last.height, line.height)
            and 1 / ALIKE < ratio < ALIKE
            and min(self.right, line.right) > max(self.left, line.left)
        )


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page in reading order."""
    blocks: list[Block] = []
    for line in lines:
        near = blocks[-OPEN_BLOCKS:]
        block = next((block for block in reversed(near) if block.goes_on_with(line)), None)
        if block is None:
            block = Block()
            blocks.append(block)
        block.add(line)
    return _ordered(blocks) if 1 < len(blocks) <= MOST_BLOCKS else blocks


def _ordered(blocks: list[Block]) -> list[Block]:
    """Blocks so that each comes after those that must be read before it; else as they were printed."""
    count = len(blocks)
    before = [{a for a in range(count) if a != b and _precedes(blocks, a, b)} for b in range(count)]
    order: list[int] = []
    left = list(range(count))
    while left:
        done = set(order)
        free = next((b for b in left if before[b] <= done), left[0])  # in a circle, as printed
        order.append(free)
        left.remove(free)
    return [blocks[index] for index in order]


def _precedes(blocks: list[Block], first: int, second: int) -> bool:
    """Above it and in its column; or in a column to its left, with nothing across both between the two."""
    a, b = blocks[first], blocks[second]
    slack = FACING * min(a.lines[0].height, b.lines[0].height)
    if _share_a_column(a, b, slack):
        return a.top > b.top
    if a.right > b.left + slack:
        return False
    low, high = min(a.bottom, b.bottom), max(a.top, b.top)
    return not any(
        _share_a_column(a, c, slack)
        and _share_a_column(b, c, slack)
        and low <= c.bottom
        and c.top <= high
        and not (c.bottom < min(a.top, b.top) and c.top > max(a.bottom, b.bottom))
        for index, c in enumerate(blocks)
        if index not in (first, second)
    )


def _share_a_column(a: Block, b: Block, slack: float) -> bool:
    return min(a.right, b.right) > max(a.left, b.left) + slack
