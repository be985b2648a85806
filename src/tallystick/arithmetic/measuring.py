"""What one series says about some days, under each convention it may be read by.

Everything is computed from rows that are handed back with it, so that a reader can redo the sum by hand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from math import isnan
from operator import itemgetter
from typing import NamedTuple

from tallystick.arithmetic.daily import STALE_DAYS
from tallystick.maths.calendar import month_start, whole_months
from tallystick.maths.digits import grouped
from tallystick.model.period import Period
from tallystick.model.series import Convention, Series, SeriesForm

AS_PUBLISHED = Convention(id="as_published", label="as published", open=0, close=0)
REPORT_DATES = Convention(id="report_day", label="report dates", open=-1, close=0)

CORRECTED = ", corrections included"  # ends the label of a plain difference over days that hold a correction

Row = tuple[date, float]
Month = tuple[date, float, int]  # its first day, its mean per day, its days
_DAY = itemgetter(0)


class Measured(NamedTuple):
    """A value, the sum that gives it and the rows the sum needs. `convention` is the label of the way it was read.

    `write` puts the sum in words: of a hundred values that are looked at a few are told.
    `window` is the days that an extreme fell on; `bounds` the low and high of a modelled or estimated value.
    """

    series: Series
    convention: str
    value: float
    write: Callable[[], str]
    rows: tuple[Row, ...]
    caveat: str | None = None
    restated: float = 0.0  # corrections that fall within the days, in the series' unit
    window: tuple[date, date] | None = None
    bounds: tuple[float, float] | None = None

    @property
    def expression(self) -> str:
        """The sum in words, to be done again by hand: "(789,550 − 740,400) / 31 = 1,585.5"."""
        return self.write()


def conventions(series: Series) -> tuple[Convention, ...]:
    """The ways a series may honestly be read; dated figures only as they were published."""
    if series.form in (SeriesForm.POINT, SeriesForm.MONTHLY_MEAN):
        return (AS_PUBLISHED,)
    return series.conventions or (REPORT_DATES,)


def value_on(series: Series, ordinal: int) -> Row | None:
    """The (day, value) that holds on a day: exact for counts, the newest within a few days for levels."""
    if series.form is SeriesForm.CUMULATIVE:
        exact = series.at(ordinal)
        if exact is not None:
            return date.fromordinal(ordinal), exact
        if series.weight == "primary":
            return None
    found = series.latest(ordinal, STALE_DAYS.get(series.weight, 7))
    return (date.fromordinal(found[0]), found[1]) if found else None


def restated(series: Series, after: int, upto: int) -> float:
    """Sum of the source's own corrections dated in (after, upto]: no event of those days."""
    if not series.restatements:
        return 0.0
    dated = series.once("restated", lambda: sorted(series.restatements.items()))
    first = bisect_right(dated, after, key=_DAY)
    return sum([amount for _, amount in dated[first : bisect_right(dated, upto, first, key=_DAY)]], 0.0)


def change(
    series: Series, convention: Convention, first: date, last: date, *, corrected: bool = True
) -> Measured | None:
    """What a count or a level gained over the days first..last; None where a row is missing.

    `corrected`: without the source's own corrections of earlier figures, which fell on no day.
    """
    low, high = first.toordinal() + convention.open, last.toordinal() + convention.close
    start, end = value_on(series, low), value_on(series, high)
    if series.form is SeriesForm.CUMULATIVE and series.days and low < series.days[0]:
        start = date.fromordinal(low), 0.0  # nothing was counted yet; of days that all lie before, nothing is known
    if start is None or end is None or end[0] <= start[0]:
        return None
    correction = restated(series, low, high)
    removed = correction if corrected else 0.0
    value = end[1] - start[1] - removed
    return Measured(
        series=series,
        convention=convention.label if corrected else convention.label + CORRECTED,
        value=value,
        write=partial(_difference, start[1], end[1], removed, value),
        rows=(start, end),
        restated=correction,
    )


def _difference(start: float, end: float, removed: float, value: float) -> str:
    told = f"{grouped(end, 9)} − {grouped(start, 9)}"
    if removed:
        told += f" {'−' if removed > 0 else '+'} {grouped(abs(removed), 9)} restated"
    return f"{told} = {grouped(value)}"


def totals(series: Series, period: Period) -> Iterator[Measured]:
    """What happened in the period, one value a convention."""
    if series.form is SeriesForm.POINT:
        yield from _points(series, period)
    elif series.form is SeriesForm.MONTHLY_MEAN:
        yield from _months_total(series, period)
    else:
        for convention in conventions(series):
            measured = change(series, convention, period.start, period.end)
            if measured is None:
                continue
            yield measured
            if measured.restated:  # the source's own monthly totals are plain differences
                yield change(series, convention, period.start, period.end, corrected=False) or measured


