"""The script that builds the snapshot: the same bytes every time, small, and nothing out of a broken table."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tallystick.record

ROOT = Path(__file__).parents[2]
SNAPSHOT = Path(tallystick.record.__file__).parent / "snapshot"


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


@pytest.mark.shared
def test_a_broken_table_gives_no_snapshot(shared: Path, tmp_path: Path):
    shutil.copytree(shared / "record", tmp_path / "record")
    table = tmp_path / "record" / "mod_ua_lod_db" / "russian-losses.json"
    table.chmod(0o644)
    table.write_bytes(table.read_bytes()[:-1000])
    command = [sys.executable, str(ROOT / "scripts" / "build_snapshot.py"), "--shared", str(tmp_path)]
    done = subprocess.run([*command, "--out", str(tmp_path / "out")], check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "russian-losses.json is no whole JSON" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_the_snapshot_is_small():
    assert sum(path.stat().st_size for path in SNAPSHOT.rglob("*.csv")) <= 3_000_000
