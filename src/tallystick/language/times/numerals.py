"""Dates all in figures: 2024-12-31, 31.12.2024, 24/02/2022, 24-Feb-2022, 2024-12."""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form


class NumeralReader:
    """Reads dates put in figures off one text."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor, self.words = cursor, cursor.words
        self._month_first: bool | None = None

    def iso(self, k: int) -> Draft | None:
        """2024-12-31, 2024/12/31, 2024-12; a clock glued on with T is left to the span."""
        cursor = self.cursor
        mark = cursor.lower(k + 1)
        if mark not in ("-", "/", "–") or not cursor.glued(k + 1) or not cursor.glued(k + 2):
            return None
        month = cursor.lower(k + 2)
        if not month.isdecimal() or len(month) != 2:
            return None
        year = int(cursor.lower(k))
        if cursor.lower(k + 3) == mark and cursor.glued(k + 3) and cursor.glued(k + 4):
            day = cursor.lower(k + 4)
            if day.isdecimal() and len(day) == 2 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
                return Draft(k, self._clock_end(k + 5), Form.DATE, year=year, month=int(month), day=int(day))
            return None
        if cursor.glued(k + 3) and cursor.lower(k + 3)[:1].isalnum():
            return None
        if mark == "-" and 1 <= int(month) <= 12 and int(month) != (year + 1) % 100 and 1800 <= year <= 2199:
            return Draft(k, k + 3, Form.DATE, year=year, month=int(month))
        return None

    def _clock_end(self, end: int) -> int:
        cursor = self.cursor
        if cursor.glued(end) and cursor.lower(end)[:1] == "t" and cursor.lower(end)[1:].isdecimal():
            end += 1
            while cursor.glued(end) and (cursor.lower(end) == ":" or cursor.lower(end)[:1].isdigit()):
                end += 1
            if cursor.glued(end) and cursor.lower(end) == "z":
                end += 1
        return end

    def dotted(self, k: int) -> Draft | None:
        """31.12.2024 and 31.12.24; the middle number is the month."""
        pieces = self.cursor.lower(k).split(".")
        if len(pieces) != 3 or not all(piece.isdecimal() for piece in pieces):
            return None
        if len(pieces[0]) == 4 and len(pieces[1]) == len(pieces[2]) == 2:
            pieces.reverse()
        if not (len(pieces[0]) <= 2 and len(pieces[1]) <= 2 and len(pieces[2]) in (2, 4)):
            return None
        day, month, year = map(int, pieces)
        if len(pieces[2]) == 2:
            if len(pieces[0]) != 2 or len(pieces[1]) != 2:
                return None  # "1.2.24" is as likely a version or a chapter
            year += 2000 if year < 70 else 1900
        if not (1 <= day <= 31 and 1 <= month <= 12 and 1000 <= year <= 2199):
            return None
        return Draft(k, k + 1, Form.DATE, year=year, month=month, day=day)

    def marked(self, k: int) -> Draft | None:
        """12/31/2024, 31/12/2024, 31-12-2024 and 31-Dec-2024, where one reading is possible or the text shows which."""
        cursor, mark = self.cursor, self.cursor.lower(k + 1)
        if mark == "/" and cursor.lower(k) == "9" and cursor.lower(k + 2) == "11" and cursor.glued(k + 2):
            if not cursor.glued(k + 3) and cursor.lower(k + 3) != "of":
                return Draft(k, k + 3, Form.DATE, year=2001, month=9, day=11)
        if mark not in ("/", "-") or cursor.lower(k + 3) != mark or not all(cursor.glued(k + n) for n in range(1, 5)):
            return None
        middle, year = cursor.lower(k + 2), cursor.lower(k + 4)
        if not year.isdecimal() or len(year) not in (2, 4) or cursor.lower(k + 5) == mark:
            return None
        day, month = int(cursor.lower(k)), self.words.months.get(middle, 0)
        if not month:
            if len(year) != 4 or not middle.isdecimal() or len(middle) > 2:
                return None
            month = int(middle)
            if month > 12 >= day or (day <= 12 and day != month and self.month_leads()):
                day, month = month, day
            elif day <= 12 and month <= 12 and day != month and self._month_first is None:
                return None
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        number = int(year) if len(year) == 4 else 2000 + int(year)
        return Draft(k, k + 5, Form.DATE, year=number, month=month, day=day)

    def month_leads(self) -> bool:
        """Do the text's other dates like 04/05/2024 put the month first? Looked for once; False when none shows."""
        if self._month_first is None:
            lowers = self.cursor.lowers
            for at in self.cursor.candidates:
                if at + 4 >= len(lowers) or lowers[at + 1] != "/" or lowers[at + 3] != "/":
                    continue
                one, two, year = lowers[at], lowers[at + 2], lowers[at + 4]
                if one.isdecimal() and two.isdecimal() and year.isdecimal() and len(one) <= 2 and len(two) <= 2:
                    if (int(one) > 12) != (int(two) > 12):
                        self._month_first = int(two) > 12
                        break
        return self._month_first is True
