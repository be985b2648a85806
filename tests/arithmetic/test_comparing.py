"""Changes, shares and ratios, and the two vintages of an answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from tallystick.arithmetic.comparing import changes, ratio_of, ratios, shares
from tallystick.arithmetic.measuring import levels, totals
from tallystick.arithmetic.vintages import both_vintages
from tallystick.model.period import Period
from tallystick.model.series import SeriesForm
from tests.arithmetic.samples import FIRST, SET_FOR, STEPS, counting, series, source


def days(first, last):
    return Period(FIRST + timedelta(days=first), FIRST + timedelta(days=last))


HOW = {"percent": 50, "multiple": 1.5, "difference": 10}


@pytest.mark.parametrize(("how", "value"), HOW.items(), ids=HOW)
def test_a_change_under_every_convention_by_total_and_by_mean(how, value):
    staff = counting([0, 10, 10, 15, 15, 15])
    found = {m.convention: m.value for m in changes(staff, days(3, 4), days(1, 2), how=how)}
    first = f"report dates, against {days(1, 2)}"
    assert found[first] == value
    assert len(found) == 4  # two datings, total and mean


def test_a_level_is_compared_by_its_last_day():
    fund = series([56, 50, 42], form=SeriesForm.LEVEL, conventions=(SET_FOR,))
    (found,) = changes(fund, days(2, 2), days(0, 0), additive=False)
    assert found.value == -25
    assert found.expression == "42 / 56 − 1 = −25 %"


def test_nothing_is_compared_with_nought_or_with_another_convention():
    assert list(changes(counting([0, 0, 5, 5]), days(2, 2), days(1, 1))) != []  # by day of loss 1 January has 5
    assert [m.convention for m in changes(counting([0, 0, 0, 5]), days(2, 2), days(1, 1))] == []


def test_a_share_of_a_whole():
    staff = counting([0, 10, 30, 40, 20])
    found = {m.convention: m.value for m in shares(staff, days(2, 3), days(1, 3))}
    assert found[f"report dates, of {days(1, 3)}"] == 87.5


@given(steps=STEPS)
def test_shares_of_all_parts_come_to_a_hundred(steps):
    staff = counting([0, *steps], base=1)
    whole, first, second = days(1, 18), days(1, 9), days(10, 18)
    halves = [{m.convention: m.value for m in shares(staff, part, whole)} for part in (first, second)]
    for label, value in halves[0].items():
        assert value + halves[1][label] == pytest.approx(100)


def test_a_ratio_pairs_one_source_first_and_says_when_it_does_not():
    staff = counting([0, 100, 100], id="losses")
    own = series([0, 2, 4], id="gain", form=SeriesForm.LEVEL, conventions=(SET_FOR,))
    other = series([0, 1, 2], id="map", form=SeriesForm.LEVEL, conventions=(SET_FOR,), source=source("map"))
    found = list(ratios((staff,), (other, own), days(1, 2)))
    assert [(m.series.id, m.value, m.caveat) for m in found] == [
        ("gain", 50, None),
        ("map", 100, "two sources: staff over map"),
    ]


def test_no_ratio_to_what_is_not_positive():
    staff = counting([0, 100, 100])
    level = series([5, 5, 4], form=SeriesForm.LEVEL, conventions=(SET_FOR,))
    (upper,) = totals(staff, days(1, 2))
    (lower,) = totals(level, days(1, 2))
    assert ratio_of(upper, lower) is None


def test_as_known_then_and_as_known_now():
    """A value of 3 January that was restated on the 10th comes twice; one published later only as known now."""
    third = FIRST.toordinal() + 2
    held = series(
        [10, 20, 33, 40],
        known=(third - 2, third - 1, third + 7, third + 1),
        earlier=((third, 30.0, third),),
        conventions=(SET_FOR,),
        form=SeriesForm.LEVEL,
    )
    then = held.as_known(date(2024, 1, 3))
    told = both_vintages(then, held, lambda one: levels(one, date(2024, 1, 3)))
    assert [(m.value, known) for m, known in told] == [(30, "then"), (33, "now")]
    later = list(both_vintages(then, held, lambda one: totals(one, days(3, 3))))
    assert [(m.value, known) for m, known in later] == [(7, "now")]
    assert [known for _, known in both_vintages(None, held, lambda one: levels(one, FIRST))] == ["now"]


def test_bounds_follow_the_vintage():
    held = series([10, 20], lows=(8.0, 15.0), highs=(12.0, 25.0), conventions=(SET_FOR,), form=SeriesForm.LEVEL)
    (found,) = levels(held.as_known(FIRST), FIRST)
    assert found.bounds == (8, 12)
    assert held.as_known(FIRST).lows == (8,)
