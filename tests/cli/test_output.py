"""Where the output goes: never over what is read, and a full disk or a closed pipe is one line or none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tallystick.cli import DONE, PIPE_CLOSED, WRONG, run

ROW = json.dumps({"id": 1, "text": "On Friday the army said that 40 tanks were lost."}) + "\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(ROW)
    return path


@pytest.mark.parametrize("command", [["annotate", "--layer", "times"], ["check", "--format", "jsonl"]])
@pytest.mark.parametrize("read", ["file", "folder", "link"])
def test_a_source_is_never_written_over(
    source: Path, capfd: pytest.CaptureFixture[str], command: list[str], read: str
) -> None:
    target = source
    if read == "link":
        target = source.parent / "other.jsonl"
        target.symlink_to(source)
    given = source.parent if read == "folder" else source
    assert run([*command, str(given), "-o", str(target)]) == WRONG
    assert "is one of the sources" in capfd.readouterr().err
    assert source.read_text() == ROW


def test_a_link_is_written_through(source: Path) -> None:
    link, target = source.parent / "link.jsonl", source.parent / "far.jsonl"
    link.symlink_to(target)
    assert run(["annotate", str(source), "--layer", "times", "-o", str(link), "--quiet"]) == DONE
    assert link.is_symlink() and json.loads(target.read_text())["id"] == 1


COMMANDS = {"annotate": ["annotate", "--layer", "times"], "check": ["check"], "help": ["--help"]}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_full_disk_is_one_line(source: Path, command: list[str]) -> None:
    given = command if command == ["--help"] else [*command, str(source)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tallystick", *given], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == WRONG
    assert done.stderr.decode().splitlines() == [
        "tallystick: standard output cannot be written (no space left on device): give another place"
    ]


def test_a_reader_that_leaves_is_141(source: Path) -> None:
    source.write_text(ROW * 3000)
    with subprocess.Popen(
        [sys.executable, "-m", "tallystick", "annotate", str(source), "--layer", "quantities"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", PIPE_CLOSED)
