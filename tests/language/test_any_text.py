"""Any text is read without an error, alike each time, with places that hold, in time that grows with its length."""

import gc
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.language import analyse
from tallystick.language.modality import find_modality
from tallystick.language.names import find_names
from tallystick.language.places import find_places
from tallystick.language.sentences import split_sentences
from tallystick.language.tokens import tokenize
from tallystick.model.analysis import Analysis
from tallystick.model.document import Document
from tallystick.theatres import load_theatre
from tests.language.any_text import UNITS, faults

THEATRE = load_theatre("ukraine")
PUBLISHED = date(2025, 1, 2)
ANY_CHARACTER = st.characters(exclude_categories=["Cs"])
MARKS = ["\u202e", "\u2066", "\u0301", "\u200b", "\u200d", "\ufeff", "\u2028", "\x85", "\x00", "\r\n", "\u0600"]
LETTERS = ["İ", "ı", "ﬁ", "ß", "ς", "ǅ", "三百", "ஃ", "שלום", "مرحبا", "🇺🇦", "👨‍👩‍👧", "\U0010ffff", "’s", "'s"]
NUMBERS = ["١٢٣", "٣٫٥", "Ⅷ", "½", "²", "①", "𝟙"]
STRANGE = st.sampled_from([*MARKS, *LETTERS, *NUMBERS])
WORDS = st.sampled_from(
    "The Ukraine's General Staff said that Russia lost 1,585 soldiers a day in December , not “ ” \" ( ) . ? ! ; : — – "
    "3.5 million $ € % per cent of between and from to the fourth consecutive last week on May 5 2024 Kyiv Khartoum in "
    "- … near if will reportedly did n't deny U.S. No. 5 km² half a dozen twice Gen. 's \n \n\n • 1. 1-1 12:30 @x #y "
    "".split(" ")
)
TEXTS = st.one_of(
    st.text(ANY_CHARACTER, max_size=200),
    st.lists(st.one_of(WORDS, STRANGE, st.text(ANY_CHARACTER, max_size=3)), max_size=60).map(" ".join),
    st.lists(st.one_of(WORDS, STRANGE), max_size=60).map("".join),
)


def read(text, published=PUBLISHED):
    return analyse(Document(id="x", text=text, published=published), THEATRE)


def read_words(text):
    """The analysis without numbers, times and attributions."""
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    names = find_names(text, tokens, sentences, THEATRE)
    return Analysis(
        document=Document(id="x", text=text),
        tokens=tokens,
        sentences=sentences,
        mentions=(*names, *find_places(text, sentences, names)),
        cues=find_modality(text, tokens, sentences),
    )


@given(TEXTS)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_has_sentences_names_and_cues(text):
    analysis = read_words(text)
    assert not list(faults(analysis))
    again = read_words(text)
    assert (again.sentences, again.mentions, again.cues) == (analysis.sentences, analysis.mentions, analysis.cues)


@given(TEXTS, st.sampled_from([PUBLISHED, None]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_alike_each_time_and_every_place_holds(text, published):
    analysis = read(text, published)
    assert not list(faults(analysis))
    again = read(text, published)
    assert (again.quantities, again.times, again.attributions) == (
        analysis.quantities,
        analysis.times,
        analysis.attributions,
    )


@pytest.mark.parametrize("number", ["²", "①", "0.0,0"])
def test_what_only_looks_like_a_number(number):
    assert not list(faults(read(f"Russia lost {number} tanks.")))


DEEP = {"(": ")", "“": "”", "[": "]", "«": "»", '"': '"'}


@pytest.mark.parametrize(("opening", "closing"), DEEP.items(), ids=DEEP)
def test_ten_thousand_brackets_deep(opening, closing):
    text = f"Russia lost {opening * 10_000}300 tanks{closing * 10_000} in May."
    assert not list(faults(read(text)))


def cpu(text):
    gc.collect()
    gc.disable()  # its rounds take longer the more the other tests have left behind
    try:
        begun = time.process_time()
        read(text)
        return time.process_time() - begun
    finally:
        gc.enable()


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_the_time_grows_with_the_length_and_no_faster(unit):
    """Twice the text, about twice the time; a square would take four times. `bench/growth.py` takes megabytes."""
    short, long = (unit * (size // len(unit)) for size in (16_000, 32_000))
    ratios = []
    for _ in range(4):  # the machine is shared: one honest measurement is enough
        ratios.append(cpu(long) / max(cpu(short), 0.004))
        if ratios[-1] < 2.8:
            break
    assert min(ratios) < 2.8


CUT_SHORT = [
    "Losses grew, according to the following",
    "Kyiv said that one of the",
    "The general, whose brigade was said to",
    "They recaptured it in the first half of yesterday",
    "It ended in the second half of Easter",
]


@pytest.mark.parametrize("text", CUT_SHORT)
def test_a_text_may_end_anywhere(text):
    ends = [token.end for token in tokenize(text)]
    for end in ends:
        assert not list(faults(read(text[:end])))
