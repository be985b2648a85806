"""Which of the theatre's measures a stretch of text is about.

A measure is named by its words, in a sentence that also holds one of its context words (any, when it has none) and
none of its excluded words ("killed" is not "killed and wounded"). Whose losses they are is read off the noun phrase
("Ukrainian soldiers"), then off the verb ("Russia lost", "Ukraine destroyed"), then off who else is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.claims.reading import Reading
from tallystick.claims.sides import Sides
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
        self._named: dict[int, tuple[Named, ...]] = {}
        self.sides = Sides(reading)

    def named(self, number: int) -> tuple[Named, ...]:
        """Measure words of a sentence, longest match first at each place; context and exclusions already judged."""
        if number not in self._named:
            self._named[number] = tuple(self._scan(number))
        return self._named[number]

    def _scan(self, number: int) -> Iterable[Named]:
        sentence, lowers = self.reading.sentences[number], self.reading.lowers
        i = sentence.first
        while i < sentence.last:
            rows = self.index.get(lowers[i].removesuffix("'s"))
            if rows is None:
                i += 1
                continue
            matched: list[str] = []
            length = 0
            for words, measure in rows:
                if matched and len(words) < length:
                    break
                if i + len(words) <= sentence.last and all(
                    lowers[i + k].removesuffix("'s") == w for k, w in enumerate(words)
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
            low = max(clause[0], first - 6, self._parallel(number, first))
            near = self._text(low, min(clause[1], last + 6, self._next_item(number, last)))
            if _any_phrase(measure.excludes, near) and not _any_phrase(measure.despite, near):
                return False
        return self.sides.fit(measure, number, first, last)

    def _parallel(self, number: int, first: int) -> int:
        """Where a measure word's figure starts, when "and" sets it beside another: "70 had died and 90 injured"."""
        reading = self.reading
        before = [q for q in reading.quantities[number] if q.number.end <= reading.tokens[first].start]
        if len(before) < 2:
            return 0
        start, other = (reading.token_at(q.span.start) for q in (before[-1], before[-2]))
        joined = reading.lower(start - 1) == "and" and first - reading.token_at(before[-1].number.start) <= 2
        return start if joined and other < start else 0

    def _next_item(self, number: int, last: int) -> int:
        """Where a list's next figure starts, with a noun phrase of its own: "70 trucks and 12 armoured vehicles"."""
        reading = self.reading
        after = [q.number.start for q in reading.quantities[number] if q.number.start >= reading.tokens[last - 1].end]
        start = reading.token_at(after[0]) if after else len(reading.tokens)
        return start if reading.lower(start - 1) in ("and", ",") and start <= last + 3 else len(reading.tokens)

    def _clause_text(self, at: int, number: int) -> str:
        return self._text(*self.reading.clause(at, number))

    def _text(self, first: int, last: int) -> str:
        return f" {' '.join(self.reading.lowers[first:last])} "

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

    def by_unit(self, unit: str, number: int, at: int | None = None) -> tuple[str, ...]:
        """Measures counted in `unit` whose words or context stand in the sentence (or, for context, the one before).

        With the token `at` of the number, only those of the side that the words around it name.
        """
        if unit in _PLAIN_UNITS:
            return ()
        here, window = self.reading.joined(number), self._window(number)
        unit = "km²" if unit in KM2 else unit  # "91 square miles" are of what is held in square kilometres
        found = []
        for measure in self.measures.values():
            if measure.unit != unit or measure.unit == "person":
                continue
            own = _any_phrase(measure.words, here)
            near = own or _any_phrase(measure.context, here)
            around = near or (_any_phrase(measure.words, window) and _any_phrase(measure.context, window))
            if not around or (at is not None and not self.sides.fit(measure, number, at, at + 1)):
                continue
            told = self._clause_text(at, number) if near and at is not None else here if near else window
            if not _any_phrase(measure.excludes, told) or _any_phrase(measure.despite, told):
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


_PLAIN_UNITS = frozenset({"percent", "percentage point", "time", "day", "month", "year", "week", "hour"})


def _any_phrase(phrases: Sequence[str], joined: str) -> bool:
    """Does one of the phrases stand in the words? A name's possessive is the name: "Lebanon's health ministry"."""
    if any(f" {phrase} " in joined for phrase in phrases):
        return True
    if "'s " not in joined:
        return False
    bare = joined.replace("'s ", " ")
    return any(f" {phrase} " in bare for phrase in phrases)
