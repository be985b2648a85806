"""JSON, schema 1: one document is one object, several are an array. `docs/brief.md` lists the fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tallystick.brief.across import across
from tallystick.brief.public import as_json, dump, encode
from tallystick.model.collection import Collection
from tallystick.model.report import Report


def render(reports: Sequence[Report], *, collection: Collection | None = None) -> bytes:
    """One claim and one relation a line, so that a reader and a `diff` find their way.

    Of several documents each has `across`: what others say beside it.
    """
    beside = across(collection) if collection else None
    objects = []
    for number, report in enumerate(reports, 1):
        fields = as_json(report)
        if beside is not None:
            fields["across"] = beside.get(number, [])
        objects.append(_laid_out(fields))
    text = objects[0] if len(objects) == 1 else "[" + ",\n".join(objects) + "]"
    return encode(text + "\n")


def _laid_out(fields: Mapping[str, Any]) -> str:
    lines = []
    for key, value in fields.items():
        if isinstance(value, list) and value:
            shown = "[\n  " + ",\n  ".join(dump(item) for item in value) + "\n ]"
        else:
            shown = dump(value)
        lines.append(f' "{key}": {shown}')
    return "{\n" + ",\n".join(lines) + "\n}"
