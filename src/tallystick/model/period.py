"""The days that a claim speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodBasis(StrEnum):
    """How the days were found."""

    STATED = "stated"  # the words name them: "in December 2024"
    RELATIVE = "relative"  # counted from the publication date: "last week"
    INHERITED = "inherited"  # carried over from the text before
    DOCUMENT = "document"  # nothing said: the publication date


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day spoken of, both included."""

    start: date
    end: date
    basis: PeriodBasis = PeriodBasis.STATED

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    @property
    def days(self) -> int:
        """Number of days, both ends included."""
        return (self.end - self.start).days + 1

    @property
    def is_named(self) -> bool:
        """Do the words themselves say which days are meant? Only then may the record contradict."""
        return self.basis in (PeriodBasis.STATED, PeriodBasis.RELATIVE)

    def covers(self, other: Period) -> bool:
        """Does this period hold the whole of the other?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Do they share a day?"""
        return self.start <= other.end and other.start <= self.end

    def same_days(self, other: Period) -> bool:
        """Same first and last day, however they were found."""
        return self.start == other.start and self.end == other.end

    def __str__(self) -> str:
        return self.start.isoformat() if self.start == self.end else f"{self.start} to {self.end}"
