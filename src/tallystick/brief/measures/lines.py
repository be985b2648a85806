"""What is drawn of a measure: panels of lines and dots, each panel in one set of terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tallystick.model.series import Series, SeriesForm
from tallystick.model.sheet import Sheet

FEW = 3  # figures, or months, that can be drawn
MEANS = "mean per day, by month"
NEAR_DAYS = 45  # two totals that begin no farther apart count the same time

Points = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One series as drawn, number `number` of the sheet's. `points` are (ordinal, value).

    `gap_days`: a longer way between two points is not drawn.
    """

    number: int
    name: str
    points: Points
    dots: bool = False
    gap_days: int = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Lines in the same terms, which `how` names."""

    how: str
    lines: tuple[Line, ...]

    @property
    def days(self) -> tuple[int, int]:
        """First and last day that anything is drawn on."""
        days = [day for line in self.lines for day, _ in line.points]
        return min(days), max(days)

    @property
    def values(self) -> tuple[float, float]:
        """Lowest and highest value that the axis must reach.

        Means of counts stand on zero, whatever else where zero is near; levels that hardly move would be a flat line.
        """
        values = [value for line in self.lines for _, value in line.points]
        low, high = min(values), max(values)
        return (0.0 if low > 0 and (self.how == MEANS or low < high / 3) else low), high


def panels_of(sheet: Sheet, since: date | None = None) -> tuple[Panel, ...]:
    """What can be compared is drawn together: means per day by month, running totals, levels, figures of a period.

    Running totals are drawn beside figures that count from the same day on, and where one of them is read too seldom
    for months. Of several conventions the first is drawn: the others lie within a line's width of it. `since`: the
    first day drawn.
    """
    series = [(number, each) for number, each in enumerate(sheet.series)]
    totals = [(n, s) for n, s in series if s.form is SeriesForm.CUMULATIVE]
    counted = [*totals, *((n, s) for n, s in series if s.form is SeriesForm.MONTHLY_MEAN)]
    levels = [(n, s) for n, s in series if s.form is SeriesForm.LEVEL]
    figures = [(n, s) for n, s in series if s.form is SeriesForm.POINT and len(s.days) >= FEW]
    from_start = [(n, s) for n, s in figures if any(_begins_with(s, total) for _, total in totals)]
    of_a_day = [(n, s) for n, s in figures if not s.starts and (n, s) not in from_start]
    others = [pair for pair in figures if pair not in from_start and pair not in of_a_day]
    seldom = [pair for pair in totals if _is_seldom(sheet, pair[1])]
    months = sorted(pair for pair in counted if pair not in seldom)
    stand = totals if from_start or (seldom and len(totals) > 1) or not months else []
    found = (
        (MEANS, [_by_month(sheet, *pair) for pair in months]),
        ("running total", [*(_line(*pair) for pair in stand), *(_line(*pair) for pair in from_start)]),
        ("by day", [*(_line(*pair) for pair in levels), *(_line(*pair) for pair in of_a_day)]),
        ("figures for a period, by its last day", [_line(*pair) for pair in others]),
    )
    first = since.toordinal() if since else 0
    panels = []
    for how, lines in found:
        cut = (replace(line, points=tuple(p for p in line.points if p[0] >= first)) for line in lines if line)
        kept = tuple(line for line in cut if line.points)
        if kept:
            panels.append(Panel(how=how, lines=_named(sheet, kept)))
    return tuple(panels)


def _line(number: int, series: Series) -> Line:
    points = tuple(zip(series.days, series.values, strict=True))
    return Line(number=number, name=series.source.name, points=points, dots=series.form is SeriesForm.POINT)


def _by_month(sheet: Sheet, number: int, series: Series) -> Line | None:
    columns = [column for column in sheet.columns if column.series is series]
    if not columns:
        return None
    name = series.source.name + (f", {columns[0].convention}" if len(columns) > 1 else "")
    points = tuple((day + 14, value) for day, value in sorted(columns[0].months.items()))
    return Line(number=number, name=name, points=points)


def _begins_with(figures: Series, total: Series) -> bool:
    """Does the newest figure count from about the day on which the total begins?"""
    return bool(figures.starts) and abs(figures.starts[-1] - total.days[0]) <= NEAR_DAYS


def _is_seldom(sheet: Sheet, series: Series) -> bool:
    """Are fewer than half of its months known, or too few to draw?"""
    months = next((len(column.months) for column in sheet.columns if column.series is series), 0)  # of the one drawn
    return months < max(FEW, (series.days[-1] - series.days[0]) / 61)


def _named(sheet: Sheet, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of one panel with names of their own: where two are of one source, with what tells them apart."""
    names = [line.name for line in lines]

    def own(line: Line) -> str:
        if names.count(line.name) == 1:
            return line.name
        id_ = sheet.series[line.number].id
        return f"{line.name} ({id_.removeprefix(sheet.measure.id).strip('_').replace('_', ' ')})"

    return tuple(replace(line, name=own(line)) for line in lines)


def strokes(line: Line) -> Iterator[list[tuple[int, float]]]:
    """The points in runs without a gap."""
    run: list[tuple[int, float]] = []
    for point in line.points:
        if run and point[0] - run[-1][0] > line.gap_days:
            yield run
            run = []
        run.append(point)
    if run:
        yield run
