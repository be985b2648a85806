"""What is foretold, as data: condition, measure, direction, threshold and due day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tallystick.claims.event_words import event_words
from tallystick.claims.measures import MeasureFinder
from tallystick.claims.reading import Reading
from tallystick.model.amount import Amount
from tallystick.model.analysis import Modality
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.event import Prospect
from tallystick.model.period import Period
from tallystick.model.span import Span

_FORETELLING = frozenset({Modality.PREDICTED, Modality.CONDITIONAL})
_MODALS = frozenset("could might may will would should likely expected forecast forecasts predicted projected".split())
_DUE = frozenset({"by", "before", "until", "in", "within", "during", "on"})
_ENDS = frozenset({",", ";", ".", "?", "!", "—", '"', "”"})


class _Ahead(NamedTuple):
    """What a sentence says of the future, whichever claim it is of."""

    condition: Span | None
    unless: bool
    direction: str | None
    due: Period | None


def with_prospects(reading: Reading, measures: MeasureFinder, number: int, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence, those that tell of what is to come with what they foretell."""
    if not any(claim.kind is ClaimKind.FORECAST or claim.modality in _FORETELLING for claim in claims):
        return list(claims)
    condition, unless = _condition(reading, number)
    due = _due(reading, number, condition)
    if condition is None and due is None:  # a number alone foretells only where it is predicted
        if not any(c.kind is ClaimKind.FORECAST or c.modality is Modality.PREDICTED for c in claims):
            return list(claims)
    ahead = _Ahead(condition, unless, _direction(reading, number, condition), due)
    return [
        claim._replace(prospect=_prospect(reading, measures, number, claim, claims, ahead))
        if _foretells(claim)
        else claim
        for claim in claims
    ]


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
    condition, due = ahead.condition, ahead.due
    if condition is not None and condition.covers(claim.span):
        return None  # the condition itself foretells nothing
    amount, measure = claim.amount, claim.measure
    if claim.kind is ClaimKind.FORECAST:  # at most one a sentence: it looks at the numbers beside it
        for other in others:
            if other.span.overlaps(claim.span) and not (condition and condition.covers(other.span)):
                measure, amount = measure or other.measure, amount or other.amount
        amount = amount or _line(reading, number, claim, condition)
        named = [n for n in measures.named(number) if _outside(reading, n.first, condition)] if measure is None else []
        measure = named[0].measures[0] if len(named) == 1 else measure
    elif condition is None and due is None and claim.modality is not Modality.PREDICTED:
        return None  # "could have lost 500" is a guess at what has been
    if condition is None and amount is None and due is None and measure is None:
        return None
    return Prospect(
        condition=condition.of(reading.text) if condition is not None else None,
        unless=ahead.unless,
        measure=measure,
        direction=ahead.direction,
        threshold=amount,
        due=due,
    )


def _condition(reading: Reading, number: int) -> tuple[Span | None, bool]:
    """The words behind "if" and its like, to the end of their clause."""
    sentence, lower = reading.sentences[number], reading.lower
    conditions = event_words()["conditions"]
    for k in range(sentence.first, sentence.last - 2):
        word = lower(k)
        if word not in conditions:
            continue
        opens = k == sentence.first or lower(k - 1) in (",", "and", "but", '"', "“")
        if (word == "should" and not opens) or (
            word == "if" and lower(k - 1) in ("as", "even", "what", "see", "ask", "asked")
        ):
            continue
        if word in ("provided", "assuming") and lower(k + 1) != "that" and not (word == "assuming" and opens):
            continue
        start = k + 1 + (lower(k + 1) == "that")
        end = start
        while end < sentence.last and lower(end) not in _ENDS:
            end += 1
        if end > start + 1:
            return reading.span(start, end), word == "unless"
    return None, False


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
        elif word in below:
            return "below"
        elif word in above:
            return "above"
        elif told is None and word in moves:
            told = "up" if word in words["up"] else "down"
    return told


def _line(reading: Reading, number: int, claim: Claim, condition: Span | None) -> Amount | None:
    """The value that a forecast names behind "below", "above", "to"."""
    for quantity in reading.quantities[number]:
        token = reading.token_at(quantity.span.start)
        lead = {reading.lower(k) for k in range(max(0, token - 3), token)}
        if claim.span.covers(quantity.span) and _outside(reading, token, condition):
            if lead & (event_words()["below"] | event_words()["above"] | {"to", "past"}):
                return quantity.amount
    return None


def _due(reading: Reading, number: int, condition: Span | None) -> Period | None:
    """The days in which, or by which, it is to happen: the last such time that is not gone by."""
    published = reading.analysis.document.published
    due: Period | None = None
    for mention in reading.times[number]:
        period = mention.period
        if period is None or mention.kind not in ("date", "time") or mention.relation not in _DUE:
            continue
        if published is not None and period.end < published:
            continue
        if condition is not None and condition.covers(mention.span):
            continue
        if due is None or mention.relation in ("by", "before", "until"):
            due = period
    return due
