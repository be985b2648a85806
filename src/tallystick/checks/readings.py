"""Other honest readings of a claim, tried before it is called contradicted.

Words leave open whether a figure is the total of the days named, its mean, or what had piled up by then; a month
without its year may be another year's; "this year" may end with the last full month. A reading that fits to the
printed digits is told as such. One that fits by sheer vagueness leaves the claim open.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tallystick.arithmetic.questions import ask_level, ask_total
from tallystick.checks.asking import may_bear_out, question_of
from tallystick.checks.held import Held
from tallystick.maths.calendar import month_end
from tallystick.model.amount import Amount
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Comparison
from tallystick.model.period import Period
from tallystick.model.series import SeriesForm

NARROW = 0.06  # widest allowed interval, as a share of the value, that can tell one reading from another
_LEAD_CHARACTERS = 40
_CROSSED = re.compile(r"\b(?:pass|cross|surpass|top|breach|exceed|reach|hit)(?:p?ed|es|ing)?\b")
_NEIGHBOURS = 160  # characters
_EACH = r"(?:an?|per|each|every)"
_RATE_WORDS = {  # what a mean may be per: the fewest days it is the mean of, and the words that speak of one
    "hour": (1, ("hour",), re.compile(rf"\b(?:hourly|{_EACH} hour)\b")),
    "day": (1, ("da", "avera", "mean"), re.compile(rf"\b(?:daily|average[ds]?|averaging|mean|{_EACH} day)\b")),
    "week": (7, ("week",), re.compile(rf"\b(?:weekly|{_EACH} week)\b")),
    "month": (28, ("month",), re.compile(rf"\b(?:monthly|{_EACH} month)\b")),
}
_COMPARING = frozenset({ClaimKind.RECORD, ClaimKind.TREND, ClaimKind.THRESHOLD})
FAR_TIMES = 9.0  # so many times off the days named, a figure is rather what had piled up by then,
NEAR_TIMES = 3.0  # when it is no farther off that than so many times; a figure of three digits and more is no guess
NEAR_TIMES_EXACT = 1.25
_EXACT_DIGITS = 100


def other_readings(claim: Claim, held: Held) -> Iterator[tuple[Claim, str]]:
    """Variants of a number claim that a held value may bear out, each with the words that tell how it was read."""
    amount, period = claim.amount, claim.period
    if period is not None and claim.kind in _COMPARING:
        yield from _other_years(claim, period, held)
        return
    if amount is None or period is None or claim.kind is not ClaimKind.QUANTITY or not amount.value:
        return
    if amount.is_open:
        return  # "more than" fits any larger reading
    if claim.aggregation is Aggregation.TOTAL and _CROSSED.search(_lead(claim, held)):
        up = Comparison(direction="up")
        yield claim._replace(kind=ClaimKind.THRESHOLD, comparison=up), "as a line that the running total crossed"
    if (
        claim.aggregation is Aggregation.LEVEL
        and period.start.year == period.end.year > held.context.theatre.start.year
    ):
        year = replace(period, start=date(period.end.year, 1, 1))
        yield claim._replace(aggregation=Aggregation.TOTAL, period=year), "as the total of that year so far"
    for variant, told in [(claim, ""), *_other_days(claim, period, held)]:
        days = variant.period or period
        if told and _may_fit(claim, claim.aggregation, amount, days, held):
            yield variant, told
        for aggregation, per, how in _ways(claim, held):
            read = amount if per == amount.per else amount._replace(per=per)
            if _may_fit(claim, aggregation, read, days, held):
                yield (
                    variant._replace(aggregation=aggregation, amount=read),
                    ", ".join(part for part in (how, told) if part),
                )


def _may_fit(claim: Claim, aggregation: Aggregation | None, amount: Amount, days: Period, held: Held) -> bool:
    """A glance at the values that a reading is judged by: one that none of them fits need not be."""
    question = question_of(aggregation, amount, days, held.measure(claim.measure))
    return question is None or may_bear_out(question, amount, claim.measure, held)


def _lead(claim: Claim, held: Held) -> str:
    """What stands before the number in its sentence, as far as a verb may."""
    text = held.context.text
    return text[max(claim.sentence.start, claim.span.start - _LEAD_CHARACTERS) : claim.span.start].lower()


def is_narrow(claim: Claim) -> bool:
    """Is the wording narrow enough to tell one reading from another?"""
    amount = claim.amount
    return amount is not None and amount.high - amount.low <= NARROW * abs(amount.value)


def _ways(claim: Claim, held: Held) -> Iterator[tuple[Aggregation, str | None, str]]:
    """How else the number may sum up its days. A rate is read only where the words near by speak of one.

    "1,585 a day" and "an average of 1,585" say what they are: the total of the days is another thing.
    """
    if claim.aggregation is Aggregation.TOTAL:
        yield Aggregation.LEVEL, None, "as the total since the start"
        days = claim.period.days if claim.period else 1
        for per, least in held.once(("rates", claim.sentence), lambda: _rates_around(claim, held)):
            if days >= least:
                yield Aggregation.MEAN, per, f"as the mean per {per}"
    elif claim.aggregation is Aggregation.LEVEL:
        yield Aggregation.TOTAL, None, "as the total of the days named"


def _rates_around(claim: Claim, held: Held) -> list[tuple[str, int]]:
    """What the sentence or its neighbours speak of means per, and of how many days at least: it may be said beside."""
    low, high = max(0, claim.sentence.start - _NEIGHBOURS), claim.sentence.end + _NEIGHBOURS
    near = held.context.text[low:high].lower()
    return [
        (per, least)
        for per, (least, stems, words) in _RATE_WORDS.items()
        if any(stem in near for stem in stems) and words.search(near)
    ]


def _other_days(claim: Claim, period: Period, held: Held) -> Iterator[tuple[Claim, str]]:
    yield from _other_years(claim, period, held)
    published = held.context.published
    if published is not None and period.end == published and period.days > 31:
        end = month_end(published, -1)
        yield claim._replace(period=replace(period, end=end)), f"up to the last full month, {end:%B %Y}"


def _other_years(claim: Claim, period: Period, held: Held) -> Iterator[tuple[Claim, str]]:
    sentence = held.context.text[claim.sentence.start : claim.sentence.end]
    published = held.context.published
    if published is not None and period.end == published and period.days > 1:
        return  # "since October": days up to now are no other year's
    if not held.once(("year", claim.sentence, period), lambda: _prints_year(sentence, period)):
        for years in (1, -1):
            moved = _years_later(period, years)
            if moved is None:
                continue
            told = moved.end if claim.aggregation is Aggregation.LEVEL else moved.start  # none of days to come
            if published is None or told <= published:
                yield claim._replace(period=moved), f"for {moved.end.year}: the sentence prints no year"


def _prints_year(sentence: str, period: Period) -> bool:
    """Does the sentence print the year of these days: behind their month, or anywhere when no month is printed?"""
    months = {f"{on:%B}" for on in (period.start, period.end)} | {f"{on:%b}" for on in (period.start, period.end)}
    places = [match.end() for match in re.finditer("|".join(sorted(months, key=len, reverse=True)), sentence)]
    years = {str(period.start.year), str(period.end.year)}
    if not places:
        return any(year in sentence for year in years) or any(
            f"{on.month}.{on:%y}" in sentence or f"{on:%m.%y}" in sentence or f"/{on:%y}" in sentence
            for on in (period.start, period.end)
        )
    return any(year in sentence[place : place + 14] for place in places for year in years)


def _years_later(period: Period, years: int) -> Period | None:
    def move(on: date) -> date:
        return on.replace(year=on.year + years, day=28 if (on.month, on.day) == (2, 29) else on.day)

    end = move(period.end + timedelta(days=1)) - timedelta(days=1)
    return replace(period, start=move(period.start), end=end) if end >= move(period.start) else None


def rather_piled_up(claim: Claim, held: Held) -> bool:
    """Is the figure far from the total of its days and near what had piled up by then? Then the words are open.

    A figure of the digits of the days' own total is rather that, with a nought too many; one said to have been crossed
    was looked for as such.
    """
    amount, period = claim.amount, claim.period
    if claim.aggregation is not Aggregation.TOTAL or amount is None or period is None or amount.value <= 0:
        return False
    if _CROSSED.search(_lead(claim, held)):
        return False
    near = NEAR_TIMES_EXACT if amount.value / max(amount.step, 1e-9) >= _EXACT_DIGITS else NEAR_TIMES
    for series in held.series(claim.measure):
        if series.form is not SeriesForm.CUMULATIVE or series.weight != "primary":
            continue
        totals_held = [m.value for m in ask_total(period).of(series) if m.value > 0]
        level = next((m.value for m in ask_level(period.end).of(series)), None)
        if not totals_held or level is None or level <= 0:
            continue
        if any(amount.prints_as(value * factor) for value in totals_held for factor in (10, 100, 1000)):
            continue
        off = abs(math.log(amount.value / totals_held[0]))
        if off > math.log(FAR_TIMES) and abs(math.log(amount.value / level)) < math.log(near):
            return True
    return False
