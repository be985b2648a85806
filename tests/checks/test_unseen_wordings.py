"""Numbers in running prose, each by its own verdict: what is told beside another figure is not taken for it.

The values are those of the record: Russian losses of 2024 are 430,320 by report dates (45,680 in November by the day
of loss), the ground gained in November 2024 is 650 km² by ISW's map.
"""

from datetime import date

import pytest

from tallystick.model.document import Document, PublishedBasis
from tallystick.pipeline import check_document, open_theatre

UPHELD, OPEN, WRONG = {"supported", "close"}, {"no_evidence", "not_checkable", "conflicting"}, {"contradicted"}
PUBLISHED = date(2026, 8, 10)
CASES = {  # text: the verdict of the claim that holds each fragment
    # ground in square miles
    "Russian forces seized 251 square miles in November 2024.": {"251": UPHELD | {"conflicting"}},
    "Russian forces seized 1,251 square miles in November 2024.": {"1,251": WRONG},
    "In November 2024 Russia lost 180 casualties per square mile seized.": {"180": UPHELD},
    "In November 2024 Russia lost 70 casualties per square mile seized.": {"70": WRONG},
    # the year as what brings or costs
    "2024 cost Russia 430,320 men.": {"430,320": UPHELD},
    "2024 cost Russia 530,320 men.": {"530,320": WRONG},
    # a share of the whole: each figure has days of its own
    "Of Russia's 430,000 casualties of 2024, 45,680 fell in November.": {"430,000": UPHELD, "45,680": UPHELD},
    "Some 45,680 of the 430,000 Russian casualties in 2024 came in November.": {"45,680": UPHELD, "430,000": UPHELD},
    "Some 65,680 of the 430,000 Russian casualties in 2024 came in November.": {"65,680": WRONG, "430,000": UPHELD},
    # what was sent is no loss, and the part of it shot down is no total of the day
    "Ukraine shot down 61 of 93 drones on 9 June 2025.": {"61": OPEN, "93": OPEN},
    "On 9 June 2025 air defences destroyed 37 of 40 missiles.": {"37": OPEN, "40": OPEN},
    # so many to one
    "The ratio of losses is 5 or even 6 to 1 for Russia since September 2025.": {"5": OPEN},
    # what is compared stands behind the comparative
    "Russia lost more men in September 2025 than in August 2025.": {"more men": UPHELD},
    "Russia suffered heavier losses in May 2025 than in April 2025.": {"heavier losses": WRONG},
    # the days behind "than" are the other value's
    "Russia's advance slowed in September 2025: the ground taken, 295 square kilometres, was 44% less than in August "
    "and the pace 9.8 square kilometres a day.": {"295": UPHELD, "44%": UPHELD, "9.8": UPHELD},
    # shares that something moved by
    "Russian artillery losses were cut in half between January and July 2024.": {"half": WRONG},
    "Russian tank losses dropped by a quarter between June 2024 and July 2024.": {"a quarter": WRONG},
    # the same months of another year
    "From January to April 2025 Russia lost 162,000 men, compared with 109,000 in the same period of 2024.": {
        "162,000": UPHELD,
        "109,000": UPHELD,
    },
    # a wide range is one of the days, a narrow one a mean told with care
    "Between 1 November and 10 December 2024 Russia lost between 1,000 and 2,100 men a day.": {"1,000": UPHELD},
    "From July to September 2023 Russia lost between 300 and 600 men a day.": {"300": WRONG},
    "Russian losses rose from between 300 and 700 a day since July 2023 to between 600 and 2,200 since October 2024.": {
        "600": UPHELD,
    },
    "Between 1,000 and 1,100 Russian soldiers a day were lost in July 2025.": {"1,000": UPHELD},
    # one noun for several classes
    "On 6 October 2024 Russia lost 127 vehicles.": {"127": OPEN},
    "On 6 October 2024 Russia lost 187 vehicles.": {"187": WRONG},
    # air defence is no era
    "In May 2025 Russia lost 26 AD systems.": {"26": UPHELD},
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_each_number_has_its_own_verdict(text, expected):
    theatre, record = open_theatre("ukraine")
    document = Document(id="t", text=text, published=PUBLISHED, published_basis=PublishedBasis.GIVEN)
    report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 8, 22))
    for fragment, verdicts in expected.items():
        start = text.index(fragment)
        claims = [c for c in report.claims if c.span.start <= start and start + len(fragment) <= c.span.end]
        found = {report.findings[claim.id].verdict.value for claim in claims}
        assert found, fragment
        assert found <= verdicts, (fragment, found)
    assert not [relation for relation in report.relations if relation.holds is False]


def test_a_total_without_days_may_be_all_up_to_now():
    theatre, record = open_theatre("ukraine")
    text = "Kyiv has a high price in view: Russia's losses it puts at over 750,000 men."
    document = Document(id="t", text=text, published=date(2024, 12, 8), published_basis=PublishedBasis.GIVEN)
    report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 8, 22))
    (claim,) = [claim for claim in report.claims if "750,000" in claim.text]
    assert report.findings[claim.id].verdict.value == "supported"
