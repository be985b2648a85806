"""`tallystick record`: what each command prints, where it goes, what it says when something is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import pytest

from tallystick import pipeline
from tallystick.brief.measures.svg import WIDTH
from tallystick.cli import DONE, WRONG, run
from tallystick.cli.record.listing import _age
from tallystick.model.observation import Observation
from tallystick.record.store import open_store
from tallystick.theatres import list_theatres

DAY = date(2024, 12, 31).toordinal()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TALLYSTICK_HOME", str(tmp_path / "home"))
    pipeline.open_theatre.cache_clear()
    return tmp_path / "home"


@pytest.fixture
def revised(home: Path) -> Path:
    """A store in which the General Staff's figure of 31 December 2024 was changed in 2026."""
    held = pipeline.package_base("ukraine").held
    rows = [Observation("personnel_losses_general_staff", DAY, 789_000.0)]
    open_store().append("general_staff", [], rows, held=held, today=date(2026, 9, 1))
    return home / "record.sqlite"


def said(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["record", *arguments]) == DONE
    out, err = capfd.readouterr()
    assert err == ""
    return out


@pytest.mark.usefixtures("home")
def test_list(capfd: pytest.CaptureFixture[str]) -> None:
    text = said(capfd, "list")
    for name in list_theatres():
        assert f"{name}: " in text
    assert "2022-02-25 2026-08-22 1,640" in " ".join(text.split())
    assert "iraqi_battle_deaths" in text.partition("Measures, for `record show`: ")[2]
    assert "Only what the package carries" in text and "Named, but nothing is held: " in text
    assert max(map(len, text.splitlines())) <= 120 and "\x1b" not in text


