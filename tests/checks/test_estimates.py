"""Estimates of others, levels of any day named, shares of a longer stretch of days."""

from datetime import date

import pytest

from tallystick.model.document import Document
from tallystick.pipeline import check_document, open_theatre

VERDICTS = {  # theatre, sentence: the verdict on its number
    "a study": ("gaza", "A study put the deaths in Gaza at 64,260 by 30 June 2024.", "conflicting"),
    "the ministry": (
        "gaza",
        "The Gaza health ministry put the deaths in Gaza at 64,260 by 30 June 2024.",
        "contradicted",
    ),
    "the text itself": ("gaza", "By 30 June 2024, 64,260 people had been killed in Gaza.", "contradicted"),
    "a share": ("ukraine", "The fourth quarter accounted for 32% of all Russian casualties in 2024.", "supported"),
    "another share": (
        "ukraine",
        "The fourth quarter accounted for 45% of all Russian casualties in 2024.",
        "contradicted",
    ),
    "what the war has done": (
        "gaza",
        "Israel's war in Gaza has killed 70,309 people, the health ministry said on 28 May 2025.",
        "contradicted",
    ),
    "the day of saying": (
        "gaza",
        "Since October 7, 2023, 66,762 Palestinians have been killed, health officials said on 24 April 2025.",
        "contradicted",
    ),
    "a day of the month": ("ukraine", "In August 2024 the rate stood at 86.6 roubles to the dollar.", "supported"),
    "no day of the month": ("ukraine", "In June 2024 the rate stood at 97.4 roubles to the dollar.", "contradicted"),
}


@pytest.mark.parametrize(("name", "text", "expected"), VERDICTS.values(), ids=VERDICTS)
def test_verdicts(name, text, expected):
    theatre, record = open_theatre(name)
    document = Document(id="x", text=text, published=date(2025, 6, 10))
    report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 11, 1))
    (claim,) = [claim for claim in report.claims if claim.amount is not None]
    assert report.findings[claim.id].verdict == expected
