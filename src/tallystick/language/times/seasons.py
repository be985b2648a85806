"""Seasons, quarters, halves, weekdays, and weeks named by a date."""

from __future__ import annotations

from dataclasses import replace

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.dates import DateReader
from tallystick.language.times.drafts import CLAUSE_ENDS, Draft, Form, Phrases
from tallystick.language.times.openers import QUARTER_CODES
from tallystick.language.times.words import word_set

_SEASONAL = word_set("seasons", "seasonal")
_YEARLY = word_set("seasons", "yearly")
_AFTER_SEASON = word_set("seasons", "after_season")


class SeasonReader:
    """Reads the named pieces of a year or week off one text."""

    def __init__(self, cursor: Cursor, dates: DateReader, phrases: Phrases) -> None:
        self.cursor, self.dates, self.phrases = cursor, dates, phrases
        self.words = cursor.words

    def year_tail(self, k: int) -> tuple[int | None, int]:
        """The year that a season or quarter at k carries: "of 2023", "2023", "2022-23" keeps its first year."""
        cursor = self.cursor
        at = k + (cursor.lower(k) in ("of", ",", "in"))
        if cursor.lower(k) == "of" and cursor.lower(at) == "the":
            return None, k
        year = self.dates.years.year_after(at)
        if year is None or (cursor.lower(k) == "in" and self.dates.years.counts_things(year[1])):
            return None, k
        end = year[1]
        if cursor.lower(end) in ("-", "/", "–") and cursor.lower(end + 1).isdecimal() and cursor.glued(end):
            if cursor.glued(end + 1) and len(cursor.lower(end + 1)) in (2, 4):
                end += 2
        return year[0], end

    def season(self, k: int) -> Draft | None:
        """Spring 2024, the summer of 2023, the spring of last year; "fall" only where it is no verb."""
        cursor, word = self.cursor, self.cursor.lower(k)
        year, end = self.year_tail(k + 1)
        draft = Draft(k, end, Form.SEASON, season=self.words.seasons[word], year=year)
        before = cursor.lower(k - 1)
        if year is None:
            if cursor.lower(k + 1) == "of":
                pointed = self.phrases.calendar(k + 2)
                if pointed is not None and pointed.form is Form.UNIT and pointed.unit == "year":
                    return replace(pointed, first=k, form=Form.SEASON, season=draft.season)
                if word in ("fall", "spring"):
                    return None
            named = cursor.capital(k) and k > cursor.begin
            after = cursor.lower(k + 1)
            draft.adjective = after.isalpha() and after not in _AFTER_SEASON
            if after in _YEARLY:
                return Draft(k, end, Form.SET, value=f"XXXX-{draft.season}")
            if after == "time" and cursor.capital(k + 1):
                return None  # British Summer Time
            if after in _SEASONAL and before in ("a", "the", "its", "their", ""):
                return draft
            if word in ("fall", "spring"):
                fits = before in ("in", "during", "throughout", "early", "late", "mid", "this", "last", "next", "until")
                noun = before == "the" and after in (*CLAUSE_ENDS, "and")
                if not (fits or noun or (named and word == "spring") or (word == "spring" and before == "and")):
                    return None
                if word == "fall" and before == "in" and cursor.lower(k + 1) not in (*CLAUSE_ENDS, "and", "or"):
                    return None
            elif cursor.lower(k + 1) == "-" and cursor.glued(k + 1) and cursor.lower(k + 2) not in self.words.seasons:
                return None
        return draft

    def coded(self, k: int) -> Draft | None:
        """Q3, Q3 2024, H1 2024."""
        if not self.cursor.capital(k):
            return None
        word = self.cursor.lower(k)
        year, end = self.year_tail(k + 1)
        return Draft(k, end, Form.QUARTER if word[0] == "q" else Form.HALF, number=int(word[1]), year=year)

    def year_coded(self, k: int) -> Draft | None:
        """2024 Q3, 2024 H1."""
        year = self.cursor.lower(k)
        if len(year) != 4 or not year.isdecimal() or not 1900 <= int(year) <= 2199:
            return None
        if self.cursor.lower(k + 1) not in QUARTER_CODES:
            return None
        found = self.coded(k + 1)
        if found is not None and found.year is None:
            found.first, found.year = k, int(year)
            return found
        return None

    def weekday(self, k: int) -> Draft | None:
        """Friday; "Friday, 3 May 2024" and "Friday (May 3)" are read as the date."""
        cursor, word = self.cursor, self.cursor.lower(k)
        if not cursor.capital(k):
            return None
        end = k + 1
        short = word in self.words.short_weekdays
        if short and cursor.lower(end) == "." and cursor.glued(end):
            end += 1
        at = end + (cursor.lower(end) == ",")
        if cursor.lower(at)[:1].isdigit() or cursor.lower(at) in self.words.months:
            opener = self.dates.number_first if cursor.lower(at)[:1].isdigit() else self.dates.month_first
            found = opener(at)
            if found is not None and found.form is Form.DATE and found.day is not None:
                found.first = k
                return found
        if short:
            return None
        if cursor.lower(k + 1) in ("prayers", "prayer", "mass", "services"):
            return Draft(k, k + 1, Form.SET, value=f"XXXX-WXX-{self.words.weekdays[word]}")
        return Draft(k, k + 1, Form.WEEKDAY, number=self.words.weekdays[word])

    def weekdays(self, k: int) -> Draft | None:
        """On Mondays: every week."""
        if not self.cursor.capital(k):
            return None
        return Draft(k, k + 1, Form.SET, value=f"XXXX-WXX-{self.words.weekdays[self.cursor.lower(k)[:-1]]}")

    def half_coded(self, k: int) -> Draft | None:
        """4Q 2024, 1H24 is not read, 1H 2024."""
        cursor, number = self.cursor, int(self.cursor.lower(k))
        letter = cursor.lower(k + 1)
        if not cursor.glued(k + 1) or not cursor.capital(k + 1) or not 1 <= number <= (4 if letter == "q" else 2):
            return None
        year, end = self.year_tail(k + 2)
        if year is None:
            return None
        return Draft(k, end, Form.QUARTER if letter == "q" else Form.HALF, number=number, year=year)

    def week_around(self, k: int) -> Draft | None:
        cursor = self.cursor
        joint = cursor.lower(k + 1)
        place = {"of": "of", "beginning": "from", "starting": "from", "from": "from", "ending": "to", "ended": "to",
                 "to": "to"}.get(joint)  # fmt: skip
        if place is None:
            return None
        at = k + 2 + (cursor.lower(k + 2) == "on")
        found = self.phrases.calendar(at)
        if found is None or found.cut or found.part:
            return None
        if not ((found.form is Form.DATE and found.day is not None) or found.form is Form.WEEKDAY):
            return None
        found.first, found.unit, found.count, found.direction = k, "W", 1.0, place
        return found
