"""The sheet as one page: the picture, the months, one month by every convention, the series. It asks for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from tallystick.brief import wording
from tallystick.brief.measures.svg import draw
from tallystick.brief.page import web_address
from tallystick.maths.digits import grouped
from tallystick.model.series import Series
from tallystick.model.sheet import Sheet

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --soft: #5c5c5c; --hair: #ddd; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --soft: #aaa; --hair: #383838; --paper: #161616; } }
body { font: 16px/1.5 system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; color: var(--ink);
  background: var(--paper); margin: 2rem auto; padding: 0 1rem; max-width: 60rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; } .soft { color: var(--soft); }
svg { max-width: 100%; height: auto; } .wide { overflow-x: auto; } table { border-collapse: collapse; }
th, td { padding: .25rem 1rem .25rem 0; text-align: left; border-bottom: 1px solid var(--hair); vertical-align: top; }
th { color: var(--soft); font-weight: 500; } td.n { text-align: right; font-variant-numeric: tabular-nums; }
dt { font-weight: 600; margin-top: 1rem; } dd { margin: 0; } a { color: inherit; }
"""


def render(sheet: Sheet, *, since: date | None = None, **_: object) -> bytes:
    """A whole page in UTF-8, with no script. `since`: the first day that is drawn."""
    months = sorted({month for column in sheet.columns for month in column.months}, reverse=True)
    heads = [f"{c.series.source.name}, {c.convention}" for c in sheet.columns]
    by_month = [
        [f"{date.fromordinal(m):%Y-%m}", *(_number(column.months.get(m)) for column in sheet.columns)] for m in months
    ]
    readings = [
        [reading.series.source.name, reading.what, reading.convention, reading.expression] for reading in sheet.readings
    ]
    month = f"{wording.MONTHS[sheet.month.month - 1]} {sheet.month.year}"
    about = f"{sheet.measure.id} of {sheet.theatre}, {sheet.measure.unit}, as known on {wording.day(sheet.as_of)}"
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        'img-src data:">',
        f"<title>{escape(sheet.measure.name)}</title><style>{_STYLE}</style>",
        f'<h1>{escape(sheet.measure.name)}</h1><p class="soft">{escape(about)}</p>',
        draw(sheet, since),
        _table(f"{month} by every convention", ["Source", "", "Counted by", "Sum"], readings, 0),
        _table("By month", ["Month", *heads], by_month, len(heads)),
        "<h2>Series</h2><dl>",
        *(_series(series) for series in sheet.series),
        "</dl>",
        *(f"<p>{escape(note)}</p>" for note in sheet.measure.notes),
        "</html>\n",
    ]
    return "\n".join(part for part in parts if part).encode("utf-8", "replace")


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: int) -> str:
    """`numbers`: how many of the last columns are numbers."""
    text = len(heads) - numbers
    body = "".join(
        "<tr>"
        + "".join(f"<td{' class=n' if at >= text else ''}>{escape(cell)}</td>" for at, cell in enumerate(row))
        + "</tr>"
        for row in rows
    )
    if not body:
        return ""
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    return f'<h2>{escape(title)}</h2><div class="wide"><table><tr>{head}</tr>{body}</table></div>'


def _series(series: Series) -> str:
    first, last = date.fromordinal(series.days[0]), date.fromordinal(series.days[-1])
    held = f"{first} to {last}, {len(series.days):,} values; {series.source.licence}"
    url = web_address(series.source.url)
    source = f'<a href="{escape(url)}" rel="noopener">{escape(series.source.credit)}</a>' if url else ""
    notes = "".join(f"<br>{escape(note)}" for note in series.notes)
    return (
        f"<dt>{escape(series.id)}</dt><dd>{escape(series.definition)}. {source or escape(series.source.credit)}<br>"
        f'<span class="soft">{escape(held)}{notes}</span></dd>'
    )


def _number(value: float | None) -> str:
    return "–" if value is None else grouped(value)
