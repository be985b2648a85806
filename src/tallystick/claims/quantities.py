"""Claims that state a number: totals, means, counts, levels, shares, changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tallystick.claims.aggregations import TIME_UNITS, aggregation_of, rate_apart
from tallystick.claims.measures import MeasureFinder
from tallystick.claims.periods import PeriodFinder
from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.maths.calendar import month_end, whole_months
from tallystick.model.analysis import Modality, Quantity, QuantityForm
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Comparison, Said
from tallystick.model.period import Period
from tallystick.model.series import Measure
from tallystick.model.span import Span

_BARE_HEADS = frozenset({None, "mark", "level", "threshold", "day", "high", "low", "record", "more", "line"})
_FATES = frozenset({"killed", "dead", "wounded", "injured", "missing", "captured"})
_SPELLS = TIME_UNITS | {"night", "evening", "morning", "afternoon"}
_COUNTERS = frozenset({"piece", "item", "unit"})  # nouns that only count out what stands behind "of"
_ANAPHORS = frozenset({"such", "same", "of"})


@dataclass(slots=True)
class Topic:
    """What the text is about as it goes on: the measure of the last claim, and where it stood."""

    measures: tuple[str, ...] = ()
    sentence: int = -10
    by_head: dict[str, tuple[str, ...]] = field(default_factory=dict)


class QuantityClaims:
    """Turns the quantities of one document into claims, carrying the topic from one to the next."""

    def __init__(self, reading: Reading, measures: MeasureFinder, periods: PeriodFinder) -> None:
        self.reading, self.measures, self.periods = reading, measures, periods
        self.words = claim_words()
        self.topic = Topic()

    def of_sentence(self, number: int) -> Iterator[Claim]:
        """The number claims of one sentence, in order. Ids are given later."""
        for quantity in self.reading.quantities[number]:
            if self._worth_checking(quantity):
                yield self._claim(quantity, number)
        named = self.measures.named(number)
        if named:
            self.topic = Topic(named[0].measures, number, self.topic.by_head)

    def _worth_checking(self, quantity: Quantity) -> bool:
        """Ordinals belong to records and ranks; a lone "one" or a vague share of nothing states no figure."""
        if quantity.form is QuantityForm.ORDINAL:
            return False
        printed = self.reading.lower(self.reading.token_at(quantity.number.start))
        if printed in ("one", "a", "an") and (quantity.head is None or quantity.amount.unit in ("time", None)):
            return quantity.form is QuantityForm.FRACTION
        if printed == "one" and quantity.head in _SPELLS:
            return False  # "in one night" names a time
        if printed == "one" and self.reading.lower(self.reading.token_at(quantity.number.start) + 1) == "of":
            return False
        return not (quantity.form is QuantityForm.FRACTION and quantity.head is None and printed in ("half", "quarter"))

    def measures_of(self, quantity: Quantity) -> tuple[str, ...]:
        """The measures a quantity may mean, best first."""
        reading, finder, number = self.reading, self.measures, quantity.sentence
        amount = quantity.amount
        if quantity.form is QuantityForm.ITERATION:
            return ()
        unit = amount.unit
        if unit in TIME_UNITS or unit == "year of age":
            return ()
        behind = reading.token_at(quantity.span.end)
        if {quantity.head, unit} & _COUNTERS and reading.lower(behind) == "of":  # "33 pieces of special equipment"
            counted = finder.after(number, behind + 1, 1)
            return finder.in_span(number, quantity.span) or (counted.measures if counted else ())
        if unit and quantity.head is None and quantity.form is QuantityForm.CARDINAL:
            pair = self._paired_unit(quantity)
            return (pair,) if pair else finder.by_unit(unit, number)
        named = finder.in_span(number, quantity.span)
        if named:
            return named
        at = reading.token_at(quantity.number.start)
        if quantity.form in (QuantityForm.PERCENT, QuantityForm.MULTIPLE, QuantityForm.FRACTION):
            after = finder.after(number, reading.token_at(quantity.number.end), 6)
            near = finder.before(number, at) or after
            if quantity.form is QuantityForm.FRACTION and after is not None:
                near = after
            return near.measures if near else self._carried(number)
        if quantity.head in _BARE_HEADS:
            return self._bare(quantity, at)
        before = reading.lower(reading.token_at(quantity.number.end))
        if before in _ANAPHORS and quantity.head in self.topic.by_head:
            return self.topic.by_head[quantity.head or ""]
        if quantity.head == "machine":  # a stand-in noun for what was named before
            near = finder.before(number, at)
            return near.measures if near else ()
        return ()

    def _paired_unit(self, quantity: Quantity) -> str | None:
        """ "109.58 roubles to the dollar", "$74.58 a barrel": the measure whose unit is one thing per another."""
        reading, amount = self.reading, quantity.amount
        last = reading.token_at(quantity.span.end)
        ahead = {reading.lower(k) for k in range(last, last + 4)}
        for measure in reading.theatre.measures.values():
            top, slash, bottom = measure.unit.partition("/")
            if slash and top == amount.unit:
                if amount.per == bottom or (amount.per is None and self.words.pairs.get(bottom, frozenset()) & ahead):
                    return measure.id
        return None

    def _bare(self, quantity: Quantity, at: int) -> tuple[str, ...]:
        """A number without a noun of its own belongs to the measure named before it, or to what the text is about."""
        finder, number = self.measures, quantity.sentence
        fate = self.reading.lower(self.reading.token_at(quantity.number.end))
        if fate in _FATES:  # "198,000 killed": what befell them is the measure
            own = finder.after(number, self.reading.token_at(quantity.number.end), 0)
            return own.measures if own is not None else ()
        near = finder.before(number, at)
        if near is not None:
            return near.measures
        following = finder.after(number, at + 1, 4)
        if following is not None and self.reading.lower(following.first - 1) in ("of", "in", "the", "russian"):
            return following.measures
        if self.reading.lower(at - 1) in ("type", "number") or quantity.amount.unit not in (None, quantity.head):
            return ()
        return self._carried(number)

    def _carried(self, number: int) -> tuple[str, ...]:
        """The topic, when it is from this sentence or the one before in the same paragraph."""
        here = self.reading.sentences[number].paragraph
        if self.topic.sentence >= 0 and number - self.topic.sentence <= 1:
            if self.reading.sentences[self.topic.sentence].paragraph == here:
                return self.topic.measures
        return ()

    def carried_or_told(self, number: int) -> tuple[str, ...]:
        """The topic, then whatever else the text has named so far: words without a noun may mean any of it."""
        carried = self._carried(number)
        if not carried:
            return ()
        told = [ids[0] for k in range(number) for ids in (n.measures for n in self.measures.named(k))]
        return tuple(dict.fromkeys((*carried, *reversed(told))))

    def _claim(self, quantity: Quantity, number: int) -> Claim:
        reading = self.reading
        ids = self.measures_of(quantity)
        measure = reading.theatre.measures.get(ids[0]) if ids else None
        if measure is not None and quantity.head:
            self.topic.by_head[quantity.head] = ids
        if measure is not None and quantity.form is QuantityForm.CARDINAL:
            self.topic = Topic(ids, number, self.topic.by_head)
        period = self.periods.of(quantity.span, number)
        amount = quantity.amount
        if measure is not None and measure.additive and amount.high < 0:
            amount = amount._replace(value=-amount.value, low=-amount.high, high=-amount.low)  # "personnel: minus 970"
        aggregation = aggregation_of(reading, quantity, measure, period)
        if aggregation is Aggregation.MEAN and amount.per is None:
            amount = amount._replace(per=rate_apart(reading, quantity))
        each = self._for_every(quantity, number) if measure is not None and amount.per is None else None
        if each is not None:
            aggregation, amount = Aggregation.RATIO, amount._replace(per=reading.theatre.measures[each].unit)
        if measure is not None and quantity.form is QuantityForm.CARDINAL:
            paired = "/" in measure.unit and amount.unit != measure.unit
            amount = amount._replace(unit=measure.unit, per=None if paired else amount.per)
        denominator = each or (self._denominator(quantity, number) if aggregation is Aggregation.RATIO else None)
        said, modality = speakers_of(reading, quantity.number)
        comparison = self._comparison(quantity, number) if aggregation is Aggregation.CHANGE else None
        if comparison is not None and comparison.baseline is not None and period is not None:
            baseline, period = self.apart(comparison.baseline, period, number)
            comparison = replace(comparison, baseline=baseline)
        if aggregation is Aggregation.PERCENT and measure is not None and measure.additive:
            part, whole = self.periods.part_and_whole(number)
            if part is not None:
                period, comparison = part, Comparison(scope=whole)
        return Claim(
            id="",
            kind=ClaimKind.QUANTITY,
            text=quantity.span.of(reading.text),
            span=quantity.span,
            sentence=reading.sentences[number].span,
            subject=measure.subject if measure else None,
            measures=ids,
            denominator=denominator,
            amount=amount,
            aggregation=aggregation,
            period=period,
            comparison=comparison,
            noun=quantity.noun,
            head=quantity.head,
            attribution=said,
            modality=modality,
        )

    def _for_every(self, quantity: Quantity, number: int) -> str | None:
        """ "for every tank there were eight guns": the measure that stands after "for every" or "for each"."""
        reading = self.reading
        for named in self.measures.named(number):
            lead = [reading.lower(k) for k in range(named.first - 3, named.first)]
            if ("every" in lead or "each" in lead) and "for" in lead:
                if reading.tokens[named.first].start >= quantity.span.end or reading.tokens[named.last - 1].end <= (
                    quantity.span.start
                ):
                    return named.measures[0]
        return None

    def _denominator(self, quantity: Quantity, number: int) -> str | None:
        """The measure that a ratio is over: "per square kilometre seized"."""
        per = quantity.amount.per
        ids = self.measures.by_unit(per or "", number)
        derived = [i for i in ids if self.reading.theatre.measures[i].derived]
        return next(iter(derived or ids), None)

    def _comparison(self, quantity: Quantity, number: int) -> Comparison:
        """Direction and baseline of a change: "rose by 10 per cent from September", "44 % less than in August"."""
        reading, words = self.reading, self.words
        first, last = reading.token_at(quantity.span.start), reading.token_at(quantity.span.end)
        sentence = reading.sentences[number]
        number_at = reading.token_at(quantity.number.start)  # what lies between hedges it: "fell by more than 38 %"
        places = (*range(max(sentence.first, first - 6), first), *range(number_at, min(sentence.last, last + 3)))
        near = [reading.lower(k) for k in places]
        direction = None
        for word in near:
            if word in words.up or word in ("up", "higher") or word in words.comparatives_up:
                direction = "up"
            elif word in words.down or word in ("down", "lower") or word in words.comparatives_down:
                direction = "down"
        if quantity.form is QuantityForm.MULTIPLE:
            direction = "up" if quantity.amount.value > 1 else "down"
        return Comparison(direction=direction, baseline=self.baseline(number))

    def apart(self, baseline: Period, period: Period, number: int) -> tuple[Period, Period]:
        """Baseline and days meant, where one mention was taken for both.

        "July was worse than June by 3,570": the other mention; "from September to October": its first and last month.
        """
        if not baseline.same_days(period):
            return baseline, period
        others = [t.period for t in self.periods.dated(number) if t.period and not t.period.same_days(baseline)]
        if others:
            return baseline, others[-1]
        months = whole_months(baseline.start, baseline.end)
        if len(months) < 2:
            return baseline, period
        return replace(baseline, end=month_end(months[0])), replace(period, start=months[-1])

    def baseline(self, number: int) -> Period | None:
        """The days compared with: after "than", "from", "compared with", "against", "between ... and"."""
        reading = self.reading
        for mention in self.periods.dated(number):
            at = reading.token_at(mention.span.start)
            lead = {reading.lower(at - 1), reading.lower(at - 2), reading.lower(at - 3)}
            if lead & {"than", "from", "compared", "against", "between", "versus"}:
                return mention.period
        return None


def bare_claim(
    reading: Reading,
    number: int,
    span: Span,
    kind: ClaimKind,
    ids: tuple[str, ...],
    measure: Measure | None,
    period: Period | None,
    said: tuple[Said, ...],
    modality: Modality,
) -> Claim:
    """A claim of sentence `number` as far as every kind has it; amount and comparison are filled in by the caller."""
    return Claim(
        id="",
        kind=kind,
        text=span.of(reading.text),
        span=span,
        sentence=reading.sentences[number].span,
        subject=measure.subject if measure else None,
        measures=ids,
        period=period,
        attribution=said,
        modality=modality,
    )


def speakers_of(reading: Reading, span: Span) -> tuple[tuple[Said, ...], Modality]:
    """Chain and modality of a claim; a negation counts whoever is cited: "Kyiv claims it did not ..."."""
    said, modality = reading.attribution(span)
    if reading.negated(span):
        return said, Modality.DENIED
    return said, modality or reading.weakened(span) or Modality.ASSERTED
