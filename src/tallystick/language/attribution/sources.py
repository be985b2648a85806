"""The noun phrase that names a source, before or after its reporting word."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.language.attribution.words import attribution_words
from tallystick.model.analysis import Sentence, TimeMention, Token

_DETERMINERS = frozenset(
    "the a an this that these those his her its their our same another some one several many both".split()
)
_INSIDE = frozenset({"of", "for", "in", "at", "from", "with", "to", "'s", "-", ".", "'", "the", "&"})
_STOPS = frozenset(
    """that because when where as if but while although though since after before until than what how why which who
    whom whose or so then it's there not yet and by on during according citing per""".split()
)
_MARKS = frozenset(',;:()[]“”"«»—–!?…•*#')
_PLAIN_PAST = frozenset({"says", "told", "tells", "wrote", "gave"})
_LONGEST = 14


class SourceReader:
    """Reads source noun phrases off one text. Token indices in, (first, past last) token indices out."""

    def __init__(self, text: str, tokens: Sequence[Token], times: Sequence[TimeMention]) -> None:
        self.text, self.tokens = text, tokens
        words = attribution_words()
        self.words, self.cues = words.sources, words.cues
        self._timed: set[int] = set()
        at = 0
        for mention in times:
            if mention.period is None:
                continue  # "a recent report": no date to keep out of a name
            while at < len(tokens) and tokens[at].end <= mention.span.start:
                at += 1
            k = at
            while k < len(tokens) and tokens[k].start < mention.span.end:
                self._timed.add(k)
                k += 1

    def is_time(self, k: int) -> bool:
        """Is the token part of a time expression?"""
        return k in self._timed

    def capital(self, k: int) -> bool:
        """Does the token start with a capital?"""
        return self.text[self.tokens[k].start].isupper()

    def before(self, cue: int, sentence: Sentence) -> tuple[int, int] | None:
        """The subject of the verb at token `cue`: over adverbs, auxiliaries, an apposition or a relative pronoun."""
        k = cue - 1
        while k >= sentence.first and self._passes(k):
            k -= 1
        if k >= sentence.first and self.tokens[k].lower in ("who", "which"):
            k -= 1
            if k >= sentence.first and self.tokens[k].lower == ",":
                k -= 1
        elif k >= sentence.first and self.tokens[k].lower == ",":
            opening = self._comma_before(k, sentence)
            if opening is None:
                return None
            k = opening - 1
        elif k >= sentence.first and self.tokens[k].lower == ")":
            while k > sentence.first and self.tokens[k].lower != "(":
                k -= 1
            k -= 1
        return self._backwards(k, sentence)

    def _passes(self, k: int) -> bool:
        word = self.tokens[k].lower
        return word in self.words["between"] or word in self.words["hedges"] or (word.endswith("ly") and len(word) > 5)

    def _comma_before(self, k: int, sentence: Sentence) -> int | None:
        """The comma that opens the insertion closed by the comma at k; None when it is no insertion."""
        for j in range(k - 1, max(sentence.first, k - 16), -1):
            word = self.tokens[j].lower
            if word == ",":
                return j if k - j > 1 else None
            if word in _MARKS and word != "-":
                return None
        return None

    def _backwards(self, end: int, sentence: Sentence) -> tuple[int, int] | None:
        k = end
        while k >= sentence.first and end - k < _LONGEST:
            word = self.tokens[k].lower
            if word == "and" and k < end and k > sentence.first and self._joins(k):
                k -= 1
                continue
            if word in _MARKS or word in _STOPS or self.is_time(k):
                break
            if k < end and word in self.cues and (word.endswith(("ed", "aid")) or word in _PLAIN_PAST):
                break  # another verb: "FT said | one of the slides contained"
            k -= 1
        first = k + 1
        if first > end:
            return None
        first = self._past_preposition(first, end)
        while first <= end and self.tokens[first].lower in ("'s", ".", "-", "'"):
            first += 1
        return (first, end + 1) if first <= end else None

    def _joins(self, k: int) -> bool:
        """Does the "and" at k join two names or two plain nouns, rather than two sentences?"""
        return self.capital(k - 1) and (self.capital(k + 1) or self.tokens[k + 1].lower in _DETERMINERS)

    def _past_preposition(self, first: int, end: int) -> int:
        """ "In Kyiv the ministry": the phrase starts where its determiner does."""
        if self.tokens[first].lower in ("in", "at", "from", "with", "to", "for", "of"):
            for k in range(first + 1, end + 1):
                if self.tokens[k].lower in _DETERMINERS:
                    return k
            return min(first + 2, end) if end - first >= 2 else first + 1
        return first

    def after(self, first: int, limit: int) -> tuple[int, int] | None:
        """The noun phrase that starts at token `first`: to a mark, a time, a verb of the clause or the limit."""
        k = first
        while k < limit and k - first < _LONGEST:
            word = self.tokens[k].lower
            if word in _MARKS or (word == "." and not self._initial(k)):
                break
            if word in _STOPS and word != "and":
                break
            if word == "and" and not (k > first and k + 1 < limit and self._joins(k)):
                break
            if k > first and (word in ("has", "have", "had", "is", "are", "was", "were", "will") or self.is_time(k)):
                break
            k += 1
        while k > first and self.tokens[k - 1].lower in _INSIDE - {"'s"}:
            k -= 1
        return (first, k) if k > first else None

    def _initial(self, k: int) -> bool:
        """Is the full stop at k that of an initial or a title ("U.S.", "Gen.")?"""
        return self.tokens[k - 1].end == self.tokens[k].start and self.tokens[k - 1].end - self.tokens[k - 1].start <= 3

    def can_speak(self, phrase: tuple[int, int], sentence: Sentence) -> bool:
        """Does the phrase name somebody or something that can be a source: a name, a speaking noun, a pronoun?"""
        first, end = phrase
        last = self.tokens[end - 1].lower.removesuffix("'s")
        if last in self.words["pronouns"] and end - first == 1:
            return True
        if any(self.tokens[k].lower in self.words["speakers"] for k in range(first, end)):
            return True
        if any(self.capital(k) for k in range(first, end) if k != sentence.first):
            return True
        return first == sentence.first and self.capital(first) and end - first <= 2 and last not in _DETERMINERS

    def is_document(self, phrase: tuple[int, int]) -> bool:
        """Is the head of the phrase a document?"""
        first, end = phrase
        head = end - 1
        for k in range(first + 1, end):
            if self.tokens[k].lower in ("of", "in", "for", "from", "by") and self.tokens[k - 1].lower != "one":
                head = k - 1
                break
        return self.tokens[head].lower in self.words["documents"]

    def name(self, phrase: tuple[int, int]) -> str:
        """The phrase as it is printed, without a leading determiner or "same"."""
        first, end = phrase
        while first < end - 1 and self.tokens[first].lower in _DETERMINERS - {"one", "another"}:
            first += 1
        printed = self.text[self.tokens[first].start : self.tokens[end - 1].end]
        return " ".join(printed.split()).removesuffix("’s").removesuffix("'s")
