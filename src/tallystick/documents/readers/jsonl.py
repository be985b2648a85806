"""JSON lines, one document a line; also one JSON object, or a list of them.

Fields: `text`, and as known `id`, `title`, `published`, `publisher`, `url`. Others are left alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from tallystick.documents.characters import clean
from tallystick.documents.dates import read_date
from tallystick.documents.decoding import decode
from tallystick.documents.titles import first_line_title, one_line
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document, PublishedBasis

SUFFIXES = (".jsonl", ".ndjson", ".json")
MOST_BROKEN = 5  # lines at the beginning that are no JSON: the file is something else
SHAPE = '{"id": "...", "text": "..."}'
FIELDS = ("title", "published", "publisher", "url")


def read(data: bytes, name: str) -> Iterator[Document | UnreadableDocument]:
    """The documents in order; a line or item that is none gives an error with its number, and the next is read."""
    content, notes = decode(data, name)
    if not content.strip():
        raise UnreadableDocument(f"{name} is empty: write {SHAPE}")
    lines = content.split("\n")  # splitlines would break at U+2028, which JSON may hold
    filled = list(islice(filter(str.strip, lines), MOST_BROKEN))
    if not name.lower().endswith((".jsonl", ".ndjson")) and (len(filled) == 1 or not _is_object(filled[0])):
        yield from _read_whole(content, name, notes)
        return
    if len(filled) == MOST_BROKEN and not any(map(_is_json, filled)):
        raise UnreadableDocument(
            f"{name} is no file of JSON lines (none of its first {MOST_BROKEN} is JSON): write {SHAPE}"
        )
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            item = _parse(line)
        except ValueError as error:
            yield UnreadableDocument(f"{where} is no JSON ({error}): mend the line or take it out")
            continue
        yield _document(item, where, f"{name}#{number}", notes)


def _read_whole(content: str, name: str, notes: tuple[str, ...]) -> Iterator[Document | UnreadableDocument]:
    """One object or a list of them, laid out over any number of lines."""
    try:
        whole = _parse(content)
    except ValueError as error:
        raise UnreadableDocument(f"{name} is no JSON ({error}): mend it") from None
    if not isinstance(whole, list):
        yield _document(whole, name, name, notes)
        return
    if not whole:
        raise UnreadableDocument(f"{name} is an empty list: give it a document")
    for number, item in enumerate(whole, 1):
        yield _document(item, f"{name}, item {number}", f"{name}#{number}", notes)


def _is_object(line: str) -> bool:
    return _is_json(line) and isinstance(_parse(line), dict)


def _is_json(line: str) -> bool:
    try:
        _parse(line)
    except ValueError:
        return False
    return True


def _parse(text: str) -> object:
    """What the JSON says. Raises ValueError with the reason, also where it is nested too deep to read."""
    try:
        parsed: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg.lower()} at character {error.pos + 1}") from None
    except RecursionError:
        raise ValueError("nested too deep") from None
    return parsed


def _document(item: object, where: str, id: str, notes: tuple[str, ...]) -> Document | UnreadableDocument:
    if not isinstance(item, dict):
        return UnreadableDocument(f"{where} is no object: write {SHAPE}")
    text = item.get("text")
    if not isinstance(text, str):
        return UnreadableDocument(f'{where} has no "text" with words in it: write {SHAPE}')
    given = {field: item.get(field) for field in FIELDS}
    for field, value in given.items():
        if value is not None and not isinstance(value, str):
            return UnreadableDocument(f'{where}: "{field}" is {json.dumps(value)[:40]}: write words in quotes')
    printed = given["published"]
    published = read_date(printed) if printed else None
    if printed and not published:
        return UnreadableDocument(f'{where}: "published" is {printed[:40]!r}: write it as 2025-01-31 or leave it out')
    traced, cleaned = clean(text)
    if not traced.text.strip():
        return UnreadableDocument(f'{where} has nothing in its "text": take it out')
    own = item.get("id")
    return Document(
        id=str(own) if isinstance(own, str | int) and own != "" else id,
        text=traced.text,
        title=_shown(given["title"]) or first_line_title(traced.text),
        publisher=_shown(given["publisher"]),
        url=_shown(given["url"]),
        published=published,
        published_basis=PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN,
        notes=notes + cleaned,
        runs=traced.runs,
    )


def _shown(words: str | None) -> str | None:
    return one_line(clean(words)[0].text) if words else None
