"""Sources of one measure beside each other, and transcriptions of one source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from tallystick.arithmetic.windows import in_windows, windows_of
from tallystick.maths.digits import grouped, signed_percent
from tallystick.model.series import Record, Series, SeriesForm
from tallystick.record.conflicts.conflict import Conflict

APART = 0.005  # of the value: what rounding and the hour of the day do not explain
ANOTHER = "another definition"

Pair = tuple[int, float, float]  # day, value of the one, value of the other


def disagreements(record: Record, measure: str) -> Iterator[Conflict]:
    """Every pair of sources of a measure that can be compared and differs by more than APART: the farthest day."""
    described = record.measures[measure]
    held = record.of(measure)
    couples = list(combinations(held, 2))
    if described.derived is not None:  # a published gain stands beside the change of each map
        points = (series for series in held if series.form is SeriesForm.POINT)
        couples += [(point, base) for point in points for base in record.of(described.derived)]
    for one, other in couples:
        pairs = list(_compared(one, other)) if one.unit == other.unit else []
        far = [pair for pair in pairs if _gap(pair) > APART]
        if not far:
            continue
        day, value, against = max(far, key=_gap)
        times = f"{value / against:,.1f} times" if against and value > 2 * against > 0 else ""
        percent = signed_percent(100 * (value / against - 1)) if against else "from 0"
        weights = f"; {ANOTHER}" if "other" in (one.weight, other.weight) else ""
        within = "; within the spread known of such sources" if _gap((day, value, against)) <= described.spread else ""
        yield Conflict(
            kind="sources",
            measure=measure,
            series=one.id,
            other=other.id,
            first=date.fromordinal(day),
            last=date.fromordinal(day),
            value=value,
            against=against,
            count=len(far),
            note=f"{times or percent}; {len(far):,} of "
            f"{len(pairs):,} {_compared_in(one, other)} apart{weights}{within}",
        )


def transcriptions(series: Series, copies: Mapping[str, Mapping[int, float]]) -> Iterator[Conflict]:
    """Days on which not every transcription of a source has what is held; newest first."""
    for index in range(len(series.days) - 1, -1, -1):
        day, held = series.days[index], series.values[index]
        said = {name: values[day] for name, values in copies.items() if day in values}
        if all(value == held for value in said.values()):
            continue
        agreed = Counter(said.values())[held]
        away = {name: value for name, value in said.items() if value != held}
        yield Conflict(
            kind="transcriptions",
            measure=series.measure,
            series=series.id,
            other=", ".join(away),
            first=date.fromordinal(day),
            last=date.fromordinal(day),
            value=held,
            against=next(iter(away.values())),
            note=", ".join(f"{name} {grouped(value, 12)}" for name, value in away.items())
            + f"; {agreed} of {len(said)} say what is held",
        )


def _gap(pair: Pair) -> float:
    _, value, against = pair
    larger = max(abs(value), abs(against))
    return abs(value - against) / larger if larger else 0.0


def _compared_in(one: Series, other: Series) -> str:
    forms = {one.form, other.form}
    return "months" if SeriesForm.MONTHLY_MEAN in forms else "figures" if SeriesForm.POINT in forms else "days"


def _compared(one: Series, other: Series) -> Iterator[Pair]:
    """What the two say about the same days, in the same terms; nothing where they cannot be compared."""
    if one.form is SeriesForm.POINT and other.form is SeriesForm.LEVEL:
        yield from _points_beside(one, other)
    elif other.form is SeriesForm.POINT and one.form is SeriesForm.LEVEL:
        yield from ((day, b, a) for day, a, b in _points_beside(other, one))
    elif {one.form, other.form} == {SeriesForm.CUMULATIVE, SeriesForm.MONTHLY_MEAN}:
        yield from _months_beside(one, other)
    elif one.form is other.form and one.form is not SeriesForm.POINT:
        values = dict(zip(other.days, other.values, strict=True))
        yield from ((d, v, values[d]) for d, v in zip(one.days, one.values, strict=True) if d in values)


def _points_beside(points: Series, level: Series) -> Iterator[Pair]:
    """A dated figure beside the level of that day, or beside its change over the days that the figure covers."""
    starts = points.starts or points.days
    for day, value, start in zip(points.days, points.values, starts, strict=True):
        end = level.latest(day, 7)
        if start == day and end is not None and points.measure == level.measure:
            yield day, value, end[1]
        elif start < day and (begin := level.latest(start - 1, 7)) is not None and end is not None:
            yield day, value, end[1] - begin[1]


def _months_beside(one: Series, other: Series) -> Iterator[Pair]:
    """Means per day by month, under the convention of the running total that comes nearest in each month."""
    first, second = (list(_monthly(series)) for series in (one, other))
    for month in sorted({month for means in first for month in means}):
        pairs = [(month, a[month], b[month]) for a in first for b in second if month in a and month in b]
        if pairs:
            yield min(pairs, key=_gap)


def _monthly(series: Series) -> Iterator[dict[int, float]]:
    """Mean per day of each month by its first day, once for each convention; restatements taken out."""
    for found in in_windows(series, windows_of(series, "month"), statistics=("mean",)):
        yield {first: value for (first, _), value in zip(found.windows, found.values, strict=True)}
