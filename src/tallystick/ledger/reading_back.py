"""Rows become the model's nouns again: a document, what was claimed in it and found, as it was when it was added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from tallystick.errors import TallystickError
from tallystick.ledger import schema
from tallystick.ledger.codec import decode
from tallystick.ledger.reference import Reference
from tallystick.model.claim import Claim
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Evidence, Finding, Relation, Verdict
from tallystick.model.forecast import Forecast
from tallystick.model.report import Coverage, Report
from tallystick.model.series import Record

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping


class Turn(NamedTuple):
    """A reading of a document: its number, which one it is, when it was made, of which day, with what, against what."""

    number: int
    turn: int
    as_of: date
    made: datetime
    rules: str
    vintage: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document of the ledger with one of its readings. `claims` and `findings` are in the order of the text.

    `numbers` are the claims' row numbers by id; `newest` is the number of the newest version of the document.
    """

    number: int
    key: str
    version: int
    previous: int | None
    newest: int
    added: datetime
    theatre: str
    document: Document
    turns: tuple[Turn, ...]
    turn: Turn
    claims: tuple[Claim, ...]
    findings: Mapping[str, Finding]
    relations: tuple[Relation, ...]
    forecasts: tuple[Forecast, ...]
    coverage: Coverage
    summary: Mapping[Verdict, int]
    numbers: Mapping[str, int]

    def report(self, *, record: Record, theatre_title: str) -> Report:
        """The report that was added; `record` is what its charts would be drawn from."""
        return Report(
            document=self.document,
            as_of=self.turn.as_of,
            theatre=self.theatre,
            theatre_title=theatre_title,
            claims=self.claims,
            findings=self.findings,
            relations=self.relations,
            forecasts=self.forecasts,
            coverage=self.coverage,
            summary=self.summary,
            record=record,
        )


def read_page(connection: Connection, reference: Reference, shown: str) -> Page:
    """The document of a reference, in the reading that it names or the newest.

    Raises TallystickError where the ledger has none of that number, ValueError, TypeError or KeyError where its rows
    are no nouns.
    """
    row = _one(connection, select(schema.documents).where(schema.documents.c.number == reference.document))
    if row is None:
        raise TallystickError(f"{shown} holds no document {reference.document}: `tallystick ledger search` lists them")
    return _page(connection, row, reference, shown)


def document_of(row: RowMapping) -> Document:
    """The document of its row. `runs`, which lead back to the original file, are not kept."""
    return Document(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        published=row["published"],
        published_basis=PublishedBasis(row["published_basis"]),
        language=row["language"],
        notes=decode(tuple[str, ...], row["notes"]),
    )


def findings_of(rows: Sequence[RowMapping], evidence: Mapping[int, Sequence[Evidence]]) -> dict[str, Finding]:
    """By claim id; `evidence` by the claim's number."""
    return {
        row["id"]: replace(decode(Finding, row["finding"]), evidence=tuple(evidence.get(row["number"], ())))
        for row in rows
    }


def _page(connection: Connection, row: RowMapping, reference: Reference, shown: str) -> Page:
    d, r, c, e = schema.documents, schema.readings, schema.claims, schema.evidence
    found = connection.execute(select(r).where(r.c.document == row["number"]).order_by(r.c.turn)).mappings().all()
    turns = [Turn(*(one[name] for name in Turn._fields)) for one in found]
    wanted = reference.turn or (turns[-1].turn if turns else 0)
    chosen = next((index for index, one in enumerate(turns) if one.turn == wanted), None)
    if chosen is None:
        raise TallystickError(
            f"{shown}: document {reference.document} was read {len(turns)} times: no reading {wanted}"
        )
    reading, number = found[chosen], turns[chosen].number
    claims = connection.execute(select(c).where(c.c.reading == number).order_by(c.c.number)).mappings().all()
    pieces: dict[int, list[Evidence]] = defaultdict(list)
    of_reading = select(e.c.claim, e.c.data).join(c, c.c.number == e.c.claim).where(c.c.reading == number)
    for claim, data in connection.execute(of_reading.order_by(e.c.claim, e.c.place)):
        pieces[claim].append(decode(Evidence, data))
    related = select(schema.relations.c.data).where(schema.relations.c.reading == number)
    newest = connection.execute(
        select(d.c.number).where(d.c.key == row["key"]).order_by(d.c.version.desc()).limit(1)
    ).scalar_one()
    return Page(
        number=row["number"],
        key=row["key"],
        version=row["version"],
        previous=row["previous"],
        newest=newest,
        added=row["added"],
        theatre=row["theatre"],
        document=document_of(row),
        turns=tuple(turns),
        turn=turns[chosen],
        claims=tuple(decode(Claim, one["data"]) for one in claims),
        findings=findings_of(claims, pieces),
        relations=tuple(
            decode(Relation, data) for data in connection.scalars(related.order_by(schema.relations.c.place))
        ),
        forecasts=decode(tuple[Forecast, ...], reading["outlook"]),
        coverage=decode(Coverage, reading["coverage"]),
        summary={Verdict(name): count for name, count in decode(dict[str, int], reading["summary"]).items()},
        numbers={one["id"]: one["number"] for one in claims},
    )


def _one(connection: Connection, statement: Any) -> RowMapping | None:
    return connection.execute(statement).mappings().first()
