"""Ranges: 30–40, between A and B, from A to B; unit, noun, scale and rate are shared from the right."""

from __future__ import annotations

from dataclasses import replace

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import Draft
from tallystick.language.quantities.numbers import Number
from tallystick.model.amount import Bound
from tallystick.model.analysis import QuantityForm, Sentence

_RANGE_DASHES = frozenset("-–—")
_CHANGE_VERBS = frozenset(
    "rose risen rise rises rising fell fallen fall falls falling grew grown grow grows growing increased increase "
    "increases increasing decreased decrease decreases decreasing dropped drop drops dropping climbed climb climbs "
    "climbing jumped jump went gone go moved declined decline declining slipped up down surged soared plunged "
    "shrank narrowed widened slowed raised lifted cut reduced lifting raising accelerated".split()
)


def join_ranges(cursor: Cursor, drafts: list[Draft], sentence: Sentence) -> list[Draft]:
    """The drafts of one sentence with each pair that is a range made one."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and _is_range(cursor, joined[-1], draft, sentence):
            _join(cursor, joined[-1], draft)
        else:
            joined.append(draft)
    return joined


def _is_range(cursor: Cursor, left: Draft, right: Draft, sentence: Sentence) -> bool:
    if left.number.form not in (QuantityForm.CARDINAL, QuantityForm.PERCENT) or left.bound is Bound.RANGE:
        return False
    if right.number.form not in (QuantityForm.CARDINAL, QuantityForm.PERCENT):
        return False
    gap = [cursor.lower(k) for k in range(left.end if left.unit else left.number.last, right.start)]
    if right.hedge and gap and gap[-1] in _RANGE_DASHES:
        return False
    before = cursor.lower(left.start - 1)
    if len(gap) == 1 and gap[0] in _RANGE_DASHES:
        return left.noun is None and right.number.value != left.number.value
    if gap == ["and"] and before == "between":
        left.start -= 1
        return True
    if gap != ["to"] or left.noun is not None or right.number.value == 1:
        return False
    if before == "from" and left.start - 2 >= sentence.first:
        near = {cursor.lower(k) for k in range(max(sentence.first, left.start - 8), left.start - 1)}
        if near & _CHANGE_VERBS:
            return False
        left.start -= 1
        return True
    return before not in _CHANGE_VERBS and before not in ("by",)


def _join(cursor: Cursor, left: Draft, right: Draft) -> None:
    """One range from two numbers; unit, noun, scale and rate are shared from the right."""
    low, high = left.number.value, right.number.value
    scale_shared = low < high and not _has_scale(cursor, left.number) and _has_scale(cursor, right.number)
    if scale_shared and (left.number.digits or low < 100):
        scale = _scale_of(cursor, right.number)
        low = low * scale if low * scale < high else low
    left.low, left.high, left.bound = min(low, high), max(low, high), Bound.RANGE
    left.number = replace(left.number, value=low, last=right.number.last, form=right.number.form)
    for field in ("unit", "kind", "noun", "head", "per"):
        if getattr(right, field) is not None:
            setattr(left, field, getattr(right, field))
    left.end = max(left.end, right.end)
    left.label = None


def _has_scale(cursor: Cursor, number: Number) -> bool:
    return any(
        cursor.lower(k) in cursor.words.scales or (cursor.lower(k) in cursor.words.glued_scales and cursor.glued(k))
        for k in range(number.first + (number.last - number.first > 1), number.last)
    )


def _scale_of(cursor: Cursor, number: Number) -> float:
    scale = 1.0
    for k in range(number.first, number.last):
        scale *= cursor.words.scales.get(cursor.lower(k), 1.0)
        if cursor.glued(k) and k > number.first:
            scale *= cursor.words.glued_scales.get(cursor.lower(k), 1.0) if scale == 1.0 else 1.0
    return scale
