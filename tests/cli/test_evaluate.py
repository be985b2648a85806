"""`tallystick evaluate`: corpora found, scored and shown; what cannot be scored is one line."""

import json
from pathlib import Path

import pytest

from tallystick.cli import DONE, PARTLY, WRONG, run

ROWS = [
    {"id": "a", "text": "Kyiv lost 40 tanks.", "quantities": [{"value": 40, "unit": "tank", "start": 10, "end": 18}]},
    {"id": "b", "text": "They took 9 ships.", "quantities": [{"value": 8, "unit": "ship", "start": 10, "end": 17}]},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "marked.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def test_the_table(corpus: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(corpus.parent), "--errors", "1"]) == DONE
    out, err = capfd.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert lines[0].startswith("marked.jsonl: quantities, 2 documents")
    (ours,) = (line for line in lines if line.startswith("tallystick"))
    assert ours.split()[3:5] == ["50.0", "50.0"]
    assert any("⟦9 ships⟧" in line and "wanted: 8 ship" in line for line in lines)


def test_json_holds_everything(corpus: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "scores.json"
    assert run(["evaluate", str(corpus), "-o", str(target), "--errors", "2"]) == DONE
    assert capfd.readouterr().err == f"tallystick: wrote {target}\n"
    (result,) = json.loads(target.read_text())
    assert result["scores"]["one-to-one value"] == {
        "p": 50.0, "r": 50.0, "f1": 50.0, "hits": 1, "predicted": 2, "marked": 2
    }  # fmt: skip
    assert (result["layer"], result["documents"], result["corpus"]) == ("quantities", 2, None)
    assert result["errors"] == {"wrong value": 1} and result["examples"][0]["document"] == "b"
    assert result["documents_per_cpu_second"] > 0


@pytest.mark.parametrize(("format", "begins"), [("md", "## marked"), ("jsonl", '{"schema": 1'), ("text", "marked")])
def test_formats(corpus: Path, capfd: pytest.CaptureFixture[str], format: str, begins: str) -> None:
    assert run(["evaluate", str(corpus), "--format", format]) == DONE
    assert capfd.readouterr().out.startswith(begins)


def test_a_known_corpus_stands_beside_its_peers(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x"
    path.write_text(json.dumps(ROWS[0] | {"source": "newsquant"}))
    assert run(["evaluate", str(path)]) == DONE
    out = capfd.readouterr().out
    assert out.startswith("NewsQuant: quantities") and "CQE 2.0.3" in out and "[1] measured here" in out


def test_layers_can_be_chosen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(ROWS[0] | {"timexes": [], "claims": []}))
    assert run(["evaluate", str(path), "--format", "jsonl"]) == DONE
    layers = [json.loads(line)["layer"] for line in capfd.readouterr().out.splitlines()]
    assert layers == ["quantities", "times", "claims"]
    assert run(["evaluate", str(path), "--format", "jsonl", "--layer", "times"]) == DONE
    assert [json.loads(line)["layer"] for line in capfd.readouterr().out.splitlines()] == ["times"]


def test_a_broken_line_is_told_and_the_others_are_scored(corpus: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with corpus.open("a") as file:
        file.write('{"broken\n{"id": "c"}\n{"id": "d", "text": "x", "quantities": [7]}\n')
    assert run(["evaluate", str(corpus), "--format", "json"]) == PARTLY
    out, err = capfd.readouterr()
    assert json.loads(out)[0]["documents"] == 2
    assert len(err.splitlines()) == 3 and "line 3" in err and "line 4" in err and "row 5" in err


WRONG_USE = {
    "a folder without corpora": (["."], "no annotated corpus there"),
    "no such file": (["nowhere"], "no such file"),
    "layer": ([".", "--layer", "names"], "quantities, times, attribution, claims"),
    "format": ([".", "--format", "html"], "text, md, json, jsonl"),
    "errors": ([".", "--errors", "many"], "tallystick evaluate --help"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_is_one_line_and_exit_2(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["evaluate", *arguments]) == WRONG
    (line,) = capfd.readouterr().err.splitlines()
    assert said in line


SAID = "On Friday Kyiv said so."
BAD = {  # corpus row (the good one before it marks the same layer)                          what is told
    "no end": ({"quantities": [{"value": 10**400, "unit": "tank"}]}, "quantities[0].value"),
    "infinite": ({"quantities": [{"value": 1e400, "unit": "tank"}]}, "must be a number or a range"),
    "a range to infinity": ({"quantities": [{"value": [1, 1e400]}]}, "must be a number or a range"),
    "no object": ({"quantities": ["40 tanks"]}, "quantities[0] must be an object"),
    "no start": ({"timexes": [{"end": 9}]}, "'timexes[0].start' must be a whole number, not missing"),
    "a broken number": ({"timexes": [{"start": 3.5, "end": 9}]}, "timexes[0].start"),
    "negative": ({"timexes": [{"start": -3, "end": 9}]}, "0 to 23, not -3 to 9"),
    "reversed": ({"timexes": [{"start": 9, "end": 3}]}, "must cover characters"),
    "beyond the text": ({"timexes": [{"start": 3, "end": 900}]}, "must cover characters"),
    "empty": ({"attributions": [{"source": [[4, 4]]}]}, "'attributions[0].source' must be spans"),
    "no spans": ({"attributions": [{"cue": 7}]}, "'attributions[0].cue' must be spans"),
    "no such truth": ({"claims": [{"truth": "maybe", "text_fragment": "Kyiv"}]}, "'claims[0].truth' must be one of"),
    "words elsewhere": ({"claims": [{"truth": "unknown", "text_fragment": "Lviv"}]}, "must be words of the text"),
}


@pytest.mark.parametrize(("marks", "said"), BAD.values(), ids=BAD)
def test_a_mark_that_cannot_be_scored_is_told_and_the_others_are(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], marks: dict[str, object], said: str
) -> None:
    path = tmp_path / "marked.jsonl"
    sound = {"text": SAID, **{key: [] for key in marks}}
    path.write_text("".join(json.dumps(row) + "\n" for row in (sound, {"text": SAID, **marks}, sound)))
    assert run(["evaluate", str(path), "--format", "json"]) == PARTLY
    out, err = capfd.readouterr()
    (line,) = err.splitlines()
    assert f"{path}, row 2: " in line and said in line and "take it out" in line
    (result,) = json.loads(out)
    assert result["documents"] == 2
