"""Which days a claim speaks of.

The nearest time expression that belongs to the words wins: the one right after them in the same clause, then the one
before them, then the one that opens the sentence; then the days of the sentence before, of the paragraph, and last
the day of publication. The `basis` says which it was.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

from tallystick.claims.nearest import is_part_of, nearest, other_numbers
from tallystick.claims.other_days import OWNING, OtherDays, in_year
from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.maths.calendar import month_end, month_start, whole_months
from tallystick.model.analysis import TimeMention
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.span import Span

_UNTIL = frozenset({"as", "of", "by", "until", "till", "to"})
_THROUGH = frozenset({"to", "through", "–", "until"})
_OUTSIDE = ("before", "after", "since", "until", "following", "prior to", "veterans of", "end of", "start of")
_SPANNING = frozenset({"in", "within", "over"})
_HAVE = frozenset({"has", "have"})
_WIDTHS = {"month's": "month", "year's": "year", "monthly": "month", "yearly": "year", "annual": "year"}
_POSSESSIVE = 3  # tokens up to the number: "the month's total was"
_COORDINATES = frozenset({"and", "but", ";", "while", "whereas"})
_PERFECT = 6  # tokens from "has" to its figure: "has so far killed more than 45,000"
_JOINS = _THROUGH | {",", "("}

_ASIDES = frozenset({"previous", "previously", "earlier", "former", "prior", "preceding"})
_ASIDE_REACH = 9
_YEAR_PARTS = {"half": 6, "quarter": 3}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


class PeriodFinder:
    """Finds periods in one document; remembers the last one stated in each paragraph."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        published = reading.analysis.document.published
        self.default = Period(published, published, PeriodBasis.DOCUMENT) if published else None
        self.others = OtherDays(reading, published)
        start, end = reading.theatre.start, reading.theatre.end
        self._dated: dict[int, list[TimeMention]] = defaultdict(list)
        for mention in reading.analysis.times:
            if mention.period is not None and mention.kind in ("date", "time"):
                self._dated[mention.sentence].append(mention)
        self._inheritance: dict[int, Period | None] = {}
        self._scoping = claim_words().extremes | claim_words().record_nouns
        self.war = Period(start, end) if end is not None and (published is None or published > end) else None

    def dated(self, number: int) -> list[TimeMention]:
        """Time expressions of a sentence that stand for calendar days."""
        return self._dated[number]

    def of(self, span: Span, number: int) -> Period | None:
        """The period of what stands in `span`; None only when not even the publication date is known."""
        part = self._part_of_year(span, number)
        if part is not None:
            return self._until_published(part)
        return (
            (self._stated(span, number) if self.dated(number) else None)
            or self._named_war(number)
            or self._widened(self._inherited(number), span, number)
            or self.default
        )

    def _stated(self, span: Span, number: int) -> Period | None:
        """The days that a time expression of the sentence gives `span`, if one does."""
        times, words = self.dated(number), self.reading.words[number]
        if "(" in words:
            times = self._bracketed(times, span, number)
        times = self.others.without(times, span, number)
        own = times
        if not self._scoping.isdisjoint(words):
            own = [t for t in own if not self.is_scope(t, number)]
        if not OWNING.isdisjoint(words) or "'s" in self.reading.joined(number):
            own = [t for t in own if not self.others.of_another(t, span, number)]
        # The day on which it was said is not that of what was said, where that has days of its own.
        told = [content for _, content in self.reading.contents(number) if content.covers(span)]
        if told:
            own = [t for t in own if any(content.covers(t.span) for content in told)] or own
        if not own and len(times) == 1 and not self.others.of_another(times[0], span, number):
            own = times if times[0].relation != "since" or not self.is_scope(times[0], number) else []
        if own:
            chosen = nearest(self.reading, own, span, number)
            if chosen is not None and chosen.period is not None and not self._lasted_longer(chosen, span, number):
                period = self._until(chosen, span, number)
                period = period or self._seven_days(times, self._whole(chosen, times, chosen.period))
                period = self.others.in_the_year_of_the_whole(chosen, period, number)
                period = self._of_the_year_named(period, number)
                if is_part_of(self.reading, chosen, number):
                    period = replace(period, basis=PeriodBasis.INHERITED)
                return self._within_the_war(self._closed(self._until_published(period), number))
        return None

    def _of_the_year_named(self, period: Period, number: int) -> Period:
        """ "Of those of 2024 most fell in the second half of the year": a part of days named is named by them."""
        if period.basis is not PeriodBasis.INHERITED:
            return period
        for mention in self.dated(number):
            if mention.period and mention.period.basis is PeriodBasis.STATED and mention.period.covers(period):
                return replace(period, basis=PeriodBasis.STATED)
        return period

    def _widened(self, period: Period | None, span: Span, number: int) -> Period | None:
        """ "The month's total was 45,680", told after a day of it: the month of that day."""
        if period is None:
            return None
        reading, at = self.reading, self.reading.token_at(span.start)
        low = max(reading.sentences[number].first, at - _POSSESSIVE)
        widths = [_WIDTHS[word] for word in reading.lowers[low:at] if word in _WIDTHS]
        if not widths:
            return period
        start = month_start(period.end) if widths[-1] == "month" else period.end.replace(month=1, day=1)
        end = month_end(start, 0 if widths[-1] == "month" else 11)
        if not start <= period.start <= period.end <= end:
            return period
        return self._until_published(replace(period, start=start, end=end))

    def _lasted_longer(self, chosen: TimeMention, span: Span, number: int) -> bool:
        """ "Entered on 10 May and took 250 square kilometres in two weeks": the length named behind is the figure's."""
        reading = self.reading
        for mention in reading.times[number]:
            if mention.kind != "duration" or not mention.days:
                continue
            behind = reading.token_at(span.end)
            if reading.lower(behind) in _SPANNING and reading.token_at(mention.span.start) == behind + 1:
                return chosen.period is not None and chosen.period.days < mention.days
        return False

    def _closed(self, period: Period, number: int) -> Period:
        """ "As of 21 February it had lost 9,000 since the war began": days up to now end on the day named for that."""
        published = self.default.end if self.default else None
        if published is None or period.end != published or period.start != self.reading.theatre.start:
            return period
        for mention in self.dated(number):
            day, at = mention.period, self.reading.token_at(mention.span.start)
            lead = {self.reading.lower(at - 1), self.reading.lower(at - 2)}
            if day is None or day.days > 1 or not period.start < day.end < published:
                continue
            if mention.relation in _UNTIL or lead & _UNTIL or len(self.reading.quantities[number]) == 1:
                return replace(period, end=day.end)
        return period

    def _seven_days(self, times: list[TimeMention], period: Period) -> Period:
        """ "The week of 23 March to 29 March": the seven days named, though the first alone names a calendar week."""
        weeks = (t for t in times if "-W" in t.value and t.period and t.period.start == period.start)
        if 7 < period.days < 14 and any(weeks):
            return replace(period, start=period.end - timedelta(days=6))
        return period

    def _part_of_year(self, span: Span, number: int) -> Period | None:
        """ "... in the first half of 2024; in the second half it lost 247,000": of the year told before."""
        reading = self.reading
        if _YEAR_PARTS.keys().isdisjoint(reading.words[number]):
            return None
        at = reading.token_at(span.start)
        low, _ = reading.clause(at, number)
        for k in range(at - 1, low, -1):
            months = _YEAR_PARTS.get(reading.lower(k))
            place = _ORDINALS.get(reading.lower(k - 1))
            if months is None or place is None or place * months > 12:
                continue
            start = reading.starts[k]
            if any(t.span.start <= start < t.span.end for t in reading.times[number]):
                return None
            before = [t.period for t in self.dated(number) if t.period is not None and t.span.end <= start]
            if not before or before[-1].start.year != before[-1].end.year:
                return None
            first = before[-1].start.replace(month=(place - 1) * months + 1, day=1)
            return Period(first, month_end(first, months - 1), before[-1].basis)
        return None

    def _until(self, chosen: TimeMention, span: Span, number: int) -> Period | None:
        """ "Since the start of the war, as of 22 October": what began with the one ends with the other."""
        if chosen.relation != "since" or chosen.period is None:
            return None
        if self.reading.lower(self.reading.token_at(span.start) - 1) == "from":
            for later in self.dated(number):  # "from 400 a day since July to 700 since October": the one ends there
                if later.relation == "since" and later.period and later.period.start > chosen.period.start:
                    return replace(chosen.period, end=later.period.start - timedelta(days=1))
        end = self.besides_since(span, number)
        if end is None or not chosen.period.start < end.end < chosen.period.end:
            return None
        return replace(chosen.period, end=end.end)

    def besides_since(self, span: Span, number: int) -> Period | None:
        """The days named beside a "since ..." that no other number of the sentence stands nearer to."""
        reading = self.reading
        others = other_numbers(reading, span, number)
        for mention in self.dated(number):
            if mention.relation == "since" or self.others.of_another(mention, span, number):
                continue
            low, high = sorted((mention.span, span))
            parted = any(low.end <= o.start and o.end <= high.start for o in others)
            if not parted and mention.period is not None:
                return mention.period
        return None

    def part_and_whole(self, number: int) -> tuple[Period | None, Period | None]:
        """ "The fourth quarter accounted for a third of 2024": days within other days of one sentence.

        A part that prints no year is one of the whole's.
        """
        periods = [t.period for t in self.dated(number) if t.period is not None]
        if len(periods) != 2:
            return None, None
        part, whole = sorted(periods, key=lambda period: period.days)
        if not whole.covers(part) and whole.days in (365, 366) and part.start.year == part.end.year:
            part = in_year(part, whole.start.year)
        return (part, whole) if whole.covers(part) and part.days < whole.days else (None, None)

    def _named_war(self, number: int) -> Period | None:
        """A war that is over, named in the sentence: all of its days."""
        if self.war is None:
            return None
        here = self.reading.joined(number)
        for phrase in self.reading.theatre.called:
            if f" {phrase} " in here and not any(f" {word} {phrase} " in here for word in _OUTSIDE):
                return self.war
        return None

    def _within_the_war(self, period: Period) -> Period:
        """ "From 1980 to 1988": years that hold the whole of a war that is over mean its days."""
        if self.war is None or not period.covers(self.war):
            return period
        return replace(period, start=self.war.start, end=self.war.end)

    def _bracketed(self, times: list[TimeMention], span: Span, number: int) -> list[TimeMention]:
        """The time expressions that can tell the days of `span`, the brackets of the sentence considered.

        A bracket with days and a number of its own is told apart from its sentence: "1,585 a day (November: 931)".
        """
        brackets = self._brackets(number)
        inside = next((b for b in brackets if b.covers(span)), None)
        own = [t for t in times if inside is not None and inside.covers(t.span)]
        if own:
            return own
        numbers = self.reading.quantities[number]
        apart = [b for b in brackets if b is not inside and any(b.covers(q.number) for q in numbers)]
        return [t for t in times if not any(b.covers(t.span) for b in apart)]

    def _brackets(self, number: int) -> list[Span]:
        """The round brackets of a sentence, without those inside another."""
        reading, sentence = self.reading, self.reading.sentences[number]
        found: list[Span] = []
        opened: int | None = None
        for k, word in enumerate(reading.tokens_of(number), sentence.first):
            if word == "(" and opened is None:
                opened = k
            elif word == ")" and opened is not None:
                found.append(reading.span(opened, k + 1))
                opened = None
        return found

    def _whole(self, chosen: TimeMention, times: list[TimeMention], period: Period) -> Period:
        """ "Autumn 2024, September to November": neighbours with nothing between them are one stretch of days."""
        if len(times) == 1:
            return period
        first = last = times.index(chosen)
        joined: set[str] = set()
        while first > 0 and (between := self._between(times[first - 1], times[first])) is not None:
            joined |= between
            first -= 1
        while last + 1 < len(times) and (between := self._between(times[last], times[last + 1])) is not None:
            joined |= between
            last += 1
        if first == last:
            return period
        periods = [t.period for t in times[first : last + 1] if t.period is not None]
        start, end = min(p.start for p in periods), max(p.end for p in periods)
        covered = any(p.start == start and p.end == end for p in periods)
        return replace(period, start=start, end=end) if covered or joined & _THROUGH else period

    def _between(self, a: TimeMention, b: TimeMention) -> set[str] | None:
        """The marks and words between two mentions, when there is nothing else."""
        reading = self.reading
        low, high = reading.token_at(a.span.end), reading.token_at(b.span.start)
        words = set(reading.lowers[low:high])
        return words if low < high <= low + 2 and words <= _JOINS else None

    def is_scope(self, mention: TimeMention, number: int) -> bool:
        """Are these the days among which something is the most extreme: "the worst month this year, since May"?"""
        reading, words = self.reading, claim_words()
        at = reading.token_at(mention.span.start)
        first = max(reading.sentences[number].first, at - 5)
        near = reading.lowers[first:at]
        if mention.relation == "since" and not self._scoping.isdisjoint(near):
            return True  # "its best level since August"
        return not (words.extremes.isdisjoint(near) or words.steps.keys().isdisjoint(near[-3:]))

    def _until_published(self, period: Period) -> Period:
        """Nothing is told of days to come: "in 2025", written in May, ends with the day of publication."""
        published = self.default.end if self.default else None
        if published is None or not period.start <= published < period.end:
            return period
        return replace(period, end=published)

    def _inherited(self, number: int) -> Period | None:
        """The last period stated earlier in the paragraph; for a paragraph without any, the end of the one before."""
        if number not in self._inheritance:
            self._inheritance[number] = self._last_stated(number)
        return self._inheritance[number]

    def _last_stated(self, number: int) -> Period | None:
        reading = self.reading
        paragraph = reading.sentences[number].paragraph
        k = number - 1
        while k >= 0 and reading.sentences[k].paragraph >= paragraph - 1:
            times = [t for t in self.dated(k) if not self._is_aside(t, k)]
            if times:
                period = times[0].period
                return replace(period, basis=PeriodBasis.INHERITED) if period else None
            war = self._named_war(k)
            if war is not None:
                return replace(war, basis=PeriodBasis.INHERITED)
            if k in self._inheritance and reading.sentences[k].paragraph == paragraph:
                return self._inheritance[k]  # a sentence before in the paragraph looked back over the same ones
            k -= 1
        return None

    def _is_aside(self, mention: TimeMention, number: int) -> bool:
        """ "The previous record was 1,950, on Nov 12": the days of what went before lead nothing on."""
        at = self.reading.token_at(mention.span.start)
        low = max(self.reading.sentences[number].first, at - _ASIDE_REACH)
        return not _ASIDES.isdisjoint(self.reading.lowers[low:at])

    def whole_month_before(self, number: int) -> Period | None:
        """The last whole month told in the paragraph before a sentence: that which a run of months ends with."""
        paragraph = self.reading.sentences[number].paragraph
        for k in range(number - 1, -1, -1):
            if self.reading.sentences[k].paragraph < paragraph:
                return None
            for mention in self.dated(k):
                if mention.period is not None and len(whole_months(mention.period.start, mention.period.end)) == 1:
                    return replace(mention.period, basis=PeriodBasis.INHERITED)
        return None
