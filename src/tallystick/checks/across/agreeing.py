"""The figures of one quantity beside each other: which are the same, which differ, which moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tallystick.checks.across.figures import Figure
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import meet
from tallystick.model.amount import Amount, Bound

MATERIAL = 0.05  # the contract's line: less than this is no material difference
MOST_VALUES = 100  # different values of one quantity on the same days; more is no quantity but a table
_ABOVE = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_BELOW = frozenset({Bound.LESS_THAN, Bound.AT_MOST})


def alike(a: Amount, b: Amount) -> bool:
    """The same figure: equal as printed, or one within what the other's wording allows and not materially off."""
    if {a.bound, b.bound} & _ABOVE and {a.bound, b.bound} & _BELOW:
        return False
    if abs(a.value - b.value) <= 1e-9 * max(1.0, abs(a.value)):
        return True
    if a.is_open or b.is_open:
        return False
    return _close(a, b) and meet((a.low, a.high), (b.low, b.high))


def apart(a: Amount, b: Amount) -> bool:
    """Materially different: no number is allowed by both, and more than the contract's 5 % lie between them."""
    return not meet((a.low, a.high), (b.low, b.high)) and not _close(a, b)


def _close(a: Amount, b: Amount) -> bool:
    return abs(a.value - b.value) <= MATERIAL * max(abs(a.value), abs(b.value))


def gathered(figures: Sequence[Figure]) -> tuple[list[list[Figure]], int]:
    """Figures of one quantity and the same days by value, and how many were left out beyond `MOST_VALUES`.

    The figure printed most precisely leads each group, and the others are held against it alone: so the groups do not
    hang on the order in which the texts came.
    """
    groups: list[list[Figure]] = []
    by_value: dict[float, list[Figure]] = {}
    left_out = 0
    for figure in sorted(figures, key=_precise):
        amount = figure.amount
        found = by_value.get(amount.value)
        if found is None or not alike(found[0].amount, amount):
            found = next((group for group in groups if alike(group[0].amount, amount)), None)
        if found is not None:
            found.append(figure)
        elif len(groups) < MOST_VALUES:
            groups.append([figure])
            by_value.setdefault(amount.value, groups[-1])
        else:
            left_out += 1
    return groups, left_out


def _precise(figure: Figure) -> tuple[bool, float, float, float, str, str, str]:
    amount = figure.amount
    width = amount.high - amount.low
    return amount.is_open, width, amount.step, amount.value, amount.bound.value, figure.printed, figure.sentence


def differing(groups: Sequence[list[Figure]]) -> list[list[Figure]]:
    """The groups that differ from another one, of texts that give one figure alone for the quantity.

    A text with two figures under one key speaks of two things that the key does not tell apart.
    """
    values: dict[int, set[int]] = {}
    for number, group in enumerate(groups):
        for figure in group:
            values.setdefault(figure.text, set()).add(number)
    single = [[one for one in group if one.named and len(values[one.text]) == 1] for group in groups]
    single = [group for group in single if group]
    return [one for one in single if any(_differ(one[0], other[0]) for other in single)]


def _differ(a: Figure, b: Figure) -> bool:
    """Materially, or as two ways of counting do that the record bears out."""
    if a.supported and b.supported and a.bears_out != b.bears_out:
        return not alike(a.amount, b.amount) and not meet((a.amount.low, a.amount.high), (b.amount.low, b.amount.high))
    return apart(a.amount, b.amount)


def told_of_a_move(first: Amount, last: Amount, days: int, additive: bool) -> str:
    """By how much a level moved, and what a running total that fell may be."""
    change = last.value - first.value
    unit = f" {first.unit}" if first.unit and first.unit != "person" else ""
    stretch = f"in {days} day{'' if days == 1 else 's'}"
    if change < 0 and additive:
        return f"{grouped(-change, 5)}{unit} less {stretch}: a correction, rounding, or another count"
    words = f"{grouped(abs(change), 5)}{unit} {'more' if change > 0 else 'less'} {stretch}"
    return f"{words}, {grouped(change / days, 5)} a day" if additive and days > 1 else words


def by_day(figures: Sequence[Figure]) -> list[tuple[date, list[Figure]]]:
    """Figures of a level by its day, earliest first."""
    days: dict[date, list[Figure]] = {}
    for figure in figures:
        days.setdefault(figure.period.end, []).append(figure)
    return sorted(days.items())
