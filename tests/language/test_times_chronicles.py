"""Times in chronicles of old wars: bare months follow the story, and expressions take their complement with them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.language.times_seen import seen, times

WRITTEN = date(2009, 12, 19)
# Enough old dates to make a chronicle of whatever follows.
OLD = "It began in May 1911. It grew in 1912. It spread in 1913 and in June 1914. "


def values(text: str) -> list[str]:
    return [mention.value for mention in times(text, WRITTEN)]


STORIES = {
    "months follow, over the new year too": (
        "In June 1940 it fell. In April 1941 they left. In October 1941 it froze. On 5 December the attack began. "
        "In January they withdrew. In May 1942 they came back. In July they stopped.",
        ["1940-06", "1941-04", "1941-10", "1941-12-05", "1942-01", "1942-05", "1942-07"],
    ),
    "the first date of a sentence leads the next one": (
        OLD + "The force of March 1915 had trebled by December. In May it was beaten.",
        ["1915-03", "1915-12", "1915-05"],
    ),
    "what is compared with leads nothing": (
        OLD + "In March 1915 they lost 90, more than in July 1911. In May they lost 80.",
        ["1915-03", "1911-07", "1915-05"],
    ),
    "a look ahead leads nothing": (
        OLD + "In March 1915 a siege began that lasted until the relief of May 1917. In June a bridge fell.",
        ["1915-03", "1917-05", "1915-06"],
    ),
    "a vintage in brackets leads nothing": (
        OLD + "In March 1915 it fell (1998). In May it was retaken.",
        ["1915-03", "1998", "1915-05"],
    ),
    "an excursion is left again": (
        OLD + "On 9 April 1915 the city fell. In November 1938 a stone was set there. On 15 April all was over.",
        ["1915-04-09", "1938-11", "1915-04-15"],
    ),
    "had looks back": (
        OLD + "On 17 December 1919 it fell to a general who had spent the spring and summer in the north.",
        ["1919-12-17", "1919-SP", "1919-SU"],
    ),
    "a heading leads": (
        OLD + "In March 1915 it fell.\n1916\nIn February they marched.",
        ["1915-03", "1916", "1916-02"],
    ),
    "a year at the head of a paragraph leads": (
        OLD + "In August 1917 it rained.\nAll fronts met in 1916 at the river. In early September they crossed.",
        ["1917-08", "1916", "1916-09"],
    ),
    "a year that only names an event does not": (
        OLD + "In March 1915 it fell. The June 1912 rising was recalled. In May it was retaken.",
        ["1915-03", "1912-06", "1915-05"],
    ),
    "seasons": (
        OLD + "In the autumn of 1915 they dug in. That winter many froze. The following spring they left.",
        ["1915-FA", "1916-WI", "1916-SP"],
    ),
    "winter quarters are of no winter": (
        OLD + "In May 1915 it fell. They took up winter quarters.", ["1915-05", "XXXX-WI"],
    ),
    "offsets and pointers": (
        OLD + "On 3 May 1915 it fell. Two days later they left. The next month it burnt. That year nobody returned.",
        ["1915-05-03", "1915-05-05", "1915-06", "1915"],
    ),
    "a length that explains a date is that date": (
        OLD + "On 27 June 1915, two days after they had landed, the town fell.",
        ["1915-06-27", "1915-06-27"],
    ),
    "the following April": (
        OLD + "In September 1915 it fell; it was retaken the following April.", ["1915-09", "1916-04"],
    ),
    "'89 is of the century told": (
        "It began in May 1787. It grew in 1788. It spread in 1790 and in June 1791. The men of '89 met.",
        ["1787-05", "1788", "1790", "1791-06", "1789"],
    ),
    "a quotation's today is no day": (OLD + "He said: 'Today we march.'", ["PRESENT_REF"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STORIES.values(), ids=STORIES)
def test_story(text: str, expected: list[str]) -> None:
    assert values(text)[-len(expected) :] == expected


ANCIENT = {
    "ranges": ("The war (264-241 BC) began.", ["BC0264", "BC0241"]),
    "to and and": ("It ran from 499 to 493 BC, and between 149 and 146 BC.", ["BC0499", "BC0493", "BC0149", "BC0146"]),
    "B.C. and A.D.": ("In 44 B.C. he fell; in A.D. 14 the heir died; in AD 70 the city.", ["BC0044", "0014", "0070"]),
    "without the era": (
        "In 264 BC it began. By 261 BC they had ships. In 256 BC they sailed. In 255 they lost.",
        ["BC0264", "BC0261", "BC0256", "BC0255"],
    ),
    "days": ("He won on 19 October 202 BC and in August 216 BC.", ["BC0202-10-19", "BC0216-08"]),
    "around": ("It was built c. 466 BC and rebuilt ca. 420 BC.", ["BC0466", "BC0420"]),
    "decades": ("Throughout the 470s BC they fought; in the next decade they made peace.", ["BC047", "BC046"]),
    "centuries": (
        "In the 3rd and 2nd centuries BC it grew; during the first century AD it fell.", ["BC02", "BC01", "00"],
    ),
    "the next year": ("In 218 BC he crossed. The next year he won. The following spring he won again.",
                      ["BC0218", "BC0217", "BC0216-SP"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ANCIENT.values(), ids=ANCIENT)
def test_before_christ(text: str, expected: list[str]) -> None:
    assert values(text) == expected


WHOLE = {  # what a chronicle's expression takes with it, and what the same words are in the news
    "of a noun": ("After two months of fierce battles, they left.", "two months of fierce battles", "two months"),
    "of two nouns": ("It was wrecked by years of war and neglect, they say.", "years of war and neglect", "years"),
    "after an event": ("Three weeks after it began, he came.", "Three weeks after it began", "Three weeks"),
    "the day after": ("The day after the army left, he came.", "The day after the army left", ""),
    "by the time": ("By the time the king left office, it was over.", "the time the king left office", ""),
    "at the time of": ("At the time of the oath, he was young.", "the time of the oath", ""),
    "the future of": ("They voted on the future of the monarchy.", "the future of the monarchy", "the future"),
    "the last years of": ("In the final years of the empire, it shrank.", "the final years of the empire", ""),
    "an anniversary": ("They kept the sixth anniversary of the battle.", "the sixth anniversary of the battle", ""),
    "the worst year": ("It was the bloodiest year of the war.", "the bloodiest year of the war", ""),
    "former": ("The former king fled.", "former", ""),
    "current": ("The current border dates from then.", "current", ""),
    "night": ("They excelled in night fighting.", "night", "night"),
    "age": ("He died at age seventy-nine.", "seventy-nine", ""),
    "the dry season": ("They waited for the dry season.", "dry season", ""),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "chronicle", "news"), WHOLE.values(), ids=WHOLE)
def test_complement(sentence: str, chronicle: str, news: str) -> None:
    assert seen(OLD + "It went on in 1915. " + sentence, WRITTEN)[5:][0][0] == chronicle
    found = seen(sentence)
    assert [words for words, _, _ in found] == ([news] if news else [])


def test_a_report_of_an_old_event_counts_from_its_own_day() -> None:
    text = "The climber died on Wednesday. He climbed in 1953, in 1957, in 1961 and in 1970. A book is due in May."
    assert values(text)[0] == "2009-12-16"


def test_a_row_of_bare_days_behind_one_old_date_is_a_chronicle() -> None:
    text = (
        "On 20 March 2003 it began. Guns were heard. It rained. Roads were cut. Nobody came. On 9 April the city fell. "
        "It was looted. Nobody paid. Days went by. On 1 May it was over."
    )
    assert [value for value in values(text) if value != "PXD"] == ["2003-03-20", "2003-04-09", "2003-05-01"]


def test_a_report_with_one_old_date_and_a_recent_day_is_none() -> None:
    text = "On 20 March 2003 it began. Guns were heard. It rained. On 9 April it fell. On 1 December nine died."
    assert values(text) == ["2003-03-20", "2009-04-09", "2009-12-01"]


def test_another_war_knows_nothing_of_the_theatre() -> None:
    text = OLD + "Since the start of the full-scale invasion they had hoped."
    assert "2022-02-24" not in values(text)


MARKERS = [
    ("In the early hours of 6 June it fell.", "the early hours of 6 June", "1915-06-06TMO"),
    ("At 0530 hours it fell.", "0530 hours", "1915-05-03T05:30"),
    ("The next morning it fell.", "The next morning", "1915-05-04TMO"),
    ("The previous evening it fell.", "The previous evening", "1915-05-02TEV"),
    ("In the first decade of the 20th century it grew.", "the first decade of the 20th century", "190"),
    ("Between the 1890s and 1914 it grew.", "1914", "1914"),
    ("In August the same year it fell.", "August the same year", "1915-08"),
    ("In the third year of the war it fell.", "the third year of the war", "P1Y"),
    ("On the second day it fell.", "the second day", "1915-05-XX"),
    ("On the third evening it fell.", "the third evening", "1915-05-XXTEV"),
    ("On the 99th day it fell.", "the 99th day", "1915-05-XX"),
    ("At the time, he was young.", "the time", "PRESENT_REF"),
    ("For the time being they stayed.", "the time being", "PRESENT_REF"),
    ("At this time they met.", "At this time", "PRESENT_REF"),
    ("This date was kept.", "This date", "1915-05-03"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), MARKERS, ids=[row[0] for row in MARKERS])
def test_marker(sentence: str, words: str, value: str) -> None:
    assert seen(OLD + "On 3 May 1915 it began. " + sentence, WRITTEN)[-1][:2] == (words, value)
