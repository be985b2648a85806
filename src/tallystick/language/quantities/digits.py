"""Numbers printed in digits: 1,585 · 48 670 · 12,34,567.89 · 5,00 · .08 · 1/2 · 1 1/2 · 1.3x10^6 · 1e10."""

from __future__ import annotations

from functools import lru_cache

from tallystick.language.quantities.cursor import Cursor

# How coarse a printed round number may be read, as a share of its value. Trailing zeros are rounding only up to here:
# 1,700 is 1,650..1,750, but 2,000 is not 1,500..2,500. A scale word is a plainer sign of rounding than zeros are.
ZEROS_CAP = 0.03
SCALE_CAP = 0.05
LONGEST = 24  # characters of a number worth the name
LONGEST_PLAIN = 15  # digits without commas; a longer row is an identifier

_THIN_SPACES = (" ", "\u00a0", "\u202f", "\u2009")
# "On May 24 500 tanks" is a date and a number, not 24,500.
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# What a whole is commonly cut into; 5/17 is more likely a date or a label than a share.
_DENOMINATORS = frozenset("2 3 4 5 6 7 8 9 10 12 16 20 32 50 64 100 128 1000".split())
_SLASHES = frozenset("/⁄∕")


@lru_cache(4096)  # numbers repeat in a text
def parse_digits(printed: str) -> tuple[float, float] | None:
    """(value, half the worth of the last significant digit) of one printed token; None when it is no plain number."""
    if printed.isdecimal():
        if len(printed) > LONGEST_PLAIN or not printed.isascii():
            return None
        value = float(printed)
        return (value, 0.5) if printed[-1] != "0" or not value else (value, _half_of_zeros(printed, value))
    if not printed.isascii() or len(printed) > LONGEST:
        return None
    if printed[-4:-3] == "," and len(printed) < 8:  # 1,585: most of those that are not plain
        joined = printed[:-4] + printed[-3:]
        if joined.isdecimal() and len(joined) > 3:
            value = float(joined)
            return (value, 0.5) if joined[-1] != "0" or not value else (value, _half_of_zeros(joined, value))
    if "," in printed:
        whole, point, decimals = printed.partition(".")
        groups = whole.split(",")
        if len(groups[-1]) != 3 or not groups[0] or len(groups[0]) > 3 or any(len(g) not in (2, 3) for g in groups[1:]):
            if len(groups) == 2 and not point and len(groups[1]) in (1, 2):  # a decimal comma: 10,5
                return float(f"{groups[0]}.{groups[1]}"), 0.5 * 10.0 ** -len(groups[1])
            return None
        if "." in decimals:
            return None
        printed = "".join(groups) + point + decimals
    elif printed.count(".") > 1:
        return None
    try:
        value = float(printed)
    except ValueError:
        return None
    if "." in printed:
        return value, 0.5 * 10.0 ** -len(printed.partition(".")[2])
    return (value, 0.5) if printed[-1] != "0" or not value else (value, _half_of_zeros(printed, value))


def _half_of_zeros(printed: str, value: float) -> float:
    zeros = len(printed) - len(printed.rstrip("0"))
    return max(0.5, min(0.5 * 10.0**zeros, ZEROS_CAP * value))


def scaled_half(value: float, half: float, scale: float) -> float:
    """Half the worth of the last digit of "2.4 thousand"."""
    return min(half * scale, SCALE_CAP * value * scale) if value else half * scale


def read_plain(cursor: Cursor, i: int, last: int) -> tuple[float, float, int] | None:
    """(value, half, end) of the digits at token i, spaced groups joined ("48 670"); None when they are no number."""
    lowers, text = cursor.lowers, cursor.text
    printed, j = lowers[i], i + 1
    if "0" <= lowers[j] < ":" and len(printed) <= 3 and printed.isdecimal():
        if lowers[i - 1] not in MONTHS:
            while j < last and j < i + 5 and text[cursor.ends[j - 1] : cursor.starts[j]] in _THIN_SPACES:
                group = lowers[j]
                if lowers[j + 1] == "mm" or (lowers[j + 1] == "-" and lowers[j + 2] == "mm"):
                    break  # "12 155mm howitzers"
                if len(group) == 3 and group.isdecimal():
                    printed, j = printed + group, j + 1
                elif (
                    len(group) > 4 and group[3] == "." and group[:3].isdecimal() and group[4:].isdecimal() and j > i + 1
                ):
                    printed, j = printed + group, j + 1
                    break
                else:
                    break
    parsed = parse_digits(printed)
    return None if parsed is None else (*parsed, j)


def read_slashed(cursor: Cursor, i: int, last: int) -> tuple[float, int] | None:
    """(value, end) of "1/2" at token i; None for dates, scores and everything else with a slash."""
    lowers, starts, ends = cursor.lowers, cursor.starts, cursor.ends
    if lowers[i + 1] not in _SLASHES or i + 2 >= last or ends[i + 1] != starts[i + 2]:
        return None
    top, bottom = lowers[i], lowers[i + 2]
    if not (top.isdecimal() and top.isascii() and bottom in _DENOMINATORS) or ends[i] != starts[i + 1]:
        return None
    if lowers[i + 3] in _SLASHES or (lowers[i - 1] in _SLASHES and ends[i - 1] == starts[i]) or len(top) > 3:
        return None
    if not 0 < int(top) < int(bottom):
        return None
    return int(top) / int(bottom), i + 3


def read_power(cursor: Cursor, value: float, j: int, last: int) -> tuple[float, int] | None:
    """(value, end) where digits that end before token j go on as a power: 1e10, 1.3x10^6, 1.3 × 10^6, 10^6, 2500^-1."""
    lowers = cursor.lowers
    word = lowers[j]
    if j >= last:
        return None
    if word[0] == "e" and word[1:].isdecimal() and word.isascii() and cursor.glued(j) and len(word) <= 4:
        return value * 10.0 ** min(int(word[1:]), 300), j + 1
    if word == "x10" or (word in ("x", "×") and lowers[j + 1] == "10"):
        k = j + 1 if word == "x10" else j + 2
        power = _exponent(cursor, k)
        return None if power is None else (value * 10.0 ** power[0], power[1])
    power = _exponent(cursor, j)
    if power is not None and 0 < value <= 1e9 and abs(power[0]) <= 30 and value ** power[0] < 1e300:
        return value ** power[0], power[1]
    return None


def _exponent(cursor: Cursor, k: int) -> tuple[int, int] | None:
    """(exponent, end) of "^6" or "^-6" at token k."""
    if cursor.lowers[k] != "^":
        return None
    sign = 1
    k += 1
    if cursor.lowers[k] in ("-", "−"):
        sign, k = -1, k + 1
    word = cursor.lowers[k]
    if not (word.isdecimal() and word.isascii()) or len(word) > 2:
        return None
    return sign * int(word), k + 1
