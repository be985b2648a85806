"""A walk without drift whose steps are as large as of late.

The chance that it touches a level is twice the chance that it ends beyond it (the reflection principle; Feller 1968,
An Introduction to Probability Theory and Its Applications, vol. 1, III.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, log, sqrt

NAME = "a random walk with the swings of the last 90 days"
MEMORY = 90


def chances(values: Sequence[float], move: float, horizon: int) -> list[float | None]:
    """From the root mean square of the last 90 daily log returns."""
    needed = log(move)
    out: list[float | None] = []
    squares: list[float] = []
    total = 0.0
    for index, value in enumerate(values):
        if index:
            square = log(value / values[index - 1]) ** 2
            squares.append(square)
            total += square
            if len(squares) > MEMORY:
                total -= squares[-MEMORY - 1]
        if len(squares) < MEMORY:
            out.append(None)
            continue
        spread = sqrt(max(total, 0.0) / MEMORY * horizon)
        out.append(min(1.0, erfc(needed / (spread * sqrt(2)))) if spread > 0 else 0.0)
    return out
