"""Which of the theatre's measures a stretch of text is about.

A measure is named by its words, in a sentence that also holds one of its context words (any, when it has none) and
none of its excluded words ("killed" is not "killed and wounded"). Whose losses they are is read off the noun phrase
("Ukrainian soldiers"), then off the verb ("Russia lost", "Ukraine destroyed"), then off who else is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.claims.phrase_set import PhraseSet
from tallystick.claims.reading import Reading
from tallystick.claims.sides import Sides, side_of
from tallystick.claims.words import claim_words
from tallystick.maths.units import KM2
from tallystick.model.series import Measure
from tallystick.model.span import Span
from tallystick.model.theatre import Theatre


@dataclass(frozen=True, slots=True)
class Named:
    """A measure word in the text: tokens `first` to `last` (excluded), and the measures it may name."""

    first: int
    last: int
    measures: tuple[str, ...]


class _Vocabulary:
    """The words of a theatre's measures, made ready to be looked up."""

    def __init__(self, theatre: Theatre) -> None:
        measures = theatre.measures.values()
        # First word -> [(words behind it, measures), ...], longest first. Singular and plural of the last word count.
        self.index: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}
        self.by_unit: dict[str, list[Measure]] = {}
        self.pairs: dict[str, list[tuple[str, Measure]]] = {}  # unit -> what it is paid for, and the measure of that
        named: dict[tuple[str, ...], list[str]] = {}
        for measure in measures:
            self.by_unit.setdefault(measure.unit, []).append(measure)
            top, slash, bottom = measure.unit.partition("/")
            if slash:
                self.pairs.setdefault(top, []).append((bottom, measure))
            for form in dict.fromkeys(form for word in measure.words for form in _forms(word)):
                named.setdefault(form, []).append(measure.id)
        for (first, *behind), ids in sorted(named.items(), key=lambda item: -len(item[0])):
            self.index.setdefault(first, []).append((tuple(behind), ids))
        self.index.update({f"{word}'s": rows for word, rows in self.index.items()})
        self.openers = frozenset(self.index)
        self.sides = {actor.id: side_of(actor) for actor in theatre.actors}
        self.speaker_sides = {speaker.id: speaker.side for speaker in theatre.speakers}
        sets: dict[tuple[str, ...], PhraseSet] = {}  # measures of two sides share theirs
        for measure in measures:
            for phrases in (measure.words, measure.context, measure.excludes, measure.despite):
                sets.setdefault(phrases, PhraseSet(phrases))
        self.words = {m.id: sets[m.words] for m in measures}
        self.context = {m.id: sets[m.context] for m in measures}
        self.excludes = {m.id: sets[m.excludes] for m in measures}
        self.despite = {m.id: sets[m.despite] for m in measures}


_BUILT: dict[tuple[str, str], _Vocabulary] = {}


def _vocabulary(theatre: Theatre) -> _Vocabulary:
    key = (theatre.id, theatre.folder)
    if key not in _BUILT:
        _BUILT[key] = _Vocabulary(theatre)
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


def _reads(tokens: list[str], words: tuple[str, ...]) -> bool:
    for token, word in zip(tokens, words, strict=True):
        if token != word and token.removesuffix("'s") != word:
            return False
    return True


