"""A wrong figure with the slip that explains it; a right noun for a number, a right number for a noun."""

from datetime import date

import pytest

from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Verdict
from tallystick.pipeline import check_document, open_theatre

# Casualties: 49,150 in December 2024 (1,585.5 a day), 45,720 in November, 789,550 in all by the end of the year.
SLIPS = {
    "digits swapped": ("Russia lost 41,950 troops in December 2024.", "two digits swapped (41,950 for 49,150)"),
    "a nought too many": ("Russia lost 491,500 troops in December 2024.", "a nought too many"),
    "a nought too few": ("Russia lost 4,915 troops in December 2024.", "a nought too few"),
    "mean as total": ("Russia lost 1,585 troops in December 2024.", "the mean a day told as the total"),
    "total as mean": ("Russian casualties averaged 49,150 a day in December 2024.", "the total told as a mean"),
    "wrong month": ("Russia lost 45,720 troops in December 2024.", "the figure of November 2024"),
    "another year's month": ("In October 2024 Russia lost 521 tanks.", "the figure of October 2023"),
    "another year": ("In 2025 Russia lost 3,689 tanks.", "the figure of 2024"),
    "the day before": ("On 24 December 2024 Russia lost 1,990 troops.", "the figure of 2024-12-23"),
    "another measure": ("In December 2024 Russia lost 609 tanks.", "artillery"),
    "square miles": ("In 2024 Russia gained 1,442 square kilometres.", "square miles printed as square kilometres"),
    "direction": (
        "Russian casualties fell by 8.1 per cent in December 2024 compared with November 2024.",
        "the direction is the other way round",
    ),
}


def findings(text, published=date(2026, 2, 1)):
    theatre, record = open_theatre("ukraine")
    document = Document(id="t", text=text, published=published, published_basis=PublishedBasis.GIVEN)
    report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 8, 22))
    return [report.findings[claim.id] for claim in report.claims if claim.amount is not None]


@pytest.mark.parametrize(("text", "slip"), SLIPS.values(), ids=SLIPS)
def test_the_slip_is_named(text, slip):
    (finding,) = findings(text)
    assert finding.verdict is Verdict.CONTRADICTED
    assert "Likely slip: " in finding.notes[0]
    assert slip in finding.notes[0]


def test_a_figure_that_no_slip_explains_has_none():
    (finding,) = findings("Russia lost 31,870 troops in December 2024.")
    assert finding.verdict is Verdict.CONTRADICTED
    assert not any("Likely slip" in note for note in finding.notes)


MISNAMED = {
    "of a month": "Russia had 49,150 soldiers killed in December 2024.",
    "rounded": "Russian military deaths reached 49,000 in December 2024.",
    "since the start": "As of 31 December 2024, 789,550 Russian soldiers had been killed since the invasion began.",
}


@pytest.mark.parametrize("text", MISNAMED.values(), ids=MISNAMED)
def test_casualties_called_deaths_are_said_gently(text):
    (finding,) = findings(text)
    assert finding.verdict is Verdict.CONTRADICTED
    assert "killed and wounded" in finding.why
    assert "The number may be right and the noun wrong" in finding.why


def test_a_figure_of_the_dead_themselves_is_left_open():
    (finding,) = findings("Russia had 11,300 soldiers killed in December 2024.")
    assert finding.verdict is not Verdict.CONTRADICTED
