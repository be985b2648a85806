"""Parquet, with the extra `batch`: a claim a row, the columns of `brief.table`; several texts in a cell are a list."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Sequence
from typing import Any, BinaryIO

from tallystick.brief.table import COLUMNS, Cell, rows
from tallystick.errors import TallystickError
from tallystick.model.report import Report

GROUP = 20_000  # rows kept in memory, and written as one row group


def render(reports: Sequence[Report]) -> bytes:
    """One file with the claims of all reports. Raises TallystickError without the extra."""
    stream = io.BytesIO()
    writer = Writer(stream)
    for report in reports:
        writer.add(report)
    writer.close()
    return stream.getvalue()


class Writer:
    """Writes reports as they come, through a file of its own: Parquet wants to know where in its file it is."""

    def __init__(self, stream: BinaryIO) -> None:
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError:
            raise TallystickError(
                "--format parquet needs the extra `batch`: pip install 'tallystick[batch]'; or --format csv"
            ) from None
        self._arrow = pyarrow
        self._stream = stream
        self._schema = pyarrow.schema(
            [
                pyarrow.field(column.name, _types(pyarrow)[column.type], metadata={"says": column.says})
                for column in COLUMNS
            ]
        )
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        self._parquet = parquet.ParquetWriter(self._file, self._schema, compression="zstd")
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, report: Report) -> None:
        """The claims of one more report."""
        self._rows.extend(rows(report))
        if len(self._rows) >= GROUP:
            self._write()

    def close(self) -> None:
        """End the file and hand it on."""
        self._write()
        self._parquet.close()
        self._file.seek(0)
        shutil.copyfileobj(self._file, self._stream)
        self._file.close()

    def _write(self) -> None:
        cells = zip(*self._rows, strict=True) if self._rows else [()] * len(COLUMNS)
        columns = [
            self._arrow.array([_sound(cell) for cell in column], field.type)
            for column, field in zip(cells, self._schema, strict=True)
        ]
        self._parquet.write_table(self._arrow.table(columns, schema=self._schema))
        self._rows.clear()


def _types(arrow: Any) -> dict[str, Any]:
    return {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "strings": arrow.list_(arrow.string()),
    }


def _sound(cell: Cell) -> Cell:
    """The cell with no half surrogate pair in it, which UTF-8 cannot carry."""
    if isinstance(cell, tuple):
        return tuple(one.encode("utf-8", "replace").decode("utf-8") for one in cell)
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
