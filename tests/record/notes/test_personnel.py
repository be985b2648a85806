"""Section 2 (and 1, 1-5): personnel losses."""

import json
import re
from datetime import date

import pytest

from tallystick.arithmetic.extremes import extremes
from tallystick.arithmetic.measuring import change as change_over
from tallystick.arithmetic.windows import step_value, windows_of
from tallystick.model.series import Convention
from tests.record.notes import STAFF, UK, A, B, change, day, days, level, mean, ratio, share, standing, total

GENERAL_STAFF, UK_MOD = STAFF.id, UK.id


def near(value, digits=2):
    return pytest.approx(value, abs=0.5 * 10**-digits)


TOTALS = {  # days: A, B
    "2024": (430_320, 430_790),
    "2024-01-01/2024-06-30": (183_470, 183_800),  # the note gives A; B is 183,800
    "2024-07-01/2024-12-31": (246_850, 246_990),
    "2024-01-01/2024-12-28": (424_970, 425_920),  # Syrskyi: "over 421,000"
    "2024-01-01/2024-12-29": (426_700, 427_930),
    "2024-01-01/2024-12-30": (428_710, 429_540),  # "around 427,000": a vintage of 29-30 December
    "2024-12": (49_150, 48_670),
}


@pytest.mark.parametrize(("text", "values"), TOTALS.items(), ids=TOTALS)
def test_totals(text, values):
    assert total(GENERAL_STAFF, text) == dict(zip((A, B), values, strict=True))


def test_the_third_source_of_the_year_is_the_ministrys_own_figure():
    """The note takes 429,660 for the ministry's sum; the ministry's table of monthly means comes to 430,526."""
    assert list(total("personnel_losses_uk_mod_year", "2024").values()) == [429_660]
    assert total(UK_MOD, "2024") == {"monthly mean × days": 430_526}
    assert total(UK_MOD, "2022-03-01/2024-12-31") == {"monthly mean × days": 783_138}


def test_the_second_half_was_worse():
    assert share(GENERAL_STAFF, "2024-07-01/2024-12-31", "2024") == {
        f"{A}, of 2024-01-01 to 2024-12-31": near(57.364),
        f"{B}, of 2024-01-01 to 2024-12-31": near(57.334),
    }


VINTAGES = {  # reports up to that day, convention -> does 427,000 (±500) hold?
    ("2024-12-31", A): False,
    ("2024-12-31", B): False,
    ("2024-12-30", A): False,
    ("2024-12-29", A): True,
    ("2024-12-29", B): False,
    ("2024-12-28", A): False,
}


@pytest.mark.parametrize(("when", "holds"), VINTAGES.items(), ids=str)
def test_427_000_is_a_figure_of_29_december(when, holds):
    """The note: "accepts it for 29-30 Dec". To the three printed digits only the reports up to the 29th give it."""
    last, convention = when
    value = total(GENERAL_STAFF, f"2024-01-01/{last}")[convention]
    assert (426_500 <= value < 427_500) is holds


def test_as_known_on_30_december_the_year_was_not_over():
    known = STAFF.as_known(day("2024-12-30"))
    assert change_over(known, known.conventions[0], day("2024-01-01"), day("2024-12-31")) is None
    assert change_over(known, known.conventions[0], day("2024-01-01"), day("2024-12-29")).value == 426_700


MEANS = {  # month: A, B to the note's two decimals
    "2023-11": (931.67, 951.67),
    "2023-12": (982.90, 966.77),
    "2024-02": (983.79, 981.03),
    "2024-05": (1_255.81, 1_256.13),
    "2024-09": (1_270.33, 1_271.00),
    "2024-10": (1_351.29, 1_354.19),
    "2024-11": (1_515.00, 1_524.00),
    "2024-12": (1_585.48, 1_570.00),
    "2025-01": (1_550.32, 1_556.13),
    "2026-07": (1_374.19, 1_382.58),
}


@pytest.mark.parametrize(("month", "values"), MEANS.items(), ids=MEANS)
def test_monthly_means(month, values):
    assert mean(GENERAL_STAFF, month) == {A: near(values[0]), B: near(values[1])}


@pytest.mark.parametrize(("month", "values"), {"2024-06": (1_168, 1_168), "2024-07": (1_143, 1_151)}.items())
def test_months_without_a_record(month, values):
    assert mean(GENERAL_STAFF, month) == {A: near(values[0], 0), B: near(values[1], 0)}


