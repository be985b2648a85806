"""What a number counts: its unit, currency or noun, to the right of it, and the rate it is over."""

from __future__ import annotations

from dataclasses import replace

from tallystick.language.quantities.cursor import Cursor, is_plural, singular
from tallystick.language.quantities.draft import Draft
from tallystick.language.quantities.hedges import read_hedge
from tallystick.language.quantities.numbers import Number
from tallystick.language.quantities.vetoes import is_veto
from tallystick.language.quantities.words import UnitName
from tallystick.model.analysis import QuantityForm, Sentence

# Barrel and shell calibres in common use; with "mm" they name a weapon, not a length.
_CALIBRES = frozenset(
    "5.45 5.56 6.5 7.62 8.6 9 12.7 14.5 20 23 25 30 35 40 50 57 60 73 76 80 81 82 85 88 100 105 106 115 120 122 125 "
    "130 152 155 180 203 220 227 240 300".split()
)
_DASHES = frozenset("-–—−")
_TIME_UNITS = frozenset("second minute hour day week month quarter year".split())
_ADVERB_RATES = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "yearly": "year",
}
_COPULAS = frozenset({"are", "is", "were", "was"})


def complete(cursor: Cursor, number: Number, index: int, sentence: Sentence) -> Draft | None:
    if is_veto(cursor, number, sentence):
        return None
    draft = Draft(number, index, number.first, number.last)
    if number.form is QuantityForm.ORDINAL:
        return _complete_ordinal(cursor, draft, sentence)
    if number.form is QuantityForm.ITERATION:
        draft.unit, draft.head = "time", "time"
    elif number.form is QuantityForm.CARDINAL and cursor.lower(number.last) in ("times", "time") and number.value != 1:
        if cursor.lower(number.last + 1) in ("as", "more", "higher", "larger", "greater", "the", "bigger", "less"):
            draft.number = replace(number, form=QuantityForm.MULTIPLE)
        else:
            draft.number = replace(number, form=QuantityForm.ITERATION)
            draft.unit, draft.head = "time", "time"
        draft.end = number.last + 1
    else:
        _read_currency_before(cursor, draft, sentence)
        if not _read_unit(cursor, draft, sentence):
            return None
    _read_rate(cursor, draft, sentence)
    read_hedge(cursor, draft, sentence)
    return draft


def _complete_ordinal(cursor: Cursor, draft: Draft, sentence: Sentence) -> Draft | None:
    """fourth consecutive record; second highest; the 1,000th day: the noun tells what is ranked."""
    if cursor.lower(draft.end) == "-":  # first-person, second-hand, third-party
        return None
    _read_noun(cursor, draft, sentence, draft.end, plural=False)
    return draft


def _read_currency_before(cursor: Cursor, draft: Draft, sentence: Sentence) -> None:
    i = draft.start - 1
    if i < sentence.first:
        return
    mark = cursor.lower(i)
    unit = cursor.words.currency_marks.get(mark)
    if unit:
        draft.start, draft.unit, draft.kind = i, unit, "currency"
        before = cursor.lower(i - 1)
        if before in ("us", "a", "c", "nz", "hk") and cursor.glued(i):
            draft.start = i - 1
            draft.unit = {"us": "USD", "a": "AUD", "c": "CAD", "nz": "NZD", "hk": "HKD"}[before]
    elif mark in cursor.words.units and cursor.text[cursor.tokens[i].start : cursor.tokens[i].end].isupper():
        name = cursor.words.units[mark][0][0]
        if name.kind == "currency":
            draft.start, draft.unit, draft.kind = i, name.name, "currency"


def _match_unit(cursor: Cursor, i: int, last: int) -> tuple[UnitName, int] | None:
    """(unit, one past its last token) of the longest unit name that starts at token i."""
    for unit, rest in cursor.words.units.get(cursor.lower(i), ()):
        end = i + 1
        for word in rest:
            if cursor.lower(end) in (".", "-") and cursor.lower(end + 1) == word:
                end += 1
            if end >= last or cursor.lower(end) != word:
                break
            end += 1
        else:
            if cursor.lower(end) == "." and len(cursor.lower(end - 1)) <= 3 and end + 1 < last and cursor.glued(end):
                following = cursor.tokens[end + 1]
                if not cursor.text[following.start].isupper():
                    end += 1
            return unit, end
    return None


