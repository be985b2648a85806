"""Public time series: what each value is, where it comes from, and when it became known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from math import nan
from operator import le
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_MOST_KEPT = 512  # answers of one series, some two kilobytes each
_MOST_VINTAGES = 4


class SeriesForm(StrEnum):
    """What one value of a series stands for."""

    CUMULATIVE = "cumulative"  # everything counted since the start, up to and including the report
    LEVEL = "level"  # the state on that day: an area held, an exchange rate
    MONTHLY_MEAN = "monthly_mean"  # mean per day over the calendar month that starts on that day
    POINT = "point"  # a dated figure somebody published, for the period that ends on that day


class Basis(StrEnum):
    """What stands behind a series' figures: two series of one noun on different bases count different things."""

    CLAIMED = "claimed"  # a party to the war, or an authority on one side of it, says so
    CONFIRMED = "confirmed"  # each item is confirmed by picture
    NAMED = "named"  # each of the dead is known by name
    MODELLED = "modelled"  # a statistical model, with an interval
    ESTIMATED = "estimated"  # somebody's estimate, from sources of their own
    MAPPED = "mapped"  # measured off a map
    OFFICIAL = "official"  # the publisher's own: a rate that it sets, a balance that it keeps
    QUOTED = "quoted"  # prices and rates that were paid
    COMPILED = "compiled"  # put together afterwards: by historians, or from reports of many


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes a series, under which licence, and the credit owed.

    `speakers` are the theatre's speakers whose own figures these are: a claim that cites one is judged by them first.
    `relays` is the source whose figures these are drawn from: the two are one witness, and never disagree as two.
    """

    id: str
    name: str
    url: str
    licence: str
    credit: str
    speakers: tuple[str, ...] = ()
    relays: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """An honest way to read a period off a series; data of the theatre, tried and named, never assumed.

    For cumulative series and levels a period first..last is `value[last + close] - value[first + open]` (days);
    report dates have open = -1, close = 0; the day of loss has open = 0, close = +1. A level on day D is
    `value[D + close]`. `label` completes "counted by ...".
    """

    id: str
    label: str
    open: int = -1
    close: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something of a theatre that can be counted.

    `unit` is singular. `additive`: daily
    values add up. `low_is_max`: the press's "low" is a maximum of this series (the rouble against the dollar).
    `words` are the nouns that name it, `context` words one of which must stand near, `excludes` words that rule it out
    unless one of `despite` stands there too ("killed", but not "killed and wounded").
    `spread` is how far independent sources of this measure are known to differ, as a share of the larger: a difference
    within it never contradicts (maps of the same ground).
    `derived` is the measure this one is the change of (territory_gained from territory_controlled).
    `within` is the measure this one is a part of (the dead, of the killed and wounded).
    `joined_with` are measures that the press counts together with this one under one noun ("vehicles").
    """

    id: str
    name: str
    unit: str
    subject: str | None = None
    additive: bool = True
    low_is_max: bool = False
    words: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    derived: str | None = None
    within: str | None = None
    joined_with: tuple[str, ...] = ()
    spread: float = 0.0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values of one measure from one source, by day.

    `days` are proleptic ordinals (`date.toordinal`), rising; `values` are in `unit`; `known` the ordinal on which
    each value became public. `earlier` holds values that were later restated: (day, value, known), any order.
    `restatements` are corrections by the source itself, day -> signed amount that is in the series' step of that day
    but fell on no particular day; they are taken out before a maximum, a record or a daily rate.
    `reliable_from`: ordinal before which daily steps are lumps and are left out of records.
    `starts` is for point series: the first day of the period that each figure covers; empty, the day itself.
    `weight` is "primary" for series that may contradict, "other" for another definition of the same noun
    (visually confirmed against claimed), which may support or be told beside, never contradict. `basis` says which
    definition that is. `lows`, `highs` bound each value where the source gives bounds (NaN where it does not); empty,
    it gives none.
    """

    id: str
    measure: str
    source: Source
    form: SeriesForm
    unit: str
    definition: str
    days: tuple[int, ...]
    values: tuple[float, ...]
    known: tuple[int, ...]
    conventions: tuple[Convention, ...] = ()
    restatements: Mapping[int, float] = field(default_factory=dict)
    earlier: tuple[tuple[int, float, int], ...] = ()
    reliable_from: int | None = None
    weight: str = "primary"
    labels: Mapping[int, str] = field(default_factory=dict)  # for point series: who said it, in which market
    starts: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    basis: Basis | None = None
    lows: tuple[float, ...] = ()
    highs: tuple[float, ...] = ()
    kept: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )  # worked out once of it

    def __post_init__(self) -> None:
        if not len(self.days) == len(self.values) == len(self.known):
            raise ValueError(f"series {self.id}: {len(self.days)} days, {len(self.values)} values")
        for name in ("starts", "lows", "highs"):
            column = getattr(self, name)
            if column and len(column) != len(self.days):
                raise ValueError(f"series {self.id}: {len(self.days)} days, {len(column)} {name}")

    def __reduce__(self) -> tuple[Callable[..., Series], tuple[dict[str, Any]]]:
        return _made, ({each.name: getattr(self, each.name) for each in fields(self) if each.init},)

    def once(self, key: Hashable, work: Callable[[], Answer]) -> Answer:
        """What `work` makes of this series, worked out once; of many answers the newest are kept. Not copied with it.

        `key` says all that it depends on besides the series.
        """
        if key in self.kept:
            answer: Answer = self.kept[key]
            return answer
        while len(self.kept) >= _MOST_KEPT:
            self.kept.pop(next(iter(self.kept)), None)
        answer = self.kept[key] = work()
        return answer

    def at(self, ordinal: int) -> float | None:
        """The value of exactly that day, None where there is none."""
        index = bisect_right(self.days, ordinal) - 1
        return self.values[index] if index >= 0 and self.days[index] == ordinal else None

    def latest(self, ordinal: int, stale_days: int = 0) -> tuple[int, float] | None:
        """(day, value) of the newest value on or before `ordinal`, no more than `stale_days` older; None without."""
        index = bisect_right(self.days, ordinal) - 1
        if index < 0 or ordinal - self.days[index] > stale_days:
            return None
        return self.days[index], self.values[index]

    def rows_known(self, on: date) -> int | None:
        """How many rows, the oldest ones, are all that could be read on that day and stand as they did then.

        None where that is no matter of leaving rows out: values were restated, or became known in another order.
        """
        in_order = self.once("in order", lambda: not self.earlier and all(map(le, self.known, self.known[1:])))
        return bisect_right(self.known, on.toordinal()) if in_order else None

    def as_known(self, on: date) -> Series:
        """The series as it could be read on that day: later values left out, values restated later set back."""
        limit, cut = on.toordinal(), self.rows_known(on)
        if cut == len(self.days) or (cut is None and not self.earlier and max(self.known) <= limit):
            return self
        vintages: dict[tuple[int | None, int], Series] = self.once("vintages", dict)
        which = (cut, 0 if cut is not None else limit)
        if which not in vintages:
            while len(vintages) >= _MOST_VINTAGES:
                vintages.pop(next(iter(vintages)), None)
            vintages[which] = self._set_back(limit) if cut is None else self._first(cut)
        return vintages[which]

    def _first(self, rows: int) -> Series:
        return replace(
            self,
            days=self.days[:rows],
            values=self.values[:rows],
            known=self.known[:rows],
            starts=self.starts[:rows],
            lows=self.lows[:rows],
            highs=self.highs[:rows],
        )

    def _set_back(self, limit: int) -> Series:
        current = {d: (v, k) for d, v, k in zip(self.days, self.values, self.known, strict=True) if k <= limit}
        for day, value, known in sorted(self.earlier, key=lambda row: row[2]):
            if known <= limit and (day not in current or current[day][1] < known):
                current[day] = (value, known)
        days = tuple(sorted(current))
        starts = dict(zip(self.days, self.starts, strict=True)) if self.starts else {}
        lows, highs = (self._bounds(column, current) for column in (self.lows, self.highs))
        return replace(
            self,
            days=days,
            values=tuple(current[day][0] for day in days),
            known=tuple(current[day][1] for day in days),
            starts=tuple(starts.get(day, day) for day in days) if starts else (),
            earlier=(),
            lows=tuple(lows.get(day, nan) for day in days) if lows else (),
            highs=tuple(highs.get(day, nan) for day in days) if highs else (),
        )

    def _bounds(self, column: tuple[float, ...], current: Mapping[int, tuple[float, int]]) -> dict[int, float]:
        """Bounds by day, of the values that stand: an earlier value's bounds are not kept."""
        rows = zip(self.days, self.values, column, strict=True) if column else ()
        return {day: bound for day, value, bound in rows if day in current and current[day][0] == value}


def _made(values: dict[str, Any]) -> Series:
    return Series(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The series that can speak for each measure. Never averaged: a measure has as many answers as it has series."""

    measures: Mapping[str, Measure]
    series: Mapping[str, tuple[Series, ...]]  # by measure id

    def of(self, measure: str | None) -> tuple[Series, ...]:
        """All series of a measure; none for None or a measure that nothing is held for."""
        return self.series.get(measure, ()) if measure else ()
