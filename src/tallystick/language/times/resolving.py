"""Drafts become days: against their own words, the publication date, and the dates told before them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tallystick.language import calendar
from tallystick.language.calendar import Stretch
from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import CLAUSE_ENDS, Draft, Form
from tallystick.language.times.lengths import length_value
from tallystick.language.times.meanings import (
    INHERITED,
    RELATIVE,
    STATED,
    UNITS,
    Meaning,
    days_of,
    length_days,
    plain,
)
from tallystick.language.times.narration import Narration
from tallystick.language.times.narrowing import narrow
from tallystick.language.times.pointing import PointedResolver

_STEPS = {"next": 1, "following": 1, "previous": -1, "last": -1}
_NEXT_MONTH = 15  # days back from the day told to a bare "the 3rd" that make it one of the next month
_ROUNDED = 0.3  # share by which "the two years since" may miss the days since
_CLOCK_REACH = 2  # sentences over which a clock time belongs to the day told


class Resolver:
    """Resolves the drafts of one text, in order."""

    def __init__(
        self,
        cursor: Cursor,
        drafts: Sequence[Draft],
        published: date | None,
        war_start: date | None,
        implied: bool = False,
    ) -> None:
        self.published, self.war_start = published, war_start
        self.cursor = cursor
        self.following: Draft | None = None  # the draft after the one being resolved
        self.apposed: tuple[int, Stretch] | None = None  # a date, and the token right behind it
        self.narration = Narration(cursor, drafts, published, implied)
        self.pointed = PointedResolver(self.narration, published)
        self._handlers = {
            Form.DATE: self._date, Form.SEASON: self._season, Form.QUARTER: self._quarter, Form.HALF: self._quarter,
            Form.DECADE: self._decade, Form.CENTURY: self._century, Form.WEEKDAY: self.pointed.weekday,
            Form.UNIT: self.pointed.unit, Form.OFFSET: self.pointed.offset, Form.ROLLING: self.pointed.rolling,
            Form.DURATION: self._duration, Form.SET: self._set, Form.RATE: self._set, Form.REFERENCE: self._named,
            Form.DEICTIC: self.pointed.deictic, Form.DAYPART: self._daypart, Form.CLOCK: self._clock,
            Form.ORDINAL_DAY: self._ordinal_day, Form.FEAST: self._feast, Form.NTH_DAY: self._nth_day,
            Form.WAR_DAY: self._war_day, Form.WAR_START: self._war_months,
            Form.ANCHOR: self._anchor, Form.SAME_PERIOD: self.pointed.same_period,
        }  # fmt: skip

    def resolve(self, draft: Draft, following: Draft | None) -> Meaning | None:
        """The meaning of one draft; None when it turns out to name no time (30 February)."""
        if draft.chronicle:
            cut = draft.tail and following is not None and following.first < draft.tail
            if not self.narration.narrative or (cut and following is not None and following.sentence == draft.sentence):
                return None
        self.following = following
        if draft.year is None and draft.link and following is not None:
            self.narration.borrow(draft, following)
        meaning = self._handlers[draft.form](draft)
        if meaning is None:
            return None
        meaning = narrow(draft, meaning, self.published)
        if meaning.stretch is not None and not draft.adjective:
            self.apposed = (draft.last, meaning.stretch)
            self.narration.tell(draft, meaning.stretch)
        return meaning

    def _date(self, draft: Draft) -> Meaning | None:
        year, basis = draft.year, STATED
        told = self.narration.told
        if draft.value == "'" and year is not None and told is not None and self.narration.narrative:
            year += 100 * round((told.year - year) / 100)  # '89 of 1789
        if year is None and draft.month is not None:
            if draft.unit == "year":
                year, basis = self._base_year(draft), RELATIVE
            elif draft.pointer in ("following", "previous") and told is not None:
                later = draft.month <= (told.month or 12)
                year, basis = told.year + (later if draft.pointer == "following" else later - 1), INHERITED
            elif draft.pointer and self.published is not None:
                year, basis = self._pointed_year(draft.pointer, draft.month), RELATIVE
            elif self.war_start is not None and self._counts_from(self.war_start, draft):
                year = self.war_start.year
            else:
                year, basis = self.narration.year_of(draft, draft.month, draft.day)
        if draft.month is None and draft.value == "/":
            return Meaning("date", calendar.year_text(year))  # 2023/24: its first day is its owner's
        if draft.month is None:
            return plain(calendar.year_stretch(year))
        if draft.day is None:
            return plain(calendar.month_stretch(year, draft.month), basis)
        day = calendar.day_stretch(year, draft.month, draft.day)
        return plain(day, basis) if day is not None else None

    def _counts_from(self, start: date, draft: Draft) -> bool:
        """ "Since October 7", in the news of a later year: counted since the day of a war's start, it is since then."""
        told = draft.month == start.month and draft.day == start.day
        later = self.published is not None and self.published > start and not self.narration.narrative
        return told and later and draft.relation == "since"

    def _pointed_year(self, pointer: str, month: int) -> int | None:
        if self.published is None:
            return None
        year, now = self.published.year, self.published.month
        if pointer in ("last", "previous"):
            return year - (month >= now)
        if pointer in ("next", "following"):
            return year + (month <= now)
        return year

    def _season(self, draft: Draft) -> Meaning:
        if draft.year is not None:
            return plain(calendar.season_stretch(draft.year, draft.season))
        first = calendar.SEASON_MONTHS[draft.season]
        if draft.unit == "year":
            base = self._base_year(draft)
            return plain(calendar.season_stretch(base, draft.season), RELATIVE)
        pointed, told = self.narration.pointed_at(draft), self.narration.told
        if draft.pointer in ("last", "next") and self.published is not None and not self.narration.narrative:
            year = self._pointed_year(draft.pointer, first)
        elif draft.pointer in ("following", "next") and pointed is not None and pointed.year is not None:
            year = pointed.year + (first <= (pointed.month or 12))
        elif draft.pointer in ("that", "same", "previous") and pointed is not None:
            year = pointed.year
        else:
            year, _ = self.narration.year_of(draft, first, None)
            if draft.season == "WI" and self.narration.narrative and told is not None and told.month is not None:
                year = told.year - (told.month <= 5)
        named_by_end = draft.season == "WI" and year is not None
        shown = year + 1 if named_by_end and year is not None else year
        stretch = calendar.season_stretch(shown, draft.season, named_by_end=named_by_end)
        return plain(stretch, RELATIVE if draft.pointer else STATED)

    def _base_year(self, draft: Draft) -> int | None:
        unit = Draft(draft.first, draft.last, Form.UNIT, draft.sentence, unit="year", pointer=draft.pointer)
        stretch = self.pointed.unit(unit).stretch
        return stretch.year if stretch else None

    def _quarter(self, draft: Draft) -> Meaning:
        stretch_of = calendar.quarter_stretch if draft.form is Form.QUARTER else calendar.half_stretch
        width = 3 if draft.form is Form.QUARTER else 6
        year = draft.year
        if year is None:
            year, _ = self.narration.year_of(draft, width * draft.number - width + 1, None)
        stretch = stretch_of(year, draft.number)
        return Meaning("date", stretch.value) if draft.value else plain(stretch)  # a fiscal year's days are its owner's

    def _decade(self, draft: Draft) -> Meaning:
        return plain(calendar.decade_stretch(draft.year))

    def _century(self, draft: Draft) -> Meaning:
        return plain(calendar.century_stretch(draft.number))

    def _duration(self, draft: Draft) -> Meaning:
        if draft.tail and self.narration.narrative and self.cursor.lowers[draft.last] in ("before", "after"):
            same = self._apposition(draft)
            if same is not None:
                return Meaning("date", same.value, days_of(same), INHERITED)
        if draft.value:
            return Meaning("duration", draft.value)
        since = self._since_told(draft)
        if since is not None:
            return since
        return Meaning("duration", length_value(draft.count, draft.unit), length=length_days(draft.count, draft.unit))

    def _since_told(self, draft: Draft) -> Meaning | None:
        """ "On 7 October 2023 it began. In the ten months since, ...": from the day told to the publication."""
        lowers, length, told = self.cursor.lowers, length_days(draft.count, draft.unit), self.narration.reference
        if lowers[draft.last : draft.last + 1] != ["since"] or not length or self.published is None:
            return None
        after = lowers[draft.last + 1 : draft.last + 2]
        if self.narration.narrative or not (not after or after[0] in CLAUSE_ENDS or after[0] == "then"):
            return None
        if told is None or told.start is None or told.unit != "day" or told.start >= self.published:
            return None
        if abs((self.published - told.start).days / length - 1) > _ROUNDED:
            return None
        return Meaning("date", length_value(draft.count, draft.unit), (told.start, self.published), INHERITED)

    def _apposition(self, draft: Draft) -> Stretch | None:
        """The date that "two days after they landed" explains: "On 27 June, two days after they landed"."""
        if self.apposed is None or draft.first - self.apposed[0] != 1:
            return None
        if self.cursor.lowers[draft.first - 1] not in (",", "-", "–", "—", "and"):
            return None
        self.apposed = (draft.tail, self.apposed[1])
        return self.apposed[1]

    def _set(self, draft: Draft) -> Meaning:
        return Meaning("set" if draft.form is Form.SET else "rate", draft.value)

    def _named(self, draft: Draft) -> Meaning:
        present = draft.value == "PRESENT_REF" and self.published is not None and not self.narration.narrative
        days = (self.published, self.published) if present and self.published else None
        return Meaning("date", draft.value, days, RELATIVE)

    def _daypart(self, draft: Draft) -> Meaning:
        base: Stretch | None = None
        told, basis = self.narration.pointed_at(draft), INHERITED
        if draft.pointer in ("that", "same", "following", "previous") or (self.narration.narrative and draft.pointer):
            base = told if told is not None and told.unit == "day" else None
            step = _STEPS.get(draft.pointer, 0)
            if base is not None and base.start is not None and step:
                day = calendar.days_after(base.start, step)
                base = calendar.date_stretch(day) if day else None
        elif draft.pointer in ("this", "last", "next") and self.published is not None:
            shift = {"this": 0, "last": -1, "next": 1}[draft.pointer]
            day = calendar.days_after(self.published, shift)
            base, basis = (calendar.date_stretch(day) if day else None), RELATIVE
        if base is None or base.start is None:
            kind = "duration" if draft.count else "time"  # "in one night" counts
            return Meaning(kind, f"{self.pointed.unknown('day')}T{draft.daypart}")
        last = base.start
        if draft.pointer == "last" and basis is RELATIVE and draft.daypart == "NI" and self.published is not None:
            last = self.published  # a night runs into the next day
        return Meaning("time", f"{base.value}T{draft.daypart}", (base.start, last), basis)

    def _clock(self, draft: Draft) -> Meaning:
        told = self.narration.pointed_at(draft)
        after = self.following
        if after is not None and after.form is Form.DATE and after.day and after.sentence == draft.sentence:
            if after.first - draft.last <= 3 and after.year is not None and after.month is not None:
                told = calendar.day_stretch(after.year, after.month, after.day)  # "5:34 AM Baghdad time on March 20"
        elif draft.sentence - self.narration.reference_sentence > _CLOCK_REACH:
            told = None
        if told is not None and told.unit == "day":
            return Meaning("time", f"{told.value}T{draft.clock}", days_of(told), INHERITED)
        return Meaning("time", f"{self.pointed.unknown('day')}T{draft.clock}")

    def _ordinal_day(self, draft: Draft) -> Meaning | None:
        told = self.narration.pointed_at(draft)
        if told is not None and told.month is not None and draft.day is not None:
            day = calendar.day_stretch(told.year, told.month, draft.day)
            if told.start is not None and (told.day or 0) - draft.day >= _NEXT_MONTH:
                base = calendar.months_after(told.start, 1) or told.start  # "On 28 July ... On the 3rd"
                later = calendar.day_stretch(base.year, base.month, draft.day)
                if self.published is None or (later and later.start and later.start <= self.published):
                    day = later
            return plain(day, INHERITED) if day else None
        if self.published is not None and draft.day is not None:
            base = self.published
            if draft.day > base.day:
                base = calendar.months_after(base, -1) or base
            day = calendar.day_stretch(base.year, base.month, draft.day)
            return plain(day, RELATIVE) if day else None
        return Meaning("date", f"XXXX-XX-{draft.day:02d}")

    def _feast(self, draft: Draft) -> Meaning:
        year = draft.year
        if year is None:
            year, _ = self.narration.year_of(draft, 11 if draft.value.startswith("nth 11") else 4, None)
        rule, *numbers = draft.value.split()
        if rule == "?" or year is None or not 1583 <= year <= 4099:
            return Meaning("date", calendar.year_text(year))
        if rule == "nth":
            month, weekday, place = map(int, numbers)
            return plain(calendar.date_stretch(calendar.nth_weekday(year, month, weekday, place)))
        day = calendar.days_after(calendar.easter(year, orthodox=rule == "orthodox"), int(numbers[0]))
        return plain(calendar.date_stretch(day)) if day else Meaning("date", calendar.year_text(year))

    def _nth_day(self, draft: Draft) -> Meaning:
        """The second day, of something that the text tells of: a day in the month told."""
        told = self.narration.pointed_at(draft)
        value = self.pointed.unknown("day", told if told is not None and told.unit in ("day", "month") else None)
        return Meaning("date", value)

    def _war_day(self, draft: Draft) -> Meaning:
        start = None if self._is_another_war() else self.war_start
        day = calendar.days_after(start, draft.number - 1) if start and draft.number > 0 else None
        return plain(calendar.date_stretch(day)) if day else Meaning("date", "XXXX-XX-XX")

    def _war_months(self, draft: Draft) -> Meaning:
        value = length_value(draft.count, draft.unit)
        if self._is_another_war():
            return self._duration(draft)
        if self.war_start is not None and draft.count is not None and draft.count < 10000 and draft.number < 10000:
            unit = UNITS[draft.unit]
            first = calendar.moved(self.war_start, unit, draft.number)
            after = calendar.moved(self.war_start, unit, draft.number + round(draft.count))
            last = calendar.days_after(after, -1) if after else None
            if first is not None and last is not None and last >= first:
                return Meaning("date", value, (first, last), STATED)
        return self._duration(draft)

    def _is_another_war(self) -> bool:
        """Is this a chronicle of years before the theatre's war?"""
        told, start = self.narration.told, self.war_start
        return start is not None and told is not None and self.narration.narrative and told.year < start.year

    def _anchor(self, draft: Draft) -> Meaning | None:
        told = self.narration.told
        if told is not None and self.narration.narrative and told.year < int(draft.value[:4]):
            return None
        return plain(calendar.date_stretch(date.fromisoformat(draft.value)))
