"""JSON, schema 1: one document is one object, several are an array. `docs/brief.md` lists the fields."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.brief.public import as_json, dump, encode
from tallystick.model.report import Report


def render(reports: Sequence[Report]) -> bytes:
    """One claim and one relation a line, so that a reader and a `diff` find their way."""
    objects = [_laid_out(report) for report in reports]
    text = objects[0] if len(objects) == 1 else "[" + ",\n".join(objects) + "]"
    return encode(text + "\n")


def _laid_out(report: Report) -> str:
    lines = []
    for key, value in as_json(report).items():
        if isinstance(value, list) and value:
            shown = "[\n  " + ",\n  ".join(dump(item) for item in value) + "\n ]"
        else:
            shown = dump(value)
        lines.append(f' "{key}": {shown}')
    return "{\n" + ",\n".join(lines) + "\n}"
