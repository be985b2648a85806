"""The founding article against its annotation, by the public scorer: claims, verdicts, periods, speakers, relations."""

import json
import subprocess
import sys
from datetime import date

import pytest

from tallystick.brief import render
from tallystick.model.document import PublishedBasis
from tallystick.pipeline import check_document, open_documents, open_theatre

pytestmark = pytest.mark.shared


def check(shared, **options):
    theatre, record = open_theatre("ukraine")
    (document,) = open_documents(str(shared / "seed" / "article.txt"))
    return check_document(document, theatre=theatre, record=record, as_of=date(2026, 11, 1), **options)


def test_the_scorer_counts_everything(shared, tmp_path):
    report = check(shared, published=date(2025, 1, 2))
    result = tmp_path / "result.json"
    result.write_bytes(render([report], "json"))
    seed = shared / "seed"
    scored = subprocess.run(
        [sys.executable, seed / "score.py", seed / "expected.json", result, "--show"], capture_output=True, text=True
    )
    assert scored.returncode == 0, scored.stdout + scored.stderr


def test_without_a_date_it_is_inferred_and_said(shared):
    report = check(shared)
    assert report.document.published_basis is PublishedBasis.INFERRED
    assert date(2024, 12, 30) <= report.document.published <= date(2025, 1, 6)
    assert json.loads(render([report], "json"))["document"]["published_basis"] == "inferred"


def test_the_sums_of_the_notes_are_shown(shared):
    report = check(shared, published=date(2025, 1, 2))
    shown = " ".join(piece.expression for f in report.findings.values() for piece in f.evidence)
    for figure in ("789,550 − 740,400", "790,800 − 742,130", "789,550 − 359,230", "120.3785", "139.4", "109.5782"):
        assert figure in shown
    assert any("4,186 km²" in relation.computed for relation in report.relations)
    assert any("18.6 %" in relation.computed for relation in report.relations)
