"""Numbers that begin with a word: seventeen hundred; two and a half thousand; a dozen; half a million; two thirds."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.digits import SCALE_CAP, ZEROS_CAP, parse_digits
from tallystick.language.quantities.draft import FRACTION, MULTIPLE, ORDINAL, Number
from tallystick.language.quantities.nouns import is_counted
from tallystick.language.quantities.parts import (
    ROUGH,
    read_added_part,
    read_denominator,
    read_out_of,
    stands_alone,
)
from tallystick.language.quantities.spelled import read_decimals, read_integer

_CUTTING = frozenset("cut cuts cutting slashed".split())
_ALMOST = frozenset("about almost around nearly over roughly".split())
_HALVED = frozenset("point percentage mile inch pint".split())  # "a quarter point", "a half mile": units, no times


def read_words(cursor: Cursor, i: int, last: int) -> Number | None:
    """One thousand seven hundred and forty; two and a half thousand; two thirds; one in four; nine point four."""
    lowers, words = cursor.lowers, cursor.words
    spelled = read_integer(cursor, i, last)
    if spelled is None:
        return None
    value, j, scale = spelled.value, spelled.end, spelled.scale
    if j >= last:
        return Number(i, j, value, _spelled_half(value, scale), digits=False, scale=scale)
    after = lowers[j]
    if after == "point":
        decimals = read_decimals(cursor, j, last)
        if decimals is not None:
            number = scaled(cursor, i, decimals[1], last, value + decimals[0])
            number.half = decimals[2] / 2 * number.scale
            return number
    if after == "and":
        part = read_added_part(cursor, j, last)
        if part is not None:
            if scale >= 1000:
                return Number(i, part[1], value + part[0] * scale, 0.25 * scale, digits=False, scale=scale)
            return scaled(cursor, i, part[1], last, value + part[0])
    elif after == "-" and lowers[j + 1 : j + 6] == ["and", "-", "a", "-", "half"]:  # "two-and-a-half years"
        return scaled(cursor, i, j + 6, last, value + 0.5)
    elif after in ("in", "out"):
        share = read_out_of(cursor, j, last, value)
        if share is not None:
            return Number(i, share[1], share[0], ROUGH * share[0], FRACTION, digits=False)
    elif after == "of" and value == 1:  # "one of just four rivers", but "one of the four" is one
        k = j + 1 + (lowers[j + 1] in ("just", "only"))
        whole = words.numbers.get(lowers[k], 0.0)
        if whole > 1 and k < last and is_counted(cursor, k + 1, last):
            return Number(i, k + 1, 1 / whole, ROUGH / whole, FRACTION, digits=False)
    elif after == "over" and value >= 1:
        ratio = read_over(cursor, i, j, last, value)
        if ratio is not None:
            return ratio
    elif after == "fold" or (after == "-" and lowers[j + 1] == "fold"):
        return Number(i, j + 1 + (after == "-"), value, 0.05, MULTIPLE, digits=False)
    elif after == "dozen" or after == "dozens":
        return Number(i, j + 1, value * 12, 0.5, digits=False)
    parts = _read_parts(cursor, i, j, last, value)
    return parts or Number(i, j, value, _spelled_half(value, scale), digits=False, scale=scale)


def _read_parts(cursor: Cursor, i: int, j: int, last: int, value: float) -> Number | None:
    """ "two thirds", "one - fourth", "twenty twenty-fifths"; "twenty-fifth" is an ordinal; None for all else."""
    lowers, words = cursor.lowers, cursor.words
    after = lowers[j]
    if after != "-" and after not in words.fractions and after not in words.ordinals and after not in words.numbers:
        return None
    at = j + (after == "-")
    if lowers[at] in words.ordinals and value % 100 >= 20 and value % 10 == 0 and words.ordinals[lowers[at]] < 10:
        return Number(i, at + 1, value + words.ordinals[lowers[at]], 0.0, ORDINAL, digits=False)
    part = read_denominator(cursor, j, last)
    if part is None:
        return None
    share, end, plural = part
    if not plural and value != 1:
        return None
    if not plural and after != "-" and lowers[at] in ("quarter", "half") and not stands_alone(cursor, end):
        return None  # "one quarter results", "one half time"
    if plural and lowers[at] in ("quarters", "halves") and value != 3 and after != "-" and lowers[end] != "of":
        return None  # "two quarters of growth" are times
    amount = value * share
    if lowers[end] == "of" and lowers[end + 1] in ("a", "an") and lowers[end + 2] in words.scales and end + 2 < last:
        scale = words.scales[lowers[end + 2]]
        return Number(i, end + 3, amount * scale, ZEROS_CAP * amount * scale, digits=False, scale=scale)
    return Number(i, end, amount, ROUGH * amount, FRACTION, digits=False)


def read_over(cursor: Cursor, i: int, j: int, last: int, value: float) -> Number | None:
    """ "one over three": a share only where nothing is counted after it."""
    lowers = cursor.lowers
    if j + 1 >= last:
        return None
    if lowers[j + 1] in cursor.words.numbers:
        spelled = read_integer(cursor, j + 1, last)
        whole, end = (spelled.value, spelled.end) if spelled else (0.0, 0)
    else:
        parsed = parse_digits(lowers[j + 1]) if "0" <= lowers[j + 1] < ":" else None
        whole, end = (parsed[0], j + 2) if parsed else (0.0, 0)
    if whole <= value or not value > 0 or lowers[end][:1].isalnum() or lowers[end] in ("%", "-", "–"):
        return None
    share = value / whole
    return Number(i, end, share, ROUGH * share, FRACTION, digits=False)


def read_part(cursor: Cursor, i: int, last: int) -> Number | None:
    """half of, a third of, a quarter, half a million, half a dozen: a part that no number stands before."""
    lowers, words = cursor.lowers, cursor.words
    word, before = lowers[i], lowers[i - 1]
    share = words.fractions.get(word)
    if share is None or (word[-1] == "s" and word != "halves") or word == "halves":
        return None
    first = i - 1 if before in ("a", "an") else i
    if word in ("half", "quarter"):
        k = i + 1
        k += lowers[k] == "-"
        k += lowers[k] == "of"
        k += lowers[k] in ("a", "an")
        k += lowers[k] == "-"
        if lowers[k] == "dozen" and k < last:
            return Number(first, k + 1, 12 * share, 0.5, digits=False)
        if lowers[k] in words.scales and k < last:
            scale = words.scales[lowers[k]]
            return Number(first, k + 1, share * scale, ZEROS_CAP * share * scale, digits=False, scale=scale)
        if first < i and lowers[i + 1] in _HALVED and i + 1 < last:
            return Number(first, i + 1, share, ROUGH * share, FRACTION, digits=False)
    elif before not in ("a", "an", "one"):
        return None
    if _moved_by(cursor, i, first):
        return Number(first, i + 1, share, ROUGH * share, FRACTION, digits=False)
    if (
        before in ("first", "second", "this", "last", "per", "a", "an")
        and word in ("half", "quarter")
        and (before not in ("a", "an") or not (lowers[i + 1] in ("of", "a", "an") or not lowers[i + 1][:1].isalpha()))
    ):
        return None
    if before in words.ordinals or lowers[i + 1] == "-":
        return None
    if word == "quarter" and first == i:
        return None
    if word != "half" and not stands_alone(cursor, i + 1):
        return None
    if word == "half" and before == "in" and lowers[i + 1] != "of":
        return None  # "cut in half"
    if word == "half" and not (stands_alone(cursor, i + 1) or lowers[i + 1] in words.function_words):
        return None
    return Number(first, i + 1, share, ROUGH * share, FRACTION, digits=False)


def _moved_by(cursor: Cursor, i: int, first: int) -> bool:
    """ "Fell by a third in May", "was cut in half": is the part at token i what something moved by?"""
    lowers, words = cursor.lowers, cursor.words
    after = lowers[i + 1]
    if after[:1].isalnum() and after not in words.function_words:
        return False
    if first == i:
        return lowers[i] == "half" and lowers[i - 1] == "in" and not _CUTTING.isdisjoint(lowers[max(0, i - 5) : i - 1])
    k = first - 1 - (lowers[first - 1] in _ALMOST)
    return lowers[k] == "by"


def read_bare_scale(cursor: Cursor, i: int, last: int) -> Number | None:
    """a hundred, a dozen, hundred dollars: a scale word that no number stands before."""
    lowers, words = cursor.lowers, cursor.words
    word, before = lowers[i], lowers[i - 1]
    if before == "-" or before[:1].isdigit() or before in words.numbers:
        return None
    first = i - 1 if before in ("a", "an") else i
    if first == i and before in ("several", "few"):  # "a few hundred": two to nine of them
        scale = 12.0 if word == "dozen" else words.scales[word]
        start = i - 1
        return Number(start, i + 1, 2 * scale, 0.0, low=2 * scale, high=9 * scale, digits=False, scale=scale)
    if word == "dozen":
        if before in ("half", "quarter") or (before == "a" and lowers[i - 2] == "half"):
            return None
        return Number(first, i + 1, 12.0, 0.5, digits=False) if first < i or before == "" else None
    if first == i and (before in ("per", "every", "the", "half", "quarter", "one", "this", "that") or word[-1] == "s"):
        return None
    if words.scales[word] < 100 or word in ("lakh", "crore"):
        return None
    spelled = read_integer(cursor, i, last, seed=1.0)
    if spelled is None:
        return None
    part = read_added_part(cursor, spelled.end, last)
    if part is not None:
        share = part[0] * (spelled.scale if spelled.scale >= 1000 else 1)
        return Number(first, part[1], spelled.value + share, 0.5, digits=False)
    half = min(0.5 * spelled.scale, SCALE_CAP * spelled.value) if spelled.scale >= 1000 else _half(spelled.value)
    return Number(first, spelled.end, spelled.value, half, digits=False, scale=spelled.scale)


def scaled(cursor: Cursor, i: int, j: int, last: int, value: float) -> Number:
    """ "12 and a half" with the scale after it, if any."""
    scale = cursor.words.scales.get(cursor.lowers[j], 1.0) if j < last else 1.0
    end = j + (scale != 1.0)
    return Number(i, end, value * scale, min(0.25 * scale, SCALE_CAP * value * scale), digits=False, scale=scale)


def read_ordinal(cursor: Cursor, i: int) -> Number | None:
    """fourth, hundredth: a rank."""
    value = cursor.words.ordinals.get(cursor.lowers[i])
    return None if value is None else Number(i, i + 1, value, 0.0, ORDINAL, digits=False)


def _spelled_half(value: float, scale: float) -> float:
    """A scale word rounds more than zeros do: "two thousand" is good to 5 %, "twelve hundred" to its zeros."""
    return min(0.5 * scale, SCALE_CAP * value) if scale >= 1000 else _half(value)


def _half(value: float) -> float:
    if value % 10:
        return 0.5
    zeros = len(printed := f"{value:.0f}") - len(printed.rstrip("0"))
    return max(0.5, min(0.5 * 10.0**zeros, ZEROS_CAP * value))
