"""What is drawn of a measure: one line or a set of dots a series, all in the same terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tallystick.model.series import Series, SeriesForm
from tallystick.model.sheet import Sheet

FEW = 3  # figures that can be drawn

Points = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One series as drawn. `points` are (ordinal, value); `gap_days`: a longer way between two is not drawn."""

    name: str
    points: Points
    dots: bool = False
    gap_days: int = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """All series of a sheet; `how` says what each value is."""

    how: str
    lines: tuple[Line, ...]

    @property
    def days(self) -> tuple[int, int]:
        """First and last day that anything is drawn on."""
        days = [day for line in self.lines for day, _ in line.points]
        return min(days), max(days)

    @property
    def values(self) -> tuple[float, float]:
        """Lowest and highest value."""
        values = [value for line in self.lines for _, value in line.points]
        return min(values), max(values)


def lines_of(sheet: Sheet, since: date | None = None) -> Lines:
    """The values themselves where the series are levels, monthly means where they count what happens.

    Running totals are drawn as they stand where one of them is read too seldom for months. Of several conventions the
    first is drawn: the others lie within a line's width of it. `since`: the first day drawn.
    """
    counted = [s for s in sheet.series if s.form in (SeriesForm.CUMULATIVE, SeriesForm.MONTHLY_MEAN)]
    totals = [series for series in counted if series.form is SeriesForm.CUMULATIVE]
    seldom = len(totals) > 1 and any(_is_seldom(sheet, series) for series in totals)
    lines: list[Line] = []
    for series in sheet.series:
        name = _name(sheet, series)
        columns = [column for column in sheet.columns if column.series is series]
        if series.form is SeriesForm.POINT:
            if len(series.days) >= FEW:
                lines.append(Line(name=name, points=_values(series), dots=True))
        elif not counted or (seldom and series in totals):
            lines.append(Line(name=name, points=_values(series)))
        elif columns and series in counted and not seldom:
            shown = f"{name}, {columns[0].convention}" if len(columns) > 1 else name
            middles = tuple((day + 14, value) for day, value in sorted(columns[0].months.items()))
            lines.append(Line(name=shown, points=middles))
    how = "by day" if not counted else "running total" if seldom else "mean per day, by month"
    first = since.toordinal() if since else 0
    cut = [replace(line, points=tuple(point for point in line.points if point[0] >= first)) for line in lines]
    return Lines(how=how, lines=tuple(line for line in cut if line.points))


def _is_seldom(sheet: Sheet, series: Series) -> bool:
    """Are fewer than half of its months known?"""
    months = max((len(column.months) for column in sheet.columns if column.series is series), default=0)
    return months < (series.days[-1] - series.days[0]) / 61


def _name(sheet: Sheet, series: Series) -> str:
    """Its source, with what tells it from another series of the same source."""
    name = series.source.name
    if sum(other.source.name == name for other in sheet.series) > 1:
        return f"{name} ({series.id.removeprefix(sheet.measure.id).strip('_')})"
    return name


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


def _values(series: Series) -> Points:
    return tuple(zip(series.days, series.values, strict=True))
