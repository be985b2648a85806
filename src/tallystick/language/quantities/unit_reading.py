"""The unit to the right of a number: the longest name of the lexicon, joined ones ("km/h", "kV/cm"), ages."""

from __future__ import annotations

from tallystick.language.quantities.currencies import is_weight, read_late_scale, read_minor
from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import Draft
from tallystick.language.quantities.units import Surface, Unit

# Barrel and shell calibres in common use; with "mm" they name a weapon, not a length.
_CALIBRES = frozenset(
    "5.45 5.56 6.5 7.62 8.6 9 12.7 14.5 20 23 25 30 35 40 50 57 60 73 76 80 81 82 85 88 100 105 106 115 120 122 125 "
    "130 152 155 180 203 220 227 240 300".split()
)
# After "300mm" these make it a weapon's name.
_ARMS = frozenset(
    "shell shells gun guns howitzer howitzers mortar mortars cannon cannons round rounds calibre caliber artillery "
    "rocket rockets ammunition ammo projectile projectiles munition munitions launcher launchers mlrs grad".split()
)
_AGES = frozenset({"year", "month", "week", "day"})
BRACKETS = {"[": "]", "<": ">"}
_CURRENCY_SIGNS = frozenset("$€£₽₴¥₪₹₩")
_SPACED_LETTERS = frozenset("m g l w v a j n k p t s h".split())


def match_unit(cursor: Cursor, i: int, last: int) -> tuple[Unit, int] | None:
    """(unit, one past its last token) of the longest unit name that starts at token i."""
    rows = cursor.words.surfaces.get(cursor.lowers[i])
    if rows is None:
        return None
    if len(rows) == 1 and not rows[0].rest and rows[0].printed is None:  # the plain case, most of all
        end = i + 1
        return rows[0].unit, end if cursor.lowers[end] != "." else _abbreviation_end(cursor, end, last)
    fallback: tuple[Unit, int] | None = None
    for row in rows:
        end = _match_rest(cursor, row, i + 1, last)
        if not end:
            continue
        if row.printed is None or row.printed == cursor.printed(i):
            if fallback is not None and row.unit.glued:
                continue
            return row.unit, _abbreviation_end(cursor, end, last)
        if fallback is None and len(row.printed) > 1 and _may_differ(cursor, i, end):
            fallback = row.unit, _abbreviation_end(cursor, end, last)
    return fallback


def _may_differ(cursor: Cursor, i: int, end: int) -> bool:
    """May the mark at token i be printed in another case than its own ("40 kw", "50 HZ on")? Not "90 KPA soldiers"."""
    if cursor.glued(i) or cursor.printed(i).islower():
        return True
    after = cursor.lowers[end]
    return not after[:1].isalpha() or after in cursor.words.function_words


def _match_rest(cursor: Cursor, row: Surface, end: int, last: int) -> int:
    lowers = cursor.lowers
    for word in row.rest:
        if lowers[end] != word:
            if lowers[end] in (".", "-") and lowers[end + 1] == word:
                end += 1
            else:
                return 0
        end += 1
    return end if end <= last else 0


def _abbreviation_end(cursor: Cursor, end: int, last: int) -> int:
    """One past the full stop of an abbreviation ("sq. km.") that does not end the sentence."""
    if cursor.lowers[end] == "." and len(cursor.lowers[end - 1]) <= 3 and end + 1 < last and cursor.glued(end):
        if not cursor.capital(end + 1) and cursor.lowers[end - 1] != "%":
            return end + 1
    return end


