"""What is foretold, as data: condition, measure, direction, threshold and due day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tallystick.claims.conditions import condition_of
from tallystick.claims.dues import Due, due_of
from tallystick.claims.event_words import event_words
from tallystick.claims.measures import MeasureFinder
from tallystick.claims.reading import Reading
from tallystick.model.amount import Amount
from tallystick.model.analysis import Modality
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.event import Prospect
from tallystick.model.span import Span

_FORETELLING = frozenset({Modality.PREDICTED, Modality.CONDITIONAL})
_MODALS = frozenset(
    "could might may will would should likely expected forecast forecasts predicted projected expects expect predicts "
    "projects sees plans set due poised".split()
)


_SIDES = frozenset({"below", "under", "beneath", "above", "over", "beyond"})


class _Ahead(NamedTuple):
    """What a sentence says of the future, whichever claim it is of."""

    condition: Span | None
    unless: bool
    direction: str | None
    time: Due


def with_prospects(reading: Reading, measures: MeasureFinder, number: int, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence, those that tell of what is to come with what they foretell."""
    if not any(claim.kind is ClaimKind.FORECAST or claim.modality in _FORETELLING for claim in claims):
        return list(claims)
    stated = condition_of(reading, number)
    condition = stated.span if stated is not None else None
    time = due_of(reading, number, condition)
    if condition is None and time.when is None:  # a number alone foretells only where it is predicted
        if not any(c.kind is ClaimKind.FORECAST or c.modality is Modality.PREDICTED for c in claims):
            return list(claims)
    unless = stated is not None and stated.unless
    ahead = _Ahead(condition, unless, _direction(reading, number, condition), time)
    return [
        _in_time(claim, time)._replace(prospect=_prospect(reading, measures, number, claim, claims, ahead))
        if _foretells(claim)
        else claim
        for claim in claims
    ]


def _in_time(claim: Claim, time: Due) -> Claim:
    """The claim with the days of the year to come, where a bare month had been read as one gone by."""
    if time.moved is None or time.due is None or claim.period is None or claim.period.end != time.moved.end:
        return claim
    return claim._replace(period=time.due)


def _foretells(claim: Claim) -> bool:
    return claim.kind is ClaimKind.FORECAST or (
        claim.modality in _FORETELLING and claim.kind is not ClaimKind.JUDGEMENT
    )


def _prospect(
    reading: Reading,
    measures: MeasureFinder,
    number: int,
    claim: Claim,
    others: Sequence[Claim],
    ahead: _Ahead,
) -> Prospect | None:
    """What the claim foretells; None where the words hold none of the parts that resolve a forecast."""
    condition, time = ahead.condition, ahead.time
    if condition is not None and condition.covers(claim.span):
        return None  # the condition itself foretells nothing
    if time.when is not None and time.when.overlaps(claim.span) and claim.kind is not ClaimKind.FORECAST:
        return None  # "within six months": the months are the time, not what is foretold
    amount, measure = claim.amount, claim.measure
    if claim.kind is ClaimKind.FORECAST:  # at most one a sentence: it looks at the numbers beside it
        for other in others:
            if time.when is not None and time.when.overlaps(other.span):
                continue
            if other.span.overlaps(claim.span) and not (condition and condition.covers(other.span)):
                measure, amount = measure or other.measure, amount or other.amount
        amount = amount or _line(reading, number, claim, condition)
        if amount is not None and time.when is not None and amount.printed == time.when.of(reading.text):
            amount = None
        named = [n for n in measures.named(number) if _outside(reading, n.first, condition)] if measure is None else []
        measure = named[0].measures[0] if len(named) == 1 else measure
    elif condition is None and time.when is None and claim.modality is not Modality.PREDICTED:
        return None  # "could have lost 500" is a guess at what has been
    if condition is None and amount is None and time.when is None and measure is None:
        return None
    return Prospect(
        condition=condition.of(reading.text) if condition is not None else None,
        unless=ahead.unless,
        measure=measure,
        direction=ahead.direction,
        threshold=amount,
        due=time.due,
        not_before=time.not_before,
        when=time.when.of(reading.text) if time.when is not None else None,
    )


def _outside(reading: Reading, token: int, condition: Span | None) -> bool:
    return condition is None or not condition.start <= reading.starts[token] < condition.end


def _direction(reading: Reading, number: int, condition: Span | None) -> str | None:
    """The side of a line where one is named, else up or down; read behind the modal."""
    sentence, lower, words = reading.sentences[number], reading.lower, event_words()
    below, above, moves = words["below"], words["above"], words["moves"]
    told: str | None = None
    behind = False
    for k in range(sentence.first, sentence.last):
        word = lower(k)
        if word in _MODALS:
            behind = True
        elif not behind or (condition is not None and not _outside(reading, k, condition)):
            continue
        elif word in below and _leads_to_number(reading, number, k, word):
            return "below"
        elif word in above and _leads_to_number(reading, number, k, word):
            return "above"
        elif told is None and word in moves:
            told = "up" if word in words["up"] else "down"
    return told


def _leads_to_number(reading: Reading, number: int, token: int, word: str) -> bool:
    """ "Above 100", not "over the next three months"; a verb ("exceed") needs none."""
    if word not in _SIDES:
        return True
    starts = {reading.token_at(q.span.start) for q in reading.quantities[number]}
    return not starts.isdisjoint(range(token, token + 4)) and reading.lower(token + 1) != "the"


def _line(reading: Reading, number: int, claim: Claim, condition: Span | None) -> Amount | None:
    """The value that a forecast names behind "below", "above", "to"."""
    for quantity in reading.quantities[number]:
        token = reading.token_at(quantity.span.start)
        lead = {reading.lower(k) for k in range(max(0, token - 3), token)}
        if claim.span.covers(quantity.span) and _outside(reading, token, condition):
            if lead & (event_words()["below"] | event_words()["above"] | {"to", "past"}):
                return quantity.amount
    return None
