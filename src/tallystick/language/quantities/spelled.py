"""Numbers in words: one thousand seven hundred and forty; two and a half thousand; nine point four; lakh crore."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.language.quantities.cursor import Cursor


class Spelled(NamedTuple):
    """A number in words: its worth, one past its last token, the scale it ends in (1 when it ends in none)."""

    value: float
    end: int
    scale: float
    joined: bool = False  # an "and" before its last word


def read_integer(cursor: Cursor, i: int, last: int, *, seed: float | None = None) -> Spelled | None:
    """The whole number in words from token i on.

    `seed` is the worth of digits that stand before token i and are its first part ("3 hundred and 21").
    """
    words = cursor.words
    number_words, scales, lowers = words.numbers, words.scales, cursor.lowers
    total, current, j = 0.0, seed or 0.0, i
    seen, ends_in, joined = seed is not None, 1.0, False
    while j < last:
        word = lowers[j]
        if word in number_words:
            value = number_words[word]
            if seen and ends_in < 100 and not (current % 10 == 0 and value < 10 and current % 100 >= 20):
                break
            if seen and ends_in == 100 and value >= 20 and not joined and _is_denominator(cursor, j):
                break  # "one hundred thirty-fifths" are 35ths
            current, j, seen, ends_in = current + value, j + 1, True, 1.0
        elif word in scales and seen and (word[-1] != "s" or not _vague_follows(cursor, j)):
            scale = scales[word]
            if scale == 100:
                if current >= 100 or (ends_in > 1 and current):
                    break
                current = (current if j == i and seed is not None else max(current, 1.0)) * 100
            elif ends_in >= 1000 and not current:
                total *= scale  # lakh crore, thousand billion
            else:
                worth = current if j == i and seed is not None else max(current, 1.0)  # 0.4 million; a million
                total, current = total + worth * scale, 0.0
            j, ends_in, joined = j + 1, scale, False
        elif word == "-" and seen and lowers[j + 1] in scales and cursor.glued(j) and cursor.glued(j + 1):
            j += 1  # "a two-million-barrel cut"
        elif word == "-" and current and current % 10 == 0 and current % 100 >= 20 and ends_in == 1:
            if number_words.get(lowers[j + 1], 10) >= 10 or not number_words.get(lowers[j + 1]):
                break
            j += 1
        elif word == "and" and ends_in >= 100:
            follow = lowers[j + 1]
            if follow in number_words:
                if (
                    number_words[follow] < 20
                    and lowers[j + 2] in words.fractions
                    and lowers[j + 2] not in words.ordinals
                ):
                    break  # "... and two thirds"
                j, joined = j + 1, True
            elif seed is not None and follow.isdecimal() and follow.isascii() and len(follow) <= 2:
                return Spelled(total + current + int(follow), j + 2, 1.0)
            else:
                break
        else:
            break
    if not seen or (j == i):
        return None
    return Spelled(total + current, j, ends_in if not current or ends_in == 100 else 1.0, joined)


def read_decimals(cursor: Cursor, j: int, last: int) -> tuple[float, int, float] | None:
    """(what to add, end, worth of its last place) of "point nought four" at token j."""
    number_words, lowers = cursor.words.numbers, cursor.lowers
    if lowers[j] != "point" or lowers[j + 1] not in number_words:
        return None
    printed, k = "", j + 1
    while k < last and k < j + 12 and lowers[k] in number_words:
        printed, k = printed + f"{number_words[lowers[k]]:.0f}", k + 1
    return float(f"0.{printed}"), k, 10.0 ** -len(printed)


def _is_denominator(cursor: Cursor, j: int) -> bool:
    """Is token j the tens of a denominator: "thirty fifths", "twenty-firsts"?"""
    k = j + 1 + (cursor.lowers[j + 1] == "-")
    part = cursor.lowers[k]
    return part[-1:] == "s" and cursor.words.ordinals.get(part[:-1], 99) < 10


def _vague_follows(cursor: Cursor, j: int) -> bool:
    """Is the plural scale at token j vague after all ("five hundreds of them" is not 500 of them)?"""
    return cursor.lowers[j + 1] == "of" and cursor.words.numbers.get(cursor.lowers[j - 1]) is None
