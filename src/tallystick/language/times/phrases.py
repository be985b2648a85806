"""One expression at a token: the dispatch on its word, and the words that stand alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tallystick.language.times.articles import ArticleReader
from tallystick.language.times.clocks import ZONES, ClockReader
from tallystick.language.times.cursor import Cursor
from tallystick.language.times.dates import DateReader
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.feasts import FeastReader
from tallystick.language.times.lengths import LengthReader
from tallystick.language.times.openers import (
    NUMBER,
    ORDINAL_ENDINGS,
    QUARTER_CODES,
    after_count,
    after_number,
    followers,
    openers,
)
from tallystick.language.times.parts import PartReader
from tallystick.language.times.pointers import PointerReader
from tallystick.language.times.rates import RateReader
from tallystick.language.times.seasons import SeasonReader
from tallystick.language.times.tails import noun_phrase_end
from tallystick.language.times.words import word_set

_AFTER_THE_FORMER = word_set("phrases", "after_the_former")
_SINGULAR = word_set("phrases", "singular")
_AFTER_TIME = ZONES | {"hours", "hrs"}
_LIST_JOINTS = word_set("phrases", "list_joints")
_LIST_GOES_ON = word_set("phrases", "list_goes_on")
_CLOCK_MARKS = word_set("phrases", "clock_marks")
_DEEPEST = 6  # "the morning of the last day of the first week of May"; bounds the look-ahead


class PhraseReader:
    """Reads one expression at a token of one text."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor, self.words = cursor, cursor.words
        self.depth = 0
        self.dates = dates = DateReader(cursor)
        self.lengths = lengths = LengthReader(cursor)
        self.rates = rates = RateReader(cursor, lengths)
        self.clocks = clocks = ClockReader(cursor, self)
        self.seasons = seasons = SeasonReader(cursor, dates, self)
        feasts = FeastReader(cursor, dates, seasons)
        self.parts = parts = PartReader(cursor, dates, lengths, self)
        self.pointers = pointers = PointerReader(cursor, dates, lengths, parts, seasons, self)
        articles = ArticleReader(cursor, dates, lengths, clocks, seasons, parts, pointers, self)
        self.table, self.followers = openers(), followers()
        self.after_number, self.after_count = after_number(), after_count()
        self.readers: dict[str, Callable[[int], Draft | None]] = {
            "month": self.month, "weekday": seasons.weekday, "season": seasons.season, "daypart": clocks.daypart,
            "bare_unit": lengths.bare_unit, "length": self.length, "counted": self.counted,
            "ordinal": parts.ordinal, "pointed": pointers.pointed, "current": pointers.pointed, "early": parts.early,
            "end_of": parts.end_of, "reference": self.reference, "deictic": self.deictic,
            "coded": seasons.coded, "recurring": rates.recurring, "earlier_this": pointers.earlier_this,
            "tonight": clocks.tonight, "present": self.present, "article": articles.article, "so_far": pointers.so_far,
            "war_day": self.day_word, "week_around": seasons.week_around, "month_word": self.month_word,
            "year_word": self.year_word, "latter": parts.latter, "rest_of": parts.rest_of, "these": self.these,
            "short_year": self.short_year, "adverb": rates.adverb, "per": rates.per, "times_a": rates.times_a,
            "age": lengths.age, "anniversary": parts.anniversary, "vague_season": self.vague_season,
            "feast": feasts.feast, "spelled_decade": dates.years.spelled_decade, "of_era": dates.years.of_era,
            "another": lengths.another, "fiscal_year": dates.years.fiscal, "weekdays": seasons.weekdays,
        }  # fmt: skip

    def read(self, k: int) -> Draft | None:
        """The expression that starts at token k of the sentence, None when there is none."""
        cursor = self.cursor
        limit = cursor.limit
        if not cursor.begin <= k < limit:
            return None
        word = cursor.lowers[k]
        follow = cursor.lowers[k + 1] if k + 1 < limit else ""
        return self.open(k, word, follow) if self.may_open(word, follow) else None

    def may_open(self, word: str, follow: str) -> bool:
        """Can a word open an expression before that other word?"""
        if "0" <= word < ":":
            return follow in self.after_number or len(word) in (3, 4) or word.count(".") == 2
        if word not in self.followers:
            return False
        may = self.followers[word]
        return may is None or follow in may or ("0" <= follow < ":" and NUMBER in may)

    def open(self, k: int, word: str, follow: str) -> Draft | None:
        """Like `read`, for a word at k that may open an expression before `follow`, "" at the end of the sentence."""
        if self.depth >= _DEEPEST:
            return None
        self.depth += 1
        reader = self.table.get(word)
        found = self.readers[reader](k) if reader is not None else self._number(k, word, follow)
        self.depth -= 1
        return self._with_daypart(found) if found is not None else None

    def _number(self, k: int, word: str, follow: str) -> Draft | None:
        """What a number in digits opens: tried by its shape and by what follows it, so that most are done at once."""
        found: Draft | None = None
        if follow == "-" and self.cursor.lower(k - 1) == "-" and self.cursor.glued(k) and self.cursor.glued(k + 1):
            return None  # the middle of 555-12-34
        if follow in _LIST_JOINTS and len(word) != 4 and "." not in word:
            other = self.cursor.lower(k + 2)
            if not "0" <= other < ":" and other not in _LIST_GOES_ON:
                return None
        if follow in ORDINAL_ENDINGS:
            found = self.parts.nth(k)
        elif follow in _CLOCK_MARKS or "." in word or (follow in _AFTER_TIME and len(word) == 4):
            found = self.clocks.clock(k)
        elif follow in ("q", "h") and len(word) == 1:
            return self.seasons.half_coded(k)
        elif follow in QUARTER_CODES:
            found = self.seasons.year_coded(k)
        if found is None and "," not in word and (len(word) <= 4 or "." in word):
            found = self.dates.number_first(k)
        if found is None and follow in self.after_count:
            found = self.counted(k)
        return found

    def calendar(self, k: int) -> Draft | None:
        """Like `read`, for what can stand after "the end of": something with days, with its article."""
        found = self.read(k)
        if found is None or found.form in (Form.DURATION, Form.SET, Form.REFERENCE, Form.OFFSET, Form.CLOCK):
            return None
        return found

    def _with_daypart(self, draft: Draft) -> Draft:
        """Friday morning, 3 May evening; and "Friday, 3 May 2024" is one day."""
        cursor = self.cursor
        form = draft.form
        if (form is Form.DATE and draft.day) or form is Form.WEEKDAY or form is Form.DEICTIC:
            code = self.words.dayparts.get(cursor.lower(draft.last))
            if code and not draft.daypart and cursor.lower(draft.last + 1) != "-":
                draft.daypart, draft.last = code, draft.last + 1
                if draft.form is Form.WEEKDAY and cursor.lower(draft.last) == "of":
                    found = self.calendar(draft.last + 1)  # "Sunday dawn of 25 June"
                    if found is not None and found.form is Form.DATE and found.day is not None:
                        return replace(found, first=draft.first, daypart=code)
        return draft

    def month(self, k: int) -> Draft | None:
        """December 2024 and the other dates of `DateReader.month_first`; "August of that year"."""
        draft = self.dates.month_first(k)
        if (
            draft is None
            or draft.year is not None
            or self.cursor.lower(draft.last) not in ("of", "last", "this", "next", "the")
        ):
            return draft
        if self.cursor.lower(draft.last) == "the" and self.cursor.lower(draft.last + 2) != "year":
            return draft
        year = self.calendar(draft.last + (self.cursor.lower(draft.last) == "of"))
        if year is not None and year.form is Form.UNIT and year.unit == "year" and not year.part:
            draft.last, draft.unit, draft.pointer = year.last, "year", year.pointer
        return draft

    def length(self, k: int) -> Draft | None:
        """A few days, half a year; and "A.D. 70", which opens like "a day"."""
        if self.cursor.lower(k + 1) == ".":
            return self.dates.years.of_era(k)
        return self.lengths.length(k)

    def counted(self, k: int) -> Draft | None:
        """Three days; "twelve months to the end of June" is the year that ends there."""
        found = self.lengths.length(k)
        if found is None and self.cursor.lower(k + 1) == "-" and self.cursor.lower(k + 3) in ("century", "centuries"):
            return self.parts.ordinal(k)  # the twenty-first century
        if found is None and self.cursor.lower(k + 1) == "o'clock":
            return self.clocks.spoken(k)
        if found is None and self.cursor.lower(k) == "one" and self.cursor.lower(k + 1) in self.words.dayparts:
            return Draft(k, k + 2, Form.DAYPART, count=1.0, daypart=self.words.dayparts[self.cursor.lower(k + 1)])
        if found is None or found.form is not Form.DURATION or found.unit not in ("D", "W", "M", "Y"):
            return found
        if self.cursor.lower(found.last) not in ("to", "ending", "ended", "until") or not found.count:
            return found
        end = self.calendar(found.last + 1)
        if end is None or end.form is not Form.DATE or end.cut or end.month is None or found.count != int(found.count):
            return found
        end.first, end.unit, end.count, end.direction = k, found.unit, found.count, "to"
        return end

    def month_word(self, k: int) -> Draft | None:
        """At month's end; the bloodiest month of the war."""
        if self.cursor.lower(k + 1) == "of":
            return self.superlative(k)
        if self.cursor.printed[k] == "month's":
            return Draft(k, k + 2, Form.UNIT, unit="month", pointer="the", part="end")
        return None

    def day_word(self, k: int) -> Draft | None:
        """Day 1,000 of the war; the bloodiest day of the war."""
        return self.superlative(k) if self.cursor.lower(k + 1) == "of" else self.parts.war_day(k)

    def these(self, k: int) -> Draft | None:
        """These days."""
        if self.cursor.lower(k + 1) == "days":
            return Draft(k, k + 2, Form.REFERENCE, value="PRESENT_REF")
        return None

    def year_word(self, k: int) -> Draft | None:
        """ "Year 2024", and "year to date" (so far this year)."""
        cursor = self.cursor
        if cursor.lower(k + 1) == "of":
            return self.superlative(k)
        if cursor.lower(k + 1) == "-" and cursor.lower(k + 2) == "end" and cursor.glued(k + 2):
            year = self.dates.years.year_after(k + 3)
            if year is not None:
                return Draft(k, year[1], Form.DATE, year=year[0], part="end")
            return Draft(k, k + 3, Form.UNIT, unit="year", pointer="the", part="end")
        if cursor.printed[k] == "year's" and cursor.lower(k + 1) == "end":
            return Draft(k, k + 2, Form.UNIT, unit="year", pointer="the", part="end")
        if cursor.lower(k + 1) == "to" and cursor.lower(k + 2) == "date":
            return Draft(k, k + 3, Form.UNIT, unit="year", pointer="this", so_far=True)
        if cursor.lower(k + 1) == "-" and cursor.lower(k + 2) == "to" and cursor.lower(k + 4) == "date":
            return Draft(k, k + 5, Form.UNIT, unit="year", pointer="this", so_far=True)
        return None

    def reference(self, k: int) -> Draft | None:
        """Now, currently, recently, former, recent, future."""
        cursor, word = self.cursor, self.cursor.lower(k)
        if word == "right":
            return Draft(k, k + 2, Form.REFERENCE, value="PRESENT_REF") if cursor.lower(k + 1) == "now" else None
        if word in ("former", "recent") and not cursor.lower(k + 1)[:1].isalnum():
            return None
        if word == "former":
            if cursor.lower(k - 1) == "the" and cursor.lower(k + 1) in _AFTER_THE_FORMER:
                return None
            return Draft(k, k + 1, Form.REFERENCE, value="PAST_REF", chronicle=True)
        after = cursor.lower(k + 1)
        if word == "now" and (after == "that" or (after == "-" and not cursor.lower(k + 2).endswith("ed"))):
            return None
        if word == "recent" and cursor.lower(k + 1) in self.words.units:
            return Draft(k, k + 2, Form.REFERENCE, value="PAST_REF")
        return Draft(k, k + 1, Form.REFERENCE, value=self.words.references[word])

    def vague_season(self, k: int) -> Draft | None:
        """The dry season, the rainy season: no fixed months."""
        return Draft(k, k + 2, Form.REFERENCE, value="XXXX", chronicle=True)

    def superlative(self, k: int) -> Draft | None:
        """The bloodiest year of the war, in a chronicle: the one just told."""
        cursor, word = self.cursor, self.cursor.lower(k - 1)
        if cursor.lower(k - 2) != "the" or not (word.endswith("est") or word in _SINGULAR):
            return None
        unit = self.words.pointed[cursor.lower(k)]
        tail = noun_phrase_end(cursor, k + 2)
        return Draft(k - 2, k + 1, Form.UNIT, unit=unit, pointer="same", chronicle=True, tail=tail) if tail else None

    def present(self, k: int) -> Draft | None:
        """ "Present-day"; "to date"."""
        cursor = self.cursor
        if cursor.lower(k) == "present" and cursor.lower(k + 1) == "-" and cursor.lower(k + 2) == "day":
            return Draft(k, k + 3, Form.REFERENCE, value="PRESENT_REF")
        if cursor.lower(k) == "date" and cursor.lower(k - 1) == "to" and not cursor.lower(k + 1).isdecimal():
            return Draft(k, k + 1, Form.REFERENCE, value="PRESENT_REF")
        return None

    def deictic(self, k: int) -> Draft | None:
        """Today, yesterday, tomorrow."""
        if self.cursor.lower(k + 1) in ("'s", "-") or self.cursor.named(k):
            return None
        return Draft(k, k + 1, Form.DEICTIC, number=self.words.deictic[self.cursor.lower(k)])

    def short_year(self, k: int) -> Draft | None:
        """'89."""
        cursor = self.cursor
        year = self.dates.years.abbreviated(k)
        if year is None or cursor.glued(k):
            return None
        if cursor.lower(k + 2) == "s" and cursor.glued(k + 2):
            found = self.dates.years.decade_at(k + 1)
            return replace(found, first=k) if found else None
        if cursor.lower(k + 2) in ("'", "’", "%"):
            return None
        return Draft(k, k + 2, Form.DATE, year=year, value="'")
