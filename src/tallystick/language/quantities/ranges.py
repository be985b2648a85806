"""Ranges: 30–40, between A and B, from A to B, seven or eight; unit, noun, scale and rate are shared from the right."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import CARDINAL, PERCENT, RANGE, Draft

_RANGE_DASHES = frozenset("-–—−")
_FORMS = frozenset({CARDINAL, PERCENT})
_CHANGE_VERBS = frozenset(
    "rose risen rise rises rising fell fallen fall falls falling grew grown grow grows growing increased increase "
    "increases increasing decreased decrease decreases decreasing dropped drop drops dropping climbed climb climbs "
    "climbing jumped jump went gone go moved declined decline declining slipped up down surged soared plunged "
    "shrank narrowed widened slowed raised lifted cut reduced lifting raising accelerated "
    "slid slide sank tumbled plummeted weakened strengthened recovered rallied shrunk expanded "
    "dipped".split()
)


def join_ranges(cursor: Cursor, drafts: list[Draft], first: int) -> list[Draft]:
    """The drafts of one sentence (it begins at token `first`) with each pair that is a range made one."""
    joined = drafts[:1]
    for draft in drafts[1:]:
        left = joined[-1]
        if left.number.form not in _FORMS or draft.number.form not in _FORMS or left.bound is RANGE:
            joined.append(draft)
        elif draft.start - (left.end if left.unit else left.number.last) <= 2 and _is_range(cursor, left, draft, first):
            _join(left, draft)
        else:
            if left.start > first and cursor.lowers[left.start - 1] == "from" and draft.start > left.end:
                _mark_move(cursor, left, draft)
            joined.append(draft)
    return joined


def _is_range(cursor: Cursor, left: Draft, right: Draft, first: int) -> bool:
    lowers = cursor.lowers
    begin = left.end if left.unit else left.number.last
    gap = lowers[begin : right.start]
    if len(gap) != 1:
        return False
    between = gap[0]
    before = lowers[left.start - 1] if left.start > first else ""
    if between in _RANGE_DASHES:
        if right.hedge:
            return False
        if left.noun is not None or right.number.value == left.number.value:
            return False
        if right.noun is not None and left.kind == "currency" and lowers[right.number.last] == "of":
            right.noun, right.head, right.end = None, None, right.number.last  # "$30-40 billion of aid" is money
        if not _same_unit(left, right):
            return False
        return left.number.value < right.number.value or right.number.scale > left.number.scale
    if between == "and" and left.unit == "year of age" and before == "of":
        return _same_unit(left, right)  # "between the ages of 17 and 20"
    if between == "and" and before == "between":
        left.start -= 1
        return True
    if between == "or":
        return _next_to(left, right) and left.noun is None and left.unit in (None, right.unit)
    if between == "/" and left.kind == "currency" and left.unit == right.unit:
        return left.number.value < right.number.value
    if between != "to" or left.noun is not None or not _same_unit(left, right):
        return False
    if before == "from" and left.start - 2 >= first:
        near = lowers[max(first, left.start - 8) : left.start - 1]
        if not _CHANGE_VERBS.isdisjoint(near):
            left.moves = True
            return False
        left.start -= 1
        return True
    if before == "between":
        left.start -= 1
        return True
    if right.number.value == 1 and right.number.scale == 1:
        return False
    if right.kind == "percent" and left.number.value > right.number.value:
        return False  # "leads by 43 percent to 38 percent": two shares side by side
    return before not in _CHANGE_VERBS or left.number.value == 0


def _mark_move(cursor: Cursor, left: Draft, right: Draft) -> None:
    """ "from 21 mpg combined to 23", "from 40 to more than 52": the first is where the second came from."""
    gap = cursor.lowers[left.number.last : right.start]
    if len(gap) <= 6 and gap and gap[-1] == "to" and "," not in gap and "from" not in gap:
        if right.unit is not None or right.noun is not None:
            left.moves = _same_unit(left, right)
            return
        left.moves = True


def _same_unit(left: Draft, right: Draft) -> bool:
    """Do the two measure the same thing, the left one perhaps with its unit left out?"""
    if left.unit == right.unit or (left.unit is None and left.noun is None):
        return True
    if left.unit == "year of age" and left.noun is None and right.unit is None and right.noun is None:
        return True
    return left.kind == "currency" and left.start < left.number.first and right.unit is None and right.noun is None


def _next_to(left: Draft, right: Draft) -> bool:
    low, high = left.number.value, right.number.value
    return low + 1 == high and high <= 20 and right.kind != "currency"


def _join(left: Draft, right: Draft) -> None:
    """One range from two numbers; unit, noun, scale and rate are shared from the right."""
    low, high = left.number.value, right.number.value
    scale = right.number.scale
    if low < high and left.number.scale == 1 and scale != 1 and (left.number.digits or low < 100):
        low = low * scale if low * scale < high else low
    left.low, left.high, left.bound = min(low, high), max(low, high), RANGE
    left.number.value, left.number.last, left.number.form = low, right.number.last, right.number.form
    if right.unit is not None:
        left.unit, left.kind, left.name = right.unit, right.kind, right.name
    if right.noun is not None:
        left.noun, left.head = right.noun, right.head
    if right.per is not None:
        left.per, left.per_name = right.per, right.per_name
    left.end = max(left.end, right.end)
    left.label = None
