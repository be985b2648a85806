"""A text, a page or JSON lines packed with gzip: unpacked, then read as what it is."""

from __future__ import annotations

import io
from collections.abc import Iterator

from tallystick import plugins, settings
from tallystick.documents.sources import READERS, kind_of, reader_of
from tallystick.documents.unpacking import GZIP, Unpacked
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document

SUFFIXES = (".gz",)
BEGINNINGS = (GZIP,)


def read(data: bytes, name: str) -> Iterator[Document | UnreadableDocument]:
    """What the packed file holds. Raises UnreadableDocument when that is too much, packed again, or no text.

    A file that was cut short is read as far as it goes, and an error follows.
    """
    inner = name[: -len(".gz")] if name.lower().endswith(".gz") else name
    unpacked = Unpacked(io.BytesIO(data), name)
    pieces: list[bytes] = []
    size = 0
    while piece := unpacked.read():
        if not pieces and piece.startswith(b"WARC/"):
            yield from plugins.modules(READERS)["warc"].read(data, name)
            return
        pieces.append(piece)
        size += len(piece)
        if size > settings.MAX_BYTES:
            limit = settings.MAX_BYTES // settings.MEGABYTE
            raise UnreadableDocument(f"{name} holds more than {limit} MB, the most that is read: split it")
    content = b"".join(pieces)
    if not content.strip():
        raise UnreadableDocument(f"{name} has nothing in it: give a file with words")
    reader = reader_of(inner, content)
    kind = "a compressed file" if reader == "gz" else kind_of(content)
    if kind:
        raise UnreadableDocument(f"{name} holds {kind}: unpack it, and give what is in it")
    # JSON lines are told from a list of JSON by the name; all else is known by the name that the user gave.
    yield from plugins.modules(READERS)[reader].read(content, inner if reader == "jsonl" else name)
    if not unpacked.whole:
        yield UnreadableDocument(f"{name} is cut short: what follows is missing: fetch or pack it anew")
