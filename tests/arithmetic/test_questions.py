"""What is asked of a series once, and what it stood at on a day."""

import pickle
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tallystick.arithmetic.measuring import totals
from tallystick.arithmetic.questions import ask_level, ask_mean, ask_total
from tallystick.model.period import Period
from tests.arithmetic.samples import FIRST, series


def days(first, last):
    return Period(FIRST + timedelta(days=first - 1), FIRST + timedelta(days=last - 1))


def test_a_question_is_answered_once_and_told_in_words():
    held = series([10, 25, 45, 70], restatements={FIRST.toordinal() + 2: 5.0})
    for question in (ask_total(days(2, 4)), ask_mean(days(2, 4)), ask_level(days(2, 2).end)):
        assert question.of(held) is question.of(held)
    total, plain = ask_total(days(2, 4)).of(held)[:2]
    assert (total.value, total.expression) == (55, "70 − 10 − 5 restated = 55")
    assert (plain.value, plain.expression) == (60, "70 − 10 = 60")
    assert ask_mean(days(2, 4), 1.0).of(held)[0].expression == "(70 − 10 − 5 restated) / 3 = 18.333"


def test_answers_are_kept_with_a_series_in_bounds_and_travel_with_no_copy():
    held = series(range(10, 2000, 10))
    for day in range(2, 190):
        for each in (1.0, 7.0, 30.0, 365.0):
            ask_mean(days(2, day), each).of(held)
    assert 0 < len(held.kept) <= 512
    assert not replace(held, id="other").kept
    again = pickle.loads(pickle.dumps(held))
    assert again == held and not again.kept


@given(st.lists(st.integers(0, 50), min_size=3, max_size=30), st.integers(0, 40), st.data())
def test_days_before_the_last_row_known_read_the_same_then_and_now(steps, known_days, data):
    """The shortcut behind `Held.is_firm`: nothing restated, no vintage of earlier days need be read."""
    held = series([sum(steps[: at + 1]) for at in range(len(steps))])
    on = FIRST + timedelta(days=known_days)
    rows, then = held.rows_known(on), held.as_known(on)
    assert rows == len(then.days) == len([day for day in held.known if day <= on.toordinal()])
    assert held.as_known(on) is then
    if rows > 1:  # the day of loss reads the row of the day after
        last = data.draw(st.integers(1, rows - 1))
        period = days(data.draw(st.integers(1, last)), last)
        assert [m.value for m in totals(then, period)] == [m.value for m in totals(held, period)]


def test_restated_values_are_no_matter_of_leaving_rows_out():
    third = FIRST.toordinal() + 2
    assert series([1, 2, 3], earlier=((third, 4.0, third),)).rows_known(FIRST) is None
