import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.maths.chains import rank, record_chain, record_flags, rises, run_at_end, run_of_records, run_of_rises
from tallystick.maths.shares import percent_change, relative_gap
from tallystick.maths.windows import brier, maximum_ahead

numbers = st.lists(st.integers(-1000, 1000), min_size=1, max_size=60)


def test_records_of_the_monthly_means_of_2024():
    means = [983.8, 886.5, 899.3, 1255.8, 1168.3, 1142.6, 1188.1, 1270.3, 1351.3, 1515.0, 1585.5]
    assert run_at_end(record_flags(means)) == 4
    assert run_at_end(rises(means)) == 5
    assert rank(means[:-1], means[-1]) == 1


def test_the_first_value_is_no_record():
    assert record_flags([5.0]) == [False]
    assert record_flags([5.0, 4.0], lowest=True) == [False, True]


@given(numbers)
def test_a_record_is_the_largest_so_far(values):
    for index, flag in enumerate(record_flags(values)):
        assert flag == (index > 0 and values[index] > max(values[:index]))


@given(numbers)
def test_mirrored_values_give_mirrored_answers(values):
    mirrored = [-value for value in values]
    assert record_flags(values) == record_flags(mirrored, lowest=True)
    assert rises(values) == rises(mirrored, falling=True)
    assert rank(values, values[0]) == rank(mirrored, mirrored[0], lowest=True)


@given(numbers, st.booleans())
def test_runs_counted_back_are_the_runs_of_the_flags(values, lowest):
    flags = record_flags(values, lowest=lowest)
    chain = record_chain(values, lowest=lowest)
    assert chain == [0, *(k for k, flag in enumerate(flags) if flag)]
    assert run_of_records(values, lowest=lowest) == run_at_end(flags)
    assert run_of_rises(values, falling=lowest) == run_at_end(rises(values, falling=lowest))


@given(numbers, st.integers(1, 10))
def test_maximum_ahead_is_the_largest_of_the_next_values(values, reach):
    expected = [max(values[i + 1 : i + 1 + reach]) for i in range(max(0, len(values) - reach))]
    assert maximum_ahead(values, reach) == expected


def test_brier_score():
    assert brier([1.0, 0.0], [True, False]) == 0.0
    assert brier([0.5, 0.5], [True, False]) == 0.25
    with pytest.raises(ValueError, match="0 probabilities"):
        brier([], [])


def test_relative_distances():
    assert percent_change(200, 150) == -25
    assert relative_gap(102, 115.26) == pytest.approx(0.13)
    assert relative_gap(0, 0) == 0
    with pytest.raises(ValueError, match="from 0"):
        percent_change(0, 1)
