"""What the language stage alone finds, document by document: stages 1 and 2 without the other five.

Rows have the formats of the public benchmarks; their offsets count the text as it was given, control characters and
carriage returns included, although the stage reads it without them.
"""

from __future__ import annotations

import codecs
import io
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, BinaryIO, NamedTuple, Protocol

from tallystick import settings
from tallystick.documents import read_documents
from tallystick.documents.characters import clean
from tallystick.documents.dates import read_date
from tallystick.documents.sources import STANDARD_INPUT, files_of, is_address, kind_of, open_source, unreadable
from tallystick.errors import UnreadableDocument
from tallystick.language import analyse
from tallystick.language.rows import KEYS, LAYERS, Row, attribution_details
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.theatre import Theatre

__all__ = ["KEYS", "LAYERS", "Item", "Row", "annotate", "dump", "item_of", "items_of", "read_items"]

LINES = (".jsonl", ".ndjson")
SHAPE = '{"id": "...", "text": "..."}'
DATES = ("published", "dct", "date")  # where corpora keep the day of publication, in the order they are asked
MOST_BROKEN = 5  # lines at the beginning that are no JSON: the file is something else
MOST_SKIPPED = 16  # pieces of MAX_BYTES of one line, before the rest of a stream is given up
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ROLES = ("source", "cue", "content")


class Item(NamedTuple):
    """A document of JSON lines with its `id` as given: text, number, anything that JSON holds."""

    id: object
    document: Document


def annotate(
    document: Document, theatre: Theatre, layers: Sequence[str], *, details: bool = False
) -> dict[str, list[Row]]:
    """The rows of each layer under the layer's key, offsets counting the original text.

    `layers` are names of LAYERS. With `details` an attribution also tells its kind, polarity and parent. Raises
    KeyError for a layer there is none of.
    """
    analysis = analyse(document, theatre, layers)
    found = {KEYS[layer]: LAYERS[layer](analysis) for layer in layers}
    if details and "attributions" in found:
        found["attributions"] = [
            row | more for row, more in zip(found["attributions"], attribution_details(analysis), strict=True)
        ]
    if document.runs:
        for rows in found.values():
            for row in rows:
                _lead_back(row, document)
    return found


def _lead_back(row: Row, document: Document) -> None:
    """Change the offsets of a row to those of the original. An end is that of the last character covered."""
    place = document.original_offset
    if "start" in row:
        row["start"], row["end"] = place(row["start"]), place(row["end"] - 1) + 1
    for role in ROLES:
        if role in row:
            row[role] = [[place(start), place(end - 1) + 1] for start, end in row[role]]


def items_of(
    source: str, stdin: BinaryIO | None = None, published: date | None = None
) -> Iterator[Item | UnreadableDocument]:
    """The documents of a file, a folder or standard input; what cannot be read is its error.

    JSON lines are read one at a time and keep their `id` as it is; other files go to their readers, and offsets then
    count the characters of the file.
    """
    for name in files_of(source):
        if isinstance(name, UnreadableDocument):
            yield name
        elif name == STANDARD_INPUT and stdin is not None:
            first = stdin.readline(settings.MAX_BYTES + 1)
            if first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
                yield from read_items(_Resumed(first, stdin), name, published)
            else:
                yield from _whole(name, io.BytesIO(first + stdin.read(settings.MAX_BYTES + 1)), published)
        elif name.lower().endswith(LINES) and not is_address(name):
            try:
                with open_source(name) as stream:
                    yield from read_items(stream, name, published)
            except UnreadableDocument as error:
                yield error
            except (OSError, ValueError) as error:
                yield unreadable(name, error)
        else:
            yield from _whole(name, stdin, published)


def _whole(name: str, stdin: BinaryIO | None, published: date | None) -> Iterator[Item | UnreadableDocument]:
    for document in read_documents(name, stdin=stdin):
        if isinstance(document, UnreadableDocument):
            yield document
            continue
        if published:
            document = replace(document, published=published, published_basis=PublishedBasis.GIVEN)
        yield Item(document.id, document)


