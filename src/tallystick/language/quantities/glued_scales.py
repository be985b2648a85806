"""Letters glued to digits that are a scale or a unit: "70m voted" and a "70m tower", "100t" of scrap and "$100t".

The press prints a million as m, a length as a rule with its dimension: before it ("a depth of 40m", "advanced 900m"),
after it ("70m deep", "48m from the line"), or as the measure of one thing ("a 70m tower"). Without any of them an m
is a million.
"""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.inflection import is_plural

CURRENCY_SIGNS = frozenset("$€£₽₴¥₪₹₩")
_DASHES = frozenset("-–—−")
_NEXT = frozenset({",", "and", "or", "to", "by", "x", "×", "-", "–"})
_TIMES = frozenset({"by", "x", "×"})
_FEET = frozenset({"ft", "feet", "foot", "yards", "yd", "miles", "'"})
_OWNERS = frozenset("the its their these those them his her our your whom which this that all".split())
_RACES = frozenset({"50", "60", "100", "200", "400", "800", "1500"})
_FAR, _NEAR = 8, 3  # tokens looked back for a dimension ("the depth is") and for a verb ("ran about")


def is_scale(cursor: Cursor, i: int, j: int, suffix: str, last: int) -> bool:
    """Is the glued letter at token j a scale ("$300m", "1.2m tonnes") and no unit ("300m from the line", "100t")?"""
    if suffix not in ("m", "t", "b"):
        return True
    capital = cursor.text[cursor.starts[j]] == suffix.upper()
    if suffix == "m" and capital:
        return True
    if not CURRENCY_SIGNS.isdisjoint(cursor.lowers[max(0, i - 4) : i]) or _code_before(cursor, i):
        return True
    following = cursor.lowers[j + 1] if j + 1 < last else ""
    unit = cursor.words.surfaces.get(following)
    if unit is not None and any(surface.unit.kind == "currency" for surface in unit):
        return True
    if suffix == "t":
        return False
    if suffix == "b":
        return not capital or not cursor.capital(j + 1)  # 221B Baker Street
    return not (_led(cursor, i) or _followed(cursor, i, j, last))


def _code_before(cursor: Cursor, i: int) -> bool:
    """Does a currency's letters stand right before token i ("AUD1.5m", "PS6m")?"""
    rows = cursor.words.marks.get(cursor.lowers[i - 1])
    return rows is not None and cursor.printed(i - 1).isupper() and any(not rest for rest, _ in rows)


def _led(cursor: Cursor, i: int) -> bool:
    """Does what stands before the digits at token i make them a length: a depth of, advanced some, 30m by?"""
    lowers, words = cursor.lowers, cursor.words
    before = lowers[i - 1]
    if before in _TIMES:
        return lowers[i - 2] == "m" or lowers[i - 2] in words.surfaces
    if before == "every" or (before == "the" and lowers[i] in _RACES):
        return True
    for k in range(i - 1, max(-1, i - 1 - _FAR), -1):
        word = lowers[k]
        if word == "." or word == ";" or word == "," or word in CURRENCY_SIGNS:
            return False
        if word in words.dimensions or (k >= i - _NEAR and word in words.motions and before != "to"):
            return True
    return False


def _followed(cursor: Cursor, i: int, j: int, last: int) -> bool:
    """Does what stands after the m at token j make it a length: high, from the line, (230ft), a tower?"""
    lowers, words = cursor.lowers, cursor.words
    k = j + 1
    for _ in range(2):  # "10m to 15m high", "2m, 3m and 4m deep"
        if not (k + 2 < last and lowers[k] in _NEXT and "0" <= lowers[k + 1] < ":" and lowers[k + 2] == "m"):
            break
        if lowers[k] in _TIMES:
            return True
        k += 3
    word = lowers[k] if k < last else ""
    if word == "(":
        return "0" <= lowers[k + 1] < ":" and lowers[k + 2] in _FEET
    if word in _DASHES and cursor.glued(k):
        word = lowers[k + 1]
        return word[:1].isalpha() and word not in words.collectives
    if word == "of":
        return lowers[k + 1] not in _OWNERS and not is_plural(lowers[k + 1], words) and lowers[k + 1] != ""
    if word == "in":
        return lowers[k + 1] in words.dimensions
    if word in words.directions:
        return not ("0" <= lowers[k + 1] < ":")  # "38m from 24m"
    if word == "to":
        return lowers[k + 1] == "the" and lowers[k + 2] in words.directions
    if word == "down" or word == "up":
        return lowers[k + 1] == "the"  # "300m down the road"
    return _measures_one(cursor, i, k, last)


def _measures_one(cursor: Cursor, i: int, k: int, last: int) -> bool:
    """Does one thing in the singular follow from token k on ("a 70m tower"), and nothing that millions do or are?"""
    lowers, words = cursor.lowers, cursor.words
    nouns = 0
    for word in lowers[k : min(k + 6, last)]:
        if not word[:1].isalpha() or (word in words.function_words and word != "and"):
            break
        if word in words.surfaces:
            return nouns > 0
        if is_plural(word, words) or word in words.collectives or word in words.predicates:
            return False
        if word[-2:] == "ed" or word[-2:] == "ly" or word in words.verbs or word in words.followers:
            return nouns > 0 and lowers[i - 1] in ("a", "an", "the", "its", "his", "her", "their")
        nouns += word != "and"
    return nouns > 0
