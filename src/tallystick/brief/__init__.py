"""Stage 7 of 7: everything that was found in one document, put together and shown.

`compose` makes the Report; `render` hands reports to one of the files in `formats/`, found by listing that folder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from inspect import signature
from typing import Any, BinaryIO, Protocol

from tallystick import plugins
from tallystick.brief.coverage import cover
from tallystick.errors import TallystickError
from tallystick.model.claim import Claim
from tallystick.model.collection import Collection
from tallystick.model.document import Document
from tallystick.model.finding import Finding, Relation, Verdict
from tallystick.model.forecast import Forecast
from tallystick.model.report import Report
from tallystick.model.series import Record
from tallystick.model.theatre import Theatre

FORMATS = "tallystick.brief.formats"


class Writer(Protocol):
    """Writes reports to the stream that it was opened with."""

    def add(self, report: Report) -> None:
        """One more report."""

    def close(self) -> None:
        """No more will come; the stream stays open."""


def compose(
    document: Document,
    analysis_numbers: int,
    claims: Sequence[Claim],
    findings: Mapping[str, Finding],
    relations: Sequence[Relation],
    forecasts: Sequence[Forecast],
    *,
    theatre: Theatre,
    record: Record,
    as_of: date,
) -> Report:
    """Put one document's results together, claims in the order of the text.

    `analysis_numbers` is how many numbers the language stage saw. What makes a series speak with less weight and what
    is said about a forecast become notes of the finding they belong to. The summary names all six verdicts, zeros too.
    Raises ValueError when a claim has no finding.
    """
    orphans = [claim.id for claim in claims if claim.id not in findings]
    if orphans:
        raise ValueError(f"claims without a finding: {', '.join(orphans)}")
    ordered = tuple(sorted(claims, key=lambda claim: (claim.span.start, claim.span.end, claim.id)))
    noted = {claim.id: _with_notes(findings[claim.id], claim.id, forecasts) for claim in ordered}
    counts = Counter(finding.verdict for finding in noted.values())
    speaking = {link.speaker_id for claim in ordered for link in claim.attribution}
    return Report(
        document=document,
        as_of=as_of,
        theatre=theatre.id,
        theatre_title=theatre.title,
        claims=ordered,
        findings=noted,
        relations=tuple(relations),
        forecasts=tuple(forecasts),
        coverage=cover(analysis_numbers, ordered, noted, relations),
        summary={verdict: counts[verdict] for verdict in Verdict},
        record=record,
        speakers={name.id: name for name in (*theatre.actors, *theatre.speakers) if name.id in speaking},
    )


def render(reports: Sequence[Report], format: str, **options: Any) -> bytes:
    """Show the reports in one of the formats of `formats/`; `options` go to the format (`text` takes colour, width).

    Formats for which `shows_collections` take `collection`: what the reports say beside each other.
    Raises TallystickError for a format that has no file there.
    """
    rendered: bytes = _format(format).render(reports, **options)
    return rendered


def open_writer(format: str, stream: BinaryIO, **options: Any) -> Writer | None:
    """A writer that takes reports one at a time, for formats that are one table or list; None for the others.

    `claimreview` and `atom` take `site`: where claims can be read, with a claim's reference after it.
    Raises TallystickError as `render` does, and where an extra is missing.
    """
    kind = getattr(_format(format), "Writer", None)
    writer: Writer | None = kind(stream, **options) if kind else None
    return writer


def render_collection(collection: Collection, format: str, **options: Any) -> bytes:
    """The section that ends a run over several documents, for formats whose documents simply follow each other."""
    rendered: bytes = _format(format).render_collection(collection, **options)
    return rendered


def shows_collections(format: str) -> bool:
    """Has the format a place for what several documents say beside each other? JSON lines have none."""
    return "collection" in signature(_format(format).render).parameters


def _format(format: str) -> Any:
    known = plugins.modules(FORMATS)
    if format not in known:
        raise TallystickError(f"unknown format {format!r}: choose one of {', '.join(known)}")
    return known[format]


def _with_notes(finding: Finding, claim_id: str, forecasts: Sequence[Forecast]) -> Finding:
    """The finding with the caveats of its evidence and the forecasts about its claim among the notes, each once."""
    caveats = [f"{piece.series}: {piece.caveat}" for piece in finding.evidence if piece.caveat]
    outlook = [forecast.why for forecast in forecasts if forecast.claim == claim_id]
    notes = tuple(dict.fromkeys((*finding.notes, *caveats, *outlook)))
    return finding if notes == finding.notes else replace(finding, notes=notes)
