"""Rows of a record command as a table for people, as JSON or as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

PLAIN_WIDTH = 120
GAP = 2  # columns between two of a table
NOTE_WIDTH = 24  # columns that words beside their row should have at least


def as_json(rows: Sequence[Any]) -> bytes:
    """Rows (dataclasses or dicts) as a JSON list; days as 2024-12-31."""
    shown = [row if isinstance(row, dict) else asdict(row) for row in rows]
    return json.dumps(shown, ensure_ascii=False, indent=1, default=str, allow_nan=False).encode() + b"\n"


def as_csv(rows: Sequence[Any], kind: type[Any]) -> bytes:
    """Rows of a dataclass as CSV with a header, empty where nothing is known."""
    names = [field.name for field in fields(kind)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if (v := getattr(row, name)) is None else v for name in names] for row in rows)
    return out.getvalue().encode()


class Page:
    """Text that is put together and then given as bytes."""

    def __init__(self, *, width: int = PLAIN_WIDTH, colour: bool = False) -> None:
        from rich.console import Console

        self._out = io.StringIO()
        self.console: Console = Console(
            file=self._out,
            width=width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            highlight=False,
        )
        self.width = width

    def say(self, text: str = "", style: str = "") -> None:
        """A paragraph."""
        from rich.text import Text

        self.console.print(Text(text, style=style))

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        right: Sequence[str] = (),
        below: Sequence[str] = (),
        spare: Sequence[str] = (),
    ) -> None:
        """A table; columns named in `right` are numbers. Neither these nor the first column are ever broken.

        Where the page is too narrow for that, the columns of `below` go under their row, and those of `spare` are left
        out one after the other.
        """
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        widths = [max([len(head), *(len(row[at]) for row in rows)]) for at, head in enumerate(heads)]
        whole = {
            head: width if head in (*right, heads[0], *below[:-1]) else min(width, NOTE_WIDTH)
            for head, width in zip(heads, widths, strict=True)
        }
        firm = {head: width for head, width in whole.items() if head not in below}
        under = [head for head in below if head in heads] if self._need(whole) > self.width else []
        left_out: list[str] = []
        for head in spare:
            if self._need(firm) > self.width and head in firm:
                left_out.append(head)
                del firm[head]
        shown = [at for at, head in enumerate(heads) if head not in under and head not in left_out]
        table = Table(box=None, padding=(0, GAP, 0, 0), header_style="dim", pad_edge=False)
        for at in shown:
            number = heads[at] in right
            table.add_column(
                heads[at],
                justify="right" if number else "left",
                no_wrap=number or not at or bool(under),
                min_width=widths[at] if number else None,
            )
        for row in rows:
            table.add_row(*(Text(row[at]) for at in shown))
        if not under:
            self.console.print(table)
            return
        with self.console.capture() as captured:
            self.console.print(table)
        head, *lines = captured.get().splitlines()
        self.console.print(Text.from_ansi(head))
        for line, row in zip(lines, rows, strict=True):
            self.console.print(Text.from_ansi(line))
            told = "; ".join(row[heads.index(name)] for name in under if row[heads.index(name)])
            self.console.print(Padding(Text(told), (0, 0, 0, 4)))

    @staticmethod
    def _need(firm: Mapping[str, int]) -> int:
        """The columns that the cells take when none is broken."""
        return sum(firm.values()) + GAP * (len(firm) - 1)

    def bytes(self) -> bytes:
        """All of it in UTF-8, no blanks at the ends of lines."""
        lines = (line.rstrip() for line in self._out.getvalue().splitlines())
        return "\n".join(lines).encode("utf-8", "replace") + b"\n"
