"""Numbers and days as they are printed, and what such a print allows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from math import inf
from random import Random

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


@dataclass(frozen=True)
class Printed:
    """A number in print: what it says, its value, and every true value that an honest writer may have meant."""

    text: str
    value: float
    low: float
    high: float
    style: str

    def allows(self, value: float) -> bool:
        slack = 1e-9 * max(1.0, abs(value))
        return self.low - slack <= value <= self.high + slack

    def off(self, value: float) -> float:
        """How far `value` lies outside, as a share of the printed number."""
        if self.allows(value):
            return 0.0
        return min(abs(value - self.low), abs(value - self.high)) / max(abs(self.value), 1e-9)


def rounded(value: float, digits: int) -> float:
    if value == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)
    return round(value / step) * step


def _floor(value: float, digits: int, up: bool) -> float:
    step = 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)
    return (math.ceil(value / step) if up else math.floor(value / step)) * step


def plain(value: float, places: int = 0) -> str:
    return f"{value:,.{places}f}"


def in_words(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    rest = f" and {in_words(number % 100)}" if number % 100 else ""
    return f"{_SMALL[number // 100]} hundred{rest}"


def print_number(random: Random, value: float, style: str, places: int = 0) -> Printed | None:
    """The value in that style; None where the style does not suit it ("1.2 million" of 428)."""
    half = 0.5 * 10.0**-places
    if style in ("commas", "bare", "spaced"):
        value = round(value, places)
        text = plain(value, places)
        text = text.replace(",", "") if style == "bare" else text.replace(",", " ") if style == "spaced" else text
        if style == "bare" and value >= 10000:
            return None
        return Printed(text, value, value - half, value + half, style)
    if style == "words":
        if not (value == int(value) and 2 <= value <= 999):
            return None
        return Printed(in_words(int(value)), value, value - half, value + half, style)
    if style == "scale":
        if value < 2000:
            return None
        scale, name = (1e6, "million") if value >= 1e6 else (1e3, "thousand")
        digits = 1 if value < 1e6 else 2
        short = round(value / scale, digits)
        step = 10.0**-digits * scale
        return Printed(
            f"{short:,.{digits}f} {name}", short * scale, short * scale - step / 2, short * scale + step / 2, style
        )
    return _hedged(random, value, style)


_HEDGES = {
    "about": ("about", "some", "roughly", "around", "approximately", "an estimated"),
    "over": ("more than", "over", "at least", "upwards of"),
    "nearly": ("nearly", "almost", "just under", "close to"),
}


def _hedged(random: Random, value: float, style: str) -> Printed | None:
    """Rounded to two or three figures and hedged as its side asks for."""
    if value < 20:
        return None
    digits = 2 if value < 1000 else random.choice((2, 3))
    if style == "range":
        low, high = _floor(value * 0.97, 2, False), _floor(value * 1.04, 2, True)
        return Printed(f"between {plain(low)} and {plain(high)}", (low + high) / 2, low, high, style)
    hedge = random.choice(_HEDGES[style])
    if style == "about":
        short = rounded(value, digits)
        wide = max(0.025 * short, 0.5 * 10.0 ** (math.floor(math.log10(short)) - digits + 1))
        return Printed(f"{hedge} {plain(short)}", short, short - wide, short + wide, style)
    short = _floor(value, digits, style == "nearly")
    if abs(short - value) / value > 0.05:
        return None
    low, high = (short, inf) if style == "over" else (0.9 * short, short)
    return Printed(f"{hedge} {plain(short)}", short, low, high, style)


def print_day(on: date, way: int) -> str:
    return (
        f"{on.day} {on:%B %Y}",
        f"{on:%B} {on.day}, {on.year}",
        on.isoformat(),
        f"{on.day} {on:%b} {on.year}",
    )[way]


def print_month(month: date, way: int) -> str:
    return (
        f"in {month:%B %Y}",
        f"over the whole of {month:%B %Y}",
        f"during {month:%B %Y}",
        f"throughout {month:%B %Y}",
    )[way]
