"""How reports go out: those that follow each other at once, the others together at the end."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from tallystick.brief import open_writer, render, render_collection, shows_collections
from tallystick.cli.streams import open_stream
from tallystick.model.collection import Collection
from tallystick.model.report import Report

BETWEEN = {"text": b"\n", "jsonl": b"", "md": b"\n---\n\n"}  # formats whose documents simply follow each other


class Output:
    """Takes reports one at a time. Formats in BETWEEN, tables and lists are written at once, the others at the end.

    `gathers`: the format has a place for what several documents say beside each other.
    """

    def __init__(self, stream: BinaryIO, format: str, options: dict[str, Any], on_terminal: bool) -> None:
        self.on_terminal = on_terminal
        self._stream = stream
        self._format = format
        self._options = options
        self._held: list[Report] = []
        self._written = False
        self.gathers = shows_collections(format)
        self._writer = open_writer(format, stream, **options)

    def add(self, report: Report) -> None:
        """Show one more report, or keep it until `close`."""
        if self._writer is not None:
            self._writer.add(report)
            return
        if self._format not in BETWEEN:
            self._held.append(report)
            return
        shown = render([report], self._format, **self._options)
        self._stream.write(BETWEEN[self._format] + shown if self._written else shown)
        self._stream.flush()
        self._written = True

    def close(self, collection: Collection | None = None) -> None:
        """Write what was kept, and what several documents say beside each other."""
        if self._writer is not None:
            self._writer.close()
        elif self._held:
            options = {**self._options, "collection": collection} if self.gathers else self._options
            self._stream.write(render(self._held, self._format, **options))
            self._held.clear()
        elif collection is not None and self.gathers:
            self._stream.write(BETWEEN[self._format] + render_collection(collection, self._format, **self._options))
        self._stream.flush()


@contextmanager
def open_output(path: str | None, format: str, sources: Sequence[str] = ()) -> Iterator[Output]:
    """Reports to standard output or a file, as `open_stream` has it. Raises TallystickError as it does."""
    with open_stream(path, sources) as (stream, terminal):
        yield Output(stream, format, _options(format, terminal), terminal)


def write_whole(path: str | None, data: bytes) -> None:
    """To standard output, or to a file that appears when it is whole."""
    with open_stream(path) as (stream, _):
        stream.write(data)
        stream.flush()


def terminal_options() -> dict[str, Any]:
    """Colour and width for text on standard output; nothing where that is no terminal."""
    return _options("text", sys.stdout is not None and sys.stdout.isatty())


def _options(format: str, terminal: bool) -> dict[str, Any]:
    """What the text table should know of the terminal."""
    if format != "text" or not terminal:
        return {}
    return {"colour": "NO_COLOR" not in os.environ, "width": shutil.get_terminal_size().columns}