def test_the_two_conventions_of_december_are_one_per_cent_apart():
    both = mean(GENERAL_STAFF, "2024-12")
    assert 100 * (both[A] - both[B]) / both[A] == near(0.98)


def test_off_by_one_conventions_are_not_offered():
    assert {(c.open, c.close) for c in STAFF.conventions} == {(-1, 0), (0, 1)}
    slip = Convention(id="slip", label="a day short", open=0, close=0)
    assert change_over(STAFF, slip, day("2024-12-01"), day("2024-12-31")).value == 47_420
    assert near(1_529.7, 1) == 47_420 / 31
    assert near(1_580.7, 1) == 47_420 / 30


@pytest.mark.shared
def test_every_announced_report_of_december(shared):
    """Announced increments by the names of the ministry's pages, reports of 2 December to 1 January: some misfiled."""
    reports = json.loads((shared / "record/mod_ua_lod_db/russian-losses.json").read_text(encoding="utf-8"))
    announced = 0
    for report in reports:
        if "2024-12-02" <= report["date"] <= "2025-01-01":
            announced += int(re.search(r"za-dobu-(\d+-\d{3})-okup", report["sourceUri"])[1].replace("-", ""))
    assert announced == 48_800
    assert announced / 31 == near(1_574.2, 1)


RECORDS = {  # month -> is its mean a record of all months since March 2022, by A and B
    "2023-11": True,
    "2023-12": True,
    "2024-02": True,
    "2024-05": True,
    "2024-06": False,
    "2024-07": False,
    "2024-08": False,
    "2024-09": True,
    "2024-10": True,
    "2024-11": True,
    "2024-12": True,
    "2025-01": False,
}


@pytest.mark.parametrize(("month", "record"), RECORDS.items(), ids=RECORDS)
def test_records_of_the_monthly_mean(month, record):
    places = standing(STAFF, "month", str(days(month).end))
    assert {label: place.is_record for label, place in places.items()} == {A: record, B: record}


def test_december_is_the_fourth_record_in_a_row_by_mean_and_the_third_by_total():
    by_mean, by_total = (standing(STAFF, "month", "2024-12-31", statistic) for statistic in ("mean", "total"))
    assert [place.records for place in by_mean.values()] == [4, 4]
    assert [place.records for place in by_total.values()] == [3, 3]
    assert [place.rises for place in by_total.values()] == [6, 6]  # "sixth straight rise in monthly totals"
    assert not any(place.open for place in (*by_mean.values(), *by_total.values()))
    assert all("before 21 March 2022 left out" in place.windows.caveat for place in by_mean.values())


def test_the_ministry_said_fifth_but_its_own_table_gives_four():
    (place,) = standing(UK, "month", "2024-12-31").values()
    assert (place.records, place.value, place.rank) == (4, 1_570, 1)
    table = [mean(UK_MOD, f"2024-{month}")["mean as published"] for month in ("05", "08", "09", "10", "11", "12")]
    assert table == [1_262, 1_187, 1_271, 1_354, 1_523, 1_570]
    (november,) = standing(UK, "month", "2024-11-30").values()
    assert november.records == 3


def test_december_2024_is_the_highest_month_through_july_2026():
    for measured in extremes(STAFF, day("2022-03-01"), day("2026-07-31"), step="month", statistics=("mean",)):
        assert measured.window == (date(2024, 12, 1), date(2024, 12, 31))


MONTHLY_TOTALS = {  # 2024: A, B
    "06": (35_050, 35_030),
    "07": (35_420, 35_680),
    "08": (36_830, 36_810),
    "09": (38_110, 38_130),
    "10": (41_890, 41_980),
    "11": (45_450, 45_720),
    "12": (49_150, 48_670),
    "05": (38_930, 38_940),  # September is no record by total
}


@pytest.mark.parametrize(("month", "values"), MONTHLY_TOTALS.items(), ids=MONTHLY_TOTALS)
def test_monthly_totals(month, values):
    assert tuple(total(GENERAL_STAFF, f"2024-{month}").values()) == values


DAILY = {  # report date: losses in the report
    "2024-11-12": 1_950,
    "2024-11-29": 2_030,
    "2024-12-20": 2_200,
    "2024-12-23": 1_990,
    "2024-12-30": 2_010,
    "2025-02-28": 1_060,  # not 2,710: 1,650 of it are a restatement
    "2022-03-03": 3_160,  # a lump
}


