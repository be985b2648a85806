from datetime import date, timedelta
from itertools import islice, pairwise, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.maths.calendar import month_start, step_of, steps_back, whole_months, windows_after, windows_back

STEPS = {
    "day": (date(2024, 12, 20), date(2024, 12, 20), "day"),
    "any seven days": (date(2024, 12, 25), date(2024, 12, 31), "week"),
    "month": (date(2024, 2, 1), date(2024, 2, 29), "month"),
    "quarter": (date(2024, 4, 1), date(2024, 6, 30), "quarter"),
    "three months, no quarter": (date(2024, 2, 1), date(2024, 4, 30), None),
    "year": (date(2024, 1, 1), date(2024, 12, 31), "year"),
    "part of a month": (date(2024, 12, 1), date(2024, 12, 12), None),
}


@pytest.mark.parametrize(("first", "last", "step"), STEPS.values(), ids=STEPS)
def test_step_of(first, last, step):
    assert step_of(first, last) == step


def test_steps_back_over_a_year_end():
    months = list(islice(steps_back(date(2025, 1, 1), date(2025, 1, 31), "month"), 3))
    assert [first for first, _ in months] == [date(2025, 1, 1), date(2024, 12, 1), date(2024, 11, 1)]
    assert [last for _, last in months] == [date(2025, 1, 31), date(2024, 12, 31), date(2024, 11, 30)]


def test_whole_months():
    assert whole_months(date(2024, 11, 1), date(2024, 12, 31)) == [date(2024, 11, 1), date(2024, 12, 1)]
    assert whole_months(date(2024, 11, 2), date(2024, 12, 31)) == []


@given(first=st.dates(date(2000, 1, 1), date(2050, 1, 1)), days=st.integers(0, 400))
def test_steps_are_adjacent_whatever_their_length(first, days):
    last = first + timedelta(days=days)
    pairs = list(islice(steps_back(first, last, step_of(first, last) or "span"), 5))
    for later, earlier in pairwise(pairs):
        assert earlier[1] + timedelta(days=1) == later[0]


@given(on=st.dates(date(1900, 1, 1), date(2100, 1, 1)), months=st.integers(-600, 600))
def test_month_start_goes_there_and_back(on, months):
    assert month_start(month_start(on, months), -months) == on.replace(day=1)


@given(
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["day", "week", "month", "quarter", "year", "span"]),
    st.integers(0, 900),
)
def test_windows_back_are_the_steps_back_as_ordinals(on, step, days_before):
    months = {"month": 1, "quarter": 3, "year": 12}.get(step)
    first = month_start(on) if months else on
    last = month_start(first, months) - timedelta(days=1) if months else on + timedelta(days={"week": 6}.get(step, 0))
    begun = first - timedelta(days=days_before)
    plain = list(takewhile(lambda days: days[1] >= begun, islice(steps_back(first, last, step), 50)))
    found = windows_back(first, last, step, begun, 50)
    assert list(found) == [(low.toordinal(), high.toordinal()) for low, high in reversed(plain)]


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.sampled_from(["day", "week", "month"]), st.integers(0, 200))
def test_windows_after_follow_each_other_and_end_in_time(on, step, days):
    last = month_start(on) - timedelta(days=1)
    until = last + timedelta(days=days)
    found = list(windows_after(last, step, until, 20))
    ends = [last.toordinal(), *(high for _, high in found)]
    assert [low for low, _ in found] == [end + 1 for end in ends[:-1]] and len(found) <= 20
    assert ends[-1] <= max(until, last).toordinal()
