"""Drafts become days: against their own words, the publication date, and the dates told before them.

A text is a *narrative* when most years it states lie before the year of its publication and the one before that, or
when it has no publication date. A chronicle's bare "In April" follows its last full date; a news report's is the
nearest April past, unless a date of another year was told just before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.language import calendar
from tallystick.language.calendar import Stretch
from tallystick.language.times.drafts import Cursor, Draft, Form
from tallystick.language.times.lengths import length_value
from tallystick.model.period import Period, PeriodBasis

STATED, RELATIVE, INHERITED = PeriodBasis.STATED, PeriodBasis.RELATIVE, PeriodBasis.INHERITED
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century", "Q": "quarter"}
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25, "DE": 3652.5, "CE": 36525.0, "TH": 1 / 24}
_NEWS_REACH = 2  # sentences over which a stated date leads the bare months after it in a news report


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression stands for. `stretch` is set when later expressions may point back at it."""

    kind: str
    value: str
    days: tuple[date, date] | None = None
    basis: PeriodBasis = STATED
    stretch: Stretch | None = None
    length: int | None = None


@dataclass(slots=True)
class _Told:
    """The last date told: its year and month, and where."""

    year: int
    month: int | None
    sentence: int
    paragraph: int
    leads: bool  # it opened its sentence with a year of its own: a news report goes on from there


