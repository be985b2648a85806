"""The publication date as metadata writes it."""

from __future__ import annotations

import re
from datetime import date

MONTHS = "january february march april may june july august september october november december".split()
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?:T|$)")
POINTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
DAY_FIRST = re.compile(r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})(?!\d)")
MONTH_FIRST = re.compile(r"(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")


def read_date(printed: str) -> date | None:
    """The calendar day of a date or time stamp, in the stamp's own time zone; None for anything else.

    2025-01-02, 2025-01-02T08:00+02:00, 20250102, 02.01.2025, 2 January 2025, Jan. 2, 2025, Thu, 02 Jan 2025 08:00 GMT.
    A date with slashes is left alone: 02/01 is two days.
    """
    text = " ".join(printed.lower().split())
    if found := ISO.match(text):
        year, month, day = found.groups()[:3] if found[1] else found.groups()[3:]
        return _date(year, month, day)
    if found := POINTS.match(text):
        return _date(found[3], found[2], found[1])
    if found := DAY_FIRST.match(text):
        return _date(found[3], _month(found[2]), found[1])
    if found := MONTH_FIRST.match(text):
        return _date(found[3], _month(found[1]), found[2])
    return None


def _month(word: str) -> str:
    word = "sep" if word == "sept" else word
    return next((str(number) for number, name in enumerate(MONTHS, 1) if name.startswith(word)), "0")


def _date(year: str | None, month: str | None, day: str | None) -> date | None:
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