class MeasureFinder:
    """Finds measures in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.measures: Mapping[str, Measure] = reading.theatre.measures
        self.words = claim_words()
        self.vocabulary = _vocabulary(reading.theatre)
        self._named: dict[int, tuple[Named, ...]] = {}
        self.sides = Sides(reading, self.vocabulary.sides, self.vocabulary.speaker_sides)

    def named(self, number: int) -> tuple[Named, ...]:
        """Measure words of a sentence, longest match first at each place; context and exclusions already judged."""
        if number not in self._named:
            silent = self.vocabulary.openers.isdisjoint(self.reading.words[number])
            self._named[number] = () if silent else tuple(self._scan(number))
        return self._named[number]

    def _scan(self, number: int) -> Iterable[Named]:
        sentence, lowers, index = self.reading.sentences[number], self.reading.lowers, self.vocabulary.index
        behind = sentence.first
        for i in self.reading.where(number, self.vocabulary.openers):
            if i < behind:
                continue
            second = lowers[i + 1].removesuffix("'s")
            for following, measures in index[lowers[i]]:
                last = i + 1 + len(following)
                if last > sentence.last:
                    continue
                if following and (second != following[0] or not _reads(lowers[i + 1 : last], following)):
                    continue
                fitting = self._fitting(measures, number, i, last)
                if fitting:
                    yield Named(i, last, fitting)
                    behind = last
                    break

    def _near(self, phrases: PhraseSet, number: int) -> bool:
        """Does one of the phrases stand in the sentence, or in the one before it in the paragraph?"""
        if self.reading.says(phrases, number):
            return True
        previous = self.reading.previous(number)
        return previous is not None and self.reading.says(phrases, previous)

    def _fitting(self, measures: list[str], number: int, first: int, last: int) -> tuple[str, ...]:
        """The measures with a context word and no excluded word near, whose side is the one that loses."""
        fitting = []
        near: list[str] | None = None
        for measure_id in measures:
            measure = self.measures[measure_id]
            if measure.context and not self._near(self.vocabulary.context[measure_id], number):
                continue
            if measure.excludes:
                near = near or self._around(number, first, last)
                if self._excluded(measure_id, near):
                    continue
            if self.sides.fit(measure, number, first, last):
                fitting.append(measure_id)
        return tuple(fitting)

    def _around(self, number: int, first: int, last: int) -> list[str]:
        """The tokens around a measure word that may rule a measure out."""
        clause = self.reading.clause(first, number)
        low = max(clause[0], first - 6, self._parallel(number, first))
        return self.reading.lowers[low : min(clause[1], last + 6, self._next_item(number, last))]

    def _excluded(self, measure: str, near: list[str]) -> bool:
        """Do the tokens hold a phrase that rules the measure out, and none in spite of which it stands?"""
        vocabulary = self.vocabulary
        return vocabulary.excludes[measure].stands_in(near) and not vocabulary.despite[measure].stands_in(near)

    def _parallel(self, number: int, first: int) -> int:
        """Where a measure word's figure starts, when "and" sets it beside another: "70 had died and 90 injured"."""
        reading = self.reading
        if "and" not in reading.words[number]:
            return 0
        before = [q for q in reading.quantities[number] if q.number.end <= reading.starts[first]]
        if len(before) < 2:
            return 0
        start, other = (reading.token_at(q.span.start) for q in (before[-1], before[-2]))
        joined = reading.lower(start - 1) == "and" and first - reading.token_at(before[-1].number.start) <= 2
        return start if joined and other < start else 0

    def _next_item(self, number: int, last: int) -> int:
        """Where a list's next figure starts, with a noun phrase of its own: "70 trucks and 12 armoured vehicles"."""
        reading = self.reading
        end = reading.ends[last - 1]
        after = next((q.number.start for q in reading.quantities[number] if q.number.start >= end), None)
        start = reading.token_at(after) if after is not None else reading.count
        return start if reading.lower(start - 1) in ("and", ",") and start <= last + 3 else reading.count

    def in_span(self, number: int, span: Span) -> tuple[str, ...]:
        """Measures named by words inside `span`, or that begin there: "130 people killed" counts people."""
        reading = self.reading
        for named in reversed(self.named(number)):
            if span.start <= reading.starts[named.first] < span.end:
                return named.measures
        return ()

    def before(self, number: int, token: int, *, same_clause: bool = False) -> Named | None:
        """The nearest measure word that ends at or before `token` in the sentence."""
        best = None
        for named in self.named(number):
            if named.last <= token and not (same_clause and self.reading.parted(named.last - 1, token)):
                best = named
        return best

    def after(self, number: int, token: int, reach: int = 8) -> Named | None:
        """The nearest measure word within `reach` tokens after `token`."""
        return next((named for named in self.named(number) if token <= named.first <= token + reach), None)

    def by_unit(self, unit: str, number: int, at: int | None = None) -> tuple[str, ...]:
        """Measures counted in `unit` whose words or context stand in the sentence (or, for context, the one before).

        With the token `at` of the number, only those of the side that the words around it name.
        """
        if unit in _UNTELLING:
            return ()
        vocabulary = self.vocabulary
        unit = "km²" if unit in KM2 else unit  # "91 square miles" are of what is held in square kilometres
        found = []
        for measure in vocabulary.by_unit.get(unit, ()):
            words, context = vocabulary.words[measure.id], vocabulary.context[measure.id]
            own = self.reading.says(words, number)
            near = own or self.reading.says(context, number)
            around = near or (self._near(words, number) and self._near(context, number))
            if not around or (at is not None and not self.sides.fit(measure, number, at, at + 1)):
                continue
            if near:
                clause = self.reading.sentences[number][1:3] if at is None else self.reading.clause(at, number)
                out = self._excluded(measure.id, self.reading.lowers[slice(*clause)])
            else:
                out = self._near(vocabulary.excludes[measure.id], number) and not self._near(
                    vocabulary.despite[measure.id], number
                )
            if not out:
                found.append((own, measure.id))
        return tuple(measure for _, measure in sorted(found, key=lambda row: not row[0]))

    def of_side(self, ids: Sequence[str], side: str | None, number: int) -> tuple[str, ...]:
        """The measures of `ids` that are about `side`; where there are none, those about it with a name in common."""
        same = tuple(i for i in ids if self.measures[i].subject in (side, None))
        if same or not ids:
            return same
        words, here = frozenset(self.measures[ids[0]].words), self.reading.joined(number)
        return tuple(
            m.id
            for m in self.measures.values()
            if m.subject == side
            and m.unit == self.measures[ids[0]].unit
            and any(f" {word} " in here for word in words.intersection(m.words))
        )


# Units of too many things to tell a measure by.
_UNTELLING = frozenset({"percent", "percentage point", "time", "day", "month", "year", "week", "hour", "person"})
