"""Attributions without a verb of their own, nobody named, documents, denials: table by class."""

import pytest

from tallystick.model.analysis import AttributionKind
from tests.language.attribution_reading import read, shown

PHRASES = {
    "according to, and a share of the counted": (
        "The flood drove out 90,000, according to the Red Cross, two thirds of them farmers.",
        [("the Red Cross", "according to", "The flood drove out 90,000")],
    ),
    "a relative clause before the verb and its hearer": (
        "The sultan, whose palace had burned, urged troops to hold the gate.",
        [("The sultan, whose palace had burned", "urged", "troops to hold the gate")],
    ),
    "a footnote's number": (
        "The institute assessed that two brigades had left the front.[7]",
        [("The institute", "assessed", "that two brigades had left the front")],
    ),
    "there is": (
        "Ankara estimates there are 700 fighters left.",
        [("Ankara", "estimates", "there are 700 fighters left")],
    ),
    "according to, at the end": (
        "Some 428 tanks were destroyed, according to the General Staff.",
        [("the General Staff", "according to", "Some 428 tanks were destroyed")],
    ),
    "according to, in front": (
        "According to the General Staff, 521 tanks were destroyed.",
        [("the General Staff", "According to", "521 tanks were destroyed")],
    ),
    "according to, in the middle": (
        "The minefield, according to sappers, is twelve kilometres deep.",
        [("sappers", "according to", "The minefield | is twelve kilometres deep")],
    ),
    "according to somebody and what he is": (
        "All drones were jammed, according to Yuriy Ihnatenko, a spokesman for the air force.",
        [("Yuriy Ihnatenko, a spokesman for the air force", "according to", "All drones were jammed")],
    ),
    "according to somebody and what he is, in front": (
        "According to the centre, a think tank based in Oslo, the corps lost 33 guns.",
        [("the centre, a think tank based in Oslo", "According to", "the corps lost 33 guns")],
    ),
    "a report by whom and when": (
        "According to a list published by the harbour office in June, 40 boats sank.",
        [("a list published by the harbour office in June", "According to", "40 boats sank")],
    ),
    "a chart drawn on a day": (
        "The chart released on Friday shows two gaps.",
        [("The chart released on Friday", "shows", "two gaps")],
    ),
    "people who do something": (
        "Surgeons working in the bunker said nine men had died.",
        [("Surgeons working in the bunker", "said", "nine men had died")],
    ),
    "a rank of several words": (
        "Commander-in-Chief General Halyna Rudenko said the ridge was lost.",
        [("Commander-in-Chief General Halyna Rudenko", "said", "the ridge was lost")],
    ),
    "a dateline": (
        "ODESA, Ukraine (XY) — Nine men died overnight, the governor said.",
        [("the governor", "said", "Nine men died overnight")],
    ),
    "somebody's claims about": (
        "Tehran's claims about the sinking were doubted.",
        [("Tehran's", "claims about", "the sinking")],
    ),
    "claims about, of nobody": ("Claims about the sinking were doubted.", []),
    "per": (
        "The bombardment killed 22, per the civil defence.",
        [("the civil defence", "per", "The bombardment killed 22")],
    ),
    "by somebody's count": (
        "By Kyiv's count, Russia has fired 9,600 missiles.",
        [("Kyiv's", "count", "Russia has fired 9,600 missiles")],
    ),
    "by one estimate": (
        "By one estimate, four in ten mines are duds.",
        [("one estimate", "By", "four in ten mines are duds")],
    ),
    "in somebody's view": (
        "In the commander's view, the village was lost in March.",
        [("the commander's", "view", "the village was lost in March")],
    ),
    "in the words of": (
        "In the words of one diplomat, the sanctions are a sieve.",
        [("one diplomat", "In the words of", "the sanctions are a sieve")],
    ),
    "somebody's claim": (
        "Pilots laughed at the junta's claim that the airport was safe.",
        [("the junta's", "claim", "that the airport was safe")],
    ),
    "documented by a hyphen": (
        "The number of UN-verified child deaths has passed 600.",
        [("UN", "verified", "child deaths")],
    ),
    "citing what cannot speak": (
        "The union called the plan sound, citing its long trial.",
        [("The union", "called", "the plan sound"), ("The union", "citing", "its long trial")],
    ),
    "two papers behind what is counted": (
        "The navy lost 3 ships, Reuters and AFP reported, citing medics.",
        [("Reuters and AFP", "reported", "The navy lost 3 ships"), ("medics", "citing", "The navy lost 3 ships")],
    ),
    "papers behind a place": (
        "A depot burned near Odesa, Reuters, AFP and the BBC reported.",
        [("Reuters, AFP and the BBC", "reported", "A depot burned near Odesa")],
    ),
    "a list of people": (
        "Officials, residents and two witnesses said the depot burned.",
        [("Officials, residents and two witnesses", "said", "the depot burned")],
    ),
}

