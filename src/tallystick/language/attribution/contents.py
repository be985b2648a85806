"""Which words a reporting verb covers: before it, after it or on both sides, up to where the clause ends."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.language.attribution.sources import SourceReader
from tallystick.model.analysis import Sentence, Token
from tallystick.model.span import Span

_CUTS = frozenset({"but", "while", "whereas", "although", "though"})
_FINITE = frozenset("has have had is are was were".split())
_TAILS = frozenset("on in at to from via during after earlier last this late early".split())


class ContentReader:
    """Reads contents off one text. Token indices in, (first, past last) token indices out."""

    def __init__(self, tokens: Sequence[Token], reader: SourceReader) -> None:
        self.tokens, self.reader, self.words = tokens, reader, reader.words

    def lower(self, k: int) -> str:
        """The token's lower-cased text; empty outside the text."""
        return self.tokens[k].lower if 0 <= k < len(self.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens `first` (included) to `last` (excluded)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def trimmed(self, first: int, last: int) -> Span:
        """Characters of a content without the marks at its edges."""
        while last - 1 > first and self.lower(last - 1) in (".", ",", "”", '"', "“", ":", "’"):
            last -= 1
        while first < last - 1 and self.lower(first) in ("“", '"', ",", ":"):
            first += 1
        return self.span(first, max(last, first + 1))

    def of_verb(self, sentence: Sentence, k: int, phrase: tuple[int, int]) -> list[tuple[int, int]]:
        """Token ranges of what the subject `phrase` of the verb at `k` says."""
        first, last = phrase[0], sentence.last
        before = first - 1
        while before >= sentence.first and self.lower(before) in ("”", '"', "’"):
            before -= 1
        parted = before >= sentence.first + 1 and self.lower(before) in (",", "!", "?")
        if parted and self.lower(k + 1) == "," and k + 3 < last and not self.reader.is_time(before - 1):
            return [(sentence.first, before), (k + 2, last)]
        if parted and not self._only_time(sentence.first, before) and self._ends_here(k + 1, sentence):
            return [(sentence.first, first)]
        start = self._first(k, sentence)
        end = self.end(start, sentence, relative=self.lower(k - 1) == "who" or self.lower(first - 1) == "who")
        return [(start, end)] if end > start else []

    def _only_time(self, first: int, last: int) -> bool:
        """Is there nothing but a date, a place or a linking word in front?"""
        inner = [k for k in range(first, last) if not self.reader.is_time(k)]
        return last - first <= 1 or len(inner) <= 2

    def _ends_here(self, k: int, sentence: Sentence) -> bool:
        """Is the reporting clause the end of the sentence: nothing, a date, "in a statement", "the BBC" after it?"""
        rest = [i for i in range(k, sentence.last) if not self.reader.is_time(i)]
        rest = [i for i in rest if self.tokens[i].lower not in (".", "”", '"', "!", "?", ")", "’")]
        if not rest:
            return True
        if self.lower(rest[0]) in _TAILS:
            return not any(self.lower(i) in ("that", "“", '"') for i in rest)
        hearer = self.lower(k - 1) in self.words["hearer"]
        return (hearer and len(rest) <= 4) or (self.lower(rest[0]) == "," and len(rest) <= 1)

    def _first(self, k: int, sentence: Sentence) -> int:
        """First token of what follows the verb at k: past its hearer, a date, "in a statement", "that", a colon."""
        start = k + 1
        if self.tokens[k].lower in self.words["hearer"]:
            start = self._past_hearer(start, sentence)
        for j in range(start, min(start + 9, sentence.last)):
            word = self.tokens[j].lower
            if word in (",", ":", "“", '"'):
                break
            if word == "that" and (j == start or self.lower(start) in _TAILS or self.reader.is_time(start)):
                return j + 1
        while start < sentence.last and self.reader.is_time(start):
            start += 1
        if self.lower(start) in _TAILS and self.reader.is_time(start + 1):
            while start + 1 < sentence.last and self.reader.is_time(start + 1):
                start += 1
            start += 1
        while start < sentence.last and self.lower(start) in (":", ",", "that", "“", '"', "how"):
            start += 1
        return start

    def _past_hearer(self, start: int, sentence: Sentence) -> int:
        """Over "reporters", "Putin", "the news agency": up to "that", a mark, a pronoun or six tokens."""
        for j in range(start, min(start + 7, sentence.last)):
            word = self.tokens[j].lower
            if word in ("that", ",", ":", "“", '"', "how", "what", "why") or (
                j > start and word in ("they", "he", "she", "it", "his", "their", "we", "i")
            ):
                return j
        j = start
        while j < min(start + 4, sentence.last) and (self.reader.capital(j) or self.lower(j) in ("the", "his", "a")):
            j += 1
        return j

    def end(self, start: int, sentence: Sentence, *, relative: bool = False) -> int:
        """One past the last token of a content that starts at `start`; a relative clause ends at the main verb."""
        depth = False
        for j in range(start, sentence.last):
            word = self.tokens[j].lower
            if word == "”" and not depth and j > start:
                return j  # the content stands inside a quotation that ends here
            if word in ("“", "”", '"'):
                depth = not depth if word == '"' else word == "“"
            if depth or j == start:
                continue
            if word in (";", "—") or (word in _CUTS and self.lower(j - 1) == ","):
                return j
            if word == "," and self.lower(j + 1) in ("citing", "according"):
                return j
            if relative and word in _FINITE and j - start > 3:
                return j
        return sentence.last

    def clause(self, k: int, sentence: Sentence) -> tuple[int, int]:
        """First and one-past-last token of the clause around token k."""
        first, last = k, k + 1
        while first > sentence.first and self.lower(first - 1) not in (",", ";", ":", "—", "that", "which", "who"):
            first -= 1
        while (
            last < sentence.last
            and self.lower(last) not in (";", "—")
            and not (self.lower(last) == "," and self.lower(last + 1) in _CUTS)
        ):
            last += 1
        return first, last
