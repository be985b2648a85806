"""Currencies: the mark or code before a number, hundredths after it ("3 dollars 50 cents"), a scale after the code."""

from __future__ import annotations

from tallystick.language.quantities.coded import WORDLIKE, letters_of
from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.digits import parse_digits
from tallystick.language.quantities.draft import Draft
from tallystick.language.quantities.spelled import read_integer

# Letters that are a currency only when written in capitals before a number ("Rs" and "kr" need not be).
_FREE = frozenset("rs kr rp skr nkr dkr ksh kshs tsh ush tk rub usd eur gbp rmb mxn aud".split())


def read_mark(cursor: Cursor, draft: Draft, first: int) -> None:
    """Fill in the currency whose mark or code stands right before the number; the draft grows to hold it."""
    if draft.number.letters:
        found = letters_of(cursor, draft.number.first)
        if found is not None:
            unit = found[1]
            draft.unit, draft.kind, draft.name = unit.symbol, unit.kind, unit.name
            draft.start -= cursor.lowers[draft.start - 1] == "$" and cursor.glued(draft.start)
        return
    i = draft.start - 1
    if i < first:
        return
    lowers = cursor.lowers
    rows = cursor.words.marks.get(lowers[i])
    if rows is None:
        return
    press = cursor.words.press.get(cursor.printed(i)) if lowers[i].isalpha() else None
    if press is not None:
        draft.start, draft.unit, draft.kind, draft.name = i, press.symbol, press.kind, press.name
        return
    before = lowers[i - 1]
    for rest, unit in rows:
        if rest and rest[0] != before:
            continue
        k = i
        for word in rest:
            k -= 1
            if k < first or lowers[k] != word:
                break
        else:
            if _counts(cursor, k, i, draft.start, rest):
                draft.start, draft.unit, draft.kind, draft.name = k, unit.symbol, unit.kind, unit.name
                return


def _counts(cursor: Cursor, k: int, i: int, start: int, rest: tuple[str, ...]) -> bool:
    """May tokens k..i be a mark of the number at token `start`?"""
    word = cursor.lowers[i]
    if rest:
        if cursor.lowers[k].isalpha():  # "US$", "US $": letters of a mark are capitals or glued to their sign
            printed = cursor.printed(k)
            if len(printed) == 1 and not cursor.glued(k + 1) and cursor.glued(start):
                return False  # "A $5 deal"
            return printed.isupper() or (cursor.glued(k + 1) and len(printed) > 1) or printed.istitle()
        return True
    if not word.isalpha():  # "10 $ 30 $": the sign is the number's before, and this one has its own behind
        if cursor.glued(start):
            return True
        before = cursor.lowers[i - 1]
        return not ("0" <= before < ":" and cursor.lowers[start + 1] == word)
    if word in _FREE:
        return True
    if not cursor.printed(i).isupper():
        return False
    return (len(word) == 3 and word not in WORDLIKE) or cursor.glued(start) or word == "rm"


def read_minor(cursor: Cursor, draft: Draft, last: int) -> None:
    """Add the hundredths that follow: "3 dollars 50 cents", "thirteen dollars and five cents", "15 USD 50"."""
    lowers, number = cursor.lowers, draft.number
    j = draft.end
    joined = lowers[j] == "and"
    k = j + joined
    if k >= last or number.scale != 1 or number.value != int(number.value):
        return
    word = lowers[k]
    if "0" <= word < ":":
        parsed = parse_digits(word)
        if parsed is None or len(word) > 2:
            return
        value, end = parsed[0], k + 1
    elif word in cursor.words.numbers:
        spelled = read_integer(cursor, k, last)
        if spelled is None:
            return
        value, end = spelled.value, spelled.end
    else:
        return
    if not 0 < value < 100:
        return
    parts = cursor.words.parts
    for surface in cursor.words.surfaces.get(lowers[end], ()):
        if not surface.rest and (surface.unit.symbol, draft.unit) in parts:
            end += 1
            break
    else:  # "15 dollars 50" ends there, or goes on with "more"
        after = lowers[end]
        if joined or not ("0" <= word < ":") or (after[:1].isalnum() and after not in ("more", "less", "each", "for")):
            return
        if after in ("%", "-", "$", "€", "£", "/") or draft.number.last != j - 1:
            return
    number.value, number.half, number.last = number.value + value / 100, 0.005, end
    draft.end = end


def read_late_scale(cursor: Cursor, draft: Draft, last: int) -> None:
    """ "75 USD million": the scale after the code."""
    scale = cursor.words.scales.get(cursor.lowers[draft.end])
    if scale is not None and scale >= 1000 and draft.end < last and draft.number.scale == 1:
        number = draft.number
        number.value, number.half, number.scale = number.value * scale, number.half * scale, scale
        draft.end += 1
        number.last = draft.end


def is_weight(cursor: Cursor, draft: Draft, end: int, first: int, last: int) -> bool:
    """Are these "pounds" a weight? Of something, or next to a word of weighing, and no sum of money."""
    number = draft.number
    lowers = cursor.lowers
    if number.scale >= 1000 or number.value >= 100_000:
        return False
    if lowers[end] == "of" and lowers[end + 1] not in ("the", "his", "her", "their", "aid", "public", "taxpayers"):
        return True
    window = lowers[max(first, draft.start - 8) : min(last, end + 4)]
    return not _WEIGHING.isdisjoint(window)


_WEIGHING = frozenset(
    "weigh weighs weighed weighing weight weights heavy heavier lighter baby body bodyweight pounder lift lifted "
    "overweight obese ounces ounce kg kilograms explosives payload warhead gained shed bomb bombs munition "
    "munitions tnt".split()
)
