"""Which documents of a batch are held already: by address, by file, or by their very words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import or_, select

from tallystick.ledger import schema
from tallystick.ledger.identity import plain_publisher, storable
from tallystick.model.document import Document, PublishedBasis

if TYPE_CHECKING:
    from sqlalchemy import Executable
    from sqlalchemy.engine import Row

_AT_ONCE = 400  # keys asked for in one question


class Held(NamedTuple):
    """A version of a document, with the newest reading of it. `first` is the number of the first version."""

    document: int
    version: int
    key: str
    sha256: str
    publisher: str | None
    published: date | None
    first: int
    reading: int
    turn: int
    rules: str
    vintage: str


class Shelf:
    """What is held of a batch, asked for once; what the batch adds is put beside it."""

    def __init__(self, read: Callable[[Executable], list[Row[Any]]], wanted: Sequence[tuple[str, str]]) -> None:
        """`read` asks the database; `wanted` are (key, sha256) of the batch's documents."""
        self._by_key: dict[str, dict[int, Held]] = {}
        self._by_words: dict[str, list[Held]] = {}
        for begin in range(0, len(wanted), _AT_ONCE):
            some = wanted[begin : begin + _AT_ONCE]
            keys = select(schema.documents.c.key).where(
                or_(
                    schema.documents.c.key.in_({key for key, _ in some}),
                    schema.documents.c.sha256.in_({sha256 for _, sha256 in some}),
                )
            )
            for row in read(_HELD.where(_D.c.key.in_(keys)).order_by(_D.c.number)):
                self.put(Held._make(row))

    def find(self, document: Document, key: str, sha256: str) -> tuple[Held | None, Held | None]:
        """The version with this very text, and the newest version of the document that it is; None for each not held.

        A text without an address of its own is the one that is held word for word, unless another publisher printed it.
        """
        versions = self._by_key.get(key, {})
        same = [held for held in versions.values() if held.sha256 == sha256]
        if not same and not document.url:
            publisher = plain_publisher(document.publisher)
            same = [held for held in self._by_words.get(sha256, ()) if publisher in (None, held.publisher)][:1]
        if same:
            versions = self._by_key[same[-1].key]
        newest = versions[max(versions)] if versions else None
        return (max(same, key=lambda held: held.version) if same else None), newest

    def put(self, held: Held) -> None:
        """A version or a newer reading of one."""
        held = held._replace(publisher=plain_publisher(held.publisher))
        self._by_key.setdefault(held.key, {})[held.version] = held
        words = self._by_words.setdefault(held.sha256, [])
        words[:] = [one for one in words if one.document != held.document] + [held]


def sha256_of(document: Document) -> str:
    """Hexadecimal digest of the text, as a database can hold it."""
    text = storable(document.text)
    return document.sha256 if text is document.text else hashlib.sha256(text.encode()).hexdigest()


def redated(document: Document, held: Held) -> bool:
    """Is a day of publication given or stated that is not the one held? One that was inferred says nothing new."""
    known = document.published_basis in (PublishedBasis.GIVEN, PublishedBasis.STATED)
    return known and document.published != held.published


_D, _FIRST, _R, _LATER = (
    schema.documents.alias("d"), schema.documents.alias("first"), schema.readings.alias("r"),
    schema.readings.alias("later"),
)  # fmt: skip
_HELD = (
    select(
        _D.c.number, _D.c.version, _D.c.key, _D.c.sha256, _D.c.publisher, _D.c.published, _FIRST.c.number,
        _R.c.number, _R.c.turn, _R.c.rules, _R.c.vintage,
    )
    .join(_FIRST, (_FIRST.c.key == _D.c.key) & (_FIRST.c.version == 1))
    .join(_R, _R.c.document == _D.c.number)
    .where(~select(_LATER.c.number).where((_LATER.c.document == _D.c.number) & (_LATER.c.turn > _R.c.turn)).exists())
)  # fmt: skip
