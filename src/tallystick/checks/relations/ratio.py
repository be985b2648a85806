"""A ratio and its inputs: 427,000 casualties, 102 per square kilometre, so 4,186 km²."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.checks.held import Held
from tallystick.checks.together import figure, interval, near, relation, with_numbers
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import divide, meet
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Relation, RelationKind


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """With both inputs in the text the ratio must follow from them; with one, what the other would be is shown."""
    found: list[Relation] = []
    valued = with_numbers(claims)
    for ratio in valued:
        if ratio.aggregation is not Aggregation.RATIO or ratio.amount is None or not ratio.amount.value:
            continue
        close = [c for c in valued if c is not ratio and near(c, ratio, held.context.text) and c.amount is not None]
        tops = [c for c in close if _is_numerator(c, ratio)]
        bottoms = [c for c in close if _is_denominator(c, ratio)]
        found += _relations(ratio, tops, bottoms)
    return found


def _is_numerator(claim: Claim, ratio: Claim) -> bool:
    if claim.aggregation is not Aggregation.TOTAL or claim.measure != ratio.measure or not claim.measure:
        return False
    return _same_time(claim, ratio)


def _is_denominator(claim: Claim, ratio: Claim) -> bool:
    if ratio.amount is None or claim.amount is None or claim.aggregation not in (Aggregation.TOTAL, None):
        return False
    return claim.amount.unit == ratio.amount.per and _same_time(claim, ratio)


def _same_time(a: Claim, ratio: Claim) -> bool:
    """The ratio's own days, or any of its sentence when it names none: "99 per km²: 1,627 km² for 160,000"."""
    if a.period is None or ratio.period is None:
        return False
    return a.period.same_days(ratio.period) or (a.sentence == ratio.sentence and not ratio.period.is_named)


def _relations(ratio: Claim, tops: Sequence[Claim], bottoms: Sequence[Claim]) -> list[Relation]:
    if ratio.amount is None:
        return []
    for top in tops:
        for bottom in bottoms:
            if top.amount is None or bottom.amount is None or not bottom.amount.value:
                continue
            if top.period is None or bottom.period is None or not top.period.same_days(bottom.period):
                continue
            value = top.amount.value / bottom.amount.value
            holds = meet(divide(interval(top.amount), interval(bottom.amount)), interval(ratio.amount), 0.01 * value)
            named = ratio.period is not None and ratio.period.is_named
            if not holds and not (named and top.sentence == ratio.sentence == bottom.sentence):
                continue
            told = f"{figure(top)} / {figure(bottom)} = {grouped(value, 4)}"
            return [relation(RelationKind.RATIO, [top, bottom, ratio], holds, figure(ratio), told)]
    for top in tops:
        if top.amount is not None and top.sentence == ratio.sentence:
            implied = top.amount.value / ratio.amount.value
            told = f"{figure(top)} / {figure(ratio)} = {grouped(implied, 4)} {ratio.amount.per or ''}".strip()
            why = f"the {ratio.amount.per or 'amount'} that the two numbers imply; the text does not state it"
            return [relation(RelationKind.RATIO, [top, ratio], None, figure(ratio), told, why)]
    return []
