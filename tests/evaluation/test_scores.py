"""Scores: tables that read like the definitions, laws for all inputs, agreement with the benchmarks' own scorers."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.annotation import KEYS, annotate, item_of
from tallystick.evaluation import Scorer, score_rows
from tallystick.evaluation.counts import Count
from tallystick.evaluation.matching import largest_matching
from tallystick.evaluation.tables import _columns
from tallystick.pipeline import open_theatre

Item = dict[str, Any]


def test_a_count() -> None:
    count = Count()
    count.add(3, 4, 6)
    assert (count.precision, count.recall, round(count.f1, 3)) == (0.75, 0.5, 0.6)
    assert count.shown() == {"p": 75.0, "r": 50.0, "f1": 60.0, "hits": 3, "predicted": 4, "marked": 6}
    assert Count().f1 == 0


def quantity(value: object, unit: str = "-", start: int | None = None, end: int | None = None) -> Item:
    return {"value": value, "unit": unit, **({} if start is None else {"start": start, "end": end})}


QUANTITIES = {  # marks, found, hits: one-to-one value, value+unit, benchmark value, value+unit
    "right": ([quantity(5, "tank")], [quantity(5.0, "Tank")], (1, 1, 1, 1)),
    "other unit": ([quantity(5, "tank")], [quantity(5, "ship")], (1, 0, 1, 0)),
    "no unit has many names": ([quantity(5, "-")], [quantity(5, "")], (1, 1, 1, 1)),
    "within 1e-5": ([quantity(100_000)], [quantity(100_000.9)], (1, 1, 1, 1)),
    "beyond 1e-5": ([quantity(100_000)], [quantity(100_002)], (0, 0, 0, 0)),
    "a range by both ends": ([quantity([5, 9])], [quantity([5, 8])], (0, 0, 0, 0)),
    "a range is no number": ([quantity([5, 5])], [quantity(5)], (0, 0, 0, 0)),
    "one prediction, two marks": ([quantity(5, "a"), quantity(5, "b")], [quantity(5, "c")], (1, 0, 2, 0)),
    "the matching moves": ([quantity(5, "a"), quantity(5, "b")], [quantity(5, "b"), quantity(5, "a")], (2, 2, 2, 2)),
    "no number": ([quantity("many")], [quantity("many")], (0, 0, 0, 0)),
    "nothing": ([], [quantity(1)], (0, 0, 0, 0)),
}


@pytest.mark.parametrize(("marks", "found", "hits"), QUANTITIES.values(), ids=QUANTITIES)
def test_quantities(marks: list[Item], found: list[Item], hits: tuple[int, ...]) -> None:
    counts = score_rows("quantities", [{"id": "a", "text": "", "quantities": marks}], [found]).counts
    names = ("one-to-one value", "one-to-one value+unit", "benchmark value", "benchmark value+unit")
    assert tuple(counts[name].hits for name in names) == hits
    assert counts[names[0]].predicted == len(found) and counts[names[0]].marked == len(marks)


def test_an_incomplete_record_judges_only_what_it_marks() -> None:
    row = {"id": "a", "text": "", "complete": False, "quantities": [quantity(5, "-", 0, 1)]}
    count = score_rows("quantities", [row], [[quantity(5, "-", 0, 1), quantity(7, "-", 9, 10)]]).counts
    assert (count["one-to-one value"].hits, count["one-to-one value"].predicted) == (1, 1)
    assert count["span strict+value"].hits == 1


def timex(start: int, end: int, value: str = "", **more: object) -> Item:
    return {"start": start, "end": end, "value": value, **more}


TIMES = {  # marks, found, strict, relaxed, value, predictions judged for values
    "equal": ([timex(0, 4, "2024")], [timex(0, 4, "2024")], 1, 1, 1, 1),
    "other value": ([timex(0, 4, "2024")], [timex(0, 4, "2023")], 1, 1, 0, 1),
    "overlapping": ([timex(0, 9, "2024")], [timex(5, 9, "2024")], 0, 1, 1, 1),
    "touching": ([timex(0, 4, "2024")], [timex(4, 8, "2024")], 0, 0, 0, 1),
    "the equal one first": ([timex(5, 9, "a")], [timex(0, 9, "b"), timex(5, 9, "a")], 1, 1, 1, 2),
    "without a value": ([timex(0, 4)], [timex(0, 4, "2024")], 1, 1, 0, 0),
    "inside another": ([timex(0, 4, "2024", inner=True)], [], 0, 0, 0, 0),
}


@pytest.mark.parametrize(("marks", "found", "strict", "relaxed", "value", "judged"), TIMES.values(), ids=TIMES)
def test_times(marks: list[Item], found: list[Item], strict: int, relaxed: int, value: int, judged: int) -> None:
    counts = score_rows("times", [{"id": "a", "text": "x" * 20, "timexes": marks}], [found]).counts
    assert tuple(counts[name].hits for name in ("strict", "relaxed", "value")) == (strict, relaxed, value)
    assert counts["value"].predicted == judged


TEXT = 'Kyiv, he said, "holds the town." It reportedly fell.'


def said(source: str, cue: str, *content: str, **more: object) -> Item:
    def spans(*words: str) -> list[list[int]]:
        return [[TEXT.index(word), TEXT.index(word) + len(word)] for word in words if word]

    return {"source": spans(source), "cue": spans(cue), "content": spans(*content), **more}


MARK = said("he", "said", "Kyiv", '"holds the town."')
ATTRIBUTIONS = {  # found, exact: source, cue, content, whole hit
    "right": (MARK, 1, 1, 2, 1),
    "edges are no matter": (said("he", "said,", "Kyiv,", "holds the town"), 1, 1, 2, 1),
    "half of the content": (said("he", "said", "holds the town"), 1, 1, 1, 1),
    "too little of it": (said("he", "said", "Kyiv"), 1, 1, 1, 0),
    "another source": (said("It", "said", "Kyiv", '"holds the town."'), 0, 1, 2, 0),
    "no source": (said("", "said", "Kyiv", '"holds the town."'), 0, 1, 2, 0),
}


@pytest.mark.parametrize(("found", "source", "cue", "content", "hit"), ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_attributions(found: Item, source: int, cue: int, content: int, hit: int) -> None:
    counts = score_rows("attribution", [{"id": "a", "text": TEXT, "attributions": [MARK]}], [[found]]).counts
    names = ("source exact", "cue exact", "content exact", "whole hit")
    assert tuple(counts[name].hits for name in names) == (source, cue, content, hit)


def test_reporting_leaves_out_attitudes() -> None:
    row = {"id": "a", "text": TEXT, "attributions": [MARK, said("It", "fell", "town")]}
    counts = score_rows("attribution", [row], [[]]).counts
    assert (counts["whole hit"].marked, counts["reporting whole hit"].marked) == (2, 1)


def test_kinds_nesting_and_polarity() -> None:
    marks = [
        MARK | {"id": 1, "parent": None, "kind": "statement", "negative": False},
        said("", "reportedly", "It", "fell") | {"id": 2, "parent": 1, "kind": "hedge", "negative": False},
    ]
    found = [
        marks[1] | {"kind": "hedge", "negative": True, "parent": 1},
        marks[0] | {"kind": "record", "negative": False, "parent": None},
    ]
    row = {"id": "a", "category": "x", "text": TEXT, "attributions": marks}
    scorer = score_rows("attribution", [row], [found])
    shown = {name: (count.hits, count.marked) for name, count in scorer.counts if name.endswith("of hits")}
    assert shown == {"kind of hits": (1, 2), "polarity of hits": (1, 2), "parent of hits": (2, 2)}
    assert {"x", "kind: hedge", "nested"} <= set(scorer.groups)


def test_errors_are_named_and_kept_up_to_a_number() -> None:
    text = "Kyiv lost 40 tanks and 3 ships and 9 men."
    row = {"id": "a", "text": text}
    marks = [quantity(40, "tank", 10, 18), quantity(3, "ship", 23, 30), quantity(9, "man", 35, 40)]
    found = [quantity(40, "kilometre", 10, 18), quantity(30, "ship", 23, 30), quantity(1, "-", 0, 4)]
    mistakes = score_rows("quantities", [row | {"quantities": marks}], [found], mistakes=1).mistakes
    assert mistakes.counted == {"wrong unit": 1, "wrong value": 1, "missed": 1, "spurious": 1}
    (unit,) = mistakes.by_sort()["wrong unit"]
    assert (unit.wanted, unit.found) == ("40 tank", "40 kilometre") and "⟦40 tanks⟧" in unit.text
    assert score_rows("quantities", [row | {"quantities": marks}], [found]).mistakes.kept == []


numbers = st.lists(st.integers(0, 4), max_size=7)


@given(marks=numbers, found=numbers)
def test_a_matching_is_as_large_as_equality_allows(marks: list[int], found: list[int]) -> None:
    pairs = largest_matching(marks, found, lambda a, b: a == b)
    assert all(marks[i] == found[j] for i, j in pairs.items())
    assert len(set(pairs.values())) == len(pairs)
    assert len(pairs) == sum(min(marks.count(value), found.count(value)) for value in set(marks))


@given(edges=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_a_matching_finds_moves(edges: list[tuple[int, int]]) -> None:
    fits = set(edges)

    def most(mark: int, taken: frozenset[int]) -> int:
        """By trying everything."""
        if mark == 6:
            return 0
        tries = [1 + most(mark + 1, taken | {j}) for j in range(6) if (mark, j) in fits and j not in taken]
        return max([most(mark + 1, taken), *tries])

    assert len(largest_matching(range(6), range(6), lambda i, j: (i, j) in fits)) == most(0, frozenset())


spans = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda p: [p[0], min(52, sum(p))]), max_size=2)
attributions = st.lists(st.fixed_dictionaries({"source": spans, "cue": spans, "content": spans}), max_size=4)


@given(marks=attributions, found=attributions)
def test_shares_stay_within_bounds_and_gold_scores_full(marks: list[Item], found: list[Item]) -> None:
    row = {"id": "a", "text": TEXT, "attributions": marks}
    for count in (count for _, count in score_rows("attribution", [row], [found], mistakes=2).counts):
        assert 0 <= count.precision <= 1 and 0 <= count.recall <= 1
    for name, count in score_rows("attribution", [row], [marks]).counts:
        if name.split()[-1] in ("strict", "exact", "begin", "tokens", "overlap") and "whole" not in name:
            assert count.f1 == (1 if count.marked else 0)


DEV = {  # file in shared/bench                      layer          arguments of its scorer
    "quantities/newsquant.dev.jsonl": ("quantities", [[]]),
    "quantities/msrec.dev.jsonl": ("quantities", [["--by", "source"]]),
    "times/wikiwars.dev.jsonl": ("times", [[]]),
    "times/te3_platinum.dev.jsonl": ("times", [[]]),
    "attribution/dev.jsonl": ("attribution", [[], ["--reporting"]]),
}


@pytest.mark.shared
@pytest.mark.parametrize(("file", "layer", "runs"), [(k, *v) for k, v in DEV.items()], ids=DEV)
def test_agrees_to_the_digit(shared: Path, tmp_path: Path, file: str, layer: str, runs: list[list[str]]) -> None:
    """Every figure of the benchmark's own scorer, on what is found today."""
    theatre, _ = open_theatre("ukraine")
    corpus = shared / "bench" / file
    rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()]
    found = [annotate(item_of(row, "", "").document, theatre, (layer,))[KEYS[layer]] for row in rows]
    predictions = tmp_path / "found.jsonl"
    lines = (json.dumps({"id": row["id"], KEYS[layer]: one}) for row, one in zip(rows, found, strict=True))
    predictions.write_text("\n".join(lines))
    scorer = score_rows(layer, rows, found, mistakes=3)
    for options in runs:
        command = [sys.executable, str(corpus.parent / "score.py"), str(corpus), str(predictions), "--json", *options]
        theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        compared = COMPARE[layer](theirs, scorer, "reporting " if "--reporting" in options else "")
        assert compared > 3


