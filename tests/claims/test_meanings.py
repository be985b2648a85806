"""Which measure a number is of, where its words alone do not say: whose it is, and what is carried into its clause."""

from datetime import date

import pytest

from tallystick.claims import extract_claims
from tallystick.language import analyse
from tallystick.model.document import Document
from tallystick.theatres import load_theatre

MEASURES = {  # theatre, sentence: the measures of its numbers, in order
    "an age is no loss": (
        "ukraine",
        "The colonel, 58, said Russian troops lost ground in May 2025.",
        [None],
    ),
    "a part set off by commas is no age": (
        "ukraine",
        "Russia lost 160 tanks in May 2025; the majority, 80, were hit by drones.",
        ["tank_losses", "tank_losses"],
    ),
    "who takes ground": (
        "ukraine",
        "Ukrainian troops took back 40 square kilometres in May 2025.",
        [None],
    ),
    "who loses ground": (
        "ukraine",
        "Ukraine lost 600 square kilometres in May 2025.",
        ["territory_gained"],
    ),
    "another side's gain behind the gain": (
        "ukraine",
        "Russian forces captured 600 square kilometres in May 2025, while Ukraine retook 120.",
        ["territory_gained", None],
    ),
    "who destroys, name and verb side by side": (
        "ukraine",
        "Ukraine destroyed 310 tanks in May 2025.",
        ["tank_losses"],
    ),
    "a verb left out has its own subject": (
        "iran_iraq",
        "Iraq lost 90,000 soldiers in the war and Iran 210,000.",
        ["iraqi_battle_deaths", "iranian_battle_deaths"],
    ),
    "for the one and for the other": (
        "ukraine",
        "Losses in May 2025 were 30,000 for Russia and 9,000 for Ukraine.",
        ["personnel_losses", "ukrainian_personnel_losses"],
    ),
    "the next sentence is about the other side": (
        "ukraine",
        "Russia lost 30,000 soldiers in May 2025. Ukraine lost 9,000.",
        ["personnel_losses", None],
    ),
    "a clause with a subject of its own": (
        "ukraine",
        "The central bank kept its key rate at 21% in December 2024, while deposit rates hit 23%.",
        ["key_rate", None],
    ),
    "a subject whose verb is left out": (
        "ukraine",
        "In December 2024 the key rate stood at 21% and inflation at 9.5%.",
        ["key_rate", None],
    ),
    "a subject that points back": (
        "ukraine",
        "Russian losses were heavy in November 2024. In December the daily total reached 1,900.",
        ["personnel_losses"],
    ),
    "a subject before what is named behind": (
        "ukraine",
        "Inflation reached 9.5 percent in 2024 and the key rate 21 percent.",
        [None, "key_rate"],
    ),
    "one force is not the army": (
        "ukraine",
        "Wagner lost 20,000 fighters in May 2023.",
        [None],
    ),
    "a part is of what its whole is of": (
        "ukraine",
        "Russia lost 300 tanks in May 2025; 37 of 40 bridges were hit.",
        ["tank_losses", None, None],
    ),
    "the noun before of": (
        "ukraine",
        "Russian losses grew in May 2025 though Moscow has an army of 700,000.",
        [None],
    ),
    "a barrel of another oil": (
        "ukraine",
        "In April 2024 Urals sold at 70 dollars a barrel.",
        [None],
    ),
    "a barrel of Brent": (
        "ukraine",
        "In April 2024 Brent sold at 88 dollars a barrel.",
        ["brent"],
    ),
    "the verb behind people": (
        "ukraine",
        "In December 2024, 9,000 Russian soldiers were killed.",
        ["personnel_deaths"],
    ),
    "people of another kind": (
        "gaza",
        "In December 2024, 19 policemen were killed.",
        [None],
    ),
    "who counts is not who loses": (
        "ukraine",
        "Kyiv's running total stood at 789,550 on 31 December 2024.",
        ["personnel_losses"],
    ),
    "a figure for each of them": (
        "ukraine",
        "Each village cost Russia 150 soldiers in May 2025.",
        [None],
    ),
    "a figure for each hour": (
        "ukraine",
        "Every hour of May 2025 cost Russia 48 soldiers.",
        ["personnel_losses"],
    ),
    "no subject at all": (
        "ukraine",
        "Russian losses came to 45,000 in November 2024 and 48,000 in December 2024.",
        ["personnel_losses", "personnel_losses"],
    ),
    "two fates side by side": (
        "gaza",
        "By 31 December 2024, 45,541 people had been killed and 108,338 injured.",
        ["gaza_killed", "gaza_injured"],
    ),
    "martyrs are dead": (
        "gaza",
        "Since October 2023 some 45,000 Palestinians have been martyred.",
        ["gaza_killed"],
    ),
    "a price is one thing per another": (
        "ukraine",
        "On 31 December 2024 the rate was 101.68 roubles per dollar.",
        ["rub_usd"],
    ),
}


@pytest.mark.parametrize(("theatre", "text", "expected"), MEASURES.values(), ids=MEASURES)
def test_measures(theatre, text, expected):
    held = load_theatre(theatre)
    claims = extract_claims(analyse(Document(id="t", text=text, published=date(2025, 6, 3)), held), held)
    assert [claim.measure for claim in claims if claim.kind in ("quantity", "threshold")] == expected


def test_a_rate_that_is_a_percentage_is_a_level():
    held = load_theatre("ukraine")
    text = "In December 2024 the key rate stood at 21%."
    (claim,) = extract_claims(analyse(Document(id="t", text=text, published=date(2025, 6, 3)), held), held)
    assert claim.aggregation == "level"


def test_what_had_been_lost_by_a_day_had_piled_up():
    held = load_theatre("ukraine")
    for text in (
        "By 31 December 2024 Russia had lost 789,550 soldiers.",
        "Kyiv put Russian losses at 789,550 soldiers as of 31 December 2024.",
    ):
        (claim,) = extract_claims(analyse(Document(id="t", text=text, published=date(2025, 6, 3)), held), held)
        assert claim.aggregation == "level"


def test_more_than_a_number_compares_nothing():
    held = load_theatre("gaza")
    text = "Since October 2023 the war has killed more than 45,000 Palestinians."
    (claim,) = extract_claims(analyse(Document(id="t", text=text, published=date(2025, 6, 3)), held), held)
    assert claim.kind == "quantity"


def test_a_number_that_leaves_out_a_unit_is_no_count_of_people():
    theatre = load_theatre("gaza")
    text = "In Gaza 9,000 people were wounded in October 2023. Russia took 2,700 square kilometres against 465 in 2023."
    claims = extract_claims(analyse(Document(id="x", text=text, published=date(2024, 1, 2)), theatre), theatre)
    assert [claim.measure for claim in claims if claim.amount is not None][1:] == [None, None]
