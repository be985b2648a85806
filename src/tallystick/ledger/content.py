"""The content of rows as it is hashed: from what is about to be written, and again from what is read back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from tallystick.ledger import schema
from tallystick.ledger.chain import digest, short_digest

DOCUMENT = tuple(column.name for column in schema.documents.columns if column.name != "text")  # its sha256 is there
READING = tuple(column.name for column in schema.readings.columns if column.name not in ("digest", "first"))
CLAIM = (
    "id", "kind", "text", "start", "end", "sentence", "subject", "measure", "value", "unit", "aggregation",
    "period_start", "period_end", "modality", "published", "quantity", "copied", "data", "verdict", "computed",
    "gap_percent", "finding",
)  # fmt: skip
EVIDENCE = ("series", "first_day", "last_day", "data")
FORECAST = ("measure", "direction", "threshold", "due", "low", "high", "scale")

Values = Sequence[object]
Link = tuple[str, str, str | None]  # of who said it: the source's key, the printed name, the reporting word


def document_digest(row: Values) -> str:
    """Of a document: the columns DOCUMENT."""
    return digest([_sealed(value) for value in row])


def claim_digest(row: Values, origin: str, evidence: Sequence[Values], said: Sequence[Link], forecast: Values) -> str:
    """Of a claim: the columns CLAIM, who stands behind it, EVIDENCE and Link each in order, FORECAST or nothing."""
    return short_digest([*row, origin, [list(piece) for piece in evidence], [list(link) for link in said], forecast])


def reading_digest(row: Values, claims: Sequence[str], relations: Sequence[Values]) -> str:
    """Of a reading: the columns READING, the digests of its claims in order, (kind, holds, data) of its relations."""
    return digest([*row, list(claims), [list(relation) for relation in relations]])


def _sealed(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
