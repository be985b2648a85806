"""Claims that state a number: totals, means, counts, levels, shares, changes."""

from __future__ import annotations

from dataclasses import replace

from tallystick.claims.aggregations import TIME_UNITS, aggregation_of, rate_apart
from tallystick.claims.meanings import Meanings
from tallystick.claims.measures import MeasureFinder, Named
from tallystick.claims.other_days import in_year
from tallystick.claims.periods import PeriodFinder
from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.maths.calendar import month_end, step_of, steps_back, whole_months
from tallystick.maths.units import KM2
from tallystick.model.amount import Amount
from tallystick.model.analysis import Modality, Quantity, QuantityForm, TimeMention
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Comparison, Said
from tallystick.model.period import Period
from tallystick.model.series import Measure
from tallystick.model.span import Span

_RATES = {"P1D": "day", "P1W": "week", "P1M": "month", "P1Y": "year"}
_SHARE_LEAD = 5
_EVERY_REACH = 3  # tokens
_ANEW = 3  # tokens between an amount and the rate that tells it once more: ", or about"
_PILED = frozenset({Aggregation.LEVEL, Aggregation.TOTAL})
_STEP_BACK = frozenset({"earlier", "before", "previous", "ago", "prior", "preceding"})
_LEAD = 6  # tokens before a number in which its bracket may open: "(in November 2023 it was 952"
_BASES = frozenset({"than", "from", "compared", "against", "between", "versus"})
_EVERY = frozenset({"every", "each"})
_SINGLE = frozenset({"a", "an", "one"})
_SHORT = frozenset({"second", "minute", "hour"})
_SPELLS = TIME_UNITS | {"night", "evening", "morning", "afternoon"}


