"""The text as the readers of attribution see it, and the drafts they put down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tallystick.language.attribution.contents import ContentReader
from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.drafts import Draft, Range
from tallystick.language.attribution.phrases import PhraseReader
from tallystick.language.attribution.quotations import Quotations
from tallystick.language.attribution.words import Cue, attribution_words
from tallystick.model.analysis import AttributionKind, Sentence

_NEVER_SPEAK = frozenset("there this that what which these those one nothing something anything everything".split())
_NOBODY = frozenset({"nobody", "none", "no", "neither"})


class Verb(NamedTuple):
    """A reporting verb in its sentence: the group's first token, the verb's own, and what is known of the form."""

    number: int  # of the sentence
    sentence: Sentence
    first: int
    place: int
    cue: Cue
    negative: bool


class Sheet:
    """Letters, quotations and phrases of one text; `found` grows while it is read. All places are token indices."""

    def __init__(self, phrases: PhraseReader, quotations: Quotations, sentences: Sequence[Sentence]) -> None:
        self.phrases, self.quotations, self.sentences = phrases, quotations, sentences
        self.contents = ContentReader(phrases, quotations)
        self.lowers, self.tags = phrases.lowers, phrases.tags
        words = attribution_words()
        self.cues, self.nouns, self.groups = words.cues, words.nouns, words.groups
        self.found: list[Draft] = []

    def closes(self, at: int, low: int) -> bool:
        """Does a quotation close at `at`, in this sentence or, with an end mark of its own, right before it?"""
        if at < 0 or at not in self.quotations.closed:
            return False
        return at >= low or self.tags[at - 1] == "!"

    def may_speak(self, phrase: Phrase) -> bool:
        """Can the phrase be a source at all: anything but "this", "there", an object pronoun?"""
        if phrase.last - phrase.first > 1:
            return True
        word = self.lowers[phrase.first]
        return word not in _NEVER_SPEAK and not (self.tags[phrase.first] in "m#W" and word.isdigit())

    def add(
        self,
        verb: Verb,
        group: Range,
        phrase: Phrase | None,
        content: list[Range],
        *,
        speaker: Phrase | None = None,
        negative: bool = False,
    ) -> None:
        """Put down what the verb reports; without a phrase nobody is named."""
        cue = verb.cue
        kind = cue.kind
        negative = negative or verb.negative or cue.denies
        if phrase is None:
            kind = AttributionKind.HEDGE
        else:
            bearer = speaker or phrase
            negative = negative or self.lowers[bearer.first] in _NOBODY
            if cue.denies:
                kind = AttributionKind.DENIAL
            elif cue.may_document:
                if self.phrases.is_document(bearer):
                    kind = AttributionKind.DOCUMENT
                elif kind is AttributionKind.DOCUMENT:
                    kind = AttributionKind.STATEMENT
        place = verb.place
        group = (group[0], max(group[1], place + 1))
        self.found.append(Draft(verb.number, kind, phrase, group, content, place, speaker, negative=negative))