class Resolver:
    """Resolves the drafts of one text, in order."""

    def __init__(
        self, cursor: Cursor, drafts: Sequence[Draft], published: date | None, war_start: date | None
    ) -> None:
        self.cursor, self.published, self.war_start = cursor, published, war_start
        self.narrative = _is_narrative(drafts, published)
        self.reference: Stretch | None = None
        self.reference_sentence = -1
        self.told: _Told | None = None
        self._handlers = {
            Form.DATE: self._date, Form.SEASON: self._season, Form.QUARTER: self._quarter, Form.HALF: self._quarter,
            Form.DECADE: self._decade, Form.CENTURY: self._century, Form.WEEKDAY: self._weekday,
            Form.UNIT: self._unit, Form.OFFSET: self._offset, Form.ROLLING: self._rolling,
            Form.DURATION: self._duration, Form.SET: self._set, Form.REFERENCE: self._named,
            Form.DEICTIC: self._deictic, Form.DAYPART: self._daypart, Form.CLOCK: self._clock,
            Form.ORDINAL_DAY: self._ordinal_day, Form.WAR_DAY: self._war_day, Form.WAR_START: self._war_months,
            Form.ANCHOR: self._anchor, Form.SAME_PERIOD: self._same_period,
        }  # fmt: skip

    def resolve(self, draft: Draft, following: Draft | None) -> Reading | None:
        """The reading of one draft; None when it turns out to name no time (30 February)."""
        if draft.year is None and draft.link and following is not None:
            self._borrow(draft, following)
        reading = self._handlers[draft.form](draft)
        if reading is None:
            return None
        reading = self._narrowed(draft, reading)
        if reading.stretch is not None and not draft.adjective:
            self.reference, self.reference_sentence = reading.stretch, draft.sentence
            self._tell(draft, reading.stretch)
        return reading

    def _borrow_forward(self, draft: Draft, following: Draft) -> None:
        """ "From October to March", told in April 1945: the end fixes the year, October is of the year before."""
        if draft.month is None or following.month is None or draft.month <= following.month:
            return
        year, _ = self._year(following, following.month, following.day)
        if year is not None:
            draft.year, following.year = year - 1, year

    def _borrow(self, draft: Draft, following: Draft) -> None:
        """ "From October to March 1945": the first takes its year from the second, one less when it runs over."""
        if draft.pointer:
            return
        if following.year is None:
            if draft.form is Form.DATE is following.form and draft.link == "range" and not following.pointer:
                self._borrow_forward(draft, following)
            return
        if draft.form is Form.DATE and draft.month is not None and following.month is not None:
            draft.year = following.year - ((draft.month, draft.day or 0) > (following.month, following.day or 31))
        elif draft.form is Form.SEASON and following.form is Form.SEASON:
            draft.year = following.year
        elif draft.form in (Form.QUARTER, Form.HALF) and following.form is draft.form:
            draft.year = following.year
        elif draft.form is Form.DATE and draft.month is None and following.year < 0:
            draft.year = following.year

    def _tell(self, draft: Draft, stretch: Stretch) -> None:
        if stretch.year is None or stretch.unit in ("decade", "century"):
            return
        paragraph = self.cursor.sentences[draft.sentence].paragraph
        month = stretch.month if stretch.unit != "year" else None
        opens = draft.first - self.cursor.sentences[draft.sentence].first <= 1
        if month is None and self.told is not None and self.told.month is not None:
            if not opens or stretch.year == self.told.year:
                return
        self.told = _Told(stretch.year, month, draft.sentence, paragraph, opens or self._carries_on(draft))

    def _carries_on(self, draft: Draft) -> bool:
        told = self.told
        return told is not None and told.leads and draft.year is None and draft.sentence - told.sentence <= _NEWS_REACH

    # The year of a bare month or day ------------------------------------------------------------------------------

    def _year(self, draft: Draft, month: int, day: int | None) -> tuple[int | None, PeriodBasis]:
        told = self.told
        if told is not None:
            near = draft.sentence - told.sentence <= _NEWS_REACH
            near = near and told.leads and self.cursor.sentences[draft.sentence].paragraph == told.paragraph
            if self.narrative or near:
                return _following_year(told.year, told.month, month), STATED
        if self.published is None:
            return None, STATED
        year = self.published.year
        ahead = (month, day or 1) > (self.published.month, self.published.day if day else 1)
        if ahead and not self._speaks_of_future(draft):
            return year - 1, STATED
        if not ahead and self._speaks_of_future(draft) and month < self.published.month:
            return year + 1, STATED
        return year, STATED

    def _speaks_of_future(self, draft: Draft) -> bool:
        """Is there a word of the future near, in the same sentence?"""
        sentence, words = self.cursor.sentences[draft.sentence], self.cursor.words
        first, last = max(sentence.first, draft.first - 15), min(sentence.last, draft.last + 15)
        return any(self.cursor.lowers[k] in words.future_cues for k in range(first, last))

    # Forms --------------------------------------------------------------------------------------------------------

    def _date(self, draft: Draft) -> Reading | None:
        year, basis = draft.year, STATED
        if year is None and draft.month is not None:
            if draft.unit == "year":
                year, basis = self._base_year(draft), RELATIVE
            elif draft.pointer and self.published is not None:
                year, basis = self._pointed_year(draft.pointer, draft.month), RELATIVE
            else:
                year, basis = self._year(draft, draft.month, draft.day)
        if draft.month is None:
            return _plain(calendar.year_stretch(year))
        if draft.day is None:
            return _plain(calendar.month_stretch(year, draft.month), basis)
        day = calendar.day_stretch(year, draft.month, draft.day)
        return _plain(day, basis) if day is not None else None

    def _pointed_year(self, pointer: str, month: int) -> int | None:
        if self.published is None:
            return None
        year, now = self.published.year, self.published.month
        if pointer in ("last", "previous"):
            return year - (month >= now)
        if pointer in ("next", "following"):
            return year + (month <= now)
        return year

    def _season(self, draft: Draft) -> Reading:
        if draft.year is not None:
            return _plain(calendar.season_stretch(draft.year, draft.season))
        first = calendar.SEASON_MONTHS[draft.season]
        if draft.unit == "year":
            base = self._base_year(draft)
            return _plain(calendar.season_stretch(base, draft.season), RELATIVE)
        if draft.pointer in ("last", "next") and self.published is not None and not self.narrative:
            year = self._pointed_year(draft.pointer, first)
        elif draft.pointer in ("following", "next") and self.reference is not None and self.reference.year is not None:
            year = self.reference.year + (first <= (self.reference.month or 0))
        elif draft.pointer in ("that", "same", "previous") and self.reference is not None:
            year = self.reference.year
        else:
            year, _ = self._year(draft, first if draft.season != "WI" else 12, None)
            told = self.told
            if draft.season == "WI" and self.narrative and told is not None and told.month is not None and year:
                year = told.year - (told.month <= 3)
        named_by_end = draft.season == "WI" and year is not None
        shown = year + 1 if named_by_end and year is not None else year
        stretch = calendar.season_stretch(shown, draft.season, named_by_end=named_by_end)
        return _plain(stretch, RELATIVE if draft.pointer else STATED)

    def _base_year(self, draft: Draft) -> int | None:
        unit = Draft(draft.first, draft.last, Form.UNIT, draft.sentence, unit="year", pointer=draft.pointer)
        stretch = self._unit(unit).stretch
        return stretch.year if stretch else None

    def _quarter(self, draft: Draft) -> Reading:
        stretch_of = calendar.quarter_stretch if draft.form is Form.QUARTER else calendar.half_stretch
        width = 3 if draft.form is Form.QUARTER else 6
        year = draft.year
        if year is None:
            year, _ = self._year(draft, width * draft.number - width + 1, None)
        return _plain(stretch_of(year, draft.number))

    def _decade(self, draft: Draft) -> Reading:
        return _plain(calendar.decade_stretch(draft.year))

    def _century(self, draft: Draft) -> Reading:
        return _plain(calendar.century_stretch(draft.number))

    def _weekday(self, draft: Draft) -> Reading:
        base, basis = self.published, RELATIVE
        told = self.reference
        if told is not None and told.unit == "day" and told.start is not None:
            if self.narrative or draft.pointer in ("following", "that", "same"):
                base, basis = told.start, INHERITED
        if base is None:
            return Reading("date", f"XXXX-WXX-{draft.number}", basis=RELATIVE)
        back = (base.isoweekday() - draft.number) % 7
        ahead = (draft.number - base.isoweekday()) % 7
        if draft.pointer in ("last", "previous"):
            shift = -(back or 7)
        elif draft.pointer in ("next", "following"):
            shift = ahead or 7
        elif draft.pointer == "this":
            shift = draft.number - base.isoweekday()
        elif basis is INHERITED:
            shift = ahead
        else:
            shift = ahead if back and self._speaks_of_future(draft) else -back
        day = calendar.days_after(base, shift)
        return _plain(calendar.date_stretch(day), basis) if day else Reading("date", f"XXXX-WXX-{draft.number}")

    def _unit(self, draft: Draft) -> Reading:
        """This week, last month, the previous year, that day, the end of the month."""
        pointer, unit = draft.pointer, draft.unit
        told = self.reference
        if unit in ("time", "period", "date"):
            if told is None:
                return Reading("date", "XXXX-XX-XX" if unit == "date" else "PRESENT_REF")
            days = _days_of(told) if unit in ("period", "date") else None
            return Reading("date", told.value, days, INHERITED)
        near = told is not None and (self.narrative or draft.sentence - self.reference_sentence <= 1)
        backward = pointer in ("that", "same", "previous", "following") or (pointer == "the" and near)
        backward = backward or (pointer == "this" and self.narrative and told is not None)
        if not backward or (told is None and self.published is not None):
            if self.published is None:
                return Reading("date", _unknown(unit), basis=RELATIVE)
            step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(pointer, 0)
            return self._from_day(self.published, unit, step, RELATIVE)
        if told is None or told.year is None:
            return Reading("date", _unknown(unit), basis=INHERITED)
        step = {"previous": -1, "following": 1}.get(pointer, 0)
        if unit == "year":
            year = told.year + step
            return _plain(calendar.year_stretch(year + step if year == 0 else year), INHERITED)
        if told.start is None or not _fine_enough(told, unit):
            bc = told.year < 0 and unit in ("decade", "century")
            return _plain(calendar.decade_stretch(told.year), INHERITED) if bc else Reading("date", _unknown(unit, told))
        if pointer in ("the", "that", "same", "this") and unit == told.unit:
            return _plain(told, INHERITED)
        return self._from_day(told.start, unit, step, INHERITED)

    @staticmethod
    def _from_day(base: date, unit: str, step: int, basis: PeriodBasis) -> Reading:
        at = calendar.moved(base, unit, step)
        stretch = calendar.stretch_at(at, unit) if at else None
        return _plain(stretch, basis) if stretch else Reading("date", _unknown(unit), basis=basis)

    def _offset(self, draft: Draft) -> Reading:
        """Three days ago, two weeks later, a year earlier."""
        back = draft.direction in ("ago", "earlier")
        unit = _UNITS.get(draft.unit)
        told = self.reference
        base: Stretch | None = None
        if draft.direction in ("ago", "hence"):
            basis = RELATIVE
            if self.published is not None and not self.narrative:
                base = calendar.date_stretch(self.published)
            elif told is not None:
                base = told
        else:
            basis, base = INHERITED, told
            if base is None and self.published is not None:
                base = calendar.date_stretch(self.published)
        vague = Reading("date", "PAST_REF" if back else "FUTURE_REF")
        if draft.count is None or base is None or base.year is None or abs(draft.count) > 1e6:
            return vague
        if unit is None:
            same = calendar.date_stretch(base.start) if base.unit == "day" and base.start and draft.count < 24 else None
            return Reading("date", same.value, _days_of(same), basis, same) if same else vague
        count = -round(draft.count) if back else round(draft.count)
        if unit == "year" or (unit == "decade" and base.start is None):
            year = base.year + count * (10 if unit == "decade" else 1)
            stretch = calendar.year_stretch(year - 1 if year <= 0 < base.year else year)
            if base.start is not None and abs(count) == 1 and base.month is not None:
                month = calendar.month_stretch(year, base.month)
                return Reading("date", stretch.value, _days_of(month), basis, stretch)
            return _plain(stretch, basis)
        if base.start is None or not _fine_enough(base, unit):
            return Reading("date", f"{calendar.year_text(base.year)}-XX", basis=basis)
        return self._from_day(base.start, unit, count, basis)

    def _rolling(self, draft: Draft) -> Reading:
        """The past three months: that many units up to the day before publication."""
        value = length_value(draft.count, draft.unit)
        plain = Reading("duration", value, length=_length(draft.count, draft.unit))
        if draft.count is None or self.published is None or self.narrative or draft.count > 10000:
            return plain
        if draft.pointer not in ("last", "next"):
            return plain
        sign = -1 if draft.pointer == "last" else 1
        unit, count = _UNITS.get(draft.unit, "day"), round(draft.count)
        if draft.unit == "TH":
            count = max(1, round(draft.count / 24))
        elif draft.unit not in _UNITS:
            return plain
        first, last = calendar.moved(self.published, unit, sign * count), calendar.days_after(self.published, sign)
        if first is None or last is None:
            return plain
        days = (first, last) if sign < 0 else (last, first)
        if days[0] > days[1]:
            return plain
        told = None
        if count == 1 and unit in ("day", "week", "month", "year"):
            at = days[0]
            told = Stretch(value=value, unit=unit, year=at.year, month=at.month, day=at.day, start=at, end=days[1])
        return Reading("date", value, days, RELATIVE, told)

    def _duration(self, draft: Draft) -> Reading:
        if draft.value:
            return Reading("duration", draft.value)
        return Reading("duration", length_value(draft.count, draft.unit), length=_length(draft.count, draft.unit))

    def _set(self, draft: Draft) -> Reading:
        return Reading("set", draft.value)

    def _named(self, draft: Draft) -> Reading:
        present = draft.value == "PRESENT_REF" and self.published is not None and not self.narrative
        days = (self.published, self.published) if present and self.published else None
        return Reading("date", draft.value, days, RELATIVE)

    def _deictic(self, draft: Draft) -> Reading:
        if self.published is None or self.narrative:
            return Reading("date", "PRESENT_REF" if draft.number == 0 else "XXXX-XX-XX", basis=RELATIVE)
        day = calendar.days_after(self.published, draft.number)
        return _plain(calendar.date_stretch(day), RELATIVE) if day else Reading("date", "XXXX-XX-XX")

    def _daypart(self, draft: Draft) -> Reading:
        base: Stretch | None = None
        told, basis = self.reference, INHERITED
        if draft.pointer in ("that", "same", "following") or (self.narrative and draft.pointer):
            base = told if told is not None and told.unit == "day" else None
        elif draft.pointer in ("this", "last", "next") and self.published is not None:
            shift = {"this": 0, "last": -1, "next": 1}[draft.pointer]
            day = calendar.days_after(self.published, shift)
            base, basis = (calendar.date_stretch(day) if day else None), RELATIVE
        if base is None or base.start is None:
            return Reading("time", f"XXXX-XX-XXT{draft.daypart}")
        last = base.start
        if draft.pointer == "last" and basis is RELATIVE and draft.daypart == "NI" and self.published is not None:
            last = self.published  # a night runs into the next day
        return Reading("time", f"{base.value}T{draft.daypart}", (base.start, last), basis)

    def _clock(self, draft: Draft) -> Reading:
        told = self.reference
        if told is not None and told.unit == "day" and draft.sentence - self.reference_sentence <= 2:
            return Reading("time", f"{told.value}T{draft.clock}", _days_of(told), INHERITED)
        return Reading("time", f"XXXX-XX-XXT{draft.clock}")

    def _ordinal_day(self, draft: Draft) -> Reading | None:
        told = self.reference
        if told is not None and told.month is not None and draft.day is not None:
            day = calendar.day_stretch(told.year, told.month, draft.day)
            return _plain(day, INHERITED) if day else None
        if self.published is not None and draft.day is not None:
            base = self.published
            if draft.day > base.day:
                base = calendar.months_after(base, -1) or base
            day = calendar.day_stretch(base.year, base.month, draft.day)
            return _plain(day, RELATIVE) if day else None
        return Reading("date", f"XXXX-XX-{draft.day:02d}")

    def _war_day(self, draft: Draft) -> Reading:
        day = calendar.days_after(self.war_start, draft.number - 1) if self.war_start and draft.number > 0 else None
        return _plain(calendar.date_stretch(day)) if day else Reading("date", "XXXX-XX-XX")

    def _war_months(self, draft: Draft) -> Reading:
        value = length_value(draft.count, draft.unit)
        if self.war_start is not None and draft.count is not None and draft.count < 10000:
            after = calendar.moved(self.war_start, _UNITS[draft.unit], round(draft.count))
            last = calendar.days_after(after, -1) if after else None
            if last is not None and last >= self.war_start:
                return Reading("date", value, (self.war_start, last), STATED)
        return self._duration(draft)

    def _anchor(self, draft: Draft) -> Reading:
        return _plain(calendar.date_stretch(date.fromisoformat(draft.value)))

    def _same_period(self, draft: Draft) -> Reading:
        told = self.reference
        if told is None or told.year is None or told.start is None or told.end is None:
            if self.published is None:
                return Reading("date", "XXXX")
            return _plain(calendar.year_stretch(draft.year or self.published.year - draft.number), RELATIVE)
        year = draft.year if draft.year is not None else told.year - draft.number
        shift = 12 * (year - told.year)
        start, end = calendar.months_after(told.start, shift), calendar.months_after(told.end, shift)
        value = calendar.year_text(year) + told.value[4:]
        return Reading("date", value, (start, end) if start and end and start <= end else None, INHERITED)

    # Narrowing ----------------------------------------------------------------------------------------------------

    def _narrowed(self, draft: Draft, reading: Reading) -> Reading:
        """Apply the part, cut, time of day, week or "so far" of a draft to the days of its reading."""
        stretch, days, value, kind = reading.stretch, reading.days, reading.value, reading.kind
        if stretch is not None and draft.cut is not None:
            value, days = _cut(stretch, draft.cut)
            if days is not None and draft.cut[2] == 1:
                unit = "half" if draft.cut[0] == "half" and stretch.unit == "year" else draft.cut[0]
                at = days[0]
                stretch = Stretch(
                    value=value, unit=unit if unit != "half" or stretch.unit == "year" else "month", year=at.year,
                    month=at.month, day=at.day if unit == "day" else None, start=at, end=days[1],
                )  # fmt: skip
        if stretch is not None and draft.part:
            days = calendar.part_days(stretch, draft.part)
            if days and draft.relation in ("by", "until", "before", "since") and draft.part in ("start", "end"):
                at = days[1] if draft.part == "end" else days[0]
                days = (at, at)
        if draft.direction in ("of", "from", "to") and draft.form in (Form.DATE, Form.WEEKDAY) and days:
            days = _measured_days(days, draft)
            value = length_value(draft.count, draft.unit)
            if draft.unit == "W" and draft.count == 1 and days:
                value = calendar.week_stretch(days[0]).value
            stretch = None
        if days and draft.so_far and self.published is not None and days[0] <= self.published:
            days = (days[0], min(days[1], self.published))
        if draft.daypart and draft.form is not Form.DAYPART:
            kind, value = "time", f"{value}T{draft.daypart}"
        if draft.clock and draft.form is not Form.CLOCK:
            kind, value = "time", f"{value}T{draft.clock}"
        return Reading(kind, value, days, reading.basis, stretch, reading.length)


