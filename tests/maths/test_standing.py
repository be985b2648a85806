"""Many means at once are the means asked for one by one, whatever the holes, the windows and the shift."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.maths.calendar import calendar_windows, rolling_windows
from tallystick.maths.standing import Standing, standing_rows
from tallystick.maths.stretches import Stretches

GAPS = st.lists(st.integers(1, 9), min_size=1, max_size=60)
VALUES = st.lists(st.sampled_from([0.1, 0.2, 0.3, 70.991, 5.0]), min_size=61, max_size=61)
FIRST = 739_000


def windows_of(kind, first, last):
    if isinstance(kind, int):
        return rolling_windows(kind, first, last)
    return calendar_windows(kind, first, last)


@settings(deadline=None)  # wall time: a busy machine is no fault
@given(
    gaps=GAPS,
    values=VALUES,
    stale=st.sampled_from([0, 3, 7, 10]),
    kind=st.sampled_from([1, 2, 7, 30, "day", "week", "month"]),
    shift=st.integers(-2, 2),
    more=st.integers(-3, 12),
)
def test_many_means_are_the_single_means(gaps, values, stale, kind, shift, more):
    days = tuple(FIRST + offset for offset in accumulate(gaps, initial=0))
    standing = Standing(days, values[: len(days)], stale)
    windows = windows_of(kind, FIRST - more, days[-1] + more)
    expected = {(low, high): standing.mean(low + shift, high + shift) for low, high in windows}
    for asked in (windows, windows[1:], list(windows), windows[1:-1:3]):
        wanted = {window: mean for window in asked if (mean := expected[window]) is not None}
        told, means = standing.means(asked, shift)
        assert list(told) == list(wanted)
        assert list(means) == pytest.approx(list(wanted.values()), rel=1e-9)
    single = {(day, day): standing.mean(day + shift, day + shift) for day in days}
    for asked in (list(single), Stretches(days, 1), Stretches(days[1:], 1), Stretches(days[:1], 1)):
        told, means = standing.means(asked, shift)
        held = [window for window in asked if single[window] is not None]
        assert (list(told), list(means)) == (held, [single[window] for window in held])


@pytest.mark.parametrize("length", [2, 5, 8])
def test_where_one_value_stood_its_mean_is_that_value_to_the_last_digit(length):
    days = tuple(range(FIRST, FIRST + 500, 8))
    standing = Standing(days, [0.1 + 0.7 * (k % 13) for k in range(len(days))], 7)
    _, found = standing.means(rolling_windows(length, FIRST, FIRST + 499))
    assert {value for at, value in enumerate(found) if at % 8 <= 8 - length} == {0.1 + 0.7 * k for k in range(13)}


ROWS = {  # days, stale -> the row that stands on each day
    "none": ((), 3, []),
    "one": ((5,), 2, [0, 0, 0]),
    "a hole": ((5, 9), 1, [0, 0, None, None, 1, 1]),
    "no hole": ((5, 7), 1, [0, 0, 1, 1]),
    "only its own day": ((5, 6, 8), 0, [0, 1, None, 2]),
}


@pytest.mark.parametrize(("days", "stale", "rows"), ROWS.values(), ids=ROWS)
def test_the_row_that_stands(days, stale, rows):
    assert standing_rows(days, stale) == rows
