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
    "Talks between Ethiopia and the TPLF were held in Pretoria.": ("consult", "Ethiopia", "TPLF"),
    "A raid by the 101st Division killed the general's sons.": ("assault", "101st Division", "general's sons"),
    # phrasal verbs, particle behind the verb or behind its object
    "Kurdish fighters shot down a Turkish drone over Afrin.": ("assault", "Kurdish fighters", "Turkish drone"),
    "Somali forces pushed al-Shabaab fighters back from Barawe.": ("assault", "Somali forces", "al-Shabaab fighters"),
    "Belgium pulled its troops out of Mali in May.": ("retreat", "Belgium", "its troops"),
    "The guerrillas laid down their weapons in Bogota.": ("retreat", "guerrillas", "their weapons"),
    # what is demanded, refused, given, agreed
    "France called on Rwanda to withdraw its troops from Congo.": ("demand", "France", "Rwanda"),
    "Riyadh urged Sudanese generals to accept a truce.": ("demand", "Riyadh", "Sudanese generals"),
    "The junta ordered the garrison to surrender on Monday.": ("demand", "junta", "garrison"),
    "Rebel commanders refused to attend the summit in Doha.": ("reject", "Rebel commanders", None),
    "Norway supplied missiles to Ukraine in May.": ("aid", "Norway", "Ukraine"),
    "Iran condemned Friday's raid in Damascus.": ("accuse", "Iran", "Friday's raid"),
    # states, and what is put off by another verb
    "The convoy came under fire from militia positions in Sirte.": ("assault", None, "convoy"),
    "Mosul fell to Islamist rebels in June 2014.": ("coerce", "Islamist rebels", "Mosul"),
    "Kabul fell on 15 August 2021.": ("coerce", None, "Kabul"),
    "Turkish troops have begun to shell Kurdish positions in Afrin.": (
        "assault",
        "Turkish troops",
        "Kurdish positions",
    ),
    "Eritrea was forced to withdraw from Badme in 2000.": ("retreat", "Eritrea", "Badme"),
    "Ukraine is using machine guns to intercept Russian drones.": ("assault", "Ukraine", "Russian drones"),
    # a participle does what the subject of its clause does
    "The rebels crossed the river on Monday, seizing the port.": ("coerce", "rebels", "port"),
    "Germany responded in 1943 by disarming Italian troops.": ("retreat", "Germany", "Italian troops"),
    "Ethiopian troops attacked and overran the camp in Shire.": ("assault", "Ethiopian troops", "camp"),
    # a weapon in the actor's place is the means
    "Russian missiles hit a hospital in Kharkiv on Monday.": ("assault", "Russian", "hospital"),
    "Drones struck a refinery in Ryazan on Friday.": ("assault", None, "refinery"),
}


@pytest.mark.parametrize(("text", "expected"), EVENTS.items(), ids=EVENTS)
def test_events(text, expected):
    told = [c.event for c in claims(text) if c.event is not None]
    assert (told[0].type, told[0].actor, told[0].target) == expected


MODES = {
    "Saudi jets bombed a funeral hall in Sanaa in 2016.": "heavy-weapons",
    "Militants blew up a bridge in Mosul with explosives.": "explosives",
    "The prisoner was executed in Tehran on Sunday.": "execute",
    "The junta arrested the ministers in February 2021.": "arrest",
    "Belgium pulled its troops out of Mali in May.": "withdraw",
    "Myanmar's junta released the British ambassador on Friday.": "release",
    "Warsaw deployed mountain brigades to the border on Tuesday.": "troops",
    "Russia expelled the Belgian ambassador in March.": "expel",
    "Norway supplied missiles to Ukraine in May.": "military",
    "The RSF captured Wad Madani on 18 December.": None,
}


@pytest.mark.parametrize(("text", "mode"), MODES.items(), ids=MODES)
def test_modes(text, mode):
    assert next(c.event for c in claims(text) if c.event is not None).mode == mode


PLACES = {
    "Portugal recognised the breakaway republic in 1975.": (),
    "France called on Rwanda to withdraw its troops.": (),
    "Ansar Allah forces shot down an American drone over Marib.": ("Marib",),
    "Kabul fell on 15 August 2021.": ("Kabul",),
}


@pytest.mark.parametrize(("text", "places"), PLACES.items(), ids=PLACES)
def test_a_place_is_where_it_happened_not_who_acts(text, places):
    assert next(c.event for c in claims(text) if c.event is not None).places == places


DAYS = {
    "Goma was captured by rebels on 25 January 2013 and the army retook Sake in May.": "2013-01-25",
    "Rebels seized Goma for the first time since 2012.": None,
    "Analysts on Monday discussed the Iraqi invasion of Kuwait.": None,
    "The Iraqi invasion of Kuwait began on 2 August 1990.": "1990-08-02",
}


@pytest.mark.parametrize(("text", "day"), DAYS.items(), ids=DAYS)
def test_the_day_is_that_of_the_event(text, day):
    period = next(c.period for c in claims(text) if c.event is not None)
    assert (period and period.start.isoformat()) == day


