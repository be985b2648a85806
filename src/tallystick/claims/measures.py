"""Which of the theatre's measures a stretch of text is about.

A measure is named by its words, in a sentence that also holds one of its context words (any, when it has none) and
none of its excluded words ("killed" is not "killed and wounded"). Whose losses they are is read off the noun phrase
("Ukrainian soldiers"), then off the verb ("Russia lost", "Ukraine destroyed"), then off who else is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.series import Measure
from tallystick.model.span import Span
from tallystick.model.theatre import Theatre


@dataclass(frozen=True, slots=True)
class Named:
    """A measure word in the text: tokens `first` to `last` (excluded), and the measures it may name."""

    first: int
    last: int
    measures: tuple[str, ...]


_Index = dict[str, list[tuple[tuple[str, ...], str]]]
_BUILT: dict[tuple[str, str], _Index] = {}


def _index(theatre: Theatre) -> _Index:
    """First word -> ((words, measure), ...), longest first. Singular and plural of the last word both count."""
    key = (theatre.id, theatre.folder)
    if key not in _BUILT:
        index: _Index = {}
        for measure in theatre.measures.values():
            for word in measure.words:
                for words in _forms(word):
                    index.setdefault(words[0], []).append((words, measure.id))
        for rows in index.values():
            rows.sort(key=lambda row: -len(row[0]))
        _BUILT[key] = index
    return _BUILT[key]


def _forms(phrase: str) -> Iterable[tuple[str, ...]]:
    *start, last = phrase.lower().replace("-", " - ").split()
    forms = {last}
    if last.endswith("ies"):
        forms.add(last[:-3] + "y")
    elif last.endswith("s") and not last.endswith("ss"):
        forms.add(last[:-1])
    elif last.isalpha():
        forms.add(last[:-1] + "ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else last + "s")
    return [(*start, form) for form in forms]


class MeasureFinder:
    """Finds measures in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.measures: Mapping[str, Measure] = reading.theatre.measures
        self.words = claim_words()
        self.index = _index(reading.theatre)
        self._verbs = self.words.losing | self.words.destroying | self.words.reporting
        self._named: dict[int, tuple[Named, ...]] = {}
        self._sides = {actor.id: actor.side or actor.id for actor in reading.theatre.actors}
        self._speaker_sides = {speaker.id: speaker.side for speaker in reading.theatre.speakers}
        self._document_sides = {
            self._sides.get(m.id) for mentions in reading.mentions.values() for m in mentions if m.kind == "actor"
        }

    def named(self, number: int) -> tuple[Named, ...]:
        """Measure words of a sentence, longest match first at each place; context and exclusions already judged."""
        if number not in self._named:
            self._named[number] = tuple(self._scan(number))
        return self._named[number]

    def _scan(self, number: int) -> Iterable[Named]:
        reading, sentence = self.reading, self.reading.sentences[number]
        i = sentence.first
        while i < sentence.last:
            word = reading.lower(i).removesuffix("'s")
            rows = self.index.get(word, ())
            matched: list[str] = []
            length = 0
            for words, measure in rows:
                if matched and len(words) < length:
                    break
                if i + len(words) <= sentence.last and all(
                    reading.lower(i + k).removesuffix("'s") == w for k, w in enumerate(words)
                ):
                    if self._fits(measure, number, i, i + len(words)):
                        matched.append(measure)
                        length = len(words)
            if matched:
                yield Named(i, i + length, tuple(dict.fromkeys(matched)))
                i += length
            else:
                i += 1

    def _window(self, number: int) -> str:
        previous = self.reading.previous(number)
        return (self.reading.joined(previous) if previous is not None else " ") + self.reading.joined(number)

    def _fits(self, measure_id: str, number: int, first: int, last: int) -> bool:
        """Are a context word and no excluded word near, and is it this measure's side that loses?"""
        measure = self.measures[measure_id]
        here = self.reading.joined(number)
        if measure.context and not _any_phrase(measure.context, here):
            if not _any_phrase(measure.context, self._window(number)):
                return False
        if measure.excludes:
            clause = self.reading.clause(first, number)
            near = self._text(max(clause[0], first - 6), min(clause[1], last + 6))
            if _any_phrase(measure.excludes, near) and not _any_phrase(measure.despite, near):
                return False
        return self._side_fits(measure, number, first, last)

    def _text(self, first: int, last: int) -> str:
        return f" {' '.join(self.reading.lower(k) for k in range(first, last))} "

    def _side_fits(self, measure: Measure, number: int, first: int, last: int) -> bool:
        """Is the measure's subject the one meant? Nobody named at all leaves it open, so it fits."""
        if measure.subject is None:
            return True
        reading = self.reading
        named = [m for m in reading.mentions[number] if m.kind == "actor"]
        sources = reading.sources[number]
        actors = [m for m in named if not any(source.overlaps(m.span) for source in sources)]
        phrase = [
            m
            for m in actors
            if reading.token_at(m.span.start) >= first - 5 and m.span.end <= reading.tokens[last - 1].end
        ]
        touching = [m for m in phrase if not self._break_between(reading.token_at(m.span.end - 1), first)]
        if touching:  # "Ukrainian soldiers": the noun phrase says whose
            return self._sides.get(touching[-1].id) == measure.subject
        before = [m for m in actors if m.span.end <= reading.tokens[first].start]
        if before:
            owner = before[-1]
            verbs = {reading.lower(k) for k in range(reading.token_at(owner.span.end - 1), first)}
            side = self._sides.get(owner.id)
            if verbs & self.words.losing:
                return side == measure.subject
            if verbs & self.words.destroying:
                return side != measure.subject
        after = [m for m in actors if m.span.start >= reading.tokens[last - 1].end]
        sides = {self._sides.get(m.id) for m in (*before, *after)}
        if measure.subject in sides or not sides:
            return measure.subject in self._document_sides or not self._document_sides or not sides
        speakers = [m for m in reading.mentions[number] if m.kind == "speaker"]
        reporting = {self._speaker_sides.get(m.id) for m in speakers}
        if any(m.span.overlaps(s.span) for m in (*before, *after) for s in speakers) and sides <= reporting:
            return True  # the only side named is the one that reports
        return measure.subject in self._document_sides and not sides - {None}

    def _break_between(self, a: int, b: int) -> bool:
        """Does a verb, a comma or a preposition part two tokens?"""
        return any(self.reading.lower(k) in _BREAKS or self.reading.lower(k) in self._verbs for k in range(a + 1, b))

    def in_span(self, number: int, span: Span) -> tuple[str, ...]:
        """Measures named by words inside `span`, or that begin there: "130 people killed" counts people."""
        reading = self.reading
        for named in reversed(self.named(number)):
            if span.start <= reading.tokens[named.first].start < span.end:
                return named.measures
        return ()

    def before(self, number: int, token: int, *, same_clause: bool = False) -> Named | None:
        """The nearest measure word that ends at or before `token` in the sentence."""
        best = None
        for named in self.named(number):
            if named.last <= token and not (same_clause and self.reading.boundaries_between(named.last - 1, token)):
                best = named
        return best

    def after(self, number: int, token: int, reach: int = 8) -> Named | None:
        """The nearest measure word within `reach` tokens after `token`."""
        return next((named for named in self.named(number) if token <= named.first <= token + reach), None)

    def by_unit(self, unit: str, number: int) -> tuple[str, ...]:
        """Measures counted in `unit` whose words or context stand in the sentence (or, for context, the one before)."""
        if unit in _PLAIN_UNITS:
            return ()
        here, window = self.reading.joined(number), self._window(number)
        found = []
        for measure in self.measures.values():
            if measure.unit != unit or measure.unit == "person":
                continue
            if _any_phrase(measure.words, here) or _any_phrase(measure.context, here):
                if not _any_phrase(measure.excludes, here) or _any_phrase(measure.despite, here):
                    found.append((_any_phrase(measure.words, here), measure.id))
            elif measure.context and _any_phrase(measure.words, window) and _any_phrase(measure.context, window):
                if not _any_phrase(measure.excludes, window) or _any_phrase(measure.despite, window):
                    found.append((False, measure.id))
        return tuple(measure for _, measure in sorted(found, key=lambda row: not row[0]))


_BREAKS = frozenset({",", ";", ":", "(", ")", "-", "—", "–", "in", "on", "by", "to", "from", "with", "against", "for"})
_PLAIN_UNITS = frozenset({"percent", "percentage point", "time", "day", "month", "year", "week", "hour"})


def _any_phrase(phrases: Sequence[str], joined: str) -> bool:
    return any(f" {phrase} " in joined for phrase in phrases)
