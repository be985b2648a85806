"""Closed intervals of numbers as (low, high) pairs; infinities allowed."""

from __future__ import annotations

from collections.abc import Iterable

Interval = tuple[float, float]


def add(parts: Iterable[Interval]) -> Interval:
    """The interval of a sum."""
    low = high = 0.0
    for part in parts:
        low, high = low + part[0], high + part[1]
    return low, high


def subtract(a: Interval, b: Interval) -> Interval:
    """The interval of a - b."""
    return a[0] - b[1], a[1] - b[0]


def scale(a: Interval, factor: float) -> Interval:
    """The interval times a factor that is not negative."""
    return a[0] * factor, a[1] * factor


def divide(a: Interval, b: Interval) -> Interval:
    """The interval of a / b for intervals that are not negative; b may touch 0."""
    low = a[0] / b[1] if b[1] > 0 else float("inf")
    return (low if low == low else 0.0), (a[1] / b[0] if b[0] > 0 else float("inf"))


def meet(a: Interval, b: Interval, slack: float = 0.0) -> bool:
    """Do they share a number, give or take `slack`?"""
    return a[0] <= b[1] + slack and b[0] <= a[1] + slack
