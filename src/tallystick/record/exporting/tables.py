"""The record as rows: one table a series with every vintage, and one of the sources' own corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan, nan

from tallystick.model.series import Series

Cell = date | float | str | bool | None


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, its type in a Frictionless schema, what it is."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; `key` are the columns that name a row."""

    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


VALUES = (
    Field("day", "date", "The day that the value is of; for a monthly mean the first of its month"),
    Field("known", "date", "The day on which the value became known"),
    Field("value", "number", "The value, in the unit of the series"),
    Field("current", "boolean", "False for a value that was restated later"),
    Field("start", "date", "First day of the period that a dated figure covers; empty: the day itself"),
    Field("label", "string", "Who said it, in which market"),
    Field("low", "number", "Lower bound of an estimated value"),
    Field("high", "number", "Upper bound of an estimated value"),
)
CORRECTIONS = (
    Field("theatre", "string", "The theatre of the series"),
    Field("series", "string", "The series"),
    Field("day", "date", "The day whose step holds the correction"),
    Field("amount", "number", "Signed; part of the step of that day, but fell on no particular day"),
)


def values(series: Series) -> Table:
    """Every vintage of every day, by day, then by the day known."""
    day_of, nothing = date.fromordinal, (nan,) * len(series.days)
    starts, lows, highs = series.starts or series.days, series.lows or nothing, series.highs or nothing
    rows: list[tuple[Cell, ...]] = [
        (
            *(day_of(day), day_of(known), value, True, day_of(start) if start != day else None),
            *(series.labels.get(day), None if isnan(low) else low, None if isnan(high) else high),
        )
        for day, value, known, start, low, high in zip(
            series.days, series.values, series.known, starts, lows, highs, strict=True
        )
    ]
    rows += [(day_of(day), day_of(known), value, False, *(None,) * 4) for day, value, known in series.earlier]
    rows.sort(key=lambda row: (row[0], row[1], row[3]))
    return Table(VALUES, ("day", "known"), rows)


def corrections(series: Iterable[tuple[str, Series]]) -> Table:
    """All restatements of (theatre, series) pairs, in their order."""
    rows = [
        (theatre, each.id, date.fromordinal(day), amount)
        for theatre, each in series
        for day, amount in sorted(each.restatements.items())
    ]
    return Table(CORRECTIONS, ("series", "day"), rows)
