"""What each layer of the language stage finds, as plain data: the formats of the public benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tallystick.language.quantities.plain_names import plain_name
from tallystick.model.amount import Bound
from tallystick.model.analysis import Analysis, Quantity, QuantityForm
from tallystick.model.span import Span

Row = dict[str, Any]


def quantity_rows(analysis: Analysis) -> list[Row]:
    """`{"value": number | [low, high], "unit", "start", "end"}` for every quantity.

    Ranks are none, nor are the words that imply a number without printing one (twice, doubled).

    `unit` is a plain English name. A value that something moved from and the next, where it went ("rose from 40 to
    52"), are one range in the order of the text.
    """
    rows: list[Row] = []
    moved: Quantity | None = None
    for quantity in analysis.quantities:
        if quantity.form in _NO_QUANTITIES or _is_word(quantity, analysis.document.text):
            continue
        row = _quantity(quantity)
        if moved is not None and isinstance(row["value"], float) and rows:
            name = rows[-1]["unit"] if rows[-1]["unit"].startswith(row["unit"]) or row["unit"] == "-" else row["unit"]
            rows[-1] = {**rows[-1], "value": [moved.amount.value, row["value"]], "unit": name, "end": row["end"]}
        else:
            rows.append(row)
        moved = quantity if quantity.moves else None
    return rows


_NO_QUANTITIES = frozenset({QuantityForm.ORDINAL})


def _is_word(quantity: Quantity, text: str) -> bool:
    """Is it one of the words that imply a number without printing one: twice, doubled, halved?"""
    if quantity.form not in (QuantityForm.ITERATION, QuantityForm.MULTIPLE):
        return False
    printed = quantity.number.of(text)
    if quantity.number.end != quantity.span.end and quantity.form is QuantityForm.ITERATION:
        return False
    return printed.isalpha() and not printed.lower().endswith("fold")


def _quantity(quantity: Quantity) -> Row:
    amount = quantity.amount
    value: float | list[float] = float(amount.value)
    if amount.bound is Bound.RANGE:
        falling = amount.value == amount.high
        value = [amount.high, amount.low] if falling else [amount.low, amount.high]
    return {"value": value, "unit": plain_name(quantity), "start": quantity.span.start, "end": quantity.span.end}


def time_rows(analysis: Analysis) -> list[Row]:
    """`{"start", "end", "value"}` for every time expression; the value is TIMEX3's."""
    return [{"start": t.span.start, "end": t.span.end, "value": t.value} for t in analysis.times]


def attribution_rows(analysis: Analysis) -> list[Row]:
    """`{"source": [[s, e]], "cue": [[s, e]], "content": [[s, e], ...]}` for every attribution."""
    return [
        {"source": _spans(a.source), "cue": _spans(a.cue), "content": _spans(*a.content)} for a in analysis.attributions
    ]


def attribution_details(analysis: Analysis) -> list[Row]:
    """`{"kind", "negative", "parent"}` of every attribution, in the same order; a parent is its place in the list."""
    return [{"kind": str(a.kind), "negative": a.negative, "parent": a.parent} for a in analysis.attributions]


def _spans(*spans: Span | None) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span is not None]


LAYERS: dict[str, Callable[[Analysis], list[Row]]] = {
    "quantities": quantity_rows,
    "times": time_rows,
    "attribution": attribution_rows,
}
KEYS = {"quantities": "quantities", "times": "timexes", "attribution": "attributions"}
