"""Seven stages as seven calls, in order. Read this first.

    1  read_documents   a file or page           -> Document
    2  analyse          Document                 -> Analysis   sentences, quantities, times, names, who said what
    3  extract_claims   Analysis                 -> Claims     one measure, amount, period and speaker each
    4  load_series      a theatre's description  -> Record     each value with its day and the day it became known
    5  check_claims     Claims + Record          -> Findings and Relations
    6  look_ahead       Claims + Record          -> Forecasts
    7  compose          all of the above         -> Report     shown by `brief.render`

Stages never import each other; only this file, and `annotation` for stages 1 and 2 alone, knows more than one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import BinaryIO

from tallystick.brief import compose
from tallystick.brief.coverage import in_total
from tallystick.checks import Context, check_claims
from tallystick.checks.across import Across
from tallystick.claims import extract_claims
from tallystick.documents import read_documents
from tallystick.documents.web import Asks
from tallystick.errors import UnreadableDocument
from tallystick.language import analyse
from tallystick.model.collection import Collection
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.report import Coverage, Report
from tallystick.model.series import Record
from tallystick.model.theatre import Theatre
from tallystick.outlook import look_ahead
from tallystick.record import find_store, load_series
from tallystick.record.updating import Base
from tallystick.theatres import load_theatre


@cache
def open_theatre(name: str, record: str | None = None) -> tuple[Theatre, Record]:
    """A theatre by its name or folder, and what is held about it: the package's snapshot and the user's store.

    `record` is the address of the store; None takes TALLYSTICK_RECORD, else the user's data folder, where there is one.
    Read once a process. Raises UnknownTheatre, InvalidTheatre or BrokenStore.
    """
    theatre = load_theatre(name)
    return theatre, load_series(theatre, find_store(record))


def package_base(theatre: str) -> Base:
    """What the package alone holds of a theatre: an update stores what differs from it."""
    described = load_theatre(theatre)
    held = load_series(described)
    return Base(
        held={series.id: series for measure in held.measures for series in held.of(measure)},
        lags={spec.id: spec.lag_days for specs in described.series.values() for spec in specs},
    )


def open_documents(
    source: str, stdin: BinaryIO | None = None, *, guarded: bool = False, asker: Asks | None = None
) -> Iterator[Document | UnreadableDocument]:
    """The documents of a file, a folder, an address or standard input ("-"), one at a time; errors as values.

    `guarded` for a source that a stranger named: only addresses on the public internet are asked then. `asker` is who
    asks addresses, where that is not left to the stage.
    """
    return read_documents(source, stdin=stdin, guarded=guarded, asker=asker)


def check_document(
    document: Document, *, theatre: Theatre, record: Record, published: date | None = None, as_of: date
) -> Report:
    """Read one document and check all it claims.

    `published` (given by the user) comes before the document's own date, which comes before what its text implies.
    `as_of` is the day whose knowledge counts as "now".
    """
    if published is not None:
        document = replace(document, published=published, published_basis=PublishedBasis.GIVEN)
    analysis = analyse(document, theatre)
    document = analysis.document
    claims = extract_claims(analysis, theatre)
    context = Context(
        text=document.text,
        record=record,
        theatre=theatre,
        published=document.published,
        as_of=as_of,
        published_inferred=document.published_basis is PublishedBasis.INFERRED,
        quantities=analysis.quantities,
        times=analysis.times,
        sentences=analysis.sentences,
    )
    findings, relations = check_claims(claims, context)
    forecasts = look_ahead(claims, record, document.published or as_of)
    return compose(
        document,
        len(analysis.quantities),
        claims,
        findings,
        relations,
        forecasts,
        theatre=theatre,
        record=record,
        as_of=as_of,
    )


class Gathering:
    """What the documents of one run say beside each other. Reports are added one at a time, and none is kept."""

    def __init__(self, theatre: Theatre, record: Record) -> None:
        self._across = Across(theatre, record)
        self._coverage: Coverage = in_total(())
        self._documents = 0

    def add(self, report: Report) -> None:
        """Take the keys of its figures and its coverage."""
        self._documents += 1
        self._coverage = in_total((self._coverage, report.coverage))
        self._across.add(report.document, report.claims, report.findings)

    def collection(self) -> Collection | None:
        """All of it so far; None for less than two documents, which have nothing beside them."""
        if self._documents < 2:
            return None
        together, lineages = self._across.compare()
        return Collection(
            documents=self._documents,
            coverage=self._coverage,
            together=together,
            lineages=lineages,
            left_out=self._across.left_out,
        )
