"""The sheet for a terminal or a file of text: charts in braille, months, one month by every convention."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from tallystick.brief import wording
from tallystick.brief.charts.scale import date_ticks, nice_ticks, tick_label
from tallystick.brief.measures.braille import draw_braille
from tallystick.brief.measures.lines import Lines, lines_of, strokes
from tallystick.maths.digits import grouped
from tallystick.model.sheet import Column, Sheet

if TYPE_CHECKING:
    from rich.console import Console

COLOURS = ("cyan", "yellow", "green", "magenta", "blue", "red")
PLAIN_WIDTH = 100
HEIGHT = 6  # rows of a chart; a lone one has twice as many
MONTHS = 13


def render(
    sheet: Sheet, *, width: int = PLAIN_WIDTH, colour: bool = False, rows: int = 10, since: date | None = None
) -> bytes:
    """Text in UTF-8. `rows`: how many of the newest values are shown; `since`: the first day that is drawn."""
    from rich.console import Console

    out = io.StringIO()
    system: Literal["standard"] | None = "standard" if colour else None
    console = Console(file=out, width=width, force_terminal=colour, color_system=system, highlight=False)
    _head(console, sheet)
    _charts(console, lines_of(sheet, since), width)
    _months(console, sheet)
    _readings(console, sheet)
    _newest(console, sheet, rows)
    _notes(console, sheet)
    lines = (line.rstrip(" \u2800") for line in out.getvalue().splitlines())
    return "\n".join(lines).encode("utf-8", "replace") + b"\n"


def _head(console: Console, sheet: Sheet) -> None:
    from rich.text import Text

    console.print(Text(f"{sheet.measure.name}, {sheet.measure.unit}", style="bold"))
    console.print(Text(f"{sheet.measure.id} of {sheet.theatre}, as known on {wording.day(sheet.as_of)}", style="dim"))


def _charts(console: Console, drawn: Lines, width: int) -> None:
    """One chart a series, on the same axes."""
    from rich.text import Text

    if not drawn.lines:
        return
    low, high = drawn.values
    ticks = nice_ticks(low, high, 4)
    labels = [tick_label(tick, ticks[1] - ticks[0]) for tick in ticks]
    left = max(map(len, labels)) + 1
    inner = max(20, min(width, 120) - left - 2)
    height = HEIGHT if len(drawn.lines) > 1 else 2 * HEIGHT
    for index, line in enumerate(drawn.lines):
        style = COLOURS[index % len(COLOURS)]
        console.print()
        console.print(Text(f"{line.name}, {'single figures' if line.dots else drawn.how}", style=style))
        bottom, top = ticks[0], ticks[-1]
        runs = [
            [(_share(day, *drawn.days), (value - bottom) / (top - bottom)) for day, value in run]
            for run in strokes(line)
        ]
        at_row = {
            round((height - 1) * (top - tick) / (top - bottom)): label
            for tick, label in zip(ticks, labels, strict=True)
        }
        for number, row in enumerate(draw_braille(runs, inner, height, joined=not line.dots)):
            console.print(
                Text.assemble(
                    (f"{at_row.get(number, ''):>{left}} ", "dim"),
                    "│" if at_row.get(number) is None else "┤",
                    (row, style),
                )
            )
    console.print(Text(" " * (left + 1) + _date_axis(*drawn.days, inner), style="dim"))


def _share(day: int, first: int, last: int) -> float:
    return (day - first) / max(1, last - first)


def _date_axis(first: int, last: int, width: int) -> str:
    axis = [" "] * (width + 12)
    free = 0
    for day, label in date_ticks(first, last, max(2, width // 14)):
        at = round(_share(day, first, last) * (width - 1)) + 1
        if at >= free and at + len(label) <= len(axis):
            axis[at : at + len(label)] = label
            free = at + len(label) + 1
    return "".join(axis).rstrip()[: width + 1]


def _months(console: Console, sheet: Sheet) -> None:
    from rich.table import Table
    from rich.text import Text

    if not sheet.columns:
        return
    months = sorted({month for column in sheet.columns for month in column.months})
    shown = [month for month in months if month <= sheet.month.toordinal()][-MONTHS:] or months[-MONTHS:]
    columns = [column for column in sheet.columns if any(month in column.months for month in shown)]
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("Month", no_wrap=True)
    for column in columns:
        table.add_column(_heading(column), justify="right", max_width=24)
    for month in shown:
        on = date.fromordinal(month)
        cells = [column.months.get(month) for column in columns]
        table.add_row(f"{on:%Y-%m}", *("–" if cell is None else grouped(cell) for cell in cells))
    console.print()
    console.print(Text("By month", style="bold"))
    console.print(table)


def _heading(column: Column) -> str:
    what = "mean per day" if column.statistic == "mean" else "mean of what stood"
    return f"{column.series.source.name}, {what}, {column.convention}"


def _readings(console: Console, sheet: Sheet) -> None:
    from rich.table import Table
    from rich.text import Text

    if not sheet.readings:
        return
    console.print()
    console.print(Text(f"{wording.MONTHS[sheet.month.month - 1]} {sheet.month.year} by every convention", style="bold"))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for name in ("Source", "", "Counted by", "Sum"):
        table.add_column(name)
    for reading in sheet.readings:
        table.add_row(
            Text(reading.series.source.name), Text(reading.what), Text(wording.one_line(reading.convention, 70)),
            Text(reading.expression),
        )  # fmt: skip
    console.print(table)


def _newest(console: Console, sheet: Sheet, rows: int) -> None:
    from rich.table import Table
    from rich.text import Text

    days = sorted({day for series in sheet.series for day in series.days[-rows:]})[-rows:]
    if not days:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("Day", no_wrap=True)
    held = [series for series in sheet.series if any(series.at(day) is not None for day in days)]
    for series in held:
        table.add_column(f"{series.source.name}, {_FORMS[series.form.value]}", justify="right", max_width=24)
    for day in days:
        values = [series.at(day) for series in held]
        table.add_row(str(date.fromordinal(day)), *("–" if v is None else grouped(v, 9) for v in values))
    console.print()
    console.print(Text("Newest values", style="bold"))
    console.print(table)


_FORMS = {"cumulative": "running total", "level": "level", "monthly_mean": "mean of a month", "point": "single figure"}


def _notes(console: Console, sheet: Sheet) -> None:
    from rich.text import Text

    console.print()
    console.print(Text("Series", style="bold"))
    for series in sheet.series:
        first, last = date.fromordinal(series.days[0]), date.fromordinal(series.days[-1])
        about = f"{series.definition}; {first} to {last}, {len(series.days):,} values; {series.source.licence}"
        console.print(Text.assemble((series.id, "bold"), f": {series.source.name}. {about}"))
        for note in (*series.notes, *_told(series.restatements, series.weight)):
            console.print(Text(f"  {note}"))
    for note in sheet.measure.notes:
        console.print(Text(note))


def _told(restatements: object, weight: str) -> Iterator[str]:
    count = len(restatements) if hasattr(restatements, "__len__") else 0
    if count:
        yield f"{count} correction{'s' if count > 1 else ''} by the source, taken out of means and records."
    if weight != "primary":
        yield "Another definition of the noun: it may support a claim, never contradict it."
