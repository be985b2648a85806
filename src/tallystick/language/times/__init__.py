"""Time expressions: read off the tokens as drafts, then resolved to days in the order of the text.

What the days mean where English leaves room:
the past day, the past 24 hours   the day before publication; the past N units end on that day
last week, this week              ISO weeks, Monday to Sunday
on Friday                         the nearest Friday up to publication, that day included; the next one after "will"
early, mid, late                  thirds of a month (1..10, 11..20, 21..) or of anything longer
the start, the end of             the first or last week of a month, month of a year; one day after by, until, since
earlier, later this month         up to, or from, the day of publication
over the weekend                  the last one, or the one under way
overnight into Saturday           Friday and Saturday
a bare day ("January 20")         the nearest one past, or at most a month ahead; the next one where the clause looks
                                  ahead ("expires on", "until", "must leave by")
fiscal years and quarters         a value, no days: their first day is their owner's own
since X                           from the first day of X to publication; from the first of the war when X holds it
winter 2022                       December 2022 to February 2023
a range ("25-31 December")        both ends are mentions with their own value, and each has the days of the whole range
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tallystick.language.calendar import months_after
from tallystick.language.times.anchors import anchors_of
from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.meanings import Meaning, period_of
from tallystick.language.times.publication import dateline, implied_day, infer_published
from tallystick.language.times.reading import read_drafts
from tallystick.language.times.resolving import Resolver
from tallystick.model.analysis import Sentence, TimeMention, Tokens
from tallystick.model.period import Period
from tallystick.model.span import Span

__all__ = ["find_times", "find_undated_times", "infer_published"]

_YEAR_DAYS = 360
_SAME_REACH = 4  # expressions back in which "the same period" may find its range


def find_times(
    text: str,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    *,
    published: date | None,
    anchors: Mapping[str, date],
    war_start: date | None,
) -> tuple[TimeMention, ...]:
    """All time expressions in the order of the text, each with its value and, where they are known, its days.

    `anchors` are phrases that stand for a day ("the start of the full-scale invasion"); `war_start` is day 1 of the
    war. Linear in the length of the text. Never raises on any text.
    """
    known = anchors_of(anchors)
    cursor = Cursor(text, tokens, sentences, known.openers)
    return _resolved(cursor, read_drafts(cursor, known), published, war_start)


def find_undated_times(
    text: str,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    *,
    anchors: Mapping[str, date],
    war_start: date | None,
) -> tuple[tuple[TimeMention, ...], date | None]:
    """The times of a text that comes without a date, and the day of publication that they imply (see
    `infer_published`), which those relative to it are counted from. One reading does for both.
    """
    known = anchors_of(anchors)
    cursor = Cursor(text, tokens, sentences, known.openers)
    drafts = read_drafts(cursor, known)
    published = implied_day(cursor, drafts)
    implied = dateline(cursor, [draft for draft in drafts if draft.form is Form.DATE]) is None
    return _resolved(cursor, drafts, published, war_start, implied), published


def _resolved(
    cursor: Cursor, drafts: Sequence[Draft], published: date | None, war_start: date | None, implied: bool = False
) -> tuple[TimeMention, ...]:
    """The mentions of the drafts, each with its value and days."""
    resolver = Resolver(cursor, drafts, published, war_start, implied)
    narrative = resolver.narration.narrative
    kept: list[Draft] = []
    meanings: list[Meaning] = []
    for n, draft in enumerate(drafts):
        meaning = resolver.resolve(draft, drafts[n + 1] if n + 1 < len(drafts) else None)
        if meaning is not None:
            kept.append(draft)
            meanings.append(meaning)
    periods = [period_of(meaning) for meaning in meanings]
    _join_ranges(cursor, kept, periods)
    mentions: list[TimeMention] = []
    make = tuple.__new__  # half the time of the named tuple's own
    for n, draft in enumerate(kept):
        meaning, period, first, last = meanings[n], periods[n], draft.first, draft.last
        if period is not None and draft.relation == "since" and published is not None:
            period = _opened(meaning.value, period, published, war_start)
        if narrative:
            if draft.tail > last and not (n + 1 < len(kept) and kept[n + 1].first < draft.tail):
                last = draft.tail
        elif draft.form is Form.CENTURY and cursor.lowers[first] == "the":
            first += 1  # as the annotators of news have it
        span = make(Span, (cursor.starts[first], cursor.end_of(last - 1)))
        row = (span, draft.sentence, meaning.kind, meaning.value, period, draft.relation, meaning.length)
        mentions.append(make(TimeMention, row))
    return tuple(mentions)


def _join_ranges(cursor: Cursor, drafts: Sequence[Draft], periods: list[Period | None]) -> None:
    """Give both ends of a range, and neighbouring months joined by "and", the days of the whole."""
    for n in range(len(drafts) - 1):
        draft, following = drafts[n], drafts[n + 1]
        if not draft.link:
            continue
        one, two = periods[n], periods[n + 1]
        if one is None or two is None or draft.sentence != following.sentence:
            continue
        if draft.link == "and":
            months = draft.form is Form.DATE and draft.day is None and draft.month is not None
            if not months or following.month is None or (two.start - one.end).days != 1:
                continue
            if "respectively" in cursor.lowers[draft.first : cursor.sentences[draft.sentence].last]:
                continue
        if one.start <= two.end:
            periods[n] = periods[n + 1] = Period(one.start, two.end, one.basis)
    for n, draft in enumerate(drafts):
        if draft.form is Form.SAME_PERIOD:
            periods[n] = _as_long(periods[n], periods[max(0, n - _SAME_REACH) : n])


def _as_long(period: Period | None, told: Sequence[Period | None]) -> Period | None:
    """ "From January to April ... the same period of 2024": as long as the range that ends on the same day of its year.

    A pointer back knows the end of the range alone.
    """
    if period is None:
        return None
    whole_year = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    for range_ in reversed(told):
        if range_ is not None and whole_year and 1 < range_.days < _YEAR_DAYS and range_.start.year == range_.end.year:
            shift = 12 * (period.start.year - range_.start.year)  # "the first three months ... the same period of 2024"
            start, end = months_after(range_.start, shift), months_after(range_.end, shift)
            return Period(start, end, period.basis) if start and end and shift else period
        if range_ is None or (range_.end.month, range_.end.day) != (period.end.month, period.end.day):
            continue
        start = months_after(range_.start, 12 * (period.end.year - range_.end.year))
        return period if start is None or start > period.start else Period(start, period.end, period.basis)
    return period


def _opened(value: str, period: Period, published: date, war_start: date | None) -> Period:
    """ "Since X" runs to the day of publication; a month or year in which the war began counts from its first day."""
    if period.start > published:
        return period
    start = period.start
    if war_start is not None and start <= war_start <= min(period.end, published):
        if value in (f"{start.year:04d}", f"{start.year:04d}-{start.month:02d}"):
            start = war_start
    return Period(start, published, period.basis)
