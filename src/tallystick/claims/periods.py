"""Which days a claim speaks of.

The nearest time expression that belongs to the words wins: the one right after them in the same clause, then the one
before them, then the one that opens the sentence; then the days of the sentence before, of the paragraph, and last
the day of publication. The `basis` says which it was.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.analysis import QuantityForm, TimeMention
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.span import Span


class PeriodFinder:
    """Finds periods in one document; remembers the last one stated in each paragraph."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        published = reading.analysis.document.published
        self.default = Period(published, published, PeriodBasis.DOCUMENT) if published else None

    def dated(self, number: int) -> list[TimeMention]:
        """Time expressions of a sentence that stand for calendar days."""
        return [t for t in self.reading.times[number] if t.period is not None and t.kind in ("date", "time")]

    def of(self, span: Span, number: int) -> Period | None:
        """The period of what stands in `span`; None only when not even the publication date is known."""
        times = self.dated(number)
        own = [t for t in times if not self.is_scope(t, number)] or times
        if own:
            chosen = self._near(span, number, own)
            if chosen is not None and chosen.period is not None:
                return self._until_published(chosen.period)
        return self._inherited(number) or self.default

    def is_scope(self, mention: TimeMention, number: int) -> bool:
        """Are these the days among which something is the most extreme: "the worst month this year, since May"?"""
        reading, words = self.reading, claim_words()
        at = reading.token_at(mention.span.start)
        first = max(reading.sentences[number].first, at - 5)
        near = [reading.lower(k) for k in range(first, at)]
        extremes = words.superlatives_max | words.superlatives_min
        return bool(extremes & set(near)) and any(w in words.steps for w in near[-3:])

    def _until_published(self, period: Period) -> Period:
        """Nothing is told of days to come: "in 2025", written in May, ends with the day of publication."""
        published = self.default.end if self.default else None
        if published is None or not period.start <= published < period.end:
            return period
        return replace(period, end=published)

    def _near(self, span: Span, number: int, times: list[TimeMention]) -> TimeMention | None:
        reading = self.reading
        others = [q.number for q in reading.quantities[number] if not q.number.overlaps(span) and _carries(q.form)]
        inside = [t for t in times if span.covers(t.span)]
        if inside:
            return inside[-1]
        at = reading.token_at(span.start)
        end = max(at, reading.token_at(span.end) - 1)
        after = [t for t in times if t.span.start >= span.end]
        if after:
            t = after[0]
            close = reading.boundaries_between(end, reading.token_at(t.span.start)) == 0
            if close and not any(span.end <= o.start < t.span.start for o in others) and t.relation != "before":
                return t
        before = [t for t in times if t.span.end <= span.start]
        for t in reversed(before):
            parted = any(t.span.end <= o.start and o.end <= span.start for o in others)
            if not parted and reading.boundaries_between(reading.token_at(t.span.start), at) == 0:
                return t
        fronted = [t for t in before if reading.token_at(t.span.start) - reading.sentences[number].first <= 4]
        if fronted:
            return fronted[0]
        if before:
            return before[-1]
        return after[0] if after else None

    def _inherited(self, number: int) -> Period | None:
        """The last period stated earlier in the paragraph; for a paragraph without any, the end of the one before."""
        reading = self.reading
        paragraph = reading.sentences[number].paragraph
        k = number - 1
        while k >= 0 and reading.sentences[k].paragraph >= paragraph - 1:
            times = self.dated(k)
            if times:
                period = times[0].period
                return replace(period, basis=PeriodBasis.INHERITED) if period else None
            k -= 1
        return None


def _carries(form: QuantityForm) -> bool:
    """Can a quantity of this form own a time expression that stands next to it?"""
    return form in (QuantityForm.CARDINAL, QuantityForm.ITERATION, QuantityForm.PERCENT, QuantityForm.ORDINAL)
