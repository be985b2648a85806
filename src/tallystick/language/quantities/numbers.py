"""The number grammar: which stretches of tokens are numbers, and what each is worth.

A number is printed in digits (1,585; 48 670; 2.5), in words (one thousand seven hundred and forty; half a million; two
and a half thousand) or in both (2.4 thousand; $55.9bn). Ordinals, iterations (twice), multiples (doubled), fractions
(three-quarters; one in four) and vague words (dozens) are numbers with another form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.language.quantities.words import QuantityWords
from tallystick.model.analysis import QuantityForm, Token

# How coarse a printed round number may be read, as a share of its value. Trailing zeros are rounding only up to here:
# 1,700 is 1,650..1,750, but 2,000 is not 1,500..2,500. A scale word is a plainer sign of rounding than zeros are.
_ZEROS_CAP = 0.03
_SCALE_CAP = 0.05

_THIN_SPACES = (" ", "\u00a0", "\u202f", "\u2009")
# "On May 24 500 tanks" is a date and a number, not 24,500.
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number over the tokens `first` (included) to `last` (excluded).

    `half` is half the worth of its last significant digit. For ranges (vague words) `low` and `high` differ.
    """

    first: int
    last: int
    value: float
    half: float
    form: QuantityForm = QuantityForm.CARDINAL
    low: float | None = None
    high: float | None = None
    digits: bool = True


def _parse_digits(printed: str) -> tuple[float, float] | None:
    """(value, half the worth of the last significant digit) of one printed token; None when it is no plain number."""
    if "," in printed:
        whole, point, decimals = printed.partition(".")
        groups = whole.split(",")
        grouped = 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        if not grouped:
            if len(groups) == 2 and not point and len(groups[1]) in (1, 2):  # a decimal comma: 10,5
                return float(f"{groups[0]}.{groups[1]}"), 0.5 * 10.0 ** -len(groups[1])
            return None
        if "." in decimals:
            return None
        printed = "".join(groups) + point + decimals
    elif printed.count(".") > 1:
        return None
    if len(printed) > 18:
        return None
    value = float(printed)
    if "." in printed:
        return value, 0.5 * 10.0 ** -len(printed.partition(".")[2])
    zeros = len(printed) - len(printed.rstrip("0")) if value else 0
    return value, max(0.5, min(0.5 * 10.0**zeros, _ZEROS_CAP * value))


