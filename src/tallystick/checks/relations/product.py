"""A rate in two steps (250,000 a month, around 3 million a year), and so many of so much each."""

from __future__ import annotations

from tallystick.checks.held import Held
from tallystick.checks.misprints import likely_slip
from tallystick.checks.passage import Figure, Passage, bounds
from tallystick.checks.together import judged, near, number, of_figures
from tallystick.checks.wording import matches, word_list
from tallystick.maths.calendar import SPANS
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import Interval, scale
from tallystick.model.finding import Relation, RelationKind

_REACH = 8  # figures looked back over for the total of what comes in groups
_SLACK = 0.03  # a month is taken as 30 days, a year as 52 weeks


def find(held: Held) -> list[Relation]:
    """By wording: one rate told twice over two lengths of time; number times size, with the total."""
    found: list[Relation] = []
    used: set[int] = set()
    for match in matches("product", held.passage):
        figures = match.figures
        last = match.places[{"steps": "long", "groups": "size"}.get(match.sense, "total")]
        if last in used:
            continue
        if match.sense == "groups":
            made = _groups(figures["number"], figures["size"], match.places["number"], held.passage)
        elif match.sense == "steps":
            long = figures["long"]
            if "step" in match.words:  # "36,000 men lost each month"
                long = long._replace(amount=long.amount._replace(per=match.words["step"]))
            made = _two_steps(figures["short"], long)
        else:
            made = _each(figures["number"], figures["size"], figures["total"])
        if made is not None:
            used.add(last)
            found.append(made)
    return found


def _two_steps(one: Figure, two: Figure) -> Relation | None:
    if one.amount.unit != two.amount.unit and None not in (one.amount.unit, two.amount.unit):
        if not all(f.head is not None and word_list("people").fullmatch(f.head) for f in (one, two)):
            return None
    a, b = SPANS.get(one.amount.per or ""), SPANS.get(two.amount.per or "")
    if a is None or b is None or a == b:
        return None
    short, long, factor = (one, two, b / a) if a < b else (two, one, a / b)
    right = short.value * factor
    holds = judged(scale(bounds(short), factor), long.amount, right, [short], slack=_SLACK * abs(right))
    told = f"{number(short)} × {grouped(factor, 4)} = {grouped(right, 4)}"
    slip = likely_slip(long.value, right, long.amount.step) if holds is False else None
    return of_figures(RelationKind.PRODUCT, [short, long], holds, f"{number(long)} per {long.amount.per}", told, slip)


def _groups(count: Figure, size: Figure, at: int, passage: Passage) -> Relation | None:
    """Eight barrages of 30 to 100 missiles, of the 370 told before: all there were, unless they are more than all."""
    if count.head is None or not word_list("group").fullmatch(count.head):
        return None
    told_before = reversed(passage.figures[max(0, at - _REACH) : at])
    total = next((f for f in told_before if f.kind == "v" and f.head is not None and f.head == size.head), None)
    if total is None or not near(total.claim, size.claim, passage.text) or count.value * size.value <= 0:
        return None
    low, high = (count.value * end for end in bounds(size))
    least, most = bounds(total)
    if high < least or size.amount.is_open or total.amount.is_open:
        return None
    told = f"{number(count)} × {number(size)} = {grouped(low, 9)}" + (f"–{grouped(high, 9)}" if high > low else "")
    return of_figures(RelationKind.PRODUCT, [total, count, size], low <= most, number(total), told)


def _each(count: Figure, size: Figure, total: Figure) -> Relation | None:
    if size.amount.unit != total.amount.unit and None not in (size.amount.unit, total.amount.unit):
        return None
    if min(count.value, size.value, total.value) <= 0:
        return None
    right = count.value * size.value
    a, b = bounds(count), bounds(size)
    spread: Interval = (max(a[0], 0.0) * max(b[0], 0.0), a[1] * b[1])
    holds = judged(spread, total.amount, right, [count, size])
    told = f"{number(count)} × {number(size)} = {grouped(right, 9)}"
    slip = likely_slip(total.value, right, total.amount.step) if holds is False else None
    return of_figures(RelationKind.PRODUCT, [count, size, total], holds, number(total), told, slip)
