"""A time expression as its words put it, before the days are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

UNIT_CODES = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "quarter": "Q"}
CLAUSE_ENDS = frozenset((",", ".", ";", ")", "", ":", "—", "–"))


class Form:
    """What sort of words they are; it says which fields of the draft are filled.

    Plain strings: members of an enumeration cost five times as much to look up, and this is asked at every step.
    """

    DATE = "date"  # year, month, day: any of them
    SEASON = "season"  # season, year?
    QUARTER = "quarter"  # number 1-4, year?
    HALF = "half"  # number 1-2, year?
    FEAST = "feast"  # value: its rule, year?
    NTH_DAY = "nth_day"  # the second day, the third evening: day or daypart alone
    DECADE = "decade"  # year
    CENTURY = "century"  # number
    WEEKDAY = "weekday"  # number 1-7, pointer?
    UNIT = "unit"  # pointer + unit: this month, the previous year, the year
    OFFSET = "offset"  # count + unit + direction: three days ago, two weeks later
    ROLLING = "rolling"  # count + unit + pointer: the past three months
    DURATION = "duration"  # count? + unit
    SET = "set"  # value
    RATE = "rate"  # value: a day, per week, daily
    REFERENCE = "reference"  # value: now, recently
    DEICTIC = "deictic"  # number of days from today
    DAYPART = "daypart"  # daypart alone: at night, that afternoon
    CLOCK = "clock"  # clock alone
    ORDINAL_DAY = "ordinal_day"  # day alone: on the 13th
    WAR_DAY = "war_day"  # number: day 1,000 of the war
    WAR_START = "war_start"  # count + unit: the first three months of the war
    ANCHOR = "anchor"  # value: an ISO date of the theatre
    SAME_PERIOD = "same_period"  # the same period last year; number of years back


@dataclass(slots=True)
class Draft:
    """One expression: tokens `first` (included) to `last` (excluded) of a sentence, and what they say.

    `part` is early, mid, late, start, middle or end of it. `cut` is (unit, place, count): the final week is
    ("week", -1, 1). `pointer` is this, last, next, that, previous, following, or "the" for a bare article.
    `link` joins it to the next draft: range or and. A date or weekday with a `direction` is the time of, from or to
    it that `count` and `unit` measure; a month with the unit "year" is that of the year which `pointer` points at.
    """

    first: int
    last: int
    form: str
    sentence: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int = 0
    count: float | None = None
    unit: str = ""
    season: str = ""
    pointer: str = ""
    direction: str = ""
    value: str = ""
    part: str = ""
    cut: tuple[str, int, int] | None = None
    daypart: str = ""
    clock: str = ""
    relation: str = "in"
    link: str = ""
    so_far: bool = False
    adjective: bool = False  # "the 1972 offensive": names a thing, tells no new time
    chronicle: bool = False  # told in chronicles only: "the former king"
    tail: int = 0  # one past the words that a chronicle's expression takes with it: "two months of siege"


class Phrases(Protocol):
    """What the readers of single phrases ask of the one that holds them: to read what stands inside."""

    def read(self, k: int) -> Draft | None:
        """The expression that starts at token k, None when there is none."""

    def calendar(self, k: int) -> Draft | None:
        """Like `read`, for what can stand after "the end of": something with days."""
