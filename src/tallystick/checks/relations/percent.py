"""A percentage and the two values it stands between: up 23 per cent, to 13.5 from 10.8."""

from __future__ import annotations

from tallystick.checks.held import Held
from tallystick.checks.misprints import likely_slip
from tallystick.checks.passage import Figure, alike, bounds, in_turn, other_base, past_the_base, percentage
from tallystick.checks.together import judged, number, of_figures
from tallystick.checks.wording import matches
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import Interval, divide
from tallystick.maths.shares import percent_change
from tallystick.model.amount import Amount
from tallystick.model.finding import Relation, RelationKind

_POINT = 1.0  # a change may be off by a point where rounded values explain it
_SLACK = 0.05  # percentage points: computed shares are rounded once more


def find(held: Held) -> list[Relation]:
    """One relation for each change in per cent whose wording names the value before and the value after."""
    found: list[Relation] = []
    used: set[int] = set()
    for match in matches("percent", held.passage):
        figures = match.figures
        change, before, after = figures["p"], figures["before"], figures["after"]
        if match.places["p"] in used or not alike(before, after) or min(before.value, after.value) <= 0:
            continue
        last = max(match.places, key=lambda role: match.places[role])
        if last == "p" and match.sense != "in_turn_more" and other_base(held.passage, match.places["p"]):
            continue
        if past_the_base(held.passage, change, before):
            continue
        if match.sense.startswith("in_turn") and not in_turn(before, after):
            continue
        used.add(match.places["p"])
        if _later(before, after):
            before, after = after, before
        found.append(_relation(change, before, after, up=bool(match.up)))
    return found


def _later(before: Figure, after: Figure) -> bool:
    """Do the dates say that the one the words name first is the later one?"""
    a, b = before.claim.period, after.claim.period
    return a is not None and b is not None and a.is_named and b.is_named and a.start > b.end


def _relation(change: Figure, before: Figure, after: Figure, *, up: bool) -> Relation:
    spread = _change(bounds(before), bounds(after), up=up)
    value = percent_change(before.value, after.value)
    stated = percentage(change)
    holds = judged(spread, stated, value if up else -value, [before, after], slack=_SLACK, near=_near(stated))
    told = f"{number(after)} / {number(before)} − 1 = {grouped(value, 3)} %"
    slip = None
    if holds is False:
        size = value if up else -value
        other = abs(percent_change(after.value, before.value))
        if stated.prints_as(other):
            slip = f"the change was taken of {number(after)}, not of {number(before)}"
        elif stated.prints_as(100 * after.value / before.value):
            slip = "the one value in per cent of the other was printed, not the change"
        elif size < 0 and stated.prints_as(-size):
            slip = "the change goes the other way"
        else:
            slip = likely_slip(stated.value, size, stated.step)
    return of_figures(
        RelationKind.PERCENT,
        [change, before, after],
        holds,
        f"{number(change)} %" if change.kind == "p" else change.claim.text,
        told,
        slip,
    )


def _near(change: Amount) -> float:
    return max(0.05, _POINT / change.value) if change.value else 0.05


def _change(before: Interval, after: Interval, *, up: bool) -> Interval:
    low, high = divide(after, before)
    return (100 * (low - 1), 100 * (high - 1)) if up else (100 * (1 - high), 100 * (1 - low))
