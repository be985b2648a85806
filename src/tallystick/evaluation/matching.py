"""Pairs of marks and predictions: each in one pair at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

M = TypeVar("M")
P = TypeVar("P")


def largest_matching(marks: Sequence[M], predictions: Sequence[P], fits: Callable[[M, P], bool]) -> dict[int, int]:
    """As many pairs as can be had at once, as places of marks to places of predictions.

    Augmenting paths (Kuhn 1955): a mark takes a free prediction, or one whose own mark can move to another. Written as
    a walk along the path, not as a recursion, so that a long list cannot exhaust the stack.
    """
    options = [[j for j, one in enumerate(predictions) if fits(mark, one)] for mark in marks]
    taken_by: dict[int, int] = {}
    for first in range(len(marks)):
        came_from: dict[int, int] = {}  # a prediction, and the mark that asks for it on this path
        front, free = [first], None
        while front and free is None:
            mark = front.pop()
            for prediction in options[mark]:
                if prediction in came_from:
                    continue
                came_from[prediction] = mark
                if prediction not in taken_by:
                    free = prediction
                    break
                front.append(taken_by[prediction])
        held = {mark: prediction for prediction, mark in taken_by.items()} if free is not None else {}
        while free is not None:
            mark = came_from[free]
            taken_by[free] = mark
            free = held.get(mark)
    return {mark: prediction for prediction, mark in taken_by.items()}
