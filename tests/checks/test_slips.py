"""The one slip that explains a figure exactly is told; several, or a figure of few digits, tell none."""

from datetime import date

import pytest

from tallystick.model.document import Document
from tallystick.pipeline import check_document, open_theatre

# The General Staff's December 2024: 48,670 by the day of loss, 49,150 by report dates.
SLIPS = {  # sentence: words of the slip that is told
    "digits swapped": ("In December 2024 Russia lost 84,670 soldiers.", "two digits swapped in 48,670"),
    "off by ten": ("In December 2024 Russia lost 4,867 soldiers.", "48,670 with the decimal point moved"),
    "a mean told as the total": ("In December 2024 Russia lost 1,570 soldiers.", "the mean per day, told as the total"),
    "another month": ("In December 2024 Russia lost 41,980 soldiers.", "the figure of 2024-10-01 to 2024-10-31"),
    "killed for casualties": (
        "In December 2024, 48,670 Russian soldiers were killed.",
        "the figure of another measure",
    ),
    "none": ("In December 2024 Russia lost 61,370 soldiers.", None),
    "too few digits": ("In December 2024 Russia lost 5,000 soldiers.", None),
    "true": ("In December 2024 Russia lost 48,670 soldiers.", None),
}


@pytest.mark.parametrize(("text", "slip"), SLIPS.values(), ids=SLIPS)
def test_slips(text, slip):
    theatre, record = open_theatre("ukraine")
    document = Document(id="x", text=text, published=date(2025, 1, 20))
    report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 11, 1))
    (claim,) = [claim for claim in report.claims if claim.amount is not None]
    notes = [note for note in report.findings[claim.id].notes if note.startswith("A likely slip")]
    assert [slip in note for note in notes] == ([True] if slip else [])
