"""PDF: the text in reading order, without what the pages repeat at their edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tallystick.documents.characters import clean
from tallystick.documents.dates import read_date
from tallystick.documents.titles import first_line_title, one_line
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document, PublishedBasis

SUFFIXES = (".pdf",)
BEGINNINGS = (b"%PDF",)
MARK_WITHIN = 1024  # bytes from the beginning, as other programs have it

CREATED = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
NO_TITLE = re.compile(r"(?:untitled|microsoft \w+ - .*|.*\.(?:docx?|pdf|indd|tex|rtf|odt|pptx?|qxd|html?)|\W*)$", re.I)
NO_NAME = re.compile(r"(?:\S+|.*\b(?:user|admin|administrator|unknown|owner)\b.*)$", re.I)


def read(data: bytes, name: str) -> Iterator[Document]:
    """The paragraphs, a blank line apart. Words broken at the end of a line are whole again.

    Title, author (as the publisher) and day come from the metadata. The day is when the file was made: printing an old
    page makes it new, so it counts as inferred. Raises UnreadableDocument when it is locked, damaged or all pictures.
    """
    from tallystick.documents.pdf.extracting import printed_lines
    from tallystick.documents.pdf.lines import whole_lines
    from tallystick.documents.pdf.margins import browser_address, without_margins
    from tallystick.documents.pdf.ordering import blocks_of
    from tallystick.documents.pdf.paragraphs import text_of

    if b"%PDF" not in data[:MARK_WITHIN]:
        raise UnreadableDocument(f"{name} is no PDF, whatever its name: give a PDF or a text")
    printed = printed_lines(data, name)
    if not any(printed.pages):
        raise UnreadableDocument(f"{name} is a PDF of pictures without text: run it through text recognition (OCR)")
    lines = [whole_lines(page) for page in printed.pages]
    pages, address = without_margins(lines), browser_address(lines)
    traced, cleaned = clean(text_of(blocks_of(page) for page in pages))
    title = one_line(printed.metadata.get("Title"))
    author = one_line(printed.metadata.get("Author"))
    made = made_on(printed.metadata.get("CreationDate", ""))
    yield Document(
        id=name,
        text=traced.text,
        title=title if title and not NO_TITLE.match(title) else first_line_title(traced.text),
        publisher=author if author and not NO_NAME.match(author) else None,
        url=address if address and address.startswith("http") else None,
        published=made,
        published_basis=PublishedBasis.INFERRED if made else PublishedBasis.UNKNOWN,
        notes=(*printed.notes, *cleaned),
    )


def made_on(printed: str) -> date | None:
    """The day in a date as PDF writes it (ISO 32000, 7.9.4: D:20250131...); None for another."""
    found = CREATED.match(printed)
    return read_date("-".join(found.groups())) if found else read_date(printed)
