"""Bad input: one clear line and exit 2, or a right result; never a traceback. In a folder the others are still done."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from tallystick.cli import DONE, PARTLY, WRONG, run

WORDS = "The General Staff counted 48,670 Russian casualties in December 2024, an average of 1,570 a day.\n"

REFUSED = {  # name           bytes                                 said on standard error
    "empty": ("a.txt", b"", "is empty"),
    "blank": ("a.txt", b"\n \n", "is empty"),
    "binary": ("a.txt", b"\x00\x01\x02\x03" * 50, "zero bytes"),
    "a picture": ("a.jpg", b"\xff\xd8\xff\xe0....", "is a picture"),
    "a PDF": ("a.pdf", b"%PDF-1.4", "is a PDF"),
    "markup without words": ("a.html", b"<html><script>1</script></html>", "has no words"),
    "broken JSON": ("a.json", b'{"text": ', "is no JSON"),
    "JSON of another kind": ("a.jsonl", b'{"body": "48,670"}', 'no "text"'),
}


def told(capfd: pytest.CaptureFixture[str]) -> list[str]:
    """The lines on standard error."""
    return capfd.readouterr().err.splitlines()


@pytest.mark.parametrize(("name", "data", "said"), REFUSED.values(), ids=REFUSED)
def test_an_unreadable_source_is_one_line_and_exit_2(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert run(["check", str(tmp_path / name)]) == WRONG
    (line,) = told(capfd)
    assert line.startswith("tallystick: ") and said in line and name in line


USAGE = {  # arguments                                    said
    "missing file": (["check", "nowhere.txt"], "nowhere.txt does not exist"),
    "wrong date": (
        ["check", "-", "--published", "2.1.2025"],
        "--published '2.1.2025' is no date: write it as 2025-01-31",
    ),
    "no such day": (["check", "-", "--as-of", "2025-02-30"], "--as-of '2025-02-30' is no date"),
    "a week": (["check", "-", "--as-of", "2025-W01-1"], "is no date"),
    "unknown theatre": (["check", "-", "--theatre", "mars"], "ukraine"),
    "unknown format": (
        ["check", "-", "--format", "docx"],
        "atom, claimreview, csv, html, json, jsonl, md, parquet, stix, text",
    ),
    "unknown ending": (["check", "-", "-o", "report.pdf"], "report.pdf ends in no format"),
    "no place to write": (["check", "-", "-o", "no/such/folder/a.html"], "cannot be written"),
    "a folder to write to": (["check", "-", "-o", "."], "cannot be written"),
    "no source": (["check"], "SOURCE"),
    "unknown option": (["check", "-", "--loud"], "--loud"),
    "unknown command": (["chekc", "-"], "chekc"),
    "an address without a host": (["check", "https:///b.html"], "no address that can be asked"),
    "signs for the terminal": (["check", "a\x1b[31mb"], r"a\x1b[31mb"),
    "line ends in a name": (["check", "a\nb"], "a b does not exist"),
}


@pytest.mark.parametrize(("arguments", "said"), USAGE.values(), ids=USAGE)
def test_wrong_usage_is_one_line_and_exit_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == WRONG
    (line,) = told(capfd)
    assert said in line
    assert not list(tmp_path.iterdir()), "nothing is left behind"


READ = {  # name             bytes                                                               said
    "windows-1252": (
        "a.txt",
        "Ukraine’s staff counted “48,670” casualties.".encode("cp1252"),
        "windows-1252 (guessed)",
    ),
    "windows-1251": (
        "a.txt",
        ("Потери за декабрь составили 48 670 человек. " * 3).encode("cp1251"),
        "windows-1251 (guessed)",
    ),
    "controls": ("a.txt", b"Russia lost 48\x08,6\x1b70 soldiers.", "removed 2 control characters"),
    "overrides": ("a.txt", "Russia lost \u202e48,670\u202c soldiers.".encode(), "removed 2 control characters"),
    "no end of a sentence": ("a.txt", b"48,670 casualties in December and 45,720 in November " * 200, None),
    "thousands of numbers": ("a.txt", " ".join(f"{n},000" for n in range(1, 3000)).encode(), None),
    "a page with scripts": ("a.html", b"<p>Lost 5 tanks.</p><script>alert('48,670 casualties')</script>", None),
    "script as text": ("a.txt", b"Lost 5 tanks. <script>alert(1)</script>", None),
    "only signs": ("a.txt", "……!?—“”".encode(), None),
}


@pytest.mark.parametrize(("name", "data", "said"), READ.values(), ids=READ)
@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_odd_text_is_read_and_what_was_done_is_told(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], format: str, name: str, data: bytes, said: str | None
) -> None:
    (tmp_path / name).write_bytes(data)
    assert run(["check", str(tmp_path / name), "--format", format]) == DONE
    out, err = capfdbinary.readouterr()
    shown = out.decode()
    assert "<script>alert" not in shown or format == "json"
    assert (said is None and not err) or (said is not None and said in err.decode())
    if format == "json":
        report = json.loads(shown)
        text_end = report["document"]["chars"]
        assert all(0 <= claim["start"] < claim["end"] <= text_end for claim in report["claims"])


def test_quiet_keeps_notes_to_itself(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(b"Russia lost 48\x08,670 soldiers.")
    assert run(["check", "--quiet", str(tmp_path / "a.txt")]) == DONE
    assert told(capfd) == []


@pytest.mark.usefixtures("capfd")
def test_one_long_line_is_read(tmp_path: Path) -> None:
    """What 5 MB take is measured by hand; the shape is the same."""
    (tmp_path / "a.txt").write_text("the losses of that army were counted again " * 6000)
    assert run(["check", str(tmp_path / "a.txt"), "--format", "json"]) == DONE


def test_the_others_of_a_folder_are_done(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").write_bytes(b"\0")
    (tmp_path / "c.md").write_text(WORDS)
    assert run(["check", str(tmp_path), "--format", "jsonl"]) == PARTLY
    out, err = capfd.readouterr()
    assert [Path(json.loads(line)["document"]["id"]).name for line in out.splitlines()] == ["a.txt", "c.md"]
    assert len(err.splitlines()) == 1 and "b.txt" in err


def test_the_other_lines_are_done(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    good = json.dumps({"id": "good", "text": WORDS})
    (tmp_path / "a.jsonl").write_text(f"{good}\n{{broken\n{good}\n")
    assert run(["check", str(tmp_path / "a.jsonl"), "--format", "json"]) == PARTLY
    out, err = capfd.readouterr()
    assert [report["document"]["id"] for report in json.loads(out)] == ["good", "good"]
    assert "a.jsonl, line 2 is no JSON" in err


def test_the_other_sources_are_done(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    assert run(["check", str(tmp_path / "gone.txt"), str(tmp_path / "a.txt")]) == PARTLY
    assert "gone.txt does not exist" in told(capfd)[0]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions bind only ordinary users")
def test_a_folder_without_permission_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    assert run(["check", str(tmp_path / "locked")]) == WRONG
    assert "may not be read" in told(capfd)[0]


@pytest.mark.parametrize("command", [["check"], ["annotate", "--layer", "times"], ["evaluate"]], ids=lambda c: c[0])
def test_a_name_too_long_for_any_file(capfd: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert run([*command, "a" * 5000]) == WRONG
    (line,) = told(capfd)
    assert "file name too long" in line and "fault" not in line


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert run(["check", "-"]) == WRONG
    assert "is empty" in told(capfd)[0]