def _blocks(theirs: dict[str, Any], scorer: Scorer, _: str) -> int:
    compared = 0
    for name, block in theirs.items():
        counts = scorer.counts if name == "all" else scorer.groups[name.removeprefix("source=")]
        for measure, figures in block.items():
            if isinstance(figures, dict):
                ours = counts[measure].shown()
                assert [ours[key] for key in ("p", "r", "f1", "hits", "predicted", "marked")] == list(
                    figures.values()
                ), (name, measure)
                compared += 1
    return compared


def _roles(theirs: dict[str, Any], scorer: Scorer, prefix: str) -> int:
    for measure, figures in theirs.items():
        if measure == "source|content":
            assert scorer.counts[f"{prefix}source of contents"].shown()["p"] == figures
            continue
        ours = scorer.counts[f"{prefix}{measure}"].shown()
        assert [ours[key] for key in ("p", "r", "f1", "marked", "predicted")] == list(figures.values()), measure
    return len(theirs)


COMPARE: dict[str, Callable[[dict[str, Any], Scorer, str], int]] = {
    "quantities": _blocks,
    "times": _blocks,
    "attribution": _roles,
}
CLAIMS = {  # figure of the claims scorer      measure here
    "recall": "recall",
    "errors caught": "errors caught",
    "true claims upheld": "true claims upheld",
    "unknown left open": "unknown left open",
    "precision of contradicted": "precision of contradicted",
    "verdict accuracy": "verdict accuracy",
}


