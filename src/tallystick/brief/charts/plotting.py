"""What to draw for a claim: which series, in which steps, over which days, and where the claim lies on it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tallystick.arithmetic.measuring import REPORT_DATES
from tallystick.arithmetic.windows import step_value
from tallystick.brief import wording
from tallystick.brief.charts.scale import MONTHS
from tallystick.maths.calendar import month_end, month_start
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding
from tallystick.model.series import Convention, Measure, Record, Series, SeriesForm

MONTHS_BEFORE, MONTHS_AFTER, MONTHS_AT_MOST = 14, 3, 66
DAYS_BEFORE, DAYS_AFTER = 45, 14
LEVEL_BEFORE, LEVEL_AFTER = 300, 90
FAR_OFF = 4.0  # a claimed value this many times the largest drawn would flatten the series: it is left out
NEARLY_ALL = 0.9  # of the chart: days that fill it need no shade
COMPARED = (ClaimKind.RECORD, ClaimKind.TREND)

Points = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A value that holds for the days `first`..`last` (ordinals); `strong`: the claim speaks of it."""

    first: int
    last: int
    value: float
    strong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A chart before it is drawn. Days are ordinals, values in the series' unit; empty tuples are not drawn.

    `mean` is a second, smooth line; `dots` are single figures; `shaded` the claim's days; `claimed` its value and how
    it is printed; `extreme` the day, value and name of the highest or lowest value shown.
    """

    title: str
    subtitle: str
    first: int
    last: int
    bars: tuple[Bar, ...] = ()
    line: Points = ()
    mean: Points = ()
    dots: Points = ()
    shaded: tuple[int, int] | None = None
    claimed: tuple[float, str] | None = None
    extreme: tuple[float, float, str] | None = None


def plot(claim: Claim, finding: Finding, record: Record) -> Plot | None:
    """Choose the series that reproduces the claim, else one that agrees, else the first, and lay it out."""
    found = _speaking(claim, finding, record)
    if found is None:
        return None
    series, convention = found
    measure = record.measures.get(series.measure) or record.measures.get(claim.measure or "")
    meant = record.measures.get(claim.measure or "")
    flow = series.form is SeriesForm.CUMULATIVE or bool(meant and meant.derived)
    if flow and claim.aggregation is not Aggregation.LEVEL:
        plotted = _flow(claim, series, convention)
    elif series.form is SeriesForm.MONTHLY_MEAN:
        plotted = _monthly_values(claim, series)
    else:
        plotted = _level(claim, series)
    if plotted is None or len(plotted.bars) + len(plotted.line) + len(plotted.dots) < 3:
        return None
    return _titled(plotted, claim, series, convention, meant or measure)


def _speaking(claim: Claim, finding: Finding, record: Record) -> tuple[Series, Convention] | None:
    """The series of the best piece of evidence that is held, and the convention it was read under."""
    meant = [*claim.measures, claim.denominator]
    bases = [record.measures[m].derived for m in meant if m is not None and m in record.measures]
    by_id = {series.id: series for measure in (*meant, *bases) for series in record.of(measure)}
    pieces = sorted(finding.evidence, key=lambda p: (bool(p.caveat), not p.reproduces, not p.agrees))
    for piece in pieces:
        series = by_id.get(piece.series)
        if series is not None and series.days:
            named = (c for c in series.conventions if piece.convention in (c.id, c.label))
            return series, next(named, series.conventions[0] if series.conventions else REPORT_DATES)
    return None


def _flow(claim: Claim, series: Series, convention: Convention) -> Plot | None:
    """Daily steps, monthly means or totals, or the total as it grew over the claim's own period."""
    period, comparison = claim.period, claim.comparison
    step = comparison.step if comparison and comparison.step else None
    if claim.kind not in COMPARED and claim.aggregation in (Aggregation.TOTAL, Aggregation.CHANGE) and period:
        if period.days > 1 and (running := _running(claim, series, convention)):
            return running
    if step in ("month", "quarter", "year") or (step is None and period is not None and period.days >= 28):
        return _months(claim, series, convention)
    return _days(claim, series, convention)


def _running(claim: Claim, series: Series, convention: Convention) -> Plot | None:
    """The total since the day before the claim's period, day by day up to its end."""
    if claim.period is None:
        return None
    first, last = claim.period.start.toordinal(), claim.period.end.toordinal()
    line = [(first - 1, 0.0)]
    for day in range(first, last + 1):
        value = _step(series, convention, first, day)
        if value is not None:
            line.append((day, value))
    if len(line) == 1:
        return None
    end = line[-1]
    return _Draft(first - 1, last, line=line, extreme=(*end, f"{wording.number(end[1])} at the end")).finish(claim)


