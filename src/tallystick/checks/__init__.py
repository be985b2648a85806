"""Stage 5 of 7: claims are checked against the series and against each other.

Each file of `rules/` answers some claims from the record; each file of `relations/` holds numbers of one text together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from tallystick import plugins
from tallystick.checks.context import Context
from tallystick.checks.converted import in_held_unit
from tallystick.checks.estimates import is_own_estimate
from tallystick.checks.held import Held
from tallystick.checks.joined import joined
from tallystick.checks.misnamed import misnamed
from tallystick.checks.opinions import beyond_checking
from tallystick.checks.readings import is_narrow, other_readings, rather_piled_up
from tallystick.checks.scope import part_of
from tallystick.checks.slips import likely_slip
from tallystick.checks.smaller import of_a_part
from tallystick.checks.stretches import within_days
from tallystick.checks.verdicts import MATERIAL
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding, Relation, RelationKind, Verdict
from tallystick.model.period import PeriodBasis

__all__ = ["Context", "check_claims"]

RULES = "tallystick.checks.rules"
RELATIONS = "tallystick.checks.relations"
_FEWEST_PILED_UP = 100  # a smaller total since the start is near too many other numbers
_JUDGED = frozenset({Verdict.SUPPORTED, Verdict.CLOSE, Verdict.CONFLICTING, Verdict.CONTRADICTED})


def check_claims(claims: Sequence[Claim], context: Context) -> tuple[dict[str, Finding], tuple[Relation, ...]]:
    """A finding for every claim, by its id, and the relations among them in the order of their first claim."""
    held = Held(context, claims)
    relations = _relations(held)
    listed = {
        r.claims[0]: r for r in relations if r.kind is RelationKind.ENUMERATION and r.holds and len(r.claims) == 1
    }
    findings = {claim.id: _in_its_unit(claim, held) for claim in claims}
    for claim in claims:
        finding = findings[claim.id]
        if claim.id in listed and finding.verdict is Verdict.NO_EVIDENCE and claim.aggregation is Aggregation.COUNT:
            findings[claim.id] = replace(finding, verdict=Verdict.SUPPORTED, why=listed[claim.id].why)
    return findings, relations


def _in_its_unit(claim: Claim, held: Held) -> Finding:
    converted, told = in_held_unit(claim, held)
    finding = _finding(converted, held)
    return finding if told is None else replace(finding, notes=(*finding.notes, told))


def _finding(claim: Claim, held: Held) -> Finding:
    beyond = beyond_checking(claim, held.context.as_of, held.context.text)
    if beyond is not None:
        return beyond
    first = _answer(claim, held)
    for other in claim.measures[1:]:  # the words may mean another measure: it may bear them out
        if first is not None and first.verdict in (Verdict.SUPPORTED, Verdict.CLOSE):
            break
        answer = _answer(claim._replace(measures=(other,)), held)
        if answer is not None and answer.verdict in (Verdict.SUPPORTED, Verdict.CLOSE):
            first = answer
        elif first is not None and first.verdict is Verdict.CONTRADICTED:
            first = replace(first, verdict=Verdict.CONFLICTING, why=f"the words may mean several measures: {first.why}")
    part = part_of(claim, held.context) if first is not None and first.verdict in _JUDGED else None
    if first is not None and part is not None and claim.kind is ClaimKind.QUANTITY:
        return Finding(verdict=Verdict.NO_EVIDENCE, why=f"a part of what the series count: “{part}”")
    if first is None or first.verdict in (Verdict.CONTRADICTED, Verdict.NO_EVIDENCE):
        mistaken = misnamed(claim, held)
        if mistaken is not None:
            return mistaken
    if first is not None and first.verdict is Verdict.CONTRADICTED:
        counted = claim.period is not None and claim.period.basis is PeriodBasis.RELATIVE
        if counted and held.context.published_inferred:
            why = f"the day of publication is inferred, and these days are counted from it: {first.why}"
            return replace(first, verdict=Verdict.NO_EVIDENCE, why=why)
        return _of_another_count(claim, _read_otherwise(claim, first, held), held)
    if first is not None and first.verdict is Verdict.NO_EVIDENCE and _is_undated(claim):
        return _piled_up_by_now(claim, held) or first
    return first or _read_as_a_level(claim, held) or unanswered(claim, held)


def _is_undated(claim: Claim) -> bool:
    return claim.period is not None and claim.period.basis is PeriodBasis.DOCUMENT


def _piled_up_by_now(claim: Claim, held: Held) -> Finding | None:
    """ "Russia's losses he puts at over 750,000": a total without days that fits what had piled up by publication."""
    amount = claim.amount
    if claim.aggregation is not Aggregation.TOTAL or amount is None or amount.per is not None:
        return None
    answer = _answer(claim._replace(aggregation=Aggregation.LEVEL), held)
    if answer is None or answer.verdict is not Verdict.SUPPORTED or not isinstance(answer.computed, int | float):
        return None
    if abs(answer.computed - amount.value) > MATERIAL * amount.value or amount.value < _FEWEST_PILED_UP:
        return None
    return replace(answer, why=f"read as the total since the start, {answer.why}")


def _read_as_a_level(claim: Claim, held: Held) -> Finding | None:
    """Of days that no row tells the total of: had that much piled up by then? Said only when it bears the claim out."""
    if claim.aggregation is not Aggregation.TOTAL or not is_narrow(claim):
        return None
    for variant, told in other_readings(claim, held):
        if variant.aggregation is Aggregation.LEVEL and variant.period == claim.period:
            answer = _answer(variant, held)
            if answer is not None and answer.verdict is Verdict.SUPPORTED:
                return replace(answer, why=f"read {told}, {answer.why}")
    return None


def _read_otherwise(claim: Claim, contradicted: Finding, held: Held) -> Finding:
    """Before a claim is contradicted: does another honest reading of its words bear it out, or leave it open?"""
    for variant, told in other_readings(claim, held):
        answer = _answer(variant, held)
        if answer is not None and answer.verdict is Verdict.SUPPORTED:
            if not is_narrow(variant):
                why = f"the words may be read in several ways: {told}, {answer.why}"
                return replace(contradicted, verdict=Verdict.NO_EVIDENCE, why=why)
            return replace(answer, why=f"read {told}, {answer.why}", notes=(*answer.notes, contradicted.why))
    within = within_days(claim, contradicted, held)
    if within is not None:
        return within
    part = of_a_part(claim, contradicted, held)
    if part is not None:
        why = f"may be of a part of what the series count, “{part}”: {contradicted.why}"
        return replace(contradicted, verdict=Verdict.NO_EVIDENCE, why=why)
    together = joined(claim, held)
    if together is not None:
        why = f"the noun may take in more: {together}"
        return replace(contradicted, verdict=Verdict.NO_EVIDENCE, why=why)
    if rather_piled_up(claim, held):
        why = f"the words may mean the total since the start: {contradicted.why}"
        return replace(contradicted, verdict=Verdict.NO_EVIDENCE, why=why)
    slip = likely_slip(claim, held) if claim.kind is ClaimKind.QUANTITY else None
    return contradicted if slip is None else replace(contradicted, notes=(slip, *contradicted.notes))


def _of_another_count(claim: Claim, finding: Finding, held: Held) -> Finding:
    """Somebody's own estimate is a count beside the held ones: where they differ, sources disagree."""
    if finding.verdict is not Verdict.CONTRADICTED or not is_own_estimate(claim, held):
        return finding
    said = claim.attribution[-1].speaker
    return replace(finding, verdict=Verdict.CONFLICTING, why=f"an estimate by {said}, beside which {finding.why}")


