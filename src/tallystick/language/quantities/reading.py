"""One number made a quantity: sign, veto, currency, unit or noun, rate, hedge."""

from __future__ import annotations

from tallystick.language.quantities.currencies import read_mark
from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import (
    CARDINAL,
    FRACTION,
    ITERATION,
    MULTIPLE,
    ORDINAL,
    PERCENT,
    Draft,
    Number,
)
from tallystick.language.quantities.hedges import read_hedge
from tallystick.language.quantities.inflection import is_plural
from tallystick.language.quantities.nouns import is_counted, read_noun
from tallystick.language.quantities.rates import RATE_OPENERS, read_rate
from tallystick.language.quantities.unit_reading import BRACKETS, match_unit, read_slash, read_unit
from tallystick.language.quantities.vetoes import is_veto

_COMPARED = frozenset(
    "as more higher larger greater the bigger less smaller fewer faster its their his earnings".split()
)
_AFTER_AGES = frozenset({",", ".", ";", ")", "", "-", "–", "—", "―"})
_ENDS = frozenset({".", ";", ")", ""})
_TIMES = frozenset({"times", "time"})
_SIGN_WORDS = frozenset({"-", "−", "+", ".", "minus", "negative"})
_BEFORE_SIGNS = frozenset("([$€£¥₽₴“\"'«„:=/")  # "a minus of -5" may be glued to these
_SUFFIXED = {"plus": "at_least", "odd": "approx"}
_AGE_LEADS = frozenset({"aged", "age", "ages"})


def complete(cursor: Cursor, number: Number, index: int, first: int, last: int, floor: int) -> Draft | None:
    """The quantity of a number in sentence `index` (tokens first..last); None when it is none.

    `floor` is the token where the quantity before it ends: signs, marks and hedges are not looked for beyond.
    """
    if is_veto(cursor, number, first, last):
        return None
    draft = Draft(number, index, number.first, number.last)
    form = number.form
    if form is ORDINAL:
        if cursor.lowers[draft.end] == "-":  # first-person, second-hand, third-party
            return None
        read_noun(cursor, draft, last, draft.end, plural=False)  # fourth consecutive record: the noun is ranked
        return draft
    lowers, words = cursor.lowers, cursor.words
    if form is CARDINAL or form is FRACTION:
        end = number.last
        if lowers[end] in _TIMES and number.value != 1 and form is CARDINAL:
            _read_times(cursor, draft)
        else:
            if draft.start > floor or number.letters:
                if lowers[draft.start - 1] in _SIGN_WORDS:
                    _read_sign(cursor, draft, first)
                if number.letters or lowers[draft.start - 1] in words.marks:
                    read_mark(cursor, draft, floor)
                    if draft.unit is not None and number.value >= 0 and draft.start > floor:
                        _read_sign(cursor, draft, first)
            if not _read_what(cursor, draft, first, last, end):
                return None
    elif form is ITERATION:
        draft.unit = draft.head = "time"
    after = lowers[draft.end]
    if draft.end < last and (after in RATE_OPENERS or after in words.followers):
        read_rate(cursor, draft, last)
    if lowers[draft.start - 1] in words.hedging or lowers[draft.end] in words.after or lowers[number.last] == "+":
        read_hedge(cursor, draft, floor, follows=floor > first)
        if lowers[number.last] == "or" and draft.unit is None and draft.head is None and draft.end > number.last:
            _read_what(cursor, draft, first, last, draft.end)  # "40 or so tanks a month"
            if draft.end < last and lowers[draft.end] in RATE_OPENERS:
                read_rate(cursor, draft, last)
    return draft


def _read_times(cursor: Cursor, draft: Draft) -> None:
    """Four times: how often, or how many times as much."""
    number, lowers = draft.number, cursor.lowers
    if lowers[number.last + 1] in _COMPARED:
        number.form = MULTIPLE
    else:
        number.form = ITERATION
        draft.unit = draft.head = "time"
    draft.end = number.last + 1


