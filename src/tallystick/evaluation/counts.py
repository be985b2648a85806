"""Hits, predictions and marks counted up, and the precision, recall and F1 they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(slots=True)
class Count:
    """How many predictions hit, of how many, and how many marks were hit, of how many.

    `found` differs from `hits` only where several predictions may hit one mark.
    """

    hits: float = 0
    predicted: int = 0
    found: float = 0
    marked: int = 0

    def add(self, hits: float, predicted: int, marked: int, found: float | None = None) -> None:
        """Count one more document; `found` is `hits` where it is not given."""
        self.hits += hits
        self.predicted += predicted
        self.found += hits if found is None else found
        self.marked += marked

    @property
    def precision(self) -> float:
        """The share of predictions that hit, 0..1; 0 without any."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of marks that were hit, 0..1; 0 without any."""
        return self.found / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two, 0..1."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def shown(self) -> dict[str, float]:
        """As plain numbers: percentages with one decimal, and what they were counted from."""
        return {
            "p": percent(self.precision),
            "r": percent(self.recall),
            "f1": percent(self.f1),
            "hits": self.hits,
            "predicted": self.predicted,
            "marked": self.marked,
        }


def percent(share: float) -> float:
    """A share of 1 as a percentage with one decimal."""
    return round(100 * share, 1)


class Counts:
    """Counts by the measure's name, in the order in which they first came up."""

    def __init__(self) -> None:
        self._counts: dict[str, Count] = {}

    def __getitem__(self, measure: str) -> Count:
        return self._counts.setdefault(measure, Count())

    def __iter__(self) -> Iterator[tuple[str, Count]]:
        return iter(self._counts.items())

    def __contains__(self, measure: object) -> bool:
        return measure in self._counts

    def __len__(self) -> int:
        return len(self._counts)
