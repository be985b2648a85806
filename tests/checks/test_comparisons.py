"""Records, runs, directions and lines crossed, on months of known means."""

from datetime import date, timedelta

import pytest

from tallystick.checks import check_claims
from tallystick.model.claim import Aggregation, ClaimKind, Comparison
from tallystick.model.finding import Verdict
from tallystick.model.series import SeriesForm
from tests.checks.samples import amount, claim, context, counting, days, series

# Mean a day of each month of 2024: records in April, then September to December.
MEANS = [5, 4, 3, 6, 5, 4, 5, 7, 8, 9, 10, 11]


def by_month(means):
    day, out = date(2024, 1, 1), []
    while day.year == 2024:
        out.append(means[day.month - 1])
        day += timedelta(days=1)
    return out


MONTHS = counting(by_month(MEANS), 366)
DECEMBER = days("2024-12-01", "2024-12-31")


def verdict(one, *held, **more):
    findings, _ = check_claims([one], context(*(held or (MONTHS,)), **more))
    return findings[one.id].verdict


def run(length, period=DECEMBER, **compared):
    return claim(
        length,
        period,
        kind=ClaimKind.RECORD,
        aggregation=Aggregation.STREAK,
        comparison=Comparison(run=length, step="month", statistic="mean", **compared),
    )


def test_a_run_is_counted_back_until_it_breaks():
    assert verdict(run(5, extreme="max")) is Verdict.SUPPORTED
    assert verdict(run(4, extreme="max")) is Verdict.CONTRADICTED
    assert verdict(run(6, direction="up")) is Verdict.SUPPORTED


EXTREMES = {
    "a record": ("2024-12-01", "2024-12-31", "max", 1, Verdict.SUPPORTED),
    "no record": ("2024-05-01", "2024-05-31", "max", 1, Verdict.CONTRADICTED),
    "second highest so far": ("2024-05-01", "2024-05-31", "max", 2, Verdict.SUPPORTED),
    "the highest is not the second": ("2024-08-01", "2024-08-31", "max", 2, Verdict.CONTRADICTED),
    "lowest": ("2024-03-01", "2024-03-31", "min", 1, Verdict.SUPPORTED),
}


@pytest.mark.parametrize(("first", "last", "extreme", "rank", "expected"), EXTREMES.values(), ids=EXTREMES)
def test_extremes(first, last, extreme, rank, expected):
    one = claim(
        None,
        days(first, last),
        kind=ClaimKind.RECORD,
        aggregation=Aggregation.RANK if rank > 1 else Aggregation.MAX if extreme == "max" else Aggregation.MIN,
        comparison=Comparison(extreme=extreme, rank=rank, step="month", statistic="mean"),
    )
    assert verdict(one) is expected


def trend(direction, first, last, baseline=None):
    return claim(
        None,
        days(first, last),
        kind=ClaimKind.TREND,
        aggregation=Aggregation.CHANGE,
        comparison=Comparison(direction=direction, baseline=baseline),
    )


def test_directions():
    assert verdict(trend("up", "2024-12-01", "2024-12-31")) is Verdict.SUPPORTED
    assert verdict(trend("down", "2024-12-01", "2024-12-31")) is Verdict.CONTRADICTED
    october = days("2024-10-01", "2024-10-31")
    assert verdict(trend("up", "2024-12-01", "2024-12-31", october)) is Verdict.SUPPORTED


def test_a_direction_that_depends_on_the_baseline_conflicts():
    daily = by_month(MEANS)
    daily[-14:-7] = [20] * 7  # the week before the last was worse than the last, the last worse than the month
    daily[-7:] = [15] * 7
    assert verdict(trend("up", "2024-12-25", "2024-12-31"), counting(daily, 366)) is Verdict.CONFLICTING


def test_a_line_crossed_in_one_market_only_conflicts():
    official = series("bank", "rate", [100.0] * 366, form=SeriesForm.LEVEL)
    dealers = series("dealers", "rate", [115.0], form=SeriesForm.POINT, start=date(2024, 12, 30))
    line = claim(
        amount(113, unit="RUB/USD"),
        None,
        kind=ClaimKind.THRESHOLD,
        measures=("rate",),
        aggregation=Aggregation.LEVEL,
        comparison=Comparison(direction="up"),
    )
    assert verdict(line, official) is Verdict.CONTRADICTED
    assert verdict(line, official, dealers) is Verdict.CONFLICTING


def test_a_count_crosses_a_line_once():
    def passed(first, last):
        return claim(
            1000,
            days(first, last),
            kind=ClaimKind.THRESHOLD,
            aggregation=Aggregation.LEVEL,
            comparison=Comparison(direction="up"),
        )

    assert verdict(passed("2024-08-01", "2024-08-31")) is Verdict.SUPPORTED
    assert verdict(passed("2024-10-01", "2024-10-31")) is Verdict.CONTRADICTED


CHANGES = {
    "from the month before": (10.0, None, Verdict.SUPPORTED),
    "from a month named": (37.5, days("2024-09-01", "2024-09-30"), Verdict.SUPPORTED),
    "wrong, against a month named": (90.0, days("2024-09-01", "2024-09-30"), Verdict.CONTRADICTED),
    "wrong, against nothing named": (90.0, None, Verdict.NO_EVIDENCE),
}


@pytest.mark.parametrize(("value", "baseline", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes_in_per_cent(value, baseline, expected):
    flat = counting(by_month([10 if m < 11 else 11 for m in range(12)]), 366)
    wavy = counting(by_month([8] * 11 + [11]), 366)
    held = flat if value == 10.0 else wavy
    period = days("2024-12-01", "2024-12-31")
    one = claim(
        amount(value, step=8.0, unit="percent"),
        period,
        aggregation=Aggregation.CHANGE,
        comparison=Comparison(direction="up", baseline=baseline),
    )
    assert verdict(one, held) is expected
