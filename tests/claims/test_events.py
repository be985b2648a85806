"""Events, attempts and forecasts as data: who did what to whom, how it came out, what is to come by when."""

from datetime import date

import pytest

from tallystick.claims import extract_claims
from tallystick.claims.event_words import event_words
from tallystick.language import analyse
from tallystick.model.claim import ClaimKind
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.event import EventType
from tallystick.theatres import load_theatre

UKRAINE = load_theatre("ukraine")


def claims(text):
    document = Document(id="t", text=text, published=date(2025, 1, 2), published_basis=PublishedBasis.GIVEN)
    return extract_claims(analyse(document, UKRAINE), UKRAINE)


def the(kind, text):
    (claim,) = [c for c in claims(text) if c.kind is kind]
    return claim


EVENTS = {
    # active
    "The RSF captured Wad Madani on 18 December.": ("coerce", "RSF", "Wad Madani"),
    "Houthi fighters attacked a tanker in the Red Sea on Monday.": ("assault", "Houthi fighters", "tanker"),
    "Israel invaded southern Lebanon on 1 October.": ("assault", "Israel", "southern Lebanon"),
    "Armenia withdrew its troops from the enclave in 2020.": ("retreat", "Armenia", "its troops"),
    "The junta arrested the ministers in February 2021.": ("coerce", "junta", "ministers"),
    "The Ottoman army besieged the fortress in 1683.": ("coerce", "Ottoman army", "fortress"),
    "Ethiopian troops shelled the market in Mekelle.": ("assault", "Ethiopian troops", "market"),
    "Warsaw deployed mountain brigades to the border on Tuesday.": ("mobilize", "Warsaw", "mountain brigades"),
    "Hezbollah threatened Israel in a broadcast on Friday.": ("threaten", "Hezbollah", "Israel"),
    "Germany accused Moscow of sabotage on Monday.": ("accuse", "Germany", "Moscow"),
    "Hungary vetoed the loan on Thursday in Brussels.": ("reject", "Hungary", "loan"),
    "The rebels signed a ceasefire in Doha on Saturday.": ("agree", "rebels", "ceasefire"),
    "Rwanda expelled the Belgian ambassador in March.": ("sanction", "Rwanda", "Belgian ambassador"),
    "The British burned and the French bombarded Canton in 1857.": ("assault", "French", "Canton"),
    "In Kursk Ukrainian forces destroyed a bridge.": ("assault", "Ukrainian forces", "bridge"),
    "Russian troops in the north attacked Vovchansk on Sunday.": ("assault", "Russian troops", "Vovchansk"),
    "The US Navy attacked a convoy off Yemen.": ("assault", "US Navy", "convoy"),
    "The U.S. Navy attacked a convoy off Yemen.": ("assault", "U.S. Navy", "convoy"),
    "Pakistan has condemned India over the raid in Kashmir.": ("accuse", "Pakistan", "India"),
    # a subject that stands further off
    "The rebels, who attacked Goma in January, came from the hills.": ("assault", "rebels", "Goma"),
    "Eritrean soldiers entered the town and shelled the church.": ("assault", "Eritrean soldiers", "church"),
    "The militia, led by a former colonel, seized the airport on Friday.": ("coerce", "militia", "airport"),
    "Ukrainian forces took out tanks crossing the river near Kupiansk.": ("assault", "Ukrainian forces", "tanks"),
    # passive
    "The town was shelled by Syrian government forces on Monday.": ("assault", "Syrian government forces", "town"),
    "The embassy was attacked by militants in Baghdad.": ("assault", "militants", "embassy"),
    "The general was killed in Damascus on Tuesday.": ("assault", None, "general"),
    "Kherson was occupied by Russian forces in March 2022.": ("coerce", "Russian forces", "Kherson"),
    # nominal and light verbs
    "The attack on the convoy by Tigrayan fighters drew condemnation.": ("assault", "Tigrayan fighters", "convoy"),
    "Wagner's capture of Bakhmut was announced in May.": ("coerce", "Wagner's", "Bakhmut"),
    "Israel launched a third attack on Rafah, the army said.": ("assault", "Israel", "Rafah"),
    "Washington imposed sanctions on the generals.": ("sanction", "Washington", "generals"),
    "The Soviets launched an offensive against Finland in 1939.": ("assault", "Soviets", "Finland"),
    # a weapon in the actor's place is the means
    "Russian missiles hit a hospital in Kharkiv on Monday.": ("assault", "Russian", "hospital"),
    "Drones struck a refinery in Ryazan on Friday.": ("assault", None, "refinery"),
}


@pytest.mark.parametrize(("text", "expected"), EVENTS.items(), ids=EVENTS)
def test_events(text, expected):
    event = the(ClaimKind.EVENT, text).event
    assert (event.type, event.actor, event.target) == expected


MEANS = {
    "Russian missiles hit a hospital in Kharkiv on Monday.": "missiles",
    "Rebel fighters attacked the airport in Goma with mortars.": "mortars",
    "An Israeli air strike killed a commander in Beirut.": "air strike",
    "The commander was killed in a drone strike in Idlib.": "drone strike",
    "Rebel fighters attacked the airport in Goma with great courage.": None,
}


@pytest.mark.parametrize(("text", "means"), MEANS.items(), ids=MEANS)
def test_means(text, means):
    assert the(ClaimKind.EVENT, text).event.means == means


