"""Series in calendar steps: what records, ranks, runs and directions are read off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, takewhile

from tallystick.arithmetic.measuring import Measured
from tallystick.arithmetic.windows import Windows, in_windows, window_measured
from tallystick.checks.held import Held
from tallystick.maths.calendar import month_start, step_of, steps_back
from tallystick.maths.stretches import Window
from tallystick.model.claim import Comparison
from tallystick.model.period import Period
from tallystick.model.series import Series, SeriesForm

_BEFORE_DAYS = 31
_MOST_STEPS = {"day": 4000, "week": 600, "month": 200, "quarter": 80, "half": 40, "year": 40}

Step = tuple[tuple[date, date], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """A series in steps, oldest first; the last of `steps` is the step claimed. `known` as in evidence."""

    series: Series
    convention: str
    statistic: str
    steps: tuple[Step, ...]
    last: Measured  # the last step with its sum
    known: str
    later: tuple[Step, ...] = ()  # the steps after, up to the day of publication, where they were asked for


def stepped(measure: str, last: Period, held: Held, compared: Comparison, *, onward: bool = False) -> Iterator[Stepped]:
    """Every primary series of a measure in steps like `last`, up to it, by every convention and statistic meant.

    `onward` adds the steps between the one claimed and the day of publication.
    """
    statistics = (compared.statistic,) if compared.statistic in ("mean", "total") else ("mean", "total")
    step = step_of(last.start, last.end) or "span"
    begun = held.context.theatre.start - timedelta(days=_BEFORE_DAYS)  # nothing that adds up is counted before a war
    backwards = list(
        takewhile(
            lambda days: days[1] >= begun,
            islice(steps_back(last.start, last.end, step), _MOST_STEPS.get(step, 200)),
        )
    )
    after = _after(last, step, held) if onward else []
    windows = _ordinals(reversed(backwards))
    for series in held.series(measure):
        if series.weight != "primary" or series.form is SeriesForm.POINT:
            continue
        if series.form is SeriesForm.MONTHLY_MEAN and step != "month":
            continue
        onwards = list(in_windows(series, _ordinals(after), statistics=statistics))
        for index, found in enumerate(in_windows(series, windows, statistics=statistics)):
            if len(found.values) < 2 or found.windows[-1] != windows[-1]:
                continue
            mean = found.statistic == "mean"
            measured = window_measured(series, found.convention, windows[-1], mean=mean)
            if measured is not None:
                yield Stepped(
                    series=series,
                    convention=found.convention.label,
                    statistic=found.statistic,
                    steps=_dated(found),
                    last=measured,
                    known=held.known(measured),
                    later=_dated(onwards[index]),
                )


def _ordinals(steps: Iterable[tuple[date, date]]) -> list[Window]:
    return [(first.toordinal(), last.toordinal()) for first, last in steps]


def _dated(found: Windows) -> tuple[Step, ...]:
    day = date.fromordinal
    return tuple([((day(low), day(high)), v) for (low, high), v in zip(found.windows, found.values, strict=True)])


def _after(last: Period, step: str, held: Held) -> list[tuple[date, date]]:
    """The steps of the same kind between the one claimed and the day of publication."""
    published = held.context.published
    days = (
        1
        if step in ("day", "span")
        else 7
        if step == "week"
        else {"month": 1, "quarter": 3, "half": 6, "year": 12}[step]
    )
    found: list[tuple[date, date]] = []
    start = last.end + timedelta(days=1)
    while published is not None and len(found) < _MOST_STEPS.get(step, 0):
        length = timedelta(days=days)
        end = start + length if step in ("day", "week") else month_start(start, days)
        if end > published:
            break
        found.append((start, end - timedelta(days=1)))
        start = end
    return found


def within(steps: Stepped, scope: Period | None) -> tuple[Step, ...]:
    """The steps that lie in the scope; all of them without one."""
    if scope is None:
        return steps.steps
    return tuple(step for step in steps.steps if step[0][0] >= scope.start)
