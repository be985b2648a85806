"""What no record can settle stays unchecked, whatever the record holds."""

from datetime import date

import pytest

from tallystick.checks import Context, check_claims
from tallystick.claims import extract_claims
from tallystick.language import analyse
from tallystick.model.document import Document, PublishedBasis
from tallystick.pipeline import open_theatre

THEATRE, RECORD = open_theatre("ukraine")
PUBLISHED = date(2025, 1, 2)

CASES = {  # sentence about a figure that the record holds (1,585 a day in December 2024): the verdict
    "Russian casualties averaged 1,585 per day in December 2024.": "supported",
    "Russian casualties did not average 1,585 per day in December 2024.": "not_checkable",
    "Russian casualties never averaged 3,000 per day in December 2024.": "not_checkable",
    "Kyiv denied that Russian casualties averaged 1,585 per day in December 2024.": "not_checkable",
    "The claim that Russian casualties averaged 3,000 per day in December 2024 is false.": "not_checkable",
    "That would make 789,550 Russian casualties since the invasion began, as of 31 December 2024.": "supported",
    "If it went on, that would make 789,550 Russian casualties by the end of 2024.": "not_checkable",
    "Had it gone on so, Russian casualties would have averaged 3,000 per day in December 2024.": "not_checkable",
    "Did Russian casualties average 3,000 per day in December 2024?": "not_checkable",
}


@pytest.mark.parametrize(("text", "verdict"), CASES.items(), ids=CASES)
def test_a_negation_is_never_checked_as_if_it_were_asserted(text, verdict):
    document = Document(id="t", text=text, published=PUBLISHED, published_basis=PublishedBasis.GIVEN)
    claims = extract_claims(analyse(document, THEATRE), THEATRE)
    context = Context(
        text=text, record=RECORD, theatre=THEATRE, published=PUBLISHED, as_of=date(2025, 2, 1), published_inferred=False
    )
    findings, _ = check_claims(claims, context)
    found = findings.values() if isinstance(findings, dict) else findings
    assert {finding.verdict for finding in found} == {verdict}
