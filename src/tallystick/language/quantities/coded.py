"""Sums whose currency letters are glued to their digits: USD115, AUD1.5m, $US55,931,000, Rmb5bn.

The tokens keep leading letters with their digits (as in Q3 and F16), so such a sum begins inside a token.
"""

from __future__ import annotations

import re

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.digits import parse_digits, scaled_half
from tallystick.language.quantities.draft import Number
from tallystick.language.quantities.units import Unit

# Codes that are everyday words, names or other abbreviations when they stand before a number: TOP 10, COP26, ALL 5.
WORDLIKE = frozenset("all top try cup sos mop pen gel lak bob mad nad bam sle dop cop php mur sit ern btn".split())
_CODED = re.compile(r"([^\W\d_]{1,4})[0-9]+[a-z]{0,3}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letters_of(cursor: Cursor, i: int) -> tuple[int, Unit] | None:
    """(number of letters, currency) of a token like "us55"; None when its letters are no currency here."""
    match = _CODED.fullmatch(cursor.lowers[i])
    if match is None:
        return None
    letters = match.group(1)
    count = len(letters)
    start = cursor.starts[i]
    printed = cursor.text[start : start + count]
    unit = cursor.words.press.get(printed)
    if unit is not None:
        return count, unit
    for rest, unit in cursor.words.marks.get(letters, ()):
        if rest:
            if rest == ("$",) and cursor.lowers[i - 1] == "$" and cursor.glued(i):
                return count, unit
        elif count == 3 and letters not in WORDLIKE and printed.isupper():
            return count, unit
    return None


def read_coded(cursor: Cursor, i: int, last: int) -> Number | None:
    """The number in and after token i, "us55" of "$US55,931,000"; None when the token is no sum."""
    found = letters_of(cursor, i)
    if found is None:
        return None
    count, unit = found
    lowers = cursor.lowers
    printed = lowers[i][count:].rstrip(_LETTERS)
    scale = cursor.words.glued_scales.get(lowers[i][count + len(printed) :], 1.0)
    if scale == 1 and lowers[i][-1].isalpha():
        return None
    j = i + 1
    if (
        scale == 1
        and lowers[j] in (",", ".")
        and cursor.glued(j)
        and cursor.glued(j + 1)
        and "0" <= lowers[j + 1] < ":"
        and j + 1 < last
    ):
        longer = printed + lowers[j] + lowers[j + 1]
        if parse_digits(longer) is not None and (lowers[j] == "." or len(lowers[j + 1].partition(",")[0]) == 3):
            printed, j = longer, j + 2
    parsed = parse_digits(printed)
    if parsed is None:
        return None
    value, half = parsed
    suffix = lowers[j] if j < last else ""
    if scale != 1:
        return Number(i, j, value * scale, scaled_half(value, half, scale), scale=scale, letters=count)
    if suffix in cursor.words.scales:
        scale = cursor.words.scales[suffix]
    elif suffix in cursor.words.glued_scales and cursor.glued(j):
        scale = cursor.words.glued_scales[suffix]
    elif unit.symbol == "GBP" and value < 10 and j == i + 1:
        return None  # PS5
    j += scale != 1
    return Number(
        i, j, value * scale, half if scale == 1 else scaled_half(value, half, scale), scale=scale, letters=count
    )
