"""Reports become rows. A text that is held changes nothing; a corrected one is a new version of its document.

Everything of a document is written in the one transaction of the caller. What else is kept of it (who copied whom,
statements that sources are graded by, words to search) is written by STEPS in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Table, select, update

from tallystick.ledger import schema
from tallystick.ledger.codec import encode
from tallystick.ledger.content import DOCUMENT, READING, document_digest, reading_digest
from tallystick.ledger.identity import key_of, plain_publisher, storable
from tallystick.ledger.rows import Origin, Told, claim_row, rows_of, told_storably
from tallystick.ledger.shelf import Held, Shelf, redated, sha256_of
from tallystick.ledger.speaking import Speaking
from tallystick.ledger.writing import Writing
from tallystick.model.document import Document
from tallystick.model.report import Report

if TYPE_CHECKING:
    from sqlalchemy import Executable
    from sqlalchemy.engine import Row


class Outcome(StrEnum):
    """What adding a report came to."""

    NEW = "new"  # a document that was not held
    VERSION = "version"  # another text under an address that was held
    REREAD = "reread"  # a text that was held, read anew
    HELD = "held"  # nothing was written


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report to be added, and what only others know of it.

    `told` is by claim id. `rules` and `vintage` name what it was made with and checked against. `place` is the file
    that it was read from, in full, for a text without an address. `document` is the number of the document whose text
    was read again, None for one that may be new.
    """

    report: Report
    told: Mapping[str, Told]
    rules: str
    vintage: str
    place: str | None = None
    document: int | None = None


