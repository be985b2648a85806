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
    # each change has a baseline of its own; the day of saying is none of the figures'
    "Russia lost 41,160 men in March 2025, Kyiv said on 1 April 2025, up 46 per cent from 28,200 in March 2024.": {
        "46": UPHELD,
    },
    "Russia lost 41,160 men in March 2025, up 12.5 per cent from 36,570 a month earlier and 46 per cent more than in "
    "March 2024.": {"12.5": UPHELD, "46": UPHELD},
    "Russian tank losses fell to 272 in March 2025 from 331 in February 2025, while artillery losses came to 1,644.": {
        "331": UPHELD,
        "1,644": UPHELD | OPEN,
    },
    # told once more as a rate; a ratio set against another
    "In March 2025 Russia took 210 square kilometres, 6.8 a day on average, down from 367 square kilometres, or 13 "
    "square kilometres a day, in February 2025.": {"367": UPHELD, "13": UPHELD},
    "In March 2025 Russia had 196 casualties per square kilometre seized, up from about 100 in February 2025.": {
        "196": UPHELD,
        "100": UPHELD,
    },
    # what the total has grown by since the last report
    "Total combat losses from 24.02.22 to 01.04.25: personnel about 916,770 (+1,540) persons; tanks 10,505 (+9).": {
        "916,770": UPHELD,
        "+1,540": UPHELD,
        "+9": UPHELD,
    },
    "Total combat losses from 24.02.22 to 01.04.25: personnel about 916,770 (+2,540) persons.": {"+2,540": WRONG},
    # a level is no share of itself
    "The liquid part of the National Wealth Fund stood at 5.79 trillion roubles on 1 December 2024, or $53.8 billion, "
    "44 per cent of the fund's 13.1 trillion.": {"5.79": UPHELD, "13.1": OPEN},
    # an extreme denied; one with a hyphen
    "In June 2025 Russia lost 32,420 men; it was far from the worst month of the war.": {"32,420": UPHELD},
    "January 2025 was the second-highest month of the war up to then for Russian casualties.": {"second": UPHELD},
    # some months of a year
    "Russia lost 253,290 men in 2023 and some 106,000 in the ten months of 2022.": {
        "253,290": UPHELD,
        "106,000": OPEN | UPHELD,
    },
    # what a side says it destroyed is not its own
    "Russia's Defence Ministry spoke on 14 May 2025. Since the start of the special military operation, the ministry "
    "said, 662 aircraft and 283 helicopters have been destroyed.": {"662": OPEN, "283": OPEN},
    # in half, for each
    "More than half of the Russian casualties of 2024 fell in the second half of the year.": {"More than half": UPHELD},
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


def test_a_country_beside_the_one_that_is_counted():
    theatre, record = open_theatre("gaza")
    text = "Lebanon's health ministry had counted 3,823 dead by 26 November 2024."
    document = Document(id="t", text=text, published=PUBLISHED, published_basis=PublishedBasis.GIVEN)
    report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 8, 22))
    (claim,) = [claim for claim in report.claims if "3,823" in claim.text]
    assert claim.measure == "lebanon_killed"
    assert report.findings[claim.id].verdict.value == "supported"


def test_a_rate_of_the_year_beside_a_month():
    theatre, record = open_theatre("gaza")
    text = "In 2024 23,604 people were killed; November had 1,178 killed. That works out at roughly 64 a day over the "
    text += "year."
    document = Document(id="t", text=text, published=PUBLISHED, published_basis=PublishedBasis.GIVEN)
    report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 8, 22))
    assert not [relation for relation in report.relations if relation.holds is False]
