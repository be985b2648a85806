"""Street addresses, scores of games, years: numbers that are known by more than the word beside them."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import Number
from tallystick.language.quantities.inflection import is_plural

_NEAR = 12  # tokens either way that tell a sentence from a headline, and a list's item from a bracket's end
_ITEM_LEADS = frozenset({",", ";", ":", ".", "and", "or", ")"})
_DASHES = frozenset("-–—−")
_ERAS = frozenset("bc bce ce ad b".split())
_OWNERS = frozenset("the its their his her our 's s ' this that".split())
# "from 2005 levels", "in 2016 elections"
_YEARLY = frozenset(
    "levels prices figures elections standards results estimates sales games olympics rates terms dollars budgets "
    "revenues earnings profits records rules talks protests attacks riots floods polls".split()
)
_YEAR_LEADS = frozenset(
    "in by since until till from of before after around circa between during and to late early mid".split()
)


def is_address(cursor: Cursor, number: Number, last: int) -> bool:
    """49 Orchard Road, 9 E 71st St, 22 Avenue Foch: a number, capitalised words, one of them a street's."""
    end, streets = number.last, cursor.words.streets
    if cursor.lowers[end] in _DASHES and cursor.glued(end) and cursor.lowers[end + 1].isdecimal():
        end += 2  # 16-18 Harbour Street
    if number.value > 99_999 or not cursor.capital(end) or end >= last or not cursor.lowers[number.first].isdecimal():
        return False
    for k in range(end, min(end + 5, last)):
        if cursor.lowers[k] in streets and cursor.capital(k):
            return k > end or cursor.capital(k + 1)
        if not (cursor.capital(k) or "0" <= cursor.lowers[k] < ":" or cursor.lowers[k] in ("th", "st", "nd", "rd")):
            return False
    return False


def is_score(cursor: Cursor, number: Number, first: int, last: int) -> bool:
    """won 3-1, a 2-0 defeat, 89-89; also the parts of 2019-09-01 and 555-12-34."""
    lowers, at, end = cursor.lowers, number.first, number.last
    if end - at != 1 or not lowers[at].isdecimal():
        return False
    left = lowers[at - 1] in _DASHES and cursor.glued(at) and "0" <= lowers[at - 2] < ":" and cursor.glued(at - 1)
    right = lowers[end] in _DASHES and cursor.glued(end) and "0" <= lowers[end + 1] < ":" and cursor.glued(end + 1)
    if not (left or right) or (at - 2 < first and left):
        return False
    if (left and right) or (left and lowers[at - 3] in cursor.words.leads):
        return True  # "ISO 3888-2" after its first part
    start = at - 2 if left else at
    stop = end if left else end + 2
    if lowers[stop] in _DASHES and cursor.glued(stop) and "0" <= lowers[stop + 1] < ":":
        return True
    if (
        left
        and lowers[start - 1] in _DASHES
        and cursor.glued(start)
        and "0" <= lowers[start - 2] < ":"
        and cursor.glued(start - 1)
    ):
        return True
    a, b = lowers[start], lowers[stop - 1]
    if not (a.isdecimal() and b.isdecimal()) or len(a) > 3 or len(b) > 3 or lowers[start - 1] in ("$", "€", "£"):
        return False
    follows = lowers[stop] if stop < last else ""
    if follows in cursor.words.surfaces or lowers[stop + 1] == "old":
        return False
    if int(a) >= int(b):
        return True
    contests = cursor.words.contests
    near = lowers[max(first, start - 6) : start] + lowers[stop : min(last, stop + 2)]
    if is_plural(follows, cursor.words) and follows not in contests:
        return False
    return not contests.isdisjoint(near)


def is_item(cursor: Cursor, number: Number, first: int, last: int) -> bool:
    """Does the number with a bracket or a stop behind it tell off the items of a list: "1) ships; and 2) men"?"""
    at, end, lowers = number.first, number.last, cursor.lowers
    if number.value >= 100 or not lowers[at].isdecimal() or end - at > 1:
        return False
    if lowers[end] == ".":  # "2. Ships" after a line's start; "12." alone is a number
        return cursor.capital(end + 1) or (end + 1 == last and last < cursor.count and lowers[last] != "")
    if at > first and lowers[at - 1] not in _ITEM_LEADS:
        return False
    return "(" not in lowers[max(first, at - _NEAR) : at]


def is_named(cursor: Cursor, number: Number, first: int, last: int) -> bool:
    """Is the capitalised number word inside a sentence part of a name: the Three Gorges, Group of Seven?

    Only sentences begin a number word with a capital, and headlines, which have no plain word in lower case.
    """
    at, lowers = number.first, cursor.lowers
    if number.last - at > 1 or "\n" in cursor.text[cursor.ends[at - 1] : cursor.starts[at]]:
        return False
    return any(
        len(lowers[k]) > 2
        and lowers[k].isalpha()
        and not cursor.capital(k)
        and lowers[k] not in cursor.words.function_words
        for k in range(max(first, at - _NEAR), min(last, at + _NEAR))
    )


def is_year(cursor: Cursor, number: Number, before: str, after: str) -> bool:
    value, words = number.value, cursor.words
    if (
        after in _ERAS
        or before in ("d", "ad", "bc", "ce")
        or (before == "." and cursor.lowers[number.first - 2] in ("d", "c"))
    ):
        return True
    if 1900 <= value <= 2099:
        if (
            not is_plural(after, words)
            or before in _OWNERS
            or after in _YEARLY
            or (cursor.capital(number.first - 1) and before.isalpha())
        ):
            return True  # "the 2018 sales", "Acme 2018 sales"
        other = cursor.lowers[number.first - 2]
        return (
            before in ("and", "-")
            and "1000" <= other <= "2099"
            and cursor.lowers[number.first - 3] in ("between", "from")
        )
    if not 1000 <= value <= 2199 or before not in _YEAR_LEADS:
        return False
    if (
        before == "and"
        and cursor.lowers[number.first - 2].isdecimal()
        and cursor.lowers[number.first - 3] in ("between", ".")
    ):
        return "1000" <= cursor.lowers[number.first - 2] <= "2099"
    if after in ("and", "to", "-", "–"):  # "between 1600 and 1900"
        other = cursor.lowers[number.last + 1]
        return (
            before in ("between", "from", "in", "of")
            and len(other) == 4
            and other.isdecimal()
            and 1000 <= int(other) <= 2099
            and int(other) > value
        )
    return before in ("in", "by", "since", "until") and not after[:1].isalnum() and after not in ("%", "°")
