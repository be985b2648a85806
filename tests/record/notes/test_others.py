"""Section 5: other measures of the same things."""

import csv
from collections import Counter

import pytest

from tallystick.arithmetic.measuring import bounds_on, levels, totals
from tests.record.notes import SERIES, day, days, level, ratio, total

MODEL, NAMES = SERIES["personnel_losses_economist"], SERIES["personnel_deaths_mediazona"]


def only(found):
    (value,) = found.values()
    return value


def test_casualties_to_the_end_of_2024():
    assert level("personnel_losses_general_staff", "2024-12-31")["report dates"] == 789_550
    assert only(total("personnel_losses_uk_mod", "2022-03-01/2024-12-31")) == 783_138
    assert only(level(MODEL.id, "2024-12-31")) == 754_041
    assert bounds_on(MODEL, day("2024-12-31").toordinal()) == (729_104, 779_831)
    assert only(total("personnel_losses_governments", "2022-02-24/2024-12-07")) == 700_000  # US DoD: at least that
    assert "at least" in SERIES["personnel_losses_governments"].labels[day("2024-12-07").toordinal()]


def test_the_models_gain_in_2024():
    assert only(total(MODEL.id, "2024")) == 410_965


def test_deaths_in_2024_by_vintage():
    """A list of names grows for years: the figure of January 2025 cannot be judged by the list of 2026."""
    assert only(total(NAMES.id, "2024")) == 89_054
    then = NAMES.as_known(day("2025-03-01"))
    assert [m.value for m in totals(then, days("2024"))] == [37_593]
    assert [m.value for m in totals(NAMES.as_known(day("2025-01-05")), days("2024"))] == []
    assert only(total("personnel_deaths_excess", "2024")) == 128_270


def test_the_list_of_february_2025_as_a_whole():
    """The note's 95,933 holds 32 names filed under weeks after the list was made; up to its day there are 95,901."""
    (held,) = levels(NAMES.as_known(day("2025-02-28")), day("2025-02-23"))
    assert held.value == 95_901


@pytest.mark.shared
def test_the_32_names_of_later_weeks(shared):
    with (shared / "record/mediazona_meduza/meduza_2026_weekly.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(int(r["Year"]), int(r["Week"]), int(r["Bmz2024"])) for r in csv.DictReader(file)]
    assert sum(count for *_, count in rows) == 95_933
    assert sum(count for year, week, count in rows if (year, week) > (2025, 8)) == 32


def test_tanks_claimed_and_confirmed():
    assert total("tank_losses_general_staff", "2024")["report dates"] == 3_691
    assert level("tank_losses_general_staff", "2024-12-31")["report dates"] == 9_668
    assert only(total("tank_losses_oryx", "2024")) == 1_060
    assert only(level("tank_losses_oryx", "2023-12-31")) == 2_608
    assert only(level("tank_losses_oryx", "2024-12-31")) == 3_668
    found = ratio("tank_losses_oryx", "tank_losses_general_staff", "2022-02-24/2024-12-31")
    assert {round(value, 2) for value in found.values()} == {0.38}
    assert {SERIES["tank_losses_oryx"].basis, SERIES["tank_losses_general_staff"].basis} == {"confirmed", "claimed"}


def attacks(shared):
    with (shared / "record/air_attacks/missile_attacks_daily.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(r["time_start"][:10], r["time_end"][:10], r["model"], float(r["launched"] or 0)) for r in rows]


@pytest.mark.shared
def test_shahed_type_launched_by_day_of_end(shared):
    """The user's own download: the terms do not let the package carry it."""
    months = Counter()
    for _, end, model, launched in attacks(shared):
        if "shahed" in model.lower():
            months[end[:7]] += launched
    assert [months[f"2024-{month}"] for month in (10, 11, 12)] == [1_912, 2_434, 1_807]


UNMANNED = ("Shahed", "Orlan", "ZALA", "Supercam")
RAIDS = {"2024-11-17": (120, 90), "2024-12-13": (93, 193)}  # missiles, drones, of rows that end on the day


@pytest.mark.shared
@pytest.mark.parametrize(("on", "expected"), RAIDS.items(), ids=RAIDS)
def test_raids(shared, on, expected):
    rows = [(model, launched) for _, end, model, launched in attacks(shared) if end == on]
    missiles = sum(launched for model, launched in rows if not model.startswith(UNMANNED))
    drones = sum(launched for model, launched in rows if "Shahed" in model)
    assert (missiles, drones) == expected


@pytest.mark.shared
def test_19_november_has_missiles_after_all(shared):
    """The note (row 11): "no missile row on 19 Nov". None ends then; one attack with six missiles begins at 19:30."""
    missiles = [row for row in attacks(shared) if not row[2].startswith(UNMANNED)]
    assert [row for row in missiles if row[1] == "2024-11-19"] == []
    assert sum(launched for start, *_, launched in missiles if start == "2024-11-19") == 6
