"""What checking a claim gave: a verdict, why, and the sums a reader can redo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """The six answers; `contract` words. Order is the order of the report's legend."""

    SUPPORTED = "supported"
    CLOSE = "close"
    CONFLICTING = "conflicting"
    CONTRADICTED = "contradicted"
    NO_EVIDENCE = "no_evidence"
    NOT_CHECKABLE = "not_checkable"


class RelationKind(StrEnum):
    """How numbers of one text hang together."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    RATIO = "ratio"
    RATE = "rate"
    PERCENT = "percent"
    SHARE = "share"
    CONVERSION = "conversion"
    ORDER = "order"
    STREAK = "streak"
    ENUMERATION = "enumeration"
    THRESHOLD = "threshold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One series under one convention: a value, the sum that gives it, and the rows the sum needs.

    `known` is "then" (what was known when the claim was published) or "now". `reproduces`: the value, rounded to the
    printed precision, shows the printed digits. `agrees`: it lies inside what the wording allows (for a direction,
    record or streak: the statement holds). `caveat` says why this series speaks with less weight ("another
    definition"); evidence with a caveat never contradicts on its own.
    """

    series: str
    source: str
    convention: str
    expression: str
    value: float | bool | None
    reproduces: bool
    agrees: bool
    rows: tuple[tuple[date, float], ...] = ()
    known: str = "now"
    url: str | None = None
    caveat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The verdict on one claim. `gap_percent` is the signed distance of `computed` from the printed value."""

    verdict: Verdict
    why: str
    computed: float | bool | None = None
    gap_percent: float | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Claims of one text that must agree. `holds` is None where there is something to show, not to judge."""

    id: str
    kind: RelationKind
    claims: tuple[str, ...]
    holds: bool | None
    stated: str
    computed: str
    why: str
