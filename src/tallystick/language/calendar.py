"""The calendar as texts speak of it: years, halves, quarters, seasons, months, weeks and days, and pieces of them.

Everything here is arithmetic on dates. A stretch may lie outside what `date` can hold (490 BC) or lack its year; it
then has a value and no days.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
LENGTHS = {"day": 1, "week": 7}
_KEPT = 8192  # stretches remembered of each sort: texts speak of the same days over and over


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A named piece of the calendar.

    `value` is its TIMEX3 value. `unit` is day, weekend, week, month, quarter, half, season, year, decade or century.
    `year`, `month` and `day` are as far as they are known (year -490 is 490 BC). `start` and `end` are its first and
    last day, both None when the year is unknown or outside 1..9999.
    """

    value: str
    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    start: date | None = None
    end: date | None = None


def days_after(day: date, days: float) -> date | None:
    """The date `days` days later (earlier when negative); None outside the years 1..9999."""
    try:
        return day + timedelta(days=int(days))
    except OverflowError:
        return None


def months_after(day: date, months: int) -> date | None:
    """The same day of the month `months` months later, or that month's last day; None outside the years 1..9999."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def year_text(year: int | None) -> str:
    """The year of a value: "2024", "BC0490" for -490, "XXXX" for None."""
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


def _inside(year: int | None) -> bool:
    return year is not None and 1 <= year <= 9998


@lru_cache(maxsize=_KEPT)
def year_stretch(year: int | None) -> Stretch:
    """A calendar year."""
    days = (date(year, 1, 1), date(year, 12, 31)) if year is not None and _inside(year) else (None, None)
    return Stretch(value=year_text(year), unit="year", year=year, start=days[0], end=days[1])


@lru_cache(maxsize=_KEPT)
def month_stretch(year: int | None, month: int) -> Stretch:
    """A calendar month, 1..12."""
    start, end = _months(year, month, 1)
    return Stretch(value=f"{year_text(year)}-{month:02d}", unit="month", year=year, month=month, start=start, end=end)


@lru_cache(maxsize=_KEPT)
def day_stretch(year: int | None, month: int, day: int) -> Stretch | None:
    """One day; None when there is no such day in that month."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(2024 if not _inside(year) else year or 1, month)[1]:
        return None
    at = date(year, month, day) if year is not None and _inside(year) else None
    value = f"{year_text(year)}-{month:02d}-{day:02d}"
    return Stretch(value=value, unit="day", year=year, month=month, day=day, start=at, end=at)


@lru_cache(maxsize=_KEPT)
def date_stretch(at: date) -> Stretch:
    """One day of the calendar."""
    return Stretch(value=at.isoformat(), unit="day", year=at.year, month=at.month, day=at.day, start=at, end=at)


def week_stretch(at: date) -> Stretch:
    """The ISO week, Monday to Sunday, that holds a day."""
    year, week, weekday = at.isocalendar()
    start = days_after(at, 1 - weekday)
    end = days_after(at, 7 - weekday)
    known = start is not None and end is not None
    return Stretch(
        value=f"{year:04d}-W{week:02d}",
        unit="week",
        year=at.year,
        month=at.month,
        day=at.day,
        start=start if known else None,
        end=end if known else None,
    )


def weekend_stretch(at: date) -> Stretch:
    """Saturday and Sunday of the ISO week that holds a day."""
    week = week_stretch(at)
    year, number, _ = at.isocalendar()
    start = days_after(week.end, -1) if week.end else None
    return Stretch(
        value=f"{year:04d}-W{number:02d}-WE", unit="weekend", year=at.year, month=at.month, start=start, end=week.end
    )


@lru_cache(maxsize=_KEPT)
def quarter_stretch(year: int | None, quarter: int) -> Stretch:
    """A quarter of a calendar year, 1..4."""
    start, end = _months(year, 3 * quarter - 2, 3)
    value = f"{year_text(year)}-Q{quarter}"
    return Stretch(value=value, unit="quarter", year=year, month=3 * quarter - 2, start=start, end=end)


@lru_cache(maxsize=_KEPT)
def half_stretch(year: int | None, half: int) -> Stretch:
    """Half a calendar year, 1 or 2."""
    start, end = _months(year, 6 * half - 5, 6)
    value = f"{year_text(year)}-H{half}"
    return Stretch(value=value, unit="half", year=year, month=6 * half - 5, start=start, end=end)


@lru_cache(maxsize=_KEPT)
def season_stretch(year: int | None, season: str, *, named_by_end: bool = False) -> Stretch:
    """Three months: SP from March, SU from June, FA from September, WI from December.

    A winter runs over the new year. "The winter of 2022" starts in December 2022; with `named_by_end` the year given is
    that of its January.
    """
    first = SEASON_MONTHS[season]
    begun = year - 1 if year is not None and season == "WI" and named_by_end else year
    start, end = _months(begun, first, 3)
    month = 1 if season == "WI" and named_by_end else first
    return Stretch(value=f"{year_text(year)}-{season}", unit="season", year=year, month=month, start=start, end=end)


@lru_cache(maxsize=_KEPT)
def decade_stretch(year: int | None) -> Stretch:
    """The ten years that share all but their last digit with `year`."""
    if year is None:
        return Stretch(value="XXX", unit="decade")
    text = year_text(year)[:-1]
    if not _inside(year) or year < 10 or year > 9980:
        return Stretch(value=text, unit="decade", year=year)
    first = year // 10 * 10
    return Stretch(value=text, unit="decade", year=first, start=date(first, 1, 1), end=date(first + 9, 12, 31))


