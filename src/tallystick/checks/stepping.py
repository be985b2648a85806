"""Series in calendar steps: what records, ranks, runs and directions are read off."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallystick.arithmetic.measuring import Measured
from tallystick.arithmetic.windows import Windows, in_windows, window_measured
from tallystick.checks.held import Held
from tallystick.maths.calendar import step_of, windows_after, windows_back
from tallystick.maths.stretches import Window
from tallystick.model.claim import Comparison
from tallystick.model.period import Period
from tallystick.model.series import Series, SeriesForm

_BEFORE_DAYS = 31
_MOST_STEPS = {"day": 4000, "week": 600, "month": 200, "quarter": 80, "half": 40, "year": 40}
_MOST_SPANS = 200
_FEW_STEPS = 100  # months and longer: no more of them than a series may keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepped:
    """A series in steps, oldest first, by one convention and statistic; the last is the step claimed.

    `known` as in evidence. `later` are the steps after it, up to the day of publication, where they were asked for.
    """

    upto: Windows
    last: Measured  # the last step with its sum
    known: str
    later: Windows | None = None

    def within(self, scope: Period | None) -> int:
        """From which step on they lie in the scope; all without one, none where it is their number."""
        return bisect_left(self.upto.windows, (scope.start.toordinal(), 0)) if scope else 0


def stepped(measure: str, last: Period, held: Held, compared: Comparison, *, onward: bool = False) -> Sequence[Stepped]:
    """Every primary series of a measure in steps like `last`, up to it, by every convention and statistic meant.

    `onward` adds the steps between the one claimed and the day of publication. Laid out once a document.
    """
    statistics = (compared.statistic,) if compared.statistic in ("mean", "total") else ("mean", "total")
    key = ("stepped", measure, last.start, last.end, statistics, onward)
    return held.once(key, lambda: tuple(_laid_out(measure, last, held, statistics, onward)))


def _laid_out(measure: str, last: Period, held: Held, statistics: Sequence[str], onward: bool) -> Iterator[Stepped]:
    step = step_of(last.start, last.end) or "span"
    begun = held.context.theatre.start - timedelta(days=_BEFORE_DAYS)  # nothing that adds up is counted before a war
    windows = windows_back(last.start, last.end, step, begun, _MOST_STEPS.get(step, _MOST_SPANS))
    published = held.context.published
    after: Sequence[Window] = ()
    if onward and published is not None and step != "span":
        after = windows_after(last.end, step, published - timedelta(days=1), _MOST_STEPS[step])
    for series in held.series(measure):
        if series.weight != "primary" or series.form is SeriesForm.POINT:
            continue
        if series.form is SeriesForm.MONTHLY_MEAN and step != "month":
            continue
        key = ("steps", last.start, last.end, begun, statistics) if len(windows) <= _FEW_STEPS else None
        onwards = list(in_windows(series, after, statistics=statistics)) if after else []
        for index, found in enumerate(_in_windows(series, windows, statistics, key)):
            if len(found.values) < 2 or found.windows[-1] != windows[-1]:
                continue
            mean = found.statistic == "mean"
            measured = window_measured(series, found.convention, windows[-1], mean=mean)
            if measured is not None:
                later = onwards[index] if onwards else None
                yield Stepped(upto=found, last=measured, known=held.known(measured), later=later)


def _in_windows(
    series: Series, windows: Sequence[Window], statistics: Sequence[str], key: Hashable
) -> Iterable[Windows]:
    """The series in these windows; with a key, kept with it: text after text speaks of the same month."""
    found = in_windows(series, windows, statistics=statistics)
    return found if key is None else series.once(key, lambda: tuple(found))


def days_of(window: Window) -> Period:
    """A window as days."""
    return Period(date.fromordinal(window[0]), date.fromordinal(window[1]))
