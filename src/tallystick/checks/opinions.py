"""What no record can settle: opinions, questions, negations, and forecasts that are not due."""

from __future__ import annotations

import re
from datetime import date

from tallystick.model.analysis import Modality
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.finding import Finding, Verdict

_SUMMED = re.compile(
    r"\b(?:that|this|which|it) would (?:then |thus |also )?(?:make|bring|take|put|be|mean|amount|come)\b", re.I
)
_CONDITION = re.compile(r"\b(?:if|unless|had|were|should|provided|could|might)\b", re.I)


def beyond_checking(claim: Claim, as_of: date, text: str = "") -> Finding | None:
    """The finding for a claim that cannot be checked by its nature; None for any other."""
    if claim.kind is ClaimKind.JUDGEMENT or claim.modality is Modality.OPINION:
        return _finding("an opinion or judgement: no series can settle it")
    if claim.modality is Modality.QUESTION:
        return _finding("a question: it asserts nothing")
    if claim.modality is Modality.DENIED:
        return _finding("a denial: it says what is not so, and no series holds that")
    ahead = claim.kind is ClaimKind.FORECAST or claim.modality in (Modality.PREDICTED, Modality.CONDITIONAL)
    if claim.period is not None and claim.period.end > as_of and ahead:
        return _finding(f"a forecast not yet due: it is about {claim.period}")
    if claim.modality is Modality.CONDITIONAL and _follows(claim, text):
        return None
    if claim.modality is Modality.CONDITIONAL and claim.kind is not ClaimKind.FORECAST:
        return _finding("a condition: it asserts nothing by itself")
    if claim.kind is ClaimKind.FORECAST and (claim.period is None or not claim.measure):
        return _finding("a forecast without a date or a measure: it can never be due")
    return None


def _follows(claim: Claim, text: str) -> bool:
    """ "That would make 661,630 in all": a sum of what was said before, under no condition."""
    sentence = text[claim.sentence.start : claim.sentence.end]
    return _SUMMED.search(sentence) is not None and _CONDITION.search(sentence) is None


def _finding(why: str) -> Finding:
    return Finding(verdict=Verdict.NOT_CHECKABLE, why=why)
