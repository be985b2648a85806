"""A ratio and its inputs: three times the 400 of May; 427,000 casualties, 102 per square kilometre, so 4,186 km²."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tallystick.checks.held import Held
from tallystick.checks.misprints import likely_slip
from tallystick.checks.passage import Figure, alike, bounds
from tallystick.checks.together import judged, near, number, of_figures, relation, same_days
from tallystick.checks.wording import Match, matches
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import divide
from tallystick.model.amount import Amount, Bound
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Relation, RelationKind

_REACH = 24  # figures on either side of a ratio that may be its inputs
_HALF = 0.25  # writers round a multiple below five to halves: "three times" is 2.75 to 3.25
_TENTH = 0.1  # and a larger one to about a tenth
_NEAR = 0.15
_LOOSE = 0.02  # share of the value by which a rounded rate over something may miss


def find(held: Held) -> list[Relation]:
    """Multiples and rates whose wording names both inputs; where one input is missing, what it would be is shown."""
    found: list[Relation] = []
    used: set[int] = set()
    for match in matches("ratio", held.passage):
        made = _per(match) if match.sense == "per" else _multiple(match)
        index = match.places["each" if match.sense == "per" else "times"]
        if made is not None and index not in used:
            used.add(index)
            found.append(made)
    worded = {held.passage.figures[index].claim.id for index in used}
    return found + _by_measure(held, worded)


def _multiple(match: Match) -> Relation | None:
    top, times, bottom = (match.figures[role] for role in ("top", "times", "bottom"))
    if not alike(top, bottom) or bottom.value <= 0 or times.value <= 0:
        return None
    if match.sense == "fewer":
        top, bottom = bottom, top
    if bottom.value <= 0:
        return None
    value = top.value / bottom.value
    holds = judged(divide(bounds(top), bounds(bottom)), _allowed(times.amount), value, [top, bottom], near=_NEAR)
    if holds is False and match.sense == "more" and abs(value - (times.value + 1)) <= _HALF:
        holds = True  # "three times more" is also said of four times as much
    told = f"{number(top)} / {number(bottom)} = {grouped(value, 3)}"
    slip = likely_slip(times.value, value, max(times.amount.step, 0.1)) if holds is False else None
    return of_figures(RelationKind.RATIO, [top, times, bottom], holds, times.claim.text, told, slip)


def _allowed(times: Amount) -> Amount:
    reach = _HALF if times.value < 5 else _TENTH * times.value
    if times.is_open:
        return times  # "more than doubled" is no less than that
    if times.hedge or times.bound is not Bound.EXACT:
        return times._replace(low=min(times.low, times.value - reach), high=max(times.high, times.value + reach))
    return times._replace(low=times.value - reach, high=times.value + reach)


def _per(match: Match) -> Relation | None:
    top, each, bottom = (match.figures[role] for role in ("top", "each", "bottom"))
    if bottom.amount.unit != each.amount.per:
        if top.amount.unit != each.amount.per:
            return None
        top, bottom = bottom, top
    if top.amount.unit != each.amount.unit and None not in (top.amount.unit, each.amount.unit):
        if top.claim.measure is None or top.claim.measure != each.claim.measure:
            return None
    return _over(top, each, bottom) if bottom.value > 0 else None


def _over(top: Figure, each: Figure, bottom: Figure) -> Relation:
    value = top.value / bottom.value
    holds = judged(divide(bounds(top), bounds(bottom)), each.amount, value, [top, bottom], slack=_LOOSE * value)
    told = f"{number(top)} / {number(bottom)} = {grouped(value, 4)}"
    slip = None
    if holds is False:
        turned = top.value > 0 and each.amount.prints_as(bottom.value / top.value)
        slip = "divided the wrong way round" if turned else likely_slip(each.value, value, each.amount.step)
    return of_figures(RelationKind.RATIO, [top, bottom, each], holds, number(each), told, slip)


def _by_measure(held: Held, worded: set[str]) -> list[Relation]:
    """A ratio of one measure over another, and totals of both over the same days, wherever in the paragraph."""
    found: list[Relation] = []
    passage = held.passage
    for index, figure in enumerate(passage.figures):
        ratio = figure.claim
        if ratio.aggregation is not Aggregation.RATIO or figure.kind in "mi" or not figure.value or ratio.id in worded:
            continue
        low, high = max(0, index - _REACH), bisect_left(passage.starts, figure.span.end + 400)
        close = [f for f in passage.figures[low : min(high, index + _REACH)] if f is not figure]
        close = [f for f in close if near(f.claim, ratio, passage.text)]
        tops = [f for f in close if _is_numerator(f.claim, ratio)]
        bottoms = [f for f in close if _is_denominator(f.claim, ratio)]
        found += _relations(figure, tops, bottoms)
    return found


def _is_numerator(claim: Claim, ratio: Claim) -> bool:
    if claim.aggregation is not Aggregation.TOTAL or claim.measure != ratio.measure or not claim.measure:
        return False
    return same_days(claim, ratio)


def _is_denominator(claim: Claim, ratio: Claim) -> bool:
    if ratio.amount is None or claim.amount is None or claim.aggregation is not Aggregation.TOTAL:
        return False
    return claim.amount.unit == ratio.amount.per and same_days(claim, ratio)


def _relations(ratio: Figure, tops: Sequence[Figure], bottoms: Sequence[Figure]) -> list[Relation]:
    for top in tops:
        for bottom in bottoms:
            if bottom.value > 0:
                made = _over(top, ratio, bottom)
                if made.holds or top.claim.sentence == ratio.claim.sentence == bottom.claim.sentence:
                    return [made]
    per = ratio.claim.amount.per if ratio.claim.amount else None
    for top in tops:
        if top.claim.sentence == ratio.claim.sentence:
            told = f"{number(top)} / {number(ratio)} = {grouped(top.value / ratio.value, 4)} {per or ''}".strip()
            why = f"the {per or 'amount'} that the two numbers imply; the text does not state it"
            return [relation(RelationKind.RATIO, [top.claim, ratio.claim], None, number(ratio), told, why)]
    return []
