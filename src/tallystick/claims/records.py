"""Claims that something is a record, an extreme, a rank or a run: fourth consecutive record, second highest month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from tallystick.claims.measures import MeasureFinder
from tallystick.claims.periods import PeriodFinder
from tallystick.claims.quantities import QuantityClaims, bare_claim, speakers_of
from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.maths.units import KM2
from tallystick.model.amount import Amount
from tallystick.model.analysis import Modality, Quantity, QuantityForm
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Comparison
from tallystick.model.period import Period
from tallystick.model.series import Measure
from tallystick.model.span import Span

_CALENDAR = ((28, 31, "month"), (7, 7, "week"), (1, 1, "day"), (89, 92, "quarter"), (365, 366, "year"))
_MAX_LOOK = 6
_LOW_WORDS = frozenset({"low", "lows", "lowest", "minimum"})
_TURNS = frozenset({"high", "low", "highs", "lows"})  # nouns of an extreme only in some company: "a high of 820"
_PLACES = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_SHORT_OF = (("far", "from"), ("not",), ("hardly",), ("nowhere", "near"), ("by", "no", "means"))
_COMPANY = frozenset({"all", "time", "new", "record", "a", "the", "war"})
_LEADS = frozenset({"all", "-", "time", "new", "record", "war", "'s", "the", "a"})
_STOPS = frozenset({",", ";", ".", "(", ")", "—", "–", "in", "and", "with", "at", "by", "on", "was", "is", "were"})
_COPULAS = frozenset({"was", "is", "were", "at"})
_SPLITS = frozenset({",", ";", ":", "—", "–", "when", "while", "and", "but", "with", "since", "than"})
_RUN_REACH = 12  # tokens behind "running" in which what runs may be told
_VERB_REACH = 14  # tokens that may stand between "the highest" and the verb that gives its value
_EVER = frozenset({"record", "records", "ever", "war", "time", "yet", "far"})  # an extreme of all days there were
_RUN_STOPS = frozenset({",", ";", ".", "—", "and", "by", "in"})


@cache
def record_openers() -> frozenset[str]:
    """The words without one of which a sentence tells of no record and no run."""
    return claim_words().extremes | claim_words().runs | _TURNS | {"row"}


class RecordClaims:
    """Finds records and runs in one document; shares the topic with the number claims."""

    def __init__(
        self, reading: Reading, measures: MeasureFinder, periods: PeriodFinder, quantities: QuantityClaims
    ) -> None:
        self.reading, self.measures, self.periods, self.quantities = reading, measures, periods, quantities
        self.words = claim_words()

    def of_sentence(self, number: int, values: list[Claim]) -> Iterator[Claim]:
        """Runs and extremes of one sentence, in order. `values` are its number claims."""
        lowers, after = self.reading.lowers, 0
        for i in self.reading.where(number, record_openers()):
            if i < after:
                continue
            word, found = lowers[i], None
            if word in self.words.runs or (word == "row" and self.reading.lower(i - 2) == "in"):
                found = self._run(number, i, values)
            elif word in _TURNS or word in self.words.extremes:
                found = self._extreme(number, i, values)
            if found is not None:
                yield found[0]
                after = found[1]

    # -- runs ----------------------------------------------------------------------------------------------------------

    def _run_length(self, number: int, i: int) -> tuple[Quantity, int] | None:
        """The number of a run and its first token: "fourth consecutive", "six straight months", "months in a row"."""
        for quantity in reversed(self.reading.quantities[number]):
            at = self.reading.token_at(quantity.number.start)
            if at < i and i - at <= _MAX_LOOK and quantity.form in (QuantityForm.ORDINAL, QuantityForm.CARDINAL):
                if quantity.amount.value == int(quantity.amount.value) and 2 <= quantity.amount.value <= 60:
                    return quantity, at
                return None
        return None

    def _run(self, number: int, i: int, values: list[Claim]) -> tuple[Claim, int] | None:
        """fourth consecutive record; sixth straight rise; climbed for six straight months; fifth month in a row."""
        reading, words = self.reading, self.words
        sentence = reading.sentences[number]
        run = self._run_length(number, i)
        if run is None:
            return None
        quantity, first = run
        first = self._verb_before(number, first)
        reach = range(max(sentence.first, first - 8), min(sentence.last, i + _RUN_REACH))
        near = [reading.lower(k) for k in reach]
        extreme = "min" if _LOW_WORDS & set(near) else "max" if words.record_nouns & set(near) else None
        direction = self._direction(near)
        if extreme is None and direction is None:
            return None
        end = i + 1
        while end < sentence.last and end - i < 8 and reading.lower(end) not in _RUN_STOPS:
            end += 1
        span = reading.span(first, end)
        value = self._setting_value(span, values)
        ids, measure = self._measure(number, first, end, value)
        if not ids:
            return None
        period = value.period if value and value.period else self.periods.of(span, number)
        step = self._step_word(reach) or _step_of(period)
        if step == "month" and period is not None and period.days < 28:  # "the second straight month", told of October
            period = self.periods.whole_month_before(number) or period
        kind = ClaimKind.RECORD if extreme else ClaimKind.TREND
        said, modality = speakers_of(reading, quantity.number, number)
        claim = bare_claim(reading, number, span, kind, ids, measure, period, said, modality)
        comparison = Comparison(
            direction=None if extreme else direction,
            extreme=extreme,
            run=int(quantity.amount.value),
            step=step,
            statistic=self._statistic(near, value),
        )
        amount = quantity.amount._replace(unit=step, printed=span.of(reading.text))
        return claim._replace(amount=amount, aggregation=Aggregation.STREAK, comparison=comparison), end

    def _verb_before(self, number: int, first: int) -> int:
        """ "Had climbed for six straight months": the verb is part of the run, no direction of its own."""
        reading, sentence = self.reading, self.reading.sentences[number]
        at = first - 1
        while at > sentence.first and first - at <= 3 and reading.lower(at) in ("for", "a", "the"):
            at -= 1
        return at if reading.lower(at) in self.words.up | self.words.down and at < first - 1 else first

    def _direction(self, near: list[str]) -> str | None:
        direction = None
        for word in near:
            direction = (
                "up" if word in self.words.up | {"growing"} else "down" if word in self.words.down else direction
            )
        if direction is None and "went" in near:
            direction = "up" if "up" in near else "down" if "down" in near else None
        return direction

    def _step_word(self, reach: range) -> str | None:
        """The calendar step named near a run; "per day" and "daily" belong to a rate, not to the run."""
        reading, steps = self.reading, self.words.steps
        for k in reach:
            word = reading.lower(k)
            if word in steps and word != "daily" and reading.lower(k - 1) not in ("per", "a", "each", "every"):
                return steps[word]
        return None

    # -- extremes ------------------------------------------------------------------------------------------------------

    def _extreme(self, number: int, i: int, values: list[Claim]) -> tuple[Claim, int] | None:
        """highest, record, all-time low of 134, second highest, a high of 820, the deadliest month since September."""
        reading = self.reading
        if not self._is_extreme(number, i):
            return None
        first, rank = self._first(number, i)
        if rank == 0:
            return None
        own = self._own_number(number, i)
        end = self._end(number, i, own)
        span = reading.span(first, end)
        value = self._setting_value(span, values)
        ids, measure = self._measure(number, first, end, value)
        if not ids or measure is None:
            return None
        sentence = reading.sentences[number]
        near = reading.lowers[max(sentence.first, first - 6) : min(sentence.last, end + 4)]
        period = self.periods.of(span, number)
        if value is not None and value.period is not None and own is None:
            period = value.period
        if own is not None and reading.lower(i) in ("record", "records") and period is not None and period.days > 1:
            if measure.additive and "day" in {self.words.steps.get(reading.lower(k)) for k in range(first, end)}:
                period = None  # "the record for a day is 2,200": of no longer days told before
        scope, period = self._scope(number, first, end, period)
        said, modality = speakers_of(reading, span, number)
        claim = bare_claim(reading, number, span, ClaimKind.RECORD, ids, measure, period, said, modality)
        if own is not None and modality in (Modality.CONDITIONAL, Modality.PREDICTED):
            claim = claim._replace(modality=Modality.ASSERTED)  # "if it hits THE low of 134" takes the low for granted
        extreme = self._sense(i, measure)
        comparison = Comparison(
            extreme=extreme,
            rank=rank,
            scope=scope,
            step=next((self.words.steps[w] for w in near if w in self.words.steps), None) if measure.additive else None,
            statistic=self._statistic(near, value),
        )
        amount = self._of(measure, own.amount) if own is not None else None
        if amount is None and rank > 1:
            amount = Amount(value=rank, low=rank, high=rank, step=0.0, unit=None, printed=span.of(reading.text))
        aggregation = Aggregation.RANK if rank > 1 else Aggregation.MIN if extreme == "min" else Aggregation.MAX
        return claim._replace(amount=amount, aggregation=aggregation, comparison=comparison), end

    def _is_extreme(self, number: int, i: int) -> bool:
        """Does the word state an extreme here? "On record", "the record shows" and "most of" do not."""
        reading, sentence = self.reading, self.reading.sentences[number]
        word = reading.lower(i)
        before = reading.lowers[max(sentence.first, i - 3) : i]
        after = reading.lowers[i + 1 : min(sentence.last, i + 5)]
        if word in ("record", "records"):
            if before[-1:] == ["on"] or (before[-1:] == ["the"] and after[:1] in (["shows"], ["says"], [","], ["of"])):
                return False
        if any(self._leads(i, phrase) for phrase in _SHORT_OF):
            return False  # "far from the worst"
        if word in _TURNS:
            placed = after[:1] in (["of"], ["in"], ["since"]) or {"time", "new", "war"} & set(before)
            return bool(_COMPANY & set(before)) and bool(placed)
        if word in ("most", "least") and before[-1:] == ["at"]:
            return False
        if word in ("most", "least", "peak", "records"):
            return bool(self.words.steps.keys() & set(after)) or (after[:1] == ["of"] and word == "peak")
        return True

    def _leads(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Does the phrase stand right before the word at i, or before its article?"""
        end = i - (self.reading.lower(i - 1) in ("the", "a", "its", "their"))
        return tuple(self.reading.lower(k) for k in range(end - len(phrase), end)) == phrase

    def _first(self, number: int, i: int) -> tuple[int, int]:
        """First token of the phrase, and the rank it states: 1 without one, 0 for "among the worst", which has none."""
        reading, sentence = self.reading, self.reading.sentences[number]
        first = i
        while first > sentence.first and reading.lower(first - 1) in _LEADS:
            first -= 1
        hyphened = _PLACES.get(reading.lower(i - 2)) if reading.lower(i - 1) == "-" else None
        if hyphened is not None:  # "the second-highest monthly toll"
            return i - 2, hyphened
        crowd = [k for k in range(max(sentence.first, first - 2), first) if reading.lower(k) in ("among", "one")]
        for quantity in reading.quantities[number]:
            at, after = reading.token_at(quantity.number.start), reading.token_at(quantity.number.end)
            if quantity.form is QuantityForm.ORDINAL:
                if after in (i, i - 1) or (crowd and first - 4 <= at < first):
                    return min(first, at), int(quantity.amount.value)
        return first, 0 if crowd else 1

    def _end(self, number: int, i: int, own: Quantity | None) -> int:
        reading, sentence = self.reading, self.reading.sentences[number]
        end = i + 1
        if own is not None:
            return max(end, reading.token_at(own.span.end))
        while end < sentence.last and end - i < 7 and reading.lower(end) not in _STOPS:
            end += 1
        return end

    def _sense(self, i: int, measure: Measure) -> str:
        """max or min in the measure's own sense: the rouble's low is a maximum of roubles to the dollar."""
        word = self.reading.lower(i)
        low = word in self.words.superlatives_min or word in _LOW_WORDS or self.reading.lower(i + 1) in _LOW_WORDS
        if measure.low_is_max and word in _LOW_WORDS | {"high", "highs", "highest"}:
            low = not low
        return "min" if low else "max"

    def _scope(self, number: int, first: int, end: int, period: Period | None) -> tuple[Period | None, Period | None]:
        """The days among which it is an extreme ("since May", "of the year"; None: all) and the days it is about."""
        reading = self.reading
        mentions = self.periods.dated(number)
        since = [t for t in mentions if t.relation == "since"]
        scoped = [t for t in mentions if self.periods.is_scope(t, number)]
        scope = next((t.period for t in (*scoped, *since)), None)
        if scope is not None and period is not None and scope.same_days(period):
            others = [t.period for t in mentions if t not in since and t not in scoped]
            period = others[0] if others else period
        said = set(reading.lowers[first:end])
        if scope is None and period is not None and period.days == 1 and not said & _EVER:
            around = [
                t.period for t in mentions if t.period is not None and t.period.days > 1
            ]  # "peaked in May, on the 9th"
            scope = next((days for days in around if days.covers(period)), None)
        if scope is None and period is not None:
            tail = reading.lowers[first : min(end + 3, reading.sentences[number].last)]
            if "year" in tail[1:] and {"of", "this"} & set(tail):
                scope = Period(date(period.end.year, 1, 1), max(period.end, date(period.end.year, 1, 1)))
        return scope, period

    # -- both ----------------------------------------------------------------------------------------------------------

    def _own_number(self, number: int, i: int) -> Quantity | None:
        """The value of an extreme: "low of 134", "a high of 820", "the highest daily toll of June was 1,230"."""
        for quantity in self.reading.quantities[number]:
            at = self.reading.token_at(quantity.span.start)
            if quantity.form is not QuantityForm.CARDINAL or at <= i or quantity.amount.per not in (None, "day"):
                continue
            between = self.reading.lowers[i + 1 : at]
            if at <= i + 4 and ("of" in between or "at" in between):
                return quantity
            if len(between) <= _VERB_REACH and between[-1:] and between[-1] in _COPULAS and not _SPLITS & set(between):
                return quantity
            return None
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
        inside = self._whose(number, first, end) or self.measures.in_span(number, self.reading.span(first, end))
        near = self.measures.before(number, first) or self.measures.after(number, end, 6)
        ids = (
            inside
            or (value.measures if value else ())
            or (near.measures if near else ())
            or self.quantities.meanings.carried_or_told(number)
        )
        return ids, self.reading.theatre.measures.get(ids[0]) if ids else None

    def _whose(self, number: int, first: int, end: int) -> tuple[str, ...]:
        """ "The worst month of the war for Russian tank losses": whose month it is stands behind "for"."""
        reading = self.reading
        lead = next((k for k in range(first, min(end + 3, reading.count)) if reading.lower(k) == "for"), None)
        named = self.measures.after(number, lead + 1, 4) if lead is not None else None
        return named.measures if named is not None else ()

    def _of(self, measure: Measure, amount: Amount) -> Amount:
        """The amount in the measure's unit; ground keeps the one it is told in, which the checks convert."""
        return amount if amount.unit in KM2 and measure.unit in KM2 else amount._replace(unit=measure.unit)

    def _statistic(self, near: list[str], value: Claim | None) -> str | None:
        if self.words.average & set(near) or (value is not None and value.aggregation is Aggregation.MEAN):
            return "mean"
        return "total" if self.words.total & set(near) else None


def _step_of(period: Period | None) -> str | None:
    """Which calendar step a period is, None when it is none."""
    if period is None:
        return None
    return next((name for low, high, name in _CALENDAR if low <= period.days <= high), None)
