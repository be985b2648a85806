"""Pointing words: this week, last Friday, the previous year, that same day, the past three months."""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.dates import DateReader
from tallystick.language.times.drafts import UNIT_CODES, Draft, Form, Phrases
from tallystick.language.times.lengths import LengthReader
from tallystick.language.times.parts import PartReader
from tallystick.language.times.seasons import SeasonReader
from tallystick.language.times.words import word_set

_BEFORE_TIME = word_set("pointers", "before_time")
_OVER = word_set("pointers", "over")


class PointerReader:
    """Reads what this, last, next, that and their like point at."""

    def __init__(
        self,
        cursor: Cursor,
        dates: DateReader,
        lengths: LengthReader,
        parts: PartReader,
        seasons: SeasonReader,
        phrases: Phrases,
    ) -> None:
        self.cursor, self.dates, self.lengths = cursor, dates, lengths
        self.parts, self.seasons, self.phrases = parts, seasons, phrases
        self.words = cursor.words

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
        if pointer == "following" and not the and word != "next":
            return None  # "following Monday's debate": after it
        if cursor.lower(end + 1) == "-" and cursor.glued(end + 1):
            return None
        if pointer in ("that", "this") and word in ("current",) and noun not in words.pointed:
            return (
                Draft(k, k + 1, Form.REFERENCE, value="PRESENT_REF", chronicle=True) if self._is_adjective(k) else None
            )
        if noun in words.pointed:
            return self._pointed_unit(k, end, pointer, the)
        if noun in words.weekdays and cursor.capital(end):
            found = self.seasons.weekday(end)
            if found is not None:
                found.first, found.pointer = k, pointer
            return found
        if noun in words.seasons:
            return Draft(k, end + 1, Form.SEASON, season=words.seasons[noun], pointer=pointer)
        month = self.dates.month_at(end)
        if month is not None and pointer in ("last", "next", "this", "following", "previous"):
            return Draft(k, month[1], Form.DATE, month=month[0], pointer=pointer)
        if noun in words.dayparts and pointer in ("this", "that", "last", "same", "following", "next", "previous"):
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
        if cursor.lower(k) == "last":
            cut = self.parts.cut(k, end, unit, -1, 1)
            if cut is not None:
                return cut
        if the and pointer == "last":
            if cursor.lower(end + 1) == "of":
                return None
            return Draft(k, end + 1, Form.ROLLING, count=1.0, unit=UNIT_CODES.get(unit, "D"), pointer="last")
        if pointer == "last" and cursor.lower(k) == "past":
            before = cursor.lower(k - 1)
            if before == "this":
                return Draft(k, end + 1, Form.UNIT, unit=unit, pointer=pointer)
            return None
        if pointer == "next" and the:
            if cursor.lower(k - 2) in _OVER and unit in UNIT_CODES and unit != "day":
                return Draft(k, end + 1, Form.ROLLING, count=1.0, unit=UNIT_CODES[unit], pointer="next")
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
        if pointer == "this" and cursor.lower(last) == "to" and cursor.lower(last + 1) == "date":
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
        if pointer == "this" and noun == "time" and before == "at":
            return Draft(k - 1, end + 1, Form.REFERENCE, value="PRESENT_REF")
        if before == "the":
            before = cursor.lower(k - 2)
        if before in _BEFORE_TIME or noun in ("period", "date"):
            return Draft(k, end + 1, Form.UNIT, unit=noun, pointer=pointer)
        return None

    def _pointed_lengths(self, k: int, end: int, pointer: str, the: bool) -> Draft | None:
        """Last three months, the next few weeks, the coming years; "the last two weeks of February" is a cut."""
        cursor = self.cursor
        if cursor.lower(k) == "last" and cursor.lower(k - 1) in self.words.modals:
            return None  # "will last three days"
        found = self.lengths.rolling(end, pointer)
        if found is None:
            return None
        unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}.get(found.unit, "")
        if cursor.lower(k) == "last" and found.count and found.count == int(found.count) and unit:
            cut = self.parts.cut(k, found.last - 1, unit, -1, int(found.count))
            if cut is not None:
                return cut
        if cursor.lower(k) == "last" and found.count is None and cursor.lower(found.last) == "of":
            return self.parts.edge(k, found.last - 1, -1)
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
        found = self.phrases.calendar(at)
        if found is None or found.form not in (
            Form.UNIT,
            Form.DATE,
            Form.SEASON,
            Form.WEEKDAY,
            Form.DEICTIC,
            Form.DAYPART,
        ):
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
        found = self.phrases.calendar(at)
        if found is None or found.form not in (Form.UNIT, Form.DATE, Form.SEASON, Form.QUARTER):
            return None
        found.so_far = True
        if at == k + 2:
            found.first = k
        return found
