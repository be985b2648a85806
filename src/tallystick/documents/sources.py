"""Where documents lie: a file, a folder, standard input. Bytes and names only; the readers make documents of them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

from tallystick import plugins, settings
from tallystick.errors import UnreadableDocument

READERS = "tallystick.documents.readers"
STANDARD_INPUT = "-"
HANDED_OVER = re.compile(r"/dev/(?:stdin|null|fd/\d+)$|/proc/self/fd/\d+$")  # by a shell: `<(command)`
BINARY = {  # how files begin that are no text, and what they are; some have a reader all the same
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a recording",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"\x28\xb5\x2f\xfd": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old office document, or one locked with a password",
    b"{\\rtf": "an RTF document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
}
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body|article|div|p)\b", re.I | re.S
)
FRONT_MATTER = re.compile(rb"(?:---\r?\n[\w-]+:|#{1,6} \S)")


@cache
def suffixes() -> dict[str, str]:
    """Endings of file names, each with the reader it belongs to."""
    readers = plugins.modules(READERS)
    return {suffix: name for name in readers for suffix in readers[name].SUFFIXES}


@cache
def beginnings() -> dict[bytes, str]:
    """How files begin that are no plain text and have a reader, each with that reader."""
    readers = plugins.modules(READERS)
    return {mark: name for name in readers for mark in getattr(readers[name], "BEGINNINGS", ())}


def by_name(name: str) -> str | None:
    """The reader that the ending of a file's name belongs to, the longest of several; None without one."""
    lower = name.lower()
    fitting = [suffix for suffix in suffixes() if lower.endswith(suffix)]
    return suffixes()[max(fitting, key=len)] if fitting else None


def is_address(source: str) -> bool:
    """Is it to be fetched from the web?"""
    return re.match(r"https?://", source, re.I) is not None


def files_of(source: str) -> Iterator[str | UnreadableDocument]:
    """What a source names: itself, or all files of a readable kind in a folder, by name; errors for the rest.

    Hidden files and folders are left out, and links to folders are not followed.
    """
    if source == STANDARD_INPUT:
        yield source
        return
    if is_address(source):
        yield source
        return
    try:
        is_folder = Path(source).is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield source
        return
    found = False
    for path in _walk(source):
        found = True
        yield path
    if not found:
        yield UnreadableDocument(
            f"{source} holds no document: put files there that end in {', '.join(sorted(suffixes()))}"
        )


def _walk(folder: str) -> Iterator[str | UnreadableDocument]:
    refused: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=refused.append):
        while refused:
            yield unreadable(str(refused[0].filename), refused.pop(0))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and by_name(name) and (path.is_file() or path.is_symlink()):
                yield path.as_posix()
    for error in refused:
        yield unreadable(str(error.filename), error)


def read_bytes(name: str, stdin: BinaryIO | None) -> bytes:
    """What a file or standard input holds. Raises UnreadableDocument for all that cannot be a document."""
    if name == STANDARD_INPUT:
        if stdin is None:
            raise UnreadableDocument("- is standard input, and there is none: give a file")
        data = stdin.read(settings.MAX_BYTES + 1)
    else:
        try:
            with open_source(name) as file:
                data = file.read(settings.MAX_BYTES + 1)
        except (OSError, ValueError) as error:
            raise unreadable(name, error) from None
    return worth_reading(data, name)


def worth_reading(data: bytes, name: str) -> bytes:
    """The same bytes. Raises UnreadableDocument when they are too many, too few, or of a kind that has no reader."""
    if len(data) > settings.MAX_BYTES:
        limit = settings.MAX_BYTES // settings.MEGABYTE
        raise UnreadableDocument(f"{name} is larger than {limit} MB, the most that is read: split it")
    kind = kind_of(data)
    if kind and not by_beginning(data):
        raise UnreadableDocument(f"{name} is {kind}, no text: save it as text or HTML")
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\v"):
        raise UnreadableDocument(f"{name} is empty: give a file with words in it")
    return data


def kind_of(data: bytes) -> str | None:
    """What a file is that is no text, by how it begins; None for all others."""
    return next((kind for mark, kind in BINARY.items() if data.startswith(mark)), None)


def open_source(name: str) -> BinaryIO:
    """A file to read. Raises UnreadableDocument for what may never end (a pipe, a device), unless it is handed over.

    Raises OSError and ValueError as `open` does.
    """
    if not HANDED_OVER.match(name):
        mode = os.stat(name).st_mode  # noqa: PTH116 - a name with a zero byte is no Path everywhere
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise UnreadableDocument(f"{name} is a pipe or a device, no file: give a file, or - for standard input")
    return open(name, "rb")  # noqa: PTH123


def by_beginning(data: bytes) -> str | None:
    """The reader of a file that is no plain text, by how it begins; None for all others."""
    return next((name for mark, name in beginnings().items() if data.startswith(mark)), None)


def reader_of(name: str, data: bytes) -> str:
    """The reader a file goes to: by how it begins where that is plain, else by the ending of its name, else guessed.

    What ends in .pdf or .docx and begins as neither, an error page saved under that name say, is read as what it is.
    """
    if found := by_beginning(data):
        return found
    named = by_name(name) if name != STANDARD_INPUT else None
    if named and not getattr(plugins.modules(READERS)[named], "BEGINNINGS", ()):
        return named
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if PAGE.match(start):
        return "html"
    if re.match(rb'\s*(?:\[\s*)?\{\s*"', start):
        return "jsonl"
    return "md" if FRONT_MATTER.match(start) else "txt"


def unreadable(name: str, error: Exception) -> UnreadableDocument:
    """What, where, and what to do, for an error of the system."""
    if isinstance(error, FileNotFoundError):
        return UnreadableDocument(f"{name} does not exist: check the name")
    if isinstance(error, PermissionError):
        return UnreadableDocument(f"{name} may not be read: ask for the permission")
    reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
    return UnreadableDocument(f"{name} cannot be read ({reason}): give another file")
