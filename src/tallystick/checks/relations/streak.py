"""A run and the value that crowns it: 1,585 a day, a fourth consecutive record."""

from __future__ import annotations

from tallystick.checks.held import Held
from tallystick.checks.rules import streak
from tallystick.checks.together import relation, same_days, same_thing, with_numbers
from tallystick.model.claim import Aggregation, ClaimKind
from tallystick.model.finding import Relation, RelationKind, Verdict


def find(held: Held) -> list[Relation]:
    """The value and the run belong together; whether the run holds is read off the series, back to where it breaks."""
    found: list[Relation] = []
    for run in held.claims:
        if run.aggregation is not Aggregation.STREAK:
            continue
        value = next(
            (
                c
                for c in with_numbers(held.claims)
                if c.kind is ClaimKind.QUANTITY and same_thing(c, run) and same_days(c, run)
            ),
            None,
        )
        finding = streak.check(run, held)
        if value is None or finding is None or not finding.evidence:
            continue
        holds = True if finding.verdict is Verdict.SUPPORTED else None
        found.append(
            relation(RelationKind.STREAK, [value, run], holds, run.text, finding.evidence[0].expression, finding.why)
        )
    return found