class Added(NamedTuple):
    """What adding came to: numbers of the document and its version, of its newest reading and which turn that is."""

    outcome: Outcome
    document: int
    version: int
    reading: int
    turn: int

    @property
    def wrote(self) -> bool:
        """Did it change anything?"""
        return self.outcome is not Outcome.HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A reading that was just written, for STEPS: the numbers of its rows, claims and who stands behind by claim id.

    `previous` is the document of the version before; `new` says that the document too was written just now.
    """

    source: Reading
    document: int
    reading: int
    new: bool
    previous: int | None
    claims: Mapping[str, int]
    origins: Mapping[str, int]


Step = Callable[[Writing, Sequence[Kept]], None]
STEPS: tuple[Step, ...] = ()  # each is called once a transaction, with all the readings that it wrote


def find_held(read: Callable[[Executable], list[Row[Any]]], document: Document, place: str | None) -> Added | None:
    """What adding a report on the document would come to where its text is held; None where it would write."""
    sha256 = sha256_of(document)
    key = key_of(document.url, place, plain_publisher(document.publisher), sha256)
    held, _ = Shelf(read, [(key, sha256)]).find(document, key, sha256)
    return Added(Outcome.HELD, held.document, held.version, held.reading, held.turn) if held else None


def add(
    writing: Writing,
    readings: Sequence[Reading],
    known: Mapping[str, int],
    *,
    made: datetime,
    recheck: bool = False,
) -> tuple[list[Added], Mapping[str, int]]:
    """Write what is new of the readings, in their order; also gives the numbers of the sources that they name.

    `known` are numbers of sources that are known to be in the ledger already.
    With `recheck` a text that is held is written again: as a further reading where rules or record are others, as a
    new version where its date is another or a later version is held.
    """
    hashes = [sha256_of(one.report.document) for one in readings]
    keys = _keys(writing, readings, hashes)
    shelf = Shelf(writing.read, list(zip(keys, hashes, strict=True)))
    told = [{id_: told_storably(each) for id_, each in one.told.items()} for one in readings]
    speaking = Speaking(writing, known, [each for of_one in told for each in of_one.values()])
    added: list[Added] = []
    kept: list[Kept] = []
    for one, of_one, key, sha256 in zip(readings, told, keys, hashes, strict=True):
        held, newest = shelf.find(one.report.document, key, sha256)
        outcome = _outcome(one, held, newest, recheck)
        if outcome is Outcome.HELD and held is not None:
            added.append(Added(outcome, held.document, held.version, held.reading, held.turn))
            continue
        if newest is not None:
            _retire(writing, newest)
        if outcome is Outcome.REREAD and newest is not None:
            place = newest._replace(turn=newest.turn + 1, rules=one.rules, vintage=one.vintage)
        else:
            place = _write_document(writing, one, key, sha256, newest, made)
        written = _write_reading(writing, one, of_one, place, speaking, made, outcome, newest)
        shelf.put(place._replace(reading=written.reading))
        added.append(Added(outcome, place.document, place.version, written.reading, place.turn))
        kept.append(written)
    for step in STEPS if kept else ():
        step(writing, kept)
    return added, speaking.numbers


def _keys(writing: Writing, readings: Sequence[Reading], hashes: Sequence[str]) -> list[str]:
    """The key of each document: of one that was read again its own, else by what it is."""
    known = {one.document for one in readings if one.document is not None}
    table = schema.documents
    rows = writing.read(select(table.c.number, table.c.key).where(table.c.number.in_(known))) if known else []
    keys = {row.number: row.key for row in rows}
    return [
        keys.get(one.document)
        or key_of(one.report.document.url, one.place, plain_publisher(one.report.document.publisher), sha256)
        for one, sha256 in zip(readings, hashes, strict=True)
    ]


def _outcome(one: Reading, held: Held | None, newest: Held | None, recheck: bool) -> Outcome:
    if held is None or newest is None:
        return Outcome.NEW if newest is None else Outcome.VERSION
    if one.document is not None:  # another version may have come while it was read
        return Outcome.REREAD if one.document == newest.document else Outcome.HELD
    if not recheck:
        return Outcome.HELD
    if held.version != newest.version or redated(one.report.document, held):
        return Outcome.VERSION
    return Outcome.HELD if (held.rules, held.vintage) == (one.rules, one.vintage) else Outcome.REREAD


def _retire(writing: Writing, newest: Held) -> None:
    """What was said of the document until now is no longer the last word."""
    claims = schema.claims
    writing.execute(update(claims).where(claims.c.document == newest.document, claims.c.current).values(current=False))


def _write_document(writing: Writing, one: Reading, key: str, sha256: str, newest: Held | None, made: datetime) -> Held:
    document, number = one.report.document, writing.number("document")
    version = newest.version + 1 if newest else 1
    key = newest.key if newest else key
    row: dict[str, object] = {
        "number": number,
        "key": key,
        "version": version,
        "previous": newest.document if newest else None,
        "sha256": sha256,
        "id": storable(document.id),
        "title": storable(document.title) if document.title else None,
        "publisher": storable(document.publisher) if document.publisher else None,
        "url": storable(document.url) if document.url else None,
        "published": document.published,
        "published_basis": document.published_basis.value,
        "language": document.language,
        "theatre": one.report.theatre,
        "text": storable(document.text),
        "notes": encode(document.notes),
        "added": made,
    }
    writing.insert(schema.documents, [_ordered(schema.documents, row)])
    action = "version" if newest else "document"
    writing.note(action, number, document_digest([row[name] for name in DOCUMENT]), made)
    first = newest.first if newest else number
    return Held(
        number, version, key, sha256, document.publisher, document.published, first, 0, 1, one.rules, one.vintage
    )  # fmt: skip


def _write_reading(
    writing: Writing,
    one: Reading,
    told: Mapping[str, Told],
    place: Held,
    speaking: Speaking,
    made: datetime,
    outcome: Outcome,
    newest: Held | None,
) -> Kept:
    report, number = one.report, writing.number("reading")
    document = report.document
    published = document.published or made.date()
    itself = Origin(f"text:{place.first}", storable(document.publisher or document.title or document.id))
    if outcome is not Outcome.NEW:
        speaking.look_up([itself.key])
    numbers = writing.numbers("claim", len(report.claims))
    digests: list[str] = []
    origins: dict[str, int] = {}
    for claim, claim_number in zip(report.claims, numbers, strict=True):
        origin = told[claim.id].origin or itself
        rows = rows_of(claim, report.findings[claim.id], told[claim.id], origin, document, published)
        origins[claim.id] = speaking.number(origin)
        digests.append(rows.digest)
        writing.insert(schema.claims, [claim_row(claim_number, number, place.document, origins[claim.id], rows)])
        writing.insert(
            schema.evidence, [(claim_number, index, *piece) for index, piece in enumerate(rows.evidence, start=1)]
        )
        said = [(claim_number, index, speaking.number(o), *w) for index, (o, *w) in enumerate(rows.said, start=1)]
        writing.insert(schema.attributions, said)
        if rows.forecast is not None:
            writing.insert(schema.forecasts, [(claim_number, *rows.forecast, None, None, None)])
    relations = [(each.kind.value, each.holds, encode(each)) for each in report.relations]
    writing.insert(schema.relations, [(number, index, *each) for index, each in enumerate(relations, start=1)])
    row: dict[str, object] = {
        "number": number,
        "document": place.document,
        "turn": place.turn,
        "as_of": report.as_of,
        "made": made,
        "rules": one.rules,
        "vintage": one.vintage,
        "coverage": encode(report.coverage),
        "summary": encode(report.summary),
        "outlook": encode(report.forecasts),
        "first": numbers.start,
        "count": len(numbers),
    }
    row["digest"] = reading_digest([row[name] for name in READING], digests, relations)
    writing.insert(schema.readings, [_ordered(schema.readings, row)])
    writing.note("reading", number, str(row["digest"]), made)
    return Kept(
        source=one,
        document=place.document,
        reading=number,
        new=outcome is not Outcome.REREAD,
        previous=newest.document if newest and outcome is Outcome.VERSION else None,
        claims=dict(zip((claim.id for claim in report.claims), numbers, strict=True)),
        origins=origins,
    )


def _ordered(table: Table, row: Mapping[str, object]) -> list[object]:
    return [row[column.name] for column in table.columns]
