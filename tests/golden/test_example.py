"""Our own article with its planted errors, and the report it must give, whole.

After a change that is meant to alter the report, write it anew and read the difference before committing it:
`tallystick check examples/article.md --as-of 2026-11-01 --format json -o examples/report.json`.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from tallystick.brief import render
from tallystick.pipeline import check_document, open_documents, open_theatre

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = date(2026, 11, 1)


@pytest.fixture(scope="module")
def result():
    theatre, record = open_theatre("ukraine")
    (document,) = open_documents(str(EXAMPLES / "article.md"))
    report = check_document(document, theatre=theatre, record=record, as_of=AS_OF)
    found = json.loads(render([report], "json"))
    found["document"]["id"] = "examples/article.md"
    return found


def test_the_report_is_the_golden_one(result):
    golden = json.loads((EXAMPLES / "report.json").read_text(encoding="utf-8"))
    result["version"] = golden["version"]
    assert result == golden


def verdicts(result):
    return {claim["text"].replace("\n", " "): claim["finding"]["verdict"] for claim in result["claims"]}


def test_the_planted_errors_are_found_and_nothing_else(result):
    wrong = [text for text, verdict in verdicts(result).items() if verdict == "contradicted"]
    assert wrong == ["1,724 per day", "the costliest month of the war"]
    broken = [relation for relation in result["relations"] if relation["holds"] is False]
    assert [relation["kind"] for relation in broken] == ["rate", "conversion"]


def test_both_ways_of_dating_a_loss_are_told(result):
    (claim,) = [c for c in result["claims"] if c["text"] == "1,570 a day"]
    told = {(e["source"], e["convention"]): e for e in claim["finding"]["evidence"]}
    assert told["Ukrainian General Staff", "the day the losses fell"]["reproduces"]
    assert not told["Ukrainian General Staff", "report dates"]["reproduces"]


def test_every_offset_leads_to_its_fragment(result):
    (document,) = open_documents(str(EXAMPLES / "article.md"))
    for claim in result["claims"]:
        assert document.text[claim["start"] : claim["end"]] == claim["text"]


def test_every_sum_can_be_redone_from_its_rows(result):
    """Differences, the commonest expression: the two numbers printed in it are the values of its rows."""
    redone = 0
    for claim in result["claims"]:
        for piece in claim["finding"]["evidence"]:
            rows = [value for _, value in piece["rows"]]
            head, equals, total = piece["expression"].partition(" = ")
            if not equals or len(rows) != 2 or "/" in head or "restated" in head or "against" in piece["convention"]:
                continue
            assert rows[1] - rows[0] == pytest.approx(
                float(total.split(":")[0].replace(",", "").replace("−", "-")), rel=1e-4
            )
            redone += 1
    assert redone >= 5
