"""Whole sentences against the record: one a way of saying it, true and false. The values are the General Staff's.

December 2024: 49,150 by report dates (1,585.5 a day), 48,670 by the day of loss; 789,550 in all on the last day.
"""

from datetime import date

import pytest

from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Verdict
from tallystick.pipeline import check_document, open_theatre

TRUE, FALSE = "upheld", "contradicted"
CASES = {
    # a rate that stands apart from its number, an average in the subject
    "The mean daily toll of Russian casualties in December 2024 was more than 1,500.": TRUE,
    "The mean daily toll of Russian casualties in December 2024 was more than 2,500.": FALSE,
    "In December 2024, 1,570 Russian soldiers were killed or wounded per day on average.": TRUE,
    "Russia lost over 700 tanks a day from 4 to 15 March 2023.": FALSE,
    # a mean is no total, a total no mean
    "Russia lost an average of 430,790 soldiers a day in 2024.": FALSE,
    "Russian casualties in December 2024 amounted to 1,570.": FALSE,
    # what began with the war ends with the day named
    "Russia has lost 1,341 UAVs since the start of the full-scale invasion, as of 22 October 2022.": TRUE,
    "Russia has lost 2,341 UAVs since the start of the full-scale invasion, as of 22 October 2022.": FALSE,
    # lines
    "Russian artillery losses passed 6,000 in September 2023.": TRUE,
    "Russian artillery losses passed 6,000 in March 2023.": FALSE,
    "In November 2024, Russian losses since the start of the invasion crossed the 700,000 mark.": TRUE,
    "In August 2024, Russian losses since the start of the invasion crossed the 700,000 mark.": FALSE,
    "Half a million Russian casualties was a line crossed before the end of May 2024.": TRUE,
    "Half a million Russian casualties was a line crossed before the end of February 2024.": FALSE,
    "By 12 August 2022 Russia's total losses had reached 34.2 thousand since the invasion began.": FALSE,
    # directions
    "Russian casualties were higher in July 2024 than in July 2023.": TRUE,
    "Russian casualties were lower in July 2024 than in July 2023.": FALSE,
    "Russian losses fell from May 2024 to June 2024.": TRUE,
    "Russian tank losses declined more than 38% in February 2026 compared with January 2026.": TRUE,
    # extremes of some days, of a thing behind "for", of the days that there were
    "The highest daily toll of Russian casualties in December 2024 was 2,200.": TRUE,
    "The highest daily toll of Russian casualties in December 2024 was 3,100.": FALSE,
    "Russian casualties in September 2025 peaked at 1,150 on 19 September 2025.": TRUE,
    "Russian casualties peaked at 2,020 on 20 December 2024.": FALSE,
    "July 2024 was the worst month of the war so far for Russian artillery losses.": TRUE,
    "September 2023 was the worst month of the war so far for Russian tank losses.": FALSE,
    "Russia was losing at least 1,140 men a day in May 2025.": TRUE,
    # shares and counts of days
    "The fourth quarter accounted for almost a third of Russian casualties in 2024.": TRUE,
    "The fourth quarter accounted for half of Russian casualties in 2024.": FALSE,
    "11.4% of all Russian casualties in 2024 fell in December 2024.": TRUE,
    "On 20 days of December 2024 the toll of Russian casualties was 1,500 or more.": TRUE,
    "On 12 days of December 2024 the toll of Russian casualties was 1,500 or more.": FALSE,
    "On no day of June 2025 did the count of Russian casualties reach 1,400.": TRUE,
    "On no day of June 2025 did the count of Russian casualties reach 1,100.": FALSE,
    # multiples, intervals, lists, halves
    "Russian artillery losses more than doubled between January and July 2024.": TRUE,
    "Russian casualties halved between December 2024 and June 2025.": FALSE,
    "In December 2024 a Russian soldier was lost about every 55 seconds.": TRUE,
    "In December 2024 a Russian soldier was lost about every 95 seconds.": FALSE,
    "In the first half of 2024 Russia lost 183,000 troops; in the second half it lost 247,000.": TRUE,
    "In the first half of 2024 Russia lost 183,000 troops; in the second half it lost 147,000.": FALSE,
    "33 pieces of Russian special equipment were destroyed in May 2025.": TRUE,
    # mere numbers
    "January 2026: 1.02 thousand a day.": TRUE,
    "January 2026: 1.62 thousand a day.": FALSE,
    "By December 2024 monthly totals had climbed for six straight months.": TRUE,
    "By December 2024 monthly totals had climbed for eleven straight months.": FALSE,
    "One thousand seven hundred and forty: that was the toll published on 13 May 2024.": TRUE,
}


def report_of(text):
    theatre, record = open_theatre("ukraine")
    document = Document(id="t", text=text, published=date(2026, 8, 10), published_basis=PublishedBasis.GIVEN)
    return check_document(document, theatre=theatre, record=record, as_of=date(2026, 8, 22))


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_sentences(text, expected):
    report = report_of(text)
    verdicts = [report.findings[claim.id].verdict for claim in report.claims]
    assert verdicts
    if expected == TRUE:
        assert set(verdicts) <= {Verdict.SUPPORTED, Verdict.CLOSE}
    else:
        assert Verdict.CONTRADICTED in verdicts


ELSEWHERE = [  # mere numbers of something else
    "It rose to 45 a day in December 2024.",
    "The index averaged 45 a day in December 2024.",
    "July 2024 was drier than June 2024, with 12 a day.",
    "In May 2024 output averaged 103,000 barrels a day.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_noun_of_something_else_is_not_the_headline(text):
    assert not any(claim.measures for claim in report_of(text).claims)
