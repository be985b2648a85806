"""A walk without drift whose steps are as large as of late.

The chance that it touches a level is twice the chance that it ends beyond it (the reflection principle; Feller 1968,
An Introduction to Probability Theory and Its Applications, vol. 1, III.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import erfc, log, sqrt

NAME = "a random walk with the swings of the last 90 days"
MEMORY = 90


def chances(
    values: Sequence[float],
    reached: Sequence[bool],  # noqa: ARG001
    move: float,
    horizon: int,
) -> list[float | None]:
    """From the root mean square of the last 90 daily log returns."""
    logs = [log(value) for value in values]
    squares = [(b - a) ** 2 for a, b in pairwise(logs)]
    scale = log(move) / sqrt(2 * horizon / MEMORY)
    out: list[float | None] = [None] * min(MEMORY, len(values))
    total = sum(squares[:MEMORY])
    for index in range(MEMORY, len(values)):
        if index > MEMORY:
            total += squares[index - 1] - squares[index - 1 - MEMORY]
        out.append(erfc(scale / sqrt(total)) if total > 0 else 0.0)
    return out
