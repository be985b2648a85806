"""By when it is to happen: "by May", "within six months", "before the end of March", "not before 2027", "soon"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from tallystick.claims.reading import Reading
from tallystick.maths.calendar import month_end, month_start
from tallystick.model.analysis import TimeMention
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.span import Span

_RELATIONS = frozenset({"by", "before", "until", "in", "within", "during", "on"})
_LIMITS = frozenset({"by", "before", "until"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "cannot", "unlikely", "hardly"})
_WITHIN = frozenset({"within", "inside"})
_AHEAD = frozenset({"coming", "next", "few", "several", "matter"})
_YEAR = re.compile(r"\d{4}|['’]\d\d\b|\b(?:next|this|coming|last)\b")
_BARE_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|spring|summer|autumn|fall|winter)\b"
)
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_SOON = frozenset({"soon", "shortly", "imminently", "imminent", "eventually", "sooner"})
_FORETELLING = frozenset({"will", "may", "might", "could", "likely", "expected", "set", "due", "planned", "scheduled"})
_REACH = 8  # tokens from a "not" to the day that it keeps off
_COUNTED_FROM = frozenset({"of", "after", "from", "before", "later", "earlier", "ago"})


class Due(NamedTuple):
    """When what is foretold is to happen.

    due         the days in which, or by the last of which, it is to happen; None where no calendar day can be read.
    not_before  the first day on which it may.
    when        where the words for it stand: all there is of "in the coming days".
    moved       the days that a bare month was read as, before it was moved to the year to come.
    """

    due: Period | None = None
    not_before: date | None = None
    when: Span | None = None
    moved: Period | None = None


def due_of(reading: Reading, number: int, condition: Span | None) -> Due:
    """The last time named that is not gone by on the day of publication; what is counted from an event has no day."""
    published = reading.analysis.document.published
    found, fuzzy = Due(), Due()
    contents = [content for _, content in reading.contents(number)]
    for mention in reading.times[number]:
        if condition is not None and condition.covers(mention.span):
            continue
        if contents and not any(content.overlaps(mention.span) for content in contents):
            continue  # the day of saying: "told reporters on Thursday"
        told = _told(reading, mention, published, conditional=condition is not None)
        if told is None:
            continue
        if told.due is None and told.not_before is None:
            fuzzy = told
        elif found.when is None or mention.relation in _LIMITS:
            found = told
    sentence = reading.sentences[number]
    if found.when is None and fuzzy.when is None and not _SOON.isdisjoint(reading.words[number]):
        soon = next((k for k in range(sentence.first, sentence.last) if reading.lower(k) in _SOON), None)
        if soon is not None and (condition is None or not condition.covers(reading.span(soon, soon + 1))):
            return Due(when=reading.span(soon, soon + 1))
    return found if found.when is not None else fuzzy


def _told(reading: Reading, mention: TimeMention, published: date | None, *, conditional: bool) -> Due | None:
    """What one time expression says of what is to come; None: nothing."""
    printed = mention.span.of(reading.text)
    token = reading.token_at(mention.span.start)
    if mention.kind == "duration":
        return _lasting(reading, mention, token, published, printed, conditional=conditional)
    period = mention.period
    if period is None or mention.kind not in ("date", "time") or mention.relation not in _RELATIONS:
        return None
    if _compared(reading, token) or mention.value.endswith("_REF") or printed.lower() == "now":
        return None
    kept_off = _kept_off(reading, token, mention.relation)
    moved = None
    if published is not None and period.end < published:
        if not _BARE_MONTH.search(printed) or _YEAR.search(printed.lower()):
            return None
        if mention.relation not in _LIMITS and not _foretold(reading, token):
            return None
        moved, period = period, _a_year_on(period)
    if kept_off:
        return Due(not_before=period.start, when=mention.span, moved=moved)
    if mention.relation == "before" and "end" not in printed.lower():
        last = period.start - timedelta(days=1)
        if published is None or last < published:
            return None
        period = Period(last, last, period.basis)
    return Due(period, None, mention.span, moved)


def _lasting(
    reading: Reading, mention: TimeMention, token: int, published: date | None, printed: str, *, conditional: bool
) -> Due | None:
    """ "Within six months", "in 60 days": counted from the day of publication, unless an event is named for it."""
    behind = reading.lower(reading.token_at(mention.span.end))
    lead = reading.lower(token - 1)
    if (lead not in _WITHIN and lead not in ("in", "over")) or behind in _COUNTED_FROM or " of " in printed:
        return None
    length = _LENGTH.fullmatch(mention.value)
    if length is None or conditional or lead not in _WITHIN:
        # "In the coming days"; "within a week" of a condition; "could take it in three days" may be how long it takes
        vague = lead in _WITHIN or not _AHEAD.isdisjoint(printed.lower().split())
        return Due(when=mention.span) if vague else None
    if published is None:
        return Due(when=mention.span)
    count, unit = int(length[1]), length[2]
    if unit in "DW":
        last = published + timedelta(days=count * (7 if unit == "W" else 1))
    else:
        last = _months_on(published, count * (12 if unit == "Y" else 1))
    return Due(Period(published, last, PeriodBasis.RELATIVE), None, mention.span)


def _kept_off(reading: Reading, token: int, relation: str) -> bool:
    """ "Not before 2027", "no earlier than May", "not until the autumn"."""
    lower = reading.lower
    if lower(token - 1) == "than" and lower(token - 2) in ("earlier", "sooner"):
        return True
    if relation not in ("before", "until"):
        return False
    return any(lower(k) in _NEGATIONS for k in range(max(0, token - _REACH), token))


def _foretold(reading: Reading, token: int) -> bool:
    """ "Is likely to rise in February": a word of foretelling before it, and no other clause between."""
    for k in range(token - 1, max(-1, token - 15), -1):
        word = reading.lower(k)
        if word in _FORETELLING:
            return True
        if word in (";", ",", ".", "that", "if", "when", "after"):
            return False
    return False


def _compared(reading: Reading, token: int) -> bool:
    """ "Half a point less than forecast in July": the day of what is compared with."""
    near = [reading.lower(k) for k in range(max(0, token - 5), token)]
    return "than" in near and not {"earlier", "later", "sooner"} & set(near)


def _a_year_on(period: Period) -> Period:
    """The same days a year later: "by May", written in January, is this May."""
    whole = period.end == month_end(period.end)
    return replace(
        period,
        start=_months_on(period.start, 12),
        end=month_end(period.end, 12) if whole else _months_on(period.end, 12),
    )


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    return min(month_start(day, months) + timedelta(days=day.day - 1), month_end(day, months))
