"""A part, a cut or a time of day applied to what an expression stands for."""

from __future__ import annotations

from datetime import date

from tallystick.language import calendar
from tallystick.language.calendar import Stretch
from tallystick.language.times.drafts import UNIT_CODES, Draft, Form
from tallystick.language.times.lengths import length_value
from tallystick.language.times.meanings import UNITS, Meaning, days_of


def narrow(draft: Draft, meaning: Meaning, published: date | None) -> Meaning:
    """Apply the part, cut, time of day, week or "so far" of a draft to the days of its meaning."""
    if not (draft.part or draft.direction or draft.daypart or draft.clock or draft.so_far or draft.cut is not None):
        return meaning
    stretch, days, value, kind = meaning.stretch, meaning.days, meaning.value, meaning.kind
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
    if days and draft.so_far and published is not None and days[0] <= published:
        days = (days[0], min(days[1], published))
    if days and published is not None and draft.pointer == "this" and days[0] <= published <= days[1]:
        if draft.direction == "earlier":
            days = (days[0], published)
        elif draft.direction == "later":
            days = (published, days[1])
    if draft.direction == "into" and stretch is not None and stretch.unit == "day" and days:
        eve = calendar.days_after(days[0], -1)  # overnight into Saturday
        if eve is not None:
            value, days = eve.isoformat(), (eve, days[1])
    if draft.daypart and draft.form is not Form.DAYPART:
        kind, value = "time", f"{value}T{draft.daypart}"
    if draft.clock and draft.form is not Form.CLOCK:
        kind, value = "time", f"{value}T{draft.clock}"
    return Meaning(kind, value, days, meaning.basis, stretch, meaning.length)


def _measured_days(days: tuple[date, date], draft: Draft) -> tuple[date, date] | None:
    """The week of a day, or so many units that start with its first day or end with its last."""
    if draft.direction == "of":
        return days_of(calendar.week_stretch(days[0]))
    unit, count = UNITS[draft.unit], round(draft.count or 1)
    if draft.direction == "from":
        after = calendar.moved(days[0], unit, count)
        last = calendar.days_after(after, -1) if after else None
        return (days[0], last) if last else None
    after = calendar.days_after(days[1], 1)
    first = calendar.moved(after, unit, -count) if after else None
    return (first, days[1]) if first else None


def _cut(stretch: Stretch, cut: tuple[str, int, int]) -> tuple[str, tuple[date, date] | None]:
    """Value and days of a cut. The value of a week is the ISO week of its middle day, of a longer run its length."""
    unit, place, count = cut
    if unit == "half" and stretch.unit == "year":
        half = calendar.half_stretch(stretch.year, place)
        return half.value, days_of(half)
    days = calendar.cut_days(stretch, unit, place, count)
    if days is None:
        return stretch.value, None
    if unit == "day" and count == 1:
        return days[0].isoformat(), days
    if unit == "week" and count == 1:
        return calendar.week_stretch(calendar.days_after(days[0], 3) or days[0]).value, days
    if unit == "decade" and count == 1:
        return calendar.decade_stretch(days[0].year).value, days
    if unit == "quarter" and count == 1:
        return calendar.quarter_stretch(days[0].year, (days[0].month + 2) // 3).value, days
    if unit == "month" and count == 1:
        return calendar.month_stretch(days[0].year, days[0].month).value, days
    if unit == "half":
        return stretch.value, days
    return length_value(float(count), UNIT_CODES[unit]) if unit in UNIT_CODES else stretch.value, days
