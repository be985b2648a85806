"""One thing somebody stated that could be checked, and the exact place where it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tallystick.model.amount import Amount
from tallystick.model.analysis import Modality
from tallystick.model.event import Event, Objective, Prospect
from tallystick.model.period import Period
from tallystick.model.span import Span


class ClaimKind(StrEnum):
    """What sort of statement it is."""

    QUANTITY = "quantity"
    RECORD = "record"
    TREND = "trend"
    THRESHOLD = "threshold"
    FORECAST = "forecast"
    EVENT = "event"
    STATUS = "status"
    JUDGEMENT = "judgement"


class Aggregation(StrEnum):
    """How the number sums up its period."""

    TOTAL = "total"  # added up over the period
    MEAN = "mean"  # per day, week, month or hour of the period
    COUNT = "count"  # things or times counted
    RATE = "rate"  # per something that is no length of time
    RATIO = "ratio"  # one measure over another
    PERCENT = "percent"  # share of a whole
    CHANGE = "change"  # difference or percent change between two periods
    LEVEL = "level"  # the value on a day, or accumulated since the start up to that day
    MAX = "max"
    MIN = "min"
    RANK = "rank"  # second highest
    STREAK = "streak"  # fourth consecutive


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How a claim sets a value against others of its kind. Only what the words state is filled in.

    direction  up or down: "rose", "slowed"; in the measure's own sense (a falling rouble is USD/RUB *up*).
    baseline   the period compared with; None: the words do not say, several are possible.
    extreme    max or min: "record", "all-time low", "fewest"; again in the measure's own sense.
    rank       2 for "second highest"; 1 for a plain record.
    run        4 for "fourth consecutive record", "four months in a row".
    scope      the days among which it is an extreme ("since September"); None: the whole record.
    step       day, week, month, quarter or year: what is compared with what. None: not said.
    statistic  total, mean or level of each step. None: not said.
    line       what a day must lie beyond to be counted ("on 20 days the toll was 1,500 or more").
    """

    direction: str | None = None
    baseline: Period | None = None
    extreme: str | None = None
    rank: int | None = None
    run: int | None = None
    scope: Period | None = None
    step: str | None = None
    statistic: str | None = None
    line: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One link of who said it: the printed name, the theatre's name for it, the reporting word, their place."""

    speaker: str
    speaker_id: str | None = None
    cue: str | None = None
    start: int
    end: int


class Claim(NamedTuple):
    """A statement with its amount, measure, days, place and chain of speakers.

    `measures` are the theatre's measures the words may mean, best first; `measure` is the first of them.
    `denominator` is the second measure of a ratio ("casualties per km² gained": territory_gained).
    `items` are the things that the text lists right after a count ("three key locations: A, B and C").
    `attribution` is outermost first and empty when the text itself asserts the claim.
    `event`, `objective` and `prospect` are what an event, a status and a forecast state, as far as the words tell it.
    """

    id: str
    kind: ClaimKind
    text: str
    span: Span
    sentence: Span
    subject: str | None = None
    measures: tuple[str, ...] = ()
    denominator: str | None = None
    amount: Amount | None = None
    aggregation: Aggregation | None = None
    period: Period | None = None
    comparison: Comparison | None = None
    noun: str | None = None
    head: str | None = None
    items: tuple[Span, ...] = ()
    places: tuple[str, ...] = ()
    attribution: tuple[Said, ...] = ()
    modality: Modality = Modality.ASSERTED
    event: Event | None = None
    objective: Objective | None = None
    prospect: Prospect | None = None

    @property
    def measure(self) -> str | None:
        """The measure most likely meant."""
        return self.measures[0] if self.measures else None
