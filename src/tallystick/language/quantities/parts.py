"""Parts of a whole: three-quarters, a third of, two and a half, one in four, ½, one twenty-fifth."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.digits import parse_digits
from tallystick.language.quantities.spelled import read_integer

ROUGH = 0.025  # a share in words is good to 2.5 % of itself


def read_denominator(cursor: Cursor, j: int, last: int) -> tuple[float, int, bool] | None:
    """(share, end, plural) of a denominator at token j: "thirds", "twenty-fifths", "hundred and fifth"."""
    words, lowers = cursor.words, cursor.lowers
    if lowers[j] == "-":
        j += 1
    if j >= last:
        return None
    word = lowers[j]
    if word in words.fractions:
        return words.fractions[word], j + 1, word[-1] == "s" or word == "halves"
    tens = words.numbers.get(word)
    if tens is None:
        return None
    if tens >= 20:
        k = j + 1 + (lowers[j + 1] == "-")
        base, plural = 0.0, False
        if lowers[k] in words.ordinals:
            base = words.ordinals[lowers[k]]
        elif lowers[k][:-1] in words.ordinals and lowers[k][-1:] == "s":
            base, plural = words.ordinals[lowers[k][:-1]], True
        return (1 / (tens + base), k + 1, plural) if 0 < base < 10 and k < last else None
    if lowers[j + 1] == "hundred":
        k = j + 2 + (lowers[j + 2] == "and")
        plural = lowers[k][-1:] == "s"
        base = words.ordinals.get(lowers[k][:-1] if plural else lowers[k], 0.0)
        return (1 / (tens * 100 + base), k + 1, plural) if 0 < base < 100 and k < last else None
    return None


def read_added_part(cursor: Cursor, j: int, last: int) -> tuple[float, int] | None:
    """(share, end) of "and a half", "and three fifths", "and fifty-four hundredths" at token j."""
    lowers, words = cursor.lowers, cursor.words
    if lowers[j] != "and":
        return None
    k = j + 1
    if lowers[k] in ("a", "an"):
        count, k = 1.0, k + 1
    elif lowers[k] in words.numbers:
        whole = read_integer(cursor, k, last)
        if whole is None:
            return None
        count, k = whole.value, whole.end
    else:
        return None
    part = read_denominator(cursor, k, last)
    if (
        part is None
        or (count != 1 and not part[2])
        or (lowers[k] in words.ordinals and not _ends_phrase(cursor, part[1]))
    ):
        return None  # "two and a third man": an ordinal
    return (count * part[0], part[1]) if count * part[0] < 1 else None


def read_out_of(cursor: Cursor, j: int, last: int, count: float) -> tuple[float, int] | None:
    """(share, end) of `count` in M, out of M, in every M from token j: a share when M is larger.

    "In" needs a small M ("five soldiers in 300 trenches" count things); "two in five days" counts days.
    """
    lowers, words = cursor.lowers, cursor.words
    k = j + 1
    if lowers[j] == "out":
        if lowers[k] != "of":
            return None
        k += 1
    elif lowers[k] in ("every", "each"):
        k += 1
    if k >= last:
        return None
    printed = lowers[k]
    if "0" <= printed < ":":
        parsed = parse_digits(printed)
        whole, end = (parsed[0] if parsed else 0.0), k + 1
    elif printed in words.numbers:
        spelled = read_integer(cursor, k, last)
        if spelled is None:
            return None
        whole, end = spelled.value, spelled.end
    else:
        return None
    if whole != int(whole) or not 0 < count < whole <= (1000 if lowers[j] == "out" else 100):
        return None
    after = lowers[end]
    if (
        after in words.scales
        or after == "%"
        or (lowers[j] == "in" and ((after in words.surfaces and after not in words.function_words) or after == "-"))
    ):
        return None
    return count / whole, end


def _ends_phrase(cursor: Cursor, k: int) -> bool:
    """Does the phrase end before token k, or go on as a share does ("of the", "as large", "less than")?"""
    word = cursor.lowers[k]
    words = cursor.words
    return not word[:1].isalpha() or word in words.function_words or word in words.scales or word in words.surfaces


def stands_alone(cursor: Cursor, k: int) -> bool:
    """Is a singular part that ends before token k ("a third", "a quarter") a share and not an ordinal or a time?"""
    word = cursor.lowers[k]
    return word in ("of", "the", "a", "an", "as", "less", "more", "again", "its", "their", "his", "her") or (
        not word[:1].isalnum() and word != "-"
    )
