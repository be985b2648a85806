"""One attribution inside another, documents and who holds them, pronouns, the theatre's speakers."""

import pytest

from tallystick.language import analyse
from tallystick.model.analysis import AttributionKind
from tallystick.model.document import Document
from tallystick.pipeline import open_theatre
from tests.language.attribution_reading import read

PARENTS = {  # the sentence, and (speaker, index of the one it stands in) of each
    "a report of a report": (
        "Reuters reported that the ministry said 40 tanks were lost.",
        [("Reuters", None), ("ministry", 0)],
    ),
    "three deep": (
        "State radio said the ministry had denied reports that the ship was hit.",
        [("State radio", None), ("ministry", 0), (None, 1)],
    ),
    "according to inside": (
        "A newspaper wrote that, according to diplomats, the deal would last 90 days.",
        [("newspaper", None), ("diplomats", 0)],
    ),
    "a claim that is denied": (
        "The Kremlin rejected Kyiv's claim that the cruiser had been hit.",
        [("Kremlin", None), ("Kyiv", 0)],
    ),
    "quoted as saying": (
        "The agency quoted the governor as saying that fires were still burning.",
        [("agency", None), ("governor", 0)],
    ),
    "was quoted as saying": (
        "The governor was quoted by local media as saying that water would be rationed.",
        [("local media", None), ("governor", 0)],
    ),
    "beside each other": (
        "The army said 42 fighters were killed; the hospital counted 19 bodies.",
        [("army", None), ("hospital", None)],
    ),
    "what one hopes oneself": ("The general said he hoped for rain.", [("general", None)]),
}


@pytest.mark.parametrize(("text", "expected"), PARENTS.values(), ids=PARENTS)
def test_which_stands_in_which(text, expected):
    assert [(a.speaker, a.parent) for a in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported that losses doubled, citing two officials.",
        "Reuters, citing two officials, reported that losses doubled.",
        "Citing two officials, Reuters reported that losses doubled.",
    ],
)
def test_citing_names_the_origin_of_the_same_words(text):
    found = {a.speaker: a for a in read(text)}
    origin, agency = found["two officials"], found["Reuters"]
    assert origin.content == agency.content
    assert read(text)[origin.parent].speaker == "Reuters"
    assert agency.parent is None


def test_a_document_is_held_by_who_obtained_it_and_speaks_on_as_it():
    text = "This plan, obtained by the Morning Post, describes an attack. It includes a list of 160 targets."
    found = read(text)
    listed = found[-1]
    assert (listed.kind, listed.speaker) == (AttributionKind.DOCUMENT, "plan")
    assert found[listed.parent].speaker == "Morning Post"


def test_what_only_a_document_can_do_needs_one():
    assert read("The brigade moved at dawn. It includes three battalions.") == ()


def test_a_pronoun_keeps_the_last_speaker():
    text = "The ministry said 40 tanks were lost. It added that 12 guns were gone."
    assert [(a.speaker, a.inherited) for a in read(text)] == [("ministry", False), ("ministry", True)]


def test_a_plain_next_sentence_is_nobodys():
    (only,) = read("The governor said no one was hurt. Firemen worked until noon.")
    assert only.content[-1].end == len("The governor said no one was hurt")


def test_sources_are_linked_to_the_theatre():
    theatre, _ = open_theatre("ukraine")
    text = "Ukraine's General Staff said 40 tanks were lost."
    (said,) = analyse(Document(id="x", text=text), theatre).attributions
    assert said.speaker == "Ukraine's General Staff"
    assert said.speaker_id == next(s.id for s in theatre.speakers if "General Staff" in s.name)
