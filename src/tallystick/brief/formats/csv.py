"""CSV after RFC 4180: a claim a row, UTF-8, lines ended by CR LF; the columns are those of `brief.table`.

What a spreadsheet would take for a formula is defused: a text that begins with `=`, `+`, `-`, `@`, a tab, a line's end
or the full-width form of such a sign gets an apostrophe before it, as a text of that sort that begins with apostrophes
already does. To have the text back, take one apostrophe away wherever what follows the apostrophes is such a sign.
Numbers and dates are written as they are. Several texts in one cell are parted by " | ".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from tallystick.brief.table import COLUMNS, Cell, rows
from tallystick.model.report import Report

FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
BETWEEN = " | "


def render(reports: Sequence[Report]) -> bytes:
    """A header and the claims of all reports."""
    stream = io.BytesIO()
    writer = Writer(stream)
    for report in reports:
        writer.add(report)
    writer.close()
    return stream.getvalue()


class Writer:
    """Writes reports as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._text = io.StringIO(newline="")
        self._csv = csv.writer(self._text, lineterminator="\r\n")
        self._csv.writerow([column.name for column in COLUMNS])

    def add(self, report: Report) -> None:
        """The claims of one more report."""
        self._csv.writerows([shown(cell) for cell in row] for row in rows(report))
        self.close()

    def close(self) -> None:
        """Hand on what is left."""
        self._stream.write(self._text.getvalue().encode("utf-8", "replace"))
        self._text.seek(0)
        self._text.truncate()


def shown(cell: Cell) -> str:
    """A cell as it is written, before it is quoted."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, int | float):
        return repr(cell)
    text = BETWEEN.join(cell) if isinstance(cell, tuple) else cell
    text = text.replace("\0", "\ufffd")  # what RFC 4180 cannot carry, and readers stop at
    return f"'{text}" if FORMULA.match(text) else text
