"""A series of the package with what the store holds beyond it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import isnan, nan

from tallystick.model.series import Series
from tallystick.record.store.vintages import Row, base_restatements, base_rows, history, read_on, vintages


def overlay(series: Series, values: Iterable[Row], restatements: Iterable[Row] = ()) -> Series:
    """The series with the store's rows laid over it.

    The newest vintage of a day is its value; the others are in `earlier`. A series that the package lacks comes in
    with no days. A restatement of 0 takes one out.
    """
    series = _with_restatements(series, _by_day(restatements))
    stored = _by_day(values)
    if not stored:
        return series
    base, limit = base_rows(series, stored), read_on(series)
    newest: dict[int, tuple[float, ...]] = dict(zip(series.days, _columns(series), strict=True))
    earlier = [row for row in series.earlier if row[0] not in stored]
    labels = dict(series.labels)
    for day, rows in stored.items():
        # a series knows days, no hours: of the values of one day the last counts
        by_known = {row.known: row for row in history(base.get(day, ()), rows, limit)}
        *before, last = vintages(list(by_known.values()))
        bounds = (nan if bound is None else bound for bound in (last.low, last.high))
        newest[day] = (last.value, last.known, day if last.start is None else last.start, *bounds)
        earlier += [(day, row.value, row.known) for row in before]
        if last.label:
            labels[day] = last.label
    days = tuple(sorted(newest))
    amounts, known, starts, lows, highs = zip(*(newest[day] for day in days), strict=True)
    return replace(
        series,
        days=days,
        values=amounts,
        known=known,
        starts=() if starts == days else starts,
        labels=labels,
        earlier=tuple(sorted(earlier)),
        lows=() if all(map(isnan, lows)) else lows,
        highs=() if all(map(isnan, highs)) else highs,
    )


def _columns(series: Series) -> Iterator[tuple[float, int, int, float, float]]:
    """Value, day known, start, low and high of each day; NaN for a bound that is not given."""
    nothing = (nan,) * len(series.days)
    starts = series.starts or series.days
    return zip(series.values, series.known, starts, series.lows or nothing, series.highs or nothing, strict=True)


def _with_restatements(series: Series, stored: Mapping[int, list[Row]]) -> Series:
    if not stored:
        return series
    base, limit = base_restatements(series), read_on(series)
    amended = dict(series.restatements)
    for day, rows in stored.items():
        amended[day] = history(base.get(day, ()), rows, limit)[-1].value
    return replace(series, restatements={day: amount for day, amount in sorted(amended.items()) if amount})


def _by_day(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.day].append(row)
    return found