class QuantityClaims:
    """Turns the quantities of one document into claims, carrying the topic from one to the next."""

    def __init__(self, reading: Reading, measures: MeasureFinder, periods: PeriodFinder) -> None:
        self.reading, self.measures, self.periods = reading, measures, periods
        self.words = claim_words()
        self.meanings = Meanings(reading, measures)
        self._mean: tuple[int, str, str | None] = (-1, "", None)  # the last mean: its sentence, measure and step
        self._mean_at = 0  # its first token
        self._mean_is = Aggregation.MEAN  # or a ratio: "196 casualties per km², up from 100"

    def of_sentence(self, number: int) -> list[Claim]:
        """The number claims of one sentence, in order. Ids are given later."""
        return [self._claim(q, number) for q in self.reading.quantities[number] if self._worth_checking(q)]

    def _worth_checking(self, quantity: Quantity) -> bool:
        """Ordinals belong to records and ranks; a lone "one" or a vague share of nothing states no figure."""
        if quantity.form is QuantityForm.ORDINAL:
            return False
        at = self.reading.token_at(quantity.number.start)
        printed = self.reading.lower(at)
        if printed in _SINGLE:
            unnamed = quantity.head is None or quantity.amount.unit in ("time", None)
            if quantity.amount.value <= 1 and unnamed:
                return quantity.form is QuantityForm.FRACTION
            if printed == "one" and (quantity.head in _SPELLS or self.reading.lower(at + 1) == "of"):
                return False  # "in one night" names a time
        vague = quantity.form is QuantityForm.FRACTION and quantity.head is None and printed in ("half", "quarter")
        return not vague or self._by_a_share(quantity)

    def _by_a_share(self, quantity: Quantity) -> bool:
        """ "Slowed by almost half", "were cut in half": a fraction that says how far something moved."""
        if quantity.form is not QuantityForm.FRACTION:
            return False
        at = self.reading.token_at(quantity.span.start)
        lead = self.reading.lowers[max(0, at - _SHARE_LEAD) : at]
        return lead[-1:] in (["by"], ["in"]) and not self.words.change.isdisjoint(lead)

    def _moved_by(self, quantity: Quantity, amount: Amount) -> tuple[Aggregation, Amount]:
        """ "By a third" is 33 per cent of what it was; "cut in half" leaves half of it."""
        lead = self.reading.lower(self.reading.token_at(quantity.span.start) - 1)
        if lead == "in":
            return Aggregation.CHANGE, amount
        times = amount._replace(value=100 * amount.value, low=100 * amount.low, high=100 * amount.high)
        return Aggregation.CHANGE, times._replace(step=100 * amount.step, unit="percent")

    def _claim(self, quantity: Quantity, number: int) -> Claim:
        reading = self.reading
        ids = self.meanings.of(quantity)
        measure = reading.theatre.measures.get(ids[0]) if ids else None
        period = self.periods.of(quantity.span, number)
        amount = self._with_step(quantity)
        if amount is not quantity.amount:
            quantity = quantity._replace(amount=amount)
        if measure is not None and measure.additive and amount.high < 0:
            amount = amount._replace(value=-amount.value, low=-amount.high, high=-amount.low)  # "personnel: minus 970"
        aggregation = aggregation_of(reading, quantity, measure, period)
        if aggregation is Aggregation.PERCENT and self._by_a_share(quantity):
            aggregation, amount = self._moved_by(quantity, amount)
        if aggregation is Aggregation.MEAN and amount.per is None:
            amount = amount._replace(per=rate_apart(reading, quantity))
        if aggregation is Aggregation.MEAN and amount.per is None and self._told_again_as_a_rate(quantity):
            aggregation = Aggregation.TOTAL
        if aggregation in _PILED and period is not None and self._is_added(quantity):
            aggregation, period = Aggregation.TOTAL, replace(period, start=period.end)
        if aggregation is Aggregation.TOTAL and quantity.head is None and self._set_against_the_mean(quantity, ids):
            aggregation, amount = self._mean_is, amount._replace(per=self._mean[2])
        elif aggregation in (Aggregation.MEAN, Aggregation.RATIO) and ids and amount.per is not None:
            self._mean, self._mean_is = (number, ids[0], amount.per), aggregation
            self._mean_at = reading.token_at(quantity.span.start)
        each = self._for_every(quantity, number) if measure is not None and amount.per is None else None
        if each is not None:
            aggregation, amount = Aggregation.RATIO, amount._replace(per=reading.theatre.measures[each].unit)
        if measure is not None and quantity.form is QuantityForm.CARDINAL:
            if amount.unit != measure.unit and not (amount.unit in KM2 and measure.unit in KM2):
                amount = amount._replace(unit=measure.unit, per=None if "/" in measure.unit else amount.per)
        denominator = each or (self._denominator(amount.per, number) if aggregation is Aggregation.RATIO else None)
        if amount.unit in _SHORT and measure is None and amount.per is None:
            lost = self._every(quantity, number)
            if lost is not None:
                ids, measure, aggregation = lost.measures, reading.theatre.measures[lost.measures[0]], Aggregation.MEAN
                amount = amount._replace(per=measure.unit)
        said, modality = speakers_of(reading, quantity.number, number)
        comparison = self._comparison(quantity, number) if aggregation is Aggregation.CHANGE else None
        if comparison is not None and comparison.baseline is not None and period is not None:
            baseline, period = self.apart(comparison.baseline, period, number)
            comparison = replace(comparison, baseline=baseline)
        if aggregation is Aggregation.PERCENT and measure is not None and measure.additive:
            part, whole = self._part_and_whole(number)
            if part is not None:
                period, comparison = part, Comparison(scope=whole)
        places, actor = reading.setting(number)
        return Claim(
            id="",
            kind=ClaimKind.QUANTITY,
            text=quantity.span.of(reading.text),
            span=quantity.span,
            sentence=reading.sentences[number].span,
            subject=(measure.subject if measure else None) or actor,
            measures=ids,
            denominator=denominator,
            amount=amount,
            aggregation=aggregation,
            period=period,
            comparison=comparison,
            noun=quantity.noun,
            head=quantity.head,
            places=places,
            attribution=said,
            modality=modality,
        )

    def _part_and_whole(self, number: int) -> tuple[Period | None, Period | None]:
        """The days whose share of longer days is told, where a word of sharing says so."""
        if self.words.sharing.isdisjoint(self.reading.words[number]):
            return None, None
        return self.periods.part_and_whole(number)

    def _with_step(self, quantity: Quantity) -> Amount:
        """The amount with the step of a rate right behind it: "500 soldiers a day from 1 July to 31 August"."""
        amount, reading = quantity.amount, self.reading
        if amount.per is not None or amount.unit in TIME_UNITS or quantity.form is not QuantityForm.CARDINAL:
            return amount
        for rate in reading.times[quantity.sentence]:
            if rate.kind == "rate" and reading.token_at(rate.span.start) == reading.token_at(quantity.span.end):
                return amount._replace(per=_RATES.get(rate.value))
        return amount

    def _set_against_the_mean(self, quantity: Quantity, ids: tuple[str, ...]) -> bool:
        """ "1,585 a day, up from 952 in November 2023": a bare number that a mean is compared with is a mean, too."""
        sentence, measure, _ = self._mean
        if sentence != quantity.sentence or measure not in ids[:1]:
            return False
        reading = self.reading
        if self._mean_is is Aggregation.RATIO and quantity.amount.unit is not None:
            return False
        if self._told_again_as_a_rate(quantity):
            return False
        first = reading.token_at(quantity.span.start)
        lead = reading.lowers[max(0, first - _LEAD) : first]
        if lead[-1:] == ["to"] and "from" in reading.lowers[max(0, self._mean_at - 2) : self._mean_at]:
            return True  # "from between 300 and 600 a day to between 600 and 1,000"
        bracket = max((i for i, word in enumerate(lead) if word == "("), default=-1)
        return not self.words.against.isdisjoint(lead[-3:]) or (bracket >= 0 and ")" not in lead[bracket:])

    def _told_again_as_a_rate(self, quantity: Quantity) -> bool:
        """ "367 square kilometres, or 13 a day": what is told once more as a rate is none by itself."""
        reading, end = self.reading, self.reading.token_at(quantity.span.end)
        if quantity.amount.unit is None:
            return False
        following = (q for q in reading.quantities[quantity.sentence] if q.span.start >= quantity.span.end)
        rate = next(following, None)
        if rate is None or rate.amount.per is None or reading.token_at(rate.span.start) > end + _ANEW:
            return False
        return reading.lower(end) in (",", "(", "or", "–", "—")

    def _is_added(self, quantity: Quantity) -> bool:
        """ "916,770 (+1,540)": what a running total has grown by since the last report."""
        reading, at = self.reading, self.reading.token_at(quantity.span.start)
        printed = quantity.span.of(reading.text)
        before = [q for q in reading.quantities[quantity.sentence] if q.span.end <= quantity.span.start]
        return printed[:1] == "+" and reading.lower(at - 1) == "(" and bool(before)

    def _every(self, quantity: Quantity, number: int) -> Named | None:
        """ "A soldier was lost about every 55 seconds": the measure of which one falls in each such stretch of time."""
        reading = self.reading
        at = reading.token_at(quantity.span.start)
        if "every" not in (reading.lower(at), reading.lower(at - 1), reading.lower(at - 2)):
            return None
        for named in self.measures.named(number):
            if not _SINGLE.isdisjoint(reading.lowers[max(0, named.first - 2) : named.first]):
                return named
        return None

    def _for_every(self, quantity: Quantity, number: int) -> str | None:
        """ "for every tank there were eight guns": the measure behind the nearest "for every" or "for each"."""
        reading, at = self.reading, self.reading.token_at(quantity.span.start)
        if _EVERY.isdisjoint(reading.words[number]):
            return None
        sentence = reading.sentences[number]
        every = [
            k
            for k in range(sentence.first, sentence.last)
            if reading.lower(k) in _EVERY and "for" in (reading.lower(k - 1), reading.lower(k - 2))
        ]
        if not every:
            return None
        nearest = max((k for k in every if k < at), default=every[0])
        for named in self.measures.named(number):
            if not nearest < named.first <= nearest + _EVERY_REACH:
                continue
            if reading.starts[named.first] >= quantity.span.end or reading.ends[named.last - 1] <= quantity.span.start:
                return named.measures[0]
        return None

    def _denominator(self, per: str | None, number: int) -> str | None:
        """The measure that a ratio is over: "per square kilometre seized"."""
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
        return Comparison(direction=direction, baseline=self.baseline(number, quantity.span))

    def apart(self, baseline: Period, period: Period, number: int) -> tuple[Period, Period]:
        """Baseline and days meant, where one mention was taken for both.

        "July was worse than June by 3,570": the other mention; "from September to October": its first and last month.
        """
        if baseline.start > period.end and str(baseline.start.year) not in self.reading.joined(number):
            years = (year for year in (period.start.year, period.start.year - 1))  # "September 2025 ... than in August"
            moved = (in_year(baseline, year) for year in years)
            baseline = next((days for days in moved if days.end < period.start), baseline)
        if not baseline.same_days(period):
            return baseline, period
        dated = self.periods.dated(number)
        other = [t.period for t in dated if t.period and not t.period.same_days(baseline) and not self._is_base(t)]
        other = [days for days in other if days.days >= min(baseline.days, period.days)] or other
        back = any(t.period and t.period.same_days(baseline) and self._steps_back(t) for t in dated)
        step = step_of(period.start, period.end)
        if back and step is not None:  # "36,570 in March, up 12 per cent from a month earlier"
            steps = steps_back(period.start, period.end, step)
            next(steps)
            return replace(baseline, start=(before := next(steps))[0], end=before[1]), period
        if other:
            return baseline, other[-1]
        months = whole_months(baseline.start, baseline.end)
        if len(months) < 2:
            return baseline, period
        return replace(baseline, end=month_end(months[0])), replace(period, start=months[-1])

    def _is_base(self, mention: TimeMention) -> bool:
        at = self.reading.token_at(mention.span.start)
        return not _BASES.isdisjoint(self.reading.lower(k) for k in range(at - 3, at))

    def _steps_back(self, mention: TimeMention) -> bool:
        return not _STEP_BACK.isdisjoint(mention.span.of(self.reading.text).lower().split())

    def baseline(self, number: int, span: Span | None = None) -> Period | None:
        """The days compared with: after "than", "from", "compared with", "against", "between ... and".

        Of several those behind `span` come first.
        """
        dated = self.periods.dated(number)
        if span is not None:
            dated = sorted(dated, key=lambda mention: mention.span.start < span.end)
        for mention in dated:
            if self._is_base(mention):
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
    places, actor = reading.setting(number)
    return Claim(
        id="",
        kind=kind,
        text=span.of(reading.text),
        span=span,
        sentence=reading.sentences[number].span,
        subject=(measure.subject if measure else None) or actor,
        measures=ids,
        period=period,
        places=places,
        attribution=said,
        modality=modality,
    )


def speakers_of(reading: Reading, span: Span, number: int) -> tuple[tuple[Said, ...], Modality]:
    """Chain and modality of a claim; a negation counts whoever is cited: "Kyiv claims it did not ..."."""
    said, modality = reading.attribution(span, number)
    if reading.negated(span, number):
        return said, Modality.DENIED
    return said, modality or reading.weakened(span, number) or Modality.ASSERTED
