"""Records, runs and ranks in a row of values, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, repeat
from math import inf
from operator import gt, lt


def record_flags(values: Sequence[float], *, lowest: bool = False) -> list[bool]:
    """Which values beat every one before them. The first is no record: it has nothing to beat."""
    if not values:
        return []
    beats, best = (lt, min) if lowest else (gt, max)
    return [False, *map(beats, values[1:], accumulate(values, best))]


def record_chain(values: Sequence[float], *, lowest: bool = False) -> list[int]:
    """Where each record stands, oldest first; the first value opens the chain."""
    chain: list[int] = []
    best = inf if lowest else -inf
    for k, value in enumerate(values):  # a loop by hand: twice as quick as a running maximum of everything
        if value < best if lowest else value > best:
            best = value
            chain.append(k)
    return chain if not values or (chain and not chain[0]) else [0, *chain]


def run_of_records(chain: Sequence[int], length: int) -> int:
    """How many values in a row, the last of `length` among them, are records; `chain` as `record_chain` gives it."""
    run = 0
    while run < len(chain) - 1 and chain[-1 - run] == length - 1 - run:
        run += 1
    return run


def run_of_rises(values: Sequence[float], *, falling: bool = False) -> int:
    """How many values in a row, the last among them, exceed (fall below) the one before."""
    exceeds = lt if falling else gt
    run = 0
    while run < len(values) - 1 and exceeds(values[-1 - run], values[-2 - run]):
        run += 1
    return run


def run_at_end(flags: Sequence[bool]) -> int:
    """How many of the last flags are true in a row."""
    length = 0
    for flag in reversed(flags):
        if not flag:
            break
        length += 1
    return length


def rises(values: Sequence[float], *, falling: bool = False) -> list[bool]:
    """Which values exceed (fall below) the one before; the first does not."""
    return [False, *map(lt if falling else gt, values[1:], values)] if values else []


def rank(values: Sequence[float], value: float, *, lowest: bool = False) -> int:
    """1 + the number of `values` that are larger (smaller) than `value`."""
    beyond: map[bool] = map(lt if lowest else gt, values, repeat(value))
    return 1 + sum(beyond)
