"""Which files are corpora: by their fields, wherever they lie and whatever they are called."""

import json
from pathlib import Path

import pytest

from tallystick.errors import TallystickError
from tallystick.evaluation import find_corpora
from tallystick.evaluation.corpora import LAYERS
from tallystick.evaluation.peers import known_corpora

ROWS = {  # first row, layers it marks, the known corpus it belongs to
    "quantities": ({"text": "x", "quantities": []}, ["quantities"], None),
    "NewsQuant": ({"text": "x", "quantities": [], "source": "newsquant"}, ["quantities"], "newsquant"),
    "Recognizers": ({"text": "x", "quantities": [], "source": "ms-age"}, ["quantities"], "recognizers"),
    "WikiWars": ({"text": "x", "timexes": [], "corpus": "wikiwars"}, ["times"], "wikiwars"),
    "PolNeAR": ({"text": "x", "attributions": [], "publisher": "a", "annotator": "b"}, ["attribution"], "polnear"),
    "ours": ({"text": "x", "attributions": [], "category": "a", "id": "conflict-1"}, ["attribution"], "conflict"),
    "two layers": ({"text": "x", "timexes": [], "quantities": []}, ["quantities", "times"], None),
    "claims": ({"text": "x", "claims": []}, ["claims"], None),
    "one claim": ({"text": "x", "value": 3, "truth": "supported"}, ["claims"], None),
    "documents": ({"id": "a", "text": "x"}, [], None),
}


@pytest.mark.parametrize(("row", "layers", "known"), ROWS.values(), ids=ROWS)
def test_recognised_by_fields(tmp_path: Path, row: dict[str, object], layers: list[str], known: str | None) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "file.anything").write_text(json.dumps(row) + "\n")
    (tmp_path / "deep" / "notes.md").write_text("# none\n")
    (tmp_path / "deep" / "picture").write_bytes(b"\x89PNG\x00")
    (tmp_path / ".hidden").write_text(json.dumps({"text": "x", "quantities": []}))
    found = list(find_corpora([str(tmp_path)]))
    assert [(c.layer, c.known.id if c.known else None) for c in found if not isinstance(c, TallystickError)] == [
        (layer, known) for layer in layers
    ]


NO_CORPUS = {
    "text": (b"Kyiv said", "is no annotated corpus"),
    "broken": (b'{"text": ', "is no annotated corpus"),
    "predictions": (b'{"id": "a", "quantities": []}', "without the text"),
    "empty": (b"", "is no annotated corpus"),
}


@pytest.mark.parametrize(("data", "said"), NO_CORPUS.values(), ids=NO_CORPUS)
def test_a_named_file_that_is_none_is_an_error(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    errors = list(find_corpora([str(path)]))
    assert errors and all(isinstance(error, TallystickError) for error in errors)
    assert said in str(errors[0])


def test_a_missing_file_is_an_error() -> None:
    error = next(iter(find_corpora(["nowhere.jsonl"])))
    assert isinstance(error, TallystickError) and "no such file" in str(error)


def test_peers_are_sound() -> None:
    for where, known in known_corpora():
        assert where and known.layer in LAYERS and known.peers
        for peer in known.peers:
            assert peer.source and peer.scores and all(0 < score <= 100 for score in peer.scores.values())
