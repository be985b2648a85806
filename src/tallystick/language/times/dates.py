"""Dates written out: 24 February 2022, Dec. 31, 2024-12-31, 31.12.2024, December 2024, in 2024, the 1990s."""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.numerals import NumeralReader
from tallystick.language.times.openers import DASHES, ORDINAL_ENDINGS
from tallystick.language.times.words import word_set
from tallystick.language.times.years import YearReader

_MONTH_VERBS = word_set("dates", "month_verbs")
_ATTACKS = word_set("dates", "attacks")
_FIRST_NAMES = word_set("dates", "first_names")
_DAYS = word_set("dates", "days")
_VERBS = word_set("dates", "verbs")
_TOWARDS = word_set("dates", "towards")
_AFTER_OPENING = word_set("dates", "after_opening") | {""}
_AFTER_DAY = frozenset(("of", "to", "until", "through", "and", "or", ",", *DASHES, *ORDINAL_ENDINGS))
_DAY_JOINTS = frozenset(("and", ",", "or", "to", "until", "through", *DASHES))
_AFTER_MONTH = word_set("dates", "after_month")
_MODAL_BEFORE = word_set("dates", "modal_before")


class DateReader:
    """Reads the dates that are put in numbers and month names off one text."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor, self.words = cursor, cursor.words
        self.years, self.numerals = YearReader(cursor), NumeralReader(cursor)
        self._barren = range(0)  # tokens of the last row of days seen to end without a month

    def month_at(self, k: int) -> tuple[int, int] | None:
        """(month, one past its token and point) of a month's name at k; None for "may" the verb and the like."""
        cursor = self.cursor
        lowers, begin, limit = cursor.lowers, cursor.begin, cursor.limit
        if not begin <= k < limit:
            return None
        word = lowers[k]
        month = self.words.months.get(word)
        if month is None or not cursor.text[cursor.starts[k]].isupper():
            return None
        end = k + 1
        after = lowers[end] if end < limit else ""
        short = word in self.words.short_months
        if short and after == "." and cursor.glued(end):
            end += 1
            after = lowers[end] if end < limit else ""
        before = lowers[k - 1] if k > begin else ""
        beside = "0" <= after < ":" or "0" <= before < ":" or (before in ORDINAL_ENDINGS and cursor.glued(k - 1))
        if beside:
            return month, end
        if short:
            return (month, end) if self._short_alone(before, end, k) else None
        if word in _FIRST_NAMES and after.isalpha() and cursor.capital(end):
            if before not in _MODAL_BEFORE and after not in _DAYS:
                return None  # April Glaspie, June Carter
        if word in _VERBS:
            if cursor.surface(k).isupper():
                return None
            opens = before in _MODAL_BEFORE or before == "of"
            if after in _MONTH_VERBS and k > begin and not cursor.capital(k - 1):
                opens = True  # "for tanks May was the worst month"; not "Theresa May was"
            if word == "march" and before == "the" and after in _TOWARDS:
                return None  # "the March to Versailles"
            if not opens and not (k == begin and after in _AFTER_OPENING):
                return None
        return month, end

    def _short_alone(self, before: str, end: int, k: int) -> bool:
        """ "In Jan", "Jan: 1,200", "Jan-Mar 2024": a short name that stands beside no digit, but as only months do."""
        cursor, words = self.cursor, self.words
        after = cursor.lower(end)
        if after in DASHES or after in ("/", "to"):
            return cursor.lower(end + 1) in words.months and cursor.capital(end + 1)
        if after == ":":
            return "0" <= cursor.lower(end + 1) < ":"
        if before in DASHES or before in ("/", "to"):
            other = cursor.lower(k - 2)
            return (other in words.months or "0" <= other < ":") and not cursor.capital(end)
        return before in words.before_short_month and not cursor.capital(end) and after not in ("'", "del")

    def day_at(self, k: int) -> tuple[int, int] | None:
        """(day, one past it) of "17", "17th" at k, 1..31."""
        word = self.cursor.lower(k)
        if not word or not word.isdecimal() or len(word) > 2:
            return None
        day = int(word)
        if not 1 <= day <= 31:
            return None
        end = k + 1
        if self.cursor.lower(end) in ORDINAL_ENDINGS and self.cursor.glued(end):
            end += 1
        return day, end

    def month_first(self, k: int) -> Draft | None:
        """December; December 2024; February 24th, 2022; December 25-31, 2024 (its first day only)."""
        found = self.month_at(k)
        if found is None:
            return None
        cursor, (month, end) = self.cursor, found
        draft = Draft(k, end, Form.DATE, month=month)
        start = end
        after = cursor.lower(end)
        if after == "the" and cursor.lower(end + 2) in ORDINAL_ENDINGS:
            start, after = end + 1, cursor.lower(end + 1)
        if "0" <= after < ":":
            day = self.day_at(start)
        elif after in _AFTER_MONTH:
            day = None
        else:
            return draft
        if day is not None and not self._clock_follows(start) and cursor.lower(day[1]) not in ("%", "million", "bc"):
            draft.day, draft.last = day
        year = self.years.year_after(draft.last)
        if year is not None and not (cursor.lower(draft.last) == "in" and draft.day is None):
            draft.year, draft.last = year
        elif (month, draft.day) == (9, 11) and not _ATTACKS.isdisjoint(cursor.lowers[draft.last : draft.last + 2]):
            draft.year = 2001
        return draft

    def _clock_follows(self, k: int) -> bool:
        return self.cursor.lower(k + 1) == ":" and self.cursor.lower(k + 2).isdecimal() and self.cursor.glued(k + 1)

    def continued_day(self, k: int, before: Draft) -> Draft | None:
        """The second day of "December 25-31, 2024" or "May 3 and 9", at k, after the draft of the first one."""
        if before.form is not Form.DATE or before.month is None or before.day is None or before.year is not None:
            return None
        day = self.day_at(k)
        if day is None or self.cursor.lower(day[1]) in ("%", "million") or self.years.counts_things(day[1]):
            return None
        if self._clock_follows(k) or self.month_at(day[1]):
            return None
        draft = Draft(k, day[1], Form.DATE, month=before.month, day=day[0])
        year = self.years.year_after(draft.last)
        if year is not None:
            draft.year, draft.last = year
        return draft

    def number_first(self, k: int) -> Draft | None:
        """What a token of digits opens: a day before its month, an ISO or dotted date, a year."""
        cursor, word = self.cursor, self.cursor.lower(k)
        if "." in word:
            return self.numerals.dotted(k) if word.count(".") == 2 else None
        if not (word.isdecimal() and word.isascii()):
            return None
        size = len(word)
        if size == 4:
            return self.numerals.iso(k) or self.years.year_at(k)
        follow = cursor.lower(k + 1)
        if size <= 2:
            if follow in ("/", "-"):
                found = self.numerals.marked(k)
                if found is not None:
                    return found
            if follow in self.words.months or follow in _AFTER_DAY:
                day = self.day_at(k)
                found = self._day_first(k, day) if day is not None else None
                if found is not None:
                    return found
        if size <= 3:
            return (self.years.decade_at(k) if follow == "s" else None) or self.years.small_year(k)
        return None

    def _day_first(self, k: int, day: tuple[int, int], more: int = 6) -> Draft | None:
        """24 February 2022; 17th of May; the 25 of "25 to 31 December"."""
        cursor, end = self.cursor, day[1]
        if cursor.lower(k - 1) in ("$", "€", "£", "№") or (cursor.lower(k - 1) == "." and cursor.glued(k)):
            return None
        if cursor.lower(end) == "of":
            end += 1
        month = self.month_at(end)
        if month is not None:
            draft = Draft(k, month[1], Form.DATE, month=month[0], day=day[0])
            year = self.years.year_after(draft.last)
            if year is not None:
                draft.year, draft.last = year
            return draft
        if not more:  # as many days as a list has in earnest; bounds the look-ahead
            return None
        joint = cursor.lower(day[1])
        listed = joint in ("and", ",", "or")
        if joint in DASHES or joint in ("to", "until", "through") or listed:
            if listed and cursor.lower(k - 1) not in ("on", "between", "the", ",", "from"):
                return None
            after = day[1] + 1
            if cursor.lower(after) == "the":
                after += 1
            other = self.day_at(after)
            if other is None or self._is_barren(after):
                return None
            later = self._day_first(after, other, more - 1)
            if later is not None and later.month is not None and (listed or (later.day or 0) > day[0]):
                return Draft(k, day[1], Form.DATE, year=later.year, month=later.month, day=day[0])
        return None

    def _is_barren(self, k: int) -> bool:
        """Does the row of days at k end without a month? Walked to its end once: a table may be one long row."""
        if k in self._barren:
            return True
        cursor, at = self.cursor, k
        while (day := self.day_at(at)) is not None:
            at = day[1]
            if self.month_at(at + (cursor.lower(at) == "of")) is not None:
                return False
            if cursor.lower(at) not in _DAY_JOINTS:
                break
            at += 1
            at += cursor.lower(at) == "the"
        self._barren = range(k, at)
        return True
