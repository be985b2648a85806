"""A question takes at most 2 ms of CPU on the full record, asked for the first time."""

import time
from datetime import date

import pytest

from tallystick.arithmetic.comparing import changes, ratios
from tallystick.arithmetic.extremes import extremes, places
from tallystick.arithmetic.measuring import levels, means, totals
from tallystick.arithmetic.windows import in_windows, windows_of
from tallystick.maths.standing import Standing
from tallystick.model.period import Period
from tallystick.model.series import SeriesForm
from tests.arithmetic.samples import SET_FOR, series
from tests.record.notes import SERIES, STAFF

YEAR, MONTH = Period(date(2024, 1, 1), date(2024, 12, 31)), Period(date(2024, 12, 1), date(2024, 12, 31))
EVER = (date(2022, 2, 24), date(2026, 8, 22))
AREA = SERIES["territory_controlled_isw"]
LIMIT_MS = 2.0

QUESTIONS = {
    "level": lambda: levels(STAFF, MONTH.end),
    "total": lambda: totals(STAFF, YEAR),
    "mean": lambda: means(STAFF, MONTH, 1.0),
    "mean, as known on a day": lambda: means(STAFF.as_known(date(2025, 1, 2)), MONTH, 1.0),
    "change": lambda: changes(STAFF, MONTH, YEAR),
    "ratio": lambda: ratios((STAFF,), (AREA,), YEAR),
    "worst day": lambda: extremes(STAFF, *EVER),
    "worst month": lambda: extremes(STAFF, *EVER, step="month", statistics=("mean",)),
    "record, rank and run by day": lambda: places(STAFF, windows_of(STAFF, "day"), statistics=("total",)),
    "record, rank and run by week": lambda: places(STAFF, windows_of(STAFF, "week"), statistics=("mean",)),
    "record, rank and run by month": lambda: places(STAFF, windows_of(STAFF, "month")),
}


def least(work, runs=7):
    fastest = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        work()
        fastest = min(fastest, time.process_time() - begun)
    return fastest


@pytest.mark.parametrize("days", [7, 365])
def test_thousands_of_windows_are_no_thousands_of_questions(days):
    """Forty years of prices, every stretch of so many days: read off sums made once, several times as quick."""
    price = series([50 + day % 37 / 7 for day in range(9_000)], form=SeriesForm.LEVEL, conventions=(SET_FOR,))
    windows = windows_of(price, days, additive=False)
    one_by_one = Standing(price.days, price.values, 7)

    def at_once():
        price.kept.clear()
        return list(in_windows(price, windows, additive=False))

    assert 3 * least(at_once) < least(lambda: [one_by_one.mean(*window) for window in windows], runs=3)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_quick(question):
    fastest = float("inf")
    for _ in range(15):
        STAFF.kept.clear()
        AREA.kept.clear()
        begun = time.process_time()
        assert list(question())
        fastest = min(fastest, time.process_time() - begun)
    assert 1000 * fastest <= LIMIT_MS
