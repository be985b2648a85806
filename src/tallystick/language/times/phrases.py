"""Phrases around a date: the final week of December, early 2024, last Friday, the same month, the morning of 3 May."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tallystick.language.times.dates import DateReader
from tallystick.language.times.drafts import Cursor, Draft, Form
from tallystick.language.times.lengths import LengthReader

_CUT_UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "quarter": "quarter", "quarters": "quarter", "half": "half", "year": "year", "years": "year",
    "decade": "decade",
}  # fmt: skip
_UNIT_CODES = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "quarter": "Q"}
_DEEPEST = 6  # "the morning of the last day of the first week of May"; bounds the look-ahead
_WAR = frozenset(("war", "invasion", "conflict", "operation"))
_BEFORE_FEAST = frozenset("at by before on since until after around over last this next for during".split())
_AFTER_TIME = frozenset((".", ",", ";", ")", ":", "", "of", "and", "he", "she", "they", "it", "the", "was", "were"))
_SEASONAL = frozenset("offensive campaign season fighting thaw assault".split())
_AFTER_SEASON = frozenset(
    """and or of in to from with when while as was were had has have the a an by for on at it he she they we after before
    until but that which who is will would came saw""".split()
)
_PLAIN_ENDS = frozenset((",", ".", ";", ")", "", ":", "—", "–"))


class PhraseReader:
    """Reads one expression at a token; the dispatch is on the token's word."""

    def __init__(self, cursor: Cursor, dates: DateReader, lengths: LengthReader) -> None:
        self.cursor, self.dates, self.lengths = cursor, dates, lengths
        self.words = words = cursor.words
        self.depth = 0
        self.openers: dict[str, Callable[[int], Draft | None]] = {}
        for word in words.months:
            self.openers[word] = self.month
        for word in words.weekdays:
            self.openers[word] = self.weekday
        for word in words.seasons:
            self.openers[word] = self.season
        for word in words.dayparts:
            self.openers[word] = self.daypart
        for word in words.units:
            self.openers[word] = lengths.bare_unit
        for word in (*words.vague_counts, "a", "an", "half", "dozens", "hundreds", "thousands", "tens"):
            self.openers[word] = lengths.length
        for word in words.numbers:
            self.openers[word] = self.counted
        for word in words.ordinals:
            self.openers[word] = self.ordinal
        for word in words.pointers:
            self.openers[word] = self.pointed
        for word in words.parts:
            self.openers[word] = self.early
        for word in words.part_nouns:
            self.openers[word] = self.end_of
        for word in words.references:
            self.openers[word] = self.reference
        for word in words.deictic:
            self.openers[word] = self.deictic
        for word in words.feasts:
            self.openers[word] = self.feast
        for code in ("q1", "q2", "q3", "q4", "h1", "h2"):
            self.openers[code] = self.coded
        self.openers |= {
            "the": self.article, "last": self.pointed, "same": self.pointed, "several": self.lengths.length,
            "every": lengths.recurring, "each": lengths.recurring, "day": self.war_day, "earlier": self.earlier_this,
            "later": self.earlier_this, "so": self.so_far, "month": self.months_end, "year": self.year_word,
            "tonight": self.tonight, "overnight": self.tonight, "midnight": self.tonight, "latter": self.latter,
            "right": self.reference, "week": self.week_word, "'": self.short_year, "’": self.short_year,
            "second": self.ordinal, "mid-": self.early, "new": self.new_year, "rest": self.rest_of,
            "present": self.present, "date": self.present, "earliest": self.none, "annually": self.yearly, "these": self.these,
        }  # fmt: skip

    def none(self, k: int) -> Draft | None:
        """Nothing."""
        return None

    def read(self, k: int) -> Draft | None:
        """The expression that starts at token k of the sentence, None when there is none."""
        word = self.cursor.lower(k)
        if not word or self.depth >= _DEEPEST:
            return None
        self.depth += 1
        found = self._open(k, word)
        self.depth -= 1
        return self._with_daypart(found) if found else None

    def _open(self, k: int, word: str) -> Draft | None:
        if word[0].isdigit():
            found = self.clock(k) or self.nth(k) or self.dates.number_first(k) or self.counted(k)
            return found
        opener = self.openers.get(word)
        return opener(k) if opener else None

    def calendar(self, k: int) -> Draft | None:
        """Like `read`, for what can stand after "the end of": something with days, with its article."""
        found = self.read(k)
        if found is None or found.form in (Form.DURATION, Form.SET, Form.REFERENCE, Form.OFFSET, Form.CLOCK):
            return None
        return found

    def _with_daypart(self, draft: Draft) -> Draft:
        """Friday morning, 3 May evening; and "Friday, 3 May 2024" is one day."""
        cursor = self.cursor
        if draft.form in (Form.WEEKDAY, Form.DEICTIC) or (draft.form is Form.DATE and draft.day):
            code = self.words.dayparts.get(cursor.lower(draft.last))
            if code and not draft.daypart and cursor.lower(draft.last + 1) != "-":
                draft.daypart, draft.last = code, draft.last + 1
        return draft

    def month(self, k: int) -> Draft | None:
        """December 2024 and the other dates of `DateReader.month_first`; "August of that year"."""
        draft = self.dates.month_first(k)
        if draft is None or draft.year is not None or self.cursor.lower(draft.last) not in ("of", "last", "this", "next"):
            return draft
        year = self.calendar(draft.last + (self.cursor.lower(draft.last) == "of"))
        if year is not None and year.form is Form.UNIT and year.unit == "year" and not year.part:
            draft.last, draft.unit, draft.pointer = year.last, "year", year.pointer
        return draft

    def counted(self, k: int) -> Draft | None:
        """Three days; "twelve months to the end of June" is the year that ends there."""
        found = self.lengths.length(k)
        if found is None or found.form is not Form.DURATION or found.unit not in ("D", "W", "M", "Y"):
            return found
        if self.cursor.lower(found.last) not in ("to", "ending", "ended", "until") or not found.count:
            return found
        end = self.calendar(found.last + 1)
        if end is None or end.form is not Form.DATE or end.cut or end.month is None or found.count != int(found.count):
            return found
        end.first, end.unit, end.count, end.direction = k, found.unit, found.count, "to"
        return end

    # "the" ------------------------------------------------------------------------------------------------------

    def article(self, k: int) -> Draft | None:
        """An expression that owns its article: the spring, the 1990s, the end of May, the previous year, the month."""
        cursor, words = self.cursor, self.words
        word = cursor.lower(k + 1)
        if word in words.pointers or word == "same":
            found = self.pointed(k + 1, the=True)
        elif word in words.parts or word in words.part_nouns or word in ("latter", "rest", "mid-", "very"):
            found = self.read(k + 2 if word == "very" else k + 1)
        elif word in words.ordinals or word in words.seasons:
            found = self.read(k + 1)
        elif word in words.pointed:
            return self.the_unit(k)
        elif word in words.dayparts:
            found = self.daypart(k + 1)
        elif word[:1].isdigit():
            found = self.nth(k + 1) or self.counted(k + 1)
            if found is not None and found.form is Form.DURATION:
                return None
            if found is None:
                found = self.dates.number_first(k + 1)
                if found is not None and found.form is not Form.DECADE:
                    month_named = found.month is not None and cursor.lower(k + 2) in ("st", "nd", "rd", "th")
                    return replace(found, first=k) if month_named else found
        elif word in ("years", "days", "months", "weeks"):
            return None
        elif word == "time":
            return self._the_time(k)
        elif word in words.numbers:
            found = self.counted(k + 1)
            if found is None or found.direction != "to":
                return None
        elif word in ("future", "past", "present"):
            ends = cursor.lower(k + 2) in _PLAIN_ENDS
            value = {"future": "FUTURE_REF", "past": "PAST_REF", "present": "PRESENT_REF"}[word]
            return Draft(k, k + 2, Form.REFERENCE, value=value) if ends else None
        else:
            return None
        if found is None:
            return None
        if found.form is Form.DATE and not (found.part or found.cut or found.daypart) and found.first == k + 1:
            if not (found.pointer and cursor.lower(k + 1) in words.pointers):
                return found
        if found.form is Form.SEASON and found.adjective:
            return found
        if found.form is Form.REFERENCE or (found.form is Form.WEEKDAY and not found.pointer):
            return found
        found.first = k
        return found

    def _the_time(self, k: int) -> Draft | None:
        if self.cursor.lower(k - 1) in ("at", "of") and self.cursor.lower(k + 2) in _PLAIN_ENDS:
            return Draft(k, k + 2, Form.UNIT, unit="time", pointer="that")
        return None

    def the_unit(self, k: int) -> Draft | None:
        """ "The year", "the month" after "of", "the day before"; "the week of 3 March"."""
        cursor = self.cursor
        unit, after = self.words.pointed[cursor.lower(k + 1)], cursor.lower(k + 2)
        if unit == "week":
            around = self._week_around(k + 1)
            if around is not None:
                around.first = k
                return around
        if after in ("before", "after") and cursor.lower(k + 3) in _PLAIN_ENDS | {"and"}:
            pointer = "previous" if after == "before" else "following"
            return Draft(k, k + 3, Form.UNIT, unit=unit, pointer=pointer)
        if unit == "day" and after == "before" and cursor.lower(k + 3) in ("yesterday",):
            return Draft(k, k + 4, Form.DEICTIC, number=-2)
        if unit == "day" and after == "after" and cursor.lower(k + 3) in ("tomorrow",):
            return Draft(k, k + 4, Form.DEICTIC, number=2)
        if unit == "year" and after.isdecimal() and len(after) == 4:
            found = self.dates.number_first(k + 2)
            return replace(found, first=k) if found else None
        nested = cursor.lower(k - 1) == "of" and cursor.lower(k - 2) in self._parts_before()
        timed = cursor.lower(k - 1) in ("during", "throughout", "over", "in", "by", "of") and after in _PLAIN_ENDS
        if unit in ("month", "year", "week", "quarter", "decade", "century") and (nested or (timed and unit == "year")):
            return Draft(k, k + 2, Form.UNIT, unit=unit, pointer="the")
        return None

    def _parts_before(self) -> frozenset[str]:
        words = self.words
        return frozenset(words.part_nouns) | frozenset(_CUT_UNITS) | {"rest", "remainder", "course", "most", "much", "all"}

    # Pointers ---------------------------------------------------------------------------------------------------

    def pointed(self, k: int, the: bool = False) -> Draft | None:
        """This week, last Friday, next month, that same day, the previous year, the past three months, last May."""
        cursor, words = self.cursor, self.words
        word = cursor.lower(k)
        end = k + 1
        if word == "same":
            pointer = "same"
            if not the:
                return None
        else:
            pointer = words.pointers[word]
        if pointer == "that" and cursor.lower(end) == "same":
            end += 1
        if word == "this" and cursor.lower(end) in ("past", "same", "coming"):
            pointer = {"past": "last", "same": "this", "coming": "next"}[cursor.lower(end)]
            end += 1
        noun = cursor.lower(end)
        if cursor.lower(end + 1) == "-" and cursor.glued(end + 1):
            return None
        if pointer in ("that", "this") and word in ("current",) and noun not in words.pointed:
            return Draft(k, k + 1, Form.REFERENCE, value="PRESENT_REF") if self._is_adjective(k) else None
        if noun in words.pointed:
            return self._pointed_unit(k, end, pointer, the)
        if noun in words.weekdays and cursor.capital(end):
            found = self.weekday(end)
            if found is not None:
                found.first, found.pointer = k, pointer
            return found
        if noun in words.seasons:
            return Draft(k, end + 1, Form.SEASON, season=words.seasons[noun], pointer=pointer)
        month = self.dates.month_at(end)
        if month is not None and pointer in ("last", "next", "this", "following", "previous"):
            return Draft(k, month[1], Form.DATE, month=month[0], pointer=pointer)
        if noun in words.dayparts and pointer in ("this", "that", "last", "same", "following", "next"):
            return Draft(k, end + 1, Form.DAYPART, daypart=words.dayparts[noun], pointer=pointer)
        if noun in ("time", "period", "date"):
            return self._pointed_time(k, end, pointer, noun)
        if pointer in ("last", "next", "previous", "following", "same") or (pointer == "this" and word == "this"):
            return self._pointed_lengths(k, end, pointer, the)
        return None

    def _is_adjective(self, k: int) -> bool:
        return self.cursor.lower(k + 1).isalpha()

    def _pointed_unit(self, k: int, end: int, pointer: str, the: bool) -> Draft | None:
        cursor, unit = self.cursor, self.words.pointed[self.cursor.lower(end)]
        if the and pointer in ("last",):
            cut = self._cut(k, end, unit, -1, 1) if self.cursor.lower(k) == "last" else None
            if cut is not None:
                return cut
            if cursor.lower(end + 1) == "of":
                return None
            return Draft(k, end + 1, Form.ROLLING, count=1.0, unit=_UNIT_CODES.get(unit, "D"), pointer="last")
        if pointer == "last" and cursor.lower(k) == "past":
            before = cursor.lower(k - 1)
            if before == "this":
                return Draft(k, end + 1, Form.UNIT, unit=unit, pointer=pointer)
            return None
        if pointer == "next" and the:
            pointer = "following"
        if pointer == "following" and not the:
            return None
        if pointer == "previous" and not the:
            return None
        last = end + 1
        if unit == "day" and pointer == "this" and cursor.lower(k - 1) == "to":
            return Draft(k, last, Form.REFERENCE, value="PRESENT_REF")
        if pointer == "same" and cursor.lower(last) == "last" and cursor.lower(last + 1) in ("year",):
            return Draft(k, last + 2, Form.SAME_PERIOD, number=1)
        draft = Draft(k, last, Form.UNIT, unit=unit, pointer=pointer)
        if pointer == "this" and cursor.lower(last) == "so" and cursor.lower(last + 1) == "far":
            draft.so_far, draft.last = True, last + 2
        return draft

    def _pointed_time(self, k: int, end: int, pointer: str, noun: str) -> Draft | None:
        cursor = self.cursor
        after, tail = cursor.lower(end + 1), cursor.lower(end + 2)
        if pointer == "same" and noun in ("period", "time"):
            if after in ("last", "a") and tail == "year":
                ago = after == "a" and cursor.lower(end + 3) in ("ago", "earlier")
                return Draft(k, end + 3 + ago, Form.SAME_PERIOD, number=1)
            if after in ("of", "in") and tail.isdecimal() and len(tail) == 4 and noun == "period":
                return Draft(k, end + 3, Form.SAME_PERIOD, year=int(tail))
        if pointer not in ("this", "that", "same"):
            return None
        before = cursor.lower(k - 1)
        if before == "the":
            before = cursor.lower(k - 2)
        if before in ("at", "by", "from", "until", "since", "during", "throughout", "in", "of", "to") or noun == "period":
            return Draft(k, end + 1, Form.UNIT, unit=noun, pointer=pointer)
        return None

    def _pointed_lengths(self, k: int, end: int, pointer: str, the: bool) -> Draft | None:
        """Last three months, the next few weeks, the coming years; "the last two weeks of February" is a cut."""
        cursor = self.cursor
        found = self.lengths.rolling(end, pointer)
        if found is None:
            return None
        unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}.get(found.unit, "")
        if cursor.lower(k) == "last" and found.count and found.count == int(found.count) and unit:
            cut = self._cut(k, found.last - 1, unit, -1, int(found.count))
            if cut is not None:
                return cut
        if pointer in ("this", "same") or not (the or pointer in ("last", "next")):
            return None
        if pointer == "previous":
            found.pointer = "last"
        if cursor.lower(found.last) == "of" and cursor.lower(k) == "last" and the:
            return None
        found.first = k
        return found

    def earlier_this(self, k: int) -> Draft | None:
        """Earlier this year, later that month, later in the year, later in 1792."""
        cursor = self.cursor
        at = k + 1
        joined = cursor.lower(at) in ("in", "on")
        at += joined
        found = self.calendar(at)
        if found is None or found.form not in (Form.UNIT, Form.DATE, Form.SEASON, Form.WEEKDAY, Form.DEICTIC, Form.DAYPART):
            if joined and cursor.lower(at) == "the" and cursor.lower(at + 1) in self.words.pointed:
                unit = self.words.pointed[cursor.lower(at + 1)]
                return Draft(k, at + 2, Form.UNIT, unit=unit, pointer="the", direction=cursor.lower(k))
            return None
        if not joined and not found.pointer and found.form is not Form.DEICTIC:
            return None
        found.first, found.direction = k, cursor.lower(k)
        return found

    def so_far(self, k: int) -> Draft | None:
        """So far this year, so far in 2024."""
        cursor = self.cursor
        if cursor.lower(k + 1) != "far":
            return None
        at = k + 2 + (cursor.lower(k + 2) in ("in", "during"))
        found = self.calendar(at)
        if found is None or found.form not in (Form.UNIT, Form.DATE, Form.SEASON, Form.QUARTER):
            return None
        found.so_far = True
        if at == k + 2:
            found.first = k
        return found

    # Parts ------------------------------------------------------------------------------------------------------

    def early(self, k: int) -> Draft | None:
        """Early October, mid-2007, late last year, early in spring, late on Friday, the early 1990s."""
        cursor = self.cursor
        part = self.words.parts[cursor.lower(k)]
        at = k + 1
        if cursor.lower(at) in ("-", "–"):
            at += 1
        elif cursor.lower(at) in ("in", "on"):
            at += 1
            if cursor.lower(at) == "the" and cursor.lower(at + 1) in self.words.pointed:
                unit = self.words.pointed[cursor.lower(at + 1)]
                return Draft(k, at + 2, Form.UNIT, unit=unit, pointer="the", part=part)
        word = cursor.lower(at)
        if word.isdecimal() and len(word) == 4 and cursor.lower(at + 1) != "s" and 1000 <= int(word) <= 2199:
            if self.dates.counts_things(at + 1):
                return None
            found: Draft | None = Draft(at, at + 1, Form.DATE, year=int(word))
            if cursor.lower(at + 1) in ("bc", "bce") and found:
                found.year, found.last = -int(word), at + 2
        else:
            found = self.calendar(at)
        if found is None or found.part or found.cut:
            return None
        if found.form is Form.DATE and found.day is not None and cursor.lower(at - 1) not in ("on", "in"):
            return None
        found.first, found.part = k, part
        return found

    def end_of(self, k: int) -> Draft | None:
        """The end of March, the beginning of 2024, the middle of the month."""
        cursor = self.cursor
        if cursor.lower(k + 1) != "of":
            return None
        found = self.calendar(k + 2)
        if found is None or found.part or found.cut or found.form in (Form.ROLLING, Form.DAYPART):
            return None
        found.first, found.part = k, self.words.part_nouns[cursor.lower(k)]
        return found

    def latter(self, k: int) -> Draft | None:
        """The latter half of 2008, the latter part of the year."""
        if self.cursor.lower(k + 1) == "part" and self.cursor.lower(k + 2) == "of":
            found = self.calendar(k + 3)
            if found is None or found.part or found.cut:
                return None
            found.first, found.part = k, "late"
            return found
        return self._cut(k, k + 1, _CUT_UNITS.get(self.cursor.lower(k + 1), ""), 2, 1)

    def rest_of(self, k: int) -> Draft | None:
        """The rest of 2024, the rest of the year: the whole of it, as a value."""
        if self.cursor.lower(k + 1) != "of":
            return None
        found = self.calendar(k + 2)
        if found is None or found.form not in (Form.DATE, Form.UNIT, Form.SEASON) or found.day:
            return None
        found.first = k
        return found

    def ordinal(self, k: int) -> Draft | None:
        """The first week of May, the third quarter of 2023, the last ten days of June, the 18th century."""
        cursor = self.cursor
        place = self.words.ordinals[cursor.lower(k)]
        end = k + 1
        if cursor.lower(k) in ("twentieth",) and cursor.lower(end) == "-":
            return None
        if cursor.lower(end) == "calendar":
            end += 1
        if cursor.lower(end) == "-" and cursor.lower(end + 1) == "century":
            return Draft(k, end + 2, Form.CENTURY, number=place) if place > 0 else None
        word = cursor.lower(end)
        if word == "century" and place > 0:
            return self._century(k, end, place)
        unit = _CUT_UNITS.get(word, "")
        if unit and word.endswith("s") and place in (1, -1):
            return self._edge(k, end, place)
        if unit:
            found = self._cut(k, end, unit, place, 1)
            if found is None and place == 1:
                found = self._of_war(k, end, unit, 1.0)
            if found is None and unit == "quarter" and 1 <= place <= 4:
                found = self._bare_quarter(k, end, place)
            return found
        counted = self.lengths.count_at(end)
        if counted is None or counted[0] is None or word in ("a", "an") or place not in (1, -1):
            return None
        unit = _CUT_UNITS.get(cursor.lower(counted[1]), "")
        if not unit or counted[0] != int(counted[0]):
            return None
        found = self._cut(k, counted[1], unit, place, int(counted[0]))
        if found is None and place == 1:
            found = self._of_war(k, counted[1], unit, counted[0])
        if found is None and unit in _UNIT_CODES and cursor.lower(counted[1]).endswith("s"):
            found = Draft(k, counted[1] + 1, Form.DURATION, count=counted[0], unit=_UNIT_CODES[unit])
            if found.unit == "Q":
                return None
        return found

    def _edge(self, k: int, at: int, place: int) -> Draft | None:
        """The first days of November, the last weeks of 2024: not counted, so no more than its start or end."""
        if self.cursor.lower(at + 1) != "of":
            return None
        found = self.calendar(at + 2)
        if found is None or found.part or found.cut or (found.form is Form.DATE and found.day is not None):
            return None
        if found.form not in (Form.DATE, Form.SEASON, Form.QUARTER, Form.HALF, Form.UNIT, Form.DECADE):
            return None
        found.first, found.part = k, "start" if place == 1 else "end"
        return found

    def _century(self, k: int, at: int, place: int) -> Draft:
        draft = Draft(k, at + 1, Form.CENTURY, number=place)
        if self.cursor.lower(at + 1) in ("bc", "bce"):
            draft.number, draft.last = -place, at + 2
        return draft

    def _bare_quarter(self, k: int, end: int, place: int) -> Draft | None:
        """ "In the third quarter" without a year."""
        before = self.cursor.lower(k - 1)
        if before == "the":
            before = self.cursor.lower(k - 2)
        if before not in ("in", "for", "during", "of", "throughout", "since", "by", "until", ""):
            return None
        return Draft(k, end + 1, Form.QUARTER, number=place)

    def _of_war(self, k: int, end: int, unit: str, count: float) -> Draft | None:
        """The first year of the war: days when it is known when the war began, else a length."""
        cursor = self.cursor
        if cursor.lower(end + 1) not in ("of", "after") or unit not in _UNIT_CODES or unit == "quarter":
            return None
        last = self._war_at(end + 2)
        if last is None:
            return None
        return Draft(k, last, Form.WAR_START, count=count, unit=_UNIT_CODES[unit])

    def _war_at(self, k: int) -> int | None:
        """One past "the war", "Russia's full-scale invasion" at k; None when it is something else."""
        for at in range(k, k + 5):
            word = self.cursor.lower(at)
            if word in _WAR:
                return at + 1
            if not word or word in (",", ".", ";", ":", "of"):
                return None
        return None

    def _cut(self, k: int, at: int, unit: str, place: int, count: int) -> Draft | None:
        """A cut whose unit stands at token `at`: "of" and a calendar phrase must follow."""
        cursor = self.cursor
        if not unit or cursor.lower(at + 1) not in ("of", "in") or unit == "decade":
            return None
        if cursor.lower(at + 1) == "in" and unit != "quarter":
            return None
        found = self.calendar(at + 2)
        if found is None or found.cut or found.part or found.form in (Form.ROLLING, Form.DAYPART, Form.WAR_DAY):
            return None
        if found.form is Form.DATE and found.day is not None:
            return None
        if unit == "half" and place not in (1, 2, -1):
            return None
        if unit == "quarter" and found.form is Form.DATE and found.month is None:
            quarter = 4 if place == -1 else place
            if not 1 <= quarter <= 4:
                return None
            return Draft(k, found.last, Form.QUARTER, number=quarter, year=found.year)
        found.first, found.cut = k, (unit, 2 if unit == "half" and place == -1 else place, count)
        return found

    # Seasons, quarters, weekdays ---------------------------------------------------------------------------------

    def _year_tail(self, k: int) -> tuple[int | None, int]:
        """The year that a season or quarter at k carries: "of 2023", "2023", "2022-23" keeps its first year."""
        cursor = self.cursor
        at = k + (cursor.lower(k) in ("of", ",", "in"))
        if cursor.lower(k) == "of" and cursor.lower(at) == "the":
            return None, k
        year = self.dates.year_after(at)
        if year is None or (cursor.lower(k) == "in" and self.dates.counts_things(year[1])):
            return None, k
        end = year[1]
        if cursor.lower(end) in ("-", "/", "–") and cursor.lower(end + 1).isdecimal() and cursor.glued(end):
            if cursor.glued(end + 1) and len(cursor.lower(end + 1)) in (2, 4):
                end += 2
        return year[0], end

    def season(self, k: int) -> Draft | None:
        """Spring 2024, the summer of 2023, the spring of last year; "fall" only where it is no verb."""
        cursor, word = self.cursor, self.cursor.lower(k)
        year, end = self._year_tail(k + 1)
        draft = Draft(k, end, Form.SEASON, season=self.words.seasons[word], year=year)
        before = cursor.lower(k - 1)
        if year is None:
            if cursor.lower(k + 1) == "of":
                pointed = self.calendar(k + 2)
                if pointed is not None and pointed.form is Form.UNIT and pointed.unit == "year":
                    return replace(pointed, first=k, form=Form.SEASON, season=draft.season)
                if word in ("fall", "spring"):
                    return None
            named = cursor.capital(k) and k > cursor.begin
            after = cursor.lower(k + 1)
            draft.adjective = after.isalpha() and after not in _AFTER_SEASON
            if after in _SEASONAL and before in ("a", "the", "its", "their", ""):
                return draft
            if word in ("fall", "spring"):
                fits = before in ("in", "during", "throughout", "early", "late", "mid", "this", "last", "next", "until")
                noun = before == "the" and after in (*_PLAIN_ENDS, "and")
                if not (fits or noun or (named and word == "spring") or (word == "spring" and before == "and")):
                    return None
                if word == "fall" and before == "in" and cursor.lower(k + 1) not in (*_PLAIN_ENDS, "and", "or"):
                    return None
            elif cursor.lower(k + 1) == "-" and cursor.glued(k + 1) and cursor.lower(k + 2) not in self.words.seasons:
                return None
        return draft

    def coded(self, k: int) -> Draft | None:
        """Q3, Q3 2024, H1 2024."""
        if not self.cursor.capital(k):
            return None
        word = self.cursor.lower(k)
        year, end = self._year_tail(k + 1)
        before = self.cursor.lower(k - 1)
        if year is None and before.isdecimal() and len(before) == 4 and 1900 <= int(before) <= 2199:
            return Draft(k - 1, k + 1, Form.QUARTER if word[0] == "q" else Form.HALF, number=int(word[1]), year=int(before))
        return Draft(k, end, Form.QUARTER if word[0] == "q" else Form.HALF, number=int(word[1]), year=year)

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
        return Draft(k, k + 1, Form.WEEKDAY, number=self.words.weekdays[word])

    def feast(self, k: int) -> Draft | None:
        """Christmas, Christmas 2024, Christmas Eve, Christmas night."""
        cursor = self.cursor
        if not cursor.capital(k):
            return None
        month, day = self.words.feasts[cursor.lower(k)]
        draft = Draft(k, k + 1, Form.DATE, month=month, day=day)
        placed = cursor.lower(k - 1) in _BEFORE_FEAST
        after = cursor.lower(k + 1)
        if after in ("day", "eve") and cursor.capital(k + 1):
            draft.day, draft.last = day - (after == "eve"), k + 2
        year, end = self._year_tail(draft.last)
        if not placed and year is None and draft.last == k + 1 and cursor.lower(k + 1) not in self.words.dayparts:
            return None  # a song, a tree, a truce
        draft.year, draft.last = year, end
        return draft

    def new_year(self, k: int) -> Draft | None:
        """New Year's Eve, New Year's Day."""
        cursor = self.cursor
        if not (cursor.capital(k) and cursor.lower(k + 1) in ("year's", "years") and cursor.capital(k + 2)):
            return None
        after = cursor.lower(k + 2)
        if after not in ("eve", "day"):
            return None
        draft = Draft(k, k + 3, Form.DATE, month=12 if after == "eve" else 1, day=31 if after == "eve" else 1)
        year, draft.last = self._year_tail(draft.last)
        draft.year = year
        return draft

    # Days, weeks, words ------------------------------------------------------------------------------------------

    def nth(self, k: int) -> Draft | None:
        """ "1,000th day of the war", "the 20th century", "the 13th" and "the second half of the 19th century"."""
        cursor = self.cursor
        if cursor.lower(k + 1) not in ("st", "nd", "rd", "th") or not cursor.glued(k + 1):
            return None
        number, word = cursor.integer(k), cursor.lower(k + 2)
        if number is None:
            return None
        if word == "century" or (word == "-" and cursor.lower(k + 3) == "century"):
            return self._century(k, k + 2 + (word == "-"), number)
        if word == "day" and cursor.lower(k + 3) == "of":
            last = self._war_at(k + 4)
            return Draft(k, last, Form.WAR_DAY, number=number) if last else None
        if self.dates.month_at(k + 2 + (word == "of")):
            return None
        lengths = {"week": "week", "day": "day", "month": "month", "quarter": "quarter"}
        if word in lengths and number <= 60:
            return self._cut(k, k + 2, lengths[word], number, 1)
        if number <= 31 and cursor.lower(k - 1) == "the" and cursor.lower(k - 2) in ("on", "from", "to", "until", "by", "since"):
            later = self.dates.number_first(k)
            if later is not None:
                return None
            if word in (*_PLAIN_ENDS, "and", "to"):
                return Draft(k, k + 2, Form.ORDINAL_DAY, day=number)
        return None

    def war_day(self, k: int) -> Draft | None:
        """Day 1,000 of the war; "Day 1,042" that opens a line."""
        cursor = self.cursor
        number = cursor.integer(k + 1)
        if number is None:
            return None
        if cursor.lower(k + 2) == "of":
            last = self._war_at(k + 3)
            return Draft(k, last, Form.WAR_DAY, number=number) if last else None
        if k == cursor.begin and cursor.lower(k + 2) in (":", "", "-", "–", "—") and number >= 30:
            return Draft(k, k + 2, Form.WAR_DAY, number=number)
        return None

    def months_end(self, k: int) -> Draft | None:
        """At month's end."""
        if self.cursor.tokens[k].lower == "month's" and self.cursor.lower(k + 1) == "end":
            return Draft(k, k + 2, Form.UNIT, unit="month", pointer="the", part="end")
        return None

    def these(self, k: int) -> Draft | None:
        """These days."""
        if self.cursor.lower(k + 1) == "days":
            return Draft(k, k + 2, Form.REFERENCE, value="PRESENT_REF")
        return None

    def year_word(self, k: int) -> Draft | None:
        """ "Year 2024", and "year to date" (so far this year)."""
        cursor = self.cursor
        if cursor.tokens[k].lower == "year's" and cursor.lower(k + 1) == "end":
            return Draft(k, k + 2, Form.UNIT, unit="year", pointer="the", part="end")
        if cursor.lower(k + 1) == "to" and cursor.lower(k + 2) == "date":
            return Draft(k, k + 3, Form.UNIT, unit="year", pointer="this", so_far=True)
        if cursor.lower(k + 1) == "-" and cursor.lower(k + 2) == "to" and cursor.lower(k + 4) == "date":
            return Draft(k, k + 5, Form.UNIT, unit="year", pointer="this", so_far=True)
        return None

    def week_word(self, k: int) -> Draft | None:
        """Week of 3 March, week ending 5 January, week to 31 December."""
        return self._week_around(k)

    def _week_around(self, k: int) -> Draft | None:
        cursor = self.cursor
        joint = cursor.lower(k + 1)
        place = {"of": "of", "beginning": "from", "starting": "from", "from": "from", "ending": "to", "ended": "to",
                 "to": "to"}.get(joint)  # fmt: skip
        if place is None:
            return None
        at = k + 2 + (cursor.lower(k + 2) == "on")
        found = self.calendar(at)
        if found is None or found.cut or found.part:
            return None
        if not ((found.form is Form.DATE and found.day is not None) or found.form is Form.WEEKDAY):
            return None
        found.first, found.unit, found.count, found.direction = k, "W", 1.0, place
        return found

    def reference(self, k: int) -> Draft | None:
        """Now, currently, recently, former, recent, future."""
        cursor, word = self.cursor, self.cursor.lower(k)
        if word == "right":
            return Draft(k, k + 2, Form.REFERENCE, value="PRESENT_REF") if cursor.lower(k + 1) == "now" else None
        if word in ("former", "recent", "future") and not cursor.lower(k + 1)[:1].isalnum() and word != "future":
            return None
        if word == "former" and cursor.lower(k - 1) == "the" and cursor.lower(k + 1) in ("of", "is", "was", "and"):
            return None
        if word == "now" and cursor.lower(k + 1) in ("that", "-"):
            return None
        if word == "recent" and cursor.lower(k + 1) in self.words.units:
            return Draft(k, k + 2, Form.REFERENCE, value="PAST_REF")
        return Draft(k, k + 1, Form.REFERENCE, value=self.words.references[word])

    def present(self, k: int) -> Draft | None:
        """ "Present-day"; "to date"."""
        cursor = self.cursor
        if cursor.lower(k) == "present" and cursor.lower(k + 1) == "-" and cursor.lower(k + 2) == "day":
            return Draft(k, k + 3, Form.REFERENCE, value="PRESENT_REF")
        if cursor.lower(k) == "date" and cursor.lower(k - 1) == "to" and not cursor.lower(k + 1).isdecimal():
            return Draft(k, k + 1, Form.REFERENCE, value="PRESENT_REF")
        return None

    def yearly(self, k: int) -> Draft | None:
        """Annually."""
        return Draft(k, k + 1, Form.SET, value="XXXX")

    def deictic(self, k: int) -> Draft | None:
        """Today, yesterday, tomorrow."""
        if self.cursor.lower(k + 1) == "'s" or self.cursor.lower(k + 1) == "-":
            return None
        return Draft(k, k + 1, Form.DEICTIC, number=self.words.deictic[self.cursor.lower(k)])

    def tonight(self, k: int) -> Draft | None:
        """Tonight, overnight, midnight."""
        word = self.cursor.lower(k)
        if word == "midnight":
            before = self.cursor.lower(k - 1)
            return Draft(k, k + 1, Form.CLOCK, clock="24:00") if before in ("at", "by", "until", "after") else None
        return Draft(k, k + 1, Form.DAYPART, daypart="NI", pointer="this" if word == "tonight" else "last")

    def daypart(self, k: int) -> Draft | None:
        """ "The morning of 29 April", "at night", "in the afternoon"; a bare part of the day only after its words."""
        cursor, code = self.cursor, self.words.dayparts[self.cursor.lower(k)]
        after = cursor.lower(k + 1)
        if after == "-" and cursor.glued(k + 1):
            return None
        if after == "hours":
            after = cursor.lower(k + 2)
        if after in ("of", "on"):
            of = k + 2 + (cursor.lower(k + 1) == "hours")
            found = self.calendar(of)
            if found is not None and found.form in (Form.DATE, Form.WEEKDAY, Form.DEICTIC, Form.UNIT) and not found.part:
                if found.form is not Form.DATE or found.day is not None:
                    found.first, found.daypart = k, code
                    return found
        before = cursor.lower(k - 1)
        if before == "the":
            before = cursor.lower(k - 2)
            if before not in ("in", "during", "throughout", "through", "by", "on") or after.isalpha() and code == "DT":
                return None
            if after == "of":
                return None
            return Draft(k, k + 1, Form.DAYPART, daypart=code, pointer="that")
        if before in ("at", "by", "until") or code in ("DT",) or (code == "NI" and before in ("all", "each", ",", "")):
            return Draft(k, k + 1, Form.DAYPART, daypart=code)
        if before in ("in", "a", "using", "utilizing") and code == "NI":
            return Draft(k, k + 1, Form.DAYPART, daypart=code)
        return None

    def short_year(self, k: int) -> Draft | None:
        """ '89."""
        cursor, word = self.cursor, self.cursor.lower(k + 1)
        if not (word.isdecimal() and len(word) == 2 and cursor.glued(k + 1)) or cursor.glued(k):
            return None
        if cursor.lower(k + 2) in ("'", "’", "%"):
            return None
        return Draft(k, k + 2, Form.DATE, year=1900 + int(word) if int(word) > 40 else 2000 + int(word))

    # Clocks -----------------------------------------------------------------------------------------------------

    def clock(self, k: int) -> Draft | None:
        """19:00, 3:00 a.m., 5.40pm, 3 p.m., 15:00 GMT Saturday."""
        cursor, word = self.cursor, self.cursor.lower(k)
        minute, end = 0, k + 1
        if cursor.glued(k) and cursor.lower(k - 1) == ":":
            return None
        colon = cursor.lower(end) == ":" and cursor.glued(end) and cursor.glued(end + 1)
        if word.isdecimal() and len(word) <= 2 and colon and len(cursor.lower(end + 1)) == 2:
            if not cursor.lower(end + 1).isdecimal():
                return None
            if cursor.lower(end + 2) == ":" and cursor.lower(end + 3).isdecimal() and cursor.glued(end + 3):
                hours, minutes, seconds = (int(cursor.lower(n)) for n in (k, end + 1, end + 3))
                return Draft(k, end + 4, Form.DURATION, value=f"PT{hours}H{minutes}M{seconds}S")
            hour, minute, end = int(word), int(cursor.lower(end + 1)), end + 2
        elif word.isdecimal() and len(word) <= 2:
            hour, colon = int(word), False
        elif len(word) <= 5 and word.count(".") == 1 and word.replace(".", "").isdecimal():
            left, right = word.split(".")
            if len(right) != 2:
                return None
            hour, minute = int(left), int(right)
        else:
            return None
        half = self._half_of_day(end)
        if half is not None:
            if not 1 <= hour <= 12:
                return None
            hour, end = hour % 12 + 12 * (half[0] == "pm"), half[1]
        elif not colon or (len(word) < 2 and cursor.lower(k - 1) not in ("at", "by", "from", "until", "around")):
            return None
        if hour > 24 or minute > 59:
            return None
        if cursor.lower(end) in ("hrs", "hr", "hours"):
            end += 1
        if cursor.lower(end) in ("gmt", "utc", "est", "edt", "cet", "eet", "kyiv", "moscow") and cursor.capital(end):
            end += 1 + (cursor.lower(end + 1) == "time")
        draft = Draft(k, end, Form.CLOCK, clock=f"{hour:02d}:{minute:02d}")
        at = end + (cursor.lower(end) in ("on", ","))
        found = self.read(at) if cursor.lower(end) not in (",",) else None
        if found is not None and (found.form is Form.WEEKDAY or (found.form is Form.DATE and found.day is not None)):
            found.first, found.clock = k, draft.clock
            return found
        return draft

    def _half_of_day(self, k: int) -> tuple[str, int] | None:
        cursor, word = self.cursor, self.cursor.lower(k)
        if word in ("am", "pm"):
            return word, k + 1
        if word in ("a", "p") and cursor.lower(k + 1) == "." and cursor.lower(k + 2) == "m" and cursor.glued(k + 1):
            return word + "m", k + 3 + (cursor.lower(k + 3) == "." and cursor.glued(k + 3))
        return None
