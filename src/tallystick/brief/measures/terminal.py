"""Panels as charts in braille: one chart a series, those of a panel on the same axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.brief.charts.drawing import thinned
from tallystick.brief.charts.scale import date_ticks, nice_ticks, tick_label
from tallystick.brief.measures.braille import draw_braille
from tallystick.brief.measures.lines import Line, Panel, strokes

if TYPE_CHECKING:
    from rich.console import Console

COLOURS = ("cyan", "yellow", "green", "magenta", "blue", "red")
HEIGHTS = {1: 12, 2: 6, 3: 6}  # rows of a chart by the number of charts of a panel
LOW = 4  # rows of each of more
WIDEST = 120
FINE = 4  # points of a line for each column of dots: more fall on dots that are there already


def print_panel(console: Console, panel: Panel) -> None:
    """Its charts one below the other, the days under the last."""
    from rich.text import Text

    height = HEIGHTS.get(len(panel.lines), LOW)
    ticks = nice_ticks(*panel.values, max(3, height // 2))
    labels = [tick_label(tick, ticks[1] - ticks[0]) for tick in ticks]
    left = max(map(len, labels)) + 1
    inner = max(20, min(console.width, WIDEST) - left - 2)
    span = ticks[-1] - ticks[0]
    marks = {round((height - 1) * (ticks[-1] - tick) / span): label for tick, label in zip(ticks, labels, strict=True)}
    for line in panel.lines:
        style = COLOURS[line.number % len(COLOURS)]
        console.print()
        console.print(Text(f"{line.name}, {panel.how}", style=style))
        for number, row in enumerate(_rows(line, panel, ticks[0], span, inner, height)):
            mark = marks.get(number)
            axis = "│" if mark is None else "┤"
            console.print(Text.assemble((f"{mark or '':>{left}} ", "dim"), axis, (row, style)))
    console.print(Text(" " * (left + 1) + _date_axis(*panel.days, inner), style="dim"))


def _rows(line: Line, panel: Panel, bottom: float, span: float, width: int, height: int) -> list[str]:
    first, last = panel.days
    most = FINE * 2 * width
    runs = [
        [((day - first) / max(1, last - first), (value - bottom) / span) for day, value in thinned(tuple(run), most)]
        for run in strokes(line)
    ]
    return draw_braille(runs, width, height, joined=not line.dots)


def _date_axis(first: int, last: int, width: int) -> str:
    axis = [" "] * (width + 12)
    free = 0
    for day, label in date_ticks(first, last, max(2, width // 14)):
        at = round((day - first) / max(1, last - first) * (width - 1)) + 1
        if at >= free and at + len(label) <= len(axis):
            axis[at : at + len(label)] = label
            free = at + len(label) + 1
    return "".join(axis).rstrip()[: width + 1]
