"""What only looks like a quantity: clocks, scores, models, calibres, labels, addresses, footnotes, years."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.digits import MONTHS
from tallystick.language.quantities.draft import CARDINAL, FRACTION, MULTIPLE, ORDINAL, Number
from tallystick.language.quantities.inflection import is_plural
from tallystick.language.quantities.lookalikes import is_address, is_item, is_named, is_score, is_year
from tallystick.language.quantities.nouns import is_counted
from tallystick.language.quantities.unit_reading import match_unit

_DASHES = frozenset("-–—−")
# Before a hyphen these are no part of a name: minus-20, sub-300, the near-100.
_PREFIXES = frozenset("minus sub over under near mid plus pre post negative nearly almost around about".split())
_STOPS = frozenset(".,;:!?)\"'…")
_RATIOS = frozenset("margin odds ratio favor favour advantage vote majority lead".split())
_LEADS = frozenset(":/.(") | {"no", "number", "p"}
# Labels only when capitalised, because they are everyday nouns too.
_EVERYDAY = frozenset(
    "part point stage line group building class square game unit type table track level area operation "
    "extension order law bill rule case hill camp division".split()
)
_AGES_OF = frozenset("his her their my our your its early late mid".split())
_BEFORE_STEPS = frozenset("on in of by since from until for after before at to through and during into till".split())
_CLOCKS = frozenset("am pm a p gmt est edt bst cet cest utc pst pdt et pt o'clock hrs z".split())
_PRONOUN_LEADS = frozenset(
    "this that the which no every each any some another other such little loved only right wrong big good bad new "
    "great first last next latest day year".split()
)


def is_veto(cursor: Cursor, number: Number, first: int, last: int) -> bool:
    """Is the number part of a name, a clock time, a score, a label or a bare year?

    `first` and `last` are the sentence's tokens. What stands before and after is looked up once, so that the plain
    number in a plain sentence is let through after a few looks.
    """
    lowers, at, end = cursor.lowers, number.first, number.last
    before = lowers[at - 1] if at > first else ""
    after = lowers[end] if end < last else ""
    form = number.form
    if form is not CARDINAL and form is not FRACTION:
        return form is not ORDINAL and (before == "-" or (after == "-" and form is MULTIPLE))
    if before in _DASHES and _is_hyphenated(cursor, at):
        return True
    if (after == "to" or before == "to") and _is_ratio(cursor, at, end):
        return True
    if (before in cursor.words.steps or before == "top") and _is_placed(cursor, number, before, after, first, last):
        return True
    if not number.digits:
        value = number.value
        if cursor.text[cursor.starts[at]].isupper() and before.isalpha() and is_named(cursor, number, first, last):
            return True
        if before in cursor.words.labels and cursor.capital(at) and cursor.capital(at - 1):
            return True  # "Chapter Two" of a heading
        if value > 1:
            return False
        if value == 0:
            return _is_nothing(cursor, before, after)
        return value == 1 and before not in ("minus", "negative") and _is_pronoun(cursor, number, first, last)
    if number.letters:
        return False
    if (before in _LEADS or before in cursor.words.leads) and _is_led(cursor, number, first, before, after):
        return True
    if after:
        if cursor.ends[end - 1] == cursor.starts[end]:
            if (after == ")" or (after == "." and at == first)) and is_item(cursor, number, first, last):
                return True  # 1) 2. and their like
            if after[0].isalpha():
                if _is_suffixed(cursor, at, end, first, last):
                    return True  # 49ers, 1990s, 747s, Model 3s
            elif (after == ":" or after == "/") and cursor.glued(end + 1) and "0" <= lowers[end + 1] < ":":
                return True  # 24/7, 10:30
        if after in _CLOCKS and _is_clock(cursor, number):
            return True
        if cursor.text[cursor.starts[end]].isupper() or after in _DASHES:
            if is_address(cursor, number, last) or (after in MONTHS and number.value <= 31):
                return True  # the second is a date that no calendar has: 31 February
    printed = lowers[at]
    if (before in _DASHES or after in _DASHES) and is_score(cursor, number, first, last):
        return True
    if printed[0] == "0" and printed[1:2].isdecimal() and before != ".":
        return True  # 09, 007, 04.30
    if before and before[0] > "9":
        start = cursor.starts[at - 1]
        if not cursor.text[start : start + 2].islower() and _names_a_thing(cursor, number, first):
            return True
    return len(printed) == 4 and printed.isdecimal() and is_year(cursor, number, before, after)


def _is_placed(cursor: Cursor, number: Number, before: str, after: str, first: int, last: int) -> bool:
    """Is the number a place in a row: "on day two", "phase 3 began", "the top ten"? Not "the top ten banks"."""
    at, end, words = number.first, number.last, cursor.words
    if number.value != int(number.value) or number.scale != 1 or number.value > 100:
        return False
    if before == "top":
        return after not in words.surfaces and after not in words.scales and not is_counted(cursor, end, last)
    if at - 2 >= first and cursor.lowers[at - 2] not in _BEFORE_STEPS:
        return False
    return not after[:1].isalpha() or after in words.function_words or after in words.verbs


def _is_ratio(cursor: Cursor, at: int, end: int) -> bool:
    """Is the number a side of "outnumbered three to one", "a 3 to 1 margin"?"""
    lowers = cursor.lowers
    if lowers[end] == "to":
        right, stop = lowers[end + 1], end + 2
    else:
        right, stop = lowers[at], end
        if not ("0" <= lowers[at - 2] < ":" or lowers[at - 2] in cursor.words.numbers):
            return False
    if right not in ("one", "1"):
        return False
    after = lowers[stop]
    return not after[:1].isalpha() or after in cursor.words.function_words or after in _RATIOS


def _is_hyphenated(cursor: Cursor, at: int) -> bool:
    """Is the number the tail of a name: Su-34, Kh-101, COVID-19, production-four-door?"""
    if not (cursor.glued(at) and cursor.glued(at - 1)) or cursor.lowers[at - 1] != "-":
        return False
    word, words = cursor.lowers[at - 2], cursor.words
    if not word[:1].isalpha():
        return False
    if cursor.glued(at - 2) and "0" <= cursor.lowers[at - 3] < ":" and cursor.lowers[at - 4] != "-":
        if word in words.glued_scales or word in words.surfaces:
            return False  # "$1.2bn-1.5bn", "10km-12km"
    return word not in _PREFIXES and word not in words.numbers and (len(word) != 3 or word not in words.marks)


def _is_nothing(cursor: Cursor, before: str, after: str) -> bool:
    """Is this zero no count: zero tolerance, ground zero?"""
    if before in ("ground", "absolute"):
        return True
    if not after[:1].isalpha() or after in cursor.words.function_words:
        return False
    return after not in cursor.words.surfaces and not is_plural(after, cursor.words)


def _is_led(cursor: Cursor, number: Number, first: int, before: str, after: str) -> bool:
    """Does what stands right before the number make it a label, part of a clock, an index's name?"""
    lowers, at, words = cursor.lowers, number.first, cursor.words
    glued = cursor.glued(at)
    if before == "/" or before == ":":
        if glued and lowers[at - 2][:1].isalnum():
            return True
        # "Name Surname: 4 Began well": marks of a player
        return (
            before == ":"
            and not glued
            and number.value < 20
            and lowers[at].isdecimal()
            and cursor.capital(number.last)
            and lowers[at - 2].isalpha()
            and cursor.capital(at - 2)
            and cursor.capital(at - 3)
        )
    if before == ".":  # "v.2", "No. 10"
        if lowers[at - 2] in words.short_labels and cursor.ends[at - 2] == cursor.starts[at - 1]:
            return True
        if not glued or lowers[at - 2] == "" or cursor.ends[at - 2] != cursor.starts[at - 1]:
            return False
        return all(rest[:1] != (lowers[at - 2],) for rest, _ in words.marks["."])  # "Rs.500" is a sum
    if before == "(":  # "Name Surname (4)": a shirt
        shirt = after == ")" and number.value < 100 and lowers[at].isdecimal()
        return shirt and cursor.capital(at - 2) and cursor.capital(at - 3)
    if before == "no":
        return after in (".", ",", ";", ")") or (at - 1 > first and cursor.capital(at - 1))  # "at No 10."
    if before == "number":
        return lowers[at - 2] not in ("the", "a")
    if before in words.indices or (before == "p" and lowers[at - 2] == "&"):
        return 30 <= number.value < 10_000 and "." not in lowers[at]
    if before not in words.labels:
        return False
    return before not in _EVERYDAY or cursor.capital(at - 1)


