"""How a number sums up its period: total, mean, level, share ... read off the words around it."""

from __future__ import annotations

from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.analysis import Quantity, QuantityForm
from tallystick.model.claim import Aggregation
from tallystick.model.period import Period
from tallystick.model.series import Measure

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
_RATES = {"day": "day", "daily": "day", "hour": "hour", "week": "week", "weekly": "week", "month": "month"}
_RATE_REACH = 9  # tokens that may part a number from its rate
_AVERAGE_REACH = 16
_LISTING = frozenset({",", "and"})
_COPULAS = frozenset({"was", "is", "were", "stood", "ran", "came", "reached", "at"})


def aggregation_of(
    reading: Reading, quantity: Quantity, measure: Measure | None, period: Period | None
) -> Aggregation | None:
    """The aggregation of a plain quantity (records, ranks and streaks are told apart before).

    `measure` is the measure meant, if any; `period` decides between a total and what had piled up by a day.
    """
    words = claim_words()
    first = reading.token_at(quantity.span.start)
    last = reading.token_at(quantity.span.end)
    sentence = reading.sentences[quantity.sentence]
    before = reading.lowers[max(sentence.first, first - 6) : first]
    after = reading.lowers[last : min(sentence.last, last + 4)]
    amount = quantity.amount
    match quantity.form:
        case QuantityForm.ITERATION:
            return Aggregation.COUNT
        case QuantityForm.MULTIPLE:
            if reading.lower(last - 1) in words.up | words.down:  # "doubled": the number is the verb
                return Aggregation.CHANGE
            return Aggregation.CHANGE if _changes(before, after, words.change) or not after else Aggregation.RATIO
        case QuantityForm.PERCENT:
            if measure is not None and measure.unit == "percent" and before[-1:] != ["by"] and after[:1] != ["of"]:
                return Aggregation.LEVEL  # a rate that is itself a percentage
            return Aggregation.PERCENT if after[:1] == ["of"] else _percent(before, after, words.change)
        case QuantityForm.FRACTION:
            return Aggregation.PERCENT
        case _:
            pass
    if amount.per in TIME_UNITS:
        return Aggregation.MEAN
    if amount.per is not None and not (measure is not None and "/" in measure.unit):
        return Aggregation.RATIO  # a price, whose unit is one thing per another, is none
    if not words.average.isdisjoint(before[-4:]):
        return Aggregation.MEAN
    if before[-1:] == ["at"] and "average" in reading.joined(quantity.sentence):
        return Aggregation.MEAN
    if _led_by_average(reading, quantity, first) or rate_apart(reading, quantity) is not None:
        return Aggregation.MEAN
    if measure is None:
        return Aggregation.COUNT if quantity.head else None
    if not measure.additive:
        return Aggregation.LEVEL
    if before and before[-1] == "by" and not words.change.isdisjoint(before):
        return Aggregation.CHANGE if not _column(before) else Aggregation.TOTAL
    if period is not None and period.start == reading.theatre.start and period.days > 1:
        return Aggregation.LEVEL  # everything since the first day of the war
    if (
        _accumulated(reading, quantity, first, last)
        or _of_the_war(before, words.wars)
        or (period is not None and _by_then(reading, quantity, period))
    ):
        return Aggregation.LEVEL
    if period is None:
        return None
    return Aggregation.TOTAL


def rate_apart(reading: Reading, quantity: Quantity) -> str | None:
    """ "150 people were killed in Gaza per day": the length of time of a rate that stands apart from its number."""
    if quantity.form is not QuantityForm.CARDINAL:
        return None
    for mention in reading.times[quantity.sentence]:
        if mention.kind != "rate" or mention.span.start < quantity.span.end:
            continue
        end = reading.token_at(quantity.span.end)
        nearer = [q.number.start for q in reading.quantities[quantity.sentence] if q.number.start >= quantity.span.end]
        at = reading.token_at(mention.span.start)
        unit = _RATES.get(reading.lower(reading.token_at(mention.span.end) - 1))
        near = at - end <= _RATE_REACH and not reading.parted(end, at)
        if unit is not None and near and not any(number < mention.span.start for number in nearer):
            return None if "," in reading.lowers[end:at] else unit
    return None


