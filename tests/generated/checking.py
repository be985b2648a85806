"""What Tallystick answers about one generated claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.model.amount import Amount
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Verdict
from tallystick.pipeline import check_document, open_theatre
from tests.generated.claims import Made

AS_OF = date(2026, 8, 22)
KINDS = {
    "trend": ("trend",),
    "record": ("record",),
    "rank": ("record",),
    "streak": ("record", "trend"),
    "threshold": ("threshold", "quantity"),
}


@dataclass(frozen=True)
class Answered:
    """The verdict on the claim meant (None: not found), why, and whether anything in the sentence was contradicted."""

    verdict: Verdict | None
    why: str
    alarmed: bool


def _states(amount: Amount, made: Made) -> bool:
    if made.style == "range":
        return bool(amount.low <= (made.number or 0.0) <= amount.high)
    return abs(amount.value - (made.number or 0.0)) <= 1e-6 * max(1.0, made.number or 0.0)


def ask(made: Made, text: str | None = None, *, any_number: bool = False) -> Answered:
    """The answer on the claim made, or on another `text` for it (`any_number`: whatever number that states)."""
    theatre, record = open_theatre(made.theatre)
    document = Document(
        id="made", text=text or made.text, published=made.published, published_basis=PublishedBasis.GIVEN
    )
    report = check_document(document, theatre=theatre, record=record, as_of=AS_OF)
    findings = [(claim, report.findings[claim.id]) for claim in report.claims]
    broken = {claim for relation in report.relations if relation.holds is False for claim in relation.claims}
    alarmed = bool(broken) or any(finding.verdict is Verdict.CONTRADICTED for _, finding in findings)
    kinds = KINDS.get(made.aggregation)
    meant = [
        (claim, finding)
        for claim, finding in findings
        if (claim.kind in kinds if kinds else claim.amount is not None and (any_number or _states(claim.amount, made)))
    ]
    if not meant:
        return Answered(None, "", alarmed)
    finding = min((found for _, found in meant), key=lambda found: found.verdict is not Verdict.CONTRADICTED)
    return Answered(finding.verdict, finding.why, alarmed)
