"""A quantity as others see it, from the draft: spans, interval, printed words."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import RANGE, Draft, allowed
from tallystick.model.amount import Amount
from tallystick.model.analysis import Quantity
from tallystick.model.span import Span

_make = tuple.__new__  # half the time of a named tuple's own


def build(cursor: Cursor, draft: Draft) -> Quantity:
    """The finished quantity of a draft."""
    number, bound, low, high = draft.number, draft.bound, draft.low, draft.high
    value, half, text, starts, ends = number.value, number.half, cursor.text, cursor.starts, cursor.ends
    if bound is not RANGE:
        if number.low is not None and number.high is not None:
            bound, low, high = RANGE, number.low, number.high
        elif draft.label is None:
            low, high = value - half, value + half
        else:
            bound, low, high = allowed(value, half, draft.label)
    start, end, noun, elided = starts[draft.start], ends[draft.end - 1], draft.noun, None
    digits_end = ends[number.last - 1]
    digits = span = _make(Span, (starts[number.first] + number.letters, digits_end))
    if end > digits_end or start != digits[0]:
        span = _make(Span, (start, end if end > digits_end else digits_end))
    if draft.shared is not None:
        elided = _elided(cursor, draft.shared)
    unit = draft.unit or draft.head
    row = (value, low, high, 2 * half, unit, draft.per, text[start:end], bound, draft.hedge)
    amount = _make(Amount, row)
    return _make(
        Quantity,
        (
            span,
            digits,
            draft.sentence,
            amount,
            number.form,
            None if noun is None else text[starts[noun[0]] : ends[noun[1] - 1]],
            draft.head,
            draft.name,
            draft.per_name,
            elided,
            draft.change,
            draft.moves,
        ),
    )


def _elided(cursor: Cursor, shared: Draft) -> str | None:
    """The unit's name or the noun phrase of the quantity that another one shares."""
    if shared.name is not None or shared.noun is None:
        return shared.name or shared.unit
    return cursor.text[cursor.starts[shared.noun[0]] : cursor.ends[shared.noun[1] - 1]]
