"""What several texts say beside each other: the same figures, others, and which text is drawn from which."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tallystick.model.amount import Amount
from tallystick.model.period import Period
from tallystick.model.report import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document as a collection names it. `number` is its place in the run, from 1; nothing is decided by it."""

    number: int
    id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None

    @property
    def name(self) -> str:
        """Its publisher, else its title, else its id."""
        return self.publisher or self.title or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure as one text states it. `said_by` are the printed names, outermost first; none: the text itself.

    `origin` names who stands behind it as far back as the texts lead, None where that has no name ("officials").
    """

    text: Text
    claim: str
    printed: str
    amount: Amount
    period: Period
    said_by: tuple[str, ...] = ()
    origin: str | None = None


class TogetherKind(StrEnum):
    """How figures of several texts stand to each other. None of them is a contradiction by itself."""

    SAME_FIGURE = "same_figure"
    STATED_DIFFERENTLY = "stated_differently"  # one quantity of the same days, materially different values
    REVISED = "revised"  # the same, by one origin on different days of publication
    COUNTED_DIFFERENTLY = "counted_differently"  # the record bears each out, under another way of counting
    MOVED = "moved"  # a running total or level of different days


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """One quantity in several texts, the figures by day and then by day of publication.

    `origins` are the distinct named origins and never more than that: who relays or reprints adds none. `unnamed` are
    those without a name. `side` is the side that all named origins speak for, None where there is no such side.
    """

    kind: TogetherKind
    quantity: str
    stated: tuple[Stated, ...]
    origins: tuple[str, ...]
    unnamed: tuple[str, ...] = ()
    side: str | None = None
    why: str = ""

    @property
    def texts(self) -> int:
        """How many documents it is in."""
        return len({one.text.number for one in self.stated})

    def chosen(self, most: int) -> tuple[Stated, ...]:
        """At most so many of the figures, in their order: the first of every value and day before a second of any."""
        seen: Counter[tuple[float, Period]] = Counter()
        ranks = []
        for index, one in enumerate(self.stated):
            key = (one.amount.value, one.period)
            ranks.append((seen[key], index))
            seen[key] += 1
        return tuple(self.stated[index] for index in sorted(index for _, index in sorted(ranks)[:most]))


class LineageKind(StrEnum):
    """How a text hangs on another."""

    REPRINT = "reprint"  # near-identical sentences
    RELAY = "relay"  # cites the other's publisher for the same figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """`text` is drawn from `source`: `shared` of its `among` sentences with figures, or `shared` figures cited."""

    kind: LineageKind
    text: Text
    source: Text
    shared: int
    among: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """All of it, for a run over several documents. `left_out` are figures beyond what one run compares."""

    documents: int
    coverage: Coverage
    together: tuple[Together, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    left_out: int = 0
