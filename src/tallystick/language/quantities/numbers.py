"""The number grammar: which stretches of tokens are numbers, and what each is worth.

A number is printed in digits (1,585; 48 670; 2.5), in words (one thousand seven hundred and forty; half a million; two
and a half thousand) or in both (2.4 thousand; $55.9bn). Ordinals, iterations (twice), multiples (doubled), fractions
(three-quarters; one in four) and vague words (dozens) are numbers with another form. Here are those that begin with a
digit; `worded` reads the others.
"""

from __future__ import annotations

from tallystick.language.quantities.coded import read_coded
from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.digits import (
    ZEROS_CAP,
    parse_digits,
    read_plain,
    read_power,
    read_slashed,
    scaled_half,
)
from tallystick.language.quantities.draft import FRACTION, ITERATION, MULTIPLE, ORDINAL, Number
from tallystick.language.quantities.glued_scales import CURRENCY_SIGNS, is_scale
from tallystick.language.quantities.parts import ROUGH, read_added_part, read_out_of
from tallystick.language.quantities.spelled import read_integer
from tallystick.language.quantities.vague import read_vague
from tallystick.language.quantities.worded import (
    read_bare_scale,
    read_ordinal,
    read_over,
    read_part,
    read_words,
    scaled,
)
from tallystick.language.quantities.words import (
    READ_ITERATION,
    READ_MULTIPLE,
    READ_ORDINAL,
    READ_PART,
    READ_SCALE,
    READ_SIGN,
    READ_VAGUE,
)

_SPACED_SCALES = frozenset({"m", "mn", "bn", "tn"})
_PLAIN_SCALES = frozenset({"mn", "bn"})  # that are nothing else
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


def read_number(cursor: Cursor, i: int, last: int) -> Number | None:
    """The number that starts at token `i` and ends before `last`, None when there is none."""
    word = cursor.lowers[i]
    if word < ":":
        return read_digits(cursor, i, last)
    words = cursor.words
    kind = words.openers.get(word)
    if kind is None:
        return read_coded(cursor, i, last)
    if kind == READ_ITERATION:
        return Number(i, i + 1, words.iterations[word], 0.0, ITERATION, digits=False)
    if kind == READ_MULTIPLE:
        return Number(i, i + 1, words.multiples[word], 0.05, MULTIPLE, digits=False)
    if kind == READ_VAGUE:
        return read_vague(cursor, i, last)
    if kind == READ_SIGN:
        value = words.signs[word]
        return Number(i, i + 1, value, ROUGH * value, FRACTION)
    if kind in (READ_ORDINAL, READ_PART):
        return read_part(cursor, i, last) or read_ordinal(cursor, i)
    if kind == READ_SCALE:
        return read_bare_scale(cursor, i, last)
    return read_words(cursor, i, last)


