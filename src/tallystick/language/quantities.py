"""Quantities: numbers with their unit or counted noun, their rate, their bound, and nothing that only looks like one.

What a number is *not* is decided first (dates, clocks, models, calibres, links: `_is_veto`), then its unit or noun is
read to the right, its hedge to the left, and ranges are joined.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from tallystick.language.lexicon import Lexicon, UnitName, lexicon
from tallystick.language.numbers import Number, NumberReader
from tallystick.model.amount import Amount, Bound
from tallystick.model.analysis import Quantity, QuantityForm, Sentence, TimeMention, Token
from tallystick.model.span import Span

_LINK = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+|[@#]\w+|\[\d{1,3}\]|\+\d[\d ()-]{8,}\d")
# Barrel and shell calibres in common use; with "mm" they name a weapon, not a length.
_CALIBRES = frozenset(
    "5.45 5.56 6.5 7.62 8.6 9 12.7 14.5 20 23 25 30 35 40 50 57 60 73 76 80 81 82 85 88 100 105 106 115 120 122 125 "
    "130 152 155 180 203 220 227 240 300".split()
)
_DASHES = frozenset("-–—−")
_RANGE_DASHES = frozenset("-–—")
_TIME_UNITS = frozenset("second minute hour day week month quarter year".split())
_ADVERB_RATES = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "yearly": "year",
}
_CHANGE_VERBS = frozenset(
    "rose risen rise rises rising fell fallen fall falls falling grew grown grow grows growing increased increase "
    "increases increasing decreased decrease decreases decreasing dropped drop drops dropping climbed climb climbs "
    "climbing jumped jump went gone go moved declined decline declining slipped up down surged soared plunged "
    "shrank narrowed widened slowed raised lifted cut reduced lifting raising accelerated".split()
)
_MOVE_PREPOSITIONS = frozenset({"from", "to"})
_COPULAS = frozenset({"are", "is", "were", "was"})


@dataclass(slots=True)
class _Draft:
    """A quantity while it is being read: token indices until the spans are fixed."""

    number: Number
    sentence: int
    start: int  # first token, currency mark included
    end: int  # one past the last token of unit or noun
    unit: str | None = None
    kind: str | None = None
    noun: tuple[int, int] | None = None
    head: str | None = None
    per: str | None = None
    bound: Bound = Bound.EXACT
    hedge: str | None = None
    label: str | None = None
    low: float = 0.0
    high: float = 0.0


def singular(word: str, words: Lexicon) -> str:
    """A counted noun's singular by the regular endings of English and the lexicon's exceptions."""
    if word in words.plurals:
        return words.plurals[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def _is_plural(word: str, words: Lexicon) -> bool:
    return word in words.plurals or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 2
    )


class _QuantityReader:
    def __init__(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], times: Sequence[TimeMention]
    ) -> None:
        self.text, self.tokens, self.sentences = text, tokens, sentences
        self.words = lexicon()
        self.numbers = NumberReader(text, tokens, self.words)
        starts = [token.start for token in tokens]
        self.blocked = bytearray(len(tokens))
        for mention in times:
            if mention.kind in ("date", "time", "set"):
                self._block(starts, mention.span.start, mention.span.end)
        for match in _LINK.finditer(text):
            self._block(starts, match.start(), match.end())

    def _block(self, starts: Sequence[int], start: int, end: int) -> None:
        i = max(0, bisect_right(starts, start) - 1)
        while i < len(starts) and starts[i] < end:
            if self.tokens[i].end > start:
                self.blocked[i] = 1
            i += 1

    def _lower(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def _glued(self, i: int) -> bool:
        """Does token i follow the one before it without a space?"""
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start

    def read(self) -> tuple[Quantity, ...]:
        drafts: list[_Draft] = []
        for index, sentence in enumerate(self.sentences):
            i, found = sentence.first, []
            while i < sentence.last:
                if self.blocked[i]:
                    i += 1
                    continue
                number = self.numbers.read(i, sentence.last)
                if number is None or any(self.blocked[i : number.last]):
                    i += 1
                    continue
                draft = self._complete(number, index, sentence)
                if draft is not None:
                    found.append(draft)
                    i = max(number.last, min(draft.end, sentence.last))
                    i = number.last if draft.noun else i
                else:
                    i = number.last
            drafts.extend(self._join_ranges(found, sentence))
        return tuple(self._finish(draft) for draft in drafts)

    # -- what a number is not ---------------------------------------------------------------------------------------

    def _is_veto(self, number: Number, sentence: Sentence) -> bool:
        first, last = number.first, number.last
        before, after = self._lower(first - 1), self._lower(last)
        if number.form in (QuantityForm.ITERATION, QuantityForm.MULTIPLE):
            return before == "-" or (after == "-" and number.form is QuantityForm.MULTIPLE)
        if number.form is QuantityForm.ORDINAL:
            return False
        if first > sentence.first and before in _DASHES and self._glued(first):
            word = self._lower(first - 2)
            if word[:1].isalpha() and self._glued(first - 1) and before == "-":  # Su-34, Kh-101, COVID-19
                return word not in self.words.units and word != "minus"
        if not number.digits:
            return number.value == 0
        printed = self._lower(first)
        if after in ("/", ":") and self._glued(last) and self._lower(last + 1)[:1].isdigit():
            return True  # 24/7, 10:30
        if before in ("/", ":") and self._glued(first):
            return True
        if before == "no" and first > sentence.first:
            return False
        if before == "." and self._glued(first):  # ".5", "v.2"
            return True
        if before in self.words.labels and self._lower(first - 2) not in ("the", "a"):
            if before not in ("no", "number", "part", "point", "stage", "line", "group", "building", "class", "square"):
                return True
            if before == "number" or self.text[self.tokens[first - 1].start].isupper():
                return True
        if self._names_a_thing(number, sentence):
            return True
        return printed.isdigit() and len(printed) == 4 and 1900 <= number.value <= 2099 and self._reads_as_year(number)

    def _names_a_thing(self, number: Number, sentence: Sentence) -> bool:
        """Leopard 2, MAGURA 5: a small bare number right after a capitalised word that opens no sentence."""
        first = number.first
        if first <= sentence.first or number.value > 999 or not self._lower(first).isdigit():
            return False
        token = self.tokens[first - 1]
        printed = self.text[token.start : token.end]
        if not printed[0].isupper() or self.text[token.end : self.tokens[first].start] != " ":
            return False
        if printed.lower() in self.words.function_words or token.lower in self.words.before:
            return False
        if first - 1 == sentence.first and not printed.isupper():
            return False
        after = self._lower(number.last)
        shouting = printed.isupper() and len(printed) > 2
        if shouting:
            return after not in self.words.units
        return number.value <= 99 and not (after in self.words.units or _is_plural(after, self.words) or after == "-")

    def _reads_as_year(self, number: Number) -> bool:
        after = self._lower(number.last)
        return not (_is_plural(after, self.words) and after not in self.words.function_words)

    # -- unit, noun, rate -------------------------------------------------------------------------------------------

    def _complete(self, number: Number, index: int, sentence: Sentence) -> _Draft | None:
        if self._is_veto(number, sentence):
            return None
        draft = _Draft(number, index, number.first, number.last)
        if number.form is QuantityForm.ORDINAL:
            return self._complete_ordinal(draft, sentence)
        if number.form is QuantityForm.ITERATION:
            draft.unit, draft.head = "time", "time"
        elif (
            number.form is QuantityForm.CARDINAL and self._lower(number.last) in ("times", "time") and number.value != 1
        ):
            if self._lower(number.last + 1) in ("as", "more", "higher", "larger", "greater", "the", "bigger", "less"):
                draft.number = replace(number, form=QuantityForm.MULTIPLE)
            else:
                draft.number = replace(number, form=QuantityForm.ITERATION)
                draft.unit, draft.head = "time", "time"
            draft.end = number.last + 1
        else:
            self._read_currency_before(draft, sentence)
            if not self._read_unit(draft, sentence):
                return None
        self._read_rate(draft, sentence)
        self._read_hedge(draft, sentence)
        return draft

    def _complete_ordinal(self, draft: _Draft, sentence: Sentence) -> _Draft | None:
        """fourth consecutive record; second highest; the 1,000th day: the noun tells what is ranked."""
        if self._lower(draft.end) == "-":  # first-person, second-hand, third-party
            return None
        self._read_noun(draft, sentence, draft.end, plural=False)
        return draft

    def _read_currency_before(self, draft: _Draft, sentence: Sentence) -> None:
        i = draft.start - 1
        if i < sentence.first:
            return
        mark = self._lower(i)
        unit = self.words.currency_marks.get(mark)
        if unit:
            draft.start, draft.unit, draft.kind = i, unit, "currency"
            before = self._lower(i - 1)
            if before in ("us", "a", "c", "nz", "hk") and self._glued(i):
                draft.start = i - 1
                draft.unit = {"us": "USD", "a": "AUD", "c": "CAD", "nz": "NZD", "hk": "HKD"}[before]
        elif mark in self.words.units and self.text[self.tokens[i].start : self.tokens[i].end].isupper():
            name = self.words.units[mark][0][0]
            if name.kind == "currency":
                draft.start, draft.unit, draft.kind = i, name.name, "currency"

    def _match_unit(self, i: int, last: int) -> tuple[UnitName, int] | None:
        """(unit, one past its last token) of the longest unit name that starts at token i."""
        for unit, rest in self.words.units.get(self._lower(i), ()):
            end = i + 1
            for word in rest:
                if self._lower(end) in (".", "-") and self._lower(end + 1) == word:
                    end += 1
                if end >= last or self._lower(end) != word:
                    break
                end += 1
            else:
                if self._lower(end) == "." and len(self._lower(end - 1)) <= 3 and end + 1 < last and self._glued(end):
                    following = self.tokens[end + 1]
                    if not self.text[following.start].isupper():
                        end += 1
                return unit, end
        return None

    def _read_unit(self, draft: _Draft, sentence: Sentence) -> bool:
        """Fill in unit or noun; False when what follows shows that this is no quantity (155-mm, two-front)."""
        number, i = draft.number, draft.number.last
        hyphen = self._lower(i) == "-" and self._glued(i) and i + 1 < sentence.last and self._glued(i + 1)
        if hyphen and self._lower(i + 1)[:1].isdigit():
            return True  # a range, joined later
        if hyphen:
            i += 1
        if number.form is QuantityForm.MULTIPLE:
            return True
        if number.form is QuantityForm.FRACTION and self._lower(i) in ("of", "a", "the"):
            self._read_noun(draft, sentence, i + 1, plural=True)
            return True
        match = self._match_unit(i, sentence.last)
        if match is None and draft.unit is None and self._lower(i) == "of" and number.value == 1:
            self._read_noun(draft, sentence, i + 1, plural=True)
            return True
        if match is not None:
            unit, end = match
            if unit.name == "mm" and self._lower(number.first) in _CALIBRES:
                return False
            if unit.name == "percent" and self._lower(i) == "pc" and draft.unit:
                return True
            if unit.kind == "percent":
                draft.number = replace(number, form=QuantityForm.PERCENT)
                if self._lower(end) in ("point", "points"):
                    unit, end = UnitName("percentage point", "percent"), end + 1
            if draft.unit is None or unit.kind == "percent":
                if len(self._lower(i)) == 1 and self._lower(i).isalpha() and not self._glued(i):
                    return True  # a lone letter after a space names no unit
                draft.unit, draft.kind, draft.end = unit.name, unit.kind, end
                if self._lower(end) == "-" and self._lower(end + 1) == "old":
                    draft.unit, draft.end = "year of age", end + 2
                elif unit.name == "year" and self._lower(end) == "old":
                    draft.unit, draft.end = "year of age", end + 1
                return True
        if hyphen:
            return False  # "two-front war", "31-storey tower": part of an adjective
        if draft.unit is None:
            self._read_noun(draft, sentence, i, plural=number.value != 1)
        return True

    def _read_noun(self, draft: _Draft, sentence: Sentence, i: int, *, plural: bool) -> None:
        """The counted noun phrase from token i: adjectives up to the first plural; "command-and-control" is one."""
        if self._lower(i) in ("of", "such", "more", "other", "additional", "further", "new"):
            if self._lower(i) == "of" and self._lower(i + 1) in ("the", "its", "their", "these", "those"):
                i += 1
            i += 1
        elif self._lower(i) in _COPULAS and draft.number.digits:
            follow = self._lower(i + 1)
            if follow in self.words.function_words or (
                follow in self.words.followers and follow not in self.words.plurals
            ):
                return
            i += 1
        begin, end, head = i, i, None
        while i < sentence.last and i < begin + 8:
            word = self._lower(i)
            if word in _DASHES and self._glued(i) and i + 1 < sentence.last and self._glued(i + 1) and i > begin:
                i += 1
                chained = True
            else:
                chained = False
            word = self._lower(i)
            if not word[:1].isalpha() or self.blocked[i]:
                break
            if word in self.words.function_words and not chained:
                if not (word == "and" and self._lower(i + 1) == "-"):
                    break
            if word in self.words.followers and word not in self.words.plurals and (i > begin or not plural):
                break
            if word.endswith("'s"):
                i += 1
                end = i
                continue
            end, head = i + 1, word
            i += 1
            if plural and _is_plural(word, self.words) and self._lower(i) != "-":
                if not (_is_plural(self._lower(i), self.words) and self._lower(i) not in self.words.function_words):
                    break
            if self._lower(i) == "-" and self._lower(i + 1) == "and" and self._lower(i + 2) == "-":
                i += 3  # command-and-control
        if head is None or (plural and not _is_plural(head, self.words) and end - begin > 4):
            return
        if head in self.words.followers and head not in self.words.plurals:
            return
        draft.noun, draft.head, draft.end = (begin, end), singular(head, self.words), end

    def _read_rate(self, draft: _Draft, sentence: Sentence) -> None:
        """per day, a day, each month, daily, for every kilometre; right after the unit or noun."""
        i = draft.end
        word = self._lower(i)
        if i >= sentence.last:
            return
        skip = 0
        if word in self.words.followers and self._lower(i + 1) in ("per", "a", "every", "each", "for", "daily"):
            i, skip = i + 1, 1
            word = self._lower(i)
        hyphen = word == "-" and self._lower(i + 1) in ("a", "per")
        if hyphen:
            i, word = i + 1, self._lower(i + 1)
        if word == "for" and self._lower(i + 1) in ("every", "each"):
            i, word = i + 1, self._lower(i + 1)
        if word in _ADVERB_RATES and not (skip and draft.unit):
            draft.per, draft.end = _ADVERB_RATES[word], i + 1
            return
        if word not in ("per", "a", "an", "each", "every"):
            return
        j = i + 1 + (hyphen and self._lower(i + 1) == "-")
        match = self._match_unit(j, sentence.last)
        if match is not None:
            unit, end = match
            if word in ("per", "each", "every") or unit.name in _TIME_UNITS:
                if unit.kind == "percent":
                    return
                draft.per, draft.end = unit.name, end
            return
        if word == "per" and self._lower(j)[:1].isalpha() and self._lower(j) not in self.words.function_words:
            draft.per, draft.end = singular(self._lower(j), self.words), j + 1
        elif word == "per" and self._lower(j)[:1].isdigit():  # per 100,000 people
            inner = self.numbers.read(j, sentence.last)
            if inner is not None:
                draft.per = f"{inner.value:g} {singular(self._lower(inner.last), self.words)}"
                draft.end = inner.last + 1

    def _read_hedge(self, draft: _Draft, sentence: Sentence) -> None:
        i = draft.start - 1
        if self._lower(i) in ("a", "an", "the") and self._lower(draft.start) not in ("a", "an"):
            i -= 1
        if i >= sentence.first and self._lower(i) in ("+", "~", "≈", ">", "<", "≥", "≤", "±"):
            label = {"~": "approx", "≈": "approx", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most"}
            draft.label = label.get(self._lower(i))
            draft.hedge = self._lower(i) if draft.label else None
            draft.start = i if draft.label else draft.start
        for label_, rest in self.words.before.get(self._lower(i), ()):
            j = i
            for word in rest:
                j -= 1
                if j < sentence.first or self._lower(j) != word:
                    break
            else:
                draft.label, draft.start = label_, j
                draft.hedge = " ".join(self._lower(k) for k in range(j, i + 1))
                if j - 1 >= sentence.first and self._lower(j - 1) in ("not", "no", "never") and label_ == "more_than":
                    draft.label, draft.start = "at_most", j - 1
                break
        end = draft.number.last
        for label_, rest in self.words.after.get(self._lower(draft.end), ()):
            if all(self._lower(draft.end + 1 + k) == word for k, word in enumerate(rest)):
                draft.label, draft.hedge = label_, " ".join((self._lower(draft.end), *rest))
                draft.end += 1 + len(rest)
                break
        if self._lower(end) == "+" and self._glued(end):
            draft.label, draft.hedge = "at_least", "+"

    # -- ranges -----------------------------------------------------------------------------------------------------

    def _join_ranges(self, drafts: list[_Draft], sentence: Sentence) -> list[_Draft]:
        joined: list[_Draft] = []
        for draft in drafts:
            if joined and self._is_range(joined[-1], draft, sentence):
                self._join(joined[-1], draft)
            else:
                joined.append(draft)
        return joined

    def _is_range(self, left: _Draft, right: _Draft, sentence: Sentence) -> bool:
        if left.number.form not in (QuantityForm.CARDINAL, QuantityForm.PERCENT) or left.bound is Bound.RANGE:
            return False
        if right.number.form not in (QuantityForm.CARDINAL, QuantityForm.PERCENT):
            return False
        gap = [self._lower(k) for k in range(left.end if left.unit else left.number.last, right.start)]
        if right.hedge and gap and gap[-1] in _RANGE_DASHES:
            return False
        before = self._lower(left.start - 1)
        if len(gap) == 1 and gap[0] in _RANGE_DASHES:
            return left.noun is None and right.number.value != left.number.value
        if gap == ["and"] and before == "between":
            left.start -= 1
            return True
        if gap != ["to"] or left.noun is not None or right.number.value == 1:
            return False
        if before == "from" and left.start - 2 >= sentence.first:
            near = {self._lower(k) for k in range(max(sentence.first, left.start - 8), left.start - 1)}
            if near & _CHANGE_VERBS:
                return False
            left.start -= 1
            return True
        return before not in _CHANGE_VERBS and before not in ("by",)

    def _join(self, left: _Draft, right: _Draft) -> None:
        """One range from two numbers; unit, noun, scale and rate are shared from the right."""
        low, high = left.number.value, right.number.value
        scale_shared = low < high and not self._has_scale(left.number) and self._has_scale(right.number)
        if scale_shared and (left.number.digits or low < 100):
            scale = self._scale_of(right.number)
            low = low * scale if low * scale < high else low
        left.low, left.high, left.bound = min(low, high), max(low, high), Bound.RANGE
        left.number = replace(left.number, value=low, last=right.number.last, form=right.number.form)
        for field in ("unit", "kind", "noun", "head", "per"):
            if getattr(right, field) is not None:
                setattr(left, field, getattr(right, field))
        left.end = max(left.end, right.end)
        left.label = None

    def _has_scale(self, number: Number) -> bool:
        return any(
            self._lower(k) in self.words.scales or (self._lower(k) in self.words.glued_scales and self._glued(k))
            for k in range(number.first + (number.last - number.first > 1), number.last)
        )

    def _scale_of(self, number: Number) -> float:
        scale = 1.0
        for k in range(number.first, number.last):
            scale *= self.words.scales.get(self._lower(k), 1.0)
            if self._glued(k) and k > number.first:
                scale *= self.words.glued_scales.get(self._lower(k), 1.0) if scale == 1.0 else 1.0
        return scale

    # -- the result -------------------------------------------------------------------------------------------------

    def _finish(self, draft: _Draft) -> Quantity:
        number = draft.number
        bound, low, high = draft.bound, draft.low, draft.high
        if bound is not Bound.RANGE:
            if number.low is not None and number.high is not None:
                bound, low, high = Bound.RANGE, number.low, number.high
            else:
                bound, low, high = allowed(number.value, number.half, draft.label)
        start, end = self.tokens[draft.start].start, self.tokens[draft.end - 1].end
        noun = None
        if draft.noun is not None:
            noun = self.text[self.tokens[draft.noun[0]].start : self.tokens[draft.noun[1] - 1].end]
        digits = Span(self.tokens[number.first].start, self.tokens[number.last - 1].end)
        amount = Amount(
            value=number.value,
            low=low,
            high=high,
            step=2 * number.half,
            unit=draft.unit or draft.head,
            per=draft.per,
            printed=self.text[start:end],
            bound=bound,
            hedge=draft.hedge,
        )
        return Quantity(
            span=Span(start, max(end, digits.end)),
            number=digits,
            sentence=draft.sentence,
            amount=amount,
            form=number.form,
            noun=noun,
            head=draft.head,
        )


def allowed(value: float, half: float, label: str | None) -> tuple[Bound, float, float]:
    """(bound, low, high): what a wording allows, from the printed precision and the hedge's label in the lexicon.

    An approximator ("about") widens to at least 2.5 % either way; "nearly" reaches 10 % down, "just over" 10 % up;
    one-sided words open the interval.
    """
    match label:
        case "more_than":
            return Bound.MORE_THAN, value, inf
        case "at_least":
            return Bound.AT_LEAST, value, inf
        case "less_than":
            return Bound.LESS_THAN, -inf, value
        case "at_most":
            return Bound.AT_MOST, -inf, value
        case "nearly":
            return Bound.APPROX, 0.9 * value, value + 0.002 * abs(value)
        case "just_over":
            return Bound.APPROX, value, 1.1 * value
        case "estimated":  # says how the figure was come by, not how it was rounded: the digits stand
            return Bound.APPROX, value - half, value + half
        case "approx":
            width = max(half, 0.025 * abs(value))
            return Bound.APPROX, value - width, value + width
        case _:
            return Bound.EXACT, value - half, value + half


def find_quantities(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], times: Sequence[TimeMention]
) -> tuple[Quantity, ...]:
    """All quantities in the order of the text. Numbers inside dates, clock times and sets are left to `times`."""
    return _QuantityReader(text, tokens, sentences, times).read()
