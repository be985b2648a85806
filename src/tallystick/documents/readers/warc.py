"""WARC (ISO 28500), packed or not: each page or text that a web archive holds is a document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, BinaryIO

from tallystick import settings
from tallystick.documents.dates import read_date
from tallystick.documents.readers import html, txt
from tallystick.documents.unpacking import Unpacked
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document, PublishedBasis

SUFFIXES = (".warc", ".warc.gz")
BEGINNINGS = (b"WARC/",)

PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)
KINDS = ("response", "resource", "conversion")  # a conversion is a page that a crawler has made a text of
ENDS = (b"\r\n\r\n", b"\n\n")  # of a record, and so of the file


@dataclass(slots=True)
class _Count:
    records: int = 0
    documents: int = 0
    cut: bool = False


def read(data: bytes, name: str) -> Iterator[Document | UnreadableDocument]:
    """As `read_stream`, of an archive in memory."""
    return read_stream(io.BytesIO(data), name)


def read_stream(stream: BinaryIO, name: str) -> Iterator[Document | UnreadableDocument]:
    """The pages and texts of an archive in order, each with the address it came from; one at a time, of any size.

    A page that does not say when it was published has the day it was fetched, as an inferred one. An archive that was
    cut short, which warcio does not tell, gives an error in the end with the number of documents before it.
    """
    unpacked = Unpacked(stream, name)
    count = _Count()
    try:
        yield from _documents(unpacked, name, count)
        while unpacked.read():  # whatever warcio left
            pass
        count.cut |= not unpacked.whole or not unpacked.tail.endswith(ENDS)
    except UnreadableDocument as error:
        yield error
        count.cut = True
    if count.cut:
        yield UnreadableDocument(
            f"{name} is cut short or damaged after {count.records:,} records, of which {count.documents:,} were read: "
            "fetch it anew"
        )
    elif not count.documents:
        yield UnreadableDocument(
            f"{name} holds {count.records:,} records and no page or text among them: nothing to do"
        )


def _documents(unpacked: Unpacked, name: str, count: _Count) -> Iterator[Document | UnreadableDocument]:
    from warcio.archiveiterator import ArchiveIterator

    records = iter(ArchiveIterator(unpacked))
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            count.records += 1
            found = _content(record)
            length = getattr(record.raw_stream, "limit", 0)
        except UnreadableDocument:
            raise
        except Exception:  # warcio lets out whatever its parser meets, an AttributeError for half a header
            count.cut = True
            return
        if length:
            count.cut = True
            return
        if found is None:
            continue
        content, kind, charset = found
        place = f"{name}#{count.records}"
        if len(content) > settings.MAX_BYTES:
            limit = settings.MAX_BYTES // settings.MEGABYTE
            yield UnreadableDocument(f"{place} is larger than {limit} MB, the most that is read: leave it out")
            continue
        try:
            reading = html.read_page(content, place, charset) if kind in PAGES else txt.read(content, place)
            for document in reading:
                count.documents += 1
                yield _dated(document, record.rec_headers)
        except UnreadableDocument as error:
            yield error


def _content(record: Any) -> tuple[bytes, str, str | None] | None:
    """The content of a record, its media type and encoding; None of one that is no page or text, or an error page."""
    if record.rec_type not in KINDS:
        record.raw_stream.read()
        return None
    http = record.http_headers
    if http is not None and http.get_statuscode() != "200":
        record.raw_stream.read()
        return None
    stated = (http or record.rec_headers).get_header("Content-Type") or ""
    kind, _, parameters = stated.partition(";")
    kind = kind.strip().lower()
    if kind not in PAGES + TEXTS:
        record.raw_stream.read()
        return None
    pieces = []
    stream, left = record.content_stream(), settings.MAX_BYTES + 1
    while left > 0 and (piece := stream.read(min(left, 65_536))):
        pieces.append(piece)
        left -= len(piece)
    record.raw_stream.read()
    charset = parameters.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    content = b"".join(pieces)
    return (content, kind, charset or None) if content.strip() else None


def _dated(document: Document, headers: Any) -> Document:
    """The document with the address and the day of its record; a day that the page itself states comes first."""
    address = headers.get_header("WARC-Target-URI") or ""
    fetched = read_date(headers.get_header("WARC-Date") or "")
    return replace(document, url=address.strip("<> ") or document.url, **_day(document, fetched))


def _day(document: Document, fetched: date | None) -> dict[str, Any]:
    if fetched is None or (document.published is not None and document.published <= fetched):
        return {}
    return {"published": fetched, "published_basis": PublishedBasis.INFERRED}
