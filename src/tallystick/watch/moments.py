"""When a feed says that something happened, in the time zone in which it says so."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from tallystick.documents.dates import read_date

ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,12})?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?", re.I
)
FIRST_YEAR = 1970  # an earlier one is a clock that was never set


def read_moment(printed: str | None) -> tuple[datetime | None, date | None]:
    """The moment, with the zone given, and its day in that zone.

    RFC 822 and 2822 (RSS), RFC 3339 and ISO 8601 (Atom, sitemaps, JSON Feed). A time without a zone and a day without a
    time give the day alone; what is neither gives nothing, as do days that no calendar has.
    """
    text = " ".join((printed or "").split())[:80]
    if not text:
        return None, None
    moment = _iso(text) or _mail(text)
    if moment is not None and moment.year >= FIRST_YEAR:
        return (moment if moment.tzinfo is not None else None), moment.date()
    day = read_date(text)
    return None, day if day is not None and day.year >= FIRST_YEAR else None


def _iso(text: str) -> datetime | None:
    found = ISO.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    zone = "" if zone is None else "+00:00" if zone.upper() in ("Z", "UTC") else zone
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone}")
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
