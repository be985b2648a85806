"""A value and how much more or fewer it is than another: 728 drones, 189 more than the record of 539."""

from __future__ import annotations

from tallystick.checks.held import Held
from tallystick.checks.misprints import likely_slip
from tallystick.checks.passage import alike, bounds, in_turn, other_base, past_the_base
from tallystick.checks.together import judged, number, of_figures
from tallystick.checks.wording import Match, matches
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import subtract
from tallystick.model.finding import Relation, RelationKind


def find(held: Held) -> list[Relation]:
    """Values whose wording says how far apart they are; of each difference one relation."""
    found: list[Relation] = []
    used: set[int] = set()
    for match in matches("difference", held.passage):
        if match.places["step"] not in used:
            last = max(match.places, key=lambda role: match.places[role])
            if match.sense.startswith("in_turn") and not in_turn(match.figures["other"], match.figures["value"]):
                continue
            if past_the_base(held.passage, match.figures["step"], match.figures["other"]):
                continue
            if last == "step" and match.sense != "in_turn_more" and other_base(held.passage, match.places["step"]):
                continue
            made = _relation(match)
            if made is not None:
                used.add(match.places["step"])
                found.append(made)
    return found


def _relation(match: Match) -> Relation | None:
    value, step, other = (match.figures[role] for role in ("value", "step", "other"))
    if not alike(value, other) or not (step.kind == "b" or match.sense == "leaving" or alike(value, step)):
        return None
    up = match.up
    if match.sense == "gap":
        up = value.value >= other.value
    elif match.sense == "leaving":
        up = True
    more, fewer = (value, other) if up else (other, value)
    spread = subtract(bounds(more), bounds(fewer))
    right = more.value - fewer.value
    holds = judged(spread, step.amount, right, [value, other])
    told = f"{number(more)} − {number(fewer)} = {grouped(right, 9)}"
    slip = None
    if holds is False:
        turned = right < 0 and step.amount.prints_as(-right)
        slip = "it goes the other way" if turned else likely_slip(step.value, right, step.amount.step)
    return of_figures(RelationKind.DIFFERENCE, [value, step, other], holds, number(step), told, slip)
