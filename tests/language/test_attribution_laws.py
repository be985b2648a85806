"""Laws of attribution for any text: spans hold, parents never go in circles, the time grows as the text does."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.language.attribution import find_attributions
from tallystick.language.attribution.words import attribution_words, inflected
from tallystick.language.sentences import split_sentences
from tallystick.language.tokens import tokenize
from tests.language.attribution_reading import read

PIECES = (
    "said that , . “ ” \" ' it he who According to by the army Kyiv reports claim of citing quoted as saying and but "
    "denied reportedly was believed ; : — ( ) Monday 40 tanks ‘ ’ adding not would put at his report Reuters"
)
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n"])


def holds(text):
    found = read(text)
    for number, mention in enumerate(found):
        spans = [*mention.content, *(s for s in (mention.source, mention.cue) if s is not None)]
        assert mention.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        seen, at = set(), number
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = found[at].parent
            assert at is None or 0 <= at < len(found)


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=300)
def test_any_words_give_spans_inside_the_text_and_a_forest(text):
    holds(text)


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    holds(text)


@given(st.lists(WORDS, min_size=1, max_size=40).map("".join))
def test_words_without_blanks_too(text):
    holds(text)


UNITS = (
    """said |he said that |and said |"a" |“ |“a” said |Kyiv, the army, |of the |A: |
' |according to the |, citing the army|
reports that |reportedly |“x said¶¶|Kyiv: x¶|It said it was. |a report saying |one of """.replace("\n", "")
    .replace("¶", "\n")
    .split("|")
)


@pytest.mark.parametrize("unit", UNITS, ids=[unit.strip() or "blank" for unit in UNITS])
def test_the_time_grows_as_the_text_does(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        tokens = tokenize(text)
        sentences = split_sentences(text, tokens)
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find_attributions(text, tokens, sentences)
            best = min(best, time.process_time() - start)
        return best

    seconds(1_000)
    assert seconds(80_000) < 8 * seconds(20_000) + 0.05  # four times the text; squared time would be sixteen times


def test_a_sentence_of_nothing_but_reporting_words_is_given_up():
    assert len(read("reportedly " * 12)) == 12
    assert len(read("reportedly " * 150)) < 30


def test_every_form_of_a_verb_is_known():
    cues = attribution_words().cues
    for word in ("deny denies denied denying admit admitted admitting write wrote written signaled signalled echoes "
                 "emphasise emphasizes tells told vows publishing").split():  # fmt: skip
        assert word in cues, word
    assert dict(inflected("refer", frozenset({"refer"}), frozenset())) == {
        "refer": "base", "refers": "third", "referred": "past", "referring": "ing",
    }  # fmt: skip
