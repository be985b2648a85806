"""Highest and lowest with their days, records, ranks and runs, each counted back until it breaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from tallystick.arithmetic.measuring import Measured, Row
from tallystick.arithmetic.windows import Windows, in_windows, window_measured, windows_of, with_caveat
from tallystick.maths.chains import farthest, rank, record_chain, run_of_records, run_of_rises
from tallystick.maths.digits import grouped
from tallystick.maths.stretches import Window
from tallystick.model.series import Series, SeriesForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a window stands among all before it, under one convention and statistic.

    `rank` 1 is the highest (lowest). `records` is how many windows in a row, this one the last, were each a record;
    `rises` how many in a row exceeded the one before. `open`: the run reaches back to the first window held, so that it
    may be longer.
    """

    windows: Windows
    window: Window
    value: float
    rank: int
    among: int
    records: int
    rises: int
    open: bool
    lowest: bool = False

    @property
    def is_record(self) -> bool:
        """Does it beat every window before it?"""
        return self.records > 0

    @property
    def chain(self) -> tuple[tuple[Window, float], ...]:
        """Every record up to this window, oldest first; the first window held opens it."""
        windows, values = self.windows.windows, self.windows.values
        return tuple((windows[k], values[k]) for k in record_chain(values, lowest=self.lowest))


def places(
    series: Series,
    windows: Sequence[Window],
    *,
    lowest: bool = False,
    statistics: Sequence[str] = ("mean", "total"),
    additive: bool = True,
) -> Iterator[Place]:
    """Where the last of the windows (rising) stands among them, under every convention and statistic.

    Nothing comes under a convention that cannot tell the last window, or only that one.
    """
    for found in in_windows(series, windows, statistics=statistics, additive=additive):
        values = found.values
        if len(values) < 2 or found.windows[-1] != windows[-1]:
            continue
        place = rank(values[:-1], values[-1], lowest=lowest)
        records = run_of_records(values, lowest=lowest) if place == 1 else 0
        up = run_of_rises(values, falling=lowest)
        yield Place(
            windows=found,
            window=windows[-1],
            value=values[-1],
            rank=place,
            among=len(values),
            records=records,
            rises=up,
            open=max(records, up) == len(values) - 1,
            lowest=lowest,
        )


def extremes(
    series: Series,
    first: date,
    last: date,
    *,
    step: str | int = "day",
    lowest: bool = False,
    statistics: Sequence[str] = ("total",),
    additive: bool = True,
) -> Iterator[Measured]:
    """The highest (lowest) window within the days first..last, the earliest of equals, under every convention.

    A level (`additive` false) or dated figures give the farthest row instead, with its day. Restatements are no events
    and are taken out; windows before the series is reliable are left out, and the caveat says so.
    """
    if series.form is SeriesForm.POINT or (series.form is SeriesForm.LEVEL and not additive and step == "day"):
        yield from _farthest(series, first, last, lowest=lowest)
        return
    low, high = first.toordinal(), last.toordinal()
    every = windows_of(series, step, additive=additive)
    within = every[bisect_left(every, (low, 0)) : bisect_right(every, high, key=itemgetter(1))]
    for found in in_windows(series, within, statistics=statistics, additive=additive):
        if not found.values:
            continue
        at = farthest(found.values, lowest=lowest)
        measured = _measured(found, found.windows[at], found.values[at])
        if measured is not None:
            yield with_caveat(measured, found.caveat)


def _measured(found: Windows, window: Window, value: float) -> Measured | None:
    days = date.fromordinal(window[0]), date.fromordinal(window[1])
    if found.statistic == "level":
        series = found.series
        at = bisect_left(series.days, window[0])
        given = at < len(series.days) and series.days[at] <= window[1]
        rows = ((date.fromordinal(series.days[at]), series.values[at]),) if given else ()
        label = found.convention.label
        return Measured(
            series=series,
            convention=label,
            value=value,
            write=lambda: f"mean of what stood from {days[0]} to {days[1]} = {grouped(value)}",
            rows=rows,
            window=days,
        )
    measured = window_measured(found.series, found.convention, window, mean=found.statistic == "mean")
    if measured is None:
        return None
    return measured._replace(window=days, caveat=None, bounds=None)


def _farthest(series: Series, first: date, last: date, *, lowest: bool) -> Iterator[Measured]:
    farthest = extreme_row(series, first, last, lowest=lowest)
    if farthest is None:
        return
    (on, value), count = farthest
    figures = "figures" if series.form is SeriesForm.POINT else "days"
    yield Measured(
        series=series,
        convention=series.labels.get(on.toordinal(), "as published"),
        value=value,
        write=lambda: f"{'lowest' if lowest else 'highest'} of {count} {figures}: {grouped(value, 9)} on {on}",
        rows=((on, value),),
        window=(on, on),
        caveat="dated figures, not every day" if series.form is SeriesForm.POINT else None,
    )


def extreme_row(series: Series, first: date, last: date, *, lowest: bool) -> tuple[Row, int] | None:
    """The highest (lowest) row of the days first..last, the earliest of equals, and how many rows there are."""
    key = ("extreme row", first, last, lowest)
    return series.once(key, lambda: _extreme_row(series, first, last, lowest=lowest))


def _extreme_row(series: Series, first: date, last: date, *, lowest: bool) -> tuple[Row, int] | None:
    low, high = bisect_left(series.days, first.toordinal()), bisect_right(series.days, last.toordinal())
    rows = series.values[low:high]
    if not rows:
        return None
    value = (min if lowest else max)(rows)
    return (date.fromordinal(series.days[low + rows.index(value)]), value), len(rows)
