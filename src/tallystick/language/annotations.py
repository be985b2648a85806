"""What each layer of the language stage finds, as plain data: the formats of the public benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tallystick.model.amount import Bound
from tallystick.model.analysis import Analysis, Quantity, QuantityForm
from tallystick.model.span import Span

Row = dict[str, Any]


def quantity_rows(analysis: Analysis) -> list[Row]:
    """`{"value": number | [low, high], "unit", "start", "end"}` for every quantity; ranks and iterations are none."""
    return [_quantity(quantity) for quantity in analysis.quantities if quantity.form not in _NO_QUANTITIES]


_NO_QUANTITIES = frozenset({QuantityForm.ORDINAL, QuantityForm.ITERATION})


def _quantity(quantity: Quantity) -> Row:
    amount = quantity.amount
    value: float | list[float] = [amount.low, amount.high] if amount.bound is Bound.RANGE else amount.value
    unit = amount.unit or "-"
    return {
        "value": value,
        "unit": f"{unit} per {amount.per}" if amount.per else unit,
        "start": quantity.span.start,
        "end": quantity.span.end,
    }


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
