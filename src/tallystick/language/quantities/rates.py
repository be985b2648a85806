"""Rates: per day, a day, each month, daily, for every kilometre, per 100,000 people, barrel-a-day."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import Draft
from tallystick.language.quantities.inflection import singular
from tallystick.language.quantities.numbers import read_number
from tallystick.language.quantities.unit_reading import match_unit

_TIME_UNITS = frozenset("second minute hour day week fortnight month quarter year decade century".split())
_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "yearly": "year",
}
RATE_OPENERS = frozenset("per a an each every for - daily hourly weekly monthly annually yearly us u".split())
_LEADS = frozenset("per a every each for daily".split())
# "a year earlier", "a day after" tell when, not how often.
_WHENS = frozenset("earlier later ago before after old from".split())


def read_rate(cursor: Cursor, draft: Draft, last: int) -> None:
    """Fill in what the quantity is over, right after its unit or noun; the draft grows to hold it.

    "15 litres per person per day" is over both.
    """
    _read_one(cursor, draft, last)
    if draft.per is None or cursor.lowers[draft.end] not in _LEADS:
        return
    per, name, end = draft.per, draft.per_name, draft.end
    draft.per = draft.per_name = None
    _read_one(cursor, draft, last)
    if draft.per in _TIME_UNITS and per not in _TIME_UNITS:
        draft.per, draft.per_name = f"{per} per {draft.per}", f"{name or per} per {draft.per_name or draft.per}"
    else:
        draft.per, draft.per_name, draft.end = per, name, end


def _read_one(cursor: Cursor, draft: Draft, last: int) -> None:
    i, lowers = draft.end, cursor.lowers
    word = lowers[i]
    if i >= last:
        return
    skip = False
    if word in cursor.words.followers and lowers[i + 1] in _LEADS:
        i, skip = i + 1, True
        word = lowers[i]
    elif word not in RATE_OPENERS:
        return
    if draft.unit == "USD" and word in ("us", "u"):  # "$75 U.S. per barrel"
        i += 1 if word == "us" else 4 if lowers[i + 1 : i + 4] == [".", "s", "."] else 0
        word = lowers[i]
    hyphen = word == "-" and lowers[i + 1] in ("a", "per")
    if hyphen:
        i, word = i + 1, lowers[i + 1]
    if word == "for" and lowers[i + 1] in ("every", "each"):
        i, word = i + 1, lowers[i + 1]
    if word in _ADVERBS and not (skip and draft.unit):
        draft.per, draft.end = _ADVERBS[word], i + 1
        return
    if word not in ("per", "a", "an", "each", "every"):
        return
    j = i + 1
    if lowers[j] == "-" and cursor.glued(j):
        j += 1
    if j >= last:
        return
    match = match_unit(cursor, j, last)
    if match is not None:
        unit, end = match
        if unit.glued and not (word == "per" and cursor.capital(j) == unit.symbol.isupper()):
            match = None
        elif word in ("per", "each", "every") or unit.symbol in _TIME_UNITS or draft.kind == "currency":
            if (
                unit.kind == "percent"
                or (word != "per" and lowers[end] in _WHENS)
                or (lowers[end] == "-" and cursor.glued(end))
            ):
                return
            draft.per, draft.per_name, draft.end = unit.symbol, unit.name, end
            return
        else:
            return
    _read_counted(cursor, draft, word, j, last)


def _read_counted(cursor: Cursor, draft: Draft, word: str, j: int, last: int) -> None:
    """per person, a share, per 100,000 people: a rate over something counted."""
    lowers, words = cursor.lowers, cursor.words
    noun = lowers[j]
    if word == "per" and noun[:1].isalpha() and noun not in words.function_words and noun not in words.openers:
        draft.per, draft.end = singular(noun, words), j + 1
    elif word in ("a", "an") and draft.kind == "currency" and noun in _PRICED:
        draft.per, draft.end = noun, j + 1
    elif word == "per" and ("0" <= noun < ":" or noun in words.openers):
        inner = read_number(cursor, j, last)
        if inner is None:
            return
        if lowers[inner.last] == "-" and cursor.glued(inner.last) and cursor.glued(inner.last + 1):  # 40-foot box
            box = inner.last + 2
            if box < last and lowers[box][:1].isalpha() and lowers[box] not in words.function_words:
                draft.per, draft.end = cursor.text[cursor.starts[j] : cursor.ends[box]].lower(), box + 1
            return
        if inner.last < last and lowers[inner.last][:1].isalpha() and lowers[inner.last] not in words.function_words:
            draft.per = f"{inner.value:g} {singular(lowers[inner.last], words)}"
            draft.end = inner.last + 1
        else:
            draft.per, draft.end = f"{inner.value:g}", inner.last


# What prices are quoted for: "$98 a share".
_PRICED = frozenset(
    "share bottle ticket head piece person unit copy bushel night seat pop plate dozen pack packet".split()
)
