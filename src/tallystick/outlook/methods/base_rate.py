"""How often it has happened before: the share of earlier windows of that length with a move that large."""

from __future__ import annotations

from collections.abc import Sequence

NAME = "how often it happened before"
LEAST_WINDOWS = 60  # fewer finished windows say nothing yet


def chances(
    values: Sequence[float],
    reached: Sequence[bool],
    move: float,  # noqa: ARG001
    horizon: int,
) -> list[float | None]:
    """Counted over windows that were over by that day."""
    out: list[float | None] = []
    hits = 0
    for day in range(len(values)):
        finished = day - horizon  # the newest start whose window is over
        if finished >= 0:
            hits += reached[finished]
        out.append(hits / (finished + 1) if finished + 1 >= LEAST_WINDOWS else None)
    return out
