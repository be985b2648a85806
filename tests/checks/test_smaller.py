"""A smaller figure than the record's is an error only where its words give it to the whole side, place and time."""

from datetime import date

import pytest

from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Verdict
from tallystick.pipeline import check_document, open_theatre

UKRAINE = {  # sentence: may it be contradicted?
    "Border guards eliminated 300 Russian soldiers in May 2024.": False,
    "Ukrainian special forces destroyed 12 Russian tanks in October 2024.": False,
    "Ukrainian attack drones killed or wounded 9,000 Russian soldiers in June 2024.": False,
    "In June 2024, 9,000 Russian soldiers were killed or wounded by drones.": False,
    "The intelligence service destroyed 110 Russian tanks in July 2024.": False,
    "In the south, Russia lost 3,400 men in January 2025.": False,
    "One group of forces reported 11,500 Russian losses in November 2024.": False,
    "Ukraine destroyed 110 Russian tanks in July 2024.": True,
    "Ukrainian forces eliminated 3,000 Russian soldiers in May 2024.": True,
    "By 31 July 2024, 4,100 Russian tanks had been destroyed by Ukrainian forces since the war began.": True,
    "Russia lost 31,000 soldiers in December 2024.": True,
    "Border guards eliminated 90,000 Russian soldiers in May 2024.": True,  # more than all there were
}
GAZA = {
    "Twelve people were killed by gunfire in Gaza on 12 May 2024.": False,
    "Four people were killed in central Gaza on 12 May 2024.": False,
    "Tank fire killed seven people in Gaza on 3 June 2024.": False,
    "Twenty-two people were killed in Gaza on 3 June 2024, witnesses said.": False,
    "Snipers killed 15 people in Gaza in May 2024.": False,
    "Some 900 people were killed in Gaza in May 2024.": True,
    "Gaza's health ministry said 12 Palestinians were killed in Gaza on 12 May 2024.": True,
}
CASES = [("ukraine", *case) for case in UKRAINE.items()] + [("gaza", *case) for case in GAZA.items()]


def findings(theatre, text, published=date(2026, 2, 1)):
    described, record = open_theatre(theatre)
    document = Document(id="t", text=text, published=published, published_basis=PublishedBasis.GIVEN)
    report = check_document(document, theatre=described, record=record, as_of=date(2026, 8, 22))
    return [report.findings[claim.id] for claim in report.claims if claim.measures]


@pytest.mark.parametrize(("theatre", "text", "may"), CASES, ids=[text for _, text, _ in CASES])
def test_parts_are_left_open(theatre, text, may):
    verdicts = {finding.verdict for finding in findings(theatre, text)}
    assert (Verdict.CONTRADICTED in verdicts) is may


STRETCHES = {
    "Russian losses hit 2,030 in a single day in November 2024.": Verdict.SUPPORTED,
    "Russia's daily losses reached 2,200 in December 2024.": Verdict.SUPPORTED,
    "In one week of December 2024 Russia lost 11,830 men.": Verdict.NO_EVIDENCE,
    "Russian losses hit 3,900 in a single day in November 2024.": Verdict.CONTRADICTED,
    "Russia lost 2,030 soldiers in November 2024.": Verdict.CONTRADICTED,
}


@pytest.mark.parametrize(("text", "verdict"), STRETCHES.items(), ids=STRETCHES)
def test_one_day_among_the_days_named(text, verdict):
    assert [finding.verdict for finding in findings("ukraine", text)] == [verdict]
