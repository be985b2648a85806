"""What pointing words stand for: weekdays, this week, two days later, the past three months, the same period."""

from __future__ import annotations

from datetime import date

from tallystick.language import calendar
from tallystick.language.calendar import Stretch
from tallystick.language.times.drafts import Draft
from tallystick.language.times.lengths import length_value
from tallystick.language.times.meanings import INHERITED, RELATIVE, UNITS, Meaning, days_of, length_days, plain
from tallystick.language.times.narration import Narration
from tallystick.model.period import PeriodBasis

_ORDER = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")


class PointedResolver:
    """Resolves what counts from the publication or from what the text told before."""

    def __init__(self, narration: Narration, published: date | None) -> None:
        self.narration, self.published = narration, published

    def weekday(self, draft: Draft) -> Meaning:
        base, basis = self.published, RELATIVE
        told = self.narration.pointed_at(draft)
        if told is not None and told.unit == "day" and told.start is not None:
            if self.narration.narrative or draft.pointer in ("following", "that", "same"):
                base, basis = told.start, INHERITED
        if base is None:
            return Meaning("date", f"XXXX-WXX-{draft.number}", basis=RELATIVE)
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
            shift = ahead if back and self.narration.looks_ahead(draft) else -back
        day = calendar.days_after(base, shift)
        return plain(calendar.date_stretch(day), basis) if day else Meaning("date", f"XXXX-WXX-{draft.number}")

    def unit(self, draft: Draft) -> Meaning:
        """This week, last month, the previous year, that day, the end of the month."""
        pointer, unit = draft.pointer, draft.unit
        told = self.narration.pointed_at(draft)
        if unit in ("time", "period", "date"):
            if told is None:
                return Meaning("date", "XXXX-XX-XX" if unit == "date" else "PRESENT_REF")
            days = days_of(told) if unit in ("period", "date") or pointer == "the" else None
            return Meaning("date", "PRESENT_REF" if pointer == "the" else told.value, days, INHERITED)
        narrative = self.narration.narrative
        backward = pointer in ("that", "same", "previous", "following")
        if pointer == "the" and told is not None:
            near = draft.sentence - self.narration.reference_sentence <= 1
            backward = narrative or (near and unit != "weekend")
        elif pointer == "this" and told is not None:
            backward = narrative and unit not in ("week", "weekend")
        if not backward or (told is None and self.published is not None):
            if self.published is None:
                return Meaning("date", self.unknown(unit), basis=RELATIVE)
            step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(pointer, 0)
            if unit == "weekend" and pointer == "the":
                step = -(self.published.isoweekday() < 6)  # "over the weekend", told in the week after
            return self._from_day(self.published, unit, step, RELATIVE)
        if told is None or told.year is None:
            return Meaning("date", self.unknown(unit), basis=INHERITED)
        step = {"previous": -1, "following": 1}.get(pointer, 0)
        if unit == "year":
            year = told.year + step
            return plain(calendar.year_stretch(year + step if year == 0 else year), INHERITED)
        if told.start is None or not _fine_enough(told, unit):
            if told.year < 0 and unit in ("decade", "century"):
                step = step if told.unit == unit else min(step, 0)
                return plain(self._before_christ(told.year, unit, step), INHERITED)
            return Meaning("date", self.unknown(unit, told))
        if pointer in ("the", "that", "same", "this") and unit == told.unit:
            return plain(told, INHERITED)
        return self._from_day(told.start, unit, step, INHERITED)

    def unknown(self, unit: str, told: Stretch | None = None) -> str:
        return _unknown(unit, told, self.narration.ancient)

    def _from_day(self, base: date, unit: str, step: int, basis: PeriodBasis) -> Meaning:
        at = calendar.moved(base, unit, step)
        stretch = calendar.stretch_at(at, unit) if at else None
        return plain(stretch, basis) if stretch else Meaning("date", self.unknown(unit), basis=basis)

    @staticmethod
    def _before_christ(year: int, unit: str, step: int) -> Stretch:
        """The decade or century of a year before Christ, or one `step` later."""
        if unit == "decade":
            return calendar.decade_stretch(year + 10 * step)
        return calendar.century_stretch(min(-1, -((-year + 99) // 100) + step))

    def offset(self, draft: Draft) -> Meaning:
        """Three days ago, two weeks later, a year earlier."""
        back = draft.direction in ("ago", "earlier")
        unit = UNITS.get(draft.unit)
        told = self.narration.pointed_at(draft)
        base: Stretch | None = None
        if draft.direction in ("ago", "hence"):
            basis = RELATIVE
            if self.published is not None and not self.narration.narrative:
                base = calendar.date_stretch(self.published)
            elif told is not None:
                base = told
        else:
            basis, base = INHERITED, told
            if base is None and self.published is not None:
                base = calendar.date_stretch(self.published)
        vague = Meaning("date", "PAST_REF" if back else "FUTURE_REF")
        if draft.count is None or base is None or base.year is None or abs(draft.count) > 1e6:
            return vague
        if unit is None:
            same = calendar.date_stretch(base.start) if base.unit == "day" and base.start and draft.count < 24 else None
            return Meaning("date", same.value, days_of(same), basis, same) if same else vague
        count = -round(draft.count) if back else round(draft.count)
        return self._bounded(draft, base, self._steps_from(base, unit, count, basis), unit, count)

    def _steps_from(self, base: Stretch, unit: str, count: int, basis: PeriodBasis) -> Meaning:
        """So many units before or after a stretch: the unit that is reached; the month for a single year."""
        if base.year is None:
            return Meaning("date", self.unknown(unit), basis=basis)
        if unit == "year" or (unit == "decade" and base.start is None):
            year = base.year + count * (10 if unit == "decade" else 1)
            stretch = calendar.year_stretch(year - 1 if year <= 0 < base.year else year)
            if base.start is not None and abs(count) == 1 and base.month is not None:
                month = calendar.month_stretch(year, base.month)
                return Meaning("date", stretch.value, days_of(month), basis, stretch)
            return plain(stretch, basis)
        if base.start is None or not _fine_enough(base, unit):
            return Meaning("date", f"{calendar.year_text(base.year)}-XX", basis=basis)
        return self._from_day(base.start, unit, count, basis)

    def _bounded(self, draft: Draft, base: Stretch, meaning: Meaning, unit: str, count: int) -> Meaning:
        """ "More than two years ago": in the year before that; "less than a week ago": since then."""
        words, hedge = self.narration.cursor.words, self.narration.cursor.lowers[draft.first]
        if hedge not in words.hedges_beyond and hedge not in words.hedges_within:
            return meaning
        if base.start is None or base.unit != "day" or meaning.days is None:
            return meaning
        beyond = hedge in words.hedges_beyond
        near = calendar.moved(base.start, unit, count)
        far = calendar.moved(base.start, unit, count + (1 if count > 0 else -1)) if beyond else base.start
        if near is None or far is None:
            return meaning
        return meaning._replace(days=(min(near, far), max(near, far)))

    def rolling(self, draft: Draft) -> Meaning:
        """The past three months: that many units up to the day before publication."""
        value = length_value(draft.count, draft.unit)
        plain = Meaning("duration", value, length=length_days(draft.count, draft.unit))
        if draft.count is None or self.published is None or self.narration.narrative or draft.count > 10000:
            return plain
        if draft.pointer not in ("last", "next"):
            return plain
        sign = -1 if draft.pointer == "last" else 1
        unit, count = UNITS.get(draft.unit, "day"), round(draft.count)
        if draft.unit == "TH":
            count = max(1, round(draft.count / 24))
        elif draft.unit not in UNITS:
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
        return Meaning("date", value, days, RELATIVE, told)

    def deictic(self, draft: Draft) -> Meaning:
        if self.published is None or self.narration.narrative:
            return Meaning("date", "PRESENT_REF" if draft.number == 0 else "XXXX-XX-XX", basis=RELATIVE)
        day = calendar.days_after(self.published, draft.number)
        return plain(calendar.date_stretch(day), RELATIVE) if day else Meaning("date", "XXXX-XX-XX")

    def same_period(self, draft: Draft) -> Meaning:
        told = self.narration.pointed_at(draft)
        if told is None or told.year is None or told.start is None or told.end is None:
            if self.published is None:
                return Meaning("date", "XXXX")
            return plain(calendar.year_stretch(draft.year or self.published.year - draft.number), RELATIVE)
        year = draft.year if draft.year is not None else told.year - draft.number
        shift = 12 * (year - told.year)
        start, end = calendar.months_after(told.start, shift), calendar.months_after(told.end, shift)
        value = calendar.year_text(year) + told.value[4:]
        return Meaning("date", value, (start, end) if start and end and start <= end else None, INHERITED)


def _fine_enough(told: Stretch, unit: str) -> bool:
    """Does the date told before fix a stretch of this unit? A month does not fix "the following day"."""
    return _ORDER.index(told.unit) <= _ORDER.index(unit)


def _unknown(unit: str, told: Stretch | None = None, ancient: bool = False) -> str:
    if told is not None and told.month is not None and unit == "day":
        return f"{calendar.year_text(told.year)}-{told.month:02d}-XX"
    value = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX")
    return f"BC{value}" if ancient else value
