"""Places that no theatre lists, marked in sentences of our own, and words that only look like places."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.language.gazetteer import folded_name, look_up
from tallystick.language.names import find_names
from tallystick.language.places import find_places
from tallystick.language.sentences import split_sentences
from tallystick.language.tokens import tokenize
from tallystick.theatres import load_theatre

THEATRE = replace(load_theatre("gaza"), actors=(), speakers=(), places=(), folder="none")
MARKED = """
Fighting broke out in <Khartoum> and spread to <Omdurman> within days.
The paramilitaries besieged <El Fasher> for eighteen months.
A drone hit a market in <Nyala>, killing 12 people.
<Port Sudan> became the seat of the government.
Some 300,000 people fled from <Darfur> into <Chad>.
The front ran along the <Red Sea> coast of <Sudan>.
Aid convoys reached <Mekelle>, the capital of <Tigray>, in <Ethiopia>.
The rebels took <Goma> in January and <Bukavu> a month later.
Troops from <Rwanda> crossed the border into <North Kivu>.
A blast shook <Kabul> on Friday.
At least 40 died in <Kandahar>, officials said.
The army bombed <Aleppo>, <Idlib> and <Homs>.
Shells fell on <Kobani>, near the border with <Turkey>.
An air base outside <Deir ez-Zor> was hit.
Militants entered <Mosul> from the west.
The strike hit a convoy near <Al-Bab>.
The strike hit a convoy near <al-Bab>.
Protests began in <Basra> and <Najaf>.
The refinery at <Baiji> burned for a week.
The port of <Hodeidah> handles most imports of <Yemen>.
Missiles flew over <Sanaa> before dawn.
Centrifuges spin in <Natanz> and <Fordow>.
Residents of <Isfahan> heard explosions.
Two shells landed in <Lviv>, <Ukraine>.
Drones reached <Kazan> and <Saratov>.
The bridge near <Kupiansk> was blown up.
The village of <Lyptsi> changed hands twice.
Trains left <Kharkiv> for <Warsaw> all week.
The pipeline ends in <Rostock>, in the north of <Germany>.
Delegates met in <Geneva> to talk about <Libya>.
The militia holds <Sirte> and parts of <Benghazi>.
Jets took off from <Incirlik>.
Grain ships sailed from <Odesa> to <Istanbul>.
Guards closed the crossing between <Poland> and <Belarus>.
Three villages in <South Kordofan> were burnt.
The earthquake destroyed much of <Gaziantep>.
Floods hit <Derna> in <Libya>.
Gunmen killed 20 farmers in <Borno>, in the north of <Nigeria>.
The junta lost <Lashio> to the rebels.
Fighters from <Somalia> crossed into <Kenya>.
<Kidal> fell after two days of fighting.
The ceasefire was signed in <Cairo>.
<Niger>'s junta expelled the troops.
Northern <Mali> is out of control.
The convoy drove through <Agadez>.
In <Caracas> the mood was calm.
Ships avoid the <Strait of Hormuz>.
A tanker burnt in the <Gulf of Aden>.
The talks moved to <New York> and then to <The Hague>.
Snipers fired on crowds in <Port-au-Prince>.
The embassy in <Dar es Salaam> was closed.
Planes landed in <Addis Ababa> again.
The ferry links <Calais> and <Dover>.
The court sits in <Strasbourg>, <France>.
She studied at a school in <Nice>.
He drove from <Reims> to <Metz>.
The <Kashmir> region saw shelling.
Pakistani jets struck <Waziristan>.
Insurgents attacked a mine in <Balochistan>.
The fire burnt 300 houses in <Maui>.
"""
TRAPS = """
Sydney Smith and Jordan Peterson disagreed.
General Austin met Senator Lincoln.
The Paris Saint-Germain squad flew out.
Mobile crews shot them down.
Reading the report took an hour.
Of these, 300 were wounded.
March was the worst month, and May was calm.
Nice words will not stop it.
Victoria said that Florence had left.
Mr Boston and Ms Santiago resigned.
Patriot missiles and Leopard tanks arrived.
The Wagner Group and the Azov Brigade fought there.
Hassan told reporters that Ali had died.
Private Washington was buried on Friday.
Hope faded as Union leaders met.
Independence Day passed in peace.
President Kennedy believed it.
The Abrams and the Bradley are heavy.
Telegram channels said so.
Best efforts failed.
Split decisions are rare.
Young men fled; Old men stayed.
Man is mortal, and Most agree.
The New York Times and the Boston Globe wrote about it.
A Jordan of Wall Street is a rich man.
Mark Darwin and Anna Berlin married.
Christmas came early.
The University of Chicago Press printed it.
@London and #Paris were trending on www.Geneva.example.
Senator Jackson, Judge Houston and Bishop Durham prayed.
"""


def places(text):
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    names = find_names(text, tokens, sentences, THEATRE)
    found = (*names, *find_places(text, sentences, names))
    return {(m.span.start, m.span.end) for m in found if m.kind == "place"}


def marked():
    for line in (*MARKED.strip().splitlines(), *TRAPS.strip().splitlines()):
        text, gold = "", set()
        for part in line.split("<"):
            name, closed, rest = part.partition(">")
            if closed:
                gold.add((len(text), len(text) + len(name)))
            text += name + rest
        yield text, gold


def test_precision_and_recall_on_marked_sentences():
    found = right = gold = 0
    wrong = []
    for text, expected in marked():
        got = places(text)
        found, gold, right = found + len(got), gold + len(expected), right + len(got & expected)
        wrong += [(text, text[a:b]) for a, b in got ^ expected]
    assert gold >= 80
    assert right / found >= 0.97, wrong
    assert right / gold >= 0.93, wrong


@pytest.mark.parametrize("text", TRAPS.strip().splitlines())
def test_what_only_looks_like_a_place(text):
    assert not places(text)


IDS = {
    "Khartoum": ("geo:SD/Khartoum", "capital"),
    "Sudan": ("geo:SD", "country"),
    "Sudanese": ("geo:SD", "people"),
    "Darfur": ("geo:SD/Darfur", "region"),
    "Al-Fashir": ("geo:SD/Al-Fashir", "town"),
    "Kup'yans'k": ("geo:UA/Kupyansk", "town"),
    "Kiev": ("geo:UA/Kyiv", "capital"),
    "Côte d’Ivoire": ("geo:CI", "country"),
    "Türkiye": ("geo:TR", "country"),
}


@pytest.mark.parametrize(("name", "expected"), IDS.items(), ids=IDS)
def test_a_place_has_an_id_and_a_kind(name, expected):
    place = look_up(folded_name(name))
    assert place is not None
    assert place.kind == expected[1]
    assert place.id == expected[0]


def test_towns_have_their_degrees():
    place = look_up("aleppo")
    assert place is not None
    assert (place.country, place.latitude, place.longitude) == (
        "SY",
        pytest.approx(36.2, 0.01),
        pytest.approx(37.2, 0.01),
    )


@given(st.text(max_size=30))
def test_any_name_may_be_looked_up(name):
    place = look_up(folded_name(name))
    assert place is None or place.name