def read_digits(cursor: Cursor, i: int, last: int) -> Number | None:
    """The same, for a token that begins with a digit."""
    lowers, words = cursor.lowers, cursor.words
    printed, j = lowers[i], i + 1
    suffix = lowers[j]
    if "0" <= suffix < ":":  # perhaps the next group of its digits
        plain = read_plain(cursor, i, last)
        if plain is None:
            return None
        value, half, j = plain
        suffix = lowers[j]
    else:
        parsed = parse_digits(printed)
        if parsed is None:
            return None
        value, half = parsed
    if j >= last:
        return Number(i, j, value, half)
    glued = cursor.ends[j - 1] == cursor.starts[j]
    if glued and suffix > "/":
        if suffix in _SUFFIXES:
            return Number(i, j + 1, value, 0.0, ORDINAL)
        if suffix == "k" and value in (4, 5, 8) and cursor.printed(j) == "K" and lowers[i - 1] not in CURRENCY_SIGNS:
            return None  # 4K television
        if suffix in words.glued_scales and is_scale(cursor, i, j, suffix, last):
            scale = words.glued_scales[suffix]
            return Number(i, j + 1, value * scale, scaled_half(value, half, scale), scale=scale)
        if suffix == "x" and cursor.capital(j + 1):
            return Number(i, j + 1, value, half)  # "2x BMP-2" counts them
        if suffix == "fold" or suffix == "x":
            return Number(i, j + 1, value, half, MULTIPLE)
    elif suffix in _SPACED_SCALES and (  # 12 bn roubles, $80 tn, £5 m
        suffix in _PLAIN_SCALES or lowers[i - 1] in CURRENCY_SIGNS or cursor.printed(i - 1) in words.press
    ):
        scale = words.glued_scales[suffix]
        return Number(i, j + 1, value * scale, scaled_half(value, half, scale), scale=scale)
    elif glued and suffix == "-":
        if lowers[j + 1] == "fold":
            return Number(i, j + 2, value, half, MULTIPLE)
        scale = words.scales.get(lowers[j + 1], 0.0)
        if scale and cursor.glued(j + 1):  # "a $1.2-million deal", "a 3-million-strong crowd"
            return Number(i, j + 2, value * scale, scaled_half(value, half, scale), scale=scale)
    if suffix not in words.going_on and (suffix > ":" or suffix < "0") and suffix[0] != "e":
        return Number(i, j, value, half)
    return _read_longer(cursor, i, j, last, value, half)


def _read_longer(cursor: Cursor, i: int, j: int, last: int, value: float, half: float) -> Number:
    """Digits over tokens i..j that may go on: 2.4 thousand, 2½, 1/2, 1 1/2, 12 and a half, 3 in 10, 1.3x10^6."""
    lowers, words = cursor.lowers, cursor.words
    suffix = lowers[j]
    if suffix in words.scales:
        spelled = read_integer(cursor, j, last, seed=value)
        if spelled is not None:
            scale = spelled.value / value if value else 1.0
            return Number(i, spelled.end, spelled.value, scaled_half(value, half, scale), scale=max(spelled.scale, 1.0))
    if suffix == "dozen" or suffix == "dozens":
        return Number(i, j + 1, 12 * value, 0.5)
    if suffix == "over":
        ratio = read_over(cursor, i, j, last, value)
        if ratio is not None:
            return ratio
    if suffix in words.signs:  # 2½
        return Number(i, j + 1, value + words.signs[suffix], 0.05)
    if suffix in ("/", "⁄", "∕"):
        slashed = read_slashed(cursor, i, last)
        if slashed is not None:
            return Number(i, slashed[1], slashed[0], ROUGH * slashed[0], FRACTION)
        return Number(i, j, value, half)
    if suffix in ("x", "×") and cursor.capital(j + 1) and j + 1 < last:
        return Number(i, j + 1, value, half)  # "2 x BMP-2"
    if suffix in ("e", "^", "x", "×", "x10") or (suffix[0] == "e" and suffix[1:].isdecimal()):
        power = read_power(cursor, value, j, last)
        if power is not None:
            worth, end = power
            while lowers[end] in words.scales and end < last:  # "9e9 million"
                worth, end = worth * words.scales[lowers[end]], end + 1
            return Number(i, end, worth, abs(worth) * ZEROS_CAP)
    if "0" <= suffix < ":" and j == i + 1 and not cursor.glued(j):
        slashed = read_slashed(cursor, j, last)  # 1 1/2
        if slashed is not None:
            return Number(i, slashed[1], value + slashed[0], 0.05)
    if suffix == "and" and lowers[j + 1] in ("a", "one", "two", "three") and value < 1000:
        part = read_added_part(cursor, j, last)
        if part is not None:
            return scaled(cursor, i, part[1], last, value + part[0])
    if suffix in ("in", "out") and value == int(value) and 0 < value <= 100:
        share = read_out_of(cursor, j, last, value)
        if share is not None:
            return Number(i, share[1], share[0], ROUGH * share[0], FRACTION)
    if suffix == "k" and lowers[j + 1] == "":
        return Number(i, j + 1, value * 1000, scaled_half(value, half, 1000.0), scale=1000.0)
    return Number(i, j, value, half)
