"""The sheet as one picture: all series on the same axes, drawn as the report's charts are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from html import escape

from tallystick.brief import wording
from tallystick.brief.charts.drawing import CHARACTER, thinned
from tallystick.brief.charts.scale import date_ticks, nice_ticks, tick_label
from tallystick.brief.measures.lines import Line, Panel, panels_of, strokes
from tallystick.model.sheet import Sheet

Place = Callable[[float, float], tuple[float, float]]

WIDTH, PLOT_HEIGHT, MARGIN = 760, 320, 16
HEADING, LEGEND_ROW, FOOT = 26, 20, 44  # above the plot of a panel, and below it
# Okabe and Ito's colours and two more: told apart by those who see few; the dashes also without any colour
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#882255", "#7A7A00")
DASHES = ("", "7 3", "2 3", "9 3 2 3", "5 5", "1 4", "12 3", "3 2")
# what each system brings, by name: a rasteriser knows no system-ui, and its sans-serif may not be installed
FONTS = (
    "system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans','Liberation Sans','Noto Sans','Open Sans',Ubuntu,"
    "Cantarell,FreeSans,sans-serif"
)
_STYLE = (
    f"text{{font-family:{FONTS};fill:#1c1c1c}}"
    ".c-note,.c-tick{fill:#5c5c5c}.c-paper{fill:#fff}.c-grid{stroke:#1c1c1c}"
    "@media(prefers-color-scheme:dark){text{fill:#eee}.c-note,.c-tick{fill:#aaa}.c-paper{fill:#161616}"
    ".c-grid{stroke:#eee}}"
)


def render(sheet: Sheet, *, since: date | None = None, **_: object) -> bytes:
    """A whole file in UTF-8. `since`: the first day that is drawn."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{draw(sheet, since)}\n'.encode()


def draw(sheet: Sheet, since: date | None = None) -> str:
    """The `<svg>` element, with its own style and a spoken description: one panel below the other."""
    panels = panels_of(sheet, since)
    body: list[str] = []
    y = MARGIN + 40.0
    for panel in panels:
        body += _panel(panel, y)
        y += HEADING + LEGEND_ROW * len(panel.lines) + PLOT_HEIGHT + FOOT
    if not panels:
        body.append(f'<text class="c-note" x="{MARGIN}" y="{y + 20}">{_nothing(since)}</text>')
    height = round(max(y, 100.0))
    said = "; ".join([sheet.measure.name, *(f"{p.how}: {', '.join(line.name for line in p.lines)}" for p in panels)])
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
            f'height="{height}" role="img" aria-label="{escape(said)}" font-size="12">',
            f"<title>{escape(sheet.measure.name)}</title><style>{_STYLE}</style>",
            f'<rect class="c-paper" width="{WIDTH}" height="{height}"/>',
            f'<text class="c-title" x="{MARGIN}" y="{MARGIN + 12}" font-weight="600" font-size="16">'
            f"{escape(wording.one_line(sheet.measure.name, 88))}</text>",
            f'<text class="c-note" x="{MARGIN}" y="{MARGIN + 32}">{escape(_subtitle(sheet))}</text>',
            *body,
            "</svg>",
        ]
    )


def _nothing(since: date | None) -> str:
    return f"nothing to draw from {wording.day(since)} on" if since else "too few values to draw"


def _subtitle(sheet: Sheet) -> str:
    return f"{sheet.measure.unit} · as known on {wording.day(sheet.as_of)}"


def _panel(panel: Panel, top: float) -> Iterator[str]:
    """What the values are, whose each line is, and the plot."""
    yield f'<text x="{MARGIN}" y="{top + 18:.0f}" font-weight="600">{escape(panel.how)}</text>'
    for row, line in enumerate(panel.lines):
        y = top + HEADING + LEGEND_ROW * row + 12
        yield _swatch(line, y - 4)
        yield f'<text x="{MARGIN + 34}" y="{y:.0f}">{escape(wording.one_line(line.name, 100))}</text>'
    begin = top + HEADING + LEGEND_ROW * len(panel.lines) + 10
    yield from _plot(panel, begin, begin + PLOT_HEIGHT - 10)


def _swatch(line: Line, y: float) -> str:
    if line.dots:
        return f'<circle cx="{MARGIN + 13}" cy="{y}" r="4" fill="{_colour(line)}"/>'
    return f'<path d="M{MARGIN} {y}h26" {_stroke(line)}/>'


def _plot(panel: Panel, top: float, foot: float) -> Iterator[str]:
    ticks = nice_ticks(*panel.values, 6)
    labels = [tick_label(tick, ticks[1] - ticks[0]) for tick in ticks]
    left = MARGIN + CHARACTER * 1.15 * max(map(len, labels))
    first, last = panel.days
    per_day = (WIDTH - MARGIN - left) / max(1, last - first)
    per_unit = (foot - top) / (ticks[-1] - ticks[0])

    def place(day: float, value: float) -> tuple[float, float]:
        return left + (day - first) * per_day, foot - (value - ticks[0]) * per_unit

    for tick, label in zip(ticks, labels, strict=True):
        y = place(first, tick)[1]
        yield f'<path class="c-grid" stroke-opacity=".15" d="M{left:.1f} {y:.1f}H{WIDTH - MARGIN}"/>'
        yield f'<text class="c-tick" x="{left - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    yield from _dates(first, last, left, per_day, foot)
    for line in panel.lines:
        yield from _line(line, place)


def _dates(first: int, last: int, left: float, per_day: float, foot: float) -> Iterator[str]:
    free = 0.0
    for day, label in date_ticks(first, last, 9):
        x, half = left + (day - first) * per_day, len(label) * CHARACTER * 1.15 / 2
        yield f'<path class="c-grid" stroke-opacity=".3" d="M{x:.1f} {foot}v4"/>'
        centre = min(max(x, half), WIDTH - half)
        if centre - half >= free:
            yield f'<text class="c-tick" x="{centre:.1f}" y="{foot + 20}" text-anchor="middle">{escape(label)}</text>'
            free = centre + half + 6


def _line(line: Line, place: Place) -> Iterator[str]:
    for run in strokes(line):
        spots = [place(*point) for point in thinned(tuple(run), 2 * WIDTH)]
        if line.dots or len(spots) == 1:
            yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{_colour(line)}"/>' for x, y in spots)
        else:
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
            yield f'<path d="M{path}" {_stroke(line)}/>'


def _stroke(line: Line) -> str:
    dash = DASHES[line.number % len(DASHES)]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'fill="none" stroke="{_colour(line)}" stroke-width="2" stroke-linejoin="round"{dashed}'


def _colour(line: Line) -> str:
    return COLOURS[line.number % len(COLOURS)]