def _is_suffixed(cursor: Cursor, at: int, end: int, first: int, last: int) -> bool:
    """Are the letters glued to a number no unit of the lexicon, or the plural of a model's number?"""
    word = cursor.lowers[end]
    if word == "s" and at > first and (cursor.capital(at - 1) or cursor.lowers[at - 1] in _AGES_OF):
        return True  # "in her 40s"
    return match_unit(cursor, end, last) is None and word not in cursor.words.marks


def _is_pronoun(cursor: Cursor, number: Number, first: int, last: int) -> bool:
    """Is this "one" a pronoun ("this one", "one says") or part of a set phrase ("one another", "one-off")?"""
    lowers, at, end = cursor.lowers, number.first, number.last
    if lowers[at] != "one" or end - at != 1:
        return False
    after = lowers[end] if end < last else ""
    if at > first and lowers[at - 1] in _PRONOUN_LEADS:
        return True
    if "0" <= after < ":" or after in ("another", "day", "-", "'", "–"):
        return after != "-" or lowers[end + 1] not in cursor.words.surfaces
    if after in ("of", "in", "or", "and", "to", "per"):
        return False
    if at > first and (not after or after in _STOPS):
        return True  # "a better one."
    if after and cursor.capital(at) and at - 1 >= first and cursor.capital(at - 1):
        return True  # "Apple One"
    return after in cursor.words.function_words and at > first


