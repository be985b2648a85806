"""The theatre that docs/theatres.md writes from zero: made from the page, checked, and told as the page tells it."""

import re
from datetime import date
from pathlib import Path

import pytest

from tallystick.pipeline import check_document, open_documents, open_theatre

PAGE = (Path(__file__).parents[2] / "docs" / "theatres.md").read_text(encoding="utf-8")
FILES = re.findall(r"^`((?:falklands/|article)[^`]+)`\n```\w+\n(.*?)^```", PAGE, re.M | re.S)
TABLE = re.findall(r"^\| ((?:Some )?[\d,]+ [^|]+) \| (\w+) \|$", PAGE, re.M)


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_page_holds_every_file_and_a_table():
    names = {name for name, _ in FILES}
    assert len(FILES) == len(names) == 11
    assert {"falklands/theatre.toml", "falklands/measures/british_deaths.toml", "article.txt"} <= names
    assert len(TABLE) == 4


def test_the_example_gives_the_verdicts_of_the_page(folder):
    theatre, record = open_theatre(str(folder / "falklands"))
    (document,) = open_documents(str(folder / "article.txt"))
    report = check_document(
        document, theatre=theatre, record=record, published=date(2012, 4, 2), as_of=date(2026, 11, 1)
    )
    told = {claim.text: report.findings[claim.id].verdict for claim in report.claims}
    assert {text: told.get(text) for text, _ in TABLE} == dict(TABLE)
