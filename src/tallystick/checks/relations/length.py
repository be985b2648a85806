"""Dates and lengths of time: the 31 days of December; from 1 to 5 May, four days."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange

from tallystick.checks.held import Held
from tallystick.checks.passage import Figure
from tallystick.checks.together import INNOCENT, number, relation
from tallystick.checks.wording import matches
from tallystick.model.analysis import TimeMention
from tallystick.model.finding import Relation, RelationKind

_MONTHS = "january february march april may june july august september october november december".split()
_JOINS = re.compile(r"^\s*[,(—–]\s*(?:or|that is|i\.e\.|a total of|a period of|all of|altogether)?\s*$")
_OPENS = re.compile(r"^\s*[,(—–]?\s*(?:from|between)\s*$")
_TWO_DATES = re.compile(r"\b(?:from|between)\b[^.;]{1,40}$")
_UNITS = {"day": 1, "night": 1, "week": 7}
_LONGEST = 4000  # days


def find(held: Held) -> list[Relation]:
    """The length of a month that is counted in days, and the length told right after two dates."""
    found: list[Relation] = []
    for match in matches("length", held.passage):
        figure, month = match.figures["days"], _MONTHS.index(match.words["month"]) + 1
        if figure.amount.unit == "day":
            found.append(_month(figure, month))
    return found + _between_dates(held)


def _month(figure: Figure, month: int) -> Relation:
    period = figure.claim.period
    year = period.start.year if period is not None and period.start.month == month else 2023
    days = monthrange(year, month)[1]
    leap = month == 2 and period is None
    holds = figure.value == days or (leap and figure.value == 29)
    name = _MONTHS[month - 1].capitalize()
    return relation(RelationKind.DIFFERENCE, [figure.claim], holds, f"{number(figure)} days", f"{name}: {days} days")


def _between_dates(held: Held) -> list[Relation]:
    """Both honest counts are allowed: with both ends (1 to 5 May: five days), and from the one to the other (four)."""
    text = held.context.text
    ends = [t.span.end for t in held.context.times]
    found = []
    for figure in held.passage.figures:
        unit = _UNITS.get(figure.amount.unit or "") if figure.kind == "d" else None
        if unit is None or figure.amount.hedge or not re.match(r"\s*(?:[,.;:)—–]|$)", text[figure.span.end :][:3]):
            continue
        at = bisect_right(ends, figure.span.start)
        days = None
        for mention in held.context.times[max(0, at - 1) : at + 2]:
            days = days or _days(mention, text, figure)
        if days is None:
            continue
        value = figure.value * unit
        holds = days - 1 <= value <= days if unit == 1 else abs(value - days) <= 1
        told = f"{days} days with both ends, {days - 1} from the first to the last"
        why = "" if holds else INNOCENT
        stated = f"{number(figure)} {figure.amount.unit}s"
        found.append(relation(RelationKind.DIFFERENCE, [figure.claim], holds, stated, told, why))
    return found


def _days(mention: TimeMention, text: str, figure: Figure) -> int | None:
    """Days of the period that two dates right before the figure span."""
    period = mention.period
    if period is None or mention.kind != "date" or len(mention.value) != 10 or not 1 < period.days <= _LONGEST:
        return None
    if mention.span.start >= figure.span.end:  # "twelve days, from 3 to 14 March"
        return period.days if _OPENS.match(text[figure.span.end : mention.span.start].lower()) else None
    if not _JOINS.match(text[mention.span.end : figure.span.start].lower()):
        return None
    start = max(figure.claim.sentence.start, mention.span.start - 45)
    return period.days if _TWO_DATES.search(text[start : mention.span.start].lower()) else None