@pytest.mark.parametrize(("text", "value"), DAILY.items(), ids=DAILY)
def test_daily_losses(text, value):
    assert step_value(STAFF, STAFF.conventions[0], day(text).toordinal(), day(text).toordinal()) == value


def test_the_worst_day_leaves_out_lumps_and_restatements_and_says_so():
    found = {m.convention: m for m in extremes(STAFF, day("2022-02-24"), day("2026-08-22"))}
    assert {label: m.value for label, m in found.items()} == {A: 2_200, B: 2_200}
    assert found[A].window == (date(2024, 12, 20),) * 2
    assert found[B].window == (date(2024, 12, 19),) * 2  # losses of 19 December, as the ministry says
    assert all("before 21 March 2022 left out" in m.caveat for m in found.values())
    with_corrections = change_over(STAFF, STAFF.conventions[0], day("2025-02-28"), day("2025-02-28"), corrected=False)
    assert with_corrections.value == 2_710


def test_the_chain_of_daily_maxima():
    """The note begins its chain "from 2022-03-21 on" with 950; six smaller records come before that."""
    place = standing(STAFF, "day", "2024-12-20", "total")[A]
    values = [value for _, value in place.chain]
    assert values[:6] == [300, 400, 450, 460, 640, 650]
    assert values[6:] == [950, 1_030, 1_140, 1_380, 1_740, 1_770, 1_950, 2_030, 2_200]
    dates = {value: str(date.fromordinal(window[0])) for window, value in place.chain}
    assert (dates[950], dates[1_740], dates[2_200]) == ("2022-10-30", "2024-05-13", "2024-12-20")


WEEKS = {  # days: A, B
    "2024-12-25/2024-12-31": (1_690.0, 1_640.0),
    "2024-12-24/2024-12-30": (1_692.9, 1_690.0),  # Syrskyi's week
    "2024-12-18/2024-12-24": (1_801.4, 1_804.3),
}


@pytest.mark.parametrize(("text", "values"), WEEKS.items(), ids=WEEKS)
def test_weeks(text, values):
    assert mean(GENERAL_STAFF, text) == {A: near(values[0], 1), B: near(values[1], 1)}


def test_the_final_week_fell_from_the_week_before_and_rose_from_the_month():
    week, before, december = "2024-12-25/2024-12-31", "2024-12-18/2024-12-24", "2024-12"
    told = change(GENERAL_STAFF, week, before)[f"{A}, a day, against 2024-12-18 to 2024-12-24"]
    assert told == near(-6.2, 1)
    assert change(GENERAL_STAFF, week, december)[f"{A}, a day, against 2024-12-01 to 2024-12-31"] == near(6.6, 1)
    assert sum(total(GENERAL_STAFF, week).values()) == 11_830 + 11_480
    assert total(GENERAL_STAFF, before)[A] == 12_610


LEVELS = {
    "2023-12-31": 359_230,
    "2024-01-01": 360_010,
    "2024-11-30": 740_400,
    "2024-12-01": 742_130,
    "2024-12-24": 777_720,
    "2024-12-28": 784_200,
    "2024-12-29": 785_930,
    "2024-12-30": 787_940,
    "2024-12-31": 789_550,
    "2025-01-01": 790_800,
}


@pytest.mark.parametrize(("text", "value"), LEVELS.items(), ids=LEVELS)
def test_running_totals(text, value):
    assert level(GENERAL_STAFF, text)[A] == value


def test_the_days_of_a_rolling_week_and_of_a_calendar_week():
    """ISO weeks run Monday to Sunday: the year ends inside one, and "the final week" is none of them."""
    rolling, calendar = windows_of(STAFF, 7), windows_of(STAFF, "week")
    final = (day("2024-12-25").toordinal(), day("2024-12-31").toordinal())
    assert final in rolling
    assert final not in calendar


def test_ratio_to_isws_own_gain():
    assert 427_000 / total("territory_gained_isw_text", "2024").popitem()[1] == near(102.45)
    found = ratio(GENERAL_STAFF, "territory_gained_isw_text", "2024")
    assert sorted(round(value, 1) for value in found.values()) == [103.2, 103.4]
