"""Claims that set a value against another: directions and lines crossed; records and runs come from `records`."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cache

from tallystick.claims.measures import MeasureFinder
from tallystick.claims.periods import PeriodFinder
from tallystick.claims.quantities import QuantityClaims, bare_claim, speakers_of
from tallystick.claims.reading import Reading
from tallystick.claims.records import RecordClaims, record_openers
from tallystick.claims.words import claim_words
from tallystick.model.amount import Bound
from tallystick.model.analysis import Modality, QuantityForm
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Comparison
from tallystick.model.period import Period
from tallystick.model.span import Span

_THAN_REACH = 7  # "higher in October 2024 than": how many tokens may part the two

_SHARES = frozenset({"half", "third", "quarter", "fifth", "tenth", "two", "three"})
_PASSIVE_REACH = 8
_LINE_DIGITS = 150  # a line is a round number: 700,000 or 1,250,000, never 661,630


def _round(value: Claim) -> bool:
    """Is it a number that one may cross? "Reached 661,630", "nearly 700,000", "1.23 million" tell where it stood."""
    amount = value.amount
    if amount is None or amount.bound not in (Bound.EXACT, Bound.MORE_THAN) or "." in value.text:
        return False
    return amount.value / max(amount.step, 1e-9) <= _LINE_DIGITS


_HAPPENED = frozenset({"fell", "fall", "falls", "fallen"})
_DETERMINERS = frozenset({"all", "the", "its", "their", "these", "those", "his"})


@cache
def comparison_openers() -> frozenset[str]:
    """The words without one of which a sentence compares nothing."""
    return record_openers() | claim_words().moving | claim_words().crossing


class ComparisonClaims:
    """Finds comparison claims in one document; shares the topic with the number claims."""

    def __init__(
        self, reading: Reading, measures: MeasureFinder, periods: PeriodFinder, quantities: QuantityClaims
    ) -> None:
        self.reading, self.measures, self.periods, self.quantities = reading, measures, periods, quantities
        self.words = claim_words()
        self.records = RecordClaims(reading, measures, periods, quantities)

    def of_sentence(self, number: int, values: list[Claim], opening: Set[str]) -> Iterator[Claim]:
        """Records, runs and ranks first, then lines crossed, then directions.

        `values` are the sentence's number claims, `opening` its words that may open a claim.
        """
        found: list[Claim] = []
        if not record_openers().isdisjoint(opening):
            found += self.records.of_sentence(number, values)
        if values and not self.words.crossing.isdisjoint(opening):
            found += self._thresholds(number, values)
        if not self.words.moving.isdisjoint(opening):
            found += self._trends(number)
        used: list[Span] = []
        for claim in found:
            if claim.kind is ClaimKind.TREND and any(claim.span.overlaps(span) for span in used):
                continue
            used.append(claim.span)
            yield claim

    # -- lines crossed ---------------------------------------------------------------------------------------------

    def _thresholds(self, number: int, values: list[Claim]) -> Iterator[Claim]:
        """breached the 113 mark, crossed 700,000, fell below 100; the 700,000 mark was passed."""
        reading, words = self.reading, self.words
        for value in values:
            if value.amount is None or not value.measures or value.amount.per is not None:
                continue
            first, last = reading.token_at(value.span.start), reading.token_at(value.span.end)
            low, high = reading.clause(first, number)
            verb = self._verb(first, max(low, first - 5), words.crossing_up)
            down = self._verb(first, max(low, first - 4), words.crossing_down)
            passive = self._passive(last, high)
            line = passive is not None or bool({reading.lower(last - 1), reading.lower(last)} & words.lines)
            measure = reading.theatre.measures[value.measures[0]]
            below = down is not None and "below" in (reading.lower(down + 1), reading.lower(down + 2))
            if verb is None and down is not None and measure.low_is_max and reading.lower(down + 1) in ("to", "past"):
                verb = down  # the rouble falls to 150: the rate rises to it
            if verb is None and not below and passive is None:
                continue
            if measure.additive and not line and (value.aggregation is not Aggregation.LEVEL or not _round(value)):
                continue
            start = verb if verb is not None else down if passive is None else None
            named = self.measures.before(number, start if start is not None else first)
            end = value.span.end if passive is None else reading.ends[passive]
            span = Span(reading.starts[named.first if named else (first if start is None else start)], end)
            said, modality = speakers_of(reading, value.span, number)
            period = self._crossing_days(value, number)
            claim = bare_claim(
                reading, number, span, ClaimKind.THRESHOLD, value.measures, measure, period, said, modality
            )
            yield claim._replace(
                amount=value.amount._replace(printed=span.of(reading.text)),
                aggregation=Aggregation.LEVEL,
                comparison=Comparison(direction="up" if verb is not None or passive is not None else "down"),
            )

    def _verb(self, first: int, low: int, verbs: frozenset[str]) -> int | None:
        """The nearest of the verbs at or before token `first`."""
        return next((k for k in range(first, low - 1, -1) if self.reading.lower(k) in verbs), None)

    def _passive(self, last: int, high: int) -> int | None:
        """ "Half a million was a line crossed": the verb behind a number and the noun of a line."""
        reading = self.reading
        reach = range(last, min(high, last + _PASSIVE_REACH))
        verb = next((k for k in reach if reading.lower(k) in self.words.crossing_up), None)
        if verb is None:
            return None
        between = set(reading.lowers[last - 1 : verb])
        return verb if between & self.words.lines and between & {"was", "were", "been", "is"} else None

    def _crossing_days(self, value: Claim, number: int) -> Period | None:
        """The days in which a line was crossed: "since the start" tells what is counted, "by May" only when it ends."""
        start = self.reading.theatre.start
        beside = self.periods.besides_since(value.span, number)
        period = value.period
        if period is not None and beside is not None and period.start == start:
            period = replace(beside, basis=period.basis)
        ends = {
            t.period.end for t in self.periods.dated(number) if t.period and t.relation in ("by", "before", "until")
        }
        if period is not None and period.is_named and period.end in ends and start < period.end:
            period = replace(period, start=start)
        return period

    # -- directions ----------------------------------------------------------------------------------------------------

    def _trends(self, number: int) -> Iterator[Claim]:
        """A verb of rising or falling whose subject is a measure: "casualties rose", "the pace of advance slowed"."""
        reading, words = self.reading, self.words
        sentence, lowers = reading.sentences[number], reading.lowers
        for i in reading.where(number, words.moving):
            word = lowers[i]
            up, down = word in words.up, word in words.down
            compares = self._compares(number, i)
            worse = compares and word in words.comparatives_up
            milder = compares and word in words.comparatives_down
            if reading.lower(i + 1) in ("by", "on", "from") and word in ("dropped", "drop", "dropping"):
                if (
                    not reading.lower(i + 2)[:1].isdigit()
                    and not {reading.lower(i + 2), reading.lower(i + 3)} & _SHARES
                ):
                    continue  # bombs dropped by jets, leaflets dropped on a town
            named = self.measures.before(number, i, same_clause=True)
            if worse or milder:  # "lost more men in May than in June": what is compared stands behind
                behind = self.measures.after(number, i + 1, 1)
                named = behind if behind is not None else named
            money = named is not None and reading.theatre.measures[named.measures[0]].low_is_max
            if money and word in words.money_up | words.money_down:
                up, down = word in words.money_up, word in words.money_down
            if not (up or down or worse or milder):
                continue
            if word in _HAPPENED and named is not None:
                if self._is_share(named.first, number) or self._is_counted(i, number):
                    continue  # "half of all casualties fell in May", "45,680 fell in November": there they happened
            if named is None and self.quantities.meanings.headline:
                ids, begin = self.quantities.meanings.headline, sentence.first
            elif named is None or i - named.last > 6 or not named.measures:
                continue
            else:
                ids, begin = named.measures, min(i, named.first)
            measure = reading.theatre.measures[ids[0]]
            first = self._phrase_start(begin, number)
            last = (
                i
                + 1
                + (reading.lower(i + 1) in ("significantly", "sharply", "slightly", "steadily", "markedly", "again"))
            )
            if named is not None:
                last = max(last, named.last)
            span = reading.span(first, last)
            direction = "up" if up or worse else "down"
            if measure.low_is_max:
                direction = "down" if direction == "up" else "up"
            said, modality = speakers_of(reading, span, number)
            if modality is Modality.CONDITIONAL:
                continue  # "if the rouble falls": nothing has fallen
            period = self.periods.of(span, number)
            claim = bare_claim(reading, number, span, ClaimKind.TREND, ids, measure, period, said, modality)
            baseline = self.quantities.baseline(number)
            if baseline is not None and period is not None:
                baseline, period = self.quantities.apart(baseline, period, number)
                claim = claim._replace(period=None if baseline.same_days(period) else period)
            yield claim._replace(
                aggregation=Aggregation.CHANGE,
                comparison=Comparison(direction=direction, baseline=baseline),
            )

    def _compares(self, number: int, i: int) -> bool:
        """Is the word at i followed by "than" in its clause, and no part of a bound ("more than 890 a day")?"""
        reading = self.reading
        if reading.lower(i) not in self.words.comparatives:
            return False
        if self._hedges(i, number):
            return False
        last = min(reading.sentences[number].last, i + _THAN_REACH)
        than = next((k for k in range(i + 1, last) if reading.lower(k) == "than"), None)
        return than is not None and not reading.parted(i, than)

    def _is_share(self, token: int, number: int) -> bool:
        """ "half of all casualties": does a share lead to the measure word at `token`?"""
        first, names = token, {m.span.end for m in self.reading.mentions[number]}
        while first > self.reading.sentences[number].first and (
            self.reading.lower(first - 1) in _DETERMINERS or self.reading.ends[first - 1] in names
        ):
            first -= 1
        forms = (QuantityForm.FRACTION, QuantityForm.PERCENT)
        return self.reading.lower(first - 1) == "of" and any(
            q.form in forms and first - 1 in (self.reading.token_at(q.span.end), self.reading.token_at(q.number.end))
            for q in self.reading.quantities[number]
        )

    def _is_counted(self, token: int, number: int) -> bool:
        """ "45,680 fell in November": a count right before the verb, and no amount that it fell by or to behind it."""
        last = self.reading.ends[token - 1]
        return any(
            q.form is QuantityForm.CARDINAL and q.span.end == last for q in self.reading.quantities[number]
        ) and (self.reading.lower(token + 1) not in ("to", "by", "from", "below", "short"))

    def _hedges(self, token: int, number: int) -> bool:
        """ "killed more than 45,000": a comparative inside a number's words opens the number and compares nothing."""
        start = self.reading.starts[token]
        return any(q.span.start <= start < q.number.start for q in self.reading.quantities[number])

    def _phrase_start(self, first: int, number: int) -> int:
        """Take in the determiner, adjectives and "the pace of their" before a measure word."""
        reading = self.reading
        sentence = reading.sentences[number]
        starts = {m.span.start for m in reading.mentions[number]}
        while first > sentence.first and (
            reading.lower(first - 1)
            in ("the", "of", "their", "its", "pace", "rate", "monthly", "daily", "russian", "weekly")
            or reading.starts[first - 1] in starts
        ):
            first -= 1
        return first
