"""The conflict corpus is compiled from its source, and its marks are sound."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "bench" / "attribution").glob("conflict.*.txt"))


@pytest.fixture(scope="module")
def compiler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_attributions", ROOT / "scripts" / "compile_attributions.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


LINES = {
    "plain": ("[s1 Kyiv] [c1 said] [k1 so].", [("Kyiv", "said", ["so"], "statement", None)]),
    "split": ("[k1 The dam], [s1 he] [c1 said], [k1 held].", [("he", "said", ["The dam", "held"], "statement", None)]),
    "nested": (
        "[s1 A] [c1 wrote] [k1 that [s2 B] [c2:n denied] [k2 it]].",
        [("A", "wrote", ["that B denied it"], "statement", None), ("B", "denied", ["it"], "denial", 1)],
    ),
    "shared": (
        "[s1+2 She] [c1 said] [k1 yes] and [c2 swore] [k2 no].",
        [("She", "said", ["yes"], "statement", None), ("She", "swore", ["no"], "statement", None)],
    ),
}


@pytest.mark.parametrize(("line", "expected"), LINES.values(), ids=LINES)
def test_markup_becomes_offsets(compiler: ModuleType, line: str, expected: list[tuple[object, ...]]) -> None:
    row = compiler.compile_item(line, "x")
    text = row["text"]

    def words(spans: list[list[int]]) -> list[str]:
        return [text[start:end] for start, end in spans]

    found = [
        (words(a["source"])[0], words(a["cue"])[0], words(a["content"]), a["kind"], a["parent"])
        for a in row["attributions"]
    ]
    assert found == expected


@pytest.mark.parametrize(
    "line", ["[s1 Kyiv] said so.", "[s1 Kyiv [c1 said] [k1 so].", "x] [c1 said] [k1 so]", "[c1 said]"]
)
def test_broken_marks_are_refused(compiler: ModuleType, line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        compiler.compile_item(line, "x")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_the_compiled_corpus_is_up_to_date(compiler: ModuleType, source: Path) -> None:
    assert source.with_suffix(".jsonl").read_text("utf-8") == compiler.compile_file(source)


def test_parts_do_not_overlap_and_children_stand_in_their_parents() -> None:
    seen = set()
    for source in SOURCES:
        for line in source.with_suffix(".jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            assert row["id"] not in seen
            seen.add(row["id"])
            by_id = {a["id"]: a for a in row["attributions"]}
            for a in row["attributions"]:
                if a["parent"] is None:
                    continue
                outer = [tuple(span) for span in by_id[a["parent"]]["content"]]
                assert all(any(s <= start and end <= e for s, e in outer) for start, end in a["content"]), row["id"]
    assert len(seen) >= 260
