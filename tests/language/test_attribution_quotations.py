"""Whose words stand between quotation marks, over sentences and paragraphs, and in transcripts."""

import pytest

from tests.language.attribution_reading import shown

CASES = {
    "inverted": (
        "“The bridge is gone,” said Anna Koval.",
        [("Anna Koval", "said", "“The bridge is gone,”")],
    ),
    "goes on after the source": (
        '"We will not leave," the mayor said. "There are 55 children here." It rained.',
        [("the mayor", "said", '"We will not leave," | "There are 55 children here."')],
    ),
    "broken in the middle": (
        '"Every night," a teacher said, "the houses shake."',
        [("a teacher", "said", '"Every night," | "the houses shake."')],
    ),
    "several sentences before the source": (
        '"The roads are cut. Nothing moves," a driver said.',
        [("a driver", "said", '"The roads are cut. Nothing moves,"')],
    ),
    "a question": (
        '"How many?" he asked.',
        [("he", "asked", '"How many?"')],
    ),
    "after a colon": (
        "In a statement, the ministry said: “Our units hold.”",
        [("the ministry", "said", "“Our units hold.”")],
    ),
    "a fragment goes on in plain words": (
        "The envoy said the offer was “a trap” and that talks had ended.",
        [("The envoy", "said", "the offer was “a trap” and that talks had ended")],
    ),
    "the sentence before keeps its own": (
        'One guard called it "a mess." She says the gate "was never shut."',
        [("One guard", "called", 'it "a mess."'), ("She", "says", 'the gate "was never shut."')],
    ),
    "over two paragraphs": (
        "“The roads are cut. Nothing moves.\n\n“In the south the bridges stand,” the mayor said.",
        [("the mayor", "said", "“The roads are cut. Nothing moves. | “In the south the bridges stand,”")],
    ),
    "block quotation": (
        "The colonel continued:\n\n“No vehicle may cross. Tell them.”",
        [("The colonel", "continued", "“No vehicle may cross. Tell them.”")],
    ),
    "block without marks": (
        "The statement reads:\n\nAll forces are to withdraw by Friday.",
        [("The statement", "reads", "All forces are to withdraw by Friday")],
    ),
    "signed": (
        "“We lost the harvest.” — Petro Savchuk",
        [("Petro Savchuk", "—", "“We lost the harvest.”")],
    ),
    "transcript": (
        "WALLACE: How many tanks were lost?\n\nHNATIUK: Of my company, nine.",
        [("WALLACE", ":", "How many tanks were lost?"), ("HNATIUK", ":", "Of my company, nine")],
    ),
    "transcript in one paragraph": (
        "WALLACE: How many were lost? HNATIUK: Nine. All on Monday.",
        [("WALLACE", ":", "How many were lost?"), ("HNATIUK", ":", "Nine. All on Monday")],
    ),
    "transcript, a rank and a remark on it": (
        "GEN. IVAN HNATIUK (RET.): They had nine tanks. They lost all of them.",
        [("GEN. IVAN HNATIUK (RET.)", ":", "They had nine tanks. They lost all of them")],
    ),
    "transcript, an office in lower case": (
        "ANNA BELL, spokeswoman: Nine tanks were lost.",
        [("ANNA BELL, spokeswoman", ":", "Nine tanks were lost")],
    ),
    "a transcript that is quoted": (
        "“BELL: How many were lost?\n\n“HNATIUK: Nine. All on Monday.”",
        [("BELL", ":", "How many were lost?"), ("HNATIUK", ":", "Nine. All on Monday.”")],
    ),
    "what goes on without marks is not quoted": (
        "“We lost nine men,” the captain said, but the ridge held.",
        [("the captain", "said", "“We lost nine men,”")],
    ),
    "what goes on with marks is": (
        "“We lost nine men,” the captain said, but still “held the ridge.”",
        [("the captain", "said", "“We lost nine men,” | but still “held the ridge.”")],
    ),
    "an office with its place": (
        "Directorate of Roads in Idlib: Nine bridges were closed on Monday.",
        [("Directorate of Roads in Idlib", ":", "Nine bridges were closed on Monday")],
    ),
    "rows of a table": ("Tanks: 4,130 (+7)\n\nPersonnel: 790,800 (+1,510)\n\nDrones: 912 destroyed", []),
    "rows of a form": ("Location: Idlib\n\nCasualties: three people were killed\n\nWeapon: Grad rocket", []),
    "a line of a digest": ("Sudan: The war enters its third year.", []),
    "headline": (
        "Kyiv: 30 drones downed overnight",
        [("Kyiv", ":", "30 drones downed overnight")],
    ),
    "single marks": (
        "‘The gate was open,’ said the guard.",
        [("the guard", "said", "‘The gate was open,’")],
    ),
    "double apostrophes": (
        "''The gate was open,'' the guard said.",
        [("the guard", "said", "''The gate was open,''")],
    ),
    "scare quotes": ("The so-called “people's council” met in the school.", []),
    "of himself": (
        '"I think the town is lost," the mayor said.',
        [("the mayor", "said", '"I think the town is lost,"')],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_quotations(text, expected):
    assert shown(text) == expected