@lru_cache(maxsize=_KEPT)
def century_stretch(number: int) -> Stretch:
    """The n-th century (20 is 1901..2000); before Christ when negative. There is none of number 0: ValueError."""
    if number == 0:
        raise ValueError("centuries are counted from 1, before and after Christ: 0 is none")
    value = f"{number - 1:02d}" if number > 0 else f"BC{-number - 1:02d}"
    if not 1 <= number <= 98:
        return Stretch(value=value, unit="century")
    return Stretch(
        value=value,
        unit="century",
        year=100 * number - 99,
        start=date(100 * number - 99, 1, 1),
        end=date(100 * number, 12, 31),
    )


def _months(year: int | None, month: int, count: int) -> tuple[date | None, date | None]:
    if year is None or not _inside(year):
        return None, None
    start = date(year, month, 1)
    after = months_after(start, count)
    return start, days_after(after, -1) if after else None


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday of a year 1583..4099, by the anonymous Gregorian rule; the Julian rule for the Orthodox.

    Source: Meeus, Astronomical Algorithms, 2nd edition 1998, chapter 8.
    """
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    last = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + last - 7 * ((a + 11 * h + 22 * last) // 451) + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, place: int) -> date:
    """The `place`-th Monday (1) .. Sunday (7) of a month; its last when `place` is -1."""
    if place < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (place - 1))


def stretch_at(at: date, unit: str) -> Stretch | None:
    """The stretch of that unit which holds a day; None for a unit without one."""
    if unit == "day":
        return date_stretch(at)
    if unit == "week":
        return week_stretch(at)
    if unit == "weekend":
        return weekend_stretch(at)
    if unit == "month":
        return month_stretch(at.year, at.month)
    if unit == "quarter":
        return quarter_stretch(at.year, (at.month + 2) // 3)
    if unit == "half":
        return half_stretch(at.year, 1 if at.month <= 6 else 2)
    if unit == "year":
        return year_stretch(at.year)
    if unit == "decade":
        return decade_stretch(at.year)
    if unit == "century":
        return century_stretch((at.year + 99) // 100)
    return None


def moved(at: date, unit: str, count: int) -> date | None:
    """The date `count` units later; None outside the years 1..9999 or for an unknown unit."""
    if unit in ("day", "week", "weekend"):
        return days_after(at, count * (1 if unit == "day" else 7)) if abs(count) < 10**7 else None
    months = {"month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}.get(unit)
    return months_after(at, months * count) if months else None


def part_days(stretch: Stretch, part: str) -> tuple[date, date] | None:
    """First and last day of a part of a stretch; None when the stretch has no days.

    early, mid and late are thirds: of a month the 1st..10th, 11th..20th and the rest, of a year four months each;
    "early..mid" runs from the one to the other. start and end are narrower: of a month its first or last week, of
    anything longer its first or last month, of a week its first or last day. middle is mid.
    """
    start, end = stretch.start, stretch.end
    if start is None or end is None:
        return None
    if ".." in part:
        opening, closing = (part_days(stretch, piece) for piece in part.split(".."))
        return (opening[0], closing[1]) if opening and closing and opening[0] <= closing[1] else None
    if part in ("start", "end"):
        return _edge(start, end, part)
    third = {"early": 0, "mid": 1, "middle": 1, "late": 2}[part]
    if stretch.unit == "month":
        first = start.replace(day=(1, 11, 21)[third])
        return first, end if third == 2 else start.replace(day=(10, 20)[third])
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months >= 3 and start.day == 1:
        begin = months_after(start, months * third // 3)
        after = months_after(start, months * (third + 1) // 3)
        last = days_after(after, -1) if after else None
        return (begin, last) if begin and last else None
    days = (end - start).days + 1
    begin, last = (
        days_after(start, days * third // 3),
        days_after(start, max(days * third // 3, days * (third + 1) // 3 - 1)),
    )
    return (begin, last) if begin and last else None


def _edge(start: date, end: date, part: str) -> tuple[date, date]:
    days = (end - start).days + 1
    if days > 45:
        if part == "start":
            after = months_after(start, 1)
            last = days_after(after, -1) if after else None
            return start, last or end
        return end.replace(day=1), end
    width = 7 if days > 7 else 1
    if part == "start":
        return start, days_after(start, width - 1) or end
    return days_after(end, 1 - width) or start, end


def cut_days(stretch: Stretch, unit: str, place: int, count: int = 1) -> tuple[date, date] | None:
    """The `place`-th run of `count` units inside a stretch, counted from its end when `place` is -1.

    The first week of May is 1..7, the second 8..14, the final week of December 25..31. None when the stretch has no
    days or the run does not lie inside it.
    """
    start, end = stretch.start, stretch.end
    if start is None or end is None or count < 1 or count > 10000:
        return None
    if unit == "half":
        days = (end - start).days + 1
        middle = days_after(start, max(days // 2 - 1, 0))
        if middle is None:
            return None
        return (start, middle) if place == 1 or days == 1 else (days_after(middle, 1) or end, end)
    if unit in LENGTHS:
        width = LENGTHS[unit] * count
        begin = days_after(end, 1 - width) if place < 0 else days_after(start, width * (place - 1))
        last = end if place < 0 else days_after(start, width * place - 1)
    else:
        whole = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit)
        after_end = days_after(end, 1)
        if whole is None or after_end is None:
            return None
        width = whole * count
        begin = months_after(after_end, -width) if place < 0 else months_after(start, width * (place - 1))
        after = after_end if place < 0 else months_after(start, width * place)
        last = days_after(after, -1) if after else None
    if begin is None or last is None or begin < start or last > end:
        return None
    return begin, last
