"""Where a report goes: standard output as it comes, or a file that appears when it is whole."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from tallystick.brief import render
from tallystick.errors import TallystickError
from tallystick.model.report import Report

BETWEEN = {"text": b"\n", "jsonl": b"", "md": b"\n---\n\n"}  # formats whose documents simply follow each other


class Output:
    """Takes reports one at a time. Formats in BETWEEN are written at once, the others when all reports are there."""

    def __init__(self, stream: BinaryIO, format: str, options: dict[str, Any], on_terminal: bool) -> None:
        self.on_terminal = on_terminal
        self._stream = stream
        self._format = format
        self._options = options
        self._held: list[Report] = []
        self._written = False

    def add(self, report: Report) -> None:
        """Show one more report, or keep it until `close`."""
        if self._format not in BETWEEN:
            self._held.append(report)
            return
        shown = render([report], self._format, **self._options)
        self._stream.write(BETWEEN[self._format] + shown if self._written else shown)
        self._stream.flush()
        self._written = True

    def close(self) -> None:
        """Write what was kept."""
        if self._held:
            self._stream.write(render(self._held, self._format, **self._options))
            self._held.clear()
        self._stream.flush()


@contextmanager
def open_output(path: str | None, format: str) -> Iterator[Output]:
    """Standard output, or a file beside the one wanted that takes its place in the end, if anything was written.

    Raises TallystickError when the file cannot be written.
    """
    if path is None or path == "-":
        terminal = sys.stdout.isatty()
        yield Output(sys.stdout.buffer, format, _options(format, terminal), terminal)
        return
    with open_whole(path) as file:
        yield Output(file, format, _options(format, False), False)


@contextmanager
def open_whole(path: str) -> Iterator[BinaryIO]:
    """A file beside the one wanted that takes its place in the end, if anything was written.

    Raises TallystickError when it cannot be written.
    """
    target = Path(path)
    try:
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise IsADirectoryError(21, "it is a folder")
            with target.open("wb") as device:  # /dev/null and the like cannot be replaced
                yield device
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise TallystickError(f"--output {path} cannot be written ({reason}): give another place") from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            written = file.tell()
        if written:
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)  # mkstemp makes files that only the owner may read
            Path(name).replace(target)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def write_whole(path: str | None, data: bytes) -> None:
    """To standard output, or to a file that appears when it is whole."""
    if path is None or path == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with open_whole(path) as file:
        file.write(data)


def terminal_options() -> dict[str, Any]:
    """Colour and width for text on standard output; nothing where that is no terminal."""
    return _options("text", sys.stdout.isatty())


def _options(format: str, terminal: bool) -> dict[str, Any]:
    """What the text table should know of the terminal."""
    if format != "text" or not terminal:
        return {}
    return {"colour": "NO_COLOR" not in os.environ, "width": shutil.get_terminal_size().columns}