def _months(claim: Claim, series: Series, convention: Convention) -> Plot | None:
    """One bar a calendar month: the mean per day, or the total where the words speak of totals."""
    comparison = claim.comparison
    by_total = comparison is not None and comparison.statistic == "total"
    first, last = _held(series)
    start, end = _window(claim, first, last, MONTHS_BEFORE * 30, MONTHS_AFTER * 31)
    bars: list[tuple[int, int, float]] = []
    month = month_start(date.fromordinal(start))
    while month.toordinal() <= end and len(bars) < MONTHS_AT_MOST:
        opening, closing = month.toordinal(), month_end(month).toordinal()
        total = _step(series, convention, opening, closing)
        if total is not None:
            bars.append((opening, closing, total if by_total else total / (closing - opening + 1)))
        month = month_start(month, 1)
    return _barred(claim, bars)


def _monthly_values(claim: Claim, series: Series) -> Plot | None:
    """A series that is monthly by itself."""
    start, end = _window(claim, series.days[0], series.days[-1] + 30, MONTHS_BEFORE * 30, MONTHS_AFTER * 31)
    bars = []
    for day, value in zip(series.days, series.values, strict=True):
        on = date.fromordinal(day)
        opening, closing = month_start(on).toordinal(), month_end(on).toordinal()
        if start <= closing and opening <= end:
            bars.append((opening, closing, value))
    return _barred(claim, bars[-MONTHS_AT_MOST:])


def _barred(claim: Claim, bars: list[tuple[int, int, float]]) -> Plot | None:
    if not bars:
        return None
    run = claim.comparison.run if claim.comparison and claim.comparison.run else 1
    ends = [i for i, (first, last, _) in enumerate(bars) if claim.period and _meets(claim, first, last)]
    strong = {i - back for i in ends for back in range(run)}
    top = _extreme(claim, [((first + last) / 2, value) for first, last, value in bars])
    name = date.fromordinal(int(top[0]))
    return _Draft(
        bars[0][0],
        bars[-1][1],
        bars=[Bar(*bar, strong=index in strong) for index, bar in enumerate(bars)],
        extreme=(*top, f"{wording.number(top[1])}, {MONTHS[name.month - 1]} {name.year}"),
    ).finish(claim)


def _days(claim: Claim, series: Series, convention: Convention) -> Plot | None:
    """Daily steps; bars while they can be told apart, and their 7-day mean."""
    first, last = _held(series)
    start, end = _window(claim, first, last, DAYS_BEFORE, DAYS_AFTER)
    steps = [
        (day, value) for day in range(start - 6, end + 1) if (value := _step(series, convention, day, day)) is not None
    ]
    mean = [(day, sum(v for _, v in steps[i - 6 : i + 1]) / 7) for i, (day, _) in enumerate(steps) if i >= 6]
    shown = [(day, value) for day, value in steps if day >= start]
    if not shown:
        return None
    top = _extreme(claim, shown)
    extreme = (*top, f"{wording.number(top[1])}, {_short(int(top[0]))}")
    if len(shown) > 100:
        return _Draft(start, end, line=shown, extreme=extreme).finish(claim)
    bars = [Bar(day, day, value, strong=_meets(claim, day, day)) for day, value in shown]
    return _Draft(start, end, bars=bars, mean=mean, extreme=extreme).finish(claim)


def _level(claim: Claim, series: Series) -> Plot | None:
    """The state day by day, or single published figures as dots."""
    start, end = _window(claim, *_held(series), LEVEL_BEFORE, LEVEL_AFTER)
    shown = [(day, value) for day, value in zip(series.days, series.values, strict=True) if start <= day <= end]
    if not shown:
        return None
    top = _extreme(claim, shown)
    extreme = (*top, f"{wording.number(top[1])}, {_short(int(top[0]))}")
    if series.form is SeriesForm.POINT:
        return _Draft(start, end, dots=shown, extreme=extreme).finish(claim)
    return _Draft(start, end, line=shown, extreme=extreme).finish(claim)


@dataclass(slots=True)
class _Draft:
    """What the shapes above found; `finish` adds the claim itself."""

    first: int
    last: int
    bars: list[Bar] | None = None
    line: list[tuple[int, float]] | None = None
    mean: list[tuple[int, float]] | None = None
    dots: list[tuple[int, float]] | None = None
    extreme: tuple[float, float, str] | None = None

    def finish(self, claim: Claim) -> Plot:
        shaded = None
        if claim.period:
            start, end = max(self.first, claim.period.start.toordinal()), min(self.last, claim.period.end.toordinal())
            whole = (end - start + 1) >= NEARLY_ALL * (self.last - self.first + 1)
            shaded = (start, end) if start <= end and not whole else None
        values = [bar.value for bar in self.bars or ()] + [v for _, v in (*(self.line or ()), *(self.dots or ()))]
        return Plot(
            title="",
            subtitle="",
            first=self.first,
            last=self.last,
            bars=tuple(self.bars or ()),
            line=tuple(self.line or ()),
            mean=tuple(self.mean or ()),
            dots=tuple(self.dots or ()),
            shaded=shaded,
            claimed=_claimed(claim, values),
            extreme=self.extreme,
        )


