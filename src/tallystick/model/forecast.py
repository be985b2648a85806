"""A look ahead, with the score of earlier looks beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The chance that a series reaches `level` by `due`, as of `made`.

    `probability` is in 0..1. `brier` is the mean squared error of the same method asked the same question (same
    relative move, same horizon) on every earlier day of the series, `base` that of always answering the base rate;
    both 0..1, lower is better, None where the series is too short. `why` is one sentence a reader can follow.
    """

    claim: str
    series: str
    method: str
    made: date
    due: date
    level: float
    start_value: float
    probability: float | None
    brier: float | None
    base: float | None
    trials: int
    why: str
