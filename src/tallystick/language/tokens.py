"""Words, numbers and marks of a text, in one linear pass."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from operator import sub

from tallystick.model.analysis import Tokens

# A number keeps its inner commas and points ("1,585", "31.12.2024"); letters that follow it are a word of their own
# ("17|th", "1.2|k", "450|kW"), letters that lead keep their digits ("Q3", "F16"). Everything else is one mark.
# The blank before a token is matched with it, other blanks by themselves, so that the lengths of all that is found add
# up to the places. Plain words come first because nearly all tokens are plain words.
_TOKEN = re.compile(r" ?[a-z]++(?![\w'])| ?(?:[^\W\d_]\w*+(?:'\w++)*+|\d++(?:[.,]\d++)*+|[^\s\w]|_)|\s+")
_QUOTES = "’‘ʼ`"


def folded(text: str) -> str:
    """The text in lower case with plain apostrophes, character for character.

    A letter whose lower case is longer than itself (İ) stays as it is, so that every place keeps its number.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join([low if len(low := letter.lower()) == 1 else letter for letter in text])
    for mark in _QUOTES:
        lower = lower.replace(mark, "'")
    return lower


def tokenize(text: str) -> Tokens:
    """All tokens in the order of the text. Linear in its length; every `text[start:end]` is the printed token."""
    pieces = _TOKEN.findall(folded(text))
    ends = list(accumulate(map(len, pieces)))
    lowers = list(map(str.lstrip, pieces))
    if "" in lowers:
        ends, lowers = list(compress(ends, lowers)), list(filter(None, lowers))
    return Tokens(lowers, list(map(sub, ends, map(len, lowers))), ends)
