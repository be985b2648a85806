"""A folder: each document in it is an entry, known by its name; it is new again when it has changed."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from tallystick.documents.sources import files_of
from tallystick.errors import UnreadableDocument
from tallystick.watch.entries import Entry, Reading
from tallystick.watch.unreadable import UnreadableFeed


def fits(data: bytes, address: str) -> bool:
    """Is it a folder? Nothing is fetched from one, so there is no data."""
    try:
        return not data and os.path.isdir(address)  # noqa: PTH112 - Path.is_dir raises for what no file system takes
    except ValueError:
        return False


def read(data: bytes, address: str) -> Reading:  # noqa: ARG001 - a folder has none
    """Its documents by name, each with when it was last written. Raises UnreadableFeed when it is no folder."""
    if not fits(b"", address):
        raise UnreadableFeed(f"{address} is no folder: check the name")
    entries: list[Entry] = []
    notes: list[str] = []
    for name in files_of(address):
        if isinstance(name, UnreadableDocument):
            if "holds no document" not in str(name):  # an empty one may be filled yet
                notes.append(str(name))
            continue
        try:
            facts = os.stat(name)  # noqa: PTH116
        except OSError as error:
            notes.append(f"{name} cannot be looked at ({(error.strerror or 'gone').lower()})")
            continue
        written = datetime.fromtimestamp(facts.st_mtime, UTC)
        guid = f"{name}#{facts.st_mtime_ns}-{facts.st_size}"
        entries.append(Entry(link=name, updated=written, guid=guid))
    return Reading(kind="folder", entries=tuple(entries), notes=tuple(notes))
