"""A range said to hold for every day, and a day told to lie outside it: "300 to 600 a day", with a high of 820."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.checks.held import Held
from tallystick.checks.together import figure, near, relation, same_thing, with_numbers
from tallystick.maths.digits import grouped
from tallystick.model.amount import Bound
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Relation, RelationKind

_EXTREMES = frozenset({Aggregation.MAX, Aggregation.MIN})


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """Ranges of a daily figure, against extremes of single days among theirs. A mean may leave its days behind."""
    found: list[Relation] = []
    numbers = with_numbers(claims)
    for range_claim in numbers:
        if not _is_daily_range(range_claim):
            continue
        for day in numbers:
            if day.kind is ClaimKind.RECORD and day.aggregation in _EXTREMES and same_thing(day, range_claim):
                if near(range_claim, day, held.context.text) and _within(day, range_claim):
                    found += _relation(range_claim, day)
    return found


def _is_daily_range(claim: Claim) -> bool:
    amount = claim.amount
    return amount is not None and amount.bound is Bound.RANGE and amount.per == "day" and claim.period is not None


def _within(day: Claim, range_claim: Claim) -> bool:
    if day.period is None or range_claim.period is None or day.period.days != 1:
        return False
    return range_claim.period.covers(day.period)


def _relation(range_claim: Claim, day: Claim) -> list[Relation]:
    bounds, amount = range_claim.amount, day.amount
    if bounds is None or amount is None:
        return []
    if amount.high >= bounds.low and amount.low <= bounds.high:
        return []
    side = ">" if amount.value > bounds.high else "<"
    end = bounds.high if side == ">" else bounds.low
    told = f"{figure(day)} {side} {grouped(end, 9)}"
    return [relation(RelationKind.ORDER, [range_claim, day], False, range_claim.text, told)]