def test_several_events_of_a_sentence_are_several_claims():
    found = [c.event for c in claims("Rebels seized Goma on Monday and the army shelled Sake on Tuesday.") if c.event]
    assert [(e.action, e.actor, e.target) for e in found] == [("seized", "Rebels", "Goma"), ("shelled", "army", "Sake")]


COUNTED = {
    "Warsaw expelled 45 Russian diplomats on Monday.": ("45 Russian diplomats", "sanction", "Warsaw"),
    "Two gunboats were sunk off Basra by coalition aircraft.": ("Two gunboats", "assault", "coalition"),
    "Lisbon did not expel 45 Russian diplomats on Monday.": None,
    "Warsaw could expel 45 Russian diplomats.": None,
}


@pytest.mark.parametrize(("text", "expected"), COUNTED.items(), ids=COUNTED)
def test_a_count_carries_the_event_it_counts(text, expected):
    found = [(c.text, c.event.type, c.event.actor) for c in claims(text) if c.event and c.amount]
    assert found == ([expected] if expected else [])


MODALITIES = {
    "Hungary rejected the plan on Monday.": "asserted",  # to refuse is an event of its own, not one denied
    "Cairo refused to open the crossing to aid in May.": "asserted",
    "The rebels did not attack the airport on Tuesday.": "denied",
    "The general staff said Ukrainian gunners destroyed a radar in Crimea overnight.": "asserted",
}


@pytest.mark.parametrize(("text", "modality"), MODALITIES.items(), ids=MODALITIES)
def test_modality_of_events(text, modality):
    assert next(c.modality for c in claims(text) if c.event is not None) == modality


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
    "Don't blame Ankara.",
    "The armed forces of the country are small.",
    "The report on the raid was released in May.",
    "The marines met fierce resistance near Hue.",
    "He has surrounded himself with advisers.",
    "The king ordered plans for an attack on Vienna.",
    "Hopes for a withdrawal of the troops were dashed.",
    "The rouble fell on Monday.",
    "The army almost captured Vienna in 1683.",
    "Seoul was left to defend itself.",
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
    "Russia could lose Pokrovsk by May, analysts said.": (None, False, None, "down", None, date(2025, 5, 31)),
    "Russian casualties will exceed one million within six months.": (
        (None, False, "personnel_losses", "above", 1_000_000, date(2025, 7, 2))
    ),
    "Russian losses will top 450,000 before March.": (
        (None, False, "personnel_losses", "above", 450_000, date(2025, 2, 28))
    ),
    "Should Ukraine lose Pokrovsk, Russian forces could take Dnipro by summer.": (
        ("Ukraine lose Pokrovsk", False, None, None, None, date(2025, 8, 31))
    ),
    "Russia would halt the strikes provided that Kyiv withdraws its troops.": (
        ("Kyiv withdraws its troops", False, None, None, None, None)
    ),
    "In the event of a ceasefire, Israel would withdraw from the corridor within 60 days.": (
        ("a ceasefire", False, None, None, None, None)
    ),
    "If the truce holds until Sunday, then the rebels will free the captives on Monday.": (
        ("the truce holds until Sunday", False, None, None, None, date(2025, 1, 6))
    ),
    "The central bank is likely to raise the key rate to 23% in February.": (
        (None, False, "key_rate", "up", 23, date(2025, 2, 28))
    ),
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


TIMES = {
    # the last day by which, the first day on which, the words
    "Russian forces could enter the town in the coming days.": (None, None, "the coming days"),
    "Ukraine may get the missiles soon.": (None, None, "soon"),
    "Russia will not be ready for peace before 2027.": (None, date(2027, 1, 1), "2027"),
    "Ukraine expects the first jets no earlier than 2026.": (None, date(2026, 1, 1), "2026"),
    "Russia will call up more conscripts next week.": (date(2025, 1, 12), None, "next week"),
    "Ukraine will run out of shells by the end of the year.": (date(2025, 12, 31), None, "the end of the year"),
    "NATO could admit Ukraine within three months of a ceasefire in 2030.": (date(2030, 12, 31), None, "2030"),
}


@pytest.mark.parametrize(("text", "expected"), TIMES.items(), ids=TIMES)
def test_when_it_is_due(text, expected):
    found = next(c.prospect for c in claims(text) if c.prospect is not None)
    assert (found.due and found.due.end, found.not_before, found.when) == expected


def test_a_bare_month_ahead_is_the_days_of_the_claim_too():
    (claim,) = [c for c in claims("Russia could lose Pokrovsk by May, analysts said.") if c.kind is ClaimKind.FORECAST]
    assert claim.period.end == date(2025, 5, 31)


NO_FORECAST = [
    "In December 2024 Russia lost 48,670 troops.",
    "The king would die two years later in exile.",
    "Russia could have lost the town.",
    "The plan, which would cost Russia a fortune, was dropped.",
    "It is unclear whether Russia will attack by May.",
    "The actor Will Smith met Ukrainian pilots.",
    "Russia may be wrong about the bridge.",
]


@pytest.mark.parametrize("text", NO_FORECAST)
def test_what_foretells_nothing(text):
    assert not [c for c in claims(text) if c.prospect is not None or c.kind is ClaimKind.FORECAST]


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