@pytest.mark.usefixtures("home")
def test_list_as_data(capfd: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(said(capfd, "list", "--theatre", "ukraine", "--format", "json"))
    (row,) = (row for row in rows if row["series"] == "tank_losses_general_staff")
    assert (row["first"], row["last"], row["rows"], row["unit"]) == ("2022-02-25", "2026-08-22", 1640, "tank")
    table = list(csv.DictReader(io.StringIO(said(capfd, "list", "--theatre", "ukraine", "--format", "csv"))))
    assert [row["series"] for row in table] == [row["series"] for row in rows]


def test_list_counts_what_was_revised(capfd: pytest.CaptureFixture[str], revised: Path) -> None:
    text = said(capfd, "list", "--theatre", "ukraine")
    (row,) = (line for line in text.splitlines() if line.startswith("personnel_losses_general_staff "))
    assert row.split()[-5:] == ["2026-08-22", "1,640", "1", *row.split()[-2:]]
    assert f"The package and {revised}, last read 2026-09-01." in " ".join(text.split())
    assert "1,640 (+1 revised)" not in said(capfd, "list", "--record", "snapshot")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("width", [50, 60, 80, 100, 120, 160])
@pytest.mark.parametrize("command", ["list", "conflicts"])
def test_tables_fit_the_terminal_and_break_no_number(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    module = f"tallystick.cli.record.{'listing' if command == 'list' else 'conflicts'}.terminal_options"
    monkeypatch.setattr(module, lambda: {"width": width})
    lines = said(capfd, command).splitlines()
    assert max(map(len, lines)) <= width
    if width >= 80:
        assert not any("…" in line and not line.startswith("…") for line in lines)
    assert not any(re.search(r"\d{4}-…|\d,…", line) for line in lines)


AGES = {-1: "ahead", 0: "0 d", 89: "89 d", 90: "3 mo", 400: "13 mo", 730: "2.0 y"}


@pytest.mark.parametrize(("days", "shown"), AGES.items())
def test_ages(days: int, shown: str) -> None:
    assert _age(days) == shown


@pytest.mark.usefixtures("home")
def test_show(capfd: pytest.CaptureFixture[str]) -> None:
    text = said(capfd, "show", "personnel_losses", "--month", "2024-12", "--as-of", "2025-02-01")
    told = " ".join(text.split())
    for words in (
        "(789,550 − 740,400) / 31 =",
        "(790,800 − 742,130) / 31 =",
        "1,585.5",
        "mean as published",
        "2024-11 1,515 1,524 1,523",
        "2025-02-01 839,040",
        "as known on 1 February 2025",
    ):
        assert words in told
    assert any("⠀" <= sign <= "⣿" and sign != "⠀" for sign in text), "a chart in braille"
    assert max(map(len, text.splitlines())) <= 100 and "\x1b" not in text


EMPTY = {  # options                         what is told
    "a month before all": (["--month", "1950-01"], "Nothing is held of January 1950 as a whole."),
    "a day after all": (["--since", "2035-01-01"], "Nothing to draw from 1 January 2035 on."),
}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("options", "told"), EMPTY.values(), ids=EMPTY)
def test_what_is_not_there_is_told(capfd: pytest.CaptureFixture[str], options: list[str], told: str) -> None:
    assert told in said(capfd, "show", "brent", *options)


@pytest.mark.parametrize("name", list_theatres())
def test_every_measure_can_be_shown_in_every_format(name: str, tmp_path: Path) -> None:
    theatre, record = pipeline.open_theatre(name, "snapshot")
    for measure in theatre.measures:
        if not record.of(measure):
            continue
        for format in ("text", "json", "csv", "svg", "png", "html"):
            target = tmp_path / f"{measure}.{format}"
            assert run(["record", "show", measure, "--theatre", name, "--quiet", "-o", str(target)]) == DONE
            if format == "png":
                width, height = struct.unpack(">II", target.read_bytes()[16:24])
                assert width == 2 * WIDTH and height % 2 == 0
                continue
            data = target.read_text("utf-8")
            if format == "svg":
                root = ElementTree.fromstring(data)
                assert root.get("aria-label") and len(data) < 60_000
            elif format == "json":
                assert json.loads(data)["measure"] == measure
            elif format == "html":
                assert data.startswith("<!doctype html>") and "<script" not in data and "http-equiv" in data


def test_show_as_data_holds_every_vintage(capfd: pytest.CaptureFixture[str], revised: Path) -> None:
    assert revised.is_file()
    sheet = json.loads(said(capfd, "show", "personnel_losses", "--format", "json"))
    series = sheet["series"][0]
    assert ["2024-12-31", 789000.0, "2026-09-01"] in series["rows"]
    assert series["earlier"] == [["2024-12-31", 789550.0, "2024-12-31"]]
    assert series["restatements"]["2025-02-28"] == 1650
    before = json.loads(said(capfd, "show", "personnel_losses", "--format", "json", "--as-of", "2026-08-31"))
    assert ["2024-12-31", 789550.0, "2024-12-31"] in before["series"][0]["rows"]
    assert "789000" in said(capfd, "show", "personnel_losses", "--format", "csv")


def test_check_reads_the_store(capfd: pytest.CaptureFixture[str], revised: Path, tmp_path: Path) -> None:
    """A claim is judged on what was known when it was published and on what is known now."""
    article = tmp_path / "a.txt"
    article.write_text(
        "Total Russian personnel losses stood at 789,550 on December 31, 2024, the General Staff said.\n"
    )

    def evidence(*options: str) -> list[tuple[float, str]]:
        arguments = ["check", str(article), "--published", "2025-01-05", "--format", "json", *options]
        assert run(arguments) == DONE
        claims = json.loads(capfd.readouterr().out)["claims"]
        pieces = [piece for claim in claims for piece in claim["finding"]["evidence"]]
        return [(p["value"], p["known"]) for p in pieces if p["series"] == "personnel_losses_general_staff"]

    with_store, without = evidence(), evidence("--record", "snapshot")
    assert (789_000, "now") in with_store and (789_550, "then") in with_store
    assert (789_550, "then") in without and all(value != 789_000 for value, _ in without)
    assert evidence("--record", str(revised)) == with_store


@pytest.mark.usefixtures("home")
def test_conflicts(capfd: pytest.CaptureFixture[str]) -> None:
    text = said(capfd, "conflicts", "--theatre", "ukraine")
    assert "personnel_losses_uk_mod" in text and "more: --kind jump shows all of them" in text
    assert max(map(len, text.splitlines())) <= 120
    rows = json.loads(said(capfd, "conflicts", "tank_losses", "--kind", "restatement", "--format", "json"))
    assert {row["kind"] for row in rows} == {"restatement"} and {row["measure"] for row in rows} == {"tank_losses"}
    table = said(capfd, "conflicts", "tank_losses", "--kind", "restatement", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(table)))) == len(rows)
    assert "does not disagree" in said(capfd, "conflicts", "key_rate", "--kind", "transcriptions")


def test_conflicts_tell_of_revisions(capfd: pytest.CaptureFixture[str], revised: Path) -> None:
    assert revised.is_file()
    text = said(capfd, "conflicts", "personnel_losses", "--kind", "revision")
    assert "2024-12-31  789,000  789,550  known since 2026-09-01" in text


