"""Where what is written goes: standard output as it comes, or a file that appears when it is whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from tallystick.documents.sources import files_of
from tallystick.errors import TallystickError

STANDARD_OUTPUT = "-"


class _Told:
    """A stream to write to whose errors are one line: they are no fault of the document that was being written."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name

    def write(self, data: bytes, /) -> int:
        try:
            return self._stream.write(data)
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            raise unwritable(self._name, error) from None

    def flush(self) -> None:
        try:
            self._stream.flush()
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            raise unwritable(self._name, error) from None


def unwritable(name: str, error: Exception) -> TallystickError:
    """What cannot be written, why, and what to do."""
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return TallystickError(f"{name} cannot be written ({reason}): give another place")


@contextmanager
def open_stream(path: str | None, sources: Sequence[str] = ()) -> Iterator[tuple[BinaryIO, bool]]:
    """A stream to write to, and whether a terminal shows it.

    Standard output, or a file beside the one wanted that takes its place in the end, if anything was written. Raises
    TallystickError when it cannot be written, and when it is one of `sources` or lies in one and would be read.
    """
    if path is None or path == STANDARD_OUTPUT:
        if sys.stdout is None:
            raise TallystickError("standard output is closed: leave it open, or name a file with --output")
        yield cast(BinaryIO, _Told(sys.stdout.buffer, "standard output")), sys.stdout.isatty()
        return
    name = f"--output {path}"
    _refuse_sources(path, sources)
    try:
        target = Path(os.path.realpath(path))  # what a link leads to is replaced, not the link
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise IsADirectoryError(21, "it is a folder")
            device = target.open("wb")  # /dev/null and the like cannot be replaced
            temporary = None
        else:
            handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
            device = os.fdopen(handle, "wb")
    except (OSError, ValueError) as error:
        raise unwritable(name, error) from None
    try:
        try:
            yield cast(BinaryIO, _Told(device, name)), False
            device.flush()
            written = temporary is not None and device.tell() > 0
            device.close()
            if temporary and written:
                mask = os.umask(0)
                os.umask(mask)
                Path(temporary).chmod(0o666 & ~mask)  # mkstemp makes files that only the owner may read
                Path(temporary).replace(target)
        finally:
            with suppress(OSError):  # what could not be written has been told already
                device.close()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(name, error) from None
    finally:
        if temporary:
            with suppress(FileNotFoundError):
                Path(temporary).unlink()


def _refuse_sources(path: str, sources: Iterable[str]) -> None:
    """Raise TallystickError when writing would destroy what is read."""
    try:
        if not Path(path).is_file():
            return
        wanted = os.stat(path)  # noqa: PTH116 - samestat takes it
        for source in sources:
            for name in files_of(source):
                if isinstance(name, str) and Path(name).exists() and os.path.samestat(wanted, Path(name).stat()):
                    raise TallystickError(f"--output {path} is one of the sources and would be lost: give another name")
    except (OSError, ValueError):
        return