def means(series: Series, period: Period, days_each: float) -> Iterator[Measured]:
    """The mean per `days_each` days (1 a day, 7 a week) over the period, one value a convention."""
    if series.form is SeriesForm.MONTHLY_MEAN and days_each == 1.0 and len(_months_of(period.start, period.end)) == 1:
        value = series.at(period.start.toordinal())
        if value is not None:
            yield Measured(
                series=series,
                convention="mean as published",
                value=value,
                write=lambda: f"{grouped(value, 9)} for {period.start:%B %Y}",
                rows=((period.start, value),),
            )
        return
    for total in totals(series, period):
        yield mean_of(total, period.days, days_each)


def mean_of(total: Measured, days: int, days_each: float) -> Measured:
    """A total spread over its days."""
    value = total.value / days * days_each

    def write() -> str:
        told = total.expression
        head = told.rpartition(" = ")[0] or told
        inner = f"({head})" if " " in head else head
        times = "" if days_each == 1.0 else f" × {grouped(days_each)}"
        return f"{inner} / {days}{times} = {grouped(value)}"

    return total._replace(value=value, write=write, restated=0.0, bounds=None)


def levels(series: Series, on: date) -> Iterator[Measured]:
    """Where the series stood on a day: by the report of that day, and by the one that closed the day's own losses."""
    if series.form is SeriesForm.MONTHLY_MEAN:
        return
    if series.form is SeriesForm.POINT:
        yield from _points(series, Period(on, on))
        return
    for convention in conventions(series):
        row = value_on(series, on.toordinal() + convention.close)
        if row is not None:
            yield _level(series, convention.label, row)


def _level(series: Series, convention: str, row: Row, caveat: str | None = None) -> Measured:
    return Measured(
        series=series,
        convention=convention,
        value=row[1],
        write=lambda: f"{grouped(row[1], 9)} on {row[0].day} {row[0]:%B %Y}",
        rows=(row,),
        caveat=caveat,
        bounds=bounds_on(series, row[0].toordinal()),
    )


def bounds_on(series: Series, ordinal: int) -> tuple[float, float] | None:
    """The low and high that the source gives with the value of exactly that day; None unless it gives both."""
    if not series.lows or not series.highs:
        return None
    index = bisect_left(series.days, ordinal)
    if index == len(series.days) or series.days[index] != ordinal:
        return None
    low, high = series.lows[index], series.highs[index]
    return None if isnan(low) or isnan(high) else (low, high)


def _points(series: Series, period: Period) -> Iterator[Measured]:
    """Dated figures for exactly these days."""
    first, day = period.start.toordinal(), period.end.toordinal()
    for index in range(bisect_left(series.days, day), bisect_right(series.days, day)):
        if (series.starts[index] if series.starts else day) == first:
            yield point(series, day, series.values[index])


def point(series: Series, day: int, value: float) -> Measured:
    """One dated figure as somebody published it."""
    label, on = series.labels.get(day), date.fromordinal(day)
    return Measured(
        series=series,
        convention=label or AS_PUBLISHED.label,
        value=value,
        write=lambda: f"{grouped(value, 9)} as published for {on.day} {on:%B %Y}",
        rows=((on, value),),
        bounds=bounds_on(series, day),
    )


def points_within(series: Series, first: date, last: date) -> Iterator[Measured]:
    """Dated figures of the days first..last, each by itself."""
    low, high = first.toordinal(), last.toordinal()
    for day, value in zip(series.days, series.values, strict=True):
        if low <= day <= high:
            yield point(series, day, value)


def _months_total(series: Series, period: Period) -> Iterator[Measured]:
    """Monthly means times their days, for periods that are whole months."""
    months = months_within(series, period)
    if months:
        total = sum_of_months(months)

        def write() -> str:
            shown = months if len(months) <= 3 else (months[0], months[-1])
            terms = (" + " if shown is months else " + … + ").join(
                f"{grouped(value, 9)} × {days}" for _, value, days in shown
            )
            return f"{terms} = {grouped(total)}"

        yield Measured(
            series=series,
            convention="monthly mean × days",
            value=total,
            write=write,
            rows=tuple([(month, value) for month, value, _ in months]),
        )


def months_within(series: Series, period: Period) -> list[Month]:
    """Every month of a period that is whole months; empty where one is missing."""
    found = []
    for month, days in _months_of(period.start, period.end):
        value = series.at(month.toordinal())
        if value is None:
            return []
        found.append((month, value, days))
    return found


@lru_cache(maxsize=1024)
def _months_of(first: date, last: date) -> tuple[tuple[date, int], ...]:
    """The first day of each whole month and how many days it has."""
    return tuple([(month, (month_start(month, 1) - month).days) for month in whole_months(first, last)])


def sum_of_months(months: Sequence[Month]) -> float:
    """Each month's mean times its days, added up."""
    return sum([value * days for _, value, days in months], 0.0)