def _answer(claim: Claim, held: Held) -> Finding | None:
    for check in _rules():
        finding = check(claim, held)
        if finding is not None:
            return finding
    return None


@cache
def _rules() -> tuple[Callable[[Claim, Held], Finding | None], ...]:
    return tuple(module.check for module in plugins.modules(RULES).values())


@cache
def _finders() -> tuple[Callable[[Held], list[Relation]], ...]:
    return tuple(module.find for module in plugins.modules(RELATIONS).values())


def unanswered(claim: Claim, held: Held) -> Finding:
    """What is missing for an answer."""
    measure = held.measure(claim.measure)
    if measure is None:
        why = "nothing held measures this" + (f": no series counts “{claim.noun}”" if claim.noun else "")
    elif not held.series(measure.id):
        why = f"no series is held for it: {measure.name}"
    elif claim.period is None:
        why = f"the words do not say which days are meant: {measure.name}"
    else:
        why = f"no held series covers those days in this form: {measure.name}, {claim.period}"
    return Finding(verdict=Verdict.NO_EVIDENCE, why=why)


def _relations(held: Held) -> tuple[Relation, ...]:
    order = {claim.id: index for index, claim in enumerate(held.claims)}
    found: list[Relation] = []
    for find in _finders():
        found += find(held)
    found.sort(key=lambda r: (order[r.claims[0]], r.kind.value))
    return tuple(replace(relation, id=f"r{index}") for index, relation in enumerate(found, 1))
