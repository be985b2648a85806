"""The SVG picture as a PNG, for what takes no SVG: twice its size in pixels, on white. Drawn by resvg (extra `png`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from tallystick.brief.measures.svg import FONTS, draw
from tallystick.errors import TallystickError
from tallystick.model.sheet import Sheet

SCALE = 2  # pixels for each of the SVG's: sharp on dense screens and on paper


def render(sheet: Sheet, *, since: date | None = None, **_: object) -> bytes:
    """A whole file. `since`: the first day that is drawn.

    Raises TallystickError when the extra is not installed, or when there is no font to write with: resvg would
    leave out every word without saying so.
    """
    resvg = _library()
    if not _can_write(resvg):
        raise TallystickError(
            "--format png: no sans-serif font on this machine to write with: install one, such as DejaVu Sans (the "
            "package fonts-dejavu-core); or --format svg"
        )
    return bytes(resvg.svg_to_bytes(svg_string=draw(sheet, since), zoom=SCALE, background="#fff"))


def _library() -> Any:
    try:
        import resvg_py
    except ImportError:
        raise TallystickError(
            "--format png needs the extra `png`: pip install 'tallystick[png]'; or --format svg"
        ) from None
    return resvg_py


def _can_write(resvg: Any) -> bool:
    """Does a word leave a trace?"""
    word, nothing = (
        resvg.svg_to_bytes(
            svg_string='<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
            f'<text y="15" font-family="{FONTS}">{text}</text></svg>'
        )
        for text in ("May", "")
    )
    return bool(word != nothing)
