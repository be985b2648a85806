"""The claims of several texts held against each other: the same figure, another figure, and who has it from whom.

`Across` keeps a compact key of each figure and forgets the text, so documents may come one at a time. Similarity is no
independence: near-identical sentences make a reprint, a cited publisher a relay, and neither is a witness.
Nothing here changes a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tallystick.checks.across.agreeing import apart, by_day, differing, gathered, told_of_a_move
from tallystick.checks.across.figures import Figure, Quantity, days_of, figure_of, name_of
from tallystick.checks.across.origins import Origin, Speakers, side_of, traced
from tallystick.checks.context import Context
from tallystick.maths.intervals import meet
from tallystick.maths.shingles import near_identical, shingles
from tallystick.model.claim import Claim
from tallystick.model.collection import Lineage, LineageKind, Stated, Text, Together, TogetherKind
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.finding import Finding
from tallystick.model.series import Record
from tallystick.model.theatre import Theatre

MOST_FIGURES = 100_000  # kept in one run, some 1 KB each: 100 MB
REPRINTED = 0.6  # Jaccard of 3-word shingles: with one number changed, a sentence of 14 words reaches it
_FEWEST_WORDS = 6  # shingles of a sentence that can be told to be a copy; "12 people were killed" is anybody's

_Key = tuple[Quantity, date, date]
_Copies = dict[tuple[int, int], set[tuple[str, str]]]  # (source, text) -> pairs of their sentences


class Across:
    """Takes the claims of one document after the other; `compare` tells what they say beside each other."""

    def __init__(self, theatre: Theatre, record: Record) -> None:
        self._theatre, self._record = theatre, record
        self._speakers = Speakers(theatre)
        self._sides = {actor.id: actor.name for actor in theatre.actors}
        self._texts: dict[int, Text] = {}
        self._sentences: dict[int, int] = {}  # sentences with figures, by text
        self._figures: dict[_Key, list[Figure]] = {}
        self._kept = 0
        self._unkept = self._crowded = 0

    def add(self, document: Document, claims: Sequence[Claim], findings: Mapping[str, Finding]) -> None:
        """Keep the keys of a document's figures; each quantity and value of a text once."""
        number = len(self._texts) + 1
        context = Context(
            text=document.text,
            record=self._record,
            theatre=self._theatre,
            published=document.published,
            as_of=document.published or date.max,
            published_inferred=document.published_basis is PublishedBasis.INFERRED,
        )
        self._texts[number] = Text(
            number=number,
            id=document.id,
            title=document.title,
            publisher=document.publisher,
            published=document.published,
        )
        seen, sentences = set(), set()
        for claim in claims:
            found = figure_of(claim, findings.get(claim.id), context, number)
            if found is None:
                continue
            quantity, figure = found
            key = (quantity, *days_of(figure))
            if (key, figure.amount.value) in seen:
                continue
            seen.add((key, figure.amount.value))
            if self._kept >= MOST_FIGURES:
                self._unkept += 1
                continue
            self._kept += 1
            sentences.add(claim.sentence.start)
            self._figures.setdefault(key, []).append(figure)
        self._sentences[number] = len(sentences)

    @property
    def left_out(self) -> int:
        """Figures beyond what one run keeps, or of a quantity with too many values."""
        return self._unkept + self._crowded

    def compare(self) -> tuple[tuple[Together, ...], tuple[Lineage, ...]]:
        """The same figures and those that differ or moved, most telling first, and which text is drawn from which."""
        self._crowded = 0
        together: list[Together] = []
        copies: _Copies = {}
        relays: dict[tuple[int, int], int] = {}
        levels: dict[Quantity, list[Figure]] = {}
        for (quantity, *_), figures in self._figures.items():
            if quantity.sums == "level":
                levels.setdefault(quantity, []).extend(figures)
            if len({figure.text for figure in figures}) > 1:
                ordered = sorted(figures, key=self._order)
                pairs = self._copied(ordered, copies)
                groups, left_out = gathered(ordered)
                self._crowded += left_out
                for group in groups:
                    together += self._agreement(quantity, group, pairs, relays)
                together += self._difference(quantity, differing(groups), pairs)
        for quantity, figures in levels.items():
            together += self._moved(quantity, figures)
        return tuple(sorted(together, key=_telling)), tuple(self._lineages(copies, relays))

    def _order(self, figure: Figure) -> tuple[date, str, date, str, str]:
        """By day of publication, unknown ones last; never by the place in the run."""
        text = self._texts[figure.text]
        return text.published or date.max, text.id, figure.period.end, figure.sentence, figure.printed

    def _copied(self, figures: list[Figure], copies: _Copies) -> list[tuple[Figure, Figure]]:
        """(source, copy) of near-identical sentences of different texts, the earlier one first."""
        sets = [shingles(figure.sentence) for figure in figures]
        sets = [shingled if len(shingled) >= _FEWEST_WORDS - 2 else frozenset() for shingled in sets]
        pairs = []
        for index, first in enumerate(near_identical(sets, REPRINTED)):
            source, copy = figures[first], figures[index]
            if source.text != copy.text:
                pairs.append((source, copy))
                shared = copies.setdefault((source.text, copy.text), set())
                shared.add((source.sentence, copy.sentence))
        return pairs

    def _agreement(
        self,
        quantity: Quantity,
        group: list[Figure],
        pairs: Sequence[tuple[Figure, Figure]],
        relays: dict[tuple[int, int], int],
    ) -> Iterator[Together]:
        if len({figure.text for figure in group}) < 2:
            return
        ordered = sorted(group, key=self._order)
        published: dict[str, int] = {}
        for figure in ordered:
            published.setdefault(self._publisher(figure, quantity).key, figure.text)
        for figure in ordered:
            own = self._publisher(figure, quantity).key
            for cited in self._speakers.cites(figure, quantity.measure):
                source = published.get(cited)
                if source is not None and cited != own and source != figure.text:
                    relays[source, figure.text] = relays.get((source, figure.text), 0) + 1
        yield self._together(TogetherKind.SAME_FIGURE, quantity, ordered, pairs, "")

    def _difference(
        self, quantity: Quantity, groups: list[list[Figure]], pairs: Sequence[tuple[Figure, Figure]]
    ) -> Iterator[Together]:
        """Of the groups that lie apart."""
        figures = sorted((figure for group in groups for figure in group), key=self._order)
        if len({figure.text for figure in figures}) < 2:
            return
        copied = {(id(a), id(b)) for a, b in pairs}
        altered = any(apart(a.amount, b.amount) for a in figures for b in figures[:1] if (id(b), id(a)) in copied)
        why = "the same sentence with another number" if altered else ""
        kind = TogetherKind.STATED_DIFFERENTLY
        origins = {self._speakers.behind(one, self._texts[one.text], quantity.measure).key for one in figures}
        days = [{self._texts[one.text].published for one in group} for group in groups]
        if len(origins) == 1 and None not in set().union(*days) and len(set().union(*days)) == sum(map(len, days)):
            kind = TogetherKind.REVISED
        conventions = {group[0].bears_out for group in groups}
        if all(one.supported for one in figures) and None not in conventions and len(conventions) == len(groups):
            kind = TogetherKind.COUNTED_DIFFERENTLY
            why = "the record bears each out: " + "; ".join(f"{g[0].printed}, {g[0].bears_out}" for g in groups)
        yield self._together(kind, quantity, figures, pairs, why)

    def _moved(self, quantity: Quantity, figures: list[Figure]) -> Iterator[Together]:
        """A level of several days, from texts that give one value for the day; told by its first and last."""
        days = []
        for _, here in by_day([figure for figure in figures if figure.named]):
            groups, _ = gathered(sorted(here, key=self._order))
            if len(groups) == 1:
                days.append(sorted(groups[0], key=self._order))
        if len(days) < 2:
            return
        told = [days[0]]
        for here in days[1:]:
            before, now = told[-1][0].amount, here[0].amount
            if not meet((before.low, before.high), (now.low, now.high)):
                told.append(here)
        stated = [figure for here in told for figure in here]
        if len(told) < 2 or len({figure.text for figure in stated}) < 2:
            return
        first, last = told[0][0], told[-1][0]
        measure = self._theatre.measures.get(quantity.measure or "")
        span = (last.period.end - first.period.end).days
        why = told_of_a_move(first.amount, last.amount, span, measure is None or measure.additive)
        yield self._together(TogetherKind.MOVED, quantity, stated, (), why)

    def _together(
        self,
        kind: TogetherKind,
        quantity: Quantity,
        figures: Sequence[Figure],
        pairs: Sequence[tuple[Figure, Figure]],
        why: str,
    ) -> Together:
        index = {id(figure): number for number, figure in enumerate(figures)}
        linked = [(index[id(a)], index[id(b)]) for a, b in pairs if id(a) in index and id(b) in index]
        behind = [
            (self._speakers.behind(one, self._texts[one.text], quantity.measure), self._publisher(one, quantity))
            for one in figures
        ]
        named, unnamed, back = traced(behind, linked if kind is TogetherKind.SAME_FIGURE else ())
        return Together(
            kind=kind,
            quantity=name_of(quantity, self._theatre),
            stated=tuple(self._stated(one, origin) for one, origin in zip(figures, back, strict=True)),
            origins=tuple(origin.name for origin in named),
            unnamed=tuple(origin.name for origin in unnamed),
            side=side_of(named, self._sides),
            why=why,
        )

    def _stated(self, figure: Figure, origin: Origin) -> Stated:
        return Stated(
            text=self._texts[figure.text],
            claim=figure.claim,
            printed=figure.printed,
            amount=figure.amount,
            period=figure.period,
            said_by=tuple(link.speaker for link in figure.said),
            origin=origin.name if origin.named else None,
        )

    def _publisher(self, figure: Figure, quantity: Quantity) -> Origin:
        return self._speakers.publisher(self._texts[figure.text], quantity.measure)

    def _lineages(self, copies: _Copies, relays: Mapping[tuple[int, int], int]) -> list[Lineage]:
        """A text is a reprint where half of its sentences with figures, or two of them, are the other's."""
        found = []
        for (source, text), shared in copies.items():
            count, among = len({sentence for _, sentence in shared}), self._sentences[text]
            if count >= 2 or 2 * count >= among:
                found.append(self._lineage(LineageKind.REPRINT, source, text, count, among))
        for (source, text), count in relays.items():
            found.append(self._lineage(LineageKind.RELAY, source, text, count, self._sentences[text]))
        return sorted(found, key=lambda one: (one.kind.value, -one.shared, one.source.name, one.text.name, one.text.id))

    def _lineage(self, kind: LineageKind, source: int, text: int, shared: int, among: int) -> Lineage:
        return Lineage(kind=kind, text=self._texts[text], source=self._texts[source], shared=shared, among=among)


_ORDER = (
    TogetherKind.STATED_DIFFERENTLY,
    TogetherKind.REVISED,
    TogetherKind.COUNTED_DIFFERENTLY,
    TogetherKind.MOVED,
    TogetherKind.SAME_FIGURE,
)


def _telling(one: Together) -> tuple[int, int, str, date, float]:
    """Differences first; then what stands in more texts."""
    first = one.stated[0]
    return _ORDER.index(one.kind), -one.texts, one.quantity, first.period.start, first.amount.value
