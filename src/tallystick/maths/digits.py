"""Numbers as people read them."""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=4096)  # the same totals are told of again and again
def grouped(value: float, digits: int = 5) -> str:
    """Thousands with commas, at most `digits` significant digits once whole numbers are kept; a true minus sign.

    1585.4839 -> "1,585.5"; 430320.0 -> "430,320"; -0.5 -> "−0.5"; infinities -> "∞".
    """
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞" if value < 0 else "–"
    size = abs(value)
    places = 0 if value == int(value) else max(0, digits - len(str(int(size)))) if size >= 1 else digits - 1
    text = f"{size:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"−{text}" if value < 0 and text != "0" else text


def signed_percent(value: float) -> str:
    """A signed share of a hundred: "+0.8 %", "−12 %"."""
    if not math.isfinite(value):
        return "–"
    text = f"{abs(value):.1f}" if abs(value) < 10 else f"{abs(value):,.0f}"
    return f"{'−' if value < 0 else '+'}{text} %"
