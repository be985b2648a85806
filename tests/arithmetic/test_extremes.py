"""Highest and lowest, records, ranks and runs."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.arithmetic.extremes import extreme_row, extremes, places
from tallystick.arithmetic.windows import windows_of
from tallystick.model.series import SeriesForm
from tests.arithmetic.samples import FIRST, SET_FOR, STEPS, counting, series


def place(staff, step="day", **more):
    return next(places(staff, windows_of(staff, step)[1:], statistics=("total",), **more))


RUNS = {  # daily steps: rank, records in a row, rises in a row, back to the first day held?
    "a record that breaks a fall": ([5, 3, 9], (1, 1, 1, False)),
    "third record in a row": ([9, 5, 10, 11, 12], (1, 3, 3, False)),
    "a run that reaches the first day": ([1, 2, 3], (1, 2, 2, True)),
    "a rise, no record": ([9, 3, 5], (2, 0, 1, False)),
    "as high as before is no record": ([9, 3, 9], (1, 0, 1, False)),
    "third highest": ([9, 8, 7, 7.5], (3, 0, 1, False)),
}


@pytest.mark.parametrize(("steps", "expected"), RUNS.values(), ids=RUNS)
def test_a_run_is_counted_back_until_it_breaks(steps, expected):
    found = place(counting([0, *steps]))
    assert (found.rank, found.records, found.rises, found.open) == expected


def test_a_record_under_one_convention_only():
    """Both datings of the same reports, up to the same day: by the day of the loss the worst is yet to come."""
    staff = counting([0, 10, 30, 20, 25])
    windows = windows_of(staff, "day")[1:3]
    found = {p.windows.convention.label: p.rank for p in places(staff, windows, statistics=("total",))}
    assert found == {"report dates": 1, "the day the losses fell": 2}


def test_the_highest_day_leaves_lumps_and_restatements_out():
    third = FIRST.toordinal() + 4
    staff = counting([3_160, 0, 5, 8, 1_656, 7], reliable_from=FIRST.toordinal() + 2, restatements={third: 1_650.0})
    (report, _) = extremes(staff, FIRST, date(2024, 12, 31))
    assert (report.value, report.window) == (8, (date(2024, 1, 4), date(2024, 1, 4)))
    assert report.caveat == "2 windows before 3 January 2024 left out: the series begins with lumps"


def test_a_level_and_dated_figures_give_the_row_with_its_day():
    rate = series([90, 120, 95], form=SeriesForm.LEVEL, conventions=(SET_FOR,))
    (found,) = extremes(rate, FIRST, date(2024, 12, 31), additive=False)
    assert (found.value, found.window[0]) == (120, date(2024, 1, 2))
    quoted = series([118, 139], form=SeriesForm.POINT, labels={FIRST.toordinal() + 1: "over the counter"})
    (found,) = extremes(quoted, FIRST, date(2024, 12, 31))
    assert (found.value, found.convention) == (139, "over the counter")
    assert found.caveat == "dated figures, not every day"


def test_nothing_within_the_days_gives_nothing():
    assert list(extremes(counting([1, 2, 3]), date(2030, 1, 1), date(2030, 12, 31))) == []
    assert extreme_row(counting([1, 2, 3]), date(2030, 1, 1), date(2030, 12, 31), lowest=False) is None


@given(steps=STEPS)
def test_a_chain_of_records_rises_and_ends_with_the_highest(steps):
    found = place(counting([0, *steps]))
    values = [value for _, value in found.chain]
    assert all(a < b for a, b in pairwise(values))
    assert values[-1] == max(steps)
    assert found.is_record == (found.rank == 1 and steps.count(steps[-1]) == 1 and len(steps) > 1)


@given(steps=STEPS)
def test_turning_the_sign_swaps_highest_and_lowest(steps):
    staff, mirrored = counting([0, *steps], base=1_000_000), counting([0, *(-step for step in steps)], base=1_000_000)
    last = FIRST + timedelta(days=len(steps))
    for high, low in zip(extremes(staff, FIRST, last), extremes(mirrored, FIRST, last, lowest=True), strict=True):
        assert (high.value, high.window) == (-low.value, low.window)
    up, down = place(staff), place(mirrored, lowest=True)
    assert (up.rank, up.records, up.rises, up.open) == (down.rank, down.records, down.rises, down.open)


@given(steps=STEPS, more=st.lists(st.integers(0, 3000), max_size=10))
def test_what_was_a_record_when_it_was_written_stays_one(steps, more):
    """Later reports change no rank among the earlier ones: as known then and as known now agree."""
    then, now = counting([0, *steps]), counting([0, *steps, *more])
    windows = windows_of(then, "day")[1:]
    before = next(places(then, windows, statistics=("total",)))
    after = next(places(now, windows, statistics=("total",)))
    assert (before.rank, before.records, before.chain) == (after.rank, after.records, after.chain)