OCCURRENCES = {
    # ordinal, times, repeat
    "Rebel fighters attacked the town again on Friday.": (None, None, True),
    "Israel launched a third attack on Rafah, the army said.": (3, None, True),
    "The ships were attacked twice already by the Houthis.": (None, 2, True),
    "Rebels seized Goma for the first time since 2012.": (1, None, False),
    "The RSF shelled the camp in El Fasher once more on Monday.": (None, None, True),
}


@pytest.mark.parametrize(("text", "expected"), OCCURRENCES.items(), ids=OCCURRENCES)
def test_firsts_and_repeats(text, expected):
    found = next(c.event for c in claims(text) if c.event is not None).occurrence
    assert (found.ordinal, found.times, found.repeat) == expected


def test_a_first_since_counts_from_a_day():
    (claim,) = [c for c in claims("Rebels seized Goma for the first time since 2012.") if c.event]
    assert claim.event.occurrence.since.start == date(2012, 1, 1)


NO_EVENT = [
    "In German occupied Italy a new state was set up.",
    "Inflation hit the town.",
    "The Tulsa protest remained peaceful.",
    "He seized on the idea in a speech.",
    "The senator attacked his rival for her support of the treaty.",
    "Could the rebels attack Goma?",
    "If the rebels attack Goma, the airport closes.",
    "The Armed Forces of the country are small.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_what_is_no_event(text):
    assert not [c for c in claims(text) if c.event is not None]


OBJECTIVES = {
    "Russian forces failed to capture Pokrovsk in December.": ("failed", "capture Pokrovsk", "Russian forces"),
    "The junta did not manage to retake the town.": ("failed", "retake the town", "junta"),
    "Efforts by the army to retake Omdurman failed.": ("failed", "retake Omdurman", "army"),
    "Ukrainian forces repelled a Russian attack near Kupiansk.": ("failed", None, "Russian"),
    "Houthi fighters managed to sink the freighter.": ("reached", "sink the freighter", "Houthi fighters"),
    "Rebels are trying to encircle Goma.": ("ongoing", "encircle Goma", "Rebels"),
    "Iraqi soldiers tried to storm the prison.": ("attempted", "storm the prison", "Iraqi soldiers"),
    "Tigrayan fighters were unable to hold the town.": ("failed", "hold the town", "Tigrayan fighters"),
    "Syrian rebels tried to take the airbase in vain.": ("failed", "take the airbase", "Syrian rebels"),
    "Iraqi troops attempted to cross the river but were repulsed.": ("failed", "cross the river", "Iraqi troops"),
    "The army succeeded in retaking Omdurman on 12 March.": ("reached", "retaking Omdurman", "army"),
    "Russian troops have not managed to capture Chasiv Yar.": ("failed", "capture Chasiv Yar", "Russian troops"),
    "The third attempt to storm the plant was beaten back.": ("failed", "storm the plant", None),
    "The offensive towards Raqqa stalled in the desert.": ("failed", None, None),
    "Ukraine achieved its goals in Kursk.": ("reached", None, "Ukraine"),
    "Serbian units failed to break through at Vukovar.": ("failed", "break through at Vukovar", "Serbian units"),
    "Mr Ali succeeded Mr Khan as minister.": None,
    "Party aides are trying to reach out to voters.": None,
    "Russian forces surrounded Mariupol in March 2022.": None,
}


@pytest.mark.parametrize(("text", "expected"), OBJECTIVES.items(), ids=OBJECTIVES)
def test_objectives(text, expected):
    found = [c.objective for c in claims(text) if c.objective is not None]
    assert [(o.status, o.goal, o.actor) for o in found] == ([expected] if expected else [])


FORECASTS = {
    # condition, unless, measure, direction, threshold, last day
    "The rouble could fall below 100 to the dollar by March 2025 if the central bank stops its purchases.": (
        ("the central bank stops its purchases", False, "rub_usd", "below", 100, date(2025, 3, 31))
    ),
    "Russian casualties could exceed 2,000 a day by June 2025.": (
        (None, False, "personnel_losses", "above", 2000, date(2025, 6, 30))
    ),
    "If the ceasefire collapses, Israel could invade southern Lebanon next month.": (
        ("the ceasefire collapses", False, None, None, None, date(2025, 2, 28))
    ),
    "Russia will lose the town by March 2025 unless the reserves arrive.": (
        ("the reserves arrive", True, None, "down", None, date(2025, 3, 31))
    ),
    "Analysts expect the rouble to reach 120 against the dollar by the end of 2025.": (
        (None, False, "rub_usd", None, 120, date(2025, 12, 31))
    ),
}


@pytest.mark.parametrize(("text", "expected"), FORECASTS.items(), ids=FORECASTS)
def test_forecasts(text, expected):
    found = next(c.prospect for c in claims(text) if c.prospect is not None)
    due, line = found.due and found.due.end, found.threshold and found.threshold.value
    assert (found.condition, found.unless, found.measure, found.direction, line, due) == expected


def test_what_has_been_is_no_forecast():
    assert not [c for c in claims("In December 2024 Russia lost 48,670 troops.") if c.prospect is not None]


FORMS = {
    "attacked": EventType.ASSAULT,
    "seized": EventType.COERCE,
    "withdrew": EventType.RETREAT,
    "withdrawn": EventType.RETREAT,
    "deployed": EventType.MOBILIZE,
    "rammed": EventType.ASSAULT,
    "occupies": EventType.COERCE,
    "hitting": EventType.ASSAULT,
}


@pytest.mark.parametrize(("form", "kind"), FORMS.items())
def test_forms_of_verbs(form, kind):
    assert event_words().verbs[form].type is kind
