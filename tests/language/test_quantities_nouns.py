"""Counted nouns as a table: the sentence, and the plain names of what it counts."""

import pytest

from tallystick.language.quantities.plain_names import noun_name
from tests.language.quantity_tables import read, rows

NOUNS = {
    "They lost 64 artillery systems.": ["artillery system"],
    "They lost 1,160 troops.": ["troop"],
    "It hurt 19 people.": ["people"],
    "It hurt three children and two men.": ["child", "man"],
    "There were four different bosses.": ["different boss"],
    "They want two smaller rooms.": ["small room"],
    "Eight other workers left.": ["other worker"],
    "They need eight more votes.": ["vote"],
    "One of the best films is on.": ["good film"],
    "Two of Ivan's brothers left.": ["ivan brother"],
    "At least one deputy wasn't so sure.": ["deputy"],
    "It is an 11 member trade pact.": ["member trade pact"],
    "They sank 40 Polish and Baltic boats.": ["polish baltic boat"],
    "They shot down twelve Su-34s.": ["su-34"],
    "They sold 63,150 Model 3s.": ["model 3s"],
    "Some 300 recorded songs remain.": ["song"],
    "A third of the bridges fell.": ["% bridge"],
    "A third of those fell.": ["% -"],
    "They passed fifty previous years.": ["year"],
    "It stood at 12,480.6 then.": ["-"],
    "The index fell to 5,884.": ["-"],
    "It took 36,000 staff.": ["staff"],
    "Two gunmen fled.": ["gunman"],
    "They counted two viruses.": ["virus"],
    "Eight US marines and 30 U.S. ships came.": ["us marine", "u.s ship"],
    "One resident replied.": ["resident"],
    "They hold 135 KPA soldiers.": ["kpa soldier"],
    "They hold 135 Hamas gunmen.": ["hamas gunman"],
    "They hold 135 Kansas soldiers.": ["kansas soldier"],
    "They hold 135 Dukes soldiers.": ["dukes soldier"],
    "They hold 135 Serbs in it.": ["serb"],
    "They have 20 HIMARS here.": ["himars"],
    "It builds 20 new T-90Ms a month.": ["new t-90m per month"],
    "They have 12 Russian T-72B3 there.": ["russian t-72b3"],
    "They lost 21 art. systems.": ["art system"],
    "They dropped twelve 2,000-pound bombs.": ["bomb", "pound-mass"],
    "They sent 12 155mm howitzers.": ["howitzer"],
    "They hold 12 Houthis there.": ["houthi"],
    "One in five Israelis wants it.": ["% israeli"],
    "They lost 31 Leopard 2A4s and 12 Leopard 2 tanks.": ["leopard 2a4", "leopard 2 tank"],
    "They flew 12 sorties.": ["sortie"],
    "They are 12,000 strong.": ["-"],
    "They met 29 Dubliners wounded by it.": ["dubliner"],
    "It is a quarter of the total cost.": ["% cost"],
    "They hold a third of the remaining land.": ["% remaining land"],
    "They sent six 155mm howitzers.": ["howitzer"],
    "They made 40 or so boats a month.": ["boat per month"],
    "They lost 60+ men and 2x BMP-2 there.": ["man", "bmp-2"],
    "They lost: 3 KIA.": ["kia"],
    "A 12,000-strong contingent came.": ["-"],
    "One remains.": ["-"],
    "One bridge remains.": ["bridge"],
    "Some 200 infantry came.": ["infantry"],
    "Some 200 armed militia came.": ["armed militia"],
}


@pytest.mark.parametrize(("text", "names"), NOUNS.items(), ids=NOUNS)
def test_counted_nouns(text, names):
    assert [unit for _, unit in rows(text)] == names


HEADS = {
    "427,000 Russian personnel casualties": ("Russian personnel casualties", "casualty"),
    "two command-and-control bunkers": ("command-and-control bunkers", "bunker"),
    "six T-72B3 tanks": ("T-72B3 tanks", "tank"),
    "359 followed": (None, None),
    "73 raising the stakes": (None, None),
    "40 cheaper": (None, None),
    "130 remain in it": (None, None),
    "130 remain hostages": (None, None),
    "250 taken hostage by them": (None, None),
    "72 lost locally": (None, None),
    "30 alive": (None, None),
    "a hundred came": (None, None),
    "12 work permits": ("work permits", "permit"),
}


@pytest.mark.parametrize(("text", "expected"), HEADS.items(), ids=HEADS)
def test_the_noun_as_printed_and_its_head(text, expected):
    (quantity,) = read(f"Then {text}.")
    assert (quantity.noun, quantity.head) == expected


LEMMAS = {
    "Russian soldiers": "russian soldier",
    "the biggest of their towns": "big town",
    "people": "people",
    "cities": "city",
    "knives": "knife",
    "killed and wounded": "wounded",
}


@pytest.mark.parametrize(("noun", "name"), LEMMAS.items(), ids=LEMMAS)
def test_a_noun_phrase_as_a_dictionary_lists_it(noun, name):
    assert noun_name(noun) == name


LEFT_OUT = {
    "They fired sixty shells and then, against orders, 90.": [(60, "shell"), (90, "-")],
    "They sold 435 homes in May and 187 in June.": [(435, "home"), (187, "home")],
    "About 460 cars were stolen, compared with 63 last year.": [(460, "car"), (63, "car")],
    "They shot down 56 of 72 drones.": [(56, "drone"), (72, "drone")],
    "They had 10, 20 and 30 tanks.": [(10, "tank"), (20, "tank"), (30, "tank")],
    "It comes with four-, five- and six-cylinder engines.": [(4, "cylinder"), (5, "cylinder"), (6, "cylinder")],
    "It slowed to 3.5 from 4.7 per cent.": [(3.5, "percentage"), (4.7, "percentage")],
    "It fell to 12, from 14 dollars.": [(12, "dollar"), (14, "dollar")],
    "It fell from 20 boats to fewer than 7, a fifth of the old level.": [((20, 7), "boat"), (0.2, "% old level")],
    "It shot down 9 drones: 5 over Minsk, 3 over Brest and 1 over Lida.": [
        (9, "drone"),
        (5, "drone"),
        (3, "drone"),
        (1, "drone"),
    ],
    "It rose 8 per cent to 3.65.": [(8, "percentage"), (3.65, "-")],
}


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT.items(), ids=LEFT_OUT)
def test_a_unit_left_out_is_shared(text, expected):
    assert rows(text) == expected


def test_a_shared_noun_is_no_noun_of_its_own():
    first, second = read("They sold 435 homes in May and 187 in June.")
    assert (first.head, second.head, second.elided) == ("home", None, "homes")
