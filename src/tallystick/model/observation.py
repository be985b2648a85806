"""What a public source said on a day: the nouns between a connector, the store and the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Observation(NamedTuple):
    """One value of one series, as one document gives it.

    `day`, `known` and `start` are proleptic ordinals (`date.toordinal`). `known` is the day on which the value became
    public, where the source tells it or a rule of publication gives it; None leaves it to the series' lag. `start` is
    the first day of the period that a dated figure covers, None the day itself. `low`, `high` bound a modelled value.
    A `restatement` is no value: a signed amount that the step of that day holds though it fell on no particular day.
    `address` is of the page that gives it, where a connector reads several; None is the first.
    """

    series: str
    day: int
    value: float
    known: int | None = None
    start: int | None = None
    label: str = ""
    low: float | None = None
    high: float | None = None
    restatement: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A file or page that was fetched: what a value can be led back to.

    `sha256` is of the bytes as they came; `fetched` has a time zone.
    """

    address: str
    fetched: datetime
    sha256: str
    size: int  # bytes


class Vintage(NamedTuple):
    """A value of one day and the day it became known (ordinals); `document` is where it was read, None: the package."""

    day: int
    value: float
    known: int
    document: SourceDocument | None = None


class Revision(NamedTuple):
    """A day whose value changed between two readings of its source (ordinals)."""

    series: str
    day: int
    before: float
    after: float
    known: int  # when the new value became known


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What appending one connector's observations changed."""

    new: int = 0
    same: int = 0
    revised: tuple[Revision, ...] = ()
