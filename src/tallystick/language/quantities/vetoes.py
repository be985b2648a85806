"""What only looks like a quantity: dates, clocks, models, calibres, labels, years."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor, is_plural
from tallystick.language.quantities.numbers import Number
from tallystick.model.analysis import QuantityForm, Sentence

_DASHES = frozenset("-–—−")


def is_veto(cursor: Cursor, number: Number, sentence: Sentence) -> bool:
    """Is the number part of a name, a clock time, a score, a label or a bare year?"""
    first, last = number.first, number.last
    before, after = cursor.lower(first - 1), cursor.lower(last)
    if number.form in (QuantityForm.ITERATION, QuantityForm.MULTIPLE):
        return before == "-" or (after == "-" and number.form is QuantityForm.MULTIPLE)
    if number.form is QuantityForm.ORDINAL:
        return False
    if first > sentence.first and before in _DASHES and cursor.glued(first):
        word = cursor.lower(first - 2)
        if word[:1].isalpha() and cursor.glued(first - 1) and before == "-":  # Su-34, Kh-101, COVID-19
            return word not in cursor.words.units and word != "minus"
    if not number.digits:
        return number.value == 0
    printed = cursor.lower(first)
    if after in ("/", ":") and cursor.glued(last) and cursor.lower(last + 1)[:1].isdigit():
        return True  # 24/7, 10:30
    if before in ("/", ":") and cursor.glued(first):
        return True
    if before == "no" and first > sentence.first:
        return False
    if before == "." and cursor.glued(first):  # ".5", "v.2"
        return True
    if before in cursor.words.labels and cursor.lower(first - 2) not in ("the", "a"):
        if before not in ("no", "number", "part", "point", "stage", "line", "group", "building", "class", "square"):
            return True
        if before == "number" or cursor.text[cursor.tokens[first - 1].start].isupper():
            return True
    if _names_a_thing(cursor, number, sentence):
        return True
    return printed.isdigit() and len(printed) == 4 and 1900 <= number.value <= 2099 and _reads_as_year(cursor, number)


def _names_a_thing(cursor: Cursor, number: Number, sentence: Sentence) -> bool:
    """Leopard 2, MAGURA 5: a small bare number right after a capitalised word that opens no sentence."""
    first = number.first
    if first <= sentence.first or number.value > 999 or not cursor.lower(first).isdigit():
        return False
    token = cursor.tokens[first - 1]
    printed = cursor.text[token.start : token.end]
    if not printed[0].isupper() or cursor.text[token.end : cursor.tokens[first].start] != " ":
        return False
    if printed.lower() in cursor.words.function_words or token.lower in cursor.words.before:
        return False
    if first - 1 == sentence.first and not printed.isupper():
        return False
    after = cursor.lower(number.last)
    shouting = printed.isupper() and len(printed) > 2
    if shouting:
        return after not in cursor.words.units
    return number.value <= 99 and not (after in cursor.words.units or is_plural(after, cursor.words) or after == "-")


def _reads_as_year(cursor: Cursor, number: Number) -> bool:
    after = cursor.lower(number.last)
    return not (is_plural(after, cursor.words) and after not in cursor.words.function_words)
