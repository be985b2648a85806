"""The tokens of one text, with the questions that every reader of times asks of them."""

from __future__ import annotations

from collections.abc import Sequence, Set

from tallystick.language.times.words import TimeWords, time_words
from tallystick.model.analysis import Sentence, Tokens


class Cursor:
    """One text under way: its tokens, and the sentence `begin` (included) to `limit` (excluded) being read.

    `lowers` are the words of the tokens, "last year's" as "last", "year": the word counts, its ending is left out of
    the span. `candidates` are the tokens that may open an expression: numbers and the words `openers`.
    """

    def __init__(self, text: str, tokens: Tokens, sentences: Sequence[Sentence], openers: Set[str]) -> None:
        self.text, self.sentences = text, sentences
        self.words: TimeWords = time_words()
        self.printed, self.starts, self.ends = tokens.lowers, tokens.starts, tokens.ends
        self.lowers = lowers = tokens.lowers
        self.candidates = [k for k, word in enumerate(lowers) if word in openers or (word < ":" and word >= "0")]
        owners = self.words.owners
        owned = [k for k in self.candidates if lowers[k] in owners]
        if owned:
            self.lowers = lowers.copy()
            for k in owned:
                self.lowers[k] = owners[lowers[k]]
        self.begin, self.limit = 0, len(lowers)
        # Years before Christ are told without their era once it is clear: "In 218 he crossed the Alps".
        self.ancient = lowers.count("bc") + lowers.count("bce") >= 3

    def end_of(self, k: int) -> int:
        """Where the word of token k ends, without a possessive that was taken off it."""
        return self.ends[k] - 2 if self.lowers[k] is not self.printed[k] else self.ends[k]

    def lower(self, k: int) -> str:
        """The token's word inside the sentence, "" outside."""
        return self.lowers[k] if self.begin <= k < self.limit else ""

    def glued(self, k: int) -> bool:
        """Does token k follow the one before it without a space?"""
        return self.begin < k < self.limit and self.ends[k - 1] == self.starts[k]

    def capital(self, k: int) -> bool:
        """Does token k start with a capital?"""
        return self.begin <= k < self.limit and self.text[self.starts[k]].isupper()

    def named(self, k: int) -> bool:
        """Is token k part of a name: with a capital, behind another word with one ("USA Today")?"""
        return self.capital(k) and self.capital(k - 1)

    def surface(self, k: int) -> str:
        """Token k as it is printed."""
        return self.text[self.starts[k] : self.ends[k]]

    def integer(self, k: int) -> int | None:
        """A token of plain digits (thousands commas allowed) as a number below a billion."""
        word = self.lower(k)
        if not "0" <= word < ":" or len(word) > 11:
            return None
        if "," in word:
            groups = word.split(",")
            if not groups[0] or len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:]):
                return None
            word = "".join(groups)
        return int(word) if word.isdecimal() and word.isascii() else None
