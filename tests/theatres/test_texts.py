"""Short texts about the other two wars: each claim gets the verdict that its wording deserves."""

from datetime import date
from pathlib import Path

import pytest

from tallystick.pipeline import check_document, open_documents, open_theatre

IRAN_IRAQ = {  # sentence: printed, measure, verdict
    "The Correlates of War project puts Iraqi battle deaths in the war at 500,000.": (
        *("500,000", "iraqi_battle_deaths", "supported"),
    ),
    "During the eight-year war 750,000 Iranian soldiers were killed in action.": (
        *("750,000 Iranian soldiers", "iranian_battle_deaths", "supported"),
    ),
    "From 1980 to 1988 some 750,000 Iranian soldiers were killed.": (
        *("some 750,000 Iranian soldiers", "iranian_battle_deaths", "supported"),
    ),
    "In the war 5,000,000 Iraqi soldiers were killed.": (
        *("5,000,000 Iraqi soldiers", "iraqi_battle_deaths", "contradicted"),
    ),
    "The Correlates of War project puts Iraqi battle deaths in the war at 900,000.": (
        *("900,000", "iraqi_battle_deaths", "contradicted"),
    ),
    # later counts are far below the project's round figure: nobody can say that this is false
    "In the war 200,000 Iraqi soldiers were killed.": ("200,000 Iraqi soldiers", "iraqi_battle_deaths", "no_evidence"),
    # battle deaths are not casualties
    "Iraq lost about 375,000 killed and wounded in the war.": ("about 375,000", "iraqi_casualties", "no_evidence"),
    "Iranian casualties in the war came to 750,000.": ("750,000", "iranian_casualties", "no_evidence"),
    "About 100,000 civilians died in the war.": ("About 100,000 civilians", "civilians_killed", "no_evidence"),
    # nor is a battle, or what came after, the war
    "In the battle of Khorramshahr 7,000 Iranian soldiers were killed.": (
        *("7,000 Iranian soldiers", None, "no_evidence"),
    ),
    "After the war 40,000 Iraqi soldiers were killed in Kuwait.": (
        *("40,000 Iraqi soldiers", "iraqi_battle_deaths", "no_evidence"),
    ),
}
GAZA = {
    "In 2024 some 23,719 Palestinians were killed in Gaza, according to the Gaza Health Ministry.": (
        *("some 23,719 Palestinians", "gaza_killed", "supported"),
    ),
    "As of 7 October 2025, 67,173 Palestinians had been killed in Gaza, the Gaza Health Ministry said.": (
        *("67,173 Palestinians", "gaza_killed", "supported"),
    ),
    "As of 31 December 2024, 108,338 people had been injured in Gaza, the ministry said.": (
        *("108,338 people", "gaza_injured", "supported"),
    ),
    "In Lebanon 4,047 people had been killed as of 4 December 2024.": ("4,047 people", "lebanon_killed", "supported"),
    "In Lebanon 9,000 people had been killed as of 4 December 2024.": (
        "9,000 people",
        "lebanon_killed",
        "contradicted",
    ),
}
CASES = [("iran_iraq", *row) for row in IRAN_IRAQ.items()] + [("gaza", *row) for row in GAZA.items()]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[case[1][:60] for case in CASES])
def test_a_text_about_the_war(tmp_path: Path, name, text, expected):
    (tmp_path / "text.txt").write_text(text + "\n", encoding="utf-8")
    theatre, record = open_theatre(name)
    (document,) = open_documents(str(tmp_path / "text.txt"))
    report = check_document(
        document, theatre=theatre, record=record, published=date(2025, 10, 20), as_of=date(2026, 11, 1)
    )
    told = {claim.text: (claim.text, claim.measure, report.findings[claim.id].verdict) for claim in report.claims}
    assert told.get(expected[0]) == expected
