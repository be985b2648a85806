"""Stage 1 of 7: files, folders, web pages and standard input become Documents, all traceable to the original.

`read_documents` finds the files of a source and hands each to one of the files in `readers/`, found by listing that
folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tallystick import plugins, settings
from tallystick.documents.sources import (
    READERS,
    STANDARD_INPUT,
    by_name,
    files_of,
    is_address,
    open_source,
    read_bytes,
    reader_of,
    unreadable,
)
from tallystick.documents.web import Asks, fetched
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document


def read_documents(
    source: str, *, stdin: BinaryIO | None = None, guarded: bool = False, asker: Asks | None = None
) -> Iterator[Document | UnreadableDocument]:
    """The documents of a source in order, one at a time; an UnreadableDocument takes the place of each that is none.

    `source` is a file, a folder, an address of the web, or "-" for `stdin`. `guarded`: the source was named by a
    stranger, and only addresses on the public internet are asked; `asker` asks them (None: one that this stage makes).
    Errors come as values, not raised, because the next document can still be read. Their messages say what, where and
    what to do.
    """
    for file in files_of(source):
        if isinstance(file, UnreadableDocument):
            yield file
            continue
        try:
            yield from map(_with_words, fetched(file, guarded, asker) if is_address(file) else _read(file, stdin))
        except UnreadableDocument as error:
            yield error


def _read(file: str, stdin: BinaryIO | None) -> Iterator[Document | UnreadableDocument]:
    """The documents of one file; of an archive of many one at a time, without a limit on its size."""
    readers = plugins.modules(READERS)
    named = by_name(file) if file != STANDARD_INPUT else None
    if named and hasattr(readers[named], "read_stream"):
        try:
            with open_source(file) as stream:
                yield from readers[named].read_stream(stream, file)
        except (OSError, ValueError) as error:
            raise unreadable(file, error) from None
        return
    data = read_bytes(file, stdin)
    yield from readers[reader_of(file, data)].read(data, file)


def _with_words(document: Document | UnreadableDocument) -> Document | UnreadableDocument:
    """A document whose text is blank, or far too long, is refused; trailing blank lines are not part of a title."""
    if isinstance(document, Document) and not document.text.strip():
        return UnreadableDocument(f"{document.id} has no words in it: give a document with text")
    if isinstance(document, Document) and len(document.text) > settings.MAX_TEXT_CHARS:
        return UnreadableDocument(
            f"{document.id} has {len(document.text):,} characters, more than the {settings.MAX_TEXT_CHARS:,} that one "
            "document may have: split it into its articles"
        )
    return document


__all__ = ["read_documents"]
