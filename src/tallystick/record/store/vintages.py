"""Which values a day has had, and when each became known: the package's and the store's as one history.

The package is a reading of the source as of its newest day (`read_on`). Where the store says something else for that
day, what the package says comes after it: a package that was brought up to date is not hidden by an older store.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from math import isclose, isnan, nan
from typing import NamedTuple

from tallystick.model.series import Series

_AFTER_ALL = 1_000_000  # a turn no store reaches: the package's word of a day comes last on it


class Row(NamedTuple):
    """One value (or restatement) of one day of a series, as the store keeps it. Days are ordinals.

    `turn` counts values that became known on the same day. `stated` is the day known as the source itself gives it;
    None where it was left to the series' lag, or where the value was seen to differ.
    """

    day: int
    known: int
    value: float
    turn: int = 0
    stated: int | None = None
    start: int | None = None
    label: str = ""
    low: float | None = None
    high: float | None = None
    document: int | None = None


def same(a: float, b: float) -> bool:
    """Are these one value? What differs by less than nine digits comes from how a table was written."""
    return a == b or isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


def agree(a: Row, b: Row) -> bool:
    """Do two rows say the same? Intervals and periods are compared where both have them."""
    return same(a.value, b.value) and all(
        x is None or y is None or same(x, y) for x, y in ((a.low, b.low), (a.high, b.high), (a.start, b.start))
    )


def history(base: Sequence[Row], stored: Sequence[Row], read_on: int) -> list[Row]:
    """All rows of one day, oldest first. `base`: the package's rows of it; `stored`: the store's."""
    if not stored:
        return sorted(base, key=_order)
    kept = {row.known for row in stored}
    rows = sorted([*stored, *(row for row in base if row.known not in kept)], key=_order)
    newest = max(base, key=_order, default=None)
    if newest is not None and not any(row.known == newest.known and agree(row, newest) for row in stored):
        before = [row for row in rows if row.known <= read_on]
        if not before or not agree(before[-1], newest):  # the package was built anew since the store was written
            rows = sorted([*rows, newest._replace(known=read_on, turn=_AFTER_ALL)], key=_order)
    return rows


def vintages(rows: Sequence[Row]) -> list[Row]:
    """The rows that changed something: each that says what the one before said is left out."""
    out: list[Row] = []
    for row in rows:
        if not out or not agree(out[-1], row):
            out.append(row)
    return out


def base_rows(series: Series | None, days: Container[int] | None = None) -> dict[int, list[Row]]:
    """The package's values as rows, by day; only of those `days` when they are given."""
    if series is None:
        return {}
    starts, nothing = series.starts or series.days, (nan,) * len(series.days)
    columns = (series.days, series.values, series.known, starts, series.lows or nothing, series.highs or nothing)
    rows = {
        day: [Row(day, known, value, 0, known, start, series.labels.get(day, ""), _bound(low), _bound(high))]
        for day, value, known, start, low, high in zip(*columns, strict=True)
        if days is None or day in days
    }
    for day, value, known in series.earlier:
        if days is None or day in days:
            rows.setdefault(day, []).append(Row(day, known, value, stated=known))
    return rows


def base_restatements(series: Series | None, lag_days: int = 0) -> dict[int, list[Row]]:
    """The package's restatements as rows, by day; each is taken as known with the value of its day."""
    if series is None:
        return {}
    return {day: [Row(day, day + lag_days, amount)] for day, amount in series.restatements.items()}


def read_on(series: Series | None) -> int:
    """The day as of which the package's series was read: the newest on which one of its values became known."""
    return max(series.known, default=0) if series is not None else 0


def _bound(value: float) -> float | None:
    return None if isnan(value) else value


def _order(row: Row) -> tuple[int, int]:
    return row.known, row.turn
