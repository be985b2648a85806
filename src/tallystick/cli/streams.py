"""Where what is written goes: standard output as it comes, or a file that appears when it is whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tallystick.errors import TallystickError


@contextmanager
def open_stream(path: str | None) -> Iterator[tuple[BinaryIO, bool]]:
    """A stream to write to, and whether a terminal shows it.

    Standard output, or a file beside the one wanted that takes its place in the end, if anything was written. Raises
    TallystickError when the file cannot be written.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer, sys.stdout.isatty()
        return
    target = Path(path)
    try:
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise IsADirectoryError(21, "it is a folder")
            with target.open("wb") as device:  # /dev/null and the like cannot be replaced
                yield device, False
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise TallystickError(f"--output {path} cannot be written ({reason}): give another place") from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file, False
            written = file.tell()
        if written:
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask)  # mkstemp makes files that only the owner may read
            Path(name).replace(target)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
