"""Which words weaken or deny which stretch of a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.language.modality import find_modality
from tallystick.language.sentences import split_sentences
from tallystick.language.tokens import tokenize


def cues_of(text):
    tokens = tokenize(text)
    return find_modality(text, tokens, split_sentences(text, tokens))


CASES = {  # text: how, a word that it covers, a word that it must not cover
    "Russia lost an estimated 427,000 soldiers.": ("estimated", "427,000", "Russia"),
    "The army probably lost 300 men, but it held 5 towns.": ("estimated", "300", "5"),
    "The general was reportedly killed.": ("alleged", "general", None),
    "He was said to have lost 300 men; it held 5.": ("alleged", "300", "5"),
    "Unconfirmed reports spoke of 300 dead.": ("alleged", "300", None),
    "The economy could collapse.": ("conditional", "collapse", "economy"),
    "If it rains, the road closes.": ("conditional", "road", None),
    "Were Russia to lose Tokmak, 300 tanks would be cut off.": ("conditional", "Tokmak", None),
    "Should the line fall, 300 men are lost.": ("conditional", "300", None),
    "Had the line held, 300 men were alive.": ("conditional", "300", None),
    "In May 2024 it may fall.": ("conditional", "fall", "2024"),
    "“If it falls, we go,” he said of the 300.": ("conditional", "falls", "300"),
    "I think the offensive is over.": ("opinion", "offensive", None),
    "We still believe it holds, but 300 fled.": ("opinion", "holds", "300"),
    "The West should send 300 tanks.": ("opinion", "300", "West"),
    "In my view the line holds.": ("opinion", "line", None),
    "Arguably it failed, but 300 fled.": ("opinion", "failed", "300"),
    "Will the line hold?": ("question", "line", None),
    "“Did 300 die?” he asked on Monday after 5 p.m.": ("question", "300", "5"),
    "It is unclear whether 300 died; 5 were hurt.": ("question", "300", "5"),
    "Growth is expected to reach 3 per cent.": ("predicted", "3", "Growth"),
    "The army will lose 300 tanks, but it held 5 towns.": ("predicted", "300", "5"),
    "It is set to fall; it set to work in 5 towns.": ("predicted", "fall", "5"),
    "Production is due to rise.": ("predicted", "rise", None),
    "They'll lose 300.": ("predicted", "300", None),
    # an amount as the subject is weakened too, one that is taken for given is not
    "300 guns may have been lost.": ("conditional", "300", None),
    "Up to 300 sailors are feared drowned.": ("estimated", "300", None),
    "It lost 300 guns and may lose a town.": ("conditional", "town", "300"),
    "The 300 men could be flown out.": ("conditional", "flown", "300"),
    "On 12 May Russia could have lost a ship.": ("conditional", "ship", "12"),
    "It was supposed to get 300 guns.": ("conditional", "300", None),
    # neither said nor denied
    "Tehran neither confirmed nor denied that 300 died.": ("alleged", "300", None),
    "Tehran did not confirm or deny losing 300 men.": ("alleged", "300", None),
    "The figure of 300 could not be independently verified.": ("alleged", "300", None),
    "There was no official confirmation of the 300 deaths.": ("alleged", "300", None),
    # negations
    "There is no evidence that 300 died.": ("denied", "300", None),
    "300 guns were not lost.": ("denied", "300", None),
    "The 300 wounded were not named.": ("denied", "named", "300"),
    "Russia did not lose 300 tanks.": ("denied", "300", "Russia"),
    "Russia didn’t lose 300 tanks, but it lost 5 guns.": ("denied", "300", "5"),
    "It did not lose 300 tanks, and the army held 5 towns.": ("denied", "300", "5"),
    "It did not lose 300 tanks and it held 5 towns.": ("denied", "300", "5"),
    "It did not retreat after losing 300 men.": ("denied", "retreat", "300"),
    "It did not attack because 300 had died.": ("denied", "attack", "300"),
    "It did not comment, saying only that 300 died.": ("denied", "comment", "300"),
    "It did not advance and lost 300 men.": ("denied", "advance", "300"),
    "As it did not retreat, it lost 300 men.": ("denied", "retreat", "300"),
    "It did not, officials said, lose 300 men.": ("denied", "300", None),
    "“We did not flee,” he said of the 300.": ("denied", "flee", "300"),
    "It never lost 300 tanks.": ("denied", "300", None),
    "It failed to take 5 towns.": ("denied", "5", None),
    "It has yet to take 5 towns.": ("denied", "5", None),
    "Without losing 300 men, it took 5 towns.": ("denied", "300", "5"),
    "It lost 200 tanks rather than 300.": ("denied", "300", "200"),
    "None of the 300 tanks returned.": ("denied", "300", None),
    "It lost neither 300 tanks nor 20 guns.": ("denied", "20", None),
    "No source confirmed that 300 died.": ("denied", "300", None),
    "There were no deaths and 12 injuries.": ("denied", "deaths", "12"),
    "On no day did it lose 300 men.": ("denied", "300", None),
    "The ministry did not confirm that 300 died.": ("denied", "300", None),
    "The ministry denied that 300 died; 5 were hurt.": ("denied", "300", "5"),
    "The claim that 300 died is false.": ("denied", "300", None),
    "He dismissed reports of 300 dead as fake.": ("denied", "300", None),
    "He made false claims that 300 died.": ("denied", "300", None),
    "It is not true that 300 died.": ("denied", "300", None),
    "Contrary to claims that 300 died, 5 were hurt.": ("denied", "300", None),
    "It prevented the loss of 300 tanks.": ("denied", "300", None),
    "It has still not lost 300 tanks.": ("denied", "300", None),
    "It no longer holds 5 towns.": ("denied", "5", None),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_a_cue_covers_what_it_weakens_and_no_more(text, expected):
    modality, inside, outside = expected

    def covering(word):
        at = text.index(word)
        return {cue.modality for cue in cues_of(text) if cue.scope.start <= at < cue.scope.end}

    assert modality in covering(inside)
    assert outside is None or modality not in covering(outside)


PLAIN = (
    "In May 2024 the line held.",
    "IN MAY 2024 THE LINE HELD.",
    "May was the worst month.",
    "Russia lost 427,000 soldiers.",
    "They believe in it.",
    "The political will of the West is strong.",
    "Its military might is great.",
    "Will Smith and Mark May left.",
    "It fell due to losses of 300.",
    "It lost more than expected.",
    "Public opinion in view of the war is calm.",
    "It lost no fewer than 300 tanks.",
    "It lost no more than 300 tanks.",
    "It lost not less than 300 tanks.",
    "Not a single tank was lost.",
    "Dozens, if not hundreds, were lost.",
    "It was order No. 5.",
    "A no-fly zone covers it.",
    "30 people were denied visas.",
    "It was a false start on the wrong road.",
    "It was second to none.",
    "They were there and had 300 men.",
)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_statements_have_no_cue(text):
    assert not cues_of(text)


def test_not_only_is_no_negation():
    assert not any(cue.negative for cue in cues_of("It lost not only 300 tanks but also 20 guns."))


def test_two_negations_cover_the_same_words():
    text = "It did not fail to take 5 towns."
    at = text.index("5")
    assert sum(cue.negative and cue.scope.start <= at < cue.scope.end for cue in cues_of(text)) == 2


WORDS = st.sampled_from(
    'not no did denied that 300 , ; " “ ” and it if will may lost . ? neither reportedly saying as false is'.split()
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_scopes_stay_in_their_sentence_and_hold_text(text):
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    for cue in find_modality(text, tokens, sentences):
        assert cue.scope.start < cue.scope.end
        assert any(s.span.covers(cue.span) and s.span.covers(cue.scope) for s in sentences)
        assert cue.negative or cue.modality != "denied"
