"""Stage 3 of 7: what the language stage read becomes claims: one measure, amount, period and chain of speakers each."""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter

from tallystick.claims.comparisons import ComparisonClaims, comparison_openers
from tallystick.claims.day_counts import with_day_counts
from tallystick.claims.lists import items_after
from tallystick.claims.measures import MeasureFinder
from tallystick.claims.periods import PeriodFinder
from tallystick.claims.prospects import with_prospects
from tallystick.claims.quantities import QuantityClaims
from tallystick.claims.reading import Reading
from tallystick.claims.statements import StatementClaims, statement_openers
from tallystick.model.analysis import Analysis
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.theatre import Theatre

__all__ = ["extract_claims"]

_COPULA = re.compile(r"^ (?:is|was|stands at|stood at|remains) $")
_BY_PLACE = attrgetter("span")
_OWNING = frozenset({Aggregation.STREAK, Aggregation.MAX, Aggregation.MIN})  # a number in their words is theirs


@cache
def _openers() -> frozenset[str]:
    """The words without one of which a sentence makes no claim, but for its numbers and what a document holds."""
    return comparison_openers() | statement_openers()


def extract_claims(analysis: Analysis, theatre: Theatre) -> tuple[Claim, ...]:
    """Every checkable claim in the order of the text, with ids c1, c2 ... A compound sentence gives several."""
    reading = Reading(analysis, theatre)
    measures, periods = MeasureFinder(reading), PeriodFinder(reading)
    numbers = QuantityClaims(reading, measures, periods)
    comparisons = ComparisonClaims(reading, measures, periods, numbers)
    statements = StatementClaims(reading, periods)
    found: list[Claim] = []
    openers = _openers()
    for number, words in enumerate(reading.words):
        here = numbers.of_sentence(number)
        if here:
            here = [_with_items(reading, claim, number) for claim in here]
            here = with_day_counts(reading, number, here)
        opening = openers & words
        compared = list(comparisons.of_sentence(number, here, opening)) if opening else []
        if compared:
            here, compared = _one_claim_a_number(here, compared)
            here, compared = _with_record_days(reading, here, compared)
        said = list(statements.of_sentence(number, [*here, *compared], opening))
        if here or compared or said:
            here = statements.with_events(here)
            every = with_prospects(reading, measures, number, [*here, *compared, *said])
            found += sorted(every, key=_BY_PLACE)
    return tuple([Claim(f"c{index}", *claim[1:]) for index, claim in enumerate(found, 1)])


def _one_claim_a_number(values: list[Claim], compared: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims without those whose number another one states: a record its value, a count of days its line."""
    owned = [c.span for c in compared if c.aggregation in _OWNING and c.amount is not None]
    values = [c for c in values if not any(span.covers(c.span) for span in owned)]
    counted = [c.span for c in values if c.comparison is not None and c.comparison.line is not None]
    compared = [c for c in compared if not any(span.overlaps(c.span) for span in counted)]
    crossed = [c.span for c in compared if c.kind is ClaimKind.THRESHOLD]
    return [c for c in values if not any(span.covers(c.span) for span in crossed)], compared


def _with_record_days(reading: Reading, values: list[Claim], compared: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """ "...; the record for a day is 2,200": the value is of the record's day, which longer days around do not tell."""
    for at, record in enumerate(compared):
        if record.aggregation not in _OWNING or record.comparison is None or record.comparison.step != "day":
            continue
        for index, value in enumerate(values):
            if _COPULA.match(reading.text[record.span.end : value.span.start]):
                days = record.period if record.period is not None and record.period.days == 1 else None
                values = [*values[:index], value._replace(period=days), *values[index + 1 :]]
                compared = [*compared[:at], record._replace(period=days), *compared[at + 1 :]]
    return values, compared


def _with_items(reading: Reading, claim: Claim, number: int) -> Claim:
    if claim.aggregation is Aggregation.COUNT:
        items = items_after(reading, claim.span, number)
        if items:
            return claim._replace(items=items)
    return claim
