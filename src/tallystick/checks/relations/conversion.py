"""The same quantity in two units: 4,168 square kilometres (1,609 square miles), 102 per km² or 264 per square mile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tallystick.checks.held import Held
from tallystick.checks.misprints import likely_slip
from tallystick.checks.passage import MONEY, Figure, Passage
from tallystick.checks.together import interval, number, of_figures, same_days, shut
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import divide, meet, scale
from tallystick.maths.units import KM2_PER_SQUARE_MILE
from tallystick.model.amount import Amount
from tallystick.model.finding import Relation, RelationKind

# Worth of one unit in the first unit of its kind. Sources: SI brochure 2019; NIST SP 811.
_KINDS: tuple[dict[str, float], ...] = (
    {"km²": 1.0, "mi²": KM2_PER_SQUARE_MILE, "hectare": 0.01, "acre": 0.0040468564224, "m²": 1e-6, "ft²": 9.290304e-8},
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
_SQUARES = {"mile": "mi²", "km": "km²", "m": "m²", "metre": "m²", "foot": "ft²"}  # with "square" dropped
_ABOUT = r"(?:about|some|roughly|around|approximately|just over|just under|nearly|almost|an?)?"
_JOINS = re.compile(rf"^\s*(?:\(|\[|,?\s*or|,|,?\s*that is|—|–|/|,?\s*equal to|,?\s*which is)?\s*{_ABOUT}\s*$")
_BRACKET = re.compile(rf"^\s*[(\[]\s*{_ABOUT}\s*$")
_LOOSE = 0.02  # conversions are printed to two or three figures
_MARKET = 0.05  # exchange rates of one passage differ by no more than this: they are the day's, or the year's
_THEN = re.compile(  # two times are spoken of, each with its own rate
    r"\b(?:before|then|at the time|ago|earlier|formerly|pre-?war|today|now|originally|last year|was worth)\b"
    r"|\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b",
    re.IGNORECASE | re.DOTALL,
)
_FAR = 3.0  # beyond this, no two rates of one paragraph explain it, whatever the days


def find(held: Held) -> list[Relation]:
    """Neighbouring amounts in two units of one kind, joined by a bracket, a comma or "or"; money in brackets."""
    passage = held.passage
    found: list[Relation] = []
    for index, a in enumerate(passage.figures[:-1]):
        b = passage.figures[index + 1]
        if a.claim.sentence != b.claim.sentence or not (b.span.start - a.span.end) < 30:
            continue
        words = passage.text[a.span.end : b.span.start].lower()
        if not _JOINS.match(words):
            continue
        factor = _factor(a.amount, b.amount)
        if factor is not None:
            found.append(_relation(a, b, factor))
        elif _BRACKET.match(words):
            found += _dropped(a, b)
    return found + _exchanges(passage)


def _relation(a: Figure, b: Figure, factor: float) -> Relation:
    first, second = a.amount, b.amount
    value = first.value * factor
    slack = max(_LOOSE * abs(second.value), second.step / 2)
    holds = meet(shut(scale(interval(first), factor)), shut(interval(second)), slack)
    told = f"{number(a)} × {grouped(factor, 4)} = {grouped(value, 4)}"
    slip = None
    if not holds:
        upside_down = first.value / factor
        if abs(upside_down - second.value) <= max(slack, second.step):
            told += f"; {number(a)} / {grouped(factor, 4)} = {grouped(upside_down, 4)}"
            slip = "the printed figure is what dividing gives where one must multiply"
        elif _unsquared(a, b) and second.prints_as(first.value * factor**0.5):
            slip = "an area was turned with the factor of a length"
        else:
            slip = likely_slip(second.value, value, second.step)
    return of_figures(RelationKind.CONVERSION, [a, b], holds, number(b), told, slip)


def _unsquared(a: Figure, b: Figure) -> bool:
    return "²" in (a.amount.unit or "") and "²" in (b.amount.unit or "")


def _dropped(a: Figure, b: Figure) -> list[Relation]:
    """259 square kilometres (100 miles): an area and a length, where the same number of square miles is right."""
    for one, two in ((a, b), (b, a)):
        meant = _SQUARES.get(two.amount.unit or "")
        if meant is None or not (one.amount.unit or "").endswith("²") or one.amount.unit == meant:
            continue
        squared = two.amount._replace(unit=meant)
        first, second = (one.amount, squared) if one is a else (squared, one.amount)
        factor = _factor(first, second)
        if factor is None:
            continue
        told = f"{number(a)} {first.unit} × {grouped(factor, 4)} = {grouped(first.value * factor, 4)} {second.unit}"
        slack = max(_LOOSE * abs(second.value), second.step / 2)
        fits = meet(scale(interval(first), factor), interval(second), slack)
        slip = f"“square” was dropped: {number(two)} {meant}" if fits else "an area is given as a length"
        return [of_figures(RelationKind.CONVERSION, [a, b], False, f"{number(b)} {b.amount.unit}", told, slip)]
    return []


def _exchanges(passage: Passage) -> list[Relation]:
    """Two sums of money in brackets after sums of another currency, in one passage: one exchange rate for both."""
    found: list[Relation] = []
    last: dict[tuple[str, str], tuple[Figure, Figure]] = {}
    rates = {(many.amount.unit, one.amount.unit): many for many, one in _rates(passage)}
    for a, b in _priced(passage):
        key = (a.amount.unit or "", b.amount.unit or "")
        if key in rates:
            found += _at_rate(a, b, rates[key], passage)
        elif key in last:
            made = _same_rate(*last[key], a, b, passage)
            if made is not None:
                found.append(made)
        last[key] = (a, b)
    return found


def _rates(passage: Passage) -> Iterator[tuple[Figure, Figure]]:
    """ "($1 = 77.1000 roubles)": the rate of the day as the agencies print it, the unit of one last."""
    for one, many in pairwise(passage.figures):
        if one.value == 1 and passage.text[one.span.end : many.span.start].strip() == "=":
            yield many, one


def _at_rate(a: Figure, b: Figure, many: Figure, passage: Passage) -> list[Relation]:
    value = a.value / many.value
    holds = meet(scale(interval(a.amount), 1 / many.value), interval(b.amount), _LOOSE * value)
    if not holds and _THEN.search(a.claim.sentence.of(passage.text)):
        return []
    told = f"{number(a)} / {number(many)} = {grouped(value, 4)} {b.amount.unit}"
    slip = None if holds else likely_slip(b.value, value, b.amount.step)
    return [of_figures(RelationKind.CONVERSION, [a, b, many], holds, number(b), told, slip)]


def _priced(passage: Passage) -> Iterator[tuple[Figure, Figure]]:
    for first in range(len(passage.figures) - 1):
        a, b = passage.figures[first], passage.figures[first + 1]
        if first not in passage.asides and not (
            b.amount.hedge and a.claim.sentence == b.claim.sentence and passage.after(first) == ", "
        ):
            continue
        units = (a.amount.unit or "", b.amount.unit or "")
        if all(MONEY.match(unit) for unit in units) and a.amount.per == b.amount.per and min(a.value, b.value) > 0:
            yield a, b


def _same_rate(a: Figure, b: Figure, c: Figure, d: Figure, passage: Passage) -> Relation | None:
    if passage.text.count("\n\n", b.span.end, c.span.start):
        return None
    one, two = divide(interval(a.amount), interval(b.amount)), divide(interval(c.amount), interval(d.amount))
    first, second = a.value / b.value, c.value / d.value
    holds: bool | None = meet(one, two, _MARKET * min(first, second))
    if not holds:
        apart = max(first / second, second / first)
        words = passage.text[a.claim.sentence.start : c.claim.sentence.end]
        dated = same_days(a.claim, c.claim) and c.claim.sentence.start - a.claim.sentence.end < 3
        moved = re.search(r"\bfrom\s*$", passage.text[a.claim.sentence.start : c.span.start])
        holds = False if not moved and (dated or apart >= _FAR) and not _THEN.search(words) else None
    if holds is None:
        return None
    told = (
        f"{number(a)} / {number(b)} = {grouped(first, 4)}; {number(c)} / {number(d)} = {grouped(second, 4)} "
        f"{a.amount.unit} to the {b.amount.unit}"
    )
    slip = likely_slip(d.value, c.value / first, d.amount.step) if holds is False else None
    return of_figures(RelationKind.CONVERSION, [a, b, c, d], holds, number(d), told, slip)


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
