"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.documents.characters import clean
from tallystick.documents.decoding import decode
from tallystick.documents.titles import first_line_title
from tallystick.model.document import Document

SUFFIXES = (".txt", ".text")


def read(data: bytes, name: str) -> Iterator[Document]:
    """The text as it is. Its first line is the title when it looks like one, and stays part of the text."""
    original, notes = decode(data, name)
    traced, cleaned = clean(original)
    yield Document(
        id=name,
        text=traced.text,
        title=first_line_title(traced.text),
        notes=notes + cleaned,
        runs=traced.runs,
    )