def _read_sign(cursor: Cursor, draft: Draft, first: int) -> None:
    """Make the number negative: -20, minus 20, minus-20, negative one, $-50bn; a decimal point before it, .08."""
    i, lowers = draft.start - 1, cursor.lowers
    if i < first:
        return
    word = lowers[i]
    number = draft.number
    if (
        word == "."
        and i + 1 == number.first
        and cursor.glued(i + 1)
        and number.digits
        and cursor.ends[i - 1] != cursor.starts[i]
    ):
        printed = lowers[i + 1]
        if printed.isdecimal() and printed.isascii() and len(printed) < 12 and number.last == i + 2:
            places = len(printed)
            number.first, number.value, number.half = i, int(printed) / 10.0**places, 0.5 / 10.0**places
            draft.start, i = i, i - 1
            word = lowers[i] if i >= first else ""
    if word in ("+", "-", "−") and lowers[i - 1] == "(" and cursor.glued(i + 1) and i - 2 >= first:
        before = lowers[i - 2]
        draft.change = "0" <= before < ":" or before in cursor.words.openers  # "15,096 (+20)"
    if word == "+":
        draft.start = i if draft.change else draft.start
        return
    if word in ("-", "−"):
        if lowers[i - 1] in ("minus", "negative") and i - 1 >= first:
            i -= 1
        elif not cursor.glued(i + 1) or (i > first and cursor.glued(i) and lowers[i - 1] not in _BEFORE_SIGNS):
            return
        elif i > first and "0" <= lowers[i - 1] < ":":
            return  # "75 -300": a range
    elif word not in ("minus", "negative") or (i > first and "0" <= lowers[i - 1] < ":"):
        return
    value = number.value
    if i + 1 == number.first or lowers[i + 1] == "-":
        number.first = i
    number.value = -value
    draft.start = i


def _read_what(cursor: Cursor, draft: Draft, first: int, last: int, i: int) -> bool:
    """Fill in unit or noun from token i; False when it shows that this is no quantity (155-mm, two-front)."""
    number, lowers = draft.number, cursor.lowers
    if i >= last:
        _read_lead(cursor, draft, first, last)
        return True
    word = lowers[i]
    fraction = number.form is FRACTION
    hyphen = word in ("-", "‑") and cursor.glued(i) and i + 1 < last
    if hyphen:
        if not cursor.glued(i + 1) or lowers[i + 1] == ",":  # "four-, five- and six-cylinder": the unit comes later
            return True
        if lowers[i + 1][:1].isdigit():
            return True  # a range, joined later
        i += 1
        word = lowers[i]
    elif word == "+" and cursor.glued(i):  # "60+ dead"
        i += 1
        word = lowers[i]
    if fraction and word in ("of", "a", "an", "the"):
        return _read_whole(cursor, draft, i, last)
    unit = None
    if word in cursor.words.surfaces or word in BRACKETS:
        unit = read_unit(cursor, draft, i, first, last)
    if unit is None and word in ("us", "imperial", "uk") and lowers[i + 1] in cursor.words.surfaces:
        unit = read_unit(cursor, draft, i + 1, first, last)
    if unit is False:
        return False
    if unit:
        if draft.kind == "percent":
            number.form = PERCENT
        elif fraction:
            number.form = CARDINAL
        return True
    if draft.unit is not None:
        if word == "/" and draft.end == i:
            read_slash(cursor, draft, last)  # EUR 53.2/MWh
        return True
    if word < ":" and not hyphen:  # a mark or digits: no noun begins with them
        if word >= "0" and number.value > 1:
            _read_beyond(cursor, draft, i + 1, last)
        _read_lead(cursor, draft, first, last)
        return True
    if word == "of" and number.value == 1:
        read_noun(cursor, draft, last, i, plural=True)
        return True
    lead = lowers[draft.start - 1]
    if lead in _AGE_LEADS or (lead == "of" and lowers[draft.start - 2] in ("age", "ages")):
        _read_lead(cursor, draft, first, last)
        return True
    if word in _SUFFIXED and (hyphen or word == "odd"):  # "200-plus witnesses", "some 30 odd boats"
        draft.label, draft.hedge, draft.end = _SUFFIXED[word], word, i + 1
        read_noun(cursor, draft, last, i + 1, plural=True)
        return True
    if word == "strong":  # "a 12,000-strong contingent"
        draft.end = i + 1
        return True
    if hyphen:
        return _shares_later(cursor, draft, i, last)
    if not fraction or is_counted(cursor, i, last):
        read_noun(cursor, draft, last, i, plural=number.value != 1)
    if draft.noun is None:
        _read_lead(cursor, draft, first, last)
    return True


