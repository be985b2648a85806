"""A quantity while it is being read, and what its wording allows in the end."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from tallystick.model.amount import Bound
from tallystick.model.analysis import QuantityForm

# An enumeration's members as plain names: looking them up on their class takes as long as reading a token.
CARDINAL, ORDINAL, ITERATION = QuantityForm.CARDINAL, QuantityForm.ORDINAL, QuantityForm.ITERATION
MULTIPLE, FRACTION, PERCENT = QuantityForm.MULTIPLE, QuantityForm.FRACTION, QuantityForm.PERCENT
EXACT, APPROX, RANGE = Bound.EXACT, Bound.APPROX, Bound.RANGE


@dataclass(slots=True)
class Number:
    """A number over the tokens `first` (included) to `last` (excluded).

    `half` is half the worth of its last significant digit. For ranges (vague words) `low` and `high` differ.
    `scale` is what its scale word multiplied by ("million", "bn"), 1 without one; `letters` counts the currency letters
    that its first token begins with ("us55").
    """

    first: int
    last: int
    value: float
    half: float
    form: QuantityForm = CARDINAL
    low: float | None = None
    high: float | None = None
    digits: bool = True
    scale: float = 1.0
    letters: int = 0


@dataclass(slots=True)
class Draft:
    """A quantity while it is being read: token indices until the spans are fixed."""

    number: Number
    sentence: int
    start: int  # first token, currency mark and hedge included
    end: int  # one past the last token of unit or noun
    unit: str | None = None
    kind: str | None = None
    name: str | None = None  # the unit's plain English name
    noun: tuple[int, int] | None = None
    head: str | None = None
    per: str | None = None
    per_name: str | None = None
    bound: Bound = EXACT
    hedge: str | None = None
    label: str | None = None
    low: float = 0.0
    high: float = 0.0
    moves: bool = False
    change: bool = False
    shared: Draft | None = None

    def end_at(self, token: int) -> None:
        """Leave what begins at this token to the next quantity ("a tenth EUR 30")."""
        self.end = max(self.number.last, token)
        if self.noun is not None and self.noun[1] > self.end:
            self.noun = (self.noun[0], self.end) if self.noun[0] < self.end else None


def allowed(value: float, half: float, label: str | None) -> tuple[Bound, float, float]:
    """(bound, low, high): what a wording allows, from the printed precision and the hedge's label in the lexicon.

    An approximator ("about") widens to at least 2.5 % either way; "nearly" reaches 10 % down, "just over" 10 % up
    (towards zero and away from it where the number is negative); one-sided words open the interval.
    """
    match label:
        case None:
            return EXACT, value - half, value + half
        case "more_than":
            return Bound.MORE_THAN, value, inf
        case "at_least":
            return Bound.AT_LEAST, value, inf
        case "less_than":
            return Bound.LESS_THAN, -inf, value
        case "at_most":
            return Bound.AT_MOST, -inf, value
        case "nearly":
            ends = 0.9 * value, value + 0.002 * value
        case "just_over":
            ends = value, 1.1 * value
        case "estimated":  # says how the figure was come by, not how it was rounded: the digits stand
            ends = value - half, value + half
        case "approx":
            width = max(half, 0.025 * abs(value))
            ends = value - width, value + width
        case _:
            return EXACT, value - half, value + half
    return APPROX, min(ends), max(ends)
