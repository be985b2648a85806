"""Axes: round numbers for ticks, and days that can be read at 360 pixels."""

from __future__ import annotations

import math
from datetime import date

_BILLION = 1e9
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def nice_ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Rising multiples of 1, 2 or 5 times a power of ten, from at or below `low` to at or above `high`.

    About `wanted` steps. Source: Heckbert 1990, "Nice numbers for graph labels", Graphics Gems.
    """
    if not high - low > 1e-9 * max(abs(low), abs(high), 1e-9):  # one value, or too near to tell apart
        spread = abs(high) * 0.05 or 1.0
        low, high = low - spread, high + spread
    rough = (high - low) / wanted
    power: float = 10.0 ** math.floor(math.log10(rough))
    step = next(power * nice for nice in (1, 2, 5, 10) if rough <= power * nice * 1.0001)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [index * step for index in range(first, last + 1)]


def tick_label(value: float, step: float) -> str:
    """The number with thousands separators and no more decimals than the step needs; billions as "150 bn"."""
    if step >= _BILLION / 100 and abs(value) >= _BILLION:
        return f"{tick_label(value / _BILLION, step / _BILLION)} bn"
    places = max(0, -math.floor(math.log10(step) + 1e-9)) if step < 1 else 0
    text = f"{abs(value):,.{places}f}"
    return f"−{text}" if value < 0 and float(text.replace(",", "")) else text


def date_ticks(first: int, last: int, wanted: int = 5) -> list[tuple[int, str]]:
    """(ordinal, label) of month starts, or of every n-th day when less than ten weeks are shown.

    The year stands with January and with the first tick: "Oct 2024", "Jan 2025", "Apr"; "3 Dec 2024", "10 Dec".
    """
    if last - first < 70:
        step = next((n for n in (1, 2, 7, 14) if (last - first) / n <= wanted + 0.5), 14)
        days = range(last - (last - first) // step * step, last + 1, step)
        return [(day, _day_label(date.fromordinal(day), year=day == days[0])) for day in days]
    start = date.fromordinal(first)
    months = (date.fromordinal(last).year - start.year) * 12 + date.fromordinal(last).month - start.month
    step = next((n for n in (1, 2, 3, 4, 6, 12, 24, 60) if months / n <= wanted + 0.5), 120)
    ticks: list[tuple[int, str]] = []
    for index in range(start.year * 12 + start.month - 1, start.year * 12 + start.month + months):
        month = date(index // 12, index % 12 + 1, 1)
        if index % step == 0 and first <= month.toordinal() <= last:
            name = MONTHS[month.month - 1]
            shown = f"{name} {month.year}" if month.month == 1 or not ticks else name
            ticks.append((month.toordinal(), shown if step < 12 else str(month.year)))
    return ticks


def _day_label(on: date, *, year: bool) -> str:
    return f"{on.day} {MONTHS[on.month - 1]}" + (f" {on.year}" if year else "")
