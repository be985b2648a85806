"""Where sentences end, and what does not end them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.language.sentences import split_sentences
from tallystick.language.tokens import tokenize

CASES = {
    "two": ("It fell. It rose.", ["It fell.", "It rose."]),
    "abbreviations": ("Gen. Smith spoke on Dec. 31 in the U.S. capital.", None),
    "decimals": ("The rate was 101.68 on Friday.", None),
    "quotes": ("“It fell.” He left.", ["“It fell.”", "He left."]),
    "list items": ("Two demands:\n1. Leave.\n2. Pay.", ["Two demands:", "Leave.", "Pay."]),
    "paragraphs without stops": ("One line\n\nAnother line", ["One line", "Another line"]),
}


def split(text):
    return [sentence.span.of(text) for sentence in split_sentences(text, tokenize(text))]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_sentences(text, expected):
    assert split(text) == (expected or [text])


@given(st.text(alphabet="Ab1 .!?“”\"'\n-•)(", max_size=200))
def test_sentences_are_in_order_and_hold_every_word(text):
    sentences = split_sentences(text, tokenize(text))
    spans = [sentence.span for sentence in sentences]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    words = {i for i, c in enumerate(text) if c.isalpha()}
    assert words <= {i for span in spans for i in range(span.start, span.end)}
