"""Whose loss or gain a number is: read off the noun phrase, then off the verb, then off who else is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.series import Measure
from tallystick.model.span import Span
from tallystick.model.theatre import Name

_BREAKS = frozenset({",", ";", ":", "(", ")", "-", "—", "–", "in", "on", "by", "to", "from", "with", "against", "for"})
_SHARED = frozenset({"for", "on", "among", "by", "the", "side"})  # "105,000 for Iraq", "105,000 on the Iraqi side"


class _Actor(NamedTuple):
    """An actor's name in the text: its tokens `first` to `last` (excluded), and the side whose losses are meant."""

    span: Span
    first: int
    last: int
    side: str | None


class Sides:
    """The sides that are named in one document."""

    def __init__(self, reading: Reading, sides: Mapping[str, str], speaker_sides: Mapping[str, str | None]) -> None:
        """The side of each actor and of each speaker of the theatre, by their ids."""
        self.reading = reading
        self.words = claim_words()
        self._sides, self._speaker_sides = sides, speaker_sides
        self._named: dict[int, list[_Actor]] = {}
        self._document_sides = {
            self._sides.get(m.id) for mentions in reading.mentions.values() for m in mentions if m.kind == "actor"
        }

    def fit(self, measure: Measure, number: int, first: int, last: int) -> bool:
        """Is the measure's subject meant by the tokens `first` to `last`? Where nobody is named, it may be."""
        if measure.subject is None:
            return True
        reading = self.reading
        actors = self._actors(number)
        if not actors:
            return not self._is_by_the_own_side(measure, number)
        phrase = [m for m in actors if m.first >= first - 5 and m.last <= last]
        if reading.lower(last - 1) in self.words.reckonings:
            phrase = []  # "Kyiv's running total": who counts, not who loses
        touching = [m for m in phrase if _breaks().isdisjoint(reading.lowers[m.last : first])]
        if touching:  # "Ukrainian soldiers": the noun phrase says whose
            return touching[-1].side == measure.subject
        before = [m for m in actors if m.last <= first]
        told = self._by_verb(measure, before, first)
        if told is not None:
            return told
        after = [m for m in actors if m.first >= last]
        sides = {m.side for m in (*before, *after)}
        if measure.subject in sides or not sides:
            return measure.subject in self._document_sides or not self._document_sides or not sides
        speakers = [m for m in reading.mentions[number] if m.kind == "speaker"]
        reporting = {self._speaker_sides.get(m.id) for m in speakers}
        if any(m.span.overlaps(s.span) for m in (*before, *after) for s in speakers) and sides <= reporting:
            return True  # the only side named is the one that reports
        return measure.subject in self._document_sides and not sides - {None}

    def _is_by_the_own_side(self, measure: Measure, number: int) -> bool:
        """ "The ministry said 662 aircraft have been destroyed": a side counts what it destroyed, not what it lost.

        Whose "the ministry" is, the last one named in the paragraph says.
        """
        reading, sentence = self.reading, self.reading.sentences[number]
        words = reading.words[number]
        if self.words.destroying.isdisjoint(words) or not self.words.losing.isdisjoint(words):
            return False
        for source in reading.sources[number]:
            noun = source.of(reading.text).lower().split()[-1]
            for k in range(number - 1, -1, -1):
                if reading.sentences[k].paragraph != sentence.paragraph:
                    break
                named = [
                    m for m in reading.mentions[k] if m.kind == "speaker" and noun in m.span.of(reading.text).lower()
                ]
                if named:
                    return self._speaker_sides.get(named[-1].id) == measure.subject
        return False

    def fit_carried(self, measure: Measure, number: int, token: int) -> bool:
        """May a measure told before be that of the bare number at `token`? Not where a verb says otherwise."""
        before = [m for m in self._actors(number) if m.last <= token]
        return measure.subject is None or self._by_verb(measure, before, token) is not False

    def elided(self, number: int, first: int, last: int) -> str | None:
        """The side of a number that shares the verb of the clause before: "Iran lost 200,000 and Iraq 105,000".

        The name stands right before the number (`first`) or, after "for" or "on the", right behind it (`last`).
        """
        for actor in self._actors(number):
            between = self.reading.lowers[last : actor.first] if actor.first <= last + 3 else []
            if actor.last == first or (between and _SHARED.issuperset(between)):
                return actor.side
        return None

    def _actors(self, number: int) -> list[_Actor]:
        """The actors a sentence names, those cited as its sources left out."""
        if number not in self._named:
            reading, named = self.reading, [m for m in self.reading.mentions[number] if m.kind == "actor"]
            sources = reading.sources.get(number)
            if sources:
                named = [m for m in named if not any(source.overlaps(m.span) for source in sources)]
            self._named[number] = [
                _Actor(m.span, reading.token_at(m.span.start), reading.token_at(m.span.end), self._sides.get(m.id))
                for m in named
            ]
        return self._named[number]

    def _by_verb(self, measure: Measure, before: list[_Actor], first: int) -> bool | None:
        """What a verb between the last actor of `before` and token `first` says; None when there is none.

        Of ground (a derived measure) the one who takes it is the subject, the one who loses it is the other side.
        """
        if not before:
            return None
        owner, words = before[-1], self.words
        verbs = self.reading.lowers[owner.last : first]
        own, other = (words.losing, words.destroying)
        if measure.derived:
            own, other = words.taking, words.ceding
        if not own.isdisjoint(verbs):
            return owner.side == measure.subject
        if not other.isdisjoint(verbs):
            return owner.side != measure.subject
        return None


@cache
def _breaks() -> frozenset[str]:
    """A verb, a comma or a preposition parts an actor from the noun behind."""
    words = claim_words()
    return _BREAKS | words.losing | words.destroying | words.reporting


def side_of(actor: Name) -> str:
    """The actor whose losses and gains are meant: a side, or one force of it, whose losses are only a part."""
    side = actor.side or actor.id
    whole = actor.kind != "force" or actor.id.endswith("_forces")
    return side if whole else actor.id
