"""A direction and the two numbers it stands between: rose to 1,700 a day, after 1,585."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tallystick.checks.held import Held
from tallystick.checks.together import figure, is_value, near, relation, same_thing, with_numbers
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Relation, RelationKind

_REACH = 12  # number claims on either side that a direction may be about


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """The value that a direction word leads to, against the value of the same sort told just before.

    The other order is shown without a judgement: the words may compare with something else.
    """
    found: list[Relation] = []
    numbers = [c for c in with_numbers(claims) if is_value(c)]
    starts = [c.span.start for c in numbers]
    for trend in claims:
        if trend.kind is not ClaimKind.TREND or trend.comparison is None or trend.comparison.direction is None:
            continue
        at = bisect_left(starts, trend.span.start)
        values = [c for c in numbers[max(0, at - _REACH) : at + _REACH] if same_thing(c, trend)]
        here = [c for c in values if c.sentence == trend.sentence and c.span.start >= trend.span.start]
        if not here:
            continue
        reached = here[0]
        earlier = [c for c in values if c.span.end <= trend.span.start and _comparable(c, reached)]
        if earlier and near(earlier[-1], reached, held.context.text):
            found.append(_relation(earlier[-1], reached, trend.comparison.direction))
    return found


def _comparable(a: Claim, b: Claim) -> bool:
    if a.amount is None or b.amount is None:
        return False
    if a.aggregation is not b.aggregation or a.amount.per != b.amount.per or a.period == b.period:
        return False
    if a.aggregation is Aggregation.MEAN or a.period is None or b.period is None:
        return True
    return 0.8 <= a.period.days / b.period.days <= 1.25  # a month's total against a day's tells nothing


def _relation(a: Claim, b: Claim, direction: str) -> Relation:
    before, after = (c.amount.value if c.amount else 0.0 for c in (a, b))
    fits = after > before if direction == "up" else after < before
    sign = ">" if after > before else "<" if after < before else "="
    why = "the numbers go the way the words say" if fits else "the words may compare with something else than this"
    return relation(
        RelationKind.ORDER, [a, b], True if fits else None, direction, f"{figure(b)} {sign} {figure(a)}", why
    )
