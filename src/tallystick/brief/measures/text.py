"""The sheet for a terminal or a file of text: charts in braille, months, one month by every convention."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from tallystick.brief import wording
from tallystick.brief.measures.lines import panels_of
from tallystick.brief.measures.terminal import print_panel
from tallystick.maths.digits import grouped
from tallystick.model.series import Series
from tallystick.model.sheet import Column, Sheet

if TYPE_CHECKING:
    from rich.console import Console

PLAIN_WIDTH = 100
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
    panels = panels_of(sheet, since)
    for panel in panels:
        print_panel(console, panel)
    if not panels and since is not None:
        console.print(f"\nNothing to draw from {wording.day(since)} on.")
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

    month = f"{wording.MONTHS[sheet.month.month - 1]} {sheet.month.year}"
    console.print()
    if not sheet.readings:
        console.print(Text(f"Nothing is held of {month} as a whole."))
        return
    console.print(Text(f"{month} by every convention", style="bold"))
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
    from rich.padding import Padding
    from rich.text import Text

    console.print()
    console.print(Text("Series", style="bold"))
    for series in sheet.series:
        first, last = date.fromordinal(series.days[0]), date.fromordinal(series.days[-1])
        count = f"{len(series.days):,} value{'s' if len(series.days) > 1 else ''}"
        days = f"{first} to {last}" if first != last else str(first)
        about = f"{series.definition}; {days}, {count}; {series.source.licence}"
        console.print(Text.assemble((series.id, "bold"), f": {series.source.name}. {about}"))
        for note in (*series.notes, *_told(series)):
            console.print(Padding(Text(note), (0, 0, 0, 2)))
    for note in sheet.measure.notes:
        console.print(Text(note))


def _told(series: Series) -> Iterator[str]:
    for count, what in (
        (len(series.restatements), "correction{} by the source, taken out of means and records."),
        (len(series.earlier), "value{} restated since, kept with the day on which each was known."),
    ):
        if count:
            yield f"{count:,} {what.format('s' if count > 1 else '')}"
    if series.weight != "primary":
        yield "Another definition of the noun: it may support a claim, never contradict it."
