"""Who stands before a verb and what behind it, in one sentence: noun phrases by their closed-class neighbours.

No parser: a noun phrase is what lies between two words that cannot be in one. What cannot be read safely is None.
"""

from __future__ import annotations

from typing import NamedTuple

from tallystick.claims.event_words import event_words
from tallystick.claims.reading import Reading
from tallystick.model.analysis import Mention

_SUBORDINATE = frozenset({"after", "before", "until", "since", "as", "because"})  # a clause of its own behind them
_BESIDE = frozenset({"and", "then", ",", "-", "'s", "also", "even", "meanwhile"})
_LONGEST = 10  # tokens of a noun phrase


class Phrase(NamedTuple):
    """Tokens `first` (included) to `last` (excluded); `head` is the noun before any "of"."""

    first: int
    last: int
    head: int


class Phrases:
    """Noun phrases of one document, by the token they touch."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.words = reading, event_words()

    def text(self, phrase: Phrase) -> str:
        """As printed, without its article."""
        more = phrase.last > phrase.first + 1
        first = phrase.first + (more and self.reading.lower(phrase.first) in ("the", "a", "an"))
        if more and self.reading.lower(first) in ("this", "that") and self.capital(first + 1):
            first += 1  # "after this Kolchak was arrested"
        return self.reading.span(first, phrase.last).of(self.reading.text)

    def capital(self, token: int) -> bool:
        """Does the token begin with a capital?"""
        return self.reading.text[self.reading.starts[token]].isupper()

    def pronoun(self, token: int) -> bool:
        """Is it a pronoun? "US forces" begins with none."""
        return self.reading.lower(token) in self.words["pronouns"] and not (
            self.reading.lower(token) == "us" and self.capital(token)
        )

    def verbal(self, token: int) -> bool:
        """A past tense that ends a noun phrase: "began", or a word in -ed with no noun of war behind it."""
        word, behind, words = self.reading.lower(token), self.reading.lower(token + 1), self.words
        if self.reading.lower(token - 1) == "-":  # "Japanese-held"
            return False
        if word in words["past_verbs"]:
            return True
        if not word.endswith("ed") or self.capital(token) or behind in words["agents"] | words["objects"]:
            return False
        return self.reading.lower(token - 1) not in words["determiners"] | {"of", "and", ","}

    def mention(self, phrase: Phrase, number: int) -> Mention | None:
        """The actor or people that the phrase names before its "of", whole nouns first."""
        span = self.reading.span(phrase.first, phrase.head + 1)
        return next((m for m in self.reading.mentions[number] if m.kind != "place" and span.covers(m.span)), None)

    def left(self, at: int, first: int, number: int, *, nearest: bool = False) -> Phrase | None:
        """The noun phrase that ends right before token `at`, none of it before token `first`.

        A prepositional phrase behind it is passed over ("troops in the east attacked"), unless the `nearest` noun is
        wanted, which is what a relative pronoun stands for.
        """
        reading, words = self.reading, self.words
        end, passed = at, False
        for _ in range(4):
            end = self._past_time(end, first, number)
            start = end
            while start > first and end - start < _LONGEST and self._inside(start - 1, start, end):
                start -= 1
            if start == end and passed and reading.lower(end - 1).endswith("ed"):
                end -= 1  # "soldiers equipped with launchers took out"
                continue
            if start == end or end - start >= _LONGEST:
                return None
            if nearest:
                of = max((k for k in range(start, end) if reading.lower(k) == "of"), default=start - 1)
                return self._phrase(of + 1, end)
            before = reading.lower(start - 1) if start > first else ""
            if before in words["prepositions"] and before not in _SUBORDINATE:
                if start - 1 == first:
                    return self._behind_place(start, end, number)
                end, passed = start - 1, True
                continue
            if before in words["auxiliaries"] or before in ("to", "which", "whose", "who"):
                return None
            for time in reading.times[number]:  # "On 7 June Robespierre ..."
                behind = reading.token_at(time.span.end)
                if start < behind < end and time.span.start <= reading.starts[start]:
                    start = behind
            return self._phrase(start, end)
        return None

    def _inside(self, token: int, start: int, end: int) -> bool:
        """Can the token, to the left of what has been taken, belong to the noun phrase?"""
        word, words = self.reading.lower(token), self.words
        if word == "of":
            return start < end
        if word == ".":
            return self._abbreviates(token)
        if word == "and":
            return start < end and token > 0 and self._nominal(token - 1) and not self._ends_clause(token - 1)
        if word in words["stops"] or word in words["auxiliaries"] or word in words["prepositions"] or word == "'s":
            return word in ("'s", "-")
        if self.reading.lower(start) in words["determiners"] and start < end and word not in ("all", "both"):
            return False
        verb = words.verbs.get(word)
        if verb is not None and (verb.past or verb.ing) and self.reading.lower(token - 1) not in words["determiners"]:
            return self.capital(token)
        if word in words["past_verbs"]:
            return False
        return not self.pronoun(token) or word in words["determiners"]

    def _ends_clause(self, token: int) -> bool:
        """ "Seized Goma and the army shelled Sake", "on Monday and the army": what the clause before ends with."""
        words, lower = self.words, self.reading.lower
        if lower(token) in words["calendar"]:
            return True
        while token > 0 and (self.capital(token) or lower(token) in words["agents"]):
            token -= 1
        if lower(token) in words["determiners"]:
            token -= 1
        verb = words.verbs.get(lower(token))
        return (verb is not None and verb.past) or lower(token) in words["past_verbs"]

    def _abbreviates(self, token: int) -> bool:
        """The stop of an initial or a title: "U.S. forces", "Mr. Xi"."""
        if token == 0 or not self.capital(token - 1):
            return False
        length = self.reading.ends[token - 1] - self.reading.starts[token - 1]
        return length == 1 or self.reading.lower(token - 1) in self.words["titles"]

    def adverb(self, token: int) -> bool:
        """A word in -ly that is no noun: "heavily", not "family", not "Italy"."""
        word = self.reading.lower(token)
        return word.endswith("ly") and len(word) > 4 and word not in self.words["nouns_in_ly"]

    def _nominal(self, token: int) -> bool:
        word = self.reading.lower(token)
        return self.capital(token) or word in self.words["agents"]

    def _past_time(self, end: int, first: int, number: int) -> int:
        """Back over adverbs, times and their prepositions."""
        reading, words = self.reading, self.words
        moved = True
        while moved and end > first:
            moved = False
            if reading.lower(end - 1) in words["adverbs"] or self.adverb(end - 1):
                end, moved = end - 1, True
                continue
            for mention in reading.times[number]:
                if mention.span.end == reading.ends[end - 1] and mention.kind in ("date", "time"):
                    start = reading.token_at(mention.span.start)
                    if first < start < end:
                        end, moved = start, True
                        if reading.lower(end - 1) in words["prepositions"] and end - 1 > first:
                            end -= 1
                    break
        return end

    def _behind_place(self, start: int, end: int, number: int) -> Phrase | None:
        """ "In Kursk Russian forces ...": a place or a time that opens the clause is no part of the subject."""
        reading = self.reading
        opening = [m.span for m in reading.mentions[number] if m.kind == "place"]
        opening += [t.span for t in reading.times[number]]
        for span in opening:
            behind = reading.token_at(span.end)
            if span.start == reading.starts[start] and behind < end:
                return self._phrase(behind, end)
        return None

    def right(self, at: int, last: int, number: int, *, parties: bool = False) -> Phrase | None:
        """The noun phrase that begins at token `at`, none of it at or beyond token `last`.

        An "and" with a clause of its own behind it ends the phrase, unless `parties` are wanted ("between X and Y").
        """
        reading, words = self.reading, self.words
        end = at
        while end < last and reading.lower(end).endswith("ly") and not self.capital(end):
            at = end = end + 1
        times = {reading.token_at(t.span.start) for t in reading.times[number] if t.kind in ("date", "time")}
        if reading.lower(at).endswith(("'s", "’s")):  # "condemned Friday's test"
            times.discard(at)
        while end < last and end - at <= _LONGEST and end not in times:
            word = reading.lower(end)
            if word in words["stops"] and not (end > at and (word == "-" or (word == "." and self._abbreviates(end)))):
                break
            if word == "of" and (end == at or reading.lower(end + 1).endswith("ing")):
                break  # "accused Rwanda of backing the rebels"
            if word in words["prepositions"]:
                break
            if word in words["auxiliaries"] or word in words["adverbs"] or (word == "to"):
                break
            if end > at and word in words["determiners"] and reading.lower(end - 1) not in ("of", "and", "all", "both"):
                break
            if end > at and ((self.pronoun(end) and word not in words["determiners"]) or self.verbal(end)):
                break
            if word == "and" and (end == at or self.opens_verb(end + 1)):
                break
            if word == "and" and not parties and self.opens_clause(end + 1, last):
                break
            if word.endswith("ing") and end > at and reading.lower(end - 1) not in words["determiners"] | {"of", "and"}:
                verb = words.verbs.get(word)
                plural, leads = reading.lower(end - 1).endswith("s"), words["prepositions"] | words["determiners"]
                if (verb is not None or plural or reading.lower(end + 1) in leads) and not self.capital(end):
                    break  # "a convoy sailing under escort"
            end += 1
        while end > at and reading.lower(end - 1) in words["determiners"] | {"and", "of", "-"}:
            end -= 1
        if end == at or end - at > _LONGEST:
            return None
        if self.pronoun(at) and (end - at == 1 or reading.lower(at) not in words["determiners"]):
            return None
        return self._phrase(at, end)

    def opens_verb(self, token: int) -> bool:
        """Is a verb behind the "and", not a second object: "took the town and shelled the market"?"""
        word = self.reading.lower(token)
        if token >= self.reading.count or self.capital(token):
            return False
        if word in self.words["adverbs"] or word in self.words["auxiliaries"] or word.endswith(("ed", "ly")):
            return True
        verb = self.words.verbs.get(word)
        return verb is not None and (verb.past or verb.participle or verb.ing)

    def opens_clause(self, token: int, last: int) -> bool:
        """Does a clause of its own begin here: "and the Japanese occupied Vladivostok"?"""
        words, lower = self.words, self.reading.lower
        if lower(token) in words.verbs and lower(token) not in words.nouns:
            return False
        for k in range(token, min(last, token + _LONGEST)):
            word = lower(k)
            if word in words["past_verbs"] or word in words["finite"]:
                return True
            verb = words.verbs.get(word)
            past = verb.past if verb is not None else word.endswith("ed") and k > token + 1
            if past and not self.capital(k):
                before = lower(k - 1)
                if k > token and before not in words["determiners"] and lower(k + 1) not in words["agents"]:
                    return True
            if word in words["stops"] or word in words["prepositions"] or word == "and":
                return False
        return False

    def _phrase(self, first: int, last: int) -> Phrase | None:
        reading, words = self.reading, self.words
        while first < last and (reading.lower(first) in _BESIDE or (self.adverb(first) and first + 1 < last)):
            first += 1
        if first >= last:
            return None
        head = next((k for k in range(first, last) if reading.lower(k) == "of"), last) - 1
        if head < first or (
            last - first == 1 and (self.pronoun(first) or reading.lower(first) in words["determiners"])
        ):
            return None
        return Phrase(first, last, head)
