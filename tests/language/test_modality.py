"""Which words weaken which stretch of a sentence."""

import pytest

from tallystick.language.modality import find_modality
from tallystick.language.sentences import split_sentences
from tallystick.language.tokens import tokenize

CASES = {
    "Russia lost an estimated 427,000 soldiers.": ("estimated", "427,000"),
    "The general was reportedly killed.": ("alleged", "general"),
    "The economy could collapse.": ("conditional", "collapse"),
    "If it rains, the road closes.": ("conditional", "road"),
    "I think the offensive is over.": ("opinion", "offensive"),
    "Will the line hold?": ("question", "line"),
    "Growth is expected to reach 3 per cent.": ("predicted", "3"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_a_cue_weakens_what_it_covers(text, expected):
    modality, word = expected
    tokens = tokenize(text)
    cues = find_modality(text, tokens, split_sentences(text, tokens))
    at = text.index(word)
    assert modality in {cue.modality for cue in cues if cue.scope.start <= at < cue.scope.end}


@pytest.mark.parametrize("text", ["In May 2024 the line held.", "Russia lost 427,000 soldiers.", "They believe in it."])
def test_plain_statements_have_no_cue(text):
    tokens = tokenize(text)
    assert not find_modality(text, tokens, split_sentences(text, tokens))
