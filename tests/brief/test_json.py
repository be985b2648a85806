"""The public JSON: exactly the keys of the contract, nothing that JSON cannot hold."""

from __future__ import annotations

import json
import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tallystick import __version__
from tallystick.brief import render
from tallystick.model.report import Report

from . import samples

REPORT = samples.report()
KEYS = {
    "top": "schema version as_of theatre document claims relations coverage summary",
    "document": "id title publisher url published published_basis language sha256 chars",
    "claim": "id kind text start end sentence subject measure amount aggregation period places attribution modality "
    "finding",
    "amount": "value low high unit per printed bound hedge",
    "period": "start end basis",
    "attribution": "speaker speaker_id cue start end",
    "finding": "verdict why computed gap_percent evidence notes",
    "evidence": "series source convention expression value reproduces rows known url",
    "relation": "id kind claims holds stated computed why",
    "coverage": "numbers claims checkable checked abstained",
}


def keys(of: str) -> list[str]:
    return KEYS[of].split()


def loaded(report: Report = REPORT) -> dict:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(render([report], "json"), parse_constant=refuse)


def test_keys_are_the_contracts():
    got = loaded()
    assert list(got) == keys("top")
    assert list(got["document"]) == keys("document")
    assert list(got["coverage"]) == keys("coverage")
    for relation in got["relations"]:
        assert list(relation) == keys("relation")
    for claim in got["claims"]:
        assert list(claim) == keys("claim")
        assert list(claim["finding"]) == keys("finding")
        for part in ("amount", "period"):
            assert claim[part] is None or list(claim[part]) == keys(part)
        assert all(list(link) == keys("attribution") for link in claim["attribution"])
        assert all(list(piece) == keys("evidence") for piece in claim["finding"]["evidence"])


def test_values():
    got = loaded()
    assert (got["schema"], got["version"], got["as_of"], got["theatre"]) == (1, __version__, "2031-08-20", "north")
    assert got["document"]["chars"] == len(samples.TEXT)
    assert got["document"]["published_basis"] == "stated"
    by_id = {claim["id"]: claim for claim in got["claims"]}
    assert all(samples.TEXT[c["start"] : c["end"]] == c["text"] for c in by_id.values())
    assert by_id["front"]["amount"]["high"] is None and by_id["front"]["amount"]["low"] == 360
    assert by_id["total"]["period"] == {"start": "2031-01-01", "end": "2031-01-31", "basis": "stated"}
    assert by_id["total"]["finding"]["evidence"][0]["rows"] == [["2030-12-31", 739380], ["2031-01-31", 779600]]
    assert by_id["record"]["finding"]["computed"] is True
    assert by_id["belief"]["measure"] is None
    assert got["relations"][2]["holds"] is None


def test_one_is_an_object_several_are_an_array_and_lines_are_lines():
    one, two = REPORT, samples.report(id="second")
    assert isinstance(json.loads(render([one], "json")), dict)
    assert [item["document"]["id"] for item in json.loads(render([one, two], "json"))] == ["winter", "second"]
    lines = render([one, two], "jsonl").decode().splitlines()
    assert [json.loads(line) for line in lines] == json.loads(render([one, two], "json"))
    assert json.loads(render([], "json")) == [] and render([], "jsonl") == b""


def test_what_is_no_number_is_null():
    findings = dict(REPORT.findings)
    findings["total"] = replace(findings["total"], computed=math.nan, gap_percent=math.inf)
    got = loaded(replace(REPORT, findings=findings))["claims"][0]["finding"]
    assert (got["computed"], got["gap_percent"]) == (None, None)


@given(st.text(st.characters(codec=None), min_size=1))
def test_any_text_survives_and_a_document_stays_one_line(text):
    report = replace(samples.report(text="x", made=[]), document=replace(samples.document(text), title=text))
    line = render([report], "jsonl").decode()
    assert len(line.splitlines()) == 1
    assert json.loads(line)["document"]["title"].encode("utf-16", "surrogatepass") == text.encode(
        "utf-16", "surrogatepass"
    )
