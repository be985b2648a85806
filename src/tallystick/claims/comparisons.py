"""Claims that set a value against others: records, ranks, streaks, trends, lines crossed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tallystick.claims.measures import MeasureFinder
from tallystick.claims.periods import PeriodFinder
from tallystick.claims.quantities import QuantityClaims, speakers_of
from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.amount import Amount
from tallystick.model.analysis import Modality, Quantity, QuantityForm
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Comparison, Said
from tallystick.model.period import Period
from tallystick.model.series import Measure
from tallystick.model.span import Span

_CALENDAR = ((28, 31, "month"), (7, 7, "week"), (1, 1, "day"), (89, 92, "quarter"), (365, 366, "year"))
_MAX_LOOK = 6
_LOW_WORDS = frozenset({"low", "lows", "lowest", "minimum"})


class ComparisonClaims:
    """Finds comparison claims in one document; shares the topic with the number claims."""

    def __init__(
        self, reading: Reading, measures: MeasureFinder, periods: PeriodFinder, quantities: QuantityClaims
    ) -> None:
        self.reading, self.measures, self.periods, self.quantities = reading, measures, periods, quantities
        self.words = claim_words()

    def of_sentence(self, number: int, values: list[Claim]) -> Iterator[Claim]:
        """Records, streaks and ranks first, then lines crossed, then directions. `values` are its number claims."""
        used: list[Span] = []
        for claim in (*self._records(number, values), *self._thresholds(number, values), *self._trends(number)):
            if claim.kind is ClaimKind.TREND and any(claim.span.overlaps(span) for span in used):
                continue
            used.append(claim.span)
            yield claim

    # -- records, ranks, streaks --------------------------------------------------------------------------------------

    def _records(self, number: int, values: list[Claim]) -> Iterator[Claim]:
        reading, words = self.reading, self.words
        sentence = reading.sentences[number]
        i = sentence.first
        while i < sentence.last:
            word = reading.lower(i)
            end = None
            if word in words.runs or (word == "row" and reading.lower(i - 2) == "in"):
                found = self._streak(number, i, values)
                if found is not None:
                    claim, end = found
                    yield claim
            elif word in words.superlatives_max | words.superlatives_min or word in ("high", "low", "highs", "lows"):
                found = self._extreme(number, i, values)
                if found is not None:
                    claim, end = found
                    yield claim
            i = max(i + 1, end or 0)

    def _run_length(self, number: int, i: int) -> tuple[Quantity, int] | None:
        """The number of a run and its first token: "fourth consecutive", "six straight months", "months in a row"."""
        reading = self.reading
        for quantity in reversed(self.reading.quantities[number]):
            at = reading.token_at(quantity.number.start)
            if at < i and i - at <= _MAX_LOOK and quantity.form in (QuantityForm.ORDINAL, QuantityForm.CARDINAL):
                if quantity.amount.value == int(quantity.amount.value) and 2 <= quantity.amount.value <= 60:
                    return quantity, at
                return None
        return None

    def _streak(self, number: int, i: int, values: list[Claim]) -> tuple[Claim, int] | None:
        """fourth consecutive record; sixth straight rise; climbed for six straight months; fifth month in a row."""
        reading, words = self.reading, self.words
        sentence = reading.sentences[number]
        run = self._run_length(number, i)
        if run is None:
            return None
        quantity, first = run
        end = i + 1
        reach = range(max(sentence.first, first - 8), min(sentence.last, i + 9))
        near = [reading.lower(k) for k in reach]
        extreme = "min" if {"low", "lows", "lowest"} & set(near) else "max" if words.record_nouns & set(near) else None
        direction = None
        for word in near:
            direction = "up" if word in words.up | {"growing"} else "down" if word in words.down else direction
        if extreme is None and direction is None:
            if "went" in near and ("up" in near or "down" in near):
                direction = "up" if "up" in near else "down"
            else:
                return None
        step = self._step_word(reach)
        while end < sentence.last and end - i < 8 and reading.lower(end) not in (",", ";", ".", "—", "and", "by", "in"):
            end += 1
        span = reading.span(first, end)
        value = self._setting_value(span, values)
        ids, measure = self._measure(number, first, end, value)
        if not ids:
            return None
        period = value.period if value and value.period else self.periods.of(span, number)
        statistic = self._statistic(near, value)
        amount = replace(quantity.amount, unit=step or _step_of(period), printed=span.of(reading.text))
        said, modality = speakers_of(reading, quantity.number)
        claim = self._claim(
            number, span, ClaimKind.RECORD if extreme else ClaimKind.TREND, ids, measure, period, said, modality
        )
        claim = replace(
            claim,
            amount=amount,
            aggregation=Aggregation.STREAK,
            comparison=Comparison(
                direction=None if extreme else direction,
                extreme=extreme,
                run=int(quantity.amount.value),
                step=step or _step_of(period),
                statistic=statistic,
            ),
        )
        return claim, end

    def _step_word(self, reach: range) -> str | None:
        """The calendar step named near a run; "per day" and "daily" belong to a rate, not to the run."""
        reading, steps = self.reading, self.words.steps
        for k in reach:
            word = reading.lower(k)
            if word in steps and word != "daily" and reading.lower(k - 1) not in ("per", "a", "each", "every"):
                return steps[word]
        return None

    def _extreme(self, number: int, i: int, values: list[Claim]) -> tuple[Claim, int] | None:
        """highest, record, all-time low of 134, second highest, a high of 820, the deadliest month since September."""
        reading, words = self.reading, self.words
        sentence = reading.sentences[number]
        word = reading.lower(i)
        before = [reading.lower(k) for k in range(max(sentence.first, i - 3), i)]
        after = [reading.lower(k) for k in range(i + 1, min(sentence.last, i + 5))]
        if word in ("record", "records") and (
            before[-1:] == ["on"] or (before[-1:] == ["the"] and after[:1] in (["shows"], ["says"], [","], ["of"]))
        ):
            return None
        if word in ("high", "low", "highs", "lows") and not (
            {"all", "time", "new", "record", "a", "the", "war"} & set(before)
            and (after[:1] in (["of"], ["in"], ["since"]) or "time" in before or "new" in before or "war" in before)
        ):
            return None
        if word in ("most", "least", "peak", "records") and not (
            words.steps.keys() & set(after) or after[:1] == ["of"]
        ):
            if word != "peaked":
                return None
        first = i
        while first > sentence.first and reading.lower(first - 1) in (
            "all",
            "-",
            "time",
            "new",
            "record",
            "war",
            "'s",
            "the",
            "a",
        ):
            first -= 1
        rank = next(
            (
                (int(q.amount.value), reading.token_at(q.number.start))
                for q in reading.quantities[number]
                if q.form is QuantityForm.ORDINAL and reading.token_at(q.number.end) in (i, i - 1)
            ),
            None,
        )
        if rank is not None:
            first = min(first, rank[1])
        end = i + 1
        own = self._own_number(number, i)
        if own is not None:
            end = max(end, reading.token_at(own.span.end))
        else:
            stops = (",", ";", ".", "(", ")", "—", "–", "in", "and", "with", "at", "by", "on", "was", "is", "were")
            while end < sentence.last and end - i < 7 and reading.lower(end) not in stops:
                end += 1
        low = word in words.superlatives_min or word in _LOW_WORDS or reading.lower(i + 1) in ("low", "lows")
        span = reading.span(first, end)
        value = self._setting_value(span, values)
        ids, measure = self._measure(number, first, end, value)
        if not ids or measure is None:
            return None
        extreme = "min" if low else "max"
        if measure.low_is_max and word in _LOW_WORDS | {"high", "highs", "highest"}:
            extreme = "max" if low else "min"
        near = [reading.lower(k) for k in range(max(sentence.first, first - 6), min(sentence.last, end + 4))]
        period = self.periods.of(span, number)
        if value is not None and value.period is not None and own is None:
            period = value.period
        scope = next(
            (t.period for t in self.periods.dated(number) if t.relation == "since" and t.span.start >= span.start), None
        )
        if scope is not None and period is not None and scope.same_days(period):
            others = [t.period for t in self.periods.dated(number) if t.relation != "since"]
            period = others[0] if others else period
        step = next((words.steps[w] for w in near if w in words.steps), None)
        said, modality = speakers_of(reading, span)
        claim = self._claim(number, span, ClaimKind.RECORD, ids, measure, period, said, modality)
        amount = replace(own.amount, unit=measure.unit) if own is not None else None
        if amount is None and rank is not None:
            amount = Amount(
                value=rank[0], low=rank[0], high=rank[0], step=0.0, unit=None, printed=span.of(reading.text)
            )
        if own is not None and modality in (Modality.CONDITIONAL, Modality.PREDICTED):
            claim = replace(claim, modality=Modality.ASSERTED)  # "if it hits THE low of 134" takes the low for granted
        comparison = Comparison(
            extreme=extreme,
            rank=rank[0] if rank else 1,
            scope=scope,
            step=step if measure.additive else None,
            statistic=self._statistic(near, value),
        )
        aggregation = (
            Aggregation.RANK if rank and rank[0] > 1 else Aggregation.MIN if extreme == "min" else Aggregation.MAX
        )
        return replace(claim, amount=amount, aggregation=aggregation, comparison=comparison), end

    def _own_number(self, number: int, i: int) -> Quantity | None:
        """The value of an extreme, right after it: "low of 134", "record of 539", "a high of 820"."""
        for quantity in self.reading.quantities[number]:
            at = self.reading.token_at(quantity.span.start)
            if quantity.form is QuantityForm.CARDINAL and i < at <= i + 4 and quantity.amount.per in (None, "day"):
                between = [self.reading.lower(k) for k in range(i + 1, at)]
                if "of" in between or "at" in between:
                    return quantity
        return None

    def _setting_value(self, span: Span, values: list[Claim]) -> Claim | None:
        """The number claim of the sentence that sets the record: the nearest before, else the nearest after."""
        held = [v for v in values if v.measures and v.amount is not None and v.amount.unit != "percent"]
        before = [v for v in held if v.span.start < span.start]
        after = [v for v in held if v.span.start >= span.end]
        return before[-1] if before else after[0] if after else None

    def _measure(
        self, number: int, first: int, end: int, value: Claim | None
    ) -> tuple[tuple[str, ...], Measure | None]:
        inside = self.measures.in_span(number, self.reading.span(first, end))
        near = self.measures.before(number, first) or self.measures.after(number, end, 6)
        ids = (
            inside
            or (value.measures if value else ())
            or (near.measures if near else ())
            or self.quantities._carried(number)
        )
        return ids, self.reading.theatre.measures.get(ids[0]) if ids else None

    def _statistic(self, near: list[str], value: Claim | None) -> str | None:
        if self.words.average & set(near) or (value is not None and value.aggregation is Aggregation.MEAN):
            return "mean"
        return "total" if self.words.total & set(near) else None

    # -- lines crossed ---------------------------------------------------------------------------------------------

    def _thresholds(self, number: int, values: list[Claim]) -> Iterator[Claim]:
        """breached the 113 mark, crossed 700,000, fell below 100: a verb of reaching before a number."""
        reading, words = self.reading, self.words
        for value in values:
            if value.amount is None or not value.measures or value.amount.per is not None:
                continue
            first = reading.token_at(value.span.start)
            clause = reading.clause(first, number)
            verb = next(
                (k for k in range(first, max(clause[0], first - 5) - 1, -1) if reading.lower(k) in words.crossing_up),
                None,
            )
            down = next(
                (k for k in range(first, max(clause[0], first - 4) - 1, -1) if reading.lower(k) in words.crossing_down),
                None,
            )
            measure = reading.theatre.measures[value.measures[0]]
            line = (
                reading.lower(reading.token_at(value.span.end) - 1) in words.lines
                or reading.lower(reading.token_at(value.span.end)) in words.lines
            )
            if verb is None and not (
                down is not None and "below" in (reading.lower(down + 1), reading.lower(down + 2))
            ):
                continue
            if measure.additive and not line and value.aggregation is not Aggregation.LEVEL:
                continue
            start = verb if verb is not None else down
            named = self.measures.before(number, start or first)
            span = Span(reading.tokens[named.first if named else (start or first)].start, value.span.end)
            said, modality = speakers_of(reading, value.span)
            claim = self._claim(
                number, span, ClaimKind.THRESHOLD, value.measures, measure, value.period, said, modality
            )
            yield replace(
                claim,
                amount=replace(value.amount, printed=span.of(reading.text)),
                aggregation=Aggregation.LEVEL,
                comparison=Comparison(direction="up" if verb is not None else "down"),
            )

    # -- directions ----------------------------------------------------------------------------------------------------

    def _trends(self, number: int) -> Iterator[Claim]:
        """A verb of rising or falling whose subject is a measure: "casualties rose", "the pace of advance slowed"."""
        reading, words = self.reading, self.words
        sentence = reading.sentences[number]
        for i in range(sentence.first, sentence.last):
            word = reading.lower(i)
            up, down = word in words.up, word in words.down
            worse = word in words.comparatives_up and reading.lower(i + 1) == "than"
            milder = word in words.comparatives_down and reading.lower(i + 1) == "than"
            if reading.lower(i + 1) in ("by", "on", "from") and word in ("dropped", "drop", "dropping"):
                if not reading.lower(i + 2)[:1].isdigit():
                    continue  # bombs dropped by jets, leaflets dropped on a town
            named = self.measures.before(number, i, same_clause=True)
            money = named is not None and reading.theatre.measures[named.measures[0]].low_is_max
            if money and word in words.money_up | words.money_down:
                up, down = word in words.money_up, word in words.money_down
            if not (up or down or worse or milder):
                continue
            if named is None or i - named.last > 6 or not named.measures:
                continue
            ids = named.measures
            measure = reading.theatre.measures[ids[0]]
            first = self._phrase_start(named.first, number)
            last = (
                i
                + 1
                + (reading.lower(i + 1) in ("significantly", "sharply", "slightly", "steadily", "markedly", "again"))
            )
            span = reading.span(first, last)
            direction = "up" if up or worse else "down"
            if measure.low_is_max:
                direction = "down" if direction == "up" else "up"
            said, modality = speakers_of(reading, span)
            period = self.periods.of(span, number)
            claim = self._claim(number, span, ClaimKind.TREND, ids, measure, period, said, modality)
            baseline = self.quantities.baseline(number)
            if baseline is not None and period is not None and baseline.same_days(period):
                rest = [t.period for t in self.periods.dated(number) if t.period and not t.period.same_days(baseline)]
                claim = replace(claim, period=rest[-1] if rest else period)
            yield replace(
                claim,
                aggregation=Aggregation.CHANGE,
                comparison=Comparison(direction=direction, baseline=baseline),
            )

    def _phrase_start(self, first: int, number: int) -> int:
        """Take in the determiner, adjectives and "the pace of their" before a measure word."""
        reading = self.reading
        sentence = reading.sentences[number]
        starts = {m.span.start for m in reading.mentions[number]}
        while first > sentence.first and (
            reading.lower(first - 1)
            in ("the", "of", "their", "its", "pace", "rate", "monthly", "daily", "russian", "weekly")
            or reading.tokens[first - 1].start in starts
        ):
            first -= 1
        return first

    def _claim(
        self,
        number: int,
        span: Span,
        kind: ClaimKind,
        ids: tuple[str, ...],
        measure: Measure | None,
        period: Period | None,
        said: tuple[Said, ...],
        modality: Modality,
    ) -> Claim:
        return Claim(
            id="",
            kind=kind,
            text=span.of(self.reading.text),
            span=span,
            sentence=self.reading.sentences[number].span,
            subject=measure.subject if measure else None,
            measures=ids,
            period=period,
            attribution=said,
            modality=modality,
        )


def _step_of(period: Period | None) -> str | None:
    """Which calendar step a period is, None when it is none."""
    if period is None:
        return None
    return next((name for low, high, name in _CALENDAR if low <= period.days <= high), None)
