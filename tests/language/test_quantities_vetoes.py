"""What only looks like a quantity, by class; and its twin that is one."""

import pytest

from tests.language.quantity_tables import values

NONE = {
    "dates": "On 24 February 2022 and on 2019-09-01 it began.",
    "convoys": "The escorts of HG 176 met those of SL 123 off Freetown.",
    "clock": "At 10:30, at 04.30, at 5.40pm and at 11 a.m. the siren went.",
    "lap": "He ran it in 1:36.6 then.",
    "timestamp": "Logged 2019-09-01T10:38:07.190Z today.",
    "score": "They won 3-1 at home.",
    "falling pair": "The set ended 2-1 again.",
    "draw": "It was 89-89 then.",
    "aircraft": "A Su-34, an Il-76 and an F-35 fell.",
    "missile": "The Kh-101 was next.",
    "boat": "A MAGURA V5 came and then a MAGURA 5.",
    "shells": "The 155-mm shells arrived.",
    "mortar": "A 120mm mortar fired.",
    "tank": "Then the Leopard 2 came.",
    "phone": "They sell the iPhone 14 there.",
    "road": "They went along Route 66 again.",
    "airliner": "A Boeing 737 was lost.",
    "group": "The G7 met.",
    "youth team": "The U-17 side met.",
    "virus": "They had COVID-19 then.",
    "indices": "The S&P 500 and the FTSE 100 fell.",
    "article": "See Article 5 and page 45.",
    "number": "He wore No. 10. They cheered.",
    "standard": "It met ISO 3888-2 then.",
    "address": "He lives at 49 Orchard Road with her.",
    "street first": "She lives at 22 Rue Foch with him.",
    "address range": "It stands at 16-18 Harbour Street now.",
    "phone number": "Call +44 20 7946 0958 today.",
    "link": "See https://example.org/2024/12 for more.",
    "footnote": "It fell.[12] Then it rose.",
    "always": "They serve 24/7 here.",
    "year": "In 2016 it fell.",
    "years": "It was built between 1600 and 1900 there.",
    "era": "It was built in A.D. 1000 by them.",
    "owner's year": "The 2018 sales were poor.",
    "decade": "It was the 1990s then.",
    "people of a number": "He plays for the 49ers now.",
    "shirt": "Ivan Koval (4) ran off.",
    "marks": "Ivan Koval: 4 Began well.",
    "adjective": "A two-front war and a 31-storey tower.",
    "pronoun": "This one is good, that one is not, and no one knows.",
    "half the time": "They kept half the revenue.",
    "ground zero": "They stood at ground zero then.",
    "resolution": "The 4K picture is good.",
    "network": "They want 5G soon.",
    "code": "Nobody at COP26 agreed.",
    "heading": "See Chapter Two again.",
    "operation": "Operation 1027 began and Order 227 came.",
    "named after a number": "The Three Gorges dam and the Group of Seven met.",
    "cell": "He sat in cell No 4 for it.",
    "extension": "Call ext. 4471 and see Fig. 3 again.",
    "step": "On day two it fell, in week 3 it rose and phase two began.",
    "rank": "It was in the top ten and had a top 10 hit.",
    "forties": "She is in her 40s and he is in his 60s.",
    "no date": "It was dated 31 February there.",
    "overflow": "It cost £1.7e308 million or 9e999 roubles.",
    "items": "1) ships, 2) boats, and 3) guns came.",
    "numbered lines": "1. Ships came.\n2. Boats left.",
    "stand-in": "She wants a better one.",
    "odds": "They were outnumbered three to one there.",
    "base year": "It fell from 2005 levels then.",
    "identifier": "See 783492272595750912 there.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_only_looks_like_a_quantity(text):
    assert values(text) == []


TWINS = {
    "They lost 3-5 tanks at home.": [(3, 5)],
    "It is 155 mm long.": [155],
    "It had 300mm of rain.": [300],
    "He had 14 phones there.": [14],
    "They have 2016 tanks.": [2016],
    "One man left.": [1],
    "It rose (from 12 or 14) and fell (to 8).": [12, 14, 8],
    "Russia Loses Three Boats in Two Raids": [3, 2],
    "The top ten banks and the top 10 per cent left.": [10, 10],
    "That day two men left.": [2],
    "On each day 2 men left.": [2],
    "It took 40s in the lab.": [40],
    "Offices of sub-300 sq m are sought.": [300],
    "Half the bridges fell.": [0.5],
    "Half the population left and half the army deserted.": [0.5, 0.5],
    "Half-a-dozen men and 20-odd boats came.": [6, 20],
    "The EU's 27 members met.": [27],
    "An average of 1500.": [1500],
    "He walked 49 miles along Orchard Road.": [49],
    "They have a 450kW 2.5-litre engine.": [450, 2.5],
    "The firm paid 5 billion roubles ($60 million).": [5e9, 60e6],
    "Each of the 12 drones fell every 33 years.": [12, 33],
}


@pytest.mark.parametrize(("text", "expected"), TWINS.items(), ids=TWINS)
def test_and_its_twin_that_is_one(text, expected):
    assert values(text) == expected
