"""Where clauses end, and quotations: how far a word reaches that weakens or denies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tallystick.language.lexicon import read_words
from tallystick.model.analysis import Sentence, Tokens

_PRONOUNS = frozenset("he she it they we i you".split())
_OPENING, _CLOSING, _STRAIGHT = frozenset("“«„"), frozenset("”»"), '"'


class ClauseWords(NamedTuple):
    """The tables of the lexicon's modality.toml that part clauses."""

    breaks: frozenset[str]
    asides: frozenset[str]
    conjunctions: frozenset[str]
    subjects: frozenset[str]
    subordinators: frozenset[str]
    pasts: frozenset[str]
    looked_at: frozenset[str]  # every word or mark at which a clause or a quotation may end


@cache
def clause_words(code: str = "en") -> ClauseWords:
    """Read once a language."""
    tables = read_words("modality", code)
    sets = {name: frozenset(tables[name].split()) for name in ClauseWords._fields if name in tables}
    marks = {",", "that", _STRAIGHT, *_OPENING, *_CLOSING}
    return ClauseWords(**sets, looked_at=sets["breaks"] | sets["asides"] | sets["conjunctions"] | marks)


class Clauses:
    """The places in one sentence where clauses and quotations end. All are token indices.

    `hard` end the reach of every word, `soft` of a negation as well; `commas` are where "reportedly" begins its clause.
    """

    __slots__ = ("commas", "first", "hard", "last", "quotations", "soft", "text", "tokens")

    def __init__(self, text: str, tokens: Tokens, sentence: Sentence, places: Sequence[int]) -> None:
        """`places` are the sentence's tokens that are in `looked_at`; others among them do no harm."""
        self.text, self.tokens = text, tokens
        self.first, self.last = first, last = sentence.first, sentence.last
        self.hard: list[int] = []
        self.soft: list[int] = []
        self.commas: list[int] = []
        self.quotations: list[tuple[int, int]] = []
        words, lowers = clause_words(), tokens.lowers
        conjunctions, breaks, asides = words.conjunctions, words.breaks, words.asides
        opened, closed = -1, False
        fronted = lowers[first] in words.subordinators
        for k in places:
            word = lowers[k]
            following = lowers[k + 1] if k + 1 < last else "."
            if word == ",":
                self.commas.append(k)
                if fronted:  # "As it did not retreat, ..."
                    fronted = False
                    self.soft.append(k)
                elif following in conjunctions:
                    if k + 2 < last and self._subject(k + 2):
                        self.hard.append(k)
                elif self._aside(following):
                    self.soft.append(k)
            elif word in conjunctions:
                if following in _PRONOUNS:
                    self.hard.append(k)
                elif (word == "and" or word == "or") and self._past(following):
                    self.soft.append(k)
            elif word == "that":
                self.commas.append(k)
            elif word in breaks:
                if word != "–" or tokens.starts[k] > tokens.ends[k - 1]:  # a dash, not a range of numbers
                    self.hard.append(k)
            elif word in asides:
                self.soft.append(k)
            elif word in _OPENING or (word == _STRAIGHT and opened < 0 and self._opens(k)):
                opened = k
            elif word in _CLOSING or word == _STRAIGHT:
                if opened >= 0 or not closed:  # else it is a mark of inches; one that began in a sentence before counts
                    self.quotations.append((max(opened, first - 1), k))
                opened, closed = -1, True
        if opened >= 0:
            self.quotations.append((opened, last))

    def _opens(self, k: int) -> bool:
        """Is the straight mark at token k an opening one? Those stand close to what follows."""
        starts, ends = self.tokens.starts, self.tokens.ends
        return k + 1 < self.last and starts[k + 1] == ends[k] and (k == self.first or starts[k] > ends[k - 1])

    def is_capital(self, k: int) -> bool:
        """Is the token printed with a capital?"""
        return self.text[self.tokens.starts[k]].isupper()

    def _subject(self, k: int) -> bool:
        """Does somebody else act from token k on? ", and the army ...", ", but 300 of them ..." """
        word = self.tokens.lowers[k]
        return word in clause_words().subjects or self.is_capital(k) or word[0].isdigit()

    def _aside(self, word: str) -> bool:
        """Is what this word begins after a comma told besides? ", saying ...", ", with ...", ", hit by ..." """
        return word in ("with", "as", "having") or (word[-3:] == "ing" and len(word) > 4) or self._past(word)

    def _past(self, word: str) -> bool:
        return (word[-2:] == "ed" and len(word) > 3) or word in clause_words().pasts

    def _quotation(self, k: int) -> tuple[int, int]:
        """One past the opening mark and the closing mark around token k; the sentence's own ends outside of any."""
        for opening, closing in self.quotations:
            if opening < k < closing:
                return max(opening + 1, self.first), closing
        return self.first, self.last

    def end(self, k: int, *, negation: bool = False) -> int:
        """One past the last token that a word at k reaches."""
        limit = self._quotation(k)[1] if self.quotations else self.last
        for places in (self.hard, self.soft) if negation else (self.hard,):
            if places and places[-1] > k:
                limit = min(limit, places[bisect_right(places, k)])
        return max(limit, k + 1)

    def begin(self, k: int, *, comma: bool = False) -> int:
        """The first token of the clause around k; with `comma`, commas and "that" begin one too."""
        limit = self._quotation(k)[0] if self.quotations else self.first
        for places in (self.hard, self.commas) if comma else (self.hard,):
            if places and places[0] < k:
                limit = max(limit, places[bisect_left(places, k) - 1] + 1)
        return limit

    def whole(self, k: int) -> tuple[int, int]:
        """The sentence, or the quotation in it that holds k."""
        return self._quotation(k)

    def phrase(self, k: int) -> int:
        """One past the noun phrase that follows k: up to a comma, "and", a verb, the clause's end."""
        limit = self.end(k, negation=True)
        at = bisect_right(self.commas, k)
        if at < len(self.commas):
            limit = min(limit, self.commas[at])
        lowers = self.tokens.lowers
        for j in range(k + 2, min(limit, k + 12)):
            if lowers[j] in ("and", "or") or lowers[j] in clause_words().pasts:
                return j
        return limit
