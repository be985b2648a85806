"""The script that builds the snapshot: the vote, the restatements, and the same bytes every time."""

from __future__ import annotations

import importlib
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

import tallystick.record

ROOT = Path(__file__).parents[2]
SNAPSHOT = Path(tallystick.record.__file__).parent / "snapshot"


@pytest.fixture
def general_staff(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return importlib.import_module("snapshot.general_staff")


def days(*values: float | None) -> dict[date, float]:
    return {date(2024, 1, 1) + timedelta(days=n): v for n, v in enumerate(values) if v is not None}


VOTES = {  # three transcriptions -> what is held
    "all agree": (((10, 20), (10, 20), (10, 20)), (10, 20)),
    "two against one": (((10, 99), (10, 20), (10, 20)), (10, 20)),
    "two that agree fill a gap": (((10, None), (10, 20), (10, 20)), (10, 20)),
    "one alone that is not the first": (((10, None), (10, None), (10, 20)), (10,)),
    "the first alone": (((10, 20), (10, None), (10, None)), (10, 20)),
    "no majority: the first": (((10, 20, 30), (None, None, None), (10, 21, 30)), (10, 20, 30)),
    "no majority: what lies between": (((10, 80, 30), (None, None, None), (10, 20, 30)), (10, 20, 30)),
}


@pytest.mark.parametrize(("mirrors", "held"), VOTES.values(), ids=VOTES)
def test_the_vote(general_staff, mirrors, held):
    assert general_staff.vote([days(*mirror) for mirror in mirrors]) == days(*held)


CORRECTIONS = {  # running totals, correction noted on the second day -> day it is taken on
    "on its day": ((10, 14, 16), -1, date(2024, 1, 2)),
    "a day late": ((10, 12, 42), 29, date(2024, 1, 3)),
    "on neither": ((10, 11, 12), 50, date(2024, 1, 2)),
}


@pytest.mark.parametrize(("totals", "amount", "day"), CORRECTIONS.values(), ids=CORRECTIONS)
def test_a_restatement_is_put_where_the_step_is(general_staff, totals, amount, day):
    tanks = next(c for c in general_staff.CATEGORIES if c.measure == "tank_losses")
    found = general_staff.restatements({date(2024, 1, 2): {"tank": amount}}, {tanks: days(*totals)})
    assert found == {tanks: {day: amount}}


@pytest.mark.shared
def test_the_snapshot_is_what_the_script_builds(shared: Path, tmp_path: Path):
    command = [sys.executable, str(ROOT / "scripts" / "build_snapshot.py"), "--shared", str(shared)]
    subprocess.run([*command, "--out", str(tmp_path)], check=True, capture_output=True)
    built = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.csv")}
    held = {path.relative_to(SNAPSHOT): path.read_bytes() for path in SNAPSHOT.rglob("*.csv")}
    assert built.keys() == held.keys()
    assert [str(path) for path in held if built[path] != held[path]] == []


def test_a_missing_folder_is_said_in_one_line(tmp_path: Path):
    command = [sys.executable, str(ROOT / "scripts" / "build_snapshot.py"), "--shared", str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
