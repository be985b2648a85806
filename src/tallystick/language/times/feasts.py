"""Feasts and named days: Christmas Eve, Easter Monday, Good Friday, Thanksgiving, New Year's Day, Ramadan."""

from __future__ import annotations

from dataclasses import replace

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.dates import DateReader
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.seasons import SeasonReader
from tallystick.language.times.words import word_set

_BEFORE_FEAST = word_set("feasts", "before_feast")


class FeastReader:
    """Reads feasts off one text."""

    def __init__(self, cursor: Cursor, dates: DateReader, seasons: SeasonReader) -> None:
        self.cursor, self.dates, self.seasons, self.words = cursor, dates, seasons, cursor.words

    def feast(self, k: int) -> Draft | None:
        """The feast whose first word stands at k, with its year ("Christmas 2024") where one follows."""
        cursor = self.cursor
        if not cursor.capital(k):
            return None
        for rule, rest in self.words.feasts[cursor.lower(k)]:
            end = k + 1 + len(rest)
            if end <= cursor.limit and tuple(cursor.printed[k + 1 : end]) == rest and self._named(k, end):
                return self._with_year(k, end, rule)
        return None

    def _named(self, k: int, end: int) -> bool:
        """Has it its capitals, and is it not the name of something else ("Operation Ramadan")?"""
        cursor, words = self.cursor, self.words
        if cursor.lower(k - 1) in words.feast_namers and cursor.capital(k - 1):
            return False
        return all(self.cursor.capital(n) or not self.cursor.lower(n).isalpha() for n in range(k + 1, end))

    def _with_year(self, k: int, end: int, rule: str) -> Draft | None:
        cursor = self.cursor
        year, last = self.seasons.year_tail(end)
        alone = end == k + 1 and cursor.lower(k) == "christmas"
        if alone and year is None and cursor.lower(k - 1) not in _BEFORE_FEAST:
            if cursor.lower(end) not in self.words.dayparts:
                return None  # a song, a tree, a truce
        if cursor.lower(end) in self.words.feast_names and cursor.capital(end):
            rule = "?"  # the Easter Offensive lasted longer
        draft = Draft(k, last, Form.FEAST, year=year, value=rule)
        if rule[:1].isdigit() and " " not in rule:
            pieces = [int(piece) for piece in rule.split("-")]
            draft = replace(draft, form=Form.DATE, value="", month=pieces[-2], day=pieces[-1])
            draft.year = year if year is not None else pieces[0] if len(pieces) == 3 else None
        return draft