NAMELESS = {
    "reportedly": ("The general was reportedly dismissed.", "reportedly", "The general was | dismissed"),
    "is believed to": ("The general is believed to be abroad.", "is believed", "The general | to be abroad"),
    "it was claimed": (
        "It was claimed that the shell came from the north.",
        "was claimed",
        "that the shell came from the north",
    ),
    "reported lost": ("Some 40 trucks were reported destroyed.", "were reported", "Some 40 trucks | destroyed"),
    "said to": ("He fled in a lorry said to have been stolen.", "said", "a lorry | to have been stolen"),
    "reports that": (
        "Unconfirmed reports that the bridge had been blown spread through the city.",
        "reports",
        "that the bridge had been blown",
    ),
    "bounds of an amount": (
        "More than 300 sailors are believed to have drowned.",
        "are believed",
        "More than 300 sailors | to have drowned",
    ),
    "bounds before a hedge": ("Fewer than 40 men allegedly fled.", "allegedly", "Fewer than 40 men | fled"),
    "rumours of": ("There were rumours of a second landing.", "rumours", "of a second landing"),
    "accused of": ("The army was accused of using gas.", "was accused of", "The army | using gas"),
}

KINDS = {
    "statement": ("The mayor said the road was open.", AttributionKind.STATEMENT, False),
    "record": ("The General Staff recorded 187 engagements.", AttributionKind.RECORD, False),
    "record of names": ("The observatory documented the deaths of 39 civilians.", AttributionKind.RECORD, False),
    "document": ("An internal audit showed that the generators never arrived.", AttributionKind.DOCUMENT, False),
    "document with its list": ("One of the slides contained a list of 44 airfields.", AttributionKind.DOCUMENT, False),
    "according to a document": ("According to the survey, six in ten have moved.", AttributionKind.DOCUMENT, False),
    "denial": ("The ministry denied that 500 soldiers had deserted.", AttributionKind.DENIAL, True),
    "dismissed as": ("Khartoum dismissed the report as propaganda.", AttributionKind.DENIAL, True),
    "intent": ("The president vowed to retake every village.", AttributionKind.INTENT, False),
    "neither confirmed nor denied": (
        "The junta neither confirmed nor denied that it had lost a base.",
        AttributionKind.STATEMENT,
        True,
    ),
    "did not confirm": ("The company did not confirm that its ship was hit.", AttributionKind.STATEMENT, True),
    "declined to comment": ("The brigade declined to comment on its losses.", AttributionKind.STATEMENT, True),
    "nobody admits": ("Nobody in the command admits that the order was given.", AttributionKind.STATEMENT, True),
}


@pytest.mark.parametrize(("text", "expected"), PHRASES.values(), ids=PHRASES)
def test_sources_without_a_reporting_verb(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "cue", "content"), NAMELESS.values(), ids=NAMELESS)
def test_nobody_is_named(text, cue, content):
    assert shown(text) == [(None, cue, content)]
    (hedge,) = read(text)
    assert (hedge.kind, hedge.speaker) == (AttributionKind.HEDGE, None)


@pytest.mark.parametrize(("text", "kind", "negative"), KINDS.values(), ids=KINDS)
def test_what_sort_of_report_it_is(text, kind, negative):
    (found,) = read(text)
    assert (found.kind, found.negative) == (kind, negative)
