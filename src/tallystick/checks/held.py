"""Which series can speak about a claim, as they stand now and as they stood when the claim was published."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from math import inf
from typing import Any, TypeVar

from tallystick.arithmetic.measuring import Measured
from tallystick.arithmetic.questions import Question
from tallystick.arithmetic.vintages import both_vintages
from tallystick.checks.context import Context
from tallystick.checks.passage import Passage
from tallystick.model.claim import Claim
from tallystick.model.finding import Evidence
from tallystick.model.series import Measure, Series, SeriesForm

Answer = TypeVar("Answer")


class Held:
    """One document's claims, its text by numbers, and the record as its checks see it; vintages are made once."""

    def __init__(self, context: Context, claims: Sequence[Claim] = ()) -> None:
        self.context = context
        self.claims = claims
        self.passage = Passage(claims, context)
        self._kept: dict[Hashable, Any] = {}
        self._series: dict[str | None, tuple[Series, ...]] = {}
        self._held: dict[str, Series] = {}  # as loaded, with what was restated since
        self._then: dict[str, Series] = {}
        self._now: dict[str, Series] = {}
        self._firm: dict[str, float] = {}

    def once(self, key: Hashable, work: Callable[[], Answer]) -> Answer:
        """What `work` makes of this document, worked out once; `key` says all that it depends on besides."""
        if key not in self._kept:
            self._kept[key] = work()
        answer: Answer = self._kept[key]
        return answer

    def measure(self, measure: str | None) -> Measure | None:
        """The theatre's description of a measure."""
        return self.context.theatre.measures.get(measure) if measure else None

    def series(self, measure: str | None) -> tuple[Series, ...]:
        """All series of a measure as known now; for a derived one (a gain) those of its base (the area) too."""
        if measure not in self._series:
            described = self.measure(measure)
            own = self.context.record.of(measure)
            base = self.context.record.of(described.derived) if described and described.derived else ()
            self._series[measure] = tuple([self.now(series) for series in (*own, *base)])
        return self._series[measure]

    def now(self, series: Series) -> Series:
        """The series as known on the day of judging."""
        if series.id not in self._now:
            self._held[series.id] = series
            self._now[series.id] = series.as_known(self.context.as_of)
        return self._now[series.id]

    def then(self, series: Series) -> Series | None:
        """The series as known when the text was published; None when that day is unknown."""
        if self.context.published is None:
            return None
        if series.id not in self._then:
            self._then[series.id] = self._held.get(series.id, series).as_known(self.context.published)
        return self._then[series.id]

    def is_firm(self, series: Series, until: date) -> bool:
        """Could all that is now held of the days up to that one be read, as it stands, when the text was published?"""
        if series.id not in self._firm:
            self._firm[series.id] = self._firm_until(series)
        return until.toordinal() <= self._firm[series.id]

    def _firm_until(self, series: Series) -> float:
        """The day (ordinal) that every convention reads off rows that were known at publication, as all days before."""
        context, held = self.context, self._held.get(series.id, series)
        if context.published is None or series.form is SeriesForm.POINT:
            return -inf
        rows = held.rows_known(min(context.published, context.as_of))
        if rows == len(held.days):
            return inf
        return held.days[rows - 1] - max([0, *(one.close for one in series.conventions)]) if rows else -inf

    def known(self, measured: Measured) -> str:
        """ "then" when the newest row behind a value could be read on the day of publication, else "now"."""
        newest = max([day for day, _ in measured.rows])
        series = measured.series
        then = series if self.is_firm(series, newest) else self.then(series)
        return "then" if then is not None and then.at(newest.toordinal()) is not None else "now"

    def measured(self, series: Series, question: Question) -> Sequence[tuple[Measured, str]]:
        """What the series answers, with the vintage: "then" where it could be known at publication.

        A value that has changed since comes twice, once for each vintage. Where nothing has changed up to the last day
        asked about, one vintage is the other.
        """
        if question.until is not None and self.is_firm(series, question.until):
            return [(measured, "then") for measured in question.of(series)]
        return list(both_vintages(self.then(series), series, question.of))


def evidence(
    measured: Measured, known: str, *, reproduces: bool, agrees: bool, value: float | bool | None = None
) -> Evidence:
    """A measured value as a piece of evidence."""
    series = measured.series
    caveat = measured.caveat
    if caveat is None and series.weight != "primary":
        caveat = f"another definition: {series.definition}"
    return Evidence(
        series=series.id,
        source=series.source.name,
        convention=measured.convention,
        expression=measured.expression,
        value=measured.value if value is None else value,
        reproduces=reproduces,
        agrees=agrees,
        rows=measured.rows,
        known=known,
        url=series.source.url,
        caveat=caveat,
    )


def witness(series: Series) -> str:
    """Who speaks through a series: the source that its own is drawn from; a source by itself speaks by each series."""
    return series.source.relays or series.source.id if series.form is not SeriesForm.POINT else series.id


def cites(claim: Claim, series: Series) -> bool:
    """Does the claim name this series' publisher as its source?"""
    return any(said.speaker_id in series.source.speakers for said in claim.attribution if said.speaker_id)
