"""Which year a bare date of the news means: what stands in the future is the next such day, what is told the last."""

from __future__ import annotations

from datetime import date

import pytest

from tests.language.times_seen import days, seen, times

SUMMER = date(2024, 8, 15)  # a Thursday

# Present tenses, modals, infinitives and participles of planning look ahead; past tenses look back: text, value
BARE = [
    ("The mandate runs until 31 December.", "2024-12-31"),
    ("The bank would fail if no loan came by February.", "2025-02"),
    ("The bank would have failed if no loan had come by February.", "2024-02"),
    ("The permit expires 31 March.", "2025-03-31"),
    ("The truce holds through 20 November.", "2024-11-20"),
    ("The licence is valid until March.", "2025-03"),
    ("The law takes effect in January.", "2025-01"),
    ("Voters go to the polls on 5 November.", "2024-11-05"),
    ("Elections are set for 14 May.", "2025-05-14"),
    ("The summit is slated for 12 October.", "2024-10-12"),
    ("The mission has been extended until 17 March.", "2025-03-17"),
    ("The truce was extended until 17 June.", "2024-06-17"),
    ("The truce was extended until 17 October.", "2024-10-17"),
    ("The bank will cut its rate in December.", "2024-12"),
    ("A report is due; the first dates from December.", "2023-12"),
    ("The state suspended all flights until 31 December.", "2024-12-31"),
    ("The army must be rebuilt by 1 June.", "2025-06-01"),
    ("Both sides agreed to withdraw by 1 April.", "2025-04-01"),
    ("Drivers are banned from the zone until 1 April.", "2025-04-01"),
    ("The bridge has been closed until 1 April.", "2025-04-01"),
    ("The deadline is 30 September.", "2024-09-30"),
    ("Tempers rose ahead of the 5 November vote.", "2024-11-05"),
    ("The ban runs until spring.", "2025-SP"),
    ("The loan runs until the third quarter.", "2024-Q3"),
    ("They held the town until 31 December.", "2023-12-31"),
    ("Until 31 December the town held out.", "2023-12-31"),
    ("The bridge had been closed until 1 April.", "2024-04-01"),
    ("They managed to clear the road by 1 April.", "2024-04-01"),
    ("The toll rose to 300 by 1 April.", "2024-04-01"),
    ("By 31 December it had lost 300 tanks.", "2023-12-31"),
    ("The town fell on 31 December and will stay lost.", "2023-12-31"),
    ("The news comes days after the 3 May strike.", "2024-05-03"),
    ("Losses through 31 December stood at 300.", "2023-12-31"),
    ("The letter is dated 31 December.", "2023-12-31"),
    ("The council, sworn in on 25 September, must go.", "2023-09-25"),
    ("In December, the court will hear the case filed in March.", "2024-03"),
    ("The man is to be freed on 3 December.", "2024-12-03"),
    ("He is due in court and has been held since 3 March.", "2024-03-03"),
    ("The dam has stood since 3 September.", "2023-09-03"),
    ("Sanctions lapse on 28 February.", "2025-02-28"),
    ("The truce holds until Sunday.", "2024-08-18"),
    ("They fought until Sunday.", "2024-08-11"),
    ("The law of March 2023 was long disputed. It expires on 31 March.", "2025-03-31"),
]


@pytest.mark.parametrize(("text", "value"), BARE, ids=[row[0] for row in BARE])
def test_bare_date(text: str, value: str) -> None:
    assert seen(text, SUMMER)[-1][1] == value


# Both ends of a range are of one year, or it runs over one new year: text, published, days
RANGES = [
    ("Talks run from Jan. 3 to Jan. 9.", date(2025, 1, 5), "2025-01-03..2025-01-09"),
    ("The drill, from Jan. 3 to Feb. 20, involves 300 men.", date(2025, 1, 5), "2025-01-03..2025-02-20"),
    ("The fair runs from 1 December to 20 January.", date(2024, 12, 5), "2024-12-01..2025-01-20"),
    ("The drill runs from December 28 to January 9.", date(2025, 1, 5), "2024-12-28..2025-01-09"),
    ("From 10 June to 10 August the bridge is closed.", date(2024, 6, 15), "2024-06-10..2024-08-10"),
    ("They fought from 3 to 20 February.", date(2025, 1, 5), "2024-02-03..2024-02-20"),
    ("They fought from 1 December to 20 February.", date(2025, 1, 5), "2023-12-01..2024-02-20"),
    ("Polls will be held between 28 October and 3 November.", SUMMER, "2024-10-28..2024-11-03"),
    ("Between April and September last year it grew.", SUMMER, "2023-04-01..2023-09-30"),
    ("Between 28 December and 3 January they lost 90.", date(2025, 1, 5), "2024-12-28..2025-01-03"),
]


@pytest.mark.parametrize(("text", "published", "period"), RANGES, ids=[row[0] for row in RANGES])
def test_range(text: str, published: date, period: str) -> None:
    assert {days(m) for m in times(text, published)} == {period}
