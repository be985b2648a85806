"""A measure's sheet as pictures: what is drawn together, strokes and gaps, braille."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.brief.measures import render_sheet
from tallystick.brief.measures.braille import draw_braille
from tallystick.brief.measures.lines import Line, Panel, panels_of, strokes
from tallystick.brief.measures.svg import COLOURS, DASHES, draw
from tallystick.errors import TallystickError
from tallystick.model.series import Measure, Series, SeriesForm, Source
from tallystick.model.sheet import Column, Sheet

START = date(2025, 1, 1).toordinal()


def series(name: str, form: SeriesForm, values, *, every: int = 1, starts: int | None = None) -> Series:
    days = tuple(START + every * index for index in range(len(values)))
    source = Source(id=name, name=name.partition("_")[0], url="https://s.example/", licence="CC0", credit=name)
    return Series(
        id=name,
        measure="m",
        source=source,
        form=form,
        unit="person",
        definition="",
        days=days,
        values=tuple(map(float, values)),
        known=days,
        starts=() if starts is None else (START + starts,) * len(days),
    )


def sheet(*each: Series, months: int = 12) -> Sheet:
    """A sheet whose counted series have means of so many months."""
    counted = (s for s in each if s.form in (SeriesForm.CUMULATIVE, SeriesForm.MONTHLY_MEAN))
    means = {START + 31 * month: 5.0 + month for month in range(months)}
    return Sheet(
        theatre="t",
        measure=Measure(id="m", name="People lost", unit="person"),
        series=each,
        columns=tuple(Column(series=s, convention="c", statistic="mean", months=means) for s in counted),
        month=date(2025, 1, 1),
        readings=(),
        as_of=date(2026, 1, 1),
    )


TOTAL = series("a", SeriesForm.CUMULATIVE, range(360))
MEANS = series("b", SeriesForm.MONTHLY_MEAN, range(12), every=31)
LEVEL = series("c", SeriesForm.LEVEL, range(360))
SELDOM = series("d", SeriesForm.CUMULATIVE, range(4), every=200)
SINCE = series("e", SeriesForm.POINT, range(5), every=30, starts=-20)
OF_A_YEAR = series("f", SeriesForm.POINT, range(5), every=30, starts=-200)
OF_A_DAY = series("g", SeriesForm.POINT, range(5), every=30)
FEW = series("h", SeriesForm.POINT, [1, 2])

MONTHS, TOTALS, DAYS, FIGURES = (
    "mean per day, by month",
    "running total",
    "by day",
    "figures for a period, by its last day",
)
DRAWN = {  # series -> panels with the series in each
    "totals and monthly means": ((TOTAL, MEANS), {MONTHS: "ab"}),
    "figures that count from where the total begins": ((TOTAL, MEANS, SINCE), {MONTHS: "ab", TOTALS: "ae"}),
    "figures of another period": ((TOTAL, OF_A_YEAR), {MONTHS: "a", FIGURES: "f"}),
    "levels and figures of a day": ((LEVEL, OF_A_DAY), {DAYS: "cg"}),
    "too few figures": ((LEVEL, FEW), {DAYS: "c"}),
    "nothing": ((FEW,), {}),
}


@pytest.mark.parametrize(("each", "panels"), DRAWN.values(), ids=DRAWN)
def test_only_what_can_be_compared_is_drawn_together(each, panels) -> None:
    found = panels_of(sheet(*each))
    assert {panel.how: "".join(line.name for line in panel.lines) for panel in found} == panels


def test_what_is_read_too_seldom_for_months_is_drawn_as_it_stands() -> None:
    made = sheet(TOTAL, SELDOM)
    short = replace(made, columns=(made.columns[0], replace(made.columns[1], months={START: 5.0})))
    assert {p.how: "".join(line.name for line in p.lines) for p in panels_of(short)} == {MONTHS: "a", TOTALS: "ad"}


def test_two_months_are_no_line_so_the_total_is_drawn() -> None:
    (panel,) = panels_of(sheet(TOTAL, months=2))
    assert panel.how == TOTALS


AXES = {  # what is drawn, its values -> the lowest that the axis must reach
    "means of counts": (MONTHS, (20.0, 30.0), 0.0),
    "a total that begins late": (TOTALS, (700.0, 900.0), 700.0),
    "a level that hardly moves": (DAYS, (60.0, 90.0), 60.0),
    "a level that moves far": (DAYS, (10.0, 90.0), 0.0),
    "below zero": (MONTHS, (-5.0, 90.0), -5.0),
}


@pytest.mark.parametrize(("how", "values", "low"), AXES.values(), ids=AXES)
def test_what_an_axis_reaches(how: str, values: tuple[float, float], low: float) -> None:
    line = Line(number=0, name="", points=tuple(enumerate(values)))
    assert Panel(how=how, lines=(line,)).values == (low, values[1])


def test_lines_of_one_source_are_told_apart_and_keep_their_colour() -> None:
    one, other = (series(f"who_{kind}", SeriesForm.LEVEL, range(5)) for kind in ("first", "second_try"))
    (panel,) = panels_of(sheet(FEW, one, other))
    assert [(line.name, line.number) for line in panel.lines] == [("who (who first)", 1), ("who (who second try)", 2)]
    assert len(set(COLOURS)) == len(set(DASHES)) == len(COLOURS)


def test_since_cuts_and_an_empty_panel_is_left_out() -> None:
    since = date.fromordinal(START + 100)
    assert min(panels_of(sheet(LEVEL), since)[0].days) == START + 100
    assert panels_of(sheet(LEVEL), date(2030, 1, 1)) == ()
    assert "too few values to draw" in draw(sheet(FEW))


def test_a_png_is_light_and_its_words_are_written() -> None:
    made = sheet(LEVEL, OF_A_DAY)
    png = render_sheet(made, "png")
    assert png.startswith(b"\x89PNG\r\n") and len(png) < 200_000
    assert png != render_sheet(replace(made, measure=replace(made.measure, name="Horses lost")), "png")


PNG_FAULTS = {  # what is in the place of the library                                           said
    "not installed": (None, "pip install 'tallystick[png]'"),
    "a machine without fonts": (
        SimpleNamespace(svg_to_bytes=lambda **_: b"the same"),
        "no sans-serif font on this machine",
    ),
}


@pytest.mark.parametrize(("library", "words"), PNG_FAULTS.values(), ids=PNG_FAULTS)
def test_no_png_without_the_library_or_a_font(monkeypatch: pytest.MonkeyPatch, library, words: str) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", library)
    with pytest.raises(TallystickError, match=re.escape(words)):
        render_sheet(sheet(LEVEL), "png")


STROKES = {  # days of points -> lengths of the runs, with gaps of more than 10 days left open
    "none": ((), []),
    "one": ((1,), [1]),
    "near": ((1, 11, 21), [3]),
    "a gap": ((1, 2, 13, 14, 15), [2, 3]),
}


@pytest.mark.parametrize(("days", "lengths"), STROKES.values(), ids=STROKES)
def test_gaps_are_left_open(days, lengths) -> None:
    line = Line(number=0, name="", points=tuple((day, 1.0) for day in days), gap_days=10)
    assert [len(run) for run in strokes(line)] == lengths


def test_braille() -> None:
    assert draw_braille([], 2, 1) == ["⠀⠀"]
    assert draw_braille([[(0, 0), (1, 1)]], 2, 1) == ["⡠⠊"]
    assert draw_braille([[(0, 1), (1, 1)]], 3, 2) == ["⠉⠉⠉", "⠀⠀⠀"]
    assert draw_braille([[(0, 0), (1, 1)]], 2, 2, joined=False) == ["⠀•", "•⠀"]


def test_a_long_series_keeps_its_peaks_and_costs_no_more_than_its_width() -> None:
    values = [5.0 + index % 3 for index in range(20_000)]
    values[7_001], values[13_001] = 90.0, -40.0
    text = render_sheet(sheet(series("i", SeriesForm.LEVEL, values)), "text").decode()
    drawn = [row.partition("│")[2].replace("⠀", "") for row in text.splitlines() if "│" in row]
    assert len(drawn[0]) == 1 and 1 <= len(drawn[-1]) <= 2, "the highest and the lowest day stand out by themselves"
    assert draw(sheet(series("i", SeriesForm.LEVEL, values))).count("L") < 2_000


@given(
    run=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=20),
    width=st.integers(1, 40),
    height=st.integers(1, 10),
    joined=st.booleans(),
)
def test_braille_fills_its_box_and_no_more(run, width: int, height: int, joined: bool) -> None:
    rows = draw_braille([run], width, height, joined=joined)
    assert [len(row) for row in rows] == [width] * height
    assert any(sign != "⠀" for row in rows for sign in row) == bool(run)
