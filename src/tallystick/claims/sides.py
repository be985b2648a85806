"""Whose loss or gain a number is: read off the noun phrase, then off the verb, then off who else is named."""

from __future__ import annotations

from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.analysis import Mention
from tallystick.model.series import Measure
from tallystick.model.theatre import Name

_BREAKS = frozenset({",", ";", ":", "(", ")", "-", "—", "–", "in", "on", "by", "to", "from", "with", "against", "for"})
_SHARED = frozenset({"for", "on", "among", "by", "the", "side"})  # "105,000 for Iraq", "105,000 on the Iraqi side"


class Sides:
    """The sides that are named in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = claim_words()
        self._verbs = self.words.losing | self.words.destroying | self.words.reporting
        self._sides = {actor.id: _side(actor) for actor in reading.theatre.actors}
        self._speaker_sides = {speaker.id: speaker.side for speaker in reading.theatre.speakers}
        self._document_sides = {
            self._sides.get(m.id) for mentions in reading.mentions.values() for m in mentions if m.kind == "actor"
        }

    def fit(self, measure: Measure, number: int, first: int, last: int) -> bool:
        """Is the measure's subject meant by the tokens `first` to `last`? Where nobody is named, it may be."""
        if measure.subject is None:
            return True
        reading = self.reading
        actors = self._actors(number)
        phrase = [
            m
            for m in actors
            if reading.token_at(m.span.start) >= first - 5 and m.span.end <= reading.tokens[last - 1].end
        ]
        touching = [m for m in phrase if not self._break_between(reading.token_at(m.span.end), first)]
        if reading.lower(last - 1) in self.words.reckonings:
            touching = []  # "Kyiv's running total": who counts, not who loses
        if touching:  # "Ukrainian soldiers": the noun phrase says whose
            return self._sides.get(touching[-1].id) == measure.subject
        before = [m for m in actors if m.span.end <= reading.tokens[first].start]
        told = self._by_verb(measure, before, first)
        if told is not None:
            return told
        after = [m for m in actors if m.span.start >= reading.tokens[last - 1].end]
        sides = {self._sides.get(m.id) for m in (*before, *after)}
        if measure.subject in sides or not sides:
            return measure.subject in self._document_sides or not self._document_sides or not sides
        speakers = [m for m in reading.mentions[number] if m.kind == "speaker"]
        reporting = {self._speaker_sides.get(m.id) for m in speakers}
        if any(m.span.overlaps(s.span) for m in (*before, *after) for s in speakers) and sides <= reporting:
            return True  # the only side named is the one that reports
        return measure.subject in self._document_sides and not sides - {None}

    def fit_carried(self, measure: Measure, number: int, token: int) -> bool:
        """May a measure told before be that of the bare number at `token`? Not where a verb says otherwise."""
        before = [m for m in self._actors(number) if m.span.end <= self.reading.tokens[token].start]
        return measure.subject is None or self._by_verb(measure, before, token) is not False

    def elided(self, number: int, first: int, last: int) -> str | None:
        """The side of a number that shares the verb of the clause before: "Iran lost 200,000 and Iraq 105,000".

        The name stands right before the number (`first`) or, after "for" or "on the", right behind it (`last`).
        """
        for mention in self._actors(number):
            start, end = self.reading.token_at(mention.span.start), self.reading.token_at(mention.span.end)
            between = set(self.reading.lowers[last:start]) if last <= start <= last + 3 else set()
            if end == first or (between and between <= _SHARED):
                return self._sides.get(mention.id)
        return None

    def _actors(self, number: int) -> list[Mention]:
        """The actors a sentence names, those cited as its sources left out."""
        sources = self.reading.sources[number]
        named = [m for m in self.reading.mentions[number] if m.kind == "actor"]
        return [m for m in named if not any(source.overlaps(m.span) for source in sources)]

    def _by_verb(self, measure: Measure, before: list[Mention], first: int) -> bool | None:
        """What a verb between the last actor of `before` and token `first` says; None when there is none.

        Of ground (a derived measure) the one who takes it is the subject, the one who loses it is the other side.
        """
        if not before:
            return None
        owner, words = before[-1], self.words
        verbs = set(self.reading.lowers[self.reading.token_at(owner.span.end - 1) : first])
        side = self._sides.get(owner.id)
        own, other = (words.losing, words.destroying)
        if measure.derived:
            own, other = words.taking, words.ceding
        if verbs & own:
            return side == measure.subject
        if verbs & other:
            return side != measure.subject
        return None

    def _break_between(self, a: int, b: int) -> bool:
        """Is a verb, a comma or a preposition among the tokens `a` to `b` (excluded)?"""
        return any(self.reading.lower(k) in _BREAKS or self.reading.lower(k) in self._verbs for k in range(a, b))


def _side(actor: Name) -> str:
    """The actor whose losses and gains are meant: a side, or one force of it, whose losses are only a part."""
    side = actor.side or actor.id
    whole = actor.kind != "force" or actor.id.endswith("_forces")
    return side if whole else actor.id
