"""Times of day: 19:00, 3:00 a.m., 5.40pm, 15:00 GMT Saturday, the morning of 3 May, at night, overnight."""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form, Phrases
from tallystick.language.times.tails import noun_phrase_end
from tallystick.language.times.words import word_set

ZONES = word_set("clocks", "zones")
_DAYS_OF_PARTS = frozenset((Form.DATE, Form.WEEKDAY, Form.DEICTIC, Form.UNIT, Form.ORDINAL_DAY))
_LATE = frozenset(("AF", "EV", "NI"))
_BEFORE_MIDNIGHT = word_set("clocks", "before_midnight")
_BEFORE_THE_PART = word_set("clocks", "before_the_part")


class ClockReader:
    """Reads clock times and parts of the day off one text."""

    def __init__(self, cursor: Cursor, phrases: Phrases) -> None:
        self.cursor, self.phrases = cursor, phrases
        self.words = cursor.words

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
        elif len(word) == 4 and word.isdecimal() and (cursor.lower(end) in ZONES or self._military(k, word)):
            hour, minute, colon = int(word[:2]), int(word[2:]), True  # 1405 GMT
        else:
            return None
        half = self._half_of_day(end)
        if cursor.lower(end) == "o'clock":
            return self._oclock(k, hour, end + 1)
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
        if cursor.lower(end) in ZONES and cursor.capital(end):
            end += 1 + (cursor.lower(end + 1) == "time")
        draft = Draft(k, end, Form.CLOCK, clock=f"{hour:02d}:{minute:02d}")
        joint = cursor.lower(end)
        at = end + (joint in ("on", ","))
        found = self.phrases.read(at) if cursor.lower(at + 1) != ":" else None  # no day: the next clock time
        if found is not None and joint == "," and (found.day is None or found.year is not None):
            found = None
        if found is not None and (found.form is Form.WEEKDAY or (found.form is Form.DATE and found.day is not None)):
            found.first, found.clock = k, draft.clock
            return found
        return draft

    def _military(self, k: int, word: str) -> bool:
        """At 0530 hours; "1400 hours" alone is a length."""
        before = self.cursor.lower(k - 1)
        return self.cursor.lower(k + 1) in ("hours", "hrs") and (word[0] == "0" or before in ("at", "by", "until"))

    def _oclock(self, k: int, hour: int, end: int) -> Draft | None:
        """Six o'clock in the evening, 6 o'clock this afternoon, on Friday."""
        if not 1 <= hour <= 24:
            return None
        cursor = self.cursor
        at = end + (cursor.lower(end) in ("in", "on")) + (cursor.lower(end + 1) == "the")
        code = self.words.dayparts.get(cursor.lower(at), "")
        if code:
            end = at + 1
        found = self.phrases.calendar(end + (cursor.lower(end) == "on"))
        late = code in _LATE or (found is not None and found.daypart in _LATE)
        clock = f"{hour + 12 if late and hour < 12 else hour:02d}:00"
        if found is not None and not (found.part or found.clock):
            if found.form in (Form.WEEKDAY, Form.DEICTIC, Form.DAYPART) or found.day is not None:
                found.first, found.clock = k, clock
                return found
        return Draft(k, end, Form.CLOCK, clock=clock)

    def spoken(self, k: int) -> Draft | None:
        """Six o'clock, with the hour in words."""
        return self._oclock(k, self.words.numbers[self.cursor.lower(k)], k + 2)

    def _half_of_day(self, k: int) -> tuple[str, int] | None:
        cursor, word = self.cursor, self.cursor.lower(k)
        if word in ("am", "pm"):
            return word, k + 1
        if word in ("a", "p") and cursor.lower(k + 1) == "." and cursor.lower(k + 2) == "m" and cursor.glued(k + 1):
            return word + "m", k + 3 + (cursor.lower(k + 3) == "." and cursor.glued(k + 3))
        return None

    def daypart(self, k: int) -> Draft | None:
        """ "The morning of 29 April", "at night", "in the afternoon"; a bare part of the day only after its words."""
        cursor, code = self.cursor, self.words.dayparts[self.cursor.lower(k)]
        if cursor.lower(k) == "noon":
            return self._noon(k)
        before, after = cursor.lower(k - 1), cursor.lower(k + 1)
        if after == "-" and cursor.glued(k + 1):
            if code != "NI" or cursor.lower(k + 2) == "vision":
                return None
            last = k + 3 if cursor.lower(k + 2) == "time" else k + 1
            return Draft(k, last, Form.DAYPART, daypart=code, chronicle=True)  # "a night-time raid"
        hours = after == "hours"
        if hours:
            after = cursor.lower(k + 2)
        if after in ("of", "on"):
            found = self.phrases.calendar(k + 2 + hours)
            if found is not None and found.form in _DAYS_OF_PARTS and not found.part:
                if found.form is not Form.DATE or found.day is not None:
                    found.first, found.daypart = k, code
                    return found
        if before == "the":
            if after == "of":
                tail = noun_phrase_end(cursor, k + 2 + hours)
                return Draft(k, k + 1, Form.DAYPART, daypart=code, pointer="that", chronicle=True, tail=tail)
            if cursor.lower(k - 2) not in _BEFORE_THE_PART or (after.isalpha() and code == "DT"):
                return None
            return Draft(k, k + 1, Form.DAYPART, daypart=code, pointer="that")
        plain = before in ("at", "by", "until") or code == "DT"
        if plain or (code == "NI" and before in ("all", "each", ",", "", "in", "a", "using", "utilizing")):
            return Draft(k, k + 1, Form.DAYPART, daypart=code)
        if code == "NI" and before not in ("a", "last", "this", "that", "next", "opening"):
            return Draft(k, k + 1, Form.DAYPART, daypart=code, chronicle=True)  # "night fighting"
        return None

    def _noon(self, k: int) -> Draft | None:
        before = self.cursor.lower(k - 1)
        if before not in ("at", "by", "until", "after", "before", "around", "about", ","):
            return None
        found = self.phrases.calendar(k + 1 + (self.cursor.lower(k + 1) in ("on", "of")))
        if found is not None and (found.form is Form.WEEKDAY or (found.form is Form.DATE and found.day is not None)):
            found.first, found.clock = k, "12:00"
            return found
        return Draft(k, k + 1, Form.CLOCK, clock="12:00")

    def tonight(self, k: int) -> Draft | None:
        """Tonight, overnight, midnight."""
        word = self.cursor.lower(k)
        if word == "midnight":
            before = self.cursor.lower(k - 1)
            return Draft(k, k + 1, Form.CLOCK, clock="24:00") if before in _BEFORE_MIDNIGHT else None
        if word == "overnight":
            joint = self.cursor.lower(k + 1)
            found = self.phrases.calendar(k + 1 + (joint in ("on", "into")))
            if found is not None and found.form in _DAYS_OF_PARTS and not (found.daypart or found.part or found.clock):
                if found.day is not None or found.form is Form.WEEKDAY or found.form is Form.DEICTIC:
                    found.first, found.daypart = k, "NI"
                    found.direction = "into" if joint == "into" else found.direction
                    return found
        return Draft(k, k + 1, Form.DAYPART, daypart="NI", pointer="this" if word == "tonight" else "last")
