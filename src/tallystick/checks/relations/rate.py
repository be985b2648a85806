"""A total and its rate over the same days (593 km² in December, or 18.1 a day); one rate in two steps."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.checks.held import Held
from tallystick.checks.together import between, figure, interval, near, relation, same_days, same_thing, with_numbers
from tallystick.maths.calendar import SPANS
from tallystick.maths.digits import grouped
from tallystick.maths.intervals import meet, scale
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.finding import Relation, RelationKind

_STEPS = {name: SPANS[name] for name in ("day", "week", "month", "year")}

_MOST_PRINTED_DAYS = 7  # of fewer days a total and a mean are too near to be told apart


def find(claims: Sequence[Claim], held: Held) -> list[Relation]:
    """Pairs of the same measure and the same days. Inconsistent only within one sentence or one speaker's words."""
    found: list[Relation] = []
    valued = with_numbers(claims)
    for i, a in enumerate(valued):
        for b in valued[i + 1 : i + 8]:
            if not near(a, b, held.context.text) or not same_thing(a, b):
                continue
            pair = (a, b) if not _is_mean(a) else (b, a)
            if _is_total(pair[0]) and _is_mean(pair[1]) and same_days(a, b):
                if not {":", ";"} & set(
                    between(a, b, held.context.text)
                ):  # "50,000 a month: 20,000 killed and 30,000 wounded"
                    found += _total_and_mean(*pair)
            elif _is_total(a) and _is_total(b) and same_days(a, b):
                found += _mean_told_as_total(*sorted((a, b), key=lambda c: -(c.amount.value if c.amount else 0.0)))
            elif a.aggregation is b.aggregation is Aggregation.MEAN and a.sentence == b.sentence and same_days(a, b):
                found += _two_steps(a, b)
    return found


def _is_total(claim: Claim) -> bool:
    return claim.aggregation is Aggregation.TOTAL


def _is_mean(claim: Claim) -> bool:
    """A mean, or a record that is the mean of its days: "the daily average peaked, at 1,354"."""
    compared = claim.comparison
    return claim.aggregation is Aggregation.MEAN or (
        claim.aggregation in (Aggregation.MAX, Aggregation.MIN)
        and compared is not None
        and compared.statistic == "mean"
    )


def _mean_told_as_total(total: Claim, other: Claim) -> list[Relation]:
    """Two totals of the same days, one the other's daily mean: it lost "a day" on the way."""
    if total.amount is None or other.amount is None or total.period is None or total.period.days < _MOST_PRINTED_DAYS:
        return []
    computed = total.amount.value / total.period.days
    if other.amount.is_open or abs(computed - other.amount.value) > max(0.005 * computed, other.amount.step / 2):
        return []
    days = grouped(float(total.period.days))
    told = f"{figure(total)} / {days} = {grouped(computed, 4)}: {figure(other)} is the mean per day, not the total"
    return [relation(RelationKind.RATE, [other, total], False, figure(other), told)]


def _total_and_mean(total: Claim, mean: Claim) -> list[Relation]:
    if total.amount is None or mean.amount is None or total.period is None:
        return []
    each = _STEPS.get(mean.amount.per or (mean.comparison.step or "" if mean.comparison else ""))
    if each is None or total.period.days <= each:
        return []
    days = total.period.days
    computed = total.amount.value / days * each
    holds = meet(scale(interval(total.amount), each / days), interval(mean.amount), slack=0.002 * computed)
    if not holds and total.sentence != mean.sentence and total.attribution != mean.attribution:
        return []
    spread = grouped(days / each, 4)
    told = f"{figure(total)} / {spread} = {grouped(computed, 4)}"
    if not holds:
        told += f"; {figure(mean)} × {spread} = {grouped(mean.amount.value * days / each, 4)}"
    return [relation(RelationKind.RATE, [total, mean], holds, f"{figure(mean)} per {mean.amount.per or 'day'}", told)]


def _two_steps(a: Claim, b: Claim) -> list[Relation]:
    """250,000 a month, around 3 million a year."""
    if a.amount is None or b.amount is None or a.amount.per == b.amount.per:
        return []
    short, long = sorted((a, b), key=lambda c: _STEPS.get((c.amount.per if c.amount else "") or "", 0.0))
    if short.amount is None or long.amount is None:
        return []
    each, every = _STEPS.get(short.amount.per or ""), _STEPS.get(long.amount.per or "")
    if not each or not every:
        return []
    factor = every / each
    computed = short.amount.value * factor
    holds = meet(scale(interval(short.amount), factor), interval(long.amount), slack=0.03 * computed)
    return [
        relation(
            RelationKind.PRODUCT,
            [short, long],
            holds,
            f"{figure(long)} per {long.amount.per}",
            f"{figure(short)} × {grouped(factor, 4)} = {grouped(computed, 4)}",
        )
    ]
