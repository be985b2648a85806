"""How much of what the text says was found, could be checked and was checked, and why the rest was left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tallystick.model.analysis import Modality
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.finding import Finding, Relation, Verdict
from tallystick.model.report import Coverage

ANSWERED = frozenset({Verdict.SUPPORTED, Verdict.CLOSE, Verdict.CONFLICTING, Verdict.CONTRADICTED})
LONGEST_REASON = 60  # characters; a longer clause is a sentence about one claim, no reason that several share


def cover(
    numbers: int, claims: Sequence[Claim], findings: Mapping[str, Finding], relations: Sequence[Relation]
) -> Coverage:
    """Count them. `checked` and the reasons of `abstained` add up to the number of claims.

    A claim is checked when the record answered it, or when it is a member of a relation that holds or breaks.
    """
    related = {claim for relation in relations if relation.holds is not None for claim in relation.claims}
    left_open = [c for c in claims if findings[c.id].verdict not in ANSWERED and c.id not in related]
    reasons = Counter(reason(claim, findings[claim.id]) for claim in left_open)
    return Coverage(
        numbers=numbers,
        claims=len(claims),
        checkable=sum(findings[claim.id].verdict is not Verdict.NOT_CHECKABLE for claim in claims),
        checked=len(claims) - len(left_open),
        abstained=dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
    )


def in_total(coverages: Sequence[Coverage]) -> Coverage:
    """What was found, checked and left open in several documents together; the reasons are counted anew."""
    reasons: Counter[str] = Counter()
    for one in coverages:
        reasons.update(one.abstained)
    return Coverage(
        numbers=sum(one.numbers for one in coverages),
        claims=sum(one.claims for one in coverages),
        checkable=sum(one.checkable for one in coverages),
        checked=sum(one.checked for one in coverages),
        abstained=dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
    )


def reason(claim: Claim, finding: Finding) -> str:
    """Why a claim was left open, in words short and general enough to be counted.

    The clause of `finding.why` before its first colon when it is one (short, without a number); else what the kind
    of claim and the verdict say.
    """
    clause, colon, _ = finding.why.partition(":")
    clause = clause.strip()
    if colon and clause and len(clause) <= LONGEST_REASON and not any(c.isdigit() for c in clause):
        return clause[0].lower() + clause[1:] if clause[1:2].islower() else clause
    if finding.verdict is Verdict.NOT_CHECKABLE:
        return _beyond_checking(claim)
    if claim.measure is None:
        return "nothing held measures this"
    return "no held series can speak"


def _beyond_checking(claim: Claim) -> str:
    if claim.modality is Modality.QUESTION:
        return "question"
    if claim.kind is ClaimKind.FORECAST or claim.modality is Modality.PREDICTED:
        return "forecast not yet due"
    if claim.modality is Modality.CONDITIONAL:
        return "conditional"
    return "opinion or judgement"
