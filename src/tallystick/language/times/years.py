"""Years and what counts them: in 2024, the 1990s, '22, mid-90s, 490 BC, AD 70, 1990-94, 2023/24."""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import CLAUSE_ENDS, Draft, Form
from tallystick.language.times.openers import DASHES
from tallystick.language.times.words import word_set

_ERAS = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
_DOTTED_ERAS = {("b", "c"): -1, ("a", "d"): 1}
_ERA_OPENERS = frozenset((*_ERAS, "a", "b"))
_RANGE_JOINTS = frozenset(("to", "and", "or", "until", "through", *DASHES))
_SPLITS = frozenset(("/", "-", "–"))
_MONEY = word_set("years", "money")
_SCALES = word_set("years", "scales")
_BEFORE_GLUED = frozenset(("(", "[", "/", "'", '"', "“", "‘", *DASHES))
_LOOSE_OPENERS = word_set("years", "loose_openers")
_OLD_OPENERS = word_set("years", "old_openers")
_STEPS = word_set("years", "steps")
_SHORT_DECADES = word_set("years", "short_decades")
_AFTER_SUBJECT = word_set("years", "after_subject")
_YEAR_JOINTS = word_set("years", "year_joints")
_BARE_OWNERS = word_set("years", "bare_owners")


class YearReader:
    """Reads years, decades and eras off one text."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor, self.words = cursor, cursor.words
        self.ancient = cursor.ancient

    def era_at(self, k: int) -> tuple[int, int] | None:
        """(sign, one past it) of BC, AD, BCE, CE, B.C. or A.D. at k."""
        cursor, word = self.cursor, self.cursor.lower(k)
        sign = _ERAS.get(word)
        if sign is not None:
            return (sign, k + 1) if cursor.capital(k) else None
        if word in ("a", "b") and cursor.lower(k + 1) == "." and cursor.capital(k):
            sign = _DOTTED_ERAS.get((word, cursor.lower(k + 2)))
            if sign is not None and cursor.glued(k + 2):
                end = k + 3
                if cursor.lower(end) == "." and cursor.lower(end + 1) == "e" and cursor.glued(end + 1):
                    end += 2
                return sign, end + (cursor.lower(end) == "." and end + 1 < cursor.limit)
        return None

    def year_after(self, k: int) -> tuple[int, int] | None:
        """(year, one past it) of a year that continues a date at k: "2024", ", 2024", "of 2024", "'22", "490 BC"."""
        cursor, start = self.cursor, k
        joint = cursor.lower(k)
        if not ("0" <= joint < ":" or joint in _YEAR_JOINTS):
            return None
        if joint in (",", "of", "in") or (joint == "." and cursor.glued(k)):
            start = k + 1
            if joint == "in" and not cursor.lower(start).isdecimal():
                return None
        word = cursor.lower(start)
        if word == "'" and cursor.glued(start + 1):
            year = self.abbreviated(start)
            return (year, start + 2) if year is not None else None
        if not "0" <= word < ":" or not word.isdecimal() or len(word) > 4:
            return None
        if start == k and cursor.glued(k):
            return None
        era = self.era_at(start + 1)
        if era is not None:
            return era[0] * int(word), era[1]
        after = cursor.lower(start + 1)
        if len(word) != 4 or not 1000 <= int(word) <= (9999 if start == k and self._is_alone(after) else 2199):
            return None  # "valid until 31 December 9999."
        if after in ("%", "km", "-strong") or (after == ":" and cursor.lower(start + 2).isdecimal()):
            return None
        if joint == "," and start == k + 1 and self.counts_things(start + 1):
            return None
        return int(word), start + 1

    def _is_alone(self, after: str) -> bool:
        """Before that word a number counts nothing."""
        return after in CLAUSE_ENDS or after in self.words.subjects

    def abbreviated(self, k: int) -> int | None:
        """The year of '89 at the apostrophe k."""
        word = self.cursor.lower(k + 1)
        if not (word.isdecimal() and len(word) == 2 and self.cursor.glued(k + 1)):
            return None
        return 1900 + int(word) if int(word) > 40 else 2000 + int(word)

    def counts_things(self, k: int) -> bool:
        """Is the word at k something that a number before it would count ("vehicles", "troops")?"""
        cursor, word = self.cursor, self.cursor.lower(k)
        if word in self.words.counted:
            return True
        if not word.isalpha() or cursor.capital(k):
            return False
        return word.endswith("s") and not word.endswith("ss") and word not in self.words.plain_words

    def year_at(self, k: int) -> Draft | None:
        """A bare year or decade at the four digits k, where the words around leave no other reading."""
        cursor = self.cursor
        year = int(cursor.lower(k))
        if not 1000 <= year <= 2199:
            return None
        after = cursor.lower(k + 1)
        glued = cursor.glued(k + 1)
        if after == "s" and glued:
            return self.decade_at(k)
        era = self.era_at(k + 1)
        first = self.approximate(k)
        if era is not None:
            return Draft(first, era[1], Form.DATE, year=era[0] * year)
        if first < k:
            return Draft(first, k + 1, Form.DATE, year=year)
        if glued and (after.isalnum() or after == "%"):
            return None
        if after in DASHES and glued and cursor.glued(k + 2) and cursor.lower(k + 2).isalpha():
            if cursor.lower(k + 2) not in self.words.months:
                return None
        if not self._year_context(k, year):
            return None
        before = cursor.lower(k - 1)
        if before in ("fiscal", "fy"):
            return Draft(k - 1, k + 1, Form.REFERENCE, value=f"{year}")
        split = self._split_year_end(k + 1, year)
        if split:
            return Draft(k, split, Form.DATE, year=year, value="/")
        adjective = before in self.words.year_determiners or before.endswith("'s")
        named = before == "of" and cursor.capital(k - 2)  # "the War of 1812"
        return Draft(k, k + 1, Form.DATE, year=year, adjective=adjective or named)

    def _split_year_end(self, k: int, year: int) -> int:
        """One past "/24" of "2023/24", "-24" of "the 2023-24 season": one year, over the new year; 0 for none."""
        cursor, joint, other = self.cursor, self.cursor.lower(k), self.cursor.lower(k + 1)
        if joint not in _SPLITS or not cursor.glued(k) or not cursor.glued(k + 1) or not other.isdecimal():
            return 0
        if joint != "/" and cursor.lower(k + 2) not in self.words.split_year_nouns:
            return 0
        return k + 2 if other in (f"{year + 1}", f"{(year + 1) % 100:02d}") and cursor.lower(k + 2) != "/" else 0

    def approximate(self, k: int) -> int:
        """Where "ca. 466 BC", "c. 1850", "circa 1850" starts, for the year at k; k itself without such a word."""
        cursor = self.cursor
        at = k - 1 - (cursor.lower(k - 1) == ".")
        if cursor.lower(at) in ("ca", "circa") or (cursor.lower(at) == "c" and at < k - 1):
            return at
        return k

    def decade_at(self, k: int) -> Draft | None:
        """1930s, 470s BC, the 90s, '90s, mid-90s."""
        cursor, number = self.cursor, self.cursor.integer(k)
        if number is None or number % 10 or cursor.lower(k + 1) != "s" or not cursor.glued(k + 1):
            return None
        era = self.era_at(k + 2)
        if era is not None:
            return Draft(k, era[1], Form.DECADE, year=era[0] * number)
        if 1000 <= number <= 2199:
            return Draft(k, k + 2, Form.DECADE, year=number)
        if self.ancient and 100 <= number <= 990:
            return Draft(k, k + 2, Form.DECADE, year=-number)
        if 20 <= number <= 90 and cursor.lower(k - 1) in _SHORT_DECADES and len(cursor.lower(k)) == 2:
            return Draft(k, k + 2, Form.DECADE, year=1900 + number)
        return None

    def spelled_decade(self, k: int) -> Draft | None:
        """The thirties, the early nineties: of the last century; not "in his thirties"."""
        cursor = self.cursor
        before = cursor.lower(k - 1)
        if before not in ("the", "roaring", "-") and before not in self.words.parts:
            return None
        return Draft(k, k + 1, Form.DECADE, year=self.words.decades[cursor.lower(k)])

    def fiscal(self, k: int) -> Draft | None:
        """FY2024, FY24: a year whose first day is its owner's own."""
        number = int(self.cursor.lower(k)[2:])
        year = number if number > 99 else 1900 + number if number >= 90 else 2000 + number
        return Draft(k, k + 1, Form.REFERENCE, value=f"{year}") if self.cursor.capital(k) else None

    def of_era(self, k: int) -> Draft | None:
        """AD 70, A.D. 410."""
        era = self.era_at(k)
        if era is None or era[0] < 0:
            return None
        year = self.cursor.lower(era[1])
        if not year.isdecimal() or not 1 <= len(year) <= 4 or not int(year):
            return None
        return Draft(k, era[1] + 1, Form.DATE, year=int(year))

    def small_year(self, k: int) -> Draft | None:
        """A number below 1000 that is a year: 490 BC, the 499 of "499 to 493 BC", "in 218" among years BC."""
        cursor, number = self.cursor, int(self.cursor.lower(k))
        follow = cursor.lower(k + 1)
        era = self.era_at(k + 1) if follow in _ERA_OPENERS else None
        if era is not None and era[0] > 0 and self.counts_things(era[1]):
            return None  # "11 AD systems": air defence
        if era is not None:
            return Draft(self.approximate(k), era[1], Form.DATE, year=era[0] * number) if number else None
        if not (self.ancient or follow in _RANGE_JOINTS or follow == "s"):
            return None
        return Draft(k, k + 1, Form.DATE, year=-number) if self._before_christ(k, number) else None

    def _before_christ(self, k: int, number: int) -> bool:
        cursor = self.cursor
        if not number or (cursor.glued(k) and cursor.lower(k - 1) not in ("(", *DASHES)):
            return False
        joint = k + 1 + (cursor.lower(k + 1) == "s")
        if cursor.lower(joint) in _RANGE_JOINTS:
            other = cursor.lower(joint + 1)
            era = self.era_at(joint + 2)
            if era is not None and era[0] < 0 and other.isdecimal():
                return int(other) <= number
        if not self.ancient or not 100 <= number <= 999 or self.counts_things(k + 1):
            return False
        before, after = cursor.lower(k - 1), cursor.lower(k + 1)
        if after in DASHES:
            return cursor.lower(k + 2).isdecimal() and 0 < int(cursor.lower(k + 2)) < number and before in ("(", "in")
        if after in self.words.units or (after in ("%", ".", "or") and cursor.glued(k + 1)):
            return False
        return before in _STEPS or (k == cursor.begin and after in ("", ":"))

    def short_year(self, k: int, before: Draft) -> Draft | None:
        """The 94 of "1990-94" and of "2023/24" at k, after the draft of the first year."""
        cursor, word = self.cursor, self.cursor.lower(k)
        if not word.isdecimal() or len(word) != 2 or before.form is not Form.DATE:
            return None
        if before.year is None or before.month is not None or int(word) <= before.year % 100 or not cursor.glued(k):
            return None
        if cursor.lower(k - 1) == "/" and int(word) != before.year % 100 + 1:
            return None
        return Draft(k, k + 1, Form.DATE, year=before.year // 100 * 100 + int(word))

    def _year_context(self, k: int, year: int) -> bool:
        cursor, words = self.cursor, self.words
        before, after = cursor.lower(k - 1), cursor.lower(k + 1)
        if before in _MONEY or after in _SCALES or before in words.numbered:
            return False
        if cursor.glued(k) and before not in _BEFORE_GLUED:
            return False
        if after == "'" and cursor.glued(k + 1) and cursor.lower(k + 2) == "s" and cursor.glued(k + 2):
            return 1900 <= year <= 2099  # "1965's Man of the Year"
        modern = 1900 <= year <= 2099
        things = self.counts_things(k + 1)
        if before in DASHES or before == "/":
            if cursor.lower(k - 2).isdecimal():
                other = cursor.lower(k - 2)
                return len(other) == 4 and int(other) < year and not (things and not modern)
        if after in DASHES and self._range_end(k + 2, year):
            return True
        if after == "to" and modern and not things and before not in words.year_openers:
            other = cursor.lower(k + 2)
            if len(other) == 4 and other.isdecimal() and year < int(other) <= 2099:
                return not self.counts_things(k + 3)
        if k == cursor.begin:
            return self._opens_as_year(after, modern, things)
        if before in words.year_determiners or before.endswith("'s"):
            exact = year % 50 != 0 and after not in words.counted
            if before == "the":
                return modern or not things or exact
            return modern and not (things and (not exact or before in _BARE_OWNERS)) and after[:1].isalpha()
        if before in words.year_openers:
            if before in _LOOSE_OPENERS:
                return not things and (modern or (year >= 1400 and before in _OLD_OPENERS))
            return modern or not things
        if before in ("and", "or", ",") and cursor.lower(k - 2).isdecimal() and len(cursor.lower(k - 2)) == 4:
            other_year = int(cursor.lower(k - 2))
            close = 1000 <= other_year <= 2199 and abs(other_year - year) < 200
            return close and (not things or (modern and before == "and" and other_year >= 1900))
        if before in ("and", "to") and cursor.lower(k - 2) == "s" and cursor.lower(k - 3)[:1].isdigit():
            return modern and not things  # between the 1890s and 1914
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
        cursor = self.cursor
        last = cursor.lower(cursor.limit - 1)
        if last not in (".", "!", "?", "…") and cursor.limit - cursor.begin <= 8:
            return not things or modern
        return modern and after in _AFTER_SUBJECT
