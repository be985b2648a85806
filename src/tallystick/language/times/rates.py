"""Times that come again: every Monday, twice a week, per day, daily."""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.lengths import LengthReader, length_value


class RateReader:
    """Reads sets of times off one text."""

    def __init__(self, cursor: Cursor, lengths: LengthReader) -> None:
        self.cursor, self.words, self.lengths = cursor, cursor.words, lengths

    def adverb(self, k: int) -> Draft | None:
        """Daily, weekly, annual; not the Daily Mail."""
        if self.cursor.named(k) or (self.cursor.capital(k) and self.cursor.capital(k + 1)):
            return None
        return Draft(k, k + 1, Form.RATE, value=self.words.rates[self.cursor.lower(k)])

    def per(self, k: int) -> Draft | None:
        """ "Per day"; the "day" of "3.14/day"."""
        cursor, code = self.cursor, self.words.units.get(self.cursor.lower(k + 1))
        if code is None or cursor.lower(k + 1).endswith("s"):
            return None
        if cursor.lower(k) == "per":
            return Draft(k, k + 2, Form.RATE, value=length_value(1.0, code))
        glued = cursor.glued(k) and cursor.glued(k + 1) and "0" <= cursor.lower(k - 1) < ":"
        return Draft(k + 1, k + 2, Form.RATE, value=length_value(1.0, code)) if glued else None

    def times_a(self, k: int) -> Draft | None:
        """Once a day, twice a week; of "three times a month" only "a month", for the number counts."""
        unit = self.cursor.lower(k + 2)
        code = self.words.units.get(unit)
        if code is None or unit.endswith("s"):
            return None
        return Draft(k, k + 3, Form.RATE, value=length_value(1.0, code))

    def recurring(self, k: int) -> Draft | None:
        """Every day, each month, every two weeks, every Monday, every morning."""
        cursor, words = self.cursor, self.words
        end = k + 1
        if cursor.lower(end) in ("other", "single", "second"):
            end += 1
        word = cursor.lower(end)
        if word in words.weekdays and cursor.capital(end):
            last = end + 1
            return Draft(k, last, Form.SET, value=f"XXXX-WXX-{words.weekdays[word]}")
        if word in words.dayparts:
            return Draft(k, end + 1, Form.SET, value=f"XXXX-XX-XXT{words.dayparts[word]}")
        if word in words.seasons:
            return Draft(k, end + 1, Form.SET, value=f"XXXX-{words.seasons[word]}")
        if word in words.months and cursor.capital(end):
            return Draft(k, end + 1, Form.SET, value=f"XXXX-{words.months[word]:02d}")
        counted = self.lengths.count_at(end) if word not in ("a", "an") else None
        unit = self.lengths.unit_at(counted[1] if counted else end)
        if unit is None or (counted is not None and counted[0] is None):
            return None
        count = counted[0] if counted and counted[0] is not None else 2.0 if cursor.lower(k + 1) == "other" else 1.0
        return Draft(k, unit[1], Form.SET, value=length_value(count, unit[0]))
