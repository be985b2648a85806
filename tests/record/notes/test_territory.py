"""Section 3 (and 1, 6): ground gained, by map, and the ratios."""

import csv

import pytest

from tests.record.notes import SERIES, day, mean, ratio, total

ISW, LIVEUAMAP, ISW_TEXT = "territory_controlled_isw", "territory_controlled_liveuamap", "territory_gained_isw_text"


def only(found):
    (value,) = found.values()
    return value


def near(value, digits):
    return pytest.approx(value, abs=0.5 * 10**-digits + 1e-9)


GAINS = {  # map: gain of 2024, 427,000 over it, General Staff by day of loss over it
    ISW_TEXT: (4_168, 102.4, 103.4),
    LIVEUAMAP: (4_299.4, 99.3, 100.2),
    ISW: (3_734.7, 114.3, 115.3),
}


@pytest.mark.parametrize(("id_", "expected"), GAINS.items(), ids=GAINS)
def test_gains_and_ratios_of_2024(id_, expected):
    gain = only(total(id_, "2024"))
    assert gain == near(expected[0], 1)
    assert 427_000 / gain == near(expected[1], 1)
    by_loss = [
        value for label, value in ratio("personnel_losses_general_staff", id_, "2024").items() if "fell" in label
    ]
    assert by_loss == [near(expected[2], 1)]


@pytest.mark.parametrize(("gain", "a", "b"), [(3_985, 107.2, 108.1), (3_600, 118.6, 119.7)], ids=["AFP", "DeepState"])
def test_ratios_to_gains_that_only_the_press_gives(gain, a, b):
    assert 427_000 / gain == near(a, 1)
    assert 430_790 / gain == near(b, 1)


RATES = {  # km² a day: November, December, week to the 24th, week to the 31st
    ISW: (21.68, 19.01, 14.6, 28.9),
    LIVEUAMAP: (23.83, 14.19, 27.2, 11.0),
}
DAYS = ("2024-11", "2024-12", "2024-12-18/2024-12-24", "2024-12-25/2024-12-31")


@pytest.mark.parametrize(("id_", "expected"), RATES.items(), ids=RATES)
def test_km2_a_day(id_, expected):
    for text, value, digits in zip(DAYS, expected, (2, 2, 1, 1), strict=True):
        assert only(mean(id_, text)) == near(value, digits)


CHANGES = {ISW: -12, LIVEUAMAP: -40}


@pytest.mark.parametrize(("id_", "percent"), CHANGES.items(), ids=CHANGES)
def test_it_slowed_in_december(id_, percent):
    november, december = only(mean(id_, "2024-11")), only(mean(id_, "2024-12"))
    assert 100 * (december / november - 1) == near(percent, 0)


def test_most_of_isws_last_week_is_one_day():
    assert only(total(ISW, "2024-12-25")) == near(111.4, 1)
    assert only(total(ISW, "2024-12-25/2024-12-31")) == near(202, 0)


def test_isws_december_line_does_not_agree_with_itself():
    gain = only(total("territory_gained_isw_text_month", "2024-12"))
    assert gain / 31 == near(19.13, 2)
    assert near(561, 0) == 18.1 * 31
    assert near(-35, 0) == 100 * (18.1 / 27.96 - 1)


def test_a_ratio_per_square_mile_divides_where_it_must_multiply():
    assert near(39.4, 1) == 102 / 2.59
    assert near(265, 0) == 427_000 / 1_609


def archive(shared):
    with (shared / "record/deepstate/area_daily_archive.csv").open(encoding="utf-8", newline="") as file:
        return {row["date_utc"]: row for row in csv.DictReader(file)}


@pytest.mark.shared
def test_deepstate(shared):
    """The user's own download: DeepState's terms do not let the package carry it."""
    held = {on: float(row["occupied_since_2022_km2"]) for on, row in archive(shared).items()}
    gain = held["2024-12-31"] - held["2023-12-31"]
    assert gain == near(3_320.4, 1)
    assert 427_000 / gain == near(128.6, 1)
    assert 430_790 / gain == near(129.7, 1)
    november = (held["2024-11-30"] - held["2024-10-31"]) / 30
    december = (held["2024-12-31"] - held["2024-11-30"]) / 31
    assert (november, december) == (near(24.37, 2), near(12.70, 2))
    assert 100 * (december / november - 1) == near(-48, 0)
    assert (held["2024-12-24"] - held["2024-12-17"]) / 7 == near(14.4, 1)
    assert (held["2024-12-31"] - held["2024-12-24"]) / 7 == near(7.2, 1)


@pytest.mark.shared
def test_the_other_copy_of_deepstate_lags(shared):
    with (shared / "record/deepstate/area_daily_cyterat.csv").open(encoding="utf-8", newline="") as file:
        held = {row["date"]: float(row["area_km2"]) for row in csv.DictReader(file)}
    assert (held["2024-12-24"] - held["2024-12-17"]) / 7 == near(6.8, 1)
    assert (held["2024-12-31"] - held["2024-12-24"]) / 7 == near(15.2, 1)


@pytest.mark.shared
def test_levels_of_maps_are_not_comparable(shared):
    deepstate = float(archive(shared)["2024-12-31"]["total_occupied_km2"])

    levels = [deepstate, *(SERIES[id_].at(day("2024-12-31").toordinal()) for id_ in (LIVEUAMAP, ISW))]
    assert [round(level) for level in levels] == [111_878, 112_260, 115_473]  # the README says 115,474
