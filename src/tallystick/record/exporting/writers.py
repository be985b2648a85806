"""Tables as CSV, with nothing but the standard library, and as Parquet, with the extra `batch`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

from tallystick.errors import TallystickError
from tallystick.record.exporting.tables import Cell, Table

Writer = Callable[[Table], bytes]


def _csv() -> tuple[Writer, str]:
    return _write_csv, ".csv"


def _write_csv(table: Table) -> bytes:
    """UTF-8, commas, a header, lines ended by a line feed; empty where nothing is known."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([field.name for field in table.fields])
    writer.writerows([_shown(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode()


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _parquet() -> tuple[Writer, str]:
    """Raises TallystickError when the library for it is not installed."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise TallystickError(
            "--format parquet needs the extra `batch`: pip install 'tallystick[batch]'; or --format csv"
        ) from None
    types = {
        "date": arrow.date32(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "string": arrow.string(),
    }

    def write(table: Table) -> bytes:
        columns = list(zip(*table.rows, strict=True)) or [()] * len(table.fields)
        made = arrow.table(
            {
                field.name: arrow.array(list(column), types[field.type])
                for field, column in zip(table.fields, columns, strict=True)
            }
        )
        out = io.BytesIO()
        parquet.write_table(made, out, compression="zstd")
        return out.getvalue()

    return write, ".parquet"


WRITERS: dict[str, Callable[[], tuple[Writer, str]]] = {"csv": _csv, "parquet": _parquet}
