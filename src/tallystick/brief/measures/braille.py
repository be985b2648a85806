"""A line in braille: two by four dots a character, which every terminal and every file of text can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_BLANK = 0x2800
_FULL = 0xFF
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # by row, then column, of one character


def draw_braille(
    runs: Iterable[Sequence[tuple[float, float]]], width: int, height: int, *, joined: bool = True
) -> list[str]:
    """Rows of text, top first, `width` characters by `height`.

    `runs` are strokes of (x, y) from 0 to 1, y upwards. Points of a stroke are joined by lines; with `joined` off each
    is a spot by itself.
    """
    columns, rows = 2 * width, 4 * height
    cells = [[0] * width for _ in range(height)]

    def dot(x: int, y: int) -> None:
        row = rows - 1 - y
        cells[row // 4][x // 2] |= _DOTS[row % 4][x % 2]

    for run in runs:
        before: tuple[int, int] | None = None
        for x, y in run:
            at = round(x * (columns - 1)), round(y * (rows - 1))
            if not joined:
                cells[(rows - 1 - at[1]) // 4][at[0] // 2] = _FULL
            elif before is None:
                dot(*at)
            else:
                steps = max(abs(at[0] - before[0]), abs(at[1] - before[1]), 1)
                for step in range(steps + 1):
                    share = step / steps
                    dot(*(round(a + (b - a) * share) for a, b in zip(before, at, strict=True)))
            before = at
    return ["".join("•" if cell == _FULL and not joined else chr(_BLANK + cell) for cell in row) for row in cells]
