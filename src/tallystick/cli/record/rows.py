"""Rows of a record command as a table for people, as JSON or as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

PLAIN_WIDTH = 120


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

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[str] = ()) -> None:
        """A table; columns named in `right` are numbers. Neither these nor the first column are ever broken."""
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        for place, head in enumerate(heads):
            table.add_column(head, justify="right" if head in right else "left", no_wrap=head in right or not place)
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        self.console.print(table)

    def bytes(self) -> bytes:
        """All of it in UTF-8, no blanks at the ends of lines."""
        lines = (line.rstrip() for line in self._out.getvalue().splitlines())
        return "\n".join(lines).encode("utf-8", "replace") + b"\n"
