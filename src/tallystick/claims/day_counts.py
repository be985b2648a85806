"""Counts of days: "on 20 days of December the toll was 1,500 or more", "on no day did it reach 1,400"."""

from __future__ import annotations

from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.amount import Amount, Bound
from tallystick.model.analysis import Modality
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Comparison
from tallystick.model.span import Span

_ABOVE = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_BELOW = frozenset({Bound.LESS_THAN, Bound.AT_MOST})
_OVER = frozenset({"above", "over", "beyond"})
_COUNTED = frozenset({"day", "days"})
_UNDER = frozenset({"below", "under"})
_VERB_REACH = 5  # tokens between "topped" and its number


def with_day_counts(reading: Reading, number: int, values: list[Claim]) -> list[Claim]:
    """The number claims of a sentence; where days are counted by a line, one claim in the place of the two numbers."""
    words = reading.words[number]
    if "on" not in words or _COUNTED.isdisjoint(words):
        return values
    counted = _days(reading, number, values)
    if counted is None:
        return values
    amount, span, day = counted
    for line in values:
        direction = _direction(reading, line) if line.measures and line is not day else None
        if direction is None or line.amount is None or line.aggregation not in _FLOWS:
            continue
        whole = span.union(line.span)
        said = Modality.ASSERTED if line.modality is Modality.DENIED and amount.value == 0 else line.modality
        claim = line._replace(
            kind=ClaimKind.QUANTITY,
            text=whole.of(reading.text),
            span=whole,
            amount=amount,
            aggregation=Aggregation.COUNT,
            comparison=Comparison(direction=direction, step="day", line=line.amount.value),
            modality=said,
            noun=None,
            head="day",
        )
        return sorted([c for c in values if c not in (line, day)] + [claim], key=lambda c: c.span.start)
    return values


_FLOWS = frozenset({Aggregation.TOTAL, Aggregation.MEAN})


def _days(reading: Reading, number: int, values: list[Claim]) -> tuple[Amount, Span, Claim | None] | None:
    """How many days are counted, where that stands, and the claim that was made of it."""
    for value in values:
        amount = value.amount
        if amount is not None and amount.unit == "day" and amount.per is None and not value.measures:
            at = reading.token_at(value.span.start)
            if "on" in (reading.lower(at - 1), reading.lower(at - 2)) and amount.value == int(amount.value):
                return amount._replace(low=amount.value - 0.5, high=amount.value + 0.5, step=1.0), value.span, value
    sentence = reading.sentences[number]
    for k in range(sentence.first, sentence.last - 2):
        if reading.lower(k) == "on" and reading.lower(k + 1) == "no" and reading.lower(k + 2) == "day":
            span = reading.span(k, k + 3)
            none = Amount(value=0.0, low=-0.5, high=0.5, step=1.0, unit="day", printed=span.of(reading.text))
            return none, span, None
    return None


def _direction(reading: Reading, line: Claim) -> str | None:
    """Which side of the line counts; None where the number is no line."""
    amount = line.amount
    if amount is None:
        return None
    first = reading.token_at(line.span.start)
    lead = set(reading.lowers[max(0, first - _VERB_REACH) : first + 2])
    if amount.bound in _BELOW or lead & _UNDER:
        return "down"
    return "up" if amount.bound in _ABOVE or lead & (claim_words().crossing_up | _OVER) else None
