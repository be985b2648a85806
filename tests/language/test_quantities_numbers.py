"""The number grammar as a table: what is printed, and what it is worth."""

import pytest

from tests.language.quantity_tables import read, values

CASES = {
    # digits
    "1,585 men": 1585,
    "48 670 men": 48670,
    "1 204 550 men": 1204550,
    "12,34,567 voters": 1234567,
    "2,5 litres": 2.5,
    "4.75 litres": 4.75,
    ".75 litres": 0.75,
    "-7 degrees": -7,
    "minus 12 degrees": -12,
    "“−9 degrees”": -9,
    '"-9 degrees"': -9,
    "minus-40 degrees": -40,
    "a balance of $-3.5bn": -3.5e9,
    "3e6 cells": 3e6,
    "1.5 x 10^4 cells": 15000,
    "2x10^3 cells": 2000,
    # scales, before and after, glued and apart
    "2.4 thousand shells": 2400,
    "0.4 million refugees": 400000,
    "$55.9bn": 55.9e9,
    "$80 bn": 80e9,
    "EUR 1.2 bn": 1.2e9,
    "12 bn roubles": 12e9,
    "2 x BMP-2": 2,
    "a $1.2-million deal": 1.2e6,
    "a 3-million-strong crowd": 3e6,
    "a two-million-barrel cut": 2e6,
    "£5 m": 5e6,
    "1.2k tanks": 1200,
    "$3m": 3e6,
    "8m viewers": 8e6,
    "14 lakh rupees": 1.4e6,
    "3 crore rupees": 3e7,
    "two lakh crore rupees": 2e12,
    "4 hundred and 12 men": 412,
    "three dozen men": 36,
    "2 dozen men": 24,
    "hundred dollars": 100,
    "a thousand roubles": 1000,
    "half a million shells": 5e5,
    "quarter of a million shells": 2.5e5,
    "two thirds of a million shells": 2e6 / 3,
    "half a dozen villages": 6,
    # words
    "nought degrees": 0,
    "one thousand seven hundred and forty men": 1740,
    "two hundred and two thousand men": 202000,
    "ninety-five hundred men": 9500,
    "two and a half thousand drones": 2500,
    "six and a half years": 6.5,
    "three million and one half men": 3.5e6,
    "two-and-a-half years": 2.5,
    "a quarter point": 0.25,
    "nine point four metres": 9.4,
    "zero point zero eight metres": 0.08,
    # parts
    "½ mile": 0.5,
    "2½ miles": 2.5,
    "1/2 mile": 0.5,
    "1 3/4 miles": 1.75,
    "3⁄4 mile": 0.75,
    "two-thirds of the guns": 2 / 3,
    "three quarters of the guns": 0.75,
    "one fifth of the guns": 0.2,
    "a third of the guns": 1 / 3,
    "seven twentieths of the guns": 0.35,
    "one twenty-fifth of the guns": 0.04,
    "three and a fifth metres": 3.2,
    "one in four houses": 0.25,
    "two out of five houses": 0.4,
    "1 in 8 houses": 0.125,
    "one of just four houses": 0.25,
}


@pytest.mark.parametrize(("text", "worth"), CASES.items(), ids=CASES)
def test_what_a_number_is_worth(text, worth):
    assert values(f"They had {text} there.")[0] == pytest.approx(worth)


ALONE = {
    "sixteen": 16,
    "fifty - two": 52,
    "one hundred and three and two thirds": 103 + 2 / 3,
    "one hundred and thirty fifths": 26,
    "twenty twenty-fifths": 0.8,
    "one over three": 1 / 3,
    "1 over 4": 0.25,
    "2^-1": 0.5,
}


@pytest.mark.parametrize(("text", "worth"), ALONE.items(), ids=ALONE)
def test_a_number_and_nothing_else(text, worth):
    assert values(text) == [pytest.approx(worth)]


VAGUE = {
    "dozens of villages": (12, 99),
    "hundreds of villages": (100, 999),
    "tens of thousands of people": (10_000, 99_000),
    "hundreds of thousands of people": (100_000, 999_000),
    "a couple of days": (2, 3),
    "a couple of hundred people": (200, 300),
    "a couple thousand people": (2000, 3000),
    "a “couple of hundred”": (200, 300),
    "several hundred people": (200, 900),
    "a few dozen people": (24, 108),
}


@pytest.mark.parametrize(("text", "ends"), VAGUE.items(), ids=VAGUE)
def test_a_vague_word_is_a_range(text, ends):
    assert values(f"They saw {text}.") == [ends]


FORMS = {
    "It doubled.": [("multiple", 2)],
    "It halved.": [("multiple", 0.5)],
    "It grew fivefold.": [("multiple", 5)],
    "It grew 12-fold.": [("multiple", 12)],
    "It is 3x what it was.": [("multiple", 3)],
    "It came twice.": [("iteration", 2)],
    "It came seven times.": [("iteration", 7)],
    "It is 2.5 times as large.": [("multiple", 2.5)],
    "It is the twenty-fifth raid.": [("ordinal", 25)],
    "It is the 96th raid.": [("ordinal", 96)],
    "It is 12 per cent.": [("percent", 12)],
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items(), ids=FORMS)
def test_the_form_of_a_number(text, expected):
    assert [(q.form.value, q.amount.value) for q in read(text)] == expected


METRES_OR_MILLIONS = {
    "The wall is 300m high.": "metre",
    "It stands 48m from the line.": "metre",
    "The reach of the crane is 48m.": "metre",
    "They advanced some 900m in a week.": "metre",
    "They want a 70m tower.": "metre",
    "A 100m sprint.": "metre",
    "It struck 300m to the north.": "metre",
    "It is 9m (30ft) longer.": "metre",
    "Some 60m voted.": "-",
    "They sold 1.5m last year.": "-",
    "It has a 38m population.": "population",
    "An army of 1.3m and more.": "-",
    "They sold 2m tonnes.": "metric ton",
    "They sold 2m fresh and frozen cakes.": "fresh frozen cake",
    "It cost $40m.": "dollar",
    "It cost AUD1.5m.": "australian dollar",
}


@pytest.mark.parametrize(("text", "unit"), METRES_OR_MILLIONS.items(), ids=METRES_OR_MILLIONS)
def test_a_glued_m_is_a_metre_or_a_million(text, unit):
    from tests.language.quantity_tables import rows

    (found, *_) = rows(text)
    assert found[1] == unit