def _claimed(claim: Claim, values: list[float]) -> tuple[float, str] | None:
    """The printed value, where it is of the kind that is drawn and not far off the chart."""
    amount = claim.amount
    if (
        amount is None
        or not values
        or claim.aggregation
        in (
            Aggregation.RATIO,
            Aggregation.PERCENT,
            Aggregation.RANK,
            Aggregation.STREAK,
        )
    ):
        return None
    if amount.unit == "percent" or amount.per not in (None, "day") or not math.isfinite(amount.value):
        return None
    if abs(amount.value) > FAR_OFF * max(abs(value) for value in values):
        return None
    return amount.value, f"printed: {wording.one_line(amount.printed or wording.number(amount.value), 24)}"


def _titled(plotted: Plot, claim: Claim, series: Series, convention: Convention, measure: Measure | None) -> Plot:
    name = (measure.name if measure else series.id).partition(" (")[0]
    monthly = bool(plotted.bars) and plotted.bars[0].last > plotted.bars[0].first
    if series.form is SeriesForm.MONTHLY_MEAN or (monthly and not _by_total(claim)):
        how = "mean per day, by month"
    elif monthly:
        how = "total by month"
    elif plotted.bars:
        how = "by day, with the 7-day mean"
    elif plotted.dots:
        how = "published figures"
    elif plotted.line and plotted.line[0][1] == 0.0:
        how = f"running total since {_short(plotted.first + 1)}"
    else:
        how = "by day"
    unit = measure.unit if measure else series.unit
    read = f", {convention.label}" if series.form is SeriesForm.CUMULATIVE else ""
    return Plot(
        title=wording.one_line(f"{name[:1].upper()}{name[1:]}, {how}", 52),
        subtitle=wording.one_line(f"{unit} · {series.source.name}{read}", 66),
        **{field: getattr(plotted, field) for field in Plot.__slots__ if field not in ("title", "subtitle")},
    )


def _by_total(claim: Claim) -> bool:
    return claim.comparison is not None and claim.comparison.statistic == "total"


def _held(series: Series) -> tuple[int, int]:
    return max(series.days[0], series.reliable_from or 0), series.days[-1]


def _window(claim: Claim, first: int, last: int, before: int, after: int) -> tuple[int, int]:
    """First and last day to show: around the claim; for a record, everything it is a record of."""
    if first > last:
        return first, first
    start = claim.period.start.toordinal() if claim.period else last
    end = claim.period.end.toordinal() if claim.period else last
    comparison = claim.comparison
    if comparison and comparison.scope:
        begin = comparison.scope.start.toordinal()
    elif comparison and comparison.extreme and not comparison.run:
        begin = first
    else:
        begin = start - before
    if comparison and comparison.baseline:
        begin = min(begin, comparison.baseline.start.toordinal())
    finish = min(last, end + after)
    return min(max(first, begin), finish), finish


def _step(series: Series, convention: Convention, first: int, last: int) -> float | None:
    """What fell in the days first..last under the convention, the source's own restatements taken out."""
    return step_value(series, convention, first, last, exact=series.form is SeriesForm.CUMULATIVE)


def _extreme(claim: Claim, points: list[tuple[float, float]] | list[tuple[int, float]]) -> tuple[float, float]:
    lowest = (claim.comparison and claim.comparison.extreme == "min") or claim.aggregation is Aggregation.MIN
    if claim.kind in COMPARED and claim.period:  # a record is one of the days before it, whatever came after
        points = [point for point in points if point[0] <= claim.period.end.toordinal()] or points
    return (min if lowest else max)(points, key=lambda point: point[1])


def _meets(claim: Claim, first: int, last: int) -> bool:
    """Does the claim speak of these days? Of a longer stretch than a bar, or of days inside it."""
    period = claim.period
    return period is not None and period.start.toordinal() <= last and first <= period.end.toordinal()


def _short(day: int) -> str:
    on = date.fromordinal(day)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def extent(plotted: Plot) -> Iterator[float]:
    """Every value that the value axis must reach; bars stand on zero."""
    if plotted.bars:
        yield 0.0
    yield from (bar.value for bar in plotted.bars)
    for points in (plotted.line, plotted.mean, plotted.dots):
        yield from (value for _, value in points)
    if plotted.claimed:
        yield plotted.claimed[0]
