"""A quantity while it is being read, and what its wording allows in the end."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from tallystick.language.quantities.numbers import Number
from tallystick.model.amount import Bound


@dataclass(slots=True)
class Draft:
    """A quantity while it is being read: token indices until the spans are fixed."""

    number: Number
    sentence: int
    start: int  # first token, currency mark included
    end: int  # one past the last token of unit or noun
    unit: str | None = None
    kind: str | None = None
    noun: tuple[int, int] | None = None
    head: str | None = None
    per: str | None = None
    bound: Bound = Bound.EXACT
    hedge: str | None = None
    label: str | None = None
    low: float = 0.0
    high: float = 0.0


def allowed(value: float, half: float, label: str | None) -> tuple[Bound, float, float]:
    """(bound, low, high): what a wording allows, from the printed precision and the hedge's label in the lexicon.

    An approximator ("about") widens to at least 2.5 % either way; "nearly" reaches 10 % down, "just over" 10 % up;
    one-sided words open the interval.
    """
    match label:
        case "more_than":
            return Bound.MORE_THAN, value, inf
        case "at_least":
            return Bound.AT_LEAST, value, inf
        case "less_than":
            return Bound.LESS_THAN, -inf, value
        case "at_most":
            return Bound.AT_MOST, -inf, value
        case "nearly":
            return Bound.APPROX, 0.9 * value, value + 0.002 * abs(value)
        case "just_over":
            return Bound.APPROX, value, 1.1 * value
        case "estimated":  # says how the figure was come by, not how it was rounded: the digits stand
            return Bound.APPROX, value - half, value + half
        case "approx":
            width = max(half, 0.025 * abs(value))
            return Bound.APPROX, value - width, value + width
        case _:
            return Bound.EXACT, value - half, value + half
