"""The text as the quantity readers walk it: tokens, numbers, and the stretches that belong to dates and links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tallystick.language.quantities.numbers import NumberReader
from tallystick.language.quantities.words import QuantityWords, quantity_words
from tallystick.model.analysis import Sentence, TimeMention, Token

# Links, mail addresses, handles and tags, footnotes, phone numbers.
_LINK = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\w+|[@#]\w+|\[\d{1,3}\]|\+\d[\d ()-]{8,}\d"
)


class Cursor:
    """Token look-ups of one text. `blocked[i]` is 1 for tokens of dates, clock times, sets and links."""

    def __init__(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], times: Sequence[TimeMention]
    ) -> None:
        self.text, self.tokens, self.sentences = text, tokens, sentences
        self.words: QuantityWords = quantity_words()
        self.numbers = NumberReader(text, tokens, self.words)
        starts = [token.start for token in tokens]
        self.blocked = bytearray(len(tokens))
        for mention in times:
            if mention.kind in ("date", "time", "set"):
                self._block(starts, mention.span.start, mention.span.end)
        for match in _LINK.finditer(text):
            self._block(starts, match.start(), match.end())

    def _block(self, starts: Sequence[int], start: int, end: int) -> None:
        i = max(0, bisect_right(starts, start) - 1)
        while i < len(starts) and starts[i] < end:
            if self.tokens[i].end > start:
                self.blocked[i] = 1
            i += 1

    def lower(self, i: int) -> str:
        """The token's lower-cased text; empty outside the text."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def glued(self, i: int) -> bool:
        """Does token i follow the one before it without a space?"""
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start


def singular(word: str, words: QuantityWords) -> str:
    """A counted noun's singular by the regular endings of English and the lexicon's exceptions."""
    if word in words.plurals:
        return words.plurals[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def is_plural(word: str, words: QuantityWords) -> bool:
    """Does the word look like a plural that can be counted?"""
    return word in words.plurals or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 2
    )
