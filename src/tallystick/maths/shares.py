"""Relative distances."""

from __future__ import annotations


def percent_change(before: float, after: float) -> float:
    """(after - before) / |before| in percent; ValueError when `before` is 0."""
    if before == 0:
        raise ValueError("no percent change from 0")
    return 100.0 * (after - before) / abs(before)


def relative_gap(printed: float, computed: float) -> float:
    """(computed - printed) / |printed|; 0 when both are 0, signed infinity when only `printed` is 0."""
    if printed == 0:
        return 0.0 if computed == 0 else float("inf") if computed > 0 else float("-inf")
    return (computed - printed) / abs(printed)
