"""Dates written out: 24 February 2022, Dec. 31, 2024-12-31, 31.12.2024, December 2024, in 2024, the 1990s."""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form

_DASHES = frozenset("-–—")
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_ERAS = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
_MONTH_VERBS = frozenset({"was", "saw", "had", "brought", "remains", "is"})
_MODAL_BEFORE = frozenset(
    """in of since until till by during throughout from to through between before after around on late early mid - – —
    ( , and or a its his last next this that for the each every through about following until""".split()
)


class DateReader:
    """Reads the dates that are put in numbers and month names off one text."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.words = cursor.words
        self.ancient = cursor.lowers.count("bc") + cursor.lowers.count("bce") >= 3

    # Months -----------------------------------------------------------------------------------------------------

    def month_at(self, k: int) -> tuple[int, int] | None:
        """(month, one past its token and point) of a month's name at k; None for "may" the verb and the like."""
        cursor, word = self.cursor, self.cursor.lower(k)
        month = self.words.months.get(word)
        if month is None or not cursor.capital(k):
            return None
        end = k + 1
        short = word in self.words.short_months
        if short and cursor.lower(end) == "." and cursor.glued(end):
            end += 1
        beside = cursor.lower(end)[:1].isdigit() or (k > cursor.begin and cursor.lower(k - 1)[:1].isdigit())
        if not beside and k > cursor.begin and cursor.lower(k - 1) in _SUFFIXES and cursor.glued(k - 1):
            beside = True
        if short and not beside:
            return None
        if word in ("may", "march", "august") and not beside:
            if cursor.surface(k).isupper():
                return None
            before, after = cursor.lower(k - 1), cursor.lower(end)
            opens = before in _MODAL_BEFORE or before == "of"
            if word == "august":
                opens = True
            if after in _MONTH_VERBS and k > cursor.begin and not cursor.capital(k - 1):
                opens = True  # "for tanks May was the worst month"; not "Theresa May was"
            if not opens and not (k == cursor.begin and after in (",", "of", "saw", "was", "and", "to", "", "-", "–")):
                return None
        return month, end

    def day_at(self, k: int) -> tuple[int, int] | None:
        """(day, one past it) of "17", "17th" at k, 1..31."""
        word = self.cursor.lower(k)
        if not word or not word.isdecimal() or len(word) > 2:
            return None
        day = int(word)
        if not 1 <= day <= 31:
            return None
        end = k + 1
        if self.cursor.lower(end) in _SUFFIXES and self.cursor.glued(end):
            end += 1
        return day, end

    def year_after(self, k: int) -> tuple[int, int] | None:
        """(year, one past it) of a year that continues a date at k: "2024", ", 2024", "of 2024", "490 BC"."""
        cursor = self.cursor
        start = k
        if cursor.lower(k) in (",", "of", "in") or (cursor.lower(k) == "." and cursor.glued(k)):
            start = k + 1
            if cursor.lower(k) == "in" and not cursor.lower(start).isdecimal():
                return None
        if start == k and k < cursor.limit and cursor.lower(k)[:1].isdigit() and cursor.glued(k):
            return None
        word = cursor.lower(start)
        if not word.isdecimal() or len(word) > 4:
            return None
        era = _ERAS.get(cursor.lower(start + 1))
        if era is not None and len(word) >= 1 and cursor.capital(start + 1):
            return era * int(word), start + 2
        if len(word) != 4 or not 1000 <= int(word) <= 2199:
            return None
        if cursor.lower(start + 1) in ("%", "km", "-strong") or (
            cursor.lower(start) and cursor.lower(start + 1) == ":" and cursor.lower(start + 2).isdecimal()
        ):
            return None
        if cursor.lower(k) != "of" and start == k + 1 and cursor.lower(k) == "," and self.counts_things(start + 1):
            return None
        return int(word), start + 1

    def counts_things(self, k: int) -> bool:
        """Is the word at k something that a number before it would count ("vehicles", "troops")?"""
        cursor, word = self.cursor, self.cursor.lower(k)
        if word in self.words.counted:
            return True
        if not word.isalpha() or cursor.capital(k):
            return False
        return word.endswith("s") and not word.endswith("ss") and word not in self.words.plain_words

    def month_first(self, k: int) -> Draft | None:
        """December; December 2024; February 24th, 2022; December 25-31, 2024 (its first day only)."""
        found = self.month_at(k)
        if found is None:
            return None
        cursor, (month, end) = self.cursor, found
        draft = Draft(k, end, Form.DATE, month=month)
        start = end
        if cursor.lower(start) == "the" and cursor.lower(start + 2) in _SUFFIXES:
            start += 1
        day = self.day_at(start)
        if day is not None and not self._clock_follows(start) and cursor.lower(day[1]) not in ("%", "million", "bc"):
            draft.day, draft.last = day
        year = self.year_after(draft.last)
        if year is not None and not (cursor.lower(draft.last) == "in" and draft.day is None):
            draft.year, draft.last = year
        return draft

    def _clock_follows(self, k: int) -> bool:
        return self.cursor.lower(k + 1) == ":" and self.cursor.lower(k + 2).isdecimal() and self.cursor.glued(k + 1)

    def continued_day(self, k: int, before: Draft) -> Draft | None:
        """The second day of "December 25-31, 2024" or "May 3 and 9", at k, after the draft of the first one."""
        if before.form is not Form.DATE or before.month is None or before.day is None or before.year is not None:
            return None
        day = self.day_at(k)
        if day is None or self.cursor.lower(day[1]) in ("%", "million") or self.counts_things(day[1]):
            return None
        if self._clock_follows(k) or self.month_at(day[1]):
            return None
        draft = Draft(k, day[1], Form.DATE, month=before.month, day=day[0])
        year = self.year_after(draft.last)
        if year is not None:
            draft.year, draft.last = year
        return draft

    # Numbers ----------------------------------------------------------------------------------------------------

    def number_first(self, k: int) -> Draft | None:
        """What a token of digits opens: a day before its month, an ISO or dotted date, a year."""
        cursor, word = self.cursor, self.cursor.lower(k)
        if not word[0].isdigit():
            return None
        if "." in word:
            return self._dotted(k, word)
        if not word.isdecimal() or not word.isascii():
            return None
        if len(word) == 4:
            return self._iso(k) or self.year_at(k)
        if len(word) <= 2:
            slashed = self._slashed(k)
            if slashed is not None:
                return slashed
            day = self.day_at(k)
            if day is not None:
                found = self._day_first(k, day)
                if found is not None:
                    return found
        if len(word) <= 4:
            decade = self.decade_at(k)
            if decade is not None:
                return decade
            era = _ERAS.get(cursor.lower(k + 1))
            if era is not None and cursor.capital(k + 1) and int(word):
                return Draft(k, k + 2, Form.DATE, year=era * int(word))
            if self._before_christ(k):
                return Draft(k, k + 1, Form.DATE, year=-int(word))
        return None

    def _before_christ(self, k: int) -> bool:
        """Is the number at k a year before Christ: the 499 of "499 to 493 BC", "in 218" of a text on those times?"""
        cursor = self.cursor
        if not int(cursor.lower(k)) or (cursor.glued(k) and cursor.lower(k - 1) not in ("(", *_DASHES)):
            return False
        joint = k + 1 + (cursor.lower(k + 1) == "s")
        if cursor.lower(joint) in (*_DASHES, "to", "and", "or", "until") and cursor.lower(joint + 2) in ("bc", "bce"):
            return cursor.lower(joint + 1).isdecimal() and int(cursor.lower(joint + 1)) <= int(cursor.lower(k))
        if not self.ancient or not 100 <= int(cursor.lower(k)) <= 999 or self.counts_things(k + 1):
            return False
        before, after = cursor.lower(k - 1), cursor.lower(k + 1)
        free = not (
            after in _DASHES or after in self.words.units or (after in ("%", ".", "or") and cursor.glued(k + 1))
        )
        return free and (
            before in ("in", "since", "until", "by", "late", "early") or (k == cursor.begin and after == "")
        )

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
            year = self.year_after(draft.last)
            if year is not None:
                draft.year, draft.last = year
            return draft
        if not more:  # as many days as a list has in earnest; bounds the look-ahead
            return None
        joint = cursor.lower(day[1])
        listed = joint in ("and", ",", "or")
        if joint in _DASHES or joint in ("to", "until", "through") or listed:
            if listed and cursor.lower(k - 1) not in ("on", "between", "the", ",", "from"):
                return None
            after = day[1] + 1
            if cursor.lower(after) == "the":
                after += 1
            other = self.day_at(after)
            if other is None:
                return None
            later = self._day_first(after, other, more - 1)
            if later is not None and later.month is not None and (listed or (later.day or 0) > day[0]):
                return Draft(k, day[1], Form.DATE, year=later.year, month=later.month, day=day[0])
        return None

    def _iso(self, k: int) -> Draft | None:
        """2024-12-31, 2024/12/31, 2024-12; a clock glued on with T is left to the span."""
        cursor = self.cursor
        mark = cursor.lower(k + 1)
        if mark not in ("-", "/", "–") or not cursor.glued(k + 1) or not cursor.glued(k + 2):
            return None
        month = cursor.lower(k + 2)
        if not month.isdecimal() or len(month) != 2:
            return None
        year = int(cursor.lower(k))
        if cursor.lower(k + 3) == mark and cursor.glued(k + 3) and cursor.glued(k + 4):
            day = cursor.lower(k + 4)
            if day.isdecimal() and len(day) == 2 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
                end = k + 5
                if cursor.glued(end) and cursor.lower(end)[:1] == "t" and cursor.lower(end)[1:].isdecimal():
                    end += 1
                    while cursor.glued(end) and (cursor.lower(end) == ":" or cursor.lower(end)[:1].isdigit()):
                        end += 1
                    if cursor.glued(end) and cursor.lower(end) == "z":
                        end += 1
                return Draft(k, end, Form.DATE, year=year, month=int(month), day=int(day))
            return None
        if cursor.glued(k + 3) and cursor.lower(k + 3)[:1].isalnum():
            return None
        if mark == "-" and 1 <= int(month) <= 12 and int(month) != (year + 1) % 100 and 1800 <= year <= 2199:
            return Draft(k, k + 3, Form.DATE, year=year, month=int(month))
        return None

    def _dotted(self, k: int, word: str) -> Draft | None:
        """31.12.2024 and 31.12.24; the middle number is the month."""
        pieces = word.split(".")
        if len(pieces) != 3 or not all(piece.isdecimal() for piece in pieces):
            return None
        if len(pieces[0]) == 4 and len(pieces[1]) == len(pieces[2]) == 2:
            pieces.reverse()
        if not (len(pieces[0]) <= 2 and len(pieces[1]) <= 2 and len(pieces[2]) in (2, 4)):
            return None
        day, month, year = map(int, pieces)
        if len(pieces[2]) == 2:
            if len(pieces[0]) != 2 or len(pieces[1]) != 2:
                return None  # "1.2.24" is as likely a version or a chapter
            year += 2000 if year < 70 else 1900
        if not (1 <= day <= 31 and 1 <= month <= 12 and 1000 <= year <= 2199):
            return None
        return Draft(k, k + 1, Form.DATE, year=year, month=month, day=day)

    def _slashed(self, k: int) -> Draft | None:
        """12/31/2024 and 31/12/2024, only where one reading is possible."""
        cursor = self.cursor
        if (
            cursor.lower(k + 1) != "/"
            or cursor.lower(k + 3) != "/"
            or not all(cursor.glued(k + n) for n in range(1, 5))
        ):
            return None
        one, two, year = cursor.lower(k), cursor.lower(k + 2), cursor.lower(k + 4)
        if not (two.isdecimal() and len(two) <= 2 and year.isdecimal() and len(year) == 4):
            return None
        a, b = int(one), int(two)
        if a > 12 >= b:
            a, b = b, a
        elif a <= 12 and b <= 12 and a != b:
            return None
        if not (1 <= a <= 12 and 1 <= b <= 31):
            return None
        return Draft(k, k + 5, Form.DATE, year=int(year), month=a, day=b)

    # Years ------------------------------------------------------------------------------------------------------

    def year_at(self, k: int) -> Draft | None:
        """A bare year or decade at the four digits k, where the words around leave no other reading."""
        cursor = self.cursor
        year = int(cursor.lower(k))
        if not 1000 <= year <= 2199:
            return None
        after = cursor.lower(k + 1)
        if after == "s" and cursor.glued(k + 1):
            return self.decade_at(k)
        era = _ERAS.get(after)
        if era is not None and cursor.capital(k + 1):
            return Draft(k, k + 2, Form.DATE, year=era * year)
        if cursor.glued(k + 1) and (after.isalnum() or after == "%"):
            return None
        if after in _DASHES and cursor.glued(k + 1) and cursor.glued(k + 2) and cursor.lower(k + 2).isalpha():
            if not self._dated(k + 2):
                return None
        if not self._year_context(k, year):
            return None
        before = cursor.lower(k - 1)
        adjective = before in self.words.year_determiners or before.endswith("'s")
        named = before == "of" and cursor.capital(k - 2)  # "the War of 1812"
        return Draft(k, k + 1, Form.DATE, year=year, adjective=adjective or named)

    def decade_at(self, k: int) -> Draft | None:
        """1930s, 470s BC."""
        cursor, number = self.cursor, self.cursor.integer(k)
        if number is None or number % 10 or cursor.lower(k + 1) != "s" or not cursor.glued(k + 1):
            return None
        if cursor.lower(k + 2) in ("bc", "bce"):
            return Draft(k, k + 3, Form.DECADE, year=-number)
        return Draft(k, k + 2, Form.DECADE, year=number) if 1000 <= number <= 2199 else None

    def _dated(self, k: int) -> bool:
        return self.cursor.lower(k) in self.words.months

    def _year_context(self, k: int, year: int) -> bool:
        cursor, words = self.cursor, self.words
        before, after = cursor.lower(k - 1), cursor.lower(k + 1)
        modern = 1900 <= year <= 2099
        things = self.counts_things(k + 1)
        if before in ("$", "€", "£", "№", "#", "no", "+", "~", "<", ">", "="):
            return False
        if cursor.glued(k) and before not in ("(", "[", "/", "'", '"', "“", "‘", *_DASHES):
            return False
        if after in ("million", "thousand", "billion", "%", "percent", "°"):
            return False
        if before in _DASHES and cursor.lower(k - 2).isdecimal():
            other = int(cursor.lower(k - 2))
            return len(cursor.lower(k - 2)) == 4 and other < year and not (things and not modern)
        if after in _DASHES and self._range_end(k + 2, year):
            return True
        if k == cursor.begin:
            return self._opens_as_year(after, modern, things)
        if before in words.year_determiners or before.endswith("'s"):
            if before == "the":
                return modern or not things
            round_number = year % 50 == 0 or self.cursor.lower(k + 1) in words.counted
            return modern and not (things and (round_number or before in ("a", "an"))) and after[:1].isalpha()
        if before in words.year_openers:
            if before in ("of", "by", "from", "to", "for", "about", "around", "with", "than", "against", "through"):
                return not things and (modern or (year >= 1400 and before in ("of", "by", "from", "for", "to", "than")))
            return modern or not things
        if before in ("and", "or", ",") and cursor.lower(k - 2).isdecimal() and len(cursor.lower(k - 2)) == 4:
            other = int(cursor.lower(k - 2))
            close = 1000 <= other <= 2199 and abs(other - year) < 200
            return close and (not things or (modern and before == "and" and other >= 1900))
        if before == "as" and cursor.lower(k - 2) in ("late", "early", "recently"):
            return modern or not things
        if before in words.seasons or before in words.feasts:
            return True
        return after in (")", "]") and modern and before in (",", ";")

    def _range_end(self, k: int, year: int) -> bool:
        """Does the year at the other side of a dash follow `year`?"""
        word = self.cursor.lower(k)
        if not word.isdecimal() or not self.cursor.glued(k):
            return False
        if len(word) == 4:
            return year < int(word) <= 2199
        return len(word) == 2 and int(word) > year % 100 and not self.counts_things(k + 1)

    def _opens_as_year(self, after: str, modern: bool, things: bool) -> bool:
        """A sentence that opens with the number: "2024, the year ...", or a heading."""
        if after in (",", ":") and modern:
            return True
        length = self.cursor.limit - self.cursor.begin
        last = self.cursor.lower(self.cursor.limit - 1)
        if last not in (".", "!", "?", "…") and length <= 8:
            return not things or modern
        return modern and after in ("was", "is", "saw", "brought", "will", "has", "also", "began", "became")

    def short_year(self, k: int, before: Draft) -> Draft | None:
        """The 94 of "1990-94" at k, after the draft of the first year."""
        word = self.cursor.lower(k)
        if not word.isdecimal() or len(word) != 2 or before.form is not Form.DATE:
            return None
        if before.year is None or before.month is not None or int(word) <= before.year % 100:
            return None
        return Draft(k, k + 1, Form.DATE, year=before.year // 100 * 100 + int(word))
