"""The same quantity in two units: 4,168 square kilometres (1,609 square miles), 102 per km² or 264 per square mile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tallystick.checks.held import Held
from tallystick.checks.together import INNOCENT, between, figure, interval, relation, with_numbers
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import meet, scale
from tallystick.model.amount import Amount
from tallystick.model.claim import Claim
from tallystick.model.finding import Relation, RelationKind

# Worth of one unit in the first unit of its kind. Sources: SI brochure 2019; NIST SP 811.
_KINDS: tuple[dict[str, float], ...] = (
    {"km²": 1.0, "mi²": 2.589988110336, "hectare": 0.01, "acre": 0.0040468564224, "m²": 1e-6, "ft²": 9.290304e-8},
    {
        "km": 1.0,
        "mile": 1.609344,
        "m": 1e-3,
        "metre": 1e-3,
        "foot": 0.0003048,
        "yard": 0.0009144,
        "nautical mile": 1.852,
    },
    {"kg": 1.0, "tonne": 1000.0, "pound": 0.45359237, "ton": 907.18474, "g": 1e-3},
    {"litre": 1.0, "barrel": 158.987294928, "gallon": 3.785411784},
)
_ABOUT = r"(?:about|some|roughly|around|approximately|just over|just under|nearly|almost|an?)?"
_JOINS = re.compile(rf"^\s*(?:\(|\[|,?\s*or|,|,?\s*that is|—|–|/|,?\s*equal to|,?\s*which is)?\s*{_ABOUT}\s*$")
_LOOSE = 0.02  # conversions are printed to two or three figures


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """Neighbouring amounts in two units of one kind, joined by a bracket, a comma or "or"."""
    found: list[Relation] = []
    valued = with_numbers(claims)
    for a, b in pairwise(valued):
        if a.sentence != b.sentence or a.amount is None or b.amount is None:
            continue
        if not _JOINS.match(between(a, b, held.context.text)):
            continue
        factor = _factor(a.amount, b.amount)
        if factor is not None:
            found.append(_relation(a, b, a.amount, b.amount, factor))
    return found


def _relation(a: Claim, b: Claim, first: Amount, second: Amount, factor: float) -> Relation:
    value = first.value * factor
    slack = max(_LOOSE * abs(second.value), second.step / 2)
    holds = meet(scale(interval(first), factor), interval(second), slack)
    told = f"{figure(a)} × {grouped(factor, 4)} = {grouped(value, 4)}"
    why = ""
    if not holds:
        upside_down = first.value / factor
        if abs(upside_down - second.value) <= max(slack, second.step):
            told += f"; {figure(a)} / {grouped(factor, 4)} = {grouped(upside_down, 4)}"
            why = f"{INNOCENT}; here the printed figure is what dividing gives where one must multiply"
    return relation(RelationKind.CONVERSION, [a, b], holds, figure(b), told, why)


def _factor(a: Amount, b: Amount) -> float | None:
    """What turns `a` into `b`'s unit; None when they are in the same unit or of different kinds."""
    if a.per != b.per and a.unit == b.unit:
        over = _between(a.per, b.per)
        return 1 / over if over else None
    if a.per == b.per:
        return _between(a.unit, b.unit)
    return None


def _between(a: str | None, b: str | None) -> float | None:
    if a is None or b is None or a == b:
        return None
    for kind in _KINDS:
        if a in kind and b in kind:
            return kind[a] / kind[b]
    return None
