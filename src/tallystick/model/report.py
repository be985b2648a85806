"""Everything that was found in one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tallystick.model.claim import Claim
from tallystick.model.document import Document
from tallystick.model.finding import Finding, Relation, Verdict
from tallystick.model.forecast import Forecast
from tallystick.model.series import Record


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

    `record` is what was checked against, for the charts of the formats that draw.
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
