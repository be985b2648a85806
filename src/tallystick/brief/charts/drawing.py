"""A plot as SVG text. Colours come from classes; without a style sheet everything falls back to `currentColor`."""

from __future__ import annotations

from html import escape
from operator import itemgetter

from tallystick.brief.charts.plotting import Plot, Points, extent
from tallystick.brief.charts.scale import date_ticks, nice_ticks, tick_label

WIDTH, HEIGHT = 352, 226
TOP, BOTTOM, RIGHT = 52, 24, 10
CHARACTER, WIDE_CHARACTER = 6.0, 6.8  # mean width of a character in plain and in bold labels
MOST_POINTS = 200  # a line of more is thinned to the lowest and highest value of each stretch


def draw(plotted: Plot) -> str:
    """The whole `<svg>`: title, grid, shaded days, bars or line, the claim, the extreme."""
    ticks = nice_ticks(min(extent(plotted)), max(extent(plotted)))
    step = ticks[1] - ticks[0]
    labels = [tick_label(tick, step) for tick in ticks]
    left = 8 + CHARACTER * max(map(len, labels))
    frame = _Frame(left, plotted.first, plotted.last + 1, ticks[0], ticks[-1])
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(_spoken(plotted))}" '
        'font-size="11" fill="currentColor">',
        f"<title>{escape(plotted.title)}</title><desc>{escape(_spoken(plotted))}</desc>",
        f'<text class="c-title" x="0" y="12" font-weight="600" font-size="12">{escape(plotted.title)}</text>',
        f'<text class="c-note" x="0" y="28" opacity=".7">{escape(plotted.subtitle)}</text>',
        *_shade(plotted, frame),
        *(
            f'<path class="c-grid" stroke="currentColor" stroke-opacity=".18" d="M{left:.0f} {frame.y(tick):.1f}H'
            f'{WIDTH - RIGHT}"/><text class="c-tick" x="{left - 5:.0f}" y="{frame.y(tick) + 4:.1f}" text-anchor="end">'
            f"{label}</text>"
            for tick, label in zip(ticks, labels, strict=True)
        ),
        *_dates(plotted, frame),
        *_shapes(plotted, frame),
        *_claim(plotted, frame),
        *_extreme(plotted, frame),
        "</svg>",
    ]
    return "".join(parts)


class _Frame:
    """From days and values to pixels."""

    def __init__(self, left: float, first: int, last: int, low: float, high: float) -> None:
        self.left, self.first, self.low = left, first, low
        self.per_day = (WIDTH - RIGHT - left) / max(1, last - first)
        self.per_unit = (HEIGHT - TOP - BOTTOM) / (high - low)

    def x(self, day: float) -> float:
        return self.left + (day - self.first) * self.per_day

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (value - self.low) * self.per_unit


def _shade(plotted: Plot, frame: _Frame) -> list[str]:
    if plotted.shaded is None:
        return []
    x = frame.x(plotted.shaded[0])
    width = max(2.0, frame.x(plotted.shaded[1] + 1) - x)
    return [
        f'<rect class="c-shade" x="{x:.1f}" y="{TOP - 8}" width="{width:.1f}" height="{HEIGHT - TOP - BOTTOM + 8}" '
        'fill-opacity=".1"/>'
    ]


def _dates(plotted: Plot, frame: _Frame) -> list[str]:
    parts, free = [], 0.0
    for day, label in date_ticks(plotted.first, plotted.last):
        x, half = frame.x(day), len(label) * CHARACTER / 2
        parts.append(
            f'<path class="c-grid" stroke="currentColor" stroke-opacity=".3" d="M{x:.1f} {HEIGHT - BOTTOM}v4"/>'
        )
        centre = min(max(x, half), WIDTH - half)
        if centre - half >= free:
            parts.append(
                f'<text class="c-tick" x="{centre:.1f}" y="{HEIGHT - 6}" text-anchor="middle">{escape(label)}</text>'
            )
            free = centre + half + 4
    return parts


def _shapes(plotted: Plot, frame: _Frame) -> list[str]:
    parts = []
    for strong in (False, True):
        path = "".join(_bar(frame, bar.first, bar.last + 1, bar.value) for bar in plotted.bars if bar.strong is strong)
        if path:
            shown = "c-bar c-strong" if strong else "c-bar"
            parts.append(f'<path class="{shown}" fill-opacity="{".85" if strong else ".35"}" d="{path}"/>')
    for kind, points in (("c-line", plotted.line), ("c-mean", plotted.mean)):
        if points:
            parts.append(
                f'<path class="{kind}" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" '
                f'd="{_path(points, frame)}"/>'
            )
    parts += [
        f'<circle class="c-dot" cx="{frame.x(day + 0.5):.1f}" cy="{frame.y(value):.1f}" r="2.5"/>'
        for day, value in thinned(plotted.dots)
    ]
    return parts


