"""`tallystick annotate`: the language stage alone, over many documents; what cannot be read never stops the rest."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tallystick.cli import DONE, PARTLY, WRONG, run

TEXT = "On Friday the General Staff said that 40 tanks were lost."


def rows(capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def write(path: Path, *items: object) -> str:
    path.write_text("".join(item if isinstance(item, str) else json.dumps(item) + "\n" for item in items))
    return str(path)


LAYERS = {  # layer         key             what the first row must hold
    "quantities": ("quantities", {"value": 40.0, "unit": "tank", "start": 38, "end": 46}),
    "times": ("timexes", {"start": 3, "end": 9, "value": "2024-05-03"}),
    "attribution": ("attributions", {"source": [[10, 27]], "cue": [[28, 32]]}),
}


@pytest.mark.parametrize(("layer", "key", "row"), [(k, *v) for k, v in LAYERS.items()], ids=LAYERS)
def test_a_layer_is_a_line_a_document(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], layer: str, key: str, row: dict[str, Any]
) -> None:
    source = write(tmp_path / "in.jsonl", {"id": "a", "text": TEXT, "published": "2024-05-05"}, {"text": "x", "id": 7})
    assert run(["annotate", source, "--layer", layer]) == DONE
    first, second = rows(capfd)
    assert first["id"] == "a" and list(first) == ["id", key]
    found = first[key][0]
    assert {name: found[name] for name in row} == row
    assert second == {"id": 7, key: []}


def test_all_layers_at_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = write(tmp_path / "in.jsonl", {"id": "a", "text": TEXT})
    assert run(["annotate", source, "--layer", "all"]) == DONE
    (row,) = rows(capfd)
    assert list(row) == ["id", "quantities", "timexes", "attributions"]


@pytest.mark.parametrize("field", ["published", "dct", "date"])
def test_the_publication_day_of_a_corpus(tmp_path: Path, capfd: pytest.CaptureFixture[str], field: str) -> None:
    source = write(tmp_path / "in.jsonl", {"id": "a", "text": TEXT, field: "2024-05-05T10:00:00Z"})
    assert run(["annotate", source, "--layer", "times"]) == DONE
    assert rows(capfd)[0]["timexes"][0]["value"] == "2024-05-03"
    assert run(["annotate", source, "--layer", "times", "--published", "2024-06-02"]) == DONE
    assert rows(capfd)[0]["timexes"][0]["value"] == "2024-05-31"


DIRT = {  # text                                             what the quantity's offsets must cut out of it
    "line ends": ("On Friday:\r\n\r\nKyiv said that 40 tanks were lost.", "40 tanks"),
    "invisible inside": ("Kyiv said that 4\u200b0 tanks were lost.", "4\u200b0 tanks"),
    "a control before": ("\x00\x01Kyiv said 40 tanks were lost.", "40 tanks"),
    "half a surrogate": ("\ud800 Kyiv said 40 tanks were lost.", "40 tanks"),
    "above the plane": ("\U0001f680 Kyiv said 40 tanks were lost.", "40 tanks"),
}


@pytest.mark.parametrize(("text", "printed"), DIRT.values(), ids=DIRT)
def test_offsets_count_the_text_as_given(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], text: str, printed: str
) -> None:
    assert run(["annotate", write(tmp_path / "in.jsonl", {"id": "a", "text": text}), "--layer", "all"]) == DONE
    (row,) = rows(capfd)
    (quantity,) = row["quantities"]
    assert text[quantity["start"] : quantity["end"]] == printed
    ((start, end),) = row["attributions"][0]["source"]
    assert text[start:end].endswith("Kyiv")


def test_what_cannot_be_read_is_a_line_and_the_others_are_done(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    long = "9" * 400  # infinite as a float
    source = write(
        tmp_path / "in.jsonl",
        {"id": "a", "text": TEXT},
        '{"id": "broken", "te\n',
        {"id": "no text"},
        {"id": "blank", "text": " "},
        "[1]\n",
        "\n",
        {"id": "z", "text": f"{long} men."},
    )
    assert run(["annotate", source, "--layer", "quantities"]) == PARTLY
    out, err = capfd.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a", "z"]
    told = err.splitlines()
    assert [line.split(", line ")[1][:2] for line in told] == ["2 ", "3 ", "4 ", "5 "]


@pytest.mark.parametrize("data", [b"", b"\n\n", b'\xff\xfe{"'], ids=["empty", "blank", "no UTF-8"])
def test_nothing_to_annotate(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "in.jsonl").write_bytes(data)
    assert run(["annotate", str(tmp_path / "in.jsonl"), "--layer", "times"]) == WRONG


WRONG_USE = {
    "layer": (["--layer", "places"], "choose one of quantities, times, attribution or all"),
    "no layer": ([], "tallystick annotate --help"),
    "date": (["--layer", "times", "--published", "today"], "is no date"),
    "theatre": (["--layer", "times", "--theatre", "mars"], "ukraine"),
    "output": (["--layer", "times", "-o", "no/such/place"], "cannot be written"),
}


@pytest.mark.parametrize(("options", "said"), WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_is_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    source = write(tmp_path / "in.jsonl", {"id": "a", "text": TEXT})
    assert run(["annotate", source, *options]) == WRONG
    (line,) = capfd.readouterr().err.splitlines()
    assert said in line


GIVEN = {"JSON lines": b'{"id": "a", "text": "40 tanks"}\n{"id": "b", "text": "3 ships"}\n', "text": b"40 tanks\n"}


@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], given: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert run(["annotate", "-", "--layer", "quantities"]) == DONE
    found = rows(capfd)
    assert [row["id"] for row in found] == (["a", "b"] if b"id" in given else ["-"])
    assert found[0]["quantities"][0]["value"] == 40


def test_other_files_and_an_output(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.md").write_text(f"# Losses\n\n{TEXT}\n")
    target = tmp_path / "out" / "rows.jsonl"
    target.parent.mkdir()
    assert run(["annotate", str(tmp_path), "--layer", "quantities", "-o", str(target)]) == DONE
    out, err = capfd.readouterr()
    assert (out, err) == ("", f"tallystick: wrote {target}\n")
    for line, name in zip(target.read_text().splitlines(), ["a.txt", "b.md"], strict=True):
        row = json.loads(line)
        (quantity,) = row["quantities"]
        assert (tmp_path / name).read_text()[quantity["start"] : quantity["end"]] == "40 tanks"


IDS = {
    "NaN": "null",
    "1e999": "null",
    '{"a": [1e400, 2]}': '{"a": [null, 2]}',
    '[{"value": 1e400}]': '[{"value": null}]',
}


@pytest.mark.parametrize(("given", "shown"), IDS.items(), ids=IDS)
def test_an_id_that_json_cannot_hold(tmp_path: Path, capfd: pytest.CaptureFixture[str], given: str, shown: str) -> None:
    source = write(tmp_path / "in.jsonl", f'{{"id": {given}, "text": "They lost 40 tanks."}}')
    assert run(["annotate", source, "--layer", "quantities"]) == DONE
    out = capfd.readouterr().out
    assert out.startswith(f'{{"id": {shown}, "quantities": [{{"value": 40.0')


NO_LINES = {  # bytes of a .jsonl                  said, in one line
    "empty": (b"", "is empty"),
    "blank": (b"\n \n\n", "is empty"),
    "compressed": (b"\x1f\x8b\x08\n\n\xff\n", "is a compressed file"),
    "UTF-16": ('{"text": "x"}\n'.encode("utf-16") * 3, "is UTF-16"),
    "binary": (b"\x01\x00\x02\n\xff\n", "is binary"),
    "binary without a zero": (b"\x80\x03\xff\n" * 40, "is no file of JSON lines (none of its first 5 is JSON)"),
    "a table": (b"day,value\n\n2024-01-01,5\n" * 9, "is no file of JSON lines (none of its first 5 is JSON)"),
}


@pytest.mark.parametrize(("data", "said"), NO_LINES.values(), ids=NO_LINES)
def test_a_file_without_lines_is_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], data: bytes, said: str
) -> None:
    (tmp_path / "in.jsonl").write_bytes(data)
    assert run(["annotate", str(tmp_path / "in.jsonl"), "--layer", "times"]) == WRONG
    (line,) = capfd.readouterr().err.splitlines()
    assert f"in.jsonl {said}" in line


def test_broken_lines_at_the_beginning_are_told_one_by_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = write(tmp_path / "in.jsonl", '{\n[\noops\n{"id": 1, "text": "They lost 40 tanks."}\n{')
    assert run(["annotate", source, "--layer", "quantities"]) == PARTLY
    out, err = capfd.readouterr()
    assert out.startswith('{"id": 1') and [f"line {n} is no JSON" in err for n in (1, 2, 3, 4, 5)] == [1, 1, 1, 0, 1]


@pytest.mark.parametrize("name", ["out.csv", "out.JSON", "out.md"])
def test_another_format_is_not_promised(tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    source = write(tmp_path / "in.jsonl", '{"id": 1, "text": "They lost 40 tanks."}')
    assert run(["annotate", source, "--layer", "quantities", "-o", str(tmp_path / name)]) == WRONG
    assert "annotate writes JSON lines only: end it in .jsonl" in capfd.readouterr().err
    assert not (tmp_path / name).exists()
    for other in ("out.jsonl", "out.ndjson", "out", "out.txt"):
        assert run(["annotate", source, "--layer", "quantities", "--quiet", "-o", str(tmp_path / other)]) == DONE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("command", [["annotate", "--layer", "times"], ["check"]], ids=["annotate", "check"])
@pytest.mark.parametrize("ending", [".jsonl", ".txt"])
def test_what_may_never_end_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], command: list[str], ending: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / f"link{ending}").symlink_to(tmp_path / "pipe")
    for source in (tmp_path, tmp_path / f"link{ending}"):
        assert run([*command, str(source)]) == WRONG
        (line,) = capfd.readouterr().err.splitlines()
        assert "is a pipe or a device" in line
