"""A report as rows: what is asked for in columns, and the whole nouns as JSON beside it."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tallystick.ledger.chain import number_of
from tallystick.ledger.codec import encode
from tallystick.ledger.content import CLAIM, Values, claim_digest
from tallystick.ledger.identity import storable
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.document import Document
from tallystick.model.finding import Finding

_ORIGIN = CLAIM.index("published")  # the table has `origin` before it
_WORD = re.compile(r"\w+")


class Origin(NamedTuple):
    """Somebody who speaks or publishes: a key that is equal for the same one, the name to show, the side if any."""

    key: str
    name: str
    side: str | None = None


class Told(NamedTuple):
    """What other stages know of a claim, handed in by who joins them with the ledger.

    `quantity` is a text that is equal for figures of one quantity, None for what is no figure. `origin` stands behind
    the claim as far as its text says, None: the text itself, whose publisher is not known. `said` has one for each
    link of `Claim.attribution`.
    """

    quantity: str | None
    origin: Origin | None
    said: tuple[Origin, ...]


class Rows(NamedTuple):
    """The rows of one claim, without the numbers of other tables' rows: columns as in `content`, and its digest."""

    claim: Values
    evidence: list[Values]
    said: list[tuple[Origin, str, str | None]]
    forecast: Values | None
    digest: str


def rows_of(claim: Claim, finding: Finding, told: Told, origin: Origin, document: Document, published: date) -> Rows:
    """The rows of a claim of `document`, which was published on that day, or added then if it does not say."""
    amount, period = claim.amount, claim.period
    row = (
        claim.id,
        claim.kind.value,
        storable(claim.text),
        claim.span.start,
        claim.span.end,
        storable(claim.sentence.of(document.text)),
        _storable(claim.subject),
        claim.measure,
        _finite(amount.value) if amount else None,
        _storable(amount.unit) if amount else None,
        claim.aggregation.value if claim.aggregation else None,
        period.start if period else None,
        period.end if period else None,
        claim.modality.value,
        published,
        None if told.quantity is None else number_of(told.quantity),
        copied_number(claim.sentence.of(document.text)),
        encode(claim),
        finding.verdict.value,
        None if isinstance(finding.computed, bool) else _finite(finding.computed),
        _finite(finding.gap_percent),
        encode(replace(finding, evidence=())),
    )
    evidence: list[Values] = [
        (
            piece.series,
            min((day for day, _ in piece.rows), default=None),
            max((day for day, _ in piece.rows), default=None),
            encode(piece),
        )
        for piece in finding.evidence
    ]
    said = [
        (source, storable(link.speaker), _storable(link.cue))
        for source, link in zip(told.said, claim.attribution, strict=True)
    ]
    forecast = _forecast(claim)
    links = [(source.key, speaker, cue) for source, speaker, cue in said]
    return Rows(row, evidence, said, forecast, claim_digest(row, origin.key, evidence, links, forecast or ()))


def claim_row(number: int, reading: int, document: int, origin: int, rows: Rows) -> Values:
    """The row of a claim of the newest reading, in the order of the table."""
    id_, *before = rows.claim[:_ORIGIN]
    return (number, reading, document, id_, True, *before, origin, *rows.claim[_ORIGIN:], rows.digest)


def copied_number(sentence: str) -> int:
    """A number that stands for a sentence's words, whatever their marks, spaces and capitals."""
    return number_of(" ".join(_WORD.findall(sentence.casefold())))


def told_storably(told: Told) -> Told:
    """The same, as a database can hold it."""
    return Told(told.quantity, told.origin and _as_stored(told.origin), tuple(map(_as_stored, told.said)))


def _as_stored(origin: Origin) -> Origin:
    return Origin(storable(origin.key), storable(origin.name), origin.side)


def _forecast(claim: Claim) -> Values | None:
    """What is foretold, as far as the words say; the band of a wording's probability is filled in once it is known."""
    if claim.kind is not ClaimKind.FORECAST:
        return None
    prospect = claim.prospect
    threshold = prospect.threshold if prospect else None
    return (
        prospect.measure if prospect else None,
        prospect.direction if prospect else None,
        _finite(threshold.value) if threshold else None,
        prospect.due.end if prospect and prospect.due else None,
        None,
        None,
        None,
    )


def _finite(value: float | None) -> float | None:
    return float(value) if value is not None and math.isfinite(value) else None


def _storable(words: str | None) -> str | None:
    return None if words is None else storable(words)
