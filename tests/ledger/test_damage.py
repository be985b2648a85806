"""What is no ledger, or a damaged one, is told in a line; nothing that is saved is lost by looking at it."""

import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.bookkeeping import Keeper
from tallystick.cli import DONE, FOUND, PARTLY, WRONG, run
from tallystick.errors import BrokenLedger
from tallystick.ledger import find_ledger, open_ledger
from tallystick.pipeline import open_theatre
from tests.ledger.conftest import ROOT, written


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of three documents, closed."""
    path = tmp_path_factory.mktemp("whole") / "ledger.sqlite"
    keeper = Keeper(open_ledger(str(path)), *open_theatre("ukraine", "snapshot"), "snapshot")
    for number in range(3):
        keeper.add(written(number, number + 1, id=f"{number}"))
    keeper.ledger.close()
    return path


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE flowers (name TEXT)")
    connection.close()


NONE: dict[str, tuple[Callable[[Path], object], str]] = {  # how it is made, what is said of it
    "a text": (lambda path: path.write_text("Dear diary, " * 500), "is no ledger"),
    "another database": (other_database, "is a database of something else"),
    "a folder": (lambda path: path.mkdir(), "is a folder: give the file in it"),
    "nothing": (lambda _: None, "does not exist: `tallystick ledger add SOURCE` makes it"),
    "an empty file": (lambda path: path.touch(), "holds no ledger yet"),
}
COMMANDS = (["status"], ["verify"], ["backup", "{tmp}/copy.sqlite"])


@pytest.mark.parametrize(("make", "said"), NONE.values(), ids=NONE)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_what_is_no_ledger(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    make: Callable[[Path], object],
    said: str,
    command: list[str],
) -> None:
    path = tmp_path / "ledger.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    assert run(["ledger", *(word.format(tmp=tmp_path) for word in command), "--ledger", str(path)]) == WRONG
    (line,) = capfd.readouterr().err.splitlines()
    assert said in line and str(path) in line
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not list(tmp_path.glob("*copy*"))


ADDRESSES = {
    "no server": ("postgresql://me:secret@127.0.0.1:1/x?password=secret", "the server cannot be reached"),
    "another kind": ("mysql://me:secret@host/x", "no such kind of store"),
}


@pytest.mark.parametrize(("address", "said"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_that_leads_nowhere(address: str, said: str) -> None:
    for opened in (open_ledger, find_ledger):
        with pytest.raises(BrokenLedger, match=said) as raised:
            opened(address)
        assert "secret" not in str(raised.value)


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file(whole: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], seed: int) -> None:
    """Cut short, or with bits flipped: nothing but a line, a fault that is named, or a harmless spot."""
    chance, path = random.Random(seed), tmp_path / "ledger.sqlite"
    data = bytearray(whole.read_bytes())
    if seed % 3 == 0:
        data = data[: chance.randrange(len(data))]
    else:
        for _ in range(3 if seed % 3 == 1 else 300):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    for command in (["status"], ["verify", "--hashes-only"], ["backup", f"{tmp_path}/copy.sqlite"]):
        code = run(["ledger", *command, "--ledger", str(path)])
        lines = capfd.readouterr().err.splitlines()
        assert code in (DONE, FOUND, WRONG)
        assert len(lines) <= 1 and not any("a fault of the program" in line for line in lines), lines
        assert path.read_bytes() == data


def test_a_damaged_file_takes_no_report_away(
    whole: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table of claims is overwritten: nothing can be added, and `check` still reports."""
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(whole.read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM ledger_head")
    connection.close()
    monkeypatch.chdir(ROOT)
    code = run(["check", f"--ledger={path}", "--format", "json", "--record", "snapshot", "examples/article.md"])
    shown = capfd.readouterr()
    assert code == PARTLY and '"claims"' in shown.out
    (line,) = shown.err.splitlines()
    assert "article.md was checked and not kept" in line and "damaged" in line


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    keeper = Keeper(open_ledger(str(path)), *open_theatre("ukraine", "snapshot"), "snapshot")
    keeper.add(written(0))
    before = keeper.ledger.counts()
    with keeper.ledger.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    long = written(1, title="x" * 50_000)
    with pytest.raises(BrokenLedger, match="the disk is full: nothing was written"):
        keeper.add(long)
    assert keeper.ledger.counts() == before and not list(keeper.ledger.faults())
    with keeper.ledger.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert keeper.add(long).wrote


def test_a_disk_that_fills_up_while_adding(tmp_path: Path) -> None:
    """The file may grow no further, as on a full disk: each text is told, what was kept stays."""
    (tmp_path / "texts").mkdir()
    for number in range(40):
        (tmp_path / "texts" / f"{number:02}.txt").write_text(
            f"Russia lost {1000 + number} soldiers on 3 May 2025.\n" * 40
        )
    path = tmp_path / "ledger.sqlite"
    done = subprocess.run(
        [sys.executable, "-m", "tallystick", "ledger", "add", str(tmp_path / "texts"), "--ledger", str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000)),
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    kept = [line.split()[-1] for line in done.stdout.splitlines()]
    assert done.returncode == PARTLY and kept, done.stderr
    assert all("was checked and not kept" in line for line in done.stderr.splitlines())
    assert len(done.stderr.splitlines()) <= 5
    ledger = find_ledger(str(path))
    assert not list(ledger.faults()) and ledger.counts().documents == len(kept)


NOBODY = """
import os, sys
import tallystick.ledger.ledger, tallystick.ledger.migrations, tallystick.ledger.sqlite
from tallystick.ledger import find_ledger, open_ledger
if os.geteuid() == 0:
    os.setuid(65534)
print(find_ledger(sys.argv[1]).counts().documents)
try:
    open_ledger(sys.argv[1]).database.writing().__enter__()
except Exception as error:
    print(type(error).__name__, error)
"""


def test_a_file_that_may_only_be_read(whole: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "ledger.sqlite"
        path.write_bytes(whole.read_bytes())
        path.chmod(0o444)
        folder.chmod(0o555)
        try:
            command = [sys.executable, "-c", NOBODY, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        finally:
            folder.chmod(0o755)
    assert done.stdout.startswith("3\nBrokenLedger "), done.stderr
    assert done.stdout.count("\n") == 2


def test_a_backup_is_whole(whole: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.sqlite"
    assert run(["ledger", "backup", str(copy), "--ledger", str(whole)]) == DONE
    told = find_ledger(str(whole)).counts()
    assert told.head in capfd.readouterr().err
    held = find_ledger(str(copy))
    assert held.counts() == told and not list(held.faults(told.head))
    assert run(["ledger", "backup", str(copy), "--ledger", str(whole)]) == WRONG
    assert "is there already" in capfd.readouterr().err
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name and path.suffix == ".sqlite"] == [copy.name]
