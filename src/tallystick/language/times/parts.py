"""Parts of something with days: the final week of December, early 2024, the end of the month, the third quarter."""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.dates import DateReader
from tallystick.language.times.drafts import CLAUSE_ENDS, UNIT_CODES, Draft, Form, Phrases
from tallystick.language.times.lengths import LengthReader
from tallystick.language.times.openers import DASHES, ORDINAL_ENDINGS
from tallystick.language.times.tails import clause_end, event_end, noun_phrase_end
from tallystick.language.times.words import word_set

CUT_UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "quarter": "quarter", "quarters": "quarter", "half": "half", "year": "year", "years": "year",
    "decade": "decade",
}  # fmt: skip
_STRETCHES = word_set("parts", "stretches")
_WAR = word_set("parts", "war")


class PartReader:
    """Reads parts, cuts and counted days off one text."""

    def __init__(self, cursor: Cursor, dates: DateReader, lengths: LengthReader, phrases: Phrases) -> None:
        self.cursor, self.dates, self.lengths, self.phrases = cursor, dates, lengths, phrases
        self.words = cursor.words

    def early(self, k: int) -> Draft | None:
        """Early October, mid-2007, late last year, early in spring, late on Friday, the early 1990s."""
        cursor = self.cursor
        part = self.words.parts[cursor.lower(k)]
        at = k + 1
        joint = at + (cursor.lower(at) in DASHES)
        if cursor.lower(joint) == "to":
            joint += 1 + (cursor.lower(joint + 1) in DASHES)
            if cursor.lower(joint) not in self.words.parts:
                return None
            later = self.early(joint)  # early-to-mid March
            if later is not None and ".." not in later.part:
                later.first, later.part = k, f"{part}..{later.part}"
            return later
        if cursor.lower(at) == "hours" and cursor.lower(at + 1) == "of":
            return self._small_hours(k, at + 2)
        if (cursor.lower(at) == "part" or cursor.lower(at) in _STRETCHES) and cursor.lower(at + 1) == "of":
            at += 2
        elif cursor.lower(at) in ("-", "–"):
            at += 1
        elif cursor.lower(at) in ("in", "on"):
            at += 1
            if cursor.lower(at) == "the" and cursor.lower(at + 1) in self.words.pointed:
                unit = self.words.pointed[cursor.lower(at + 1)]
                return Draft(k, at + 2, Form.UNIT, unit=unit, pointer="the", part=part)
        word = cursor.lower(at)
        if word.isdecimal() and len(word) == 4 and cursor.lower(at + 1) != "s" and 1000 <= int(word) <= 2199:
            if self.dates.years.counts_things(at + 1):
                return None
            found: Draft | None = Draft(at, at + 1, Form.DATE, year=int(word))
            if cursor.lower(at + 1) in ("bc", "bce") and found:
                found.year, found.last = -int(word), at + 2
        elif word in self.words.dayparts and cursor.lower(at - 1) in DASHES:
            return Draft(k, at + 1, Form.DAYPART, daypart=self.words.dayparts[word])  # mid-morning
        else:
            found = self.phrases.calendar(at)
        if found is None or found.part or found.cut:
            return None
        exact = found.form is Form.DATE and found.day is not None and not found.daypart
        if exact and cursor.lower(at - 1) not in ("on", "in"):
            return None
        found.first, found.part = k, part
        return found

    def _small_hours(self, k: int, at: int) -> Draft | None:
        """The early hours of 6 June."""
        found = self.phrases.calendar(at)
        if found is None or found.daypart or found.part or found.cut:
            return None
        if found.day is None and found.form not in (Form.WEEKDAY, Form.DEICTIC):
            return None
        found.first, found.daypart = k, "MO" if self.cursor.lower(k) == "early" else "NI"
        return found

    def end_of(self, k: int) -> Draft | None:
        """The end of March, the beginning of 2024, the middle of the month; end-March, end-2024."""
        cursor = self.cursor
        if cursor.lower(k + 1) in DASHES:
            return self._glued_end(k)
        if cursor.lower(k + 1) != "of":
            return None
        found = self.phrases.calendar(k + 2)
        if found is None or found.part or found.cut or found.form in (Form.ROLLING, Form.DAYPART):
            return None
        found.first, found.part = k, self.words.part_nouns[cursor.lower(k)]
        return found

    def _glued_end(self, k: int) -> Draft | None:
        """End-March, end-2024; not "week-end - March"."""
        cursor, at = self.cursor, k + 2
        if cursor.lower(k) != "end" or not cursor.glued(k + 1) or not cursor.glued(at) or cursor.glued(k):
            return None
        word = cursor.lower(at)
        if word.isdecimal() and len(word) == 4 and 1900 <= int(word) <= 2199:
            return Draft(k, at + 1, Form.DATE, year=int(word), part="end")
        found = self.dates.month_first(at)
        if found is None or found.day is not None:
            return None
        found.first, found.part = k, "end"
        return found

    def latter(self, k: int) -> Draft | None:
        """The latter half of 2008, the latter part of the year."""
        if self.cursor.lower(k + 1) == "part" and self.cursor.lower(k + 2) == "of":
            found = self.phrases.calendar(k + 3)
            if found is None or found.part or found.cut:
                return None
            found.first, found.part = k, "late"
            return found
        return self.cut(k, k + 1, CUT_UNITS.get(self.cursor.lower(k + 1), ""), 2, 1)

    def rest_of(self, k: int) -> Draft | None:
        """The rest of 2024, the rest of the year: the whole of it, as a value."""
        if self.cursor.lower(k + 1) != "of":
            return None
        found = self.phrases.calendar(k + 2)
        if found is None or found.form not in (Form.DATE, Form.UNIT, Form.SEASON) or found.day:
            return None
        found.first = k
        return found

    def ordinal(self, k: int) -> Draft | None:
        """The first week of May, the third quarter of 2023, the last ten days of June, the 18th century."""
        cursor = self.cursor
        place, end = self.words.ordinals.get(cursor.lower(k), 0), k + 1
        if not place:
            tens, ones = self.words.numbers.get(cursor.lower(k), 0), self.words.ordinals.get(cursor.lower(k + 2), 0)
            if tens < 20 or not 1 <= ones <= 9:
                return None
            place, end = tens + ones, k + 3
        if cursor.lower(end) == "calendar":
            end += 1
        if cursor.lower(end) == "-" and cursor.lower(end + 1) == "century":
            return Draft(k, end + 2, Form.CENTURY, number=place) if place > 0 else None
        word = cursor.lower(end)
        if word == "anniversary":
            return self.anniversary(end, k)
        if word in ("and", "to") and place > 0:
            return self._shared_century(k, end, place)
        if word in ("century", "centuries") and place > 0:
            return self._century(k, end, place)
        unit = CUT_UNITS.get(word, "")
        if unit and word.endswith("s") and place in (1, -1):
            return self.edge(k, end, place)
        if unit:
            found = self.cut(k, end, unit, place, 1)
            if found is None and place > 0:
                found = self._of_war(k, end, unit, 1.0, place)
            if found is None and unit == "quarter" and 1 <= place <= 4:
                found = self._bare_quarter(k, end, place)
            return found or self.nth_unit(k, end, unit)
        if word in self.words.dayparts:
            return self.nth_unit(k, end, "day")
        counted = self.lengths.count_at(end)
        if counted is None or counted[0] is None or word in ("a", "an") or place not in (1, -1):
            return None
        unit = CUT_UNITS.get(cursor.lower(counted[1]), "")
        if not unit or counted[0] != int(counted[0]):
            return None
        found = self.cut(k, counted[1], unit, place, int(counted[0]))
        if found is None and place == 1:
            found = self._of_war(k, counted[1], unit, counted[0])
        if found is None and unit in UNIT_CODES and cursor.lower(counted[1]).endswith("s"):
            found = Draft(k, counted[1] + 1, Form.DURATION, count=counted[0], unit=UNIT_CODES[unit])
            if found.unit == "Q":
                return None
        return found

    def nth_unit(self, k: int, end: int, unit: str) -> Draft | None:
        """The second day, the third evening; the second week, a length, in a chronicle."""
        cursor = self.cursor
        if cursor.lower(k - 1) != "the" or unit in ("quarter", "half", "decade"):
            return None
        tail = event_end(cursor, end + 1) if cursor.lower(end + 1) == "of" else 0
        if unit == "day":
            return Draft(k, end + 1, Form.NTH_DAY, daypart=self.words.dayparts.get(cursor.lower(end), ""), tail=tail)
        return Draft(k, end + 1, Form.DURATION, count=1.0, unit=UNIT_CODES[unit], chronicle=True, tail=tail)

    def anniversary(self, k: int, first: int = -1) -> Draft | None:
        """The sixth anniversary of the city's fall, in a chronicle: the day just told."""
        tail = clause_end(self.cursor, k + 2) if self.cursor.lower(k + 1) == "of" else 0
        if not tail:
            return None
        opener = first if first >= 0 else k
        return Draft(opener, k + 1, Form.UNIT, unit="day", pointer="same", chronicle=True, tail=tail)

    def edge(self, k: int, at: int, place: int) -> Draft | None:
        """The first days of November, the last weeks of 2024: not counted, so no more than its start or end."""
        if self.cursor.lower(at + 1) != "of":
            return None
        found = self.phrases.calendar(at + 2)
        if found is None and self.cursor.lower(k - 1) == "the":
            unit = UNIT_CODES.get(CUT_UNITS[self.cursor.lower(at)], "Q")
            tail = noun_phrase_end(self.cursor, at + 2)
            if tail and unit != "Q":
                return Draft(k, at + 1, Form.DURATION, unit=unit, chronicle=True, tail=tail)
        if found is None or found.part or found.cut or (found.form is Form.DATE and found.day is not None):
            return None
        if found.form not in (Form.DATE, Form.SEASON, Form.QUARTER, Form.HALF, Form.UNIT, Form.DECADE):
            return None
        found.first, found.part = k, "start" if place == 1 else "end"
        return found

    def _shared_century(self, k: int, joint: int, number: int) -> Draft | None:
        """The 3rd of "the 3rd and 2nd centuries BC"."""
        cursor = self.cursor
        at = joint + 1 + (cursor.lower(joint + 1) == "the")
        ordinal = cursor.lower(at) in self.words.ordinals
        suffixed = cursor.lower(at + 1) in ORDINAL_ENDINGS and cursor.lower(at)[:1].isdigit()
        after = at + 1 + suffixed
        if not (ordinal or suffixed) or cursor.lower(after) not in ("century", "centuries"):
            return None
        era = self.dates.years.era_at(after + 1)
        return Draft(k, joint, Form.CENTURY, number=number if era is None else era[0] * number)

    def _century(self, k: int, at: int, place: int) -> Draft:
        draft = Draft(k, at + 1, Form.CENTURY, number=place)
        era = self.dates.years.era_at(at + 1)
        if era is not None:
            draft.number, draft.last = era[0] * place, era[1]
        return draft

    def _bare_quarter(self, k: int, end: int, place: int) -> Draft | None:
        """ "In the third quarter" without a year."""
        before, first = self.cursor.lower(k - 1), k
        if before == "fiscal":
            before, first = self.cursor.lower(k - 2), k - 1
        if before == "the":
            before = self.cursor.lower(first - 2)
        if before not in (
            "in",
            "for",
            "during",
            "of",
            "throughout",
            "since",
            "by",
            "until",
            "",
            ",",
            "and",
            "or",
            "than",
        ):
            return None
        return Draft(first, end + 1, Form.QUARTER, number=place, value="fiscal" if first < k else "")

    def _of_war(self, k: int, end: int, unit: str, count: float, place: int = 1) -> Draft | None:
        """The first year of the war: days when it is known when the war began, else a length."""
        cursor = self.cursor
        if cursor.lower(end + 1) not in ("of", "after") or unit not in UNIT_CODES or unit == "quarter":
            return None
        last = self._war_at(end + 2)
        if last is None:
            return None
        return Draft(k, last, Form.WAR_START, count=count, unit=UNIT_CODES[unit], number=place - 1)

    def _war_at(self, k: int) -> int | None:
        """One past "the war", "Russia's full-scale invasion" at k; None when it is something else."""
        for at in range(k, k + 5):
            word = self.cursor.lower(at)
            if word in _WAR:
                return at + 1
            if not word or word in (",", ".", ";", ":", "of"):
                return None
        return None

    def cut(self, k: int, at: int, unit: str, place: int, count: int) -> Draft | None:
        """A cut whose unit stands at token `at`: "of" and a calendar phrase must follow."""
        cursor = self.cursor
        if not unit or cursor.lower(at + 1) not in ("of", "in"):
            return None
        if cursor.lower(at + 1) == "in" and unit != "quarter":
            return None
        found = self.phrases.calendar(at + 2)
        if found is None or found.cut or found.part or found.form in (Form.ROLLING, Form.DAYPART, Form.WAR_DAY):
            return None
        if found.form is Form.DATE and found.day is not None:
            return None
        if (unit == "half" and place not in (1, 2, -1)) or (unit == "decade" and found.form is not Form.CENTURY):
            return None
        if unit == "quarter" and found.form is Form.DATE and found.month is None:
            quarter = 4 if place == -1 else place
            if not 1 <= quarter <= 4:
                return None
            return Draft(k, found.last, Form.QUARTER, number=quarter, year=found.year)
        found.first, found.cut = k, (unit, 2 if unit == "half" and place == -1 else place, count)
        return found

    def nth(self, k: int) -> Draft | None:
        """ "1,000th day of the war", "the 20th century", "the 13th" and "the second half of the 19th century"."""
        cursor = self.cursor
        if cursor.lower(k + 1) not in ("st", "nd", "rd", "th") or not cursor.glued(k + 1):
            return None
        number, word = cursor.integer(k), cursor.lower(k + 2)
        if not number:
            return None
        if word in ("and", "to", "or", *DASHES):
            return self._shared_century(k, k + 2, number)
        if word in ("century", "centuries") or (word == "-" and cursor.lower(k + 3) == "century"):
            return self._century(k, k + 2 + (word == "-"), number)
        if word == "anniversary":
            return self.anniversary(k + 2, k)
        if word == "day" and cursor.lower(k + 3) == "of":
            last = self._war_at(k + 4)
            if last:
                return Draft(k, last, Form.WAR_DAY, number=number)
        if self.dates.month_at(k + 2 + (word == "of")):
            return None
        lengths = {"week": "week", "day": "day", "month": "month", "quarter": "quarter"}
        if word in lengths and number <= 60:
            unit = lengths[word]
            found = self.cut(k, k + 2, unit, number, 1) or self._of_war(k, k + 2, unit, 1.0, number)
            return found or self.nth_unit(k, k + 2, unit)
        if word == "day":
            return self.nth_unit(k, k + 2, "day")
        if number <= 31 and cursor.lower(k - 1) == "the" and self._opens_day(k - 2):
            if self.dates.number_first(k) is not None:
                return None
            if word in CLAUSE_ENDS or word in self.words.after_ordinal_day:
                return Draft(k, k + 2, Form.ORDINAL_DAY, day=number)
        return None

    def _opens_day(self, k: int) -> bool:
        """On the 13th, as of the 13th, the night of the 13th: not "of the 13th"."""
        word, farther = self.cursor.lower(k), self.cursor.lower(k - 1)
        return word in self.words.before_ordinal_day or (
            word == "of" and (farther == "as" or farther in self.words.dayparts)
        )

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
