"""JSON lines: the object of `json`, one document a line."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.brief.public import as_json, dump, encode
from tallystick.model.report import Report


def render(reports: Sequence[Report]) -> bytes:
    """One line a document, in the order given."""
    return encode("".join(dump(as_json(report)) + "\n" for report in reports))
