"""Everything that was found in one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tallystick.model.claim import Claim
from tallystick.model.document import Document
from tallystick.model.finding import Finding, Relation, Verdict
from tallystick.model.forecast import Forecast
from tallystick.model.review import Review
from tallystick.model.series import Record
from tallystick.model.theatre import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many numbers were seen, how many became claims, how many could be and were checked, and why not the rest."""

    numbers: int
    claims: int
    checkable: int
    checked: int
    abstained: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The answer of `check` for one document: claims in the order of the text, a finding for each, the relations.

    `record` is what was checked against, for the charts of the formats that draw. `speakers` are the theatre's names
    behind the ids of those who say something. `references` and `reviews`, by claim id, are there for what a ledger
    keeps: how it is called there ("41-c7"), and what people said of its finding, oldest first.
    """

    document: Document
    as_of: date
    theatre: str
    theatre_title: str
    claims: tuple[Claim, ...]
    findings: Mapping[str, Finding]  # by claim id
    relations: tuple[Relation, ...]
    forecasts: tuple[Forecast, ...]
    coverage: Coverage
    summary: Mapping[Verdict, int]
    record: Record
    speakers: Mapping[str, Name] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)
