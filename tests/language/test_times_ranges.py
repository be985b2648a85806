"""Ranges, relations, lengths, rates, and what only looks like a time."""

from __future__ import annotations

import pytest

from tests.language.times_seen import days, seen, times

# Ranges: each end has its own value and the days of the whole
RANGES = [
    ("From 25 to 31 December they attacked.", ["25", "31 December"], "2024-12-25..2024-12-31"),
    ("Between 3 and 9 May they attacked.", ["3", "9 May"], "2024-05-03..2024-05-09"),
    ("On 25-31 December they attacked.", ["25", "31 December"], "2024-12-25..2024-12-31"),
    ("On 25–31 December 2024 they attacked.", ["25", "31 December 2024"], "2024-12-25..2024-12-31"),
    ("On December 25-31, 2024, they attacked.", ["December 25", "31, 2024"], "2024-12-25..2024-12-31"),
    ("From December 25 to 31 they attacked.", ["December 25", "31"], "2024-12-25..2024-12-31"),
    ("From 28 November to 3 December 2024 it held.", ["28 November", "3 December 2024"], "2024-11-28..2024-12-03"),
    ("From November 2023 to March 2024 it held.", ["November 2023", "March 2024"], "2023-11-01..2024-03-31"),
    ("From November to March 2024 it held.", ["November", "March 2024"], "2023-11-01..2024-03-31"),
    ("Losses in November and December 2024 rose.", ["November", "December 2024"], "2024-11-01..2024-12-31"),
    ("During 2023-2024 losses rose.", ["2023", "2024"], "2023-01-01..2024-12-31"),
    ("During 2023-24 losses rose.", ["2023", "24"], "2023-01-01..2024-12-31"),
    ("Between 2022 and 2024 losses rose.", ["2022", "2024"], "2022-01-01..2024-12-31"),
    ("During 2023/24 losses rose.", ["2023/24"], "-"),
    ("In the 2023-24 season losses rose.", ["2023-24"], "-"),
    ("During 2021/2023 losses rose.", ["2021", "2023"], "2021-01-01..2023-12-31"),
    ("From December 25 – January 2 they rested.", ["December 25", "January 2"], "2024-12-25..2025-01-02"),
    ("Between May and July they rested.", ["May", "July"], "2024-05-01..2024-07-31"),
    ("From late 2023 to early 2024 they rested.", ["late 2023", "early 2024"], "2023-09-01..2024-04-30"),
    ("From Monday to Wednesday they rested.", ["Monday", "Wednesday"], "2024-12-30..2025-01-01"),
    ("From the 1st to the 5th of December they rested.", ["the 1st", "the 5th of December"],
     "2024-12-01..2024-12-05"),
    ("Valid 2025-10-01/2025-10-31 only.", ["2025-10-01", "2025-10-31"], "2025-10-01..2025-10-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "period"), RANGES, ids=[row[0] for row in RANGES])
def test_range(text: str, words: list[str], period: str) -> None:
    found = times(text)
    assert [m.span.of(text) for m in found] == words
    assert {days(m) for m in found} == {period}


def test_months_that_share_a_verb_respectively_stay_apart() -> None:
    text = "They lost 1,515 and 1,585 in November and December 2024 respectively."
    assert [days(m) for m in times(text)] == ["2024-11-01..2024-11-30", "2024-12-01..2024-12-31"]


# Relations: text, relation, days
RELATIONS = [
    ("Since November 17th, they hit four.", "since", "2024-11-17..2025-01-02"),
    ("It has held since the ceasefire took effect in March.", "since", "2024-03-01..2025-01-02"),
    ("Since Russia lost most of it in March, it waits.", "in", "2024-03-01..2024-03-31"),
    ("They rule since the coup of 1 February 2021.", "since", "2021-02-01..2025-01-02"),
    ("They rule since the night of 1 February 2021.", "since", "2021-02-01..2025-01-02"),
    (
        "Since the rebel-led raid on the main northern base on 7 October 2023 it waits.",
        "since",
        "2023-10-07..2025-01-02",
    ),
    ("They rule since the army seized power in April 2021.", "since", "2021-04-01..2025-01-02"),
    ("They took nine towns since capturing the base on 27 January 2024.", "since", "2024-01-27..2025-01-02"),
    ("The plant has stood still since it was hit on 27 January 2024.", "since", "2024-01-27..2025-01-02"),
    ("It has held since last year.", "since", "2024-01-01..2025-01-02"),
    ("It held until 3 December.", "until", "2024-12-03"),
    ("It fell by the end of December.", "by", "2024-12-31"),
    ("It fell before 3 December.", "before", "2024-12-03"),
    ("It fell prior to 3 December.", "before", "2024-12-03"),
    ("It fell after 3 December.", "after", "2024-12-03"),
    ("It fell on 3 December.", "in", "2024-12-03"),
]


@pytest.mark.parametrize(("text", "relation", "period"), RELATIONS, ids=[row[0] for row in RELATIONS])
def test_relation(text: str, relation: str, period: str) -> None:
    (mention,) = times(text)
    assert (mention.relation, days(mention)) == (relation, period)


# Lengths and sets stand for no days of the calendar: text, words, kind, value, days
LENGTHS = [
    ("They marched for three days.", "three days", "duration", "P3D", 3),
    ("They could conquer it in three days.", "three days", "duration", "P3D", 3),
    ("They held it for 24 hours.", "24 hours", "duration", "PT24H", 1),
    ("They held it for almost two weeks.", "almost two weeks", "duration", "P2W", 14),
    ("They held it for several months.", "several months", "duration", "PXM", None),
    ("They held it for two and a half years.", "two and a half years", "duration", "P2.5Y", 913),
    ("It was a three-day operation.", "three-day", "duration", "P3D", 3),
    ("It was a year-long siege.", "year-long", "duration", "P1Y", 365),
    ("It was a months-long siege.", "months-long", "duration", "PXM", None),
    ("It was a 28-day period.", "a 28-day period", "duration", "P28D", 28),
    ("In the three years since then it grew.", "the three years", "duration", "P3Y", 1096),
    ("It lasted one fortnight.", "one fortnight", "duration", "P2W", 14),
    ("He is a 34-year-old.", "34-year-old", "duration", "P34Y", 12418),
    ("The truce will last 60 days.", "60 days", "duration", "P60D", 60),
    ("They stayed for another year.", "another year", "duration", "P1Y", 365),
    ("They lost 1,700 per day.", "per day", "rate", "P1D", None),
    ("They lose 900 a day.", "a day", "rate", "P1D", None),
    ("The pace was 18.1 km² a day.", "a day", "rate", "P1D", None),
    ("The pace rose to 3.1/day.", "day", "rate", "P1D", None),
    ("They meet twice a week.", "twice a week", "rate", "P1W", None),
    ("They meet three times a month.", "a month", "rate", "P1M", None),
    ("The daily losses grew.", "daily", "rate", "XXXX-XX-XX", None),
    ("It is paid weekly.", "weekly", "rate", "XXXX-WXX", None),
    ("It is paid annually.", "annually", "rate", "XXXX", None),
    ("They meet on Mondays.", "Mondays", "set", "XXXX-WXX-1", None),
    ("They meet every other day.", "every other day", "set", "P2D", None),
    ("They meet every three months.", "every three months", "set", "P3M", None),
    ("They meet every spring.", "every spring", "set", "XXXX-SP", None),
    ("It happened in one night.", "one night", "duration", "XXXX-XX-XXTNI", None),
    ("They attack every day.", "every day", "set", "P1D", None),
    ("They lose more each month.", "each month", "set", "P1M", None),
    ("They meet every Monday.", "every Monday", "set", "XXXX-WXX-1", None),
]


@pytest.mark.parametrize(("text", "words", "kind", "value", "length"), LENGTHS, ids=[row[0] for row in LENGTHS])
def test_length(text: str, words: str, kind: str, value: str, length: int | None) -> None:
    (m,) = times(text)
    assert (m.span.of(text), m.kind, m.value, m.days, m.period) == (words, kind, value, length, None)


SHARED = [  # a number that takes its unit from the next one
    ("They taught for ten or fifteen years.", [("ten", "P10Y"), ("fifteen years", "P15Y")]),
    ("It takes 10 to 15 days.", [("10", "P10D"), ("15 days", "P15D")]),
    ("It takes ten, fifteen, or twenty years.", [("ten", "P10Y"), ("fifteen", "P15Y"), ("twenty years", "P20Y")]),
    ("They lost 20 and 30 days later left.", [("30 days later", "2025-02-01")]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED, ids=[row[0] for row in SHARED])
def test_shared_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, value, _ in seen(text)] == expected


NOT_TIMES = [
    "They destroyed 2,024 tanks.",
    "They lost 1,985 soldiers.",
    "They destroyed 2024 vehicles.",
    "They fielded a total of 2024 drones.",
    "On a day rich in flags they met.",
    "It may rain.",
    "May God help them.",
    "They march on the city.",
    "March with us!",
    "It was the second attack.",
    "A second city fell.",
    "The Sun reported it.",
    "Prices fall.",
    "They scored 3:1.",
    "The MAGURA 5 and the Su-34 were hit.",
    "Call 2024-555-0199 now-ish.",
    "On 04/05/2024x nothing is sure.",
    "It used version 1.2.24 of the code.",
    "Troops moved in to spring the trap.",
    "Half of them left.",
    "He opposed the Kursk incursion.",
    "Resolution 1973 was passed.",
    "The Daily Mail reported it.",
    "Russia Today reported it.",
    "April Glaspie met him.",
    "The March to Moscow began.",
    "British Summer Time begins.",
    "They used night-vision goggles.",
    "He is in his 90s and in his thirties.",
    "They wounded 1950 soldiers, lost 20, and took 30 tanks.",
    "The former chief and the current one met.",
    "Operation Ramadan failed.",
    "The 0th century is none.",
    "It scored 24/7 and 3/4 of it burnt.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_not_a_time(text: str) -> None:
    assert seen(text) == []
