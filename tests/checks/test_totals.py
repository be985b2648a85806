"""Totals, means and levels against series that a reader can add up in the head: 10 a day from 1 January 2024."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.checks import check_claims
from tallystick.model.amount import Bound
from tallystick.model.claim import Aggregation
from tallystick.model.finding import Verdict
from tallystick.model.period import PeriodBasis
from tests.checks.samples import amount, claim, context, counting, days, series

TEN_A_DAY = counting(10, 366)
JANUARY = days("2024-01-02", "2024-01-31")  # 30 days that the series covers whole


def verdict(one, *held, **more):
    findings, _ = check_claims([one], context(*(held or (TEN_A_DAY,)), **more))
    return findings[one.id]


TOTALS = {
    "exact": (300, Verdict.SUPPORTED),
    "inside five per cent": (310, Verdict.CLOSE),
    "far off": (400, Verdict.CONTRADICTED),
    "more than, on the right side": (amount(250, low=250, high=float("inf"), bound=Bound.MORE_THAN), Verdict.SUPPORTED),
    "more than, on the wrong side": (
        amount(400, low=400, high=float("inf"), bound=Bound.MORE_THAN),
        Verdict.CONTRADICTED,
    ),
    "about": (amount(307, low=299, high=315, bound=Bound.APPROX), Verdict.SUPPORTED),
}


@pytest.mark.parametrize(("value", "expected"), TOTALS.values(), ids=TOTALS)
def test_totals(value, expected):
    assert verdict(claim(value, JANUARY)).verdict is expected


def test_both_conventions_are_told_and_the_one_that_prints_the_digits_is_marked():
    rising = counting(range(1, 367), 366)
    finding = verdict(claim(sum(range(2, 32)), JANUARY), rising)
    assert finding.verdict is Verdict.SUPPORTED
    told = {piece.convention: piece for piece in finding.evidence}
    assert told["report dates"].reproduces
    assert not told["day the losses fell"].reproduces
    assert told["report dates"].expression == "496 − 1 = 495"


def test_means_spread_the_total_over_its_days():
    one = claim(amount(10, per="day"), JANUARY, aggregation=Aggregation.MEAN)
    finding = verdict(one)
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.evidence[0].expression == "(310 − 10) / 30 = 10"


def test_levels_are_read_on_the_last_day():
    one = claim(310, days("2024-01-31", "2024-01-31"), aggregation=Aggregation.LEVEL)
    assert verdict(one).verdict is Verdict.SUPPORTED


def test_a_period_that_the_words_do_not_name_is_never_contradicted():
    one = claim(999, days("2024-01-02", "2024-01-31", PeriodBasis.DOCUMENT))
    assert verdict(one).verdict is Verdict.NO_EVIDENCE


def test_another_definition_never_contradicts():
    photographed = counting(4, 366, weight="other", id="photos")
    finding = verdict(claim(300, JANUARY), photographed)
    assert finding.verdict is Verdict.NO_EVIDENCE
    assert finding.evidence[0].caveat


def test_a_source_is_judged_by_its_own_series_first():
    photographed = counting(4, 366, weight="other", id="photos")
    one = claim(120, JANUARY, speaker="photos")
    assert verdict(one, TEN_A_DAY, photographed).verdict is Verdict.SUPPORTED


def test_two_series_that_disagree_conflict():
    other = counting(20, 366, id="ministry")
    assert verdict(claim(300, JANUARY), TEN_A_DAY, other).verdict is Verdict.CONFLICTING


def test_nothing_held_says_what_is_missing():
    assert "prisoners" in verdict(claim(300, JANUARY, measures=("unheld",))).why
    assert "nothing held measures this" in verdict(claim(300, JANUARY, measures=())).why


def test_restatements_are_taken_out():
    lump = [10.0] * 366
    lump[14] += 500
    restated = counting(lump, 366, restatements={date(2024, 1, 15).toordinal(): 500.0})
    finding = verdict(claim(300, JANUARY), restated)
    assert finding.verdict is Verdict.SUPPORTED
    assert "restated" in finding.evidence[0].expression


def test_what_was_known_then_is_told_beside_what_is_known_now():
    day = date(2024, 1, 31).toordinal()
    revised = counting(
        10,
        366,
        earlier=((day, 410.0, day),),
        known=tuple(TEN_A_DAY.days[:30]) + tuple(d + 60 if d == day else d for d in TEN_A_DAY.days[30:]),
    )
    finding = verdict(claim(400, JANUARY), revised, published=date(2024, 2, 2))
    assert {piece.known for piece in finding.evidence} >= {"then", "now"}
    assert finding.verdict is Verdict.SUPPORTED


def test_a_figure_of_an_earlier_report_is_recognised():
    year = days("2024-01-02", "2024-02-29")
    finding = verdict(claim(amount(570, step=1.0), year))
    assert any("short of the period" in note for note in finding.notes)


def test_gains_are_read_off_the_area_held():
    area = series("map", "area", range(1000, 1366))
    assert verdict(claim(amount(30, unit="km²"), JANUARY, measures=("gain",)), area).verdict is Verdict.SUPPORTED


@given(st.integers(1, 2000), st.integers(0, 100))
def test_vaguer_words_never_turn_true_into_false(value, slack):
    exact = verdict(claim(amount(value), JANUARY))
    vague = verdict(claim(amount(value, low=value - 0.5 - slack, high=value + 0.5 + slack), JANUARY)).verdict
    if exact.verdict is Verdict.SUPPORTED and not exact.why.startswith("read "):  # not by another reading of the words
        assert vague is Verdict.SUPPORTED
    assert not (vague is Verdict.CONTRADICTED and exact.verdict is not Verdict.CONTRADICTED)


def test_days_counted_from_an_inferred_publication_never_contradict():
    wrong = claim(999, days("2024-01-02", "2024-01-31", PeriodBasis.RELATIVE))
    held = context(TEN_A_DAY)
    assert check_claims([wrong], held)[0]["c1"].verdict is Verdict.CONTRADICTED
    finding = check_claims([wrong], replace(held, published_inferred=True))[0]["c1"]
    assert finding.verdict is Verdict.NO_EVIDENCE
    assert "inferred" in finding.why
