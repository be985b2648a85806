"""A quantity as others see it, from the draft: spans, interval, printed words.

A frozen dataclass sets each field through `object.__setattr__`, which takes five times as long as its slots' own
setters; there are more quantities in news than any other noun of the analysis, so they are built by the setters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import RANGE, Draft, allowed
from tallystick.model.amount import Amount
from tallystick.model.analysis import Quantity
from tallystick.model.span import Span


def _setters(noun: type, names: str) -> tuple[Callable[[Any, Any], None], ...]:
    """The setters of the noun's slots, in this order; raises TypeError when these are not all its fields."""
    if {field.name for field in fields(noun)} != set(names.split()):
        raise TypeError(f"the fields of {noun.__name__} are not {names}")
    return tuple(vars(noun)[name].__set__ for name in names.split())


_new = object.__new__
_set_start, _set_end = _setters(Span, "start end")
(
    _set_value,
    _set_low,
    _set_high,
    _set_step,
    _set_unit,
    _set_per,
    _set_printed,
    _set_bound,
    _set_hedge,
) = _setters(Amount, "value low high step unit per printed bound hedge")
(
    _set_span,
    _set_number,
    _set_sentence,
    _set_amount,
    _set_form,
    _set_noun,
    _set_head,
    _set_unit_name,
    _set_per_name,
    _set_elided,
    _set_change,
    _set_moves,
) = _setters(Quantity, "span number sentence amount form noun head unit_name per_name elided change moves")


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
    digits = _new(Span)
    _set_start(digits, starts[number.first] + number.letters)
    _set_end(digits, ends[number.last - 1])
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, end if end > digits.end else digits.end)
    if draft.shared is not None:
        elided = _elided(cursor, draft.shared)
    amount = _new(Amount)
    _set_value(amount, value)
    _set_low(amount, low)
    _set_high(amount, high)
    _set_step(amount, 2 * half)
    _set_unit(amount, draft.unit or draft.head)
    _set_per(amount, draft.per)
    _set_printed(amount, text[start:end])
    _set_bound(amount, bound)
    _set_hedge(amount, draft.hedge)
    quantity = _new(Quantity)
    _set_span(quantity, span)
    _set_number(quantity, digits)
    _set_sentence(quantity, draft.sentence)
    _set_amount(quantity, amount)
    _set_form(quantity, number.form)
    _set_noun(quantity, None if noun is None else text[starts[noun[0]] : ends[noun[1] - 1]])
    _set_head(quantity, draft.head)
    _set_unit_name(quantity, draft.name)
    _set_per_name(quantity, draft.per_name)
    _set_elided(quantity, elided)
    _set_change(quantity, draft.change)
    _set_moves(quantity, draft.moves)
    return quantity


def _elided(cursor: Cursor, shared: Draft) -> str | None:
    """The unit's name or the noun phrase of the quantity that another one shares."""
    if shared.name is not None or shared.noun is None:
        return shared.name or shared.unit
    return cursor.text[cursor.starts[shared.noun[0]] : cursor.ends[shared.noun[1] - 1]]
