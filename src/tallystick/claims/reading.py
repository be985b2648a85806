"""A document's analysis, indexed by sentence: what every part of this stage looks things up in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import compress

from tallystick.claims.phrase_set import PhraseSet
from tallystick.model.analysis import (
    Analysis,
    AttributionMention,
    Mention,
    ModalCue,
    Modality,
    Quantity,
    Sentence,
    TimeMention,
)
from tallystick.model.claim import Said
from tallystick.model.span import Span
from tallystick.model.theatre import Theatre

_MARGIN = 32  # tokens: how far beyond the text a look at the words around one may reach

# A comma does not end a clause here: figures are strung together with commas.
_BOUNDARIES = frozenset({";", ":", "—", "–", "while", "whereas", "but", "although", "though"})


class Reading:
    """Lookups over one analysis. Tokens are told by their index, sentences by their number, both from 0."""

    def __init__(self, analysis: Analysis, theatre: Theatre) -> None:
        self.analysis, self.theatre = analysis, theatre
        self.text: str = analysis.document.text
        tokens = analysis.tokens
        self.count = len(tokens)
        # Blanks behind the last word are before the first one, too (`lowers[-1]`): a look beyond the text finds "".
        self.lowers: list[str] = tokens.lowers + [""] * _MARGIN
        self.starts, self.ends = tokens.starts, tokens.ends
        # The token's lower-cased text; empty up to `_MARGIN` tokens outside the text.
        self.lower: Callable[[int], str] = self.lowers.__getitem__
        # Index of the first token that starts at or after an offset.
        self.token_at: Callable[[int], int] = partial(bisect_left, self.starts)
        self.sentences: Sequence[Sentence] = analysis.sentences
        self.quantities: dict[int, list[Quantity]] = defaultdict(list)
        self.times: dict[int, list[TimeMention]] = defaultdict(list)
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        for quantity in analysis.quantities:
            self.quantities[quantity.sentence].append(quantity)
        for mention in analysis.times:
            self.times[mention.sentence].append(mention)
        for name in analysis.mentions:
            self.mentions[name.sentence].append(name)
        self.sources: dict[int, list[Span]] = defaultdict(list)  # who is cited, by sentence
        for attribution in analysis.attributions:
            if attribution.source is not None:
                self.sources[self.sentence_at(attribution.source.start)].append(attribution.source)
        # Every word of a sentence, once: what none of its words may open, no finder need look for in it.
        self.words: list[set[str]] = [set(self.lowers[s.first : s.last]) for s in self.sentences]
        self._settings: dict[int, tuple[tuple[str, ...], str | None]] = {}
        self._joined: dict[int, str] = {}
        self._said: dict[tuple[PhraseSet, int], bool] = {}

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence that holds the character at `offset` (the one before, between two)."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def setting(self, number: int) -> tuple[tuple[str, ...], str | None]:
        """The places that a sentence names, and the id of the first actor it names."""
        if number not in self._settings:
            named = self.mentions.get(number, ())
            places = tuple(dict.fromkeys([m.name for m in named if m.kind == "place"]))
            self._settings[number] = places, next((m.id for m in named if m.kind == "actor"), None)
        return self._settings[number]

    def tokens_of(self, number: int) -> list[str]:
        """The tokens of a sentence in lower case."""
        sentence = self.sentences[number]
        return self.lowers[sentence.first : sentence.last]

    def says(self, phrases: PhraseSet, number: int) -> bool:
        """Does one of the phrases stand in the sentence?"""
        asked = phrases, number
        if asked not in self._said:
            self._said[asked] = phrases.stands_in(self.tokens_of(number))
        return self._said[asked]

    def where(self, number: int, wanted: frozenset[str]) -> list[int]:
        """The tokens of a sentence that are one of the words, in the order of the text."""
        here = wanted & self.words[number]
        if not here:
            return []
        sentence = self.sentences[number]
        if len(here) > 1:
            return [k for k, w in enumerate(self.lowers[sentence.first : sentence.last], sentence.first) if w in here]
        (word,), found = here, []
        at = self.lowers.index(word, sentence.first, sentence.last)
        while at >= 0:
            found.append(at)
            try:
                at = self.lowers.index(word, at + 1, sentence.last)
            except ValueError:
                at = -1
        return found

    def joined(self, number: int) -> str:
        """The sentence's tokens with one space around each, for phrase look-ups: " in 2024 , russian forces "."""
        if number not in self._joined:
            sentence = self.sentences[number]
            self._joined[number] = f" {' '.join(self.lowers[sentence.first : sentence.last])} "
        return self._joined[number]

    def previous(self, number: int) -> int | None:
        """The sentence before, when it is in the same paragraph."""
        if number == 0 or self.sentences[number - 1].paragraph != self.sentences[number].paragraph:
            return None
        return number - 1

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens `first` (included) to `last` (excluded)."""
        return Span(self.starts[first], self.ends[last - 1])

    def clause(self, i: int, number: int) -> tuple[int, int]:
        """First and one-past-last token of the clause around token i."""
        sentence = self.sentences[number]
        ends = self._clause_ends
        first, last = sentence.first, sentence.last
        before, behind = bisect_left(ends, i), bisect_right(ends, i)
        if before and ends[before - 1] >= first:
            first = ends[before - 1] + 1
        if behind < len(ends) and ends[behind] < last:
            last = ends[behind]
        return first, last

    def parted(self, a: int, b: int) -> bool:
        """Does a clause end between two tokens, or at the first of them?"""
        low, high = min(a, b), max(a, b)
        at = bisect_left(self._clause_ends, low)
        return at < len(self._clause_ends) and self._clause_ends[at] < high

    @cached_property
    def _clause_ends(self) -> list[int]:
        """The tokens at which a clause ends, in order."""
        lowers, divided = self.lowers, (not _BOUNDARIES.isdisjoint(words) for words in self.words)
        return [
            k
            for sentence in compress(self.sentences, divided)
            for k in range(sentence.first, sentence.last)
            if lowers[k] in _BOUNDARIES
        ]

    def contents(self, number: int) -> list[tuple[AttributionMention, Span]]:
        """Every attribution that reaches into the sentence, with the stretch of its content that does."""
        return [(self.analysis.attributions[index], content) for index, content in self._contents[number]]

    @cached_property
    def _contents(self) -> dict[int, list[tuple[int, Span]]]:
        """By sentence: (index of the attribution, a stretch of its content) for every stretch that reaches into it."""
        found: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        for index, mention in enumerate(self.analysis.attributions):
            for content in mention.content:
                for number in range(self.sentence_at(content.start), self.sentence_at(content.end - 1) + 1):
                    found[number].append((index, content))
        return found

    @cached_property
    def _cues(self) -> dict[int, list[ModalCue]]:
        """By sentence: the words that weaken something in it; a scope never leaves its sentence."""
        found: dict[int, list[ModalCue]] = defaultdict(list)
        for cue in sorted(self.analysis.cues, key=lambda cue: cue.scope.start):
            found[self.sentence_at(cue.scope.start)].append(cue)
        return found

    def attribution(self, span: Span, number: int) -> tuple[tuple[Said, ...], Modality | None]:
        """The chain of speakers whose words hold `span`, outermost first, and the modality that the chain lends it."""
        found = self.analysis.attributions
        innermost, size, modality = None, 0, None
        for index, content in self._contents[number]:
            if content.start <= span.start and span.start < content.end and span.end <= content.end + 2:
                if found[index].speaker is None:
                    modality = Modality.ALLEGED
                elif innermost is None or content.end - content.start <= size:
                    innermost, size = index, content.end - content.start
        chain: list[Said] = []
        seen: set[int] = set()
        at = innermost
        while at is not None and at not in seen:
            seen.add(at)
            mention = found[at]
            if mention.negative:
                modality = Modality.DENIED
            elif modality is None and (mention.cue_word or "").startswith(
                ("claim", "boast", "insist", "assert", "alleg")
            ):
                modality = Modality.ALLEGED if (mention.cue_word or "").startswith("alleg") else Modality.CLAIMED
            if mention.speaker is not None:
                place = mention.source or mention.cue or mention.content[0]
                chain.append(
                    Said(
                        speaker=mention.speaker,
                        speaker_id=mention.speaker_id,
                        cue=mention.cue_word,
                        start=place.start,
                        end=place.end,
                    )
                )
            at = mention.parent
        return tuple(reversed(chain)), modality

    def negated(self, span: Span, number: int) -> bool:
        """Does an odd number of negations cover the words? Two cancel each other out: "did not fail to take"."""
        cues = self._cues[number]
        return bool(cues) and sum(cue.negative and cue.scope.overlaps(span) for cue in cues) % 2 == 1

    def weakened(self, span: Span, number: int) -> Modality | None:
        """The strongest modality whose cue covers part of `span`, negations aside."""
        best: ModalCue | None = None
        for cue in self._cues[number]:
            if cue.modality is not Modality.DENIED and cue.scope.overlaps(span):
                if best is None or _STRENGTH[cue.modality] > _STRENGTH[best.modality]:
                    best = cue
        return best.modality if best else None


_STRENGTH = {
    Modality.ASSERTED: 0,
    Modality.ESTIMATED: 1,
    Modality.CLAIMED: 2,
    Modality.PREDICTED: 3,
    Modality.CONDITIONAL: 4,
    Modality.ALLEGED: 5,
    Modality.OPINION: 6,
    Modality.QUESTION: 7,
    Modality.DENIED: 8,
}