@pytest.mark.shared
@pytest.mark.parametrize("file", ["passages.dev.jsonl", "perturbed.dev.jsonl"])
def test_claims_agree_too(shared: Path, tmp_path: Path, file: str) -> None:
    from datetime import date

    from tallystick.brief.public import as_json
    from tallystick.pipeline import check_document

    theatre, record = open_theatre("ukraine")
    corpus = shared / "bench" / "claims" / file
    rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()]
    found = [
        as_json(check_document(item_of(row, "", "").document, theatre=theatre, record=record, as_of=date(2026, 8, 8)))
        for row in rows
    ]
    results = tmp_path / "found.jsonl"
    results.write_text("\n".join(json.dumps(one) for one in found))
    command = [sys.executable, str(corpus.parent / "score.py"), str(corpus), str(results), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    scorer = score_rows("claims", rows, found, mistakes=2)
    for figure, measure in CLAIMS.items():
        assert scorer.counts[measure].recall == pytest.approx(theirs[figure], abs=1e-9), figure
    assert scorer.counts["false alarms"].hits == theirs["false alarms"]
    assert scorer.counts["relation false alarms"].hits == theirs["relation false alarms"]
    for figure in ("broken relations caught", "sound relations confirmed"):
        count = scorer.counts[figure]
        assert f"{count.hits}/{count.marked}" == theirs[figure]


NARROW = {  # characters -> the table in parts, each with its first column
    None: "%  aa  bbb   c\nx   1    2  30",
    14: "%  aa  bbb   c\nx   1    2  30",
    12: "%  aa  bbb\nx   1    2\n\n%   c\nx  30",
    1: "%  aa\nx   1\n\n%  bbb\nx    2\n\n%   c\nx  30",
}


@pytest.mark.parametrize(("most", "shown"), NARROW.items())
def test_a_table_wider_than_the_terminal_stands_in_parts(most, shown):
    assert _columns([["%", "aa", "bbb", "c"], ["x", "1", "2", "30"]], most) == shown