@pytest.mark.usefixtures("home")
def test_export(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["record", "export", "-o", str(tmp_path / "out")]) == DONE
    out, err = capfd.readouterr()
    assert out == "" and "datapackage.json describes them" in err and err.count("\n") == 1
    assert (tmp_path / "out" / "gaza" / "gaza_killed_moh.csv").is_file()


WRONGS = {  # arguments                                                                  said
    "no such measure": (["show", "tank_loses"], "do you mean"),
    "nothing like it": (["show", "zzz"], "choose one of lebanon_injured, "),
    "a series": (["show", "brent_eia"], "it is a series of brent"),
    "another theatre's": (["show", "brent", "--theatre", "gaza"], "choose one of "),
    "a picture of another kind": (["show", "brent", "-o", "a.gif"], "one of text, json, csv, svg, png, html"),
    "nothing held": (["show", "hostages"], "nothing is held of hostages"),
    "no month": (["show", "brent", "--month", "December"], "write it as 2024-12"),
    "no day": (["show", "brent", "--since", "2024"], "write it as 2025-01-31"),
    "before all": (["show", "brent", "--as-of", "1900-01-01"], "nothing is held of brent as of 1900-01-01"),
    "no such format": (["list", "--format", "xml"], "choose one of text, json, csv"),
    "no such kind": (["conflicts", "--kind", "sauces"], "choose one of sources"),
    "no such source": (["update", "pravda"], "choose one of"),
    "no such theatre": (["update", "--theatre", "mars"], "no connector for the theatre 'mars'"),
    "a file for a source that reads none": (["update", "brent", "--file", "a.csv"], "--file goes with"),
    "no such file": (["update", "deepstate", "--file", "no-such.geojson"], "no-such.geojson"),
    "a mirror that is none": (["update", "--mirror", "here"], "is no rewrite"),
    "a store that is not there": (["list", "--record", "no/such.sqlite"], "does not exist"),
    "the package cannot be written": (["update", "--record", "snapshot"], "cannot be written"),
    "no folder": (["export"], "see tallystick record export --help"),
    "no such command": (["shwo"], "see tallystick record --help"),
}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("arguments", "words"), WRONGS.values(), ids=WRONGS)
def test_what_is_wrong_is_one_line(capfd: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert run(["record", *arguments]) == WRONG
    out, err = capfd.readouterr()
    assert words in err and err.count("\n") == 1 and err.startswith("tallystick: ")
    assert "Traceback" not in out + err


def test_a_broken_store_is_one_line_for_every_command(capfd: pytest.CaptureFixture[str], home: Path) -> None:
    home.mkdir()
    (home / "record.sqlite").write_bytes(b"no store at all " * 300)
    article = home / "a.txt"
    article.write_text("Russian losses in December 2024 came to 48,670.\n")
    commands = (["record", "list"], ["record", "show", "brent"], ["record", "update", "brent"], ["check", str(article)])
    for arguments in commands:
        assert run(arguments) == WRONG
        err = capfd.readouterr().err
        assert "record.sqlite" in err and "move it away" in err and err.count("\n") == 1
    assert (home / "record.sqlite").read_bytes() == b"no store at all " * 300
    assert run(["check", str(article), "--record", "snapshot"]) == DONE


def test_help(capfd: pytest.CaptureFixture[str]) -> None:
    for arguments in (["record"], ["record", "--help"], ["record", "show", "--help"]):
        assert run(arguments) == DONE
        assert "Usage: tallystick record" in capfd.readouterr().out


def test_a_closed_pipe_is_no_fault() -> None:
    command = f'"{sys.executable}" -m tallystick record list --format json | head -c 5'
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, env=os.environ)
    assert (done.stdout.strip(), done.stderr) == (b"[\n {", b"")


HOMES = {"no such user": ("~nosuchuser/x", "names a user"), "too long": ("/" + "a" * 300, "name too long")}


@pytest.mark.parametrize(("home", "said"), HOMES.values(), ids=HOMES)
def test_a_home_that_cannot_be(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], home: str, said: str
) -> None:
    monkeypatch.setenv("TALLYSTICK_HOME", home)
    monkeypatch.delenv("TALLYSTICK_RECORD", raising=False)
    assert run(["record", "list"]) == WRONG
    (line,) = capfd.readouterr().err.splitlines()
    assert said in line and "fault" not in line


def test_the_last_month_of_the_calendar(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["record", "show", "brent", "--month", "9999-12", "--record", "snapshot"]) == WRONG
    assert "is no month" in capfd.readouterr().err
