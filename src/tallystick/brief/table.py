"""Reports as one table, a claim a row: the columns of CSV and Parquet. Names and order are public."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tallystick.model.claim import Claim
from tallystick.model.report import Report
from tallystick.model.review import in_effect, verdict_of

Cell = str | int | float | bool | date | tuple[str, ...] | None


class Column(NamedTuple):
    """A column: its name, what its cells are (string, integer, number, date or strings), what they say."""

    name: str
    type: str
    says: str


COLUMNS = (
    Column("reference", "string", "What the ledger calls the claim, such as 41-c7; empty outside a ledger"),
    Column("document", "string", "The document's id"),
    Column("title", "string", "Its title"),
    Column("publisher", "string", "Who published it"),
    Column("url", "string", "Where it stands"),
    Column("published", "date", "When"),
    Column("published_basis", "string", "given, stated, inferred or unknown"),
    Column("sha256", "string", "Digest of its text"),
    Column("claim", "string", "The claim's id in the document"),
    Column("kind", "string", "What sort of statement it is"),
    Column("text", "string", "As printed"),
    Column("sentence", "string", "The sentence it stands in"),
    Column("start", "integer", "Where it begins in the text, in characters"),
    Column("end", "integer", "Where it ends"),
    Column("subject", "string", "Who or what it is about"),
    Column("measure", "string", "The theatre's measure"),
    Column("value", "number", "The printed number, in its unit"),
    Column("low", "number", "Least that the wording allows; empty: open"),
    Column("high", "number", "Most that it allows; empty: open"),
    Column("unit", "string", "Its unit"),
    Column("per", "string", "The unit that it is a rate over"),
    Column("printed", "string", "The amount as printed"),
    Column("bound", "string", "exact, approx, more_than, at_least, less_than, at_most or range"),
    Column("aggregation", "string", "How the number sums up its days"),
    Column("period_start", "date", "First day spoken of"),
    Column("period_end", "date", "Last day spoken of"),
    Column("period_basis", "string", "stated, relative, inherited or document"),
    Column("places", "strings", "Places named"),
    Column("speakers", "strings", "Who said it through whom, outermost first; empty: the text itself"),
    Column("speaker_ids", "strings", "The theatre's ids of those who have one"),
    Column("modality", "string", "asserted, claimed, estimated ..."),
    Column("verdict", "string", "The verdict in effect: a reviewer's, where one stands, before the machine's"),
    Column("machine_verdict", "string", "What the program found"),
    Column("why", "string", "Why it found that"),
    Column("computed", "number", "What the record gives; 1 or 0 for what holds or not"),
    Column("gap_percent", "number", "Signed distance of computed from printed"),
    Column("series", "strings", "The series that spoke"),
    Column("expressions", "strings", "Their sums, to be redone by hand"),
    Column("notes", "strings", "What else is to be known"),
    Column("review", "string", "accept, override or correct, where a review stands"),
    Column("reviewer", "string", "Who reviewed it"),
    Column("reason", "string", "The reviewer's reason"),
    Column("theatre", "string", "Which war"),
    Column("as_of", "date", "The day whose knowledge counts as now"),
)


def rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """A row for each claim of the report, in the order of the text."""
    return (_row(report, claim) for claim in report.claims)


def _row(report: Report, claim: Claim) -> tuple[Cell, ...]:
    document, finding = report.document, report.findings[claim.id]
    amount, period = claim.amount, claim.period
    reviews = report.reviews.get(claim.id, ())
    review = in_effect(reviews)
    return (
        report.references.get(claim.id),
        document.id,
        document.title,
        document.publisher,
        document.url,
        document.published,
        document.published_basis.value,
        document.sha256,
        claim.id,
        claim.kind.value,
        claim.text,
        claim.sentence.of(document.text),
        claim.span.start,
        claim.span.end,
        claim.subject,
        claim.measure,
        _finite(amount.value) if amount else None,
        _finite(amount.low) if amount else None,
        _finite(amount.high) if amount else None,
        amount.unit if amount else None,
        amount.per if amount else None,
        amount.printed if amount else None,
        amount.bound.value if amount else None,
        claim.aggregation.value if claim.aggregation else None,
        period.start if period else None,
        period.end if period else None,
        period.basis.value if period else None,
        claim.places,
        tuple(link.speaker for link in claim.attribution),
        tuple(link.speaker_id for link in claim.attribution if link.speaker_id),
        claim.modality.value,
        verdict_of(finding, reviews).value,
        finding.verdict.value,
        finding.why,
        None if finding.computed is None else _finite(float(finding.computed)),
        None if finding.gap_percent is None else _finite(finding.gap_percent),
        tuple(dict.fromkeys(piece.series for piece in finding.evidence)),
        tuple(dict.fromkeys(piece.expression for piece in finding.evidence)),
        finding.notes,
        review.action.value if review else None,
        review.reviewer if review else None,
        review.reason if review else None,
        report.theatre,
        report.as_of,
    )


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