def _bar(frame: _Frame, first: int, after: int, value: float) -> str:
    x, width = frame.x(first), (after - first) * frame.per_day
    gap = min(1.5, width * 0.2)
    zero = frame.y(max(0.0, frame.low))
    return f"M{x + gap / 2:.1f} {zero:.1f}V{frame.y(value):.1f}h{width - gap:.1f}V{zero:.1f}z"


def _path(points: Points, frame: _Frame) -> str:
    return "M" + "L".join(f"{frame.x(day + 0.5):.1f} {frame.y(value):.1f}" for day, value in thinned(points))


def _claim(plotted: Plot, frame: _Frame) -> list[str]:
    """The claim's line, named beside it where nothing is in the way, else in the free band at the top."""
    if plotted.claimed is None:
        return []
    value, label = plotted.claimed
    y, width = frame.y(value), len(label) * WIDE_CHARACTER
    at_left = plotted.extreme is not None and frame.x(plotted.extreme[0]) > (frame.left + WIDTH) / 2
    x, anchor = (frame.left + 3, "start") if at_left else (WIDTH - RIGHT, "end")
    reach = (x, x + width) if at_left else (x - width, x)
    if _highest(plotted, frame, *reach) < y - 1:
        label, text_y = f"╌ {label}", TOP - 10.0
    else:
        text_y = y + 14 if y < TOP + 4 and not plotted.bars else y - 5
    return [
        f'<path class="c-claim" stroke="currentColor" stroke-width="1.5" stroke-dasharray="5 3" d="M{frame.left:.0f} '
        f'{y:.1f}H{WIDTH - RIGHT}"/>',
        f'<text class="c-claimed c-halo" x="{x:.1f}" y="{text_y:.1f}" text-anchor="{anchor}" '
        f'font-weight="600">{escape(label)}</text>',
    ]


def _extreme(plotted: Plot, frame: _Frame) -> list[str]:
    """A ring on the highest or lowest value, its name above whatever is drawn beside it."""
    if plotted.extreme is None:
        return []
    day, value, label = plotted.extreme
    x, y = frame.x(day + 0.5), frame.y(value)
    half = len(label) * CHARACTER / 2
    centre = min(max(x, frame.left + half), WIDTH - half)
    lift = min(y, _highest(plotted, frame, centre - half, centre + half)) - 7
    if plotted.claimed is not None:
        line = frame.y(plotted.claimed[0])
        if line - 16 < lift < line + 10:  # the two labels would touch: this one goes over the claim's line
            lift = line - 18 if line > TOP + 14 else y + 16
    return [
        f'<circle class="c-peak" cx="{x:.1f}" cy="{y:.1f}" r="3" stroke="currentColor" fill="none"/>',
        f'<text class="c-extreme c-halo" x="{centre:.1f}" y="{max(lift, TOP - 10):.1f}" text-anchor="middle">'
        f"{escape(label)}</text>",
    ]


def _highest(plotted: Plot, frame: _Frame, left: float, right: float) -> float:
    """The smallest y that a bar reaches between two x; the chart's foot where there is none."""
    tops = (frame.y(b.value) for b in plotted.bars if frame.x(b.first) < right and left < frame.x(b.last + 1))
    return min(tops, default=float(HEIGHT))


def thinned(points: Points, most: int = MOST_POINTS) -> Points:
    """At most about `most`, the lowest and the highest of every stretch kept in their order, and the two ends."""
    if len(points) <= most:
        return points
    size = -(-2 * len(points) // most)
    kept: list[tuple[int, float]] = []
    value = itemgetter(1)
    for start in range(0, len(points), size):
        stretch = points[start : start + size]
        ends = {min(stretch, key=value), max(stretch, key=value)}
        kept.extend(sorted(ends))
    head = () if kept[0] == points[0] else points[:1]
    tail = () if kept[-1] == points[-1] else points[-1:]
    return (*head, *kept, *tail)


def _spoken(plotted: Plot) -> str:
    """The chart in words, for those who hear the page."""
    said = [plotted.title, plotted.subtitle]
    if plotted.claimed:
        said.append(plotted.claimed[1])
    if plotted.extreme:
        said.append(f"extreme {plotted.extreme[2]}")
    return "; ".join(said)
