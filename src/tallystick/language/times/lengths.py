"""Lengths of time: three days, two weeks later, a year ago, the past three months, a ten-day visit."""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.openers import DASHES
from tallystick.language.times.tails import event_end
from tallystick.language.times.words import word_set

_BEFORE_ARTICLE = word_set("lengths", "before_article")
_BEFORE_BARE = word_set("lengths", "before_bare")
_VAGUE_NOUNS = word_set("lengths", "vague_nouns")
_COMPOUND_TAILS = word_set("lengths", "compound_tails")
_END_OF_CLAUSE = word_set("lengths", "end_of_clause") | {""}


class LengthReader:
    """Reads counted and uncounted units of time off one text."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.words = cursor.words

    def count_at(self, k: int) -> tuple[float | None, int] | None:
        """(count, one past it) at k; the count is None for "several" and its like. None when nothing counts."""
        cursor, words, word = self.cursor, self.words, self.cursor.lower(k)
        if word in words.vague_counts:
            return None, k + 1
        if word in ("a", "an"):
            after = cursor.lower(k + 1)
            if after in ("few", "couple", "dozen", "number", "handful"):
                end = k + 2 + (cursor.lower(k + 2) == "of")
                return (12.0 if after == "dozen" else None), end
            return 1.0, k + 1
        if word == "half" and cursor.lower(k + 1) in ("a", "an"):
            return 0.5, k + 2
        if word in ("dozens", "hundreds", "thousands", "tens") and cursor.lower(k + 1) == "of":
            return None, k + 2
        if word in words.numbers:
            value, end = float(words.numbers[word]), k + 1
            joint = end + (cursor.lower(end) == "-")
            unit = words.numbers.get(cursor.lower(joint), 10)
            if value >= 20 and unit < 10:
                value, end = value + unit, joint + 1
            if cursor.lower(end) == "hundred":
                value, end = value * 100, end + 1
            if cursor.lower(end) == "and" and cursor.lower(end + 1) == "a" and cursor.lower(end + 2) == "half":
                value, end = value + 0.5, end + 3
            return value, end
        if word and word[0].isdigit():
            number = cursor.integer(k)
            if number is not None:
                return float(number), k + 1
            if word.count(".") == 1 and len(word) <= 8 and "," not in word:
                return float(word), k + 1
        return None

    def unit_at(self, k: int) -> tuple[str, int] | None:
        """(code of the unit, one past it) at k, over one filler ("full", "consecutive")."""
        cursor, end = self.cursor, k
        if cursor.lower(end) in self.words.fillers:
            end += 1
        code = self.words.units.get(cursor.lower(end))
        if code is None:
            return None
        if cursor.lower(end + 1) == "-" and cursor.glued(end + 1):
            return (code, end + 3) if cursor.lower(end + 2) in _COMPOUND_TAILS else None
        return code, end + 1

    def length(self, k: int) -> Draft | None:
        """A counted length at k, and what follows it: ago, later, earlier, old."""
        counted = self.count_at(k)
        if counted is None:
            return None
        cursor, (count, end) = self.cursor, counted
        unit = self.unit_at(end)
        if unit is None:
            return self._compound(k, count, end) or self._shared(k, count, end)
        before = cursor.lower(k - 1)
        if before in ("$", "€", "£", "-", "per") and cursor.glued(k):
            return None
        code, last = unit
        if code == "FN":
            code, count = "W", None if count is None else 2 * count
        compound = cursor.lower(last - 1) in _COMPOUND_TAILS
        singular = not cursor.lower(last - 3 if compound else last - 1).endswith("s")
        article = cursor.lower(k) in ("a", "an")
        if singular and cursor.lower(k)[:1].isdigit() and count != 1 and code not in ("DE", "CE"):
            if cursor.lower(last) != "long" and not compound:
                return None
        draft = Draft(k, last, Form.DURATION, count=count, unit=code)
        if cursor.lower(last) == "and" and cursor.lower(last + 1) == "a" and cursor.lower(last + 2) == "half" and count:
            draft.count, draft.last = count + 0.5, last + 3
        tail = self._tail(draft.last)
        if tail is not None:
            draft.direction, draft.last = tail
            draft.form = Form.OFFSET
            draft.first = self._hedged(k, offset=True)
            return draft
        word = cursor.lower(draft.last)
        if word == "old" or (word == "long" and singular):
            draft.last += 1
        elif word == "of" and cursor.lower(draft.last + 1) == "age":
            draft.last += 2
        if word == "'" and cursor.glued(draft.last):
            return draft
        if article and cursor.lower(k + 1) not in _VAGUE_NOUNS:
            if before in ("once", "half", "some"):
                return None
            if compound:
                draft.first = k + 1  # "after a year-long siege"
                draft.count = count if singular else None
                return draft
            if before == "on" and not compound:
                return None  # "on a day rich in symbols": no length and no rate
            if before not in _BEFORE_ARTICLE and k != cursor.begin:
                return Draft(k, draft.last, Form.RATE, value=length_value(count, code))  # "1,700 a day"
        draft.first = self._hedged(k)
        draft.tail = event_end(cursor, draft.last)
        return draft

    def another(self, k: int) -> Draft | None:
        """Another year: one more of them."""
        unit = self.unit_at(k + 1)
        if unit is None or self.cursor.lower(unit[1] - 1).endswith("s") or unit[0] == "FN":
            return None
        draft = Draft(k, unit[1], Form.DURATION, count=1.0, unit=unit[0])
        draft.tail = event_end(self.cursor, draft.last)
        return draft

    def _compound(self, k: int, count: float | None, end: int) -> Draft | None:
        """The "three-day" of "a three-day battle", "46-day", "a 28-day period"."""
        cursor = self.cursor
        if cursor.lower(end) != "-" or not cursor.glued(end) or not cursor.glued(end + 1):
            return None
        code = self.words.units.get(cursor.lower(end + 1))
        if code is None or cursor.lower(k) in ("a", "an") or (cursor.glued(k) and cursor.lower(k - 1) in DASHES):
            return None
        last = end + 2
        if cursor.lower(last) == "-" and cursor.glued(last):
            if cursor.lower(last + 1) not in _COMPOUND_TAILS:
                return None
            last += 2
        draft = Draft(k, last, Form.DURATION, count=count, unit=code)
        if cursor.lower(last) == "period":
            draft.last += 1
            draft.first -= cursor.lower(k - 1) in ("a", "the", "this", "that", "same")
            draft.first -= cursor.lower(draft.first) == "same" and cursor.lower(draft.first - 1) == "the"
        return draft

    def _shared(self, k: int, count: float | None, end: int) -> Draft | None:
        """The "ten" of "ten or fifteen years" and of "ten, fifteen, and twenty years"."""
        cursor, at = self.cursor, end
        if count is None or cursor.lower(k) in ("a", "an", "half"):
            return None
        for _ in range(3):
            joint = cursor.lower(at)
            if joint == "," and cursor.lower(at + 1) in ("and", "or"):
                at += 1
            elif joint not in ("or", "to", ",") and not (joint in DASHES and cursor.glued(at)):
                return None
            other = self.count_at(at + 1)
            if other is None or other[0] is None or not count < other[0] <= 20 * count:
                return None
            unit = self.unit_at(other[1])
            if unit is not None:
                if joint == "," and cursor.lower(at) == ",":
                    return None
                return Draft(k, end, Form.DURATION, count=count, unit=unit[0])
            at = other[1]
        return None

    def _hedged(self, k: int, offset: bool = False) -> int:
        """Where a length at k starts with its hedge: "almost seven years", "more than a month"."""
        cursor = self.cursor
        before, farther = cursor.lower(k - 1), cursor.lower(k - 2)
        if before == "than" and farther in ("more", "less", "fewer"):
            return k - 2
        if before in ("least", "most") and farther == "at":
            return k - 2
        if before == "mere" and farther == "a":
            return k - 2
        if before == "over" and offset:
            return k - 1
        if before == "over" and farther in ("for", "in", "after", "took", "lasted", "well", "of", "by"):
            return k - 1
        if before == "just" and offset:
            return k - 1
        if before in ("almost", "nearly", "roughly", "approximately", "some", "under", "about", "around", "barely"):
            return k - 1
        return k

    def _tail(self, k: int) -> tuple[str, int] | None:
        cursor, word = self.cursor, self.cursor.lower(k)
        if word == "ago":
            return "ago", k + 1
        if word in ("earlier", "previously", "beforehand"):
            return "earlier", k + 1
        if word in ("later", "afterwards", "afterward", "thereafter"):
            return "later", k + 1
        if word == "before" and cursor.lower(k + 1) in _END_OF_CLAUSE:
            return "earlier", k + 1
        if word == "after" and cursor.lower(k + 1) in _END_OF_CLAUSE:
            return "later", k + 1
        if word == "hence":
            return "hence", k + 1
        return None

    def bare_unit(self, k: int) -> Draft | None:
        """Units without a count: "within days", "years later", "years of war"."""
        cursor, word = self.cursor, self.cursor.lower(k)
        code = self.words.units.get(word)
        if code is None or code == "FN":
            return None
        if cursor.lower(k + 1) == "-" and cursor.glued(k + 1):
            return self._uncounted_compound(k, code)
        if not word.endswith("s") or code == "TS":
            return None
        draft = Draft(k, k + 1, Form.DURATION, unit=code)
        tail = self._tail(k + 1)
        if tail is not None:
            draft.direction, draft.last = tail
            draft.form = Form.OFFSET
            return draft
        before = cursor.lower(k - 1)
        draft.tail = event_end(cursor, k + 1)
        if cursor.lower(k + 1) in ("before", "after") and before not in ("the", "those", "these"):
            return draft
        if before in _BEFORE_BARE or k == cursor.begin or (before == "," and cursor.lower(k + 1) == "of"):
            return draft
        if before == "and" and cursor.lower(k - 2) in self.words.units:
            return draft
        if before == "by" and cursor.lower(k + 1) == "of":
            return draft
        return None

    def _uncounted_compound(self, k: int, code: str) -> Draft | None:
        """Year-long, months-long, decades-old."""
        cursor = self.cursor
        if cursor.lower(k + 2) not in _COMPOUND_TAILS or (cursor.glued(k) and cursor.lower(k - 1) in DASHES):
            return None
        count = None if cursor.lower(k).endswith("s") else 1.0
        return Draft(k, k + 3, Form.DURATION, count=count, unit=code)

    def age(self, k: int) -> Draft | None:
        """The number of "aged 22", "at age seventy-nine", "at the age of 60", in a chronicle."""
        at = k + 1 + (self.cursor.lower(k + 1) == "of")
        counted = self.count_at(at)
        if counted is None or counted[0] is None or not 1 <= counted[0] <= 120 or self.unit_at(counted[1]):
            return None
        if at > k + 1 and self.cursor.lower(k) == "aged":
            return None
        return Draft(at, counted[1], Form.DURATION, count=counted[0], unit="Y", chronicle=True)

    def rolling(self, k: int, pointer: str) -> Draft | None:
        """What follows "the past", "the next": three months, few weeks, days, year. k is after the pointer."""
        counted = self.count_at(k) if self.cursor.lower(k) not in ("a", "an") else None
        end = counted[1] if counted else k
        unit = self.unit_at(end)
        if unit is None or unit[0] == "FN":
            return None
        plural = self.cursor.lower(unit[1] - 1).endswith("s")
        if counted is None and not plural:
            return None
        count = counted[0] if counted else None
        return Draft(k, unit[1], Form.ROLLING, count=count, unit=unit[0], pointer=pointer)


def length_value(count: float | None, unit: str) -> str:
    """The value of a length: P3D, PT24H, P2.5Y; PXW when it is not counted."""
    if unit == "FN":
        count, unit = None if count is None else 2 * count, "W"
    number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"
    if unit.startswith("T"):
        return f"PT{number}{unit[1]}"
    return f"P{number}{unit}"