class NumberReader:
    """Reads numbers off one token list. `text` is needed for what stands between tokens."""

    def __init__(self, text: str, tokens: Sequence[Token], words: QuantityWords) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words

    def _gap(self, i: int) -> str:
        """What stands between token i and the next."""
        return self.text[self.tokens[i].end : self.tokens[i + 1].start]

    def _lower(self, i: int) -> str:
        return self.tokens[i].lower if i < len(self.tokens) else ""

    def read(self, i: int, last: int) -> Number | None:
        """The number that starts at token `i` and ends before `last`, None when there is none."""
        word = self.tokens[i].lower
        if word[0].isdigit():
            return self._read_digits(i, last)
        words = self.words
        if word in words.iterations:
            return Number(i, i + 1, words.iterations[word], 0.0, QuantityForm.ITERATION, digits=False)
        if word in words.multiples:
            return Number(i, i + 1, words.multiples[word], 0.05, QuantityForm.MULTIPLE, digits=False)
        if word in words.vague or word in ("tens", "scores"):
            return self._read_vague(i, last)
        if word in ("half", "quarter", "a", "an") or word in words.numbers or word in words.scales:
            return self._read_fraction(i, last) or self._read_words(i, last)
        if word in words.ordinals:
            return Number(i, i + 1, words.ordinals[word], 0.0, QuantityForm.ORDINAL, digits=False)
        return None

    def _read_digits(self, i: int, last: int) -> Number | None:
        printed, j = self.tokens[i].lower, i + 1
        if len(printed) <= 3 and printed.isdigit() and (i == 0 or self._lower(i - 1) not in _MONTHS):
            while j < last and j < i + 5 and self._is_spaced_group(j):
                printed, j = printed + self.tokens[j].lower, j + 1
        parsed = _parse_digits(printed)
        if parsed is None:
            return None
        value, half = parsed
        if j < last and self._gap(j - 1) == "":
            suffix = self._lower(j)
            if suffix in ("st", "nd", "rd", "th"):
                return Number(i, j + 1, value, 0.0, QuantityForm.ORDINAL)
            if suffix in self.words.glued_scales and not self._unit_metre(j, suffix):
                scale = self.words.glued_scales[suffix]
                return Number(i, j + 1, value * scale, self._scaled_half(value, half, scale))
            if suffix == "fold":
                return Number(i, j + 1, value, half, QuantityForm.MULTIPLE)
        scaled = self._read_scale(j, last)
        if scaled is not None:
            scale, end = scaled
            return Number(i, end, value * scale, self._scaled_half(value, half, scale))
        if j < last and self._lower(j) in ("in", "of", "out") and self._is_small_integer(value):
            return self._read_out_of(i, j, last, value) or Number(i, j, value, half)
        return Number(i, j, value, half)

    def _is_spaced_group(self, j: int) -> bool:
        """Is token j the next group of a number with spaced thousands ("48 670")?"""
        word = self.tokens[j].lower
        return len(word) == 3 and word.isdigit() and self._gap(j - 1) in _THIN_SPACES

    def _unit_metre(self, j: int, suffix: str) -> bool:
        """Is a glued m a metre ("300m from the line") and not a million ("$300m")?"""
        if suffix != "m":
            return False
        before = self.text[max(0, self.tokens[j].start - 24) : self.tokens[j].start]
        return not any(mark in before for mark in "$€£₽₴¥₪")

    @staticmethod
    def _scaled_half(value: float, half: float, scale: float) -> float:
        return min(half * scale, _SCALE_CAP * value * scale) if value else half * scale

    @staticmethod
    def _is_small_integer(value: float) -> bool:
        return value == int(value) and value <= 100

    def _read_scale(self, j: int, last: int) -> tuple[float, int] | None:
        """Scale words from token j ("thousand", "hundred thousand"), a hyphen before them allowed."""
        scale, end = 1.0, j
        while end < last and self._lower(end) in self.words.scales:
            scale, end = scale * self.words.scales[self._lower(end)], end + 1
        return (scale, end) if end > j else None

    def _read_vague(self, i: int, last: int) -> Number | None:
        word = self._lower(i)
        low, high = self.words.vague.get(word, (20.0, 99.0))
        end = i + 1
        if i > 0 and word in ("scores", "hundreds", "thousands", "millions", "billions"):
            before = self._lower(i - 1)
            if before[:1].isdigit() or before in self.words.numbers:
                return None
        if (
            end + 1 < last
            and self._lower(end) == "of"
            and self._lower(end + 1) in ("thousands", "millions", "billions")
        ):
            scale = self.words.vague[self._lower(end + 1)][0]
            ten = 10.0 if word == "tens" else low
            low, high, end = ten * scale, (99.0 if word == "tens" else high) * scale, end + 2
        elif word == "tens":
            return None
        if word == "scores" and self._lower(i + 1) != "of":
            return None
        if word == "couple" and self._lower(i - 1) not in ("a", "last", "past"):
            return None
        return Number(i, end, low, 0.0, low=low, high=high, digits=False)

    def _read_fraction(self, i: int, last: int) -> Number | None:
        """half of, a third of, two-thirds, three-quarters, one in four, three out of five."""
        words, first = self.words, self._lower(i)
        count, j = (1.0, i) if first in ("half", "quarter") else (words.numbers.get(first, 1.0), i + 1)
        if first in words.scales:
            return None
        if first in words.numbers and j < last and self._lower(j) in ("in", "out"):
            return self._read_out_of(i, j, last, count)
        if j < last and self._lower(j) == "-" and first not in ("a", "an"):
            j += 1
        if j < last and self._lower(j) in words.fractions:
            part = self._lower(j)
            plural = part.endswith("s") and part != "s"
            after = self._lower(j + 1)
            whole = after in ("of", "the", "a", "an", "as", "less", "more", "again", ",", ".", "") or plural
            if part == "half" and after in ("a", "the") and self._lower(j + 2) in words.scales:
                return None  # half a million is a number of its own
            if (first in ("a", "an", "one") or plural or first in ("half", "quarter")) and whole:
                value = count * words.fractions[part]
                return Number(i, j + 1, value, 0.025 * value, QuantityForm.FRACTION, digits=False)
        return None

    def _read_out_of(self, i: int, j: int, last: int, count: float) -> Number | None:
        """`count` in M, out of M: a share when M is a small whole number that is larger."""
        if self._lower(j) == "of":
            return None
        k = j + 1
        if self._lower(j) == "out":
            if self._lower(k) != "of":
                return None
            k += 1
        elif self._lower(k) == "every":
            k += 1
        if k >= last:
            return None
        printed = self._lower(k)
        parsed = _parse_digits(printed) if printed[0].isdigit() else None
        whole = parsed[0] if parsed else self.words.numbers.get(printed)
        if whole is None or whole != int(whole) or not count < whole <= 100:
            return None
        after = self._lower(k + 1)
        if after in self.words.scales or (self._lower(j) == "in" and after in self.words.units and whole != 0):
            return None  # "two in five days" counts days
        return Number(i, k + 1, count / whole, 0.025 * count / whole, QuantityForm.FRACTION)

    def _read_words(self, i: int, last: int) -> Number | None:
        """One thousand seven hundred and forty; half a million; two and a half thousand; a hundred."""
        words = self.words
        total, current, j = 0.0, 0.0, i
        seen, half_unit, scaled = False, 0.0, 1.0
        if self._lower(j) in ("a", "an"):
            k = j + 1
            if self._lower(k) == "dozen":
                return Number(i, k + 1, 12.0, 0.5, digits=False)
            if self._lower(k) not in words.scales:
                return None
            current, j, seen = 1.0, j + 1, True
        elif self._lower(j) in ("half", "quarter"):
            k = j + 1 + (self._lower(j + 1) in ("a", "of"))
            k += self._lower(k) == "a"
            if self._lower(k) == "dozen":
                return Number(i, k + 1, 6.0, 0.5, digits=False)
            if self._lower(k) not in words.scales:
                return None
            share = words.fractions[self._lower(j)]
            value = share * words.scales[self._lower(k)]
            return Number(i, k + 1, value, _ZEROS_CAP * value, digits=False)
        while j < last:
            word = self._lower(j)
            if word in words.numbers:
                value = words.numbers[word]
                if seen and current % 100 and not (current % 10 == 0 and value < 10 and current % 100 >= 20):
                    break
                current, j, seen = current + value, j + 1, True
            elif word in words.scales and seen and not word.endswith("s"):
                scale = words.scales[word]
                scaled = scale
                if scale == 100:
                    current = max(current, 1.0) * 100
                else:
                    total, current = total + max(current, 1.0) * scale, 0.0
                j += 1
            elif word == "dozen" and seen:
                return Number(i, j + 1, current * 12, 0.5, digits=False)
            elif word == "-" and seen and self._lower(j + 1) in words.numbers and current % 10 == 0 and current >= 20:
                j += 1
            elif word == "and" and seen:
                follow = self._lower(j + 1)
                if follow in ("a", "one") and self._lower(j + 2) in ("half", "quarter"):
                    current += words.fractions[self._lower(j + 2)]
                    half_unit, j = 0.25, j + 3
                    if self._lower(j) not in words.scales:
                        break
                elif scaled > 1 and follow in words.numbers and (current == 0 or current % 100 == 0):
                    j += 1
                else:
                    break
            else:
                break
        if not seen or j == i:
            return None
        value = total + current
        if j < last and self._lower(j) == "fold" and self._gap(j - 1) == "":
            return Number(i, j + 1, value, 0.05, QuantityForm.MULTIPLE, digits=False)
        if scaled >= 1000 and current == 0:  # "half a million", "two and a half thousand": a scale rounds
            half = min(max(half_unit, 0.5) * scaled, _SCALE_CAP * value)
        else:
            zeros = len(f"{value:.0f}") - len(f"{value:.0f}".rstrip("0")) if value == int(value) and value else 0
            half = max(0.5, min(0.5 * 10.0**zeros, _ZEROS_CAP * value))
        return Number(i, j, value, half, digits=False)
