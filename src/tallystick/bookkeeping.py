"""The ledger joined to the stages: what a report says besides its own words, and with what it was made.

The ledger knows no stage. What it needs of them is handed to it here: which quantity a figure is of, who stands behind
it, which rules made the findings and which state of the record they were held against.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tallystick.checks.across.figures import figure_of
from tallystick.checks.across.origins import Origin as Behind
from tallystick.checks.across.origins import Speakers
from tallystick.checks.context import Context
from tallystick.ledger import find_ledger, open_ledger
from tallystick.ledger.adding import Added, Reading
from tallystick.ledger.codec import encode
from tallystick.ledger.comparing import Change, compare
from tallystick.ledger.ledger import Ledger
from tallystick.ledger.reading_back import Page
from tallystick.ledger.rows import Origin, Told
from tallystick.ledger.ruleset import rules_of
from tallystick.model.collection import Text
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.report import Report
from tallystick.model.series import Record
from tallystick.model.theatre import Theatre
from tallystick.pipeline import check_document, open_theatre
from tallystick.record import find_store, vintage_of

__all__ = ["Keeper", "Recomputed", "find_ledger", "open_ledger", "recompute", "report_of", "told_of"]

STANDARD_INPUT = "-"


class Keeper:
    """Adds the reports of one theatre to a ledger; the rules and the state of the record are told once."""

    def __init__(self, ledger: Ledger, theatre: Theatre, record: Record, store: str | None = None) -> None:
        """`store` is the address of the record's store, as `open_theatre` took it."""
        self.ledger = ledger
        self.theatre, self.record = theatre, record
        self._speakers = Speakers(theatre)
        self._rules = rules_of(theatre.folder)
        self._vintage = vintage_of(theatre, find_store(store))

    def reading(self, report: Report, source: str | None = None) -> Reading:
        """A report ready to be added. `source` is what the user named: a file, a folder, "-"."""
        return Reading(
            report=report,
            told=told_of(report, self.theatre, self.record, self._speakers),
            rules=self._rules,
            vintage=self._vintage,
            place=_place(report.document.id, source),
        )

    def held(self, document: Document, source: str | None = None) -> Added | None:
        """Where a text that was just read is held, so that it need not be checked; None where it is not."""
        return self.ledger.held(document, _place(document.id, source))

    def add(self, report: Report, source: str | None = None, *, recheck: bool = False) -> Added:
        """Write a report in one transaction. Raises BrokenLedger when it cannot be written."""
        return self.ledger.add(self.reading(report, source), recheck=recheck)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """A document of the ledger, read today: what would change, and the reading that would be added."""

    page: Page
    changes: tuple[Change, ...]
    reading: Reading

    def causes(self) -> Iterator[str]:
        """What is not as it was when the document was read last."""
        turn = self.page.turn
        if turn.rules != self.reading.rules:
            yield "other rules"
        if turn.vintage != self.reading.vintage:
            yield "another record"
        if turn.as_of != self.reading.report.as_of:
            yield "another day"


def recompute(page: Page, keeper: Keeper, *, as_of: date) -> Recomputed:
    """Read a document of the ledger once more, by today's rules and record, as of a day.

    What was inferred of its day of publication is inferred again.
    """
    document = page.document
    if document.published_basis not in (PublishedBasis.GIVEN, PublishedBasis.STATED):
        document = replace(document, published=None, published_basis=PublishedBasis.UNKNOWN)
    report = check_document(document, theatre=keeper.theatre, record=keeper.record, as_of=as_of)
    changes = compare((page.claims, page.findings), (report.claims, report.findings))
    return Recomputed(page=page, changes=tuple(changes), reading=replace(keeper.reading(report), document=page.number))


def told_of(report: Report, theatre: Theatre, record: Record, speakers: Speakers) -> dict[str, Told]:
    """By claim id, which quantity it is of and who stands behind it, as `checks.across` tells several texts."""
    document = report.document
    context = Context(
        text=document.text,
        record=record,
        theatre=theatre,
        published=document.published,
        as_of=document.published or date.max,
        published_inferred=document.published_basis is PublishedBasis.INFERRED,
    )
    text = Text(number=0, id=document.id, publisher=document.publisher)
    told = {}
    for claim in report.claims:
        found = figure_of(claim, report.findings.get(claim.id), context, 0)
        said = tuple(
            _origin(speakers.named(link.speaker, link.speaker_id, claim.measure)) for link in claim.attribution
        )
        publisher = _origin(speakers.publisher(text, claim.measure)) if document.publisher else None
        told[claim.id] = Told(
            quantity=encode(list(found[0])) if found else None, origin=said[-1] if said else publisher, said=said
        )
    return told


def report_of(page: Page, *, record: str | None = None, folders: Mapping[str, str] | None = None) -> Report:
    """The report that a page of the ledger was made from, with the record of its theatre for the charts.

    `folders` are where theatres of the user's own lie, by id. Raises UnknownTheatre where one is not to be found.
    """
    theatre, held = open_theatre((folders or {}).get(page.theatre, page.theatre), record)
    speaking = {link.speaker_id for claim in page.claims for link in claim.attribution}
    named = {name.id: name for name in (*theatre.actors, *theatre.speakers) if name.id in speaking}
    return replace(page.report(record=held, theatre_title=theatre.title), speakers=named)


def _origin(behind: Behind) -> Origin:
    return Origin(behind.key, behind.name, behind.side)


def _place(id_: str, source: str | None) -> str | None:
    """The file that a text lies in, in full; one of many in a file is told by its id there."""
    if source is None or source == STANDARD_INPUT:
        return None
    try:
        if id_ == source or Path(id_).is_file():
            return Path(id_).absolute().as_posix()
    except (OSError, ValueError):
        pass
    return f"{Path(source).absolute().as_posix()}#{id_}"
