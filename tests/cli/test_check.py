"""`tallystick check` on good input: formats, exit codes, where the report goes."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tallystick import __version__
from tallystick.cli import DONE, FOUND, INTERRUPTED, WRONG, commands, run
from tallystick.model.document import Document
from tallystick.model.report import Report

RIGHT = "Counting the dead\n\nThe General Staff put Russian casualties in December 2024 at 48,670.\n"
WRONG_COUNT = (
    "The General Staff of Ukraine put Russian losses in December 2024 at 20,000 personnel, killed and wounded.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(RIGHT)
    return str(path)


def tallystick(*arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tallystick", *arguments], input=given, capture_output=True, check=False
    )


FORMATS = {  # format, how it begins
    "text": b"Counting the dead",
    "json": b'{\n "schema": 1',
    "jsonl": b'{"schema": 1',
    "html": b"<!doctype html>",
    "md": b"# Counting the dead",
    "csv": b"reference,document,title",
    "parquet": b"PAR1",
    "claimreview": b'{"@context": "https://schema.org"',
    "stix": b'{"type": "bundle"',
    "atom": b"<?xml",
}


@pytest.mark.parametrize(("format", "begins"), FORMATS.items(), ids=FORMATS)
def test_formats(article: str, capfdbinary: pytest.CaptureFixture[bytes], format: str, begins: bytes) -> None:
    assert run(["check", article, "--published", "2025-01-02", "--format", format]) == DONE
    out, err = capfdbinary.readouterr()
    assert out.lower().startswith(begins.lower())
    assert err == b""


ENDINGS = {
    "a.html": b"<!doctype",
    "a.htm": b"<!doctype",
    "a.json": b"{\n",
    "a.jsonl": b'{"',
    "a.md": b"# ",
    "a.csv": b"reference",
    "a.jsonld": b'{"@context',
    "a.txt": b"Count",
    "a": b"Count",
}


@pytest.mark.parametrize(("name", "begins"), ENDINGS.items(), ids=ENDINGS)
def test_the_output_names_its_format(
    article: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, begins: bytes
) -> None:
    target = tmp_path / name
    assert run(["check", article, "-o", str(target)]) == DONE
    out, err = capfd.readouterr()
    assert target.read_bytes().lower().startswith(begins.lower())
    assert (out, err) == ("", f"tallystick: wrote {target}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["article.txt", name]), "nothing else is left"


def test_format_wins_over_the_ending(article: str, tmp_path: Path) -> None:
    assert run(["check", article, "--format", "json", "--quiet", "-o", str(tmp_path / "a.txt")]) == DONE
    assert json.loads((tmp_path / "a.txt").read_text())["schema"] == 1


def test_a_report_that_comes_to_nothing_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")
    assert run(["check", str(tmp_path / "gone.txt"), "-o", str(target)]) == WRONG
    assert target.read_text() == "old"


def test_one_document_is_an_object_and_several_are_a_list(article: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", article, "--format", "json"]) == DONE
    assert isinstance(json.loads(capfd.readouterr().out), dict)
    assert run(["check", article, article, "--format", "json"]) == DONE
    assert [report["document"]["id"] for report in json.loads(capfd.readouterr().out)] == [article, article]


@pytest.mark.parametrize(("format", "between"), [("text", "\n\nCounting"), ("md", "\n\n---\n\n# Counting")])
def test_documents_follow_each_other(
    article: str, capfd: pytest.CaptureFixture[str], format: str, between: str
) -> None:
    assert run(["check", article, article, "--format", format]) == DONE
    assert between in capfd.readouterr().out


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIGHT.encode())))
    assert run(["check", "-", "--format", "json"]) == DONE
    assert json.loads(capfd.readouterr().out)["document"]["id"] == "-"


def test_dates_and_theatre_reach_the_report(article: str, capfd: pytest.CaptureFixture[str]) -> None:
    options = ["--published", "2025-01-02", "--as-of", "2025-03-01", "--theatre", "gaza"]
    assert run(["check", article, *options, "--format", "json"]) == DONE
    report = json.loads(capfd.readouterr().out)
    assert (report["as_of"], report["theatre"]) == ("2025-03-01", "gaza")
    assert (report["document"]["published"], report["document"]["published_basis"]) == ("2025-01-02", "given")


@pytest.mark.usefixtures("capfd")
def test_strict_exits_1_for_a_contradiction_only(tmp_path: Path, article: str) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(WRONG_COUNT)
    dated = ["--published", "2025-01-02"]
    assert run(["check", "--strict", article, *dated]) == DONE
    assert run(["check", str(wrong), *dated]) == DONE
    assert run(["check", "--strict", str(wrong), *dated]) == FOUND
    assert run(["check", "--strict", str(wrong), str(tmp_path / "gone.txt"), *dated]) == FOUND


def test_version_and_help(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == DONE
    assert capfd.readouterr().out == f"tallystick {__version__}\n"
    for arguments in (["--help"], ["-h"], [], ["check", "--help"]):
        assert run(arguments) == DONE
        assert "Usage: tallystick" in capfd.readouterr().out


def test_the_command_itself(article: str) -> None:
    done = tallystick("check", article, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (DONE, b"")
    piped = tallystick("check", "-", "--format", "jsonl", given=Path(article).read_bytes())
    assert json.loads(piped.stdout)["claims"] == json.loads(done.stdout)["claims"]
    assert tallystick("check", "gone.txt").returncode == WRONG


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close in another way there")
def test_a_closed_pipe_is_no_fault(article: str) -> None:
    command = f'"{sys.executable}" -m tallystick check {" ".join([article] * 20)} --format html | head -c 10'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert done.stdout == b"<!DOCTYPE "
    assert done.stderr == b""


def test_ctrl_c_is_130(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "app", interrupted)
    assert run(["check", "-"]) == INTERRUPTED
    assert capfd.readouterr().err == "tallystick: stopped\n"


def test_a_fault_of_ours_is_one_line_and_the_others_are_done(
    article: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from tallystick.cli import check

    real, calls = check.check_document, []

    def faulty(document: Document, **options: object) -> Report:
        calls.append(document)
        if len(calls) == 1:
            raise ZeroDivisionError("division by zero")
        return real(document, **options)

    monkeypatch.setattr(check, "check_document", faulty)
    assert run(["check", article, article]) == 3
    err = capfd.readouterr().err
    assert "could not be checked (ZeroDivisionError: division by zero)" in err and "Traceback" not in err
    calls.clear()
    monkeypatch.setenv("TALLYSTICK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["check", article])


@pytest.mark.parametrize("format", ["text", "md", "json", "html", "jsonl"])
def test_several_documents_are_told_beside_each_other(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], format: str
) -> None:
    rows = [
        {"id": name, "text": RIGHT.split("\n\n")[1], "publisher": name, "published": "2025-01-02"}
        for name in ("Gazette", "Quay")
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run(["check", str(path), "--format", format]) == DONE
    out = capfd.readouterr().out
    if format == "jsonl":  # a line a document, as they come: it has no place for what later ones say
        assert [set(json.loads(line)) & {"across"} for line in out.splitlines()] == [set(), set()]
    elif format == "json":
        kinds = [[entry["kind"] for entry in one["across"]] for one in json.loads(out)]
        assert kinds == [["same_figure"], ["same_figure", "reprint"]]
    else:
        shown = " ".join(out.split())
        assert "The same figure" in shown and "Who has it from whom" in shown
        assert format == "html" or shown.count("In all 2 documents") == 1
    path.write_text(json.dumps(rows[0]) + "\n")
    assert run(["check", str(path), "--format", format]) == DONE
    alone = capfd.readouterr().out
    assert "In all" not in alone and "across" not in alone and "beside each other" not in alone
