"""Records, runs and ranks in a row of values, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import inf
from operator import gt, lt

from tallystick.maths.stretches import Spread


def record_flags(values: Sequence[float], *, lowest: bool = False) -> list[bool]:
    """Which values beat every one before them. The first is no record: it has nothing to beat."""
    if not values:
        return []
    beats, best = (lt, min) if lowest else (gt, max)
    return [False, *map(beats, values[1:], accumulate(values, best))]


def record_chain(values: Sequence[float], *, lowest: bool = False) -> list[int]:
    """Where each record stands, oldest first; the first value opens the chain."""
    if isinstance(values, Spread):  # a mean that beats all before it has a sum that does; not so where they round alike
        among = record_chain(values.sums, lowest=lowest)
        return [among[k] for k in record_chain([values[at] for at in among], lowest=lowest)]
    chain: list[int] = []
    best = inf if lowest else -inf
    for k, value in enumerate(values):  # a loop by hand: twice as quick as a running maximum of everything
        if value < best if lowest else value > best:
            best = value
            chain.append(k)
    return chain if not values or (chain and not chain[0]) else [0, *chain]


def run_of_records(values: Sequence[float], *, lowest: bool = False) -> int:
    """How many values in a row, the last among them, beat every one before them."""
    rises = run_of_rises(values, falling=lowest)
    if not rises:
        return 0
    before = values[: len(values) - rises]  # each of the run beats the rest of it, so that it has only these to beat
    best = before[farthest(before, lowest=lowest)]
    return len([1 for each in values[-rises:] if (each < best if lowest else each > best)])


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
    if isinstance(values, Spread):
        edge = values.beyond(value, lowest=lowest)
        sums = values.sums
        return 1 + len([1 for each in sums if each <= edge] if lowest else [1 for each in sums if each >= edge])
    if lowest:
        return 1 + len([1 for each in values if each < value])
    return 1 + len([1 for each in values if each > value])


def farthest(values: Sequence[float], *, lowest: bool = False) -> int:
    """Where the highest (lowest) value stands, the earliest of equals."""
    best = min if lowest else max
    if not isinstance(values, Spread):
        return values.index(best(values))
    whole = values.whole
    if whole is not None and 2 * len(values) > len(whole):  # other parts of the whole will be asked for theirs
        if lowest not in whole.farthest:
            whole.farthest[lowest] = farthest(whole, lowest=lowest)
        if 0 <= whole.farthest[lowest] - values.start < len(values):
            return whole.farthest[lowest] - values.start
    sums = values.sums
    at = sums.index(best(sums))
    while at and best(sums[:at]) / values.days == values[at]:  # sums that differ may round to one mean
        at = sums.index(best(sums[:at]))
    return at
