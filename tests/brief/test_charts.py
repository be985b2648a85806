"""Charts: which one a claim gets, round ticks, small and well-formed SVG."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.brief.charts import claim_chart
from tallystick.brief.charts.drawing import MOST_POINTS, thinned
from tallystick.brief.charts.plotting import plot
from tallystick.brief.charts.scale import date_ticks, nice_ticks, tick_label
from tallystick.model.finding import Finding, Verdict

from . import samples

REPORT = samples.report()
CLAIMS = {claim.id: claim for claim in REPORT.claims}
DRAWN = {  # claim: (title ends with, claim printed on it)
    "total": ("running total since 1 Jan 2031", "printed: 40,220"),
    "mean": ("mean per day, by month", "printed: 1,310"),
    "record": ("mean per day, by month", None),
    "week": ("by day, with the 7-day mean", "printed: roughly 1,250"),
    "breach": ("by day", "printed: 96"),
    "low": ("by day", None),
    "front": ("running total since 1 Nov 2030", "printed: 360"),
}


def plotted(name):
    return plot(CLAIMS[name], REPORT.findings[name], REPORT.record)


@pytest.mark.parametrize(("name", "expected"), DRAWN.items(), ids=DRAWN)
def test_each_claim_gets_the_chart_of_its_kind(name, expected):
    made = plotted(name)
    assert made.title.endswith(expected[0])
    assert (made.claimed and made.claimed[1]) == expected[1]


@pytest.mark.parametrize("name", DRAWN)
def test_svg_is_small_well_formed_and_spoken(name):
    svg = claim_chart(CLAIMS[name], REPORT.findings[name], REPORT.record)
    root = ElementTree.fromstring(svg)
    assert len(svg.encode()) <= 12_288
    assert root.get("role") == "img" and root.get("aria-label")
    assert root.find("title").text and root.find("desc").text


@pytest.mark.parametrize("name", sorted(set(CLAIMS) - set(DRAWN)))
def test_no_held_series_no_chart(name):
    assert claim_chart(CLAIMS[name], REPORT.findings[name], REPORT.record) is None


def test_a_run_is_drawn_strong_and_its_record_named():
    made = plotted("record")
    assert [date.fromordinal(bar.first).month for bar in made.bars if bar.strong] == [11, 12, 1]
    assert made.extreme[2] == "1,297.4, Jan 2031"  # later months are higher; the claim is about the days before


def test_a_running_total_ends_at_the_computed_value():
    assert plotted("total").line[-1][1] == REPORT.findings["total"].computed


def test_a_restatement_is_no_day_of_loss():
    series = samples.RECORD.series["personnel_losses"][0]
    (day, amount), *_ = series.restatements.items()
    assert amount == 1_650
    whole = plotted("mean")
    month = next((bar for bar in whole.bars if bar.first <= day <= bar.last), None)
    assert month is not None
    raw = (series.at(month.last) - series.at(month.first - 1)) / (month.last - month.first + 1)
    assert month.value == pytest.approx(raw - 1_650 / (month.last - month.first + 1))


def test_a_value_far_off_the_chart_is_left_out():

    far = CLAIMS["mean"]._replace(amount=samples.amount(90_000, "90,000", per="day"))
    assert plot(far, REPORT.findings["mean"], REPORT.record).claimed is None


def test_evidence_of_an_unknown_series_is_no_error():
    piece = REPORT.findings["total"].evidence[0]
    from dataclasses import replace

    lost = Finding(verdict=Verdict.SUPPORTED, why="", evidence=(replace(piece, series="gone"),))
    assert claim_chart(CLAIMS["total"], lost, REPORT.record) is None


@given(st.floats(-1e12, 1e12), st.floats(0, 1e12))
def test_ticks_hold_the_values_and_are_few(low, size):
    ticks = nice_ticks(low, low + size)
    assert 2 <= len(ticks) <= 9
    assert ticks == sorted(ticks)
    step = ticks[1] - ticks[0]
    assert step > 0
    assert ticks[0] <= low + step * 1e-6 and ticks[-1] >= low + size - step * 1e-6
    assert all(tick_label(tick, step) for tick in ticks)


TICKS = {  # value, step -> label
    (1500, 500): "1,500",
    (0.25, 0.05): "0.25",
    (-0.5, 0.5): "−0.5",
    (2_000_000, 500_000): "2,000,000",
    (0, 5e10): "0",
    (1.5e11, 5e10): "150 bn",
    (1.25e9, 5e7): "1.25 bn",
    (-2e9, 1e9): "−2 bn",
}


@pytest.mark.parametrize(("tick", "label"), TICKS.items())
def test_tick_labels_are_as_short_as_they_can_be(tick, label):
    assert tick_label(*tick) == label


@given(st.integers(700_000, 760_000), st.integers(2, 20_000))
def test_date_ticks_are_rising_inside_and_few(first, days):
    ticks = date_ticks(first, first + days)
    places = [day for day, _ in ticks]
    assert places == sorted(set(places))
    assert all(first <= day <= first + days for day in places)
    assert len(ticks) <= 8


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=3000))
def test_thinning_keeps_the_extremes_and_both_ends(values):
    points = tuple(enumerate(values))
    kept = thinned(points)
    assert len(kept) <= MOST_POINTS + 2
    assert {max(values), min(values)} <= {value for _, value in kept}
    assert (kept[0], kept[-1]) == (points[0], points[-1]) and list(kept) == sorted(set(kept))
    assert len(thinned(points, 50)) <= 52
