"""A noun that takes in more than its measure: "127 vehicles" of 96 vehicles and 31 armoured ones.

Which classes the press counts together is data of the theatre (`joined_with`). A figure that prints the sum of a
measure and of others so joined with it is no wrong figure of the measure alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tallystick.arithmetic.measuring import Measured
from tallystick.checks.held import Held
from tallystick.checks.slips import asked
from tallystick.maths.digits import grouped
from tallystick.model.claim import Claim, ClaimKind

_MOST = 3  # measures in a sum: more of them come out by chance


def joined(claim: Claim, held: Held) -> str | None:
    """The sum that the figure prints, in words; None where it prints none."""
    amount, period, measure = claim.amount, claim.period, held.measure(claim.measure)
    if amount is None or period is None or measure is None or claim.kind is not ClaimKind.QUANTITY or amount.is_open:
        return None
    own = {m.convention: m.value for m in asked(claim, period, held) if m.value > 0}
    others = [(held.measure(id_), _by_convention(claim, id_, held)) for id_ in measure.joined_with]
    for size in range(1, _MOST):
        for chosen in combinations(others, size):
            for convention, value in own.items():
                parts = [values.get(convention, 0.0) for _, values in chosen]
                if all(part > 0 for part in parts) and amount.prints_as(value + sum(parts)):
                    names = [found.name for found, _ in chosen if found is not None]
                    told = f"{' + '.join(map(grouped, (value, *parts)))} = {grouped(value + sum(parts))}"
                    return f"{measure.name} with {', '.join(names)} ({convention}): {told}"
    return None


def _by_convention(claim: Claim, measure: str, held: Held) -> dict[str, float]:
    return {m.convention: m.value for m in _of(claim, measure, held)}


def _of(claim: Claim, measure: str, held: Held) -> Iterator[Measured]:
    if claim.period is not None:
        yield from asked(claim._replace(measures=(measure,)), claim.period, held)
