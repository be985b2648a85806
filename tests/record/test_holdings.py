"""The record that the package carries: figures that must come out, laziness, user folders."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import tallystick.theatres
from tallystick.errors import BrokenRecord
from tallystick.model.series import Record, Series, SeriesForm
from tallystick.record import load_series
from tallystick.theatres import list_theatres, load_theatre

FIRST = load_series(load_theatre("ukraine"))
SECOND = load_series(load_theatre("gaza"))


def series_of(record: Record, id_: str) -> Series:
    return next(series for measure in record.measures for series in record.of(measure) if series.id == id_)


def at(series: Series, day: str) -> float | None:
    return series.at(date.fromisoformat(day).toordinal())


FIGURES = {  # series: day -> value
    "personnel_losses_general_staff": {
        "2023-12-31": 359_230,
        "2024-01-01": 360_010,
        "2024-10-07": 661_630,  # one transcription repeats the day before
        "2024-11-30": 740_400,
        "2024-12-01": 742_130,
        "2024-12-24": 777_720,
        "2024-12-28": 784_200,
        "2024-12-29": 785_930,
        "2024-12-30": 787_940,
        "2024-12-31": 789_550,
        "2025-01-01": 790_800,
        "2025-05-09": 963_270,  # one transcription swaps two digits
        "2026-08-22": 1_475_270,
    },
    "personnel_losses_uk_mod": {"2024-11-01": 1_523, "2024-12-01": 1_570},
    "tank_losses_general_staff": {"2024-12-31": 9_668, "2023-12-31": 9_668 - 3_691},
    "tank_losses_oryx": {"2023-12-31": 2_608, "2024-12-31": 3_668},
    "rub_usd_official": {
        "2022-03-11": 120.3785,
        "2022-03-15": 115.1963,
        "2024-11-27": 105.0604,
        "2024-11-29": 109.5782,
        "2024-12-31": 101.6797,
        "2025-01-09": 101.6797,
        "2025-01-10": 102.2911,
        "2025-01-20": 102.4137,
    },
    "rub_usd_market": {"2022-03-03": 118.35, "2022-03-07": 139.4, "2024-11-27": 114, "2025-01-02": 115},
    "key_rate_cbr": {"2024-10-27": 19, "2024-10-28": 21},
    "brent_eia": {"2024-12-31": 74.58},
    "nwf_liquid_minfin": {"2024-01-01": 55.88e9, "2025-01-01": 37.4693e9},
    "nwf_total_minfin": {"2025-01-01": 116.8372e9, "2008-02-01": 32e9},
    "territory_gained_isw_text": {"2024-12-31": 4_168},
    "territory_gained_isw_text_month": {"2024-12-31": 593},
}


@pytest.mark.parametrize(
    ("id_", "day", "value"), [(id_, day, value) for id_, rows in FIGURES.items() for day, value in rows.items()]
)
def test_figures_of_the_first_theatre(id_, day, value):
    assert at(series_of(FIRST, id_), day) == pytest.approx(value, abs=1e-6)


GAZA = {"2023-12-31": 21_822, "2024-12-31": 45_541, "2025-10-07": 67_173, "2026-08-22": 73_419}


@pytest.mark.parametrize(("day", "value"), GAZA.items())
def test_figures_of_the_second_theatre(day, value):
    assert at(series_of(SECOND, "gaza_killed_moh"), day) == value


GAINS = {"territory_controlled_isw": 3_734.7, "territory_controlled_liveuamap": 4_299.4}


@pytest.mark.parametrize(("id_", "gain"), GAINS.items(), ids=GAINS)
def test_ground_gained_in_2024(id_, gain):
    series = series_of(FIRST, id_)
    assert at(series, "2024-12-31") - at(series, "2023-12-31") == pytest.approx(gain, abs=0.05)


def test_the_official_rate_peaked_in_march_2022():
    series = series_of(FIRST, "rub_usd_official")
    assert max(zip(series.values, series.days, strict=True)) == (120.3785, date(2022, 3, 11).toordinal())


RESTATED = {"2025-02-28": 1_650, "2025-04-22": 160}


@pytest.mark.parametrize(("day", "amount"), RESTATED.items())
def test_restatements_are_kept_apart(day, amount):
    series = series_of(FIRST, "personnel_losses_general_staff")
    assert series.restatements[date.fromisoformat(day).toordinal()] == amount


DAILY = [m for m in FIRST.measures for series in FIRST.of(m) if series.source.id == "general_staff"]


@pytest.mark.parametrize("measure", DAILY)
def test_without_restatements_a_running_total_hardly_ever_falls(measure):
    series = FIRST.of(measure)[0]
    steps = zip(series.days[1:], series.values, series.values[1:], strict=False)
    falls = [day for day, a, b in steps if b - a - series.restatements.get(day, 0) < 0]
    assert len(falls) <= 1  # cruise missiles once, by one
    assert series.days == tuple(range(series.days[0], series.days[-1] + 1))


KNOWN = {  # series: day of a value, day on which it could be read
    "personnel_losses_general_staff": ("2024-12-31", "2024-12-31"),
    "rub_usd_official": ("2024-12-31", "2024-12-30"),
    "key_rate_cbr": ("2024-10-28", "2024-10-25"),
    "territory_controlled_isw": ("2024-12-31", "2025-01-01"),
    "brent_eia": ("2024-12-31", "2025-01-07"),
    "personnel_losses_uk_mod": ("2024-12-01", "2025-01-07"),
    "nwf_liquid_minfin": ("2025-01-01", "2025-01-07"),
    "territory_gained_isw_text": ("2024-12-31", "2024-12-31"),
}


@pytest.mark.parametrize(("id_", "day", "known"), [(id_, *days) for id_, days in KNOWN.items()], ids=KNOWN)
def test_each_value_has_the_day_it_became_known(id_, day, known):
    series = series_of(FIRST, id_)
    index = series.days.index(date.fromisoformat(day).toordinal())
    assert date.fromordinal(series.known[index]) == date.fromisoformat(known)


def test_a_dated_figure_has_its_period_and_its_label():
    series = series_of(FIRST, "territory_gained_isw_text").as_known(date(2025, 1, 2))
    assert series.form is SeriesForm.POINT
    assert series.starts == (date(2024, 1, 1).toordinal(),)
    assert "Kursk" in series.labels[series.days[0]]


# Their terms do not let them be passed on: the user's own store may hold them.
OWN_DOWNLOADS = {"territory_controlled_deepstate", "drones_launched_air_force", "missiles_launched_air_force"}


@pytest.mark.parametrize("name", list_theatres())
def test_every_described_series_is_held_and_every_file_is_described(name):
    theatre = load_theatre(name)
    record = load_series(theatre)
    described = {spec.id for specs in theatre.series.values() for spec in specs}
    held = {series.id for measure in record.series for series in record.of(measure)}
    folder = Path(tallystick.record.__file__).parent / "snapshot" / name
    assert held == described - OWN_DOWNLOADS == {path.stem for path in folder.glob("*.csv")}


def test_a_measure_without_series_is_known_and_empty():
    assert FIRST.of("drones_launched") == ()
    assert "drones_launched" in FIRST.series
    assert FIRST.of("no_such_measure") == ()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's theatre with a snapshot of its own."""
    source = Path(tallystick.theatres.__file__).parent / "gaza"
    folder = Path(shutil.copytree(source, tmp_path / "mine"))
    (folder / "snapshot").mkdir()
    return folder


def test_a_users_folder_may_carry_its_own_snapshot(own: Path):
    (own / "snapshot" / "gaza_killed_moh.csv").write_text("day,value\n2024-01-01,5\n2024-01-02,7\n", encoding="utf-8")
    record = load_series(load_theatre(str(own)))
    assert [series.values for series in record.of("gaza_killed")] == [(5, 7)]
    assert record.of("gaza_injured") == ()


def test_files_are_read_when_they_are_asked_for(own: Path):
    (own / "snapshot" / "gaza_killed_moh.csv").write_text("nothing like it", encoding="utf-8")
    record = load_series(load_theatre(str(own)))
    assert "gaza_killed" in record.series
    with pytest.raises(BrokenRecord, match=r"gaza_killed_moh\.csv, line 1"):
        record.of("gaza_killed")


def test_a_table_in_another_unit_is_refused(own: Path):
    (own / "snapshot" / "gaza_killed_moh.csv").write_text("# unit: tank\nday,value\n2023-10-07,5\n", "utf-8")
    with pytest.raises(
        BrokenRecord, match=r"gaza_killed_moh\.csv: its unit is 'tank', that of gaza_killed is 'person'"
    ):
        load_series(load_theatre(str(own))).of("gaza_killed")
