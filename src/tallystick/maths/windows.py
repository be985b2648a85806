"""Moving extremes of a row of values."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence


def maximum_ahead(values: Sequence[float], reach: int) -> list[float]:
    """For each index the largest of the next `reach` values; shorter by `reach` than `values`. Linear time.

    Raises ValueError when `reach` is not positive.
    """
    if reach < 1:
        raise ValueError(f"reach must be positive, not {reach}")
    held: deque[int] = deque()
    out: list[float] = []
    for index, value in enumerate(values):
        while held and values[held[-1]] <= value:
            held.pop()
        held.append(index)
        start = index - reach
        if start >= 0:
            while held[0] <= start:
                held.popleft()
            out.append(values[held[0]])
    return out


def brier(probabilities: Sequence[float], outcomes: Sequence[bool]) -> float:
    """Mean squared error of probabilities, 0..1, lower is better. Source: Brier 1950, Mon. Weather Rev. 78(1), 1-3.

    Raises ValueError when the two differ in length or are empty.
    """
    if len(probabilities) != len(outcomes) or not outcomes:
        raise ValueError(f"{len(probabilities)} probabilities, {len(outcomes)} outcomes")
    return sum((p - o) ** 2 for p, o in zip(probabilities, outcomes, strict=True)) / len(outcomes)
