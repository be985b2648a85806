"""Expressions that own their article: the spring, the 1990s, the end of May, the previous year, the time being."""

from __future__ import annotations

from dataclasses import replace

from tallystick.language.times.clocks import ClockReader
from tallystick.language.times.cursor import Cursor
from tallystick.language.times.dates import DateReader
from tallystick.language.times.drafts import CLAUSE_ENDS, Draft, Form, Phrases
from tallystick.language.times.lengths import LengthReader
from tallystick.language.times.openers import ORDINAL_ENDINGS
from tallystick.language.times.parts import CUT_UNITS, PartReader
from tallystick.language.times.pointers import PointerReader
from tallystick.language.times.seasons import SeasonReader
from tallystick.language.times.tails import clause_end, noun_phrase_end
from tallystick.language.times.words import word_set

_REFERENCES = {"future": "FUTURE_REF", "past": "PAST_REF", "present": "PRESENT_REF"}
_PART_OPENERS = word_set("articles", "part_openers")
_TIME_OPENERS = word_set("articles", "time_openers")
_WITHOUT_ARTICLE = frozenset((Form.OFFSET, Form.RATE, Form.CLOCK))
_DURING = word_set("articles", "during")


class ArticleReader:
    """Reads what stands behind "the" off one text."""

    def __init__(
        self,
        cursor: Cursor,
        dates: DateReader,
        lengths: LengthReader,
        clocks: ClockReader,
        seasons: SeasonReader,
        parts: PartReader,
        pointers: PointerReader,
        phrases: Phrases,
    ) -> None:
        self.cursor, self.words = cursor, cursor.words
        self.dates, self.lengths, self.clocks, self.seasons = dates, lengths, clocks, seasons
        self.parts, self.pointers, self.phrases = parts, pointers, phrases
        self._holders = frozenset(
            (*self.words.part_nouns, *CUT_UNITS, "rest", "remainder", "course", "most", "much", "all")
        )

    def article(self, k: int) -> Draft | None:
        """The expression that the article at k opens, with or without the article as its form has it."""
        cursor, words = self.cursor, self.words
        word = cursor.lower(k + 1)
        if word in _REFERENCES:
            found = self._reference(k, word)
            if found is not None:
                return found
        if word in words.pointers or word == "same":
            found = self.pointers.pointed(k + 1, the=True)
        elif word in words.parts or word in words.part_nouns or word in _PART_OPENERS:
            found = self.phrases.read(k + 2 if word == "very" else k + 1)
        elif word in words.ordinals or word in words.seasons or word == "anniversary" or word in words.decades:
            found = self.phrases.read(k + 1)
        elif word == "fiscal":
            found = self.phrases.read(k + 2)
            if found is None or found.form is not Form.QUARTER:
                return None
        elif word in words.pointed:
            return self.unit(k)
        elif word in words.dayparts:
            found = self.clocks.daypart(k + 1)
        elif "0" <= word < ":":
            return self._number(k)
        elif word == "time":
            return self._time(k)
        elif word in words.numbers:
            found = self.phrases.read(k + 1)
            if found is None or (found.direction != "to" and found.form is not Form.DURATION):
                return None
            if found.form is Form.DURATION and not self._owns_article(found):
                return found
        else:
            return None
        if found is None or found.first > k + 1:
            return found
        whole = found.part or found.cut or found.daypart or found.count
        if found.form is Form.DATE and not whole and not (found.pointer and word in words.pointers):
            return found
        if found.form is Form.SEASON and found.adjective:
            return found
        if found.form is Form.REFERENCE or (found.form is Form.WEEKDAY and not found.pointer):
            return found
        found.first = k
        return found

    def _number(self, k: int) -> Draft | None:
        """The 1990s, the 24th of May, the 90 years; a bare date leaves the article out."""
        found = self.parts.nth(k + 1) or self.phrases.read(k + 1)
        if found is None:
            return None
        if found.form is Form.DATE and not found.direction:
            named = found.month is not None and self.cursor.lower(k + 2) in ORDINAL_ENDINGS
            return replace(found, first=k) if named else found
        owns = self._owns_article(found) if found.form is Form.DURATION else found.form not in _WITHOUT_ARTICLE
        if owns:
            found.first = min(found.first, k)
        return found

    def _owns_article(self, length: Draft) -> bool:
        """ "The three years" as against "the three-year war" and "the Seven Years War"."""
        cursor = self.cursor
        joined = cursor.lower(length.last - 2) == "-" and cursor.lower(length.last - 1) not in ("long", "period")
        return not joined and not cursor.capital(length.last - 1)

    def _reference(self, k: int, word: str) -> Draft | None:
        """The future, the past, the present; "the future of the monarchy" in a chronicle."""
        after = self.cursor.lower(k + 2)
        if after == "of" and word == "future":
            tail = noun_phrase_end(self.cursor, k + 3)
            return Draft(k, k + 2, Form.REFERENCE, value=_REFERENCES[word], tail=tail)
        return Draft(k, k + 2, Form.REFERENCE, value=_REFERENCES[word]) if after in CLAUSE_ENDS else None

    def _time(self, k: int) -> Draft | None:
        """At the time, the time being; "by the time he left" in a chronicle."""
        cursor = self.cursor
        before, after = cursor.lower(k - 1), cursor.lower(k + 2)
        if after == "being":
            return Draft(k, k + 3, Form.REFERENCE, value="PRESENT_REF")
        if before not in _TIME_OPENERS:
            return None
        if after == "of":
            tail = noun_phrase_end(cursor, k + 3)
            return Draft(k, k + 2, Form.UNIT, unit="time", pointer="that", chronicle=True, tail=tail) if tail else None
        if after in CLAUSE_ENDS and before in ("at", "of"):
            return Draft(k, k + 2, Form.UNIT, unit="time", pointer="the")
        if before in ("by", "until", "from") and after[:1].isalpha():
            tail = clause_end(cursor, k + 2)
            return Draft(k, k + 2, Form.UNIT, unit="time", pointer="that", chronicle=True, tail=tail) if tail else None
        return Draft(k, k + 2, Form.UNIT, unit="time", pointer="the", chronicle=True) if before == "at" else None

    def unit(self, k: int) -> Draft | None:
        """ "The year", "the month" after "of", "the day before"; "the week of 3 March"."""
        cursor = self.cursor
        unit, after = self.words.pointed[cursor.lower(k + 1)], cursor.lower(k + 2)
        if unit == "week":
            around = self.seasons.week_around(k + 1)
            if around is not None:
                around.first = k
                return around
        if unit == "year" and after in ("to", "ending", "ended"):
            found = self.phrases.calendar(k + 3)
            if found is not None and found.form is Form.DATE and found.month is not None and not found.cut:
                found.first, found.unit, found.count, found.direction = k, "Y", 1.0, "to"
                return found
        if after in ("before", "after"):
            return self._beside(k, unit, after)
        if unit == "year" and after.isdecimal() and len(after) == 4:
            found = self.dates.number_first(k + 2)
            return replace(found, first=k) if found else None
        if after == "so" and cursor.lower(k + 3) == "far" and unit in ("year", "month"):
            return Draft(k, k + 4, Form.UNIT, unit=unit, pointer="this", so_far=True)
        if unit == "weekend" and cursor.lower(k - 1) in ("over", "at", "during"):
            return Draft(k, k + 2, Form.UNIT, unit=unit, pointer="the")
        nested = cursor.lower(k - 1) == "of" and cursor.lower(k - 2) in self._holders
        timed = cursor.lower(k - 1) in _DURING and after in CLAUSE_ENDS
        if unit in ("month", "year", "week", "quarter", "decade", "century") and (nested or (timed and unit == "year")):
            return Draft(k, k + 2, Form.UNIT, unit=unit, pointer="the")
        return None

    def _beside(self, k: int, unit: str, after: str) -> Draft | None:
        """The day before; the day after tomorrow; "the day after he left" in a chronicle."""
        word = self.cursor.lower(k + 3)
        pointer = "previous" if after == "before" else "following"
        if word in CLAUSE_ENDS or word == "and":
            return Draft(k, k + 3, Form.UNIT, unit=unit, pointer=pointer)
        if unit != "day":
            return None
        if (after, word) in (("before", "yesterday"), ("after", "tomorrow")):
            return Draft(k, k + 4, Form.DEICTIC, number=-2 if after == "before" else 2)
        tail = clause_end(self.cursor, k + 3)
        return Draft(k, k + 2, Form.UNIT, unit=unit, pointer=pointer, chronicle=True, tail=tail) if tail else None