def _measured_days(days: tuple[date, date], draft: Draft) -> tuple[date, date] | None:
    """The week of a day, or so many units that start with its first day or end with its last."""
    if draft.direction == "of":
        return _days_of(calendar.week_stretch(days[0]))
    unit, count = _UNITS[draft.unit], round(draft.count or 1)
    if draft.direction == "from":
        after = calendar.moved(days[0], unit, count)
        last = calendar.days_after(after, -1) if after else None
        return (days[0], last) if last else None
    after = calendar.days_after(days[1], 1)
    first = calendar.moved(after, unit, -count) if after else None
    return (first, days[1]) if first else None


def _cut(stretch: Stretch, cut: tuple[str, int, int]) -> tuple[str, tuple[date, date] | None]:
    """Value and days of a cut. The value of a week is the ISO week of its middle day, of other runs both ends."""
    unit, place, count = cut
    if unit == "half" and stretch.unit == "year":
        half = calendar.half_stretch(stretch.year, place)
        return half.value, _days_of(half)
    days = calendar.cut_days(stretch, unit, place, count)
    if days is None:
        return stretch.value, None
    if unit == "day" and count == 1:
        return days[0].isoformat(), days
    if unit == "week" and count == 1:
        return calendar.week_stretch(calendar.days_after(days[0], 3) or days[0]).value, days
    if unit == "month" and count == 1:
        return calendar.month_stretch(days[0].year, days[0].month).value, days
    return (stretch.value if unit == "half" else f"{days[0].isoformat()}/{days[1].isoformat()}"), days