def _read_unit(cursor: Cursor, draft: Draft, sentence: Sentence) -> bool:
    """Fill in unit or noun; False when what follows shows that this is no quantity (155-mm, two-front)."""
    number, i = draft.number, draft.number.last
    hyphen = cursor.lower(i) == "-" and cursor.glued(i) and i + 1 < sentence.last and cursor.glued(i + 1)
    if hyphen and cursor.lower(i + 1)[:1].isdigit():
        return True  # a range, joined later
    if hyphen:
        i += 1
    if number.form is QuantityForm.MULTIPLE:
        return True
    if number.form is QuantityForm.FRACTION and cursor.lower(i) in ("of", "a", "the"):
        _read_noun(cursor, draft, sentence, i + 1, plural=True)
        return True
    match = _match_unit(cursor, i, sentence.last)
    if match is None and draft.unit is None and cursor.lower(i) == "of" and number.value == 1:
        _read_noun(cursor, draft, sentence, i + 1, plural=True)
        return True
    if match is not None:
        unit, end = match
        if unit.name == "mm" and cursor.lower(number.first) in _CALIBRES:
            return False
        if unit.name == "percent" and cursor.lower(i) == "pc" and draft.unit:
            return True
        if unit.kind == "percent":
            draft.number = replace(number, form=QuantityForm.PERCENT)
            if cursor.lower(end) in ("point", "points"):
                unit, end = UnitName("percentage point", "percent"), end + 1
        if draft.unit is None or unit.kind == "percent":
            if len(cursor.lower(i)) == 1 and cursor.lower(i).isalpha() and not cursor.glued(i):
                return True  # a lone letter after a space names no unit
            draft.unit, draft.kind, draft.end = unit.name, unit.kind, end
            if cursor.lower(end) == "-" and cursor.lower(end + 1) == "old":
                draft.unit, draft.end = "year of age", end + 2
            elif unit.name == "year" and cursor.lower(end) == "old":
                draft.unit, draft.end = "year of age", end + 1
            return True
    if hyphen:
        return False  # "two-front war", "31-storey tower": part of an adjective
    if draft.unit is None:
        _read_noun(cursor, draft, sentence, i, plural=number.value != 1)
    return True


def _read_noun(cursor: Cursor, draft: Draft, sentence: Sentence, i: int, *, plural: bool) -> None:
    """The counted noun phrase from token i: adjectives up to the first plural; "command-and-control" is one."""
    if cursor.lower(i) in ("of", "such", "more", "other", "additional", "further", "new"):
        if cursor.lower(i) == "of" and cursor.lower(i + 1) in ("the", "its", "their", "these", "those"):
            i += 1
        i += 1
    elif cursor.lower(i) in _COPULAS and draft.number.digits:
        follow = cursor.lower(i + 1)
        if follow in cursor.words.function_words or (
            follow in cursor.words.followers and follow not in cursor.words.plurals
        ):
            return
        i += 1
    begin, end, head = i, i, None
    while i < sentence.last and i < begin + 8:
        word = cursor.lower(i)
        if word in _DASHES and cursor.glued(i) and i + 1 < sentence.last and cursor.glued(i + 1) and i > begin:
            i += 1
            chained = True
        else:
            chained = False
        word = cursor.lower(i)
        if not word[:1].isalpha() or cursor.blocked[i]:
            break
        if word in cursor.words.function_words and not chained:
            if not (word == "and" and cursor.lower(i + 1) == "-"):
                break
        if word in cursor.words.followers and word not in cursor.words.plurals and (i > begin or not plural):
            break
        if word.endswith("'s"):
            i += 1
            end = i
            continue
        end, head = i + 1, word
        i += 1
        if plural and is_plural(word, cursor.words) and cursor.lower(i) != "-":
            if not (is_plural(cursor.lower(i), cursor.words) and cursor.lower(i) not in cursor.words.function_words):
                break
        if cursor.lower(i) == "-" and cursor.lower(i + 1) == "and" and cursor.lower(i + 2) == "-":
            i += 3  # command-and-control
    if head is None or (plural and not is_plural(head, cursor.words) and end - begin > 4):
        return
    if head in cursor.words.followers and head not in cursor.words.plurals:
        return
    if plural and head.endswith("ed") and end - begin == 1 and not is_plural(head, cursor.words):
        return  # "359 followed": a verb
    draft.noun, draft.head, draft.end = (begin, end), singular(head, cursor.words), end


def _read_rate(cursor: Cursor, draft: Draft, sentence: Sentence) -> None:
    """per day, a day, each month, daily, for every kilometre; right after the unit or noun."""
    i = draft.end
    word = cursor.lower(i)
    if i >= sentence.last:
        return
    skip = 0
    if word in cursor.words.followers and cursor.lower(i + 1) in ("per", "a", "every", "each", "for", "daily"):
        i, skip = i + 1, 1
        word = cursor.lower(i)
    hyphen = word == "-" and cursor.lower(i + 1) in ("a", "per")
    if hyphen:
        i, word = i + 1, cursor.lower(i + 1)
    if word == "for" and cursor.lower(i + 1) in ("every", "each"):
        i, word = i + 1, cursor.lower(i + 1)
    if word in _ADVERB_RATES and not (skip and draft.unit):
        draft.per, draft.end = _ADVERB_RATES[word], i + 1
        return
    if word not in ("per", "a", "an", "each", "every"):
        return
    j = i + 1 + (hyphen and cursor.lower(i + 1) == "-")
    match = _match_unit(cursor, j, sentence.last)
    if match is not None:
        unit, end = match
        if word in ("per", "each", "every") or unit.name in _TIME_UNITS:
            if unit.kind == "percent":
                return
            draft.per, draft.end = unit.name, end
        return
    if word == "per" and cursor.lower(j)[:1].isalpha() and cursor.lower(j) not in cursor.words.function_words:
        draft.per, draft.end = singular(cursor.lower(j), cursor.words), j + 1
    elif word == "per" and cursor.lower(j)[:1].isdigit():  # per 100,000 people
        inner = cursor.numbers.read(j, sentence.last)
        if inner is not None and inner.last < sentence.last:
            draft.per = f"{inner.value:g} {singular(cursor.lower(inner.last), cursor.words)}"
            draft.end = inner.last + 1
