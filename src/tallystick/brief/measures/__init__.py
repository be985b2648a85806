"""A measure's sheet as something to look at. One module a format: json, csv, text, svg, png, html.

Each of FORMATS offers `render(sheet: Sheet, **options) -> bytes`. Options: `since`, the first day that is drawn; text
takes `width` (columns), `colour` and `rows` too.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tallystick.model.sheet import Sheet

FORMATS = ("text", "json", "csv", "svg", "png", "html")


def render_sheet(sheet: Sheet, format: str, **options: Any) -> bytes:
    """The sheet in one of FORMATS."""
    data: bytes = import_module(f"{__name__}.{format}").render(sheet, **options)
    return data
