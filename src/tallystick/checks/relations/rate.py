"""A total and its rate over the same days: 593 km² in December, or 18.1 a day; 480 shells in four days, 120 a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.checks.held import Held
from tallystick.checks.misprints import likely_slip, month_slip
from tallystick.checks.passage import Figure, alike, bounds
from tallystick.checks.together import judged, near, number, of_figures, same_days, same_thing
from tallystick.checks.wording import matches
from tallystick.maths.calendar import SPANS
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import scale
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Relation, RelationKind

_STEPS = {name: SPANS[name] for name in ("hour", "day", "week", "month", "year")}
_REACH = 8  # figures after a total that may be its mean
_OVER = re.compile(
    r"\s(?:over|during|in|throughout|across|for) (?:the|that|this) (?:whole |entire )?(week|month|year|war)\b"
)
_SHORTER = 0.9
_PARTED = re.compile(r"[:;]")
_PEAK = re.compile(r"[\w\s]{0,12}\bat (?:the|its|their) (?:peak|height|worst|most|maximum|best)|\s*at times")
_SLACK = 0.002  # share of the computed rate: a mean is rounded once more
_LONG_SLACK = 0.03  # where months or years are counted as steps of 30 or 365 days


def find(held: Held) -> list[Relation]:
    """By wording ("X in four days, or Y a day"), or by meaning: the same measure, the same days, a total and a mean."""
    found: list[Relation] = []
    pairs: set[tuple[str, str]] = set()
    for match in matches("rate", held.passage):
        total, rate = match.figures["total"], match.figures["rate"]
        if match.sense == "daily":
            rate = rate._replace(amount=rate.amount._replace(per="day"))
        elif match.sense == "each":
            per = match.words["step"].replace("dai", "day")
            rate = rate._replace(amount=rate.amount._replace(per=per))
        length = match.figures.get("days")
        days = (
            length.value * SPANS.get(length.amount.unit or "", 0.0)
            if length
            else _named_days(total.claim) or _named_days(rate.claim)
        )
        if (length is None and _of_other_days(total.claim, rate.claim)) or _peaks(rate, held):
            continue
        if _of_longer_days(total.claim, rate, held):
            continue
        made = _relation(total, rate, days, length) if alike_over_time(total, rate) else None
        if made is not None and (total.claim.id, rate.claim.id) not in pairs:
            pairs.add((total.claim.id, rate.claim.id))
            found.append(made)
    rated = {rate for _, rate in pairs}
    for total, rate in _by_meaning(held):
        if rate.claim.id in rated or (total.claim.id, rate.claim.id) in pairs:
            continue
        made = _relation(total, rate, _named_days(total.claim), None)
        if made is not None and (made.holds or _firm(total.claim, rate.claim)):
            pairs.add((total.claim.id, rate.claim.id))
            found.append(made)
    return found


def alike_over_time(total: Figure, rate: Figure) -> bool:
    """The same but for the time of the rate."""
    return alike(total._replace(amount=total.amount._replace(per=rate.amount.per)), rate)


def _of_other_days(total: Claim, rate: Claim) -> bool:
    a, b = total.period, rate.period
    return a is not None and b is not None and a.is_named and b.is_named and not a.same_days(b)


def _of_longer_days(total: Claim, rate: Figure, held: Held) -> bool:
    """ "1,178 in November ... That works out at 64 a day over the year": the rate is of the days told behind it."""
    told = _OVER.match(held.context.text, rate.span.end)
    if told is None or total.period is None or not total.period.is_named:
        return False
    return total.period.days < _SHORTER * SPANS.get(told.group(1), float("inf"))


def _peaks(rate: Figure, held: Held) -> bool:
    """Is the rate told of the worst days only?"""
    return _PEAK.match(held.context.text, rate.span.end) is not None


def _named_days(total: Claim) -> float:
    return float(total.period.days) if total.period is not None and total.period.is_named else 0.0


def _firm(total: Claim, rate: Claim) -> bool:
    return total.sentence == rate.sentence or total.attribution == rate.attribution


def _by_meaning(held: Held) -> Iterator[tuple[Figure, Figure]]:
    figures = held.passage.figures
    for index, one in enumerate(figures):
        for two in figures[index + 1 : index + 1 + _REACH]:
            total, rate = (two, one) if _is_mean(one) else (one, two)
            if not _is_mean(rate) or total.claim.aggregation is not Aggregation.TOTAL or total.kind != "v":
                continue
            if _peaks(rate, held) or _PARTED.search(held.context.text, one.span.end, two.span.start):
                continue  # "50,000 a month: 20,000 killed and 30,000 wounded"
            if near(one.claim, two.claim, held.passage.text) and same_thing(one.claim, two.claim):
                if same_days(one.claim, two.claim):
                    yield total, rate


def _is_mean(figure: Figure) -> bool:
    """A mean per step of time, or a record of such means ("the daily average peaked, at 1,354")."""
    claim = figure.claim
    if claim.aggregation is Aggregation.MEAN:
        return figure.kind in "rv"
    return claim.comparison is not None and claim.comparison.statistic == "mean" and figure.kind in "rv"


def _relation(total: Figure, rate: Figure, days: float, length: Figure | None) -> Relation | None:
    claimed = rate.claim.amount
    per = rate.amount.per or (claimed.per if claimed else None)
    if per is None and rate.claim.comparison is not None and rate.claim.comparison.step in (None, "day"):
        per = "day"  # "the daily average"
    each = _STEPS.get(per or "")
    if each is None or days <= each:
        return None
    spread = days / each
    right = total.value / spread
    long = (length is not None and (length.amount.unit or "") in ("month", "quarter", "year")) or each > 7
    slack = (_LONG_SLACK if long else _SLACK) * right
    rates = scale(bounds(total), 1 / spread)
    holds = judged(rates, rate.amount, right, [total], slack=slack)
    told = f"{number(total)} / {grouped(spread, 4)} = {grouped(right, 4)}"
    slip = None
    if holds is False:
        told += f"; {number(rate)} × {grouped(spread, 4)} = {grouped(rate.value * spread, 4)}"
        slip = month_slip(rate.value, total.value, spread, rate.amount.step) if each == 1 else None
        slip = slip or likely_slip(rate.value, right, rate.amount.step)
    figures = [total, rate] if length is None else [total, length, rate]
    return of_figures(RelationKind.RATE, figures, holds, f"{number(rate)} per {per}", told, slip)
