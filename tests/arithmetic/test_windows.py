"""Totals, means and windows: laws that hold for any series, and the cases that the record holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.arithmetic.measuring import change, levels, mean_of, means, totals
from tallystick.arithmetic.windows import in_windows, level_means, step_value, windows_of
from tallystick.model.period import Period
from tallystick.model.series import SeriesForm
from tests.arithmetic.samples import DAY_OF_LOSS, FIRST, REPORT_DAY, SET_FOR, STEPS, counting, series


def period(first, last):
    return Period(FIRST + timedelta(days=first), FIRST + timedelta(days=last))


def by_convention(measured):
    return {found.convention: found.value for found in measured}


def test_both_datings_of_a_period():
    """Reports of 1, 2, 3, 4 January announce 10, 20, 30, 40."""
    staff = counting([10, 20, 30, 40])
    assert by_convention(totals(staff, period(1, 2))) == {"report dates": 50, "the day the losses fell": 70}
    assert by_convention(means(staff, period(1, 2), 1.0)) == {"report dates": 25, "the day the losses fell": 35}
    assert by_convention(levels(staff, FIRST)) == {"report dates": 10, "the day the losses fell": 30}


def test_a_missing_row_gives_no_total_of_a_count():
    staff = series([10, 30, 60], days=[0, 1, 3])
    assert by_convention(totals(staff, period(1, 2))) == {"the day the losses fell": 30}
    assert by_convention(totals(staff, period(1, 1))) == {"report dates": 20}


def test_restatements_are_taken_out_and_told():
    staff = counting([10, 20, 1_660, 10], restatements={FIRST.toordinal() + 2: 1_650.0})
    corrected, included = (found for found in totals(staff, period(1, 2)) if "report dates" in found.convention)
    assert (corrected.value, included.value) == (30, 1_680)
    assert included.convention == "report dates, corrections included"
    assert "− 1,650 restated" in corrected.expression


def test_a_level_stands_over_closed_days():
    """A rate given on Friday, 5 January stands on Saturday to Monday; in a hole of more than a week nothing does."""
    rate = series([90, 91, 95], days=[0, 4, 20], form=SeriesForm.LEVEL, conventions=(SET_FOR,))
    assert by_convention(levels(rate, date(2024, 1, 8))) == {"as set for the day": 91}
    assert by_convention(levels(rate, date(2024, 1, 12))) == {"as set for the day": 91}
    assert by_convention(levels(rate, date(2024, 1, 13))) == {}


def test_the_mean_of_a_level_over_every_day_and_over_the_days_given():
    rate = series([90, 94], days=[0, 3], form=SeriesForm.LEVEL, conventions=(SET_FOR,))
    found = by_convention(level_means(rate, period(0, 4)))
    assert found == {
        "as set for the day, every day, a value standing until the next": (3 * 90 + 2 * 94) / 5,
        "as set for the day, the days with a value": 92,
    }


def test_what_lies_before_a_series_is_reliable_is_left_out_and_told():
    staff = counting([3_160, 0, 0, 10, 12, 11], reliable_from=FIRST.toordinal() + 3)
    by_report, _ = in_windows(staff, windows_of(staff, "day"), statistics=("total",))
    assert by_report.values == (10, 12, 11)
    assert by_report.left_out == 3
    assert by_report.caveat == "3 windows before 4 January 2024 left out: the series begins with lumps"


WINDOWS = {  # step: how many whole ones the 366 days of 2024 hold, and the first of them
    "day": (366, (date(2024, 1, 1), date(2024, 1, 1))),
    "week": (52, (date(2024, 1, 1), date(2024, 1, 7))),
    "month": (12, (date(2024, 1, 1), date(2024, 1, 31))),
    "quarter": (4, (date(2024, 1, 1), date(2024, 3, 31))),
    "half": (2, (date(2024, 1, 1), date(2024, 6, 30))),
    "year": (1, (date(2024, 1, 1), date(2024, 12, 31))),
    7: (360, (date(2024, 1, 1), date(2024, 1, 7))),
}


@pytest.mark.parametrize(("step", "expected"), WINDOWS.items(), ids=map(str, WINDOWS))
def test_windows(step, expected):
    windows = windows_of(series(range(366), first=date(2024, 1, 1)), step)
    inside = [window for window in windows if window[0] >= FIRST.toordinal()]
    assert len(inside) == expected[0]
    assert tuple(date.fromordinal(day) for day in inside[0]) == expected[1]


def test_an_unknown_step_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="'fortnight' is no calendar step; known are day, week, month"):
        windows_of(series([1, 2, 3]), "fortnight")
    with pytest.raises(ValueError, match="at least one day, not 0"):
        windows_of(series([1, 2, 3]), 0)


@given(steps=STEPS, cut=st.integers(1, 18), convention=st.sampled_from([REPORT_DAY, DAY_OF_LOSS]))
def test_a_total_is_the_sum_of_its_parts(steps, cut, convention):
    staff = counting(steps, base=100)
    last = len(steps) - 2
    whole = change(staff, convention, FIRST + timedelta(1), FIRST + timedelta(last))
    early = change(staff, convention, FIRST + timedelta(1), FIRST + timedelta(min(cut, last - 1)))
    late = change(staff, convention, FIRST + timedelta(min(cut, last - 1) + 1), FIRST + timedelta(last))
    assert whole.value == early.value + late.value


@given(steps=STEPS, convention=st.sampled_from([REPORT_DAY, DAY_OF_LOSS]))
def test_a_mean_times_its_days_is_the_total(steps, convention):
    staff = counting(steps)
    total = change(staff, convention, FIRST + timedelta(1), FIRST + timedelta(10))
    assert mean_of(total, 10, 1.0).value * 10 == pytest.approx(total.value)
    assert mean_of(total, 10, 7.0).value == pytest.approx(7 * mean_of(total, 10, 1.0).value)


@given(steps=STEPS, at=st.integers(1, 18), amount=st.integers(-500, 5_000))
def test_a_restatement_changes_nothing_but_the_level(steps, at, amount):
    """The same reports with a correction slipped into one of them: every corrected step is as it was."""
    plain = counting(steps, base=10_000)
    grown = [step + (amount if index == at else 0) for index, step in enumerate(steps)]
    restated = counting(grown, base=10_000, restatements={FIRST.toordinal() + at: float(amount)})
    for first in range(1, len(steps)):
        day = FIRST.toordinal() + first
        assert step_value(restated, REPORT_DAY, day, day) == step_value(plain, REPORT_DAY, day, day)


@given(steps=STEPS)
def test_a_series_without_restatements_is_left_as_it_is(steps):
    staff = counting(steps)
    (report, _) = in_windows(staff, windows_of(staff, "day")[1:], statistics=("total",))
    assert list(report.values) == steps[1:]


@given(
    values=st.lists(st.integers(0, 10_000), min_size=3, max_size=60),
    gaps=st.lists(st.sampled_from([1, 1, 1, 2, 3, 5, 9, 15]), min_size=60, max_size=60),
    form=st.sampled_from([SeriesForm.CUMULATIVE, SeriesForm.LEVEL]),
    weight=st.sampled_from(["primary", "other"]),
    step=st.sampled_from(["day", "week", 3, 10]),
)
def test_many_windows_read_as_each_by_itself(values, gaps, form, weight, step):
    """The fast path over all windows gives what `change` gives for one, holes and stale values included."""
    days = [0]
    for gap in gaps[: len(values) - 1]:
        days.append(days[-1] + gap)
    held = series(values, days=days, form=form, weight=weight)
    windows = windows_of(held, step)
    for found in in_windows(held, windows, statistics=("total",)):
        told = dict(zip(found.windows, found.values, strict=True))
        for window in windows[found.left_out :]:
            one = change(held, found.convention, *(date.fromordinal(day) for day in window))
            assert told.get(window) == (None if one is None else one.value)


@given(
    values=st.lists(st.integers(1, 500), min_size=2, max_size=40),
    gaps=st.lists(st.sampled_from([1, 1, 2, 3, 12]), min_size=40, max_size=40),
    length=st.integers(1, 12),
)
def test_the_mean_of_a_level_is_that_of_its_days(values, gaps, length):
    days = [0]
    for gap in gaps[: len(values) - 1]:
        days.append(days[-1] + gap)
    held = series(values, days=days, form=SeriesForm.LEVEL, conventions=(SET_FOR,))
    windows = windows_of(held, length)
    (found,) = in_windows(held, windows, additive=False)
    told = dict(zip(found.windows, found.values, strict=True))
    for window in windows:
        stood = [held.latest(day, stale_days=7) for day in range(window[0], window[1] + 1)]
        known = [row[1] for row in stood if row is not None]
        if stood[0] is not None and stood[-1] is not None and window[0] >= held.days[0]:
            assert told[window] == pytest.approx(sum(known) / len(known))
        else:
            assert window not in told