def _is_clock(cursor: Cursor, number: Number) -> bool:
    """Is this number an hour: 11 a.m., 1.56pm, 22 GMT?"""
    lowers, end = cursor.lowers, number.last
    if not 0 <= number.value <= 24 or end - number.first > 1:
        return False
    word = lowers[end]
    if word in ("a", "p"):
        return lowers[end + 1] == "." and lowers[end + 2] == "m"
    return word != "et" or cursor.printed(end) == "ET"


def _names_a_thing(cursor: Cursor, number: Number, first: int) -> bool:
    """Leopard 2, MAGURA 5, iPhone 14: a small bare number right after a capitalised word that opens no sentence."""
    at, lowers = number.first, cursor.lowers
    if at <= first or number.value > 999 or not lowers[at].isdecimal():
        return False
    start = cursor.starts[at - 1]
    printed = cursor.text[start : cursor.ends[at - 1]]
    if (
        not (printed[0].isupper() or printed[1:2].isupper())
        or cursor.text[cursor.ends[at - 1] : cursor.starts[at]] != " "
    ):
        return False
    word, words = lowers[at - 1], cursor.words
    if word in words.function_words or word in words.before or word[-2:] == "'s":
        return False
    if at - 1 == first and not printed.isupper():
        return False
    after = lowers[number.last]
    if word in words.marks:
        return False
    measured = after in words.surfaces and after not in ("'", '"', "”")
    if printed.isupper() and len(printed) > 2:
        return not measured
    if number.last - at > 1 or number.scale != 1:
        return False
    largest = 999 if printed.isupper() else 99  # two capitals name ships, convoys and roads: HX 229
    return number.value <= largest and not (measured or is_plural(after, words) or after == "-")
