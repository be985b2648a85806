"""Places that may not be looked at: each is one line that names the place, never a fault of the program."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tallystick.cli import WRONG, run
from tallystick.errors import BrokenRecord, BrokenSource, BrokenStore, InvalidTheatre, UnknownTheatre
from tallystick.record import load_series
from tallystick.record.folder_transport import local_pages
from tallystick.record.store import find_store, open_store
from tallystick.record.table import read_table
from tallystick.theatres import load_theatre

NOW = datetime(2025, 1, 1, tzinfo=UTC)


def refuse(monkeypatch: pytest.MonkeyPatch, place: Path, *methods: str) -> None:
    """The place and what is in it may not be looked at, as for a user without the right: tests may run as root."""
    for method in methods:
        plain = getattr(Path, method)

        def refused(self: Path, *arguments: object, plain=plain, **options: object):
            if self == place or place in self.parents:
                raise PermissionError(13, "Permission denied", str(self))
            return plain(self, *arguments, **options)

        monkeypatch.setattr(Path, method, refused)


def test_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, tmp_path, "is_dir", "exists")
    for opened in (open_store, find_store):
        with pytest.raises(BrokenStore, match=r"record\.sqlite: permission denied; give --record another"):
            opened(str(tmp_path / "record.sqlite"))


def test_a_folder_of_downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, tmp_path, "iterdir")
    with pytest.raises(BrokenSource, match="cannot be read \\(Permission denied\\)"):
        list(local_pages([str(tmp_path)], at=NOW, endings=(".csv",)))


def test_a_theatre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    refuse(monkeypatch, tmp_path, "is_file")
    for place in (str(tmp_path), "x" * 300):
        assert run(["record", "list", "--theatre", place]) == WRONG
        (line,) = capfd.readouterr().err.splitlines()
        assert place[:9] in line and "cannot be read" in line and "fault" not in line
    with pytest.raises(UnknownTheatre, match="permission denied"):
        load_theatre(str(tmp_path))


def test_the_measures_of_a_theatre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(Path(load_theatre("iran_iraq").folder), tmp_path / "own")
    for measure in (tmp_path / "own" / "measures").iterdir():
        measure.unlink()
    refuse(monkeypatch, tmp_path / "own" / "measures", "iterdir")
    with pytest.raises(InvalidTheatre, match=r"measures: cannot be read \(permission denied\)"):
        load_theatre(str(tmp_path / "own"))


@pytest.mark.parametrize("closed", [True, False], ids=["may not be looked at", "is a folder"])
def test_a_series(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: bool) -> None:
    theatre = load_theatre("iran_iraq")
    record = load_series(theatre)
    series = record.of("iraqi_battle_deaths")[0].id
    record.series._folder = tmp_path  # type: ignore[attr-defined]
    record.series._read.clear()  # type: ignore[attr-defined]
    assert record.of("iraqi_battle_deaths") == ()
    record.series._read.clear()  # type: ignore[attr-defined]
    (tmp_path / f"{series}.csv").mkdir()
    if closed:
        refuse(monkeypatch, tmp_path, "stat", "open")
    with pytest.raises(BrokenRecord, match="permission denied" if closed else "is a directory"):
        record.of("iraqi_battle_deaths")


WORDS = {  # a row -> what is said of it
    "2024-01-01,many": r"line 2 .*'many' is no number",
    "soon,5": r"line 2 .*'soon' is no day",
}


@pytest.mark.parametrize(("row", "said"), WORDS.items())
def test_a_cell_is_told_in_words(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "x.csv").write_text(f"day,value\n{row}\n")
    with pytest.raises(BrokenRecord, match=said):
        read_table(tmp_path / "x.csv")