def _led_by_average(reading: Reading, quantity: Quantity, first: int) -> bool:
    """ "The mean daily toll of Russian casualties was 1,230": an average in the subject of the number's clause."""
    if claim_words().average.isdisjoint(reading.words[quantity.sentence]):
        return False
    low = _past_numbers(reading, quantity, reading.clause(first, quantity.sentence)[0])
    words = reading.lowers[max(low, first - _AVERAGE_REACH) : first]
    after_comma = words[len(words) - words[::-1].index(",") :] if "," in words else words
    if claim_words().average & set(after_comma) and _COPULAS & set(after_comma[-4:]):
        return True
    return reading.lower(first - 1) == "to" and _moves_average(reading, quantity, first)


def _moves_average(reading: Reading, quantity: Quantity, first: int) -> bool:
    """ "The mean rose again, to 1,570": an average is what moves to the number, and no other number stands between."""
    low = _past_numbers(reading, quantity, reading.sentences[quantity.sentence].first)
    words = claim_words()
    average = next((k for k in range(first - 1, low - 1, -1) if reading.lower(k) in words.average), None)
    return average is not None and not words.change.isdisjoint(reading.lowers[average:first])


def _past_numbers(reading: Reading, quantity: Quantity, low: int) -> int:
    """Token `low`, or the one behind the last number before the quantity, where that is further on."""
    numbers = (q.number for q in reading.quantities[quantity.sentence] if q.number.end <= quantity.span.start)
    return max([low, *(reading.token_at(number.end) for number in numbers)])


def _changes(before: list[str], after: list[str], change: frozenset[str]) -> bool:
    return not (change.isdisjoint(before[-4:]) and change.isdisjoint(after[:2])) or not before


def _column(before: list[str]) -> bool:
    """ "pushed the column up by 84": a running total that grew by the period's own total."""
    return "pushed" in before or "column" in before


def _percent(before: list[str], after: list[str], change: frozenset[str]) -> Aggregation:
    moved = (
        change & set(before[-5:]) or change & set(after[:2]) or {"drop", "rise", "increase", "fall"} & set(before[-4:])
    )
    return Aggregation.CHANGE if moved else Aggregation.PERCENT


def _of_the_war(before: list[str], wars: frozenset[str]) -> bool:
    """ "The war has killed 45,000": what the war as such has done, it has done since its start."""
    if wars.isdisjoint(before):
        return False
    have = max((k for k, word in enumerate(before) if word in ("has", "have", "had")), default=0)
    return not wars.isdisjoint(before[:have])


def _by_then(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """ "As of February", or "by 31 December" with no other days and no step: what had piled up by then."""
    times = [t for t in reading.times[quantity.sentence] if t.period is not None]
    for mention in times:
        at = reading.token_at(mention.span.start)
        if reading.lower(at - 1) == "of" and reading.lower(at - 2) == "as" and mention.period == period:
            return True
    if len(times) != 1 or times[0].relation != "by" or times[0].period != period:
        return False
    low, high = reading.clause(reading.token_at(quantity.span.start), quantity.sentence)
    return claim_words().steps.keys().isdisjoint(reading.lowers[low:high])


def _accumulated(reading: Reading, quantity: Quantity, first: int, last: int) -> bool:
    """Do the words around the number say that it piled up since the start?"""
    words, sentence = claim_words(), reading.sentences[quantity.sentence]
    if not reading.says(words.cumulative, quantity.sentence):
        return False
    low, high = max(sentence.first, first - 9), min(sentence.last, last + 12)
    end = last
    for q in reading.quantities[quantity.sentence]:  # cues beyond another number belong to that one
        if q.number.end <= quantity.span.start:
            low = max(low, reading.token_at(q.number.end))
        elif q.number.start >= quantity.span.end:
            at = reading.token_at(q.number.start)
            if end < at <= end + 2 and _LISTING.issuperset(reading.lowers[end:at]):
                end = reading.token_at(q.span.end)  # "661,630 troops, 19,156 guns and 8,933 tanks in all": of a list
                high = min(sentence.last, end + 4)
            else:
                high = min(high, at)
                break
    if ";" in reading.words[quantity.sentence]:
        low = next((k + 1 for k in range(first - 1, low - 1, -1) if reading.lower(k) == ";"), low)
        high = next((k for k in range(last, high) if reading.lower(k) == ";"), high)
    if words.cumulative_around.stands_in(reading.lowers[low:high]):
        return True
    return f" {' '.join(reading.lowers[low:first])}".endswith(words.cumulative_leads)
