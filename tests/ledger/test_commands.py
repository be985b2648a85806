"""`check --ledger`, `ledger add`, `ledger status`, `ledger verify` as typed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tallystick.cli import DONE, FOUND, PARTLY, WRONG, run
from tallystick.cli.arguments import with_values
from tallystick.ledger import find_ledger
from tests.ledger.conftest import ROOT
from tests.ledger.surviving import write_folder

ARGUMENTS = {  # as typed, as typer has it
    "none": (["check", "a.txt"], ["check", "a.txt"]),
    "the default": (["check", "--ledger", "a.txt"], ["check", "--ledger=", "a.txt"]),
    "at the end": (["check", "a.txt", "--ledger"], ["check", "a.txt", "--ledger="]),
    "before an option": (["check", "a.txt", "--ledger", "--quiet"], ["check", "a.txt", "--ledger=", "--quiet"]),
    "a file": (["check", "--ledger", "a.sqlite", "a.txt"], ["check", "--ledger", "a.sqlite", "a.txt"]),
    "a server": (["check", "--ledger", "postgresql://x/y", "a"], ["check", "--ledger", "postgresql://x/y", "a"]),
    "any name": (["check", "--ledger=news", "a.txt"], ["check", "--ledger=news", "a.txt"]),
    "another command": (["ledger", "add", "--ledger", "news", "a"], ["ledger", "add", "--ledger", "news", "a"]),
    "a source of that name": (["check", "--", "--ledger"], ["check", "--", "--ledger"]),
}


@pytest.mark.parametrize(("typed", "turned"), ARGUMENTS.values(), ids=ARGUMENTS)
def test_the_address_may_be_left_out(typed: list[str], turned: list[str]) -> None:
    assert with_values(typed) == turned


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    write_folder(folder, 5)
    return folder


def test_add_then_the_same_again(texts: Path, address: str, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ["ledger", "add", str(texts), "--ledger", address, "--record", "snapshot"]
    assert run(arguments) == DONE
    first = capfd.readouterr().out.splitlines()
    assert [line.split()[:2] for line in first] == [[f"{number}", "new"] for number in range(1, 6)]
    before = find_ledger(address).counts()
    assert run(arguments) == DONE
    assert all("held already" in line for line in capfd.readouterr().out.splitlines())
    assert run(["check", "--quiet", f"--ledger={address}", "--record", "snapshot", str(texts)]) == DONE
    assert find_ledger(address).counts() == before
    (texts / "0000.txt").write_text("Russia lost 1,100 tanks on 3 May 2025, Ukraine's General Staff said.")
    capfd.readouterr()
    assert run(arguments) == DONE
    assert capfd.readouterr().out.splitlines()[0].startswith("6  new version, version 2  ")


def test_status(texts: Path, address: str, capfd: pytest.CaptureFixture[str]) -> None:
    run(["ledger", "add", str(texts), "--ledger", address, "--record", "snapshot", "--quiet"])
    assert capfd.readouterr() == ("", "")
    assert run(["ledger", "status", "--ledger", address, "--format", "json"]) == DONE
    told = json.loads(capfd.readouterr().out)
    assert told["documents"] == 5 and sum(told["verdicts"].values()) == told["current"] > 4
    assert run(["ledger", "status", "--ledger", address]) == DONE
    assert told["head"] in capfd.readouterr().out


def test_the_environment_names_it(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALLYSTICK_HOME", str(tmp_path / "home"))
    assert run(["check", "--ledger", str(texts), "--record", "snapshot", "--quiet"]) == DONE
    assert find_ledger(str(tmp_path / "home" / "ledger.sqlite")).counts().documents == 5
    monkeypatch.setenv("TALLYSTICK_LEDGER", str(tmp_path / "other.sqlite"))
    assert run(["ledger", "add", str(texts / "0001.txt"), "--record", "snapshot"]) == DONE
    assert find_ledger(str(tmp_path / "other.sqlite")).counts().documents == 1
    assert capfd.readouterr().err == ""


def test_verify(texts: Path, address: str, capfd: pytest.CaptureFixture[str]) -> None:
    run(["ledger", "add", str(texts), "--ledger", address, "--record", "snapshot", "--as-of", "2026-08-01"])
    head = find_ledger(address).counts().head
    capfd.readouterr()
    arguments = ["ledger", "verify", "--ledger", address, "--record", "snapshot", "--as-of", "2026-08-01"]
    assert run([*arguments, "--head", head]) == DONE
    shown = capfd.readouterr().out
    assert "is as it was written" in shown and head in shown
    assert "5 documents read again: 0 claims of 0 would change" in shown
    assert run([*arguments, "2", "3", "--format", "json", "--strict"]) == DONE
    assert json.loads(capfd.readouterr().out)["recomputed"] == 2
    assert run([*arguments, "99"]) == WRONG
    assert "holds no document 99" in capfd.readouterr().err
    assert run([*arguments, "--hashes-only", "--head", "f" * 64]) == FOUND
    assert "cut off" in capfd.readouterr().out


def test_accept(texts: Path, address: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A price of a later day: nothing was known of it when the text was read first."""
    arguments = ["--ledger", address, "--record", "snapshot", "--published", "2025-03-20"]
    (texts / "0000.txt").write_text("Brent crude was $60 a barrel on 5 May 2025.")
    run(["ledger", "add", str(texts / "0000.txt"), *arguments, "--as-of", "2025-03-20"])
    capfd.readouterr()
    verify = ["ledger", "verify", *arguments[:4], "--as-of", "2026-08-01"]
    assert run([*verify, "--strict"]) == FOUND
    shown = capfd.readouterr().out
    assert "(another day)" in shown and "no_evidence → supported" in shown and "--accept" in shown
    assert find_ledger(address).counts().readings == 1
    assert run([*verify, "--accept"]) == DONE
    assert "1 readings added" in capfd.readouterr().out
    assert find_ledger(address).counts().readings == 2
    assert run([*verify, "--strict"]) == DONE


def test_what_was_checked_is_kept_when_it_is_stopped(tmp_path: Path) -> None:
    write_folder(tmp_path / "texts", 400)
    path = tmp_path / "ledger.sqlite"
    process = subprocess.Popen(
        [sys.executable, "-m", "tallystick", "check", f"--ledger={path}", "--quiet", str(tmp_path / "texts")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    until = time.monotonic() + 60
    while time.monotonic() < until and not (path.exists() and _documents(path) >= 3):
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60)[1].decode().splitlines() == ["tallystick: stopped"]
    ledger = find_ledger(str(path))
    assert 3 <= ledger.counts().documents < 400 and not list(ledger.faults())


def _documents(path: Path) -> int:
    try:
        return find_ledger(str(path)).counts().documents
    except Exception:  # it is being made
        return 0


def test_a_ledger_that_another_holds_is_told_and_the_report_is_there(
    texts: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallystick.ledger.open_ledger.__kwdefaults__", {"wait_seconds": 0.1})
    path = str(tmp_path / "ledger.sqlite")
    run(["ledger", "add", str(texts / "0000.txt"), "--ledger", path, "--record", "snapshot", "--quiet"])
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    code = run(["check", "--quiet", f"--ledger={path}", "--record", "snapshot", "--format", "jsonl", str(texts)])
    holder.execute("ROLLBACK")
    holder.close()
    shown = capfd.readouterr()
    assert code == PARTLY and len(shown.out.splitlines()) == 5
    assert len(shown.err.splitlines()) == 3 and "nothing more is written into it" in shown.err