def _plain(stretch: Stretch, basis: PeriodBasis = STATED) -> Reading:
    return Reading("date", stretch.value, _days_of(stretch), basis, stretch)


def _days_of(stretch: Stretch | None) -> tuple[date, date] | None:
    if stretch is None or stretch.start is None or stretch.end is None:
        return None
    return stretch.start, stretch.end


_ORDER = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")


def _fine_enough(told: Stretch, unit: str) -> bool:
    """Does the date told before fix a stretch of this unit? A month does not fix "the following day"."""
    return _ORDER.index(told.unit) <= _ORDER.index(unit)


def _unknown(unit: str, told: Stretch | None = None) -> str:
    if told is not None and told.month is not None and unit == "day":
        return f"{calendar.year_text(told.year)}-{told.month:02d}-XX"
    return {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX")


def _length(count: float | None, unit: str) -> int | None:
    """Days of a length, months as 30.44 and years as 365.25; None for what is shorter than a day."""
    if count is None or unit not in _DAYS or count > 1e7:
        return None
    return round(count * _DAYS[unit]) or None


def _following_year(year: int, told_month: int | None, month: int) -> int:
    """The year of a month told after another one: a long step back is a step over the new year."""
    if told_month is None:
        return year
    if month - told_month <= -7:
        return year + 1
    return year - 1 if month - told_month >= 10 else year


def _is_narrative(drafts: Sequence[Draft], published: date | None) -> bool:
    if published is None:
        return True
    now = published.year * 12 + published.month
    ages = [now - (12 * d.year + (d.month or 12)) for d in drafts if d.year is not None and d.form is Form.DATE]
    old = sum(age > 12 for age in ages)
    return old >= 4 and old >= 0.6 * len(ages)


def period_of(reading: Reading) -> Period | None:
    """The period of a reading, None when it has no days."""
    return Period(reading.days[0], reading.days[1], reading.basis) if reading.days else None
