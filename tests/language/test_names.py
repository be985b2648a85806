"""Which names of the theatre stand in a text, and which words only look like them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.language.names import find_names
from tallystick.language.sentences import split_sentences
from tallystick.language.tokens import tokenize
from tallystick.theatres import load_theatre

UKRAINE, GAZA = load_theatre("ukraine"), load_theatre("gaza")


def names(text, theatre=UKRAINE):
    tokens = tokenize(text)
    found = find_names(text, tokens, split_sentences(text, tokens), theatre)
    return {(m.kind, m.id, m.span.of(text)) for m in found}


CASES = {  # text: names that must be among those found
    "Ukraine's losses rose.": {("actor", "ukraine", "Ukraine"), ("place", "ukraine", "Ukraine")},
    "It was the Russians’ plan.": {("actor", "russia", "Russians")},
    "Estonians and Syrians came.": {("actor", "baltic_states", "Estonians"), ("actor", "syria", "Syrians")},
    "Ukraine's General Staff said so.": {("speaker", "general_staff_ua", "Ukraine's General Staff")},
    "Ukraine's general staff said so.": {("speaker", "general_staff_ua", "Ukraine's general staff")},
    "Russian-held Kupiansk": {("actor", "russia", "Russian"), ("place", "kupiansk", "Kupiansk")},
    "UKRAINE HELD KHARKIV": {("place", "kharkiv", "KHARKIV"), ("actor", "ukraine", "UKRAINE")},
    "near Slov'yansk and Zaporizhzhya": {
        ("place", "sloviansk", "Slov'yansk"),
        ("place", "zaporizhzhia", "Zaporizhzhya"),
    },
    "Viktor Orban and Recep Tayyip Erdogan": {
        ("speaker", "orban", "Viktor Orban"),
        ("speaker", "erdogan", "Recep Tayyip Erdogan"),
    },
    "Radosław Sikorski and Radoslaw Sikorski": {
        ("speaker", "polish_officials", "Radosław Sikorski"),
        ("speaker", "polish_officials", "Radoslaw Sikorski"),
    },
    "The Times and the Guardian wrote it.": {
        ("speaker", "times_london", "Times"),
        ("speaker", "guardian", "Guardian"),
    },
    "Kyiv said so.": {("speaker", "officials_ua", "Kyiv"), ("place", "kyiv", "Kyiv")},
    "The WHO and the US said so.": {("speaker", "who", "WHO"), ("actor", "united_states", "US")},
    "the U.S.'s plan": {("actor", "united_states", "U.S.")},
    "The Institute for the Study of War (ISW) said so.": {
        ("speaker", "isw", "Institute for the Study of War"),
        ("speaker", "isw", "ISW"),
    },
    "central bank": {("speaker", "bank_of_russia", "central bank")},
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_names_are_found(text, expected):
    assert expected <= names(text)


TRAPS = {  # text: a name that must not be found
    "The Moscow-based institute closed.": ("speaker", "kremlin"),
    "A shop in Kyiv closed.": ("speaker", "officials_ua"),
    "Times have changed.": ("speaker", "times_london"),
    "the Los Angeles Times": ("speaker", "times_london"),
    "Who said so?": ("speaker", "who"),
    "They told us. Us too.": ("actor", "united_states"),
    "WHO TOLD US THAT": ("actor", "united_states"),
    "Important stories were told.": ("speaker", "important_stories"),
    "A deep state works there.": ("speaker", "deepstate"),
    "ap and ft are units": ("speaker", "ap"),
    "The fast reaction": ("speaker", "azov"),
    "general staff meetings": ("speaker", "general_staff_ua"),
}


@pytest.mark.parametrize(("text", "name"), TRAPS.items(), ids=TRAPS)
def test_other_words_are_no_names(text, name):
    assert name not in {(kind, id_) for kind, id_, _ in names(text)}


def test_the_longest_name_wins():
    assert {id_ for kind, id_, _ in names("The Ukrainian Air Force said so.") if kind == "speaker"} == {"air_force_ua"}
    assert names("Gaza's Hamas-run Health Ministry said so.", GAZA) == {
        ("speaker", "moh_gaza", "Gaza's Hamas-run Health Ministry")
    }


WORDS = st.sampled_from(
    ["Ukraine", "Ukraine's", "General", "Staff", "of", "the", "Russian", ".", "-", "US", "\n", "Orbán"]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_names_are_in_order_inside_their_sentences_and_do_not_cross(text):
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    found = find_names(text, tokens, sentences, UKRAINE)
    spans = list(dict.fromkeys(m.span for m in found))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(sentences[m.sentence].span.covers(m.span) for m in found)