def read_unit(cursor: Cursor, draft: Draft, i: int, first: int, last: int) -> bool | None:
    """Fill in the unit at token i. True when there is one, None when there is none, False when this is no quantity."""
    lowers = cursor.lowers
    closing = BRACKETS.get(lowers[i])
    if closing is not None:
        inner = match_unit(cursor, i + 1, last)
        if inner is None or lowers[inner[1]] != closing:
            return None
        match: tuple[Unit, int] | None = (inner[0], inner[1] + 1)
    else:
        match = match_unit(cursor, i, last)
    if match is None:
        return None
    unit, end = match
    word = lowers[i]
    if word in _CURRENCY_SIGNS and _belongs_to_next(cursor, i, end, last):
        return None
    if draft.unit is not None and unit.kind != "percent":
        if unit.kind == "currency" and unit.symbol == draft.unit:
            draft.end = end  # "US$5 dollars"
        return None
    if unit.glued and not cursor.glued(i):
        after = lowers[end]
        if word not in _SPACED_LETTERS or (after[:1].isalpha() and after not in cursor.words.function_words):
            return None
        if word == "a" and not cursor.capital(i):
            return None
    if word == "m" and unit.symbol == "m" and draft.unit:
        return None
    if unit.symbol == "mm" and lowers[draft.number.first] in _CALIBRES and _names_weapon(cursor, i, end, last):
        return False
    if lowers[end] == "-" and end == i + 1 and len(word) <= 3 and cursor.glued(end) and cursor.glued(end + 1):
        if "0" <= lowers[end + 1] < ":" and cursor.capital(i):
            return None  # "two A-50 aircraft", "six T-72s"
    if unit.symbol == "nm" and lowers[end] in cursor.words.directions:
        unit = _NAUTICAL  # "45 nm off Aden"
    if word in _QUOTES and not _is_prime(cursor, i, first):
        return None
    if unit.symbol == "GBP" and word in ("pound", "pounds") and is_weight(cursor, draft, end, first, last):
        unit = _POUND
    draft.unit, draft.kind, draft.name, draft.end = unit.symbol, unit.kind, unit.name, end
    if unit.kind == "percent" and unit.symbol == "percent" and lowers[end] in ("point", "points"):
        draft.unit = draft.name = "percentage point"
        draft.end = end + 1
    elif unit.kind == "currency":
        read_late_scale(cursor, draft, last)
        read_minor(cursor, draft, last)
    elif unit.symbol in _AGES:
        _read_age(cursor, draft, unit, end)
    elif unit.symbol == "foot":
        _read_inches(cursor, draft, last)
    if lowers[draft.end] == "/" and unit.kind != "percent":
        read_slash(cursor, draft, last)
    return True


_QUOTES = frozenset({"'", '"', "”", "″", "′"})


def _is_prime(cursor: Cursor, i: int, first: int) -> bool:
    """Is the quotation mark after a number a foot or an inch: glued to it, and no quotation is open?"""
    lowers = cursor.lowers
    if not cursor.glued(i):
        return False
    if cursor.glued(i + 1) and lowers[i + 1][:1].isalnum():
        return lowers[i] in ("'", "′") and lowers[i + 1].isdecimal() and lowers[i + 2] in _QUOTES  # 5'11"
    if lowers[i] in ("″", "′"):
        return True
    return lowers[i] == "'" and "'" not in lowers[first:i]


_INCH = Unit("inch", "length", "inch")
_NAUTICAL = Unit("nautical mile", "length", "nautical mile")
_POUND = Unit("pound", "mass", "pound-mass")


def _names_weapon(cursor: Cursor, i: int, end: int, last: int) -> bool:
    """A calibre, unless a length is measured ("300mm of rain fell", "20 mm wide")."""
    if cursor.lowers[i - 1] == "-":
        return True
    for word in cursor.lowers[end : min(end + 4, last)]:
        if word in _ARMS:
            return True
        if not word[:1].isalpha() or word in cursor.words.function_words:
            return False
    return False


def _belongs_to_next(cursor: Cursor, i: int, end: int, last: int) -> bool:
    """Is the sign after this number the mark of the next one ("in 2020 $ 14 million", "30 $5 notes")?"""
    after = cursor.lowers[end]
    if not ("0" <= after < ":") or end >= last:
        return False
    return cursor.glued(end) or cursor.lowers[end + 1] != cursor.lowers[i]


def _read_age(cursor: Cursor, draft: Draft, unit: Unit, end: int) -> None:
    """34-year-old, 34 years old, three years of age, eighteen-month-old."""
    lowers = cursor.lowers
    k = end + (lowers[end] == "-")
    if lowers[k] in ("old", "olds"):
        end = k + 1
    elif lowers[end] == "of" and lowers[end + 1] == "age":
        end += 2
    else:
        return
    draft.unit = draft.name = f"{unit.symbol} of age"
    draft.end = end


def _read_inches(cursor: Cursor, draft: Draft, last: int) -> None:
    """ "5 feet 2 inches" and 5'2" are one length."""
    lowers, k = cursor.lowers, draft.end
    word = lowers[k]
    if not ("0" <= word < ":") or k >= last or not word.isdecimal() or not word.isascii() or len(word) > 2:
        return
    if int(word) > 11:
        return
    match = match_unit(cursor, k + 1, last)
    if match is None and lowers[k + 1 : k + 3] == ["'", "'"]:
        match = _INCH, k + 3
    if match is not None and match[0].symbol == "inch":
        number = draft.number
        number.value, number.half, number.last = number.value + int(word) / 12, 0.5 / 12, k + 1
        draft.end = match[1]


def read_slash(cursor: Cursor, draft: Draft, last: int) -> None:
    """ "80km/h", "10 kV/cm", "$80/MWh", "50 centimetres/millisecond": a rate by a slash."""
    match = match_unit(cursor, draft.end + 1, last)
    if match is None:
        return
    unit = match[0]
    if not cursor.glued(draft.end) or unit.kind in ("percent", "currency"):
        return
    draft.per, draft.per_name, draft.end = unit.symbol, unit.name, match[1]
