"""Which of the time expressions of a sentence a number or another phrase belongs to, when several could be its days."""

from __future__ import annotations

from tallystick.claims.aggregations import TIME_UNITS
from tallystick.claims.reading import Reading
from tallystick.model.analysis import Quantity, QuantityForm, TimeMention
from tallystick.model.span import Span

_ANEW = 5  # tokens from an amount to its restatement: ", or about"
# Forms of a quantity that can own a time expression which stands next to it.
_CARRIERS = frozenset({QuantityForm.CARDINAL, QuantityForm.ITERATION, QuantityForm.PERCENT, QuantityForm.ORDINAL})


def other_numbers(reading: Reading, span: Span, number: int) -> list[Span]:
    """The numbers of a sentence beside `span` that may have days of their own."""
    return [
        q.number
        for q in reading.quantities[number]
        if not q.number.overlaps(span)
        and q.form in _CARRIERS
        and not _leads_in(reading, q)
        and not _restates(reading, q, span)
    ]


def is_part_of(reading: Reading, mention: TimeMention, number: int) -> bool:
    """ "The ten months of 2022": are these some days of those named, which the words do not fix?"""
    at = reading.token_at(mention.span.start)
    if reading.lower(at - 1) != "of":
        return False
    return any(_leads_in(reading, q) and reading.token_at(q.span.end) == at - 1 for q in reading.quantities[number])


def _leads_in(reading: Reading, quantity: Quantity) -> bool:
    """ "In the ten months of 2022": a length of time in front of its year owns no days. "On 20 days of" counts."""
    if quantity.amount.unit not in TIME_UNITS or reading.lower(reading.token_at(quantity.span.end)) != "of":
        return False
    at = reading.token_at(quantity.span.start)
    return "on" not in (reading.lower(at - 1), reading.lower(at - 2))


def _restates(reading: Reading, quantity: Quantity, span: Span) -> bool:
    """ "367 square kilometres, or 13 a day, in February": told once more, it shares the days of the one."""
    if quantity.span.start < span.end:
        return False
    between = reading.lowers[reading.token_at(span.end) : reading.token_at(quantity.number.start)]
    return between[:2] in ([",", "or"], ["(", "or"]) and len(between) <= _ANEW


def nearest(reading: Reading, times: list[TimeMention], span: Span, number: int) -> TimeMention | None:
    """The one of a sentence's time expressions that tells the days of what stands in `span`; None when none does."""
    if len(times) == 1 and times[0].span.end <= span.start:
        return times[0]
    inside = [t for t in times if span.covers(t.span)]
    if inside:
        return inside[-1]
    others = other_numbers(reading, span, number)
    at = reading.token_at(span.start)
    end = max(at, reading.token_at(span.end) - 1)
    if reading.lower(end + 1) == ":":  # "1,740: that was the toll of 13 May": the colon leads on from the number
        end += 2
    after = [t for t in times if t.span.start >= span.end]
    before = [t for t in times if t.span.end <= span.start]
    ahead = next((t for t in reversed(before) if _leads(reading, t, span, at, others)), None)
    if after:
        t = after[0]  # behind "and" it is of what follows, when days stand before the number too
        close = not reading.parted(end, reading.token_at(t.span.start))
        if close and not any(span.end <= o.start < t.span.start for o in others) and t.relation != "before":
            joins = set(reading.lowers[end + 1 : reading.token_at(t.span.start)])
            later = any(t.span.end <= o.start for o in others)
            if ahead is None or not ("and" in joins or ("," in joins and later)):
                return t
    if ahead is not None:
        return ahead
    fronted = [t for t in before if reading.token_at(t.span.start) - reading.sentences[number].first <= 4]
    if fronted:
        return fronted[0]
    if before:
        return before[-1]
    if not after or reading.parted(end, reading.token_at(after[0].span.start)):
        return None  # beyond a semicolon the days are those of another statement
    return after[0]


def _leads(reading: Reading, mention: TimeMention, span: Span, at: int, others: list[Span]) -> bool:
    """Is there no other number and no clause boundary from the mention up to the number at token `at`?"""
    if any(mention.span.end <= o.start and o.end <= span.start for o in others):
        return False
    return not reading.parted(reading.token_at(mention.span.start), at)