def _read_beyond(cursor: Cursor, draft: Draft, k: int, last: int) -> None:
    """What is counted behind a measure of its own: "twelve 2,000-pound bombs", "six 155mm howitzers".

    Only its head is kept: the words between the two belong to the other quantity.
    """
    lowers = cursor.lowers
    if not cursor.glued(k):
        return
    if lowers[k] == "-" and cursor.glued(k + 1):
        k += 1
    elif lowers[k] not in cursor.words.surfaces:
        return
    if lowers[k].isalpha() and lowers[k + 1][:1].isalpha():
        read_noun(cursor, draft, last, k + 1, plural=True)
        if draft.noun is not None and not is_plural(lowers[draft.noun[1] - 1], cursor.words):
            draft.head = None
        draft.noun, draft.end = None, draft.number.last


def _read_whole(cursor: Cursor, draft: Draft, i: int, last: int) -> bool:
    """What a share is of: "a third of a mile" is a length, "half of the houses" a share of houses."""
    lowers = cursor.lowers
    k = i + 1
    if lowers[i] == "of" and lowers[k] in ("a", "an", "the"):
        k += 1
    if lowers[k - 1] in ("a", "an") and k < last:
        at = k + (lowers[k] in ("us", "uk", "u", "imperial"))
        match = match_unit(cursor, at, last)
        if match is not None and match[0].symbol != "percent" and not match[0].glued:
            unit, end = match
            draft.unit, draft.kind, draft.name, draft.end = unit.symbol, unit.kind, unit.name, end
            draft.number.form = CARDINAL
            return True
    if lowers[i] == "the" and lowers[draft.number.last - 1] == "half":
        if not is_counted(cursor, i + 1, last) and cursor.words.wholes.isdisjoint(lowers[i + 1 : i + 4]):
            return False  # "half the time": no figure
    if lowers[k] in ("those", "them", "these") and lowers[i] == "of":
        draft.name = "% -"
        return True
    read_noun(cursor, draft, last, i if lowers[i] == "of" else i + 1, plural=True)
    return True


def _shares_later(cursor: Cursor, draft: Draft, i: int, last: int) -> bool:
    """A hyphen and a noun ("two-front") make an adjective, unless they end a row ("four- and six-cylinder")."""
    k = draft.start - 1
    lowers = cursor.lowers
    if (lowers[k] in ("and", "or", "to") and lowers[k - 1] == "-") or lowers[k - 2 : k] == ["-", ","]:
        read_noun(cursor, draft, min(last, i + 1), i, plural=False)
        return True
    return False


def _read_lead(cursor: Cursor, draft: Draft, first: int, last: int) -> None:
    """What stands before a bare number: an age (aged 60; Olena, 34,), "per cent of 10"."""
    lowers, at, number = cursor.lowers, draft.start, draft.number
    before = lowers[at - 1] if at > first else ""
    if before in _AGE_LEADS or (before == "of" and lowers[at - 2] in ("age", "ages") and at - 2 >= first):
        if 0 < number.value < 130:
            draft.unit = draft.name = "year of age"
        return
    if before == "of" and at - 2 >= first and lowers[at - 2] in ("percent", "cent", "percentage", "%"):
        k = at - 3 - (lowers[at - 2] == "cent")
        if k < first or not (lowers[k][:1].isdigit()):
            draft.unit, draft.kind, draft.name = "percent", "percent", "percentage"
        return
    if before == "," and number.digits and 0 < number.value < 110 and number.value == int(number.value):
        after = lowers[number.last] if number.last < last else ""
        who = lowers[at - 2] if at - 2 >= first else ""
        if after in _AFTER_AGES and who.isalpha():
            named = cursor.capital(at - 2) and (after not in _ENDS or (at - 3 >= first and cursor.capital(at - 3)))
            if named or who in cursor.words.people:
                draft.unit = draft.name = "year of age"
