"""Does what was read from a page look like what its source has always said? Asked before anything is passed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import isfinite

from tallystick.model.observation import Observation
from tallystick.record.pages import broken
from tallystick.record.transport import Page

_FIRST = date(1800, 1, 1).toordinal()
_SLIP = 0.02  # share by which a running total may fall in one step and still be a correction of the source
_FEW = 0.005  # share of steps that may fall further: transcriptions hold old slips of the pen that nobody mends
_LEAP = 3.0  # times by which a running total may rise in one step once it has reached _LARGE
_LARGE = 1000.0


def verify(page: Page, observations: Iterable[Observation], *, ahead_days: int = 1) -> None:
    """Raises BrokenSource for a value that is none, a day out of range or in the future, a day that comes twice.

    `ahead_days` is how far a source may be ahead of the day of fetching: time zones, rates that are set for tomorrow.
    """
    last = page.fetched.date().toordinal() + ahead_days
    seen: set[tuple[str, int, int | None]] = set()
    count = 0
    for observation in observations:
        series, day, value, known = observation[:4]
        count += 1
        if not isfinite(value):
            raise broken(page, f"gives {value} for {date.fromordinal(day)}")
        if day > last:
            raise broken(page, f"holds a day in the future, {date.fromordinal(day)}")
        if day < _FIRST:
            raise broken(page, f"holds the day {date.fromordinal(day)}")
        if observation.restatement:
            continue
        if value < 0:
            raise broken(page, f"gives {value:,.12g} for {date.fromordinal(day)}")
        if (series, day, known) in seen:
            raise broken(page, f"gives {date.fromordinal(day)} twice")
        seen.add((series, day, known))
    if not count:
        raise broken(page, "holds none of the values that are read from it")


def verify_rising(page: Page, name: str, days: Sequence[int], values: Sequence[float]) -> None:
    """Is this a running total? Days rise. Raises BrokenSource when it falls at its end, often, or leaps.

    A total that was cut off in the middle of a number, or stands in the wrong column, does not look like one.
    """
    far = 0
    highest = 0.0
    for day, before, value in zip(days[1:], values, values[1:], strict=False):
        if value < before * (1 - _SLIP) - 1:
            far += 1
        if before >= _LARGE and value > before * _LEAP:
            raise broken(page, f"lets {name} leap from {before:,.12g} to {value:,.12g} on {date.fromordinal(day)}")
        highest = max(highest, before)
    if values and values[-1] < highest * (1 - _SLIP) - 1:
        on = date.fromordinal(days[-1])
        raise broken(page, f"ends with {name} at {values[-1]:,.12g} on {on}, below the {highest:,.12g} it had reached")
    if far > max(1, _FEW * len(values)) + 1:
        raise broken(page, f"lets {name}, a running total, fall {far} times")


def verify_steady(
    page: Page, name: str, days: Sequence[int], values: Sequence[float], *, times: float, since: date | None = None
) -> None:
    """Is this a level that moves little from one value to the next? Days rise.

    Raises BrokenSource where it moves by more than the factor `times`, from the day `since` on.
    """
    first = since.toordinal() if since else 0
    for day, before, value in zip(days[1:], values, values[1:], strict=False):
        if day > first and not before / times <= value <= before * times:
            raise broken(page, f"lets {name} go from {before:,.12g} to {value:,.12g} on {date.fromordinal(day)}")


def from_day(observations: Iterable[Observation], since: date | None) -> Iterator[Observation]:
    """Those of the day `since` and later; all without one."""
    if since is None:
        yield from observations
        return
    first = since.toordinal()
    yield from (observation for observation in observations if observation.day >= first)
