"""Phrases to look for among the words of a stretch of text, without a search for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class PhraseSet:
    """Phrases in lower case, their tokens parted by single spaces.

    Those of one word are looked up all at once; a longer one is searched only where its first word stands.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        words = set()
        self.longer: dict[str, list[str]] = {}  # by first word, with a space around each
        for phrase in phrases:
            if " " in phrase:
                self.longer.setdefault(phrase.split()[0], []).append(f" {phrase} ")
            else:
                words.add(phrase)
        self.words = frozenset(words)
        self.openers = frozenset(self.longer)

    def stands_in(self, tokens: Sequence[str]) -> bool:
        """Is one of the phrases among the tokens, which follow one another in the text?

        A name's possessive is the name: "Lebanon's health ministry" speaks of Lebanon.
        """
        if self._stands_in(tokens):
            return True
        owners = [token for token in tokens if token.endswith("'s")]
        return bool(owners) and self._stands_in([token.removesuffix("'s") for token in tokens])

    def _stands_in(self, tokens: Sequence[str]) -> bool:
        if not self.words.isdisjoint(tokens):
            return True
        if self.openers.isdisjoint(tokens):
            return False
        joined = f" {' '.join(tokens)} "
        return any(phrase in joined for opener in self.openers.intersection(tokens) for phrase in self.longer[opener])
