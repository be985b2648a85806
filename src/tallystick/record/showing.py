"""One measure, all its series side by side: by month, and one month under every convention with its sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tallystick.arithmetic.measuring import Measured, levels, means, points_within, totals
from tallystick.arithmetic.windows import in_windows, level_means, oldest_day, windows_of
from tallystick.errors import TallystickError
from tallystick.maths.calendar import month_end, month_start
from tallystick.maths.digits import grouped
from tallystick.model.period import Period
from tallystick.model.series import Measure, Record, Series, SeriesForm
from tallystick.model.sheet import Column, Reading, Sheet


def make_sheet(theatre: str, record: Record, measure: str, *, month: date | None, as_of: date) -> Sheet:
    """The sheet of a measure, of the newest month that its series hold in full unless another is asked for.

    Raises KeyError when there is no such measure, TallystickError when nothing is held of it.
    """
    described = record.measures[measure]
    series = tuple(each for each in (_with_vintages(held, as_of) for held in record.of(measure)) if each.days)
    if not series:
        raise TallystickError(f"nothing is held of {measure} as of {as_of}: tallystick record update may bring it")
    columns = tuple(column for each in series for column in _columns(described, each))
    begin = month_start(month if month is not None else _newest(series, columns))
    return Sheet(
        theatre=theatre,
        measure=described,
        series=series,
        columns=columns,
        month=begin,
        readings=tuple(_readings(series, Period(begin, month_end(begin)))),
        as_of=as_of,
    )


def _with_vintages(held: Series, as_of: date) -> Series:
    """The series as known on a day, with the vintages that had been replaced by then."""
    known = held.as_known(as_of)
    if known is held or not held.earlier:
        return known
    current = set(zip(known.days, known.values, known.known, strict=True))
    before = (row for row in held.earlier if row[2] <= as_of.toordinal() and row not in current)
    return replace(known, earlier=tuple(sorted(before)))


def _columns(measure: Measure, series: Series) -> Iterator[Column]:
    # a level is shown where it stood, also ground that adds up: what it gained is among the readings
    additive = measure.additive and series.form is not SeriesForm.LEVEL
    for found in in_windows(series, windows_of(series, "month"), statistics=("mean",), additive=additive):
        values = {first: value for (first, _), value in zip(found.windows, found.values, strict=True)}
        if values:
            yield Column(series=series, convention=found.convention.label, statistic=found.statistic, months=values)


def _newest(series: Sequence[Series], columns: Sequence[Column]) -> date:
    months = [max(column.months) for column in columns if column.series.weight == "primary"]
    months = months or [max(column.months) for column in columns]
    return date.fromordinal(max(months) if months else max(each.days[-1] for each in series))


def _readings(series: Sequence[Series], month: Period) -> Iterator[Reading]:
    """Each series by what can be asked of its form; readings that cannot be told apart are given once."""
    seen: set[tuple[str, str, str]] = set()
    for each in series:
        oldest = min((oldest_day(each, convention) for convention in each.conventions), default=0)
        if month.end.toordinal() < oldest and each.form is not SeriesForm.POINT:
            continue
        for what, found in _asked(each, month):
            key = (each.id, what, f"{found.convention.partition(',')[0]} {grouped(found.value)}")
            if key not in seen:
                seen.add(key)
                yield Reading(
                    series=each,
                    what=what,
                    convention=found.convention,
                    value=found.value,
                    expression=found.expression,
                )


def _asked(series: Series, month: Period) -> Iterator[tuple[str, Measured]]:
    if series.form is SeriesForm.POINT:
        yield from (("as published", found) for found in points_within(series, month.start, month.end))
    elif series.form is SeriesForm.LEVEL:
        yield from (("at its end", found) for found in levels(series, month.end))
        yield from (("its mean", found) for found in level_means(series, month))
        yield from (("its change", found) for found in totals(series, month))
    else:
        yield from (("total", found) for found in totals(series, month))
        yield from (("mean per day", found) for found in means(series, month, 1.0))