def item_of(row: object, where: str, id: str, published: date | None = None) -> Item:
    """A parsed line as a document. `published` comes before the row's own date; one that is no date counts as none.

    Raises UnreadableDocument when there is no text in it, or far too much.
    """
    if not isinstance(row, Mapping):
        raise UnreadableDocument(f"{where} is no object: write {SHAPE}")
    text = row.get("text")
    if not isinstance(text, str):
        raise UnreadableDocument(f'{where} has no "text" with words in it: write {SHAPE}')
    if len(text) > settings.MAX_TEXT_CHARS:
        most = f"{settings.MAX_TEXT_CHARS:,}"
        raise UnreadableDocument(f"{where} has {len(text):,} characters, more than {most}: split it into its articles")
    traced, _ = clean(text)
    if not traced.text.strip():
        raise UnreadableDocument(f'{where} has nothing in its "text": take it out')
    own = row.get("id")
    own = id if own is None or own == "" else own
    published = published or _published(row)
    return Item(
        own,
        Document(
            id=str(own),
            text=traced.text,
            published=published,
            published_basis=PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
            runs=traced.runs,
        ),
    )


def _published(row: Mapping[str, Any]) -> date | None:
    for field in DATES:
        printed = row.get(field)
        if isinstance(printed, str) and (day := read_date(printed)):
            return day
    return None


def read_items(stream: _Lines, name: str, published: date | None = None) -> Iterator[Item | UnreadableDocument]:
    """The documents of JSON lines one by one, however many there are; a line that is none gives its error instead."""
    number, found = 0, False
    broken: list[UnreadableDocument] | None = []  # of the first lines, until one is JSON
    while line := stream.readline(settings.MAX_BYTES + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > settings.MAX_BYTES:
            skipped = 0
            while line and not line.endswith(b"\n") and skipped < MOST_SKIPPED:
                line = stream.readline(settings.MAX_BYTES)
                skipped += 1
            yield UnreadableDocument(f"{where} is longer than {settings.MAX_BYTES // settings.MEGABYTE} MB: split it")
            found = True
            if skipped == MOST_SKIPPED:
                return
            continue
        if number == 1:
            if kind := kind_of(line) or ("UTF-16" if line[:2] in UTF_16 else "binary" if b"\0" in line else None):
                yield UnreadableDocument(f"{name} is {kind}, no text in UTF-8: save it as JSON lines in UTF-8")
                return
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        found = True
        try:
            parsed = _parse(line, where)
        except UnreadableDocument as error:
            if broken is None:
                yield error
                continue
            broken.append(error)
            if len(broken) == MOST_BROKEN:
                yield UnreadableDocument(
                    f"{name} is no file of JSON lines (none of its first {MOST_BROKEN} is JSON): write {SHAPE}"
                )
                return
            continue
        yield from broken or ()
        broken = None
        try:
            yield item_of(parsed, where, f"{name}#{number}", published)
        except UnreadableDocument as error:
            yield error
    yield from broken or ()
    if not found:
        yield UnreadableDocument(f"{name} is empty: write {SHAPE}, one a line")


class _Lines(Protocol):
    """What can be read line by line."""

    def readline(self, most: int = -1, /) -> bytes:
        """The next line, or its first `most` bytes; empty at the end."""


class _Resumed:
    """A stream whose first line has been looked at already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = first, rest

    def readline(self, most: int = -1, /) -> bytes:
        first, self._first = self._first, b""
        return first or self._rest.readline(most)


def _parse(line: bytes, where: str) -> object:
    try:
        parsed: object = json.loads(line.decode("utf-8"))
    except json.JSONDecodeError as error:
        reason = f"is no JSON ({error.msg.lower()} at character {error.pos + 1})"
    except UnicodeDecodeError as error:
        reason = f"is no UTF-8 (byte {error.start + 1})"
    except (RecursionError, ValueError) as error:
        reason = f"is no JSON that can be read ({str(error)[:80]})"
    else:
        return parsed
    raise UnreadableDocument(f"{where} {reason}: mend the line or take it out")


def dump(row: Mapping[str, Any]) -> bytes:
    """One line of JSON in UTF-8. A number that JSON cannot hold takes its row with it; in an id it is null."""
    try:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    except ValueError:
        finite = {key: [one for one in row[key] if _finite(one)] for key in KEYS.values() if key in row}
        line = json.dumps({**_without_infinity(row), **finite}, ensure_ascii=False, allow_nan=False)
    return (line + "\n").encode("utf-8", "backslashreplace")  # half a surrogate pair becomes the escape JSON has for it


def _without_infinity(value: Any) -> Any:
    """The same with null for every number that JSON cannot hold."""
    if isinstance(value, Mapping):
        return {key: _without_infinity(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_infinity(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _finite(row: object) -> bool:
    value = row.get("value") if isinstance(row, dict) else None
    values = value if isinstance(value, list) else [value]
    return all(not isinstance(one, float) or math.isfinite(one) for one in values)
