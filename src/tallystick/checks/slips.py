"""How a wrong figure came about: the one slip of the pen that explains its printed digits.

Only what fits to the printed precision is told, and only of figures of three digits or more: a round number fits too
much. The first slip in the order below is the one told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from tallystick.arithmetic.comparing import changes
from tallystick.arithmetic.measuring import Measured
from tallystick.arithmetic.questions import ask_level, ask_mean, ask_total
from tallystick.arithmetic.windows import level_means
from tallystick.checks.held import Held
from tallystick.maths.calendar import SPANS, month_end, month_start, step_of
from tallystick.maths.digits import grouped
from tallystick.maths.units import KM2_PER_SQUARE_MILE
from tallystick.model.amount import Amount
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.period import Period
from tallystick.model.series import SeriesForm

_FEWEST_DIGITS = 100  # value over the worth of its last digit: three digits
_MONTHS_AROUND = 24
_DAYS_AROUND = 3
_NOUGHTS = ((10.0, "a nought too few"), (0.1, "a nought too many"), (100.0, "two noughts too few"))
_NOUGHTS_MORE = ((0.01, "two noughts too many"), (1000.0, "thousands left out"), (0.001, "thousands put in twice"))

Slip = tuple[str, Measured]


def likely_slip(claim: Claim, held: Held) -> str | None:
    """The slip that explains the printed figure exactly, in a sentence; None when there is none."""
    amount, period = claim.amount, claim.period
    if amount is None or period is None or amount.is_open or amount.value <= 0 or not claim.measure:
        return None
    if claim.aggregation is Aggregation.CHANGE:
        return _other_way_round(claim, amount, period, held)
    if amount.value / max(amount.step, 1e-12) < _FEWEST_DIGITS:
        return _swapped_or_tenfold(claim, amount, period, held)
    for find in (_swapped_or_tenfold, _other_sum, _other_days, _other_unit, _other_measure):
        told = find(claim, amount, period, held)
        if told is not None:
            return told
    return None


def _other_way_round(claim: Claim, amount: Amount, period: Period, held: Held) -> str | None:
    """ "Fell by 8.1 per cent" of what rose by as much."""
    compared, measure = claim.comparison, held.measure(claim.measure)
    if compared is None or compared.baseline is None or measure is None or amount.unit != "percent":
        return None
    sign = -1.0 if compared.direction == "up" else 1.0
    for series in held.series(claim.measure):
        if series.weight == "primary" and series.form is not SeriesForm.POINT:
            moves = changes(series, period, compared.baseline, additive=measure.additive)
            found = _first(moves, lambda value: amount.prints_as(sign * value))
            if found is not None:
                return _told("the direction is the other way round", found)
    return None


def _told(slip: str, measured: Measured) -> str:
    source = measured.series.source.name
    return f"Likely slip: {slip}: {source} ({measured.convention}) gives {measured.expression}."


def asked(claim: Claim, period: Period, held: Held, aggregation: Aggregation | None = None) -> tuple[Measured, ...]:
    """The claim's own question asked of its primary series, by every convention; answered once a document."""
    how = aggregation or claim.aggregation
    per = (claim.amount.per if claim.amount else None) or "day"
    key = ("slips", claim.measure, how, per, period.start, period.end)
    return held.once(key, lambda: tuple(_measured(claim, period, held, how, per)))


def _measured(claim: Claim, period: Period, held: Held, how: Aggregation | None, per: str) -> Iterator[Measured]:
    measure = held.measure(claim.measure)
    for series in held.series(claim.measure):
        if series.weight != "primary" or series.form is SeriesForm.POINT or measure is None:
            continue
        if how is Aggregation.TOTAL:
            yield from ask_total(period).of(series)
        elif how is Aggregation.MEAN and measure.additive:
            yield from ask_mean(period, SPANS.get(per, 1.0)).of(series)
        elif how is Aggregation.MEAN:
            yield from level_means(series, period)
        elif how is Aggregation.LEVEL:
            yield from ask_level(period.end).of(series)


def _first(values: Iterable[Measured], fits: Callable[[float], bool]) -> Measured | None:
    return next((measured for measured in values if fits(measured.value)), None)


def _swapped_or_tenfold(claim: Claim, amount: Amount, period: Period, held: Held) -> str | None:
    """Two neighbouring digits in the wrong order; a nought too many or too few."""
    honest = asked(claim, period, held)
    if not honest:
        return None
    for value in _swaps(amount):
        found = _first(honest, amount._replace(value=value).prints_as)
        if found is not None:
            return _told(f"two digits swapped ({grouped(amount.value, 9)} for {grouped(value, 9)})", found)
    if amount.value / max(amount.step, 1e-12) < 10:
        return None  # a single digit with noughts behind fits too much
    reach = amount.step / amount.value + 1e-6  # of the printed digits, and more: a glance
    ratios = [measured.value / amount.value for measured in honest]
    for times, slip in (*_NOUGHTS, *_NOUGHTS_MORE):
        if not any(abs(ratio / times - 1) <= reach for ratio in ratios):
            continue
        scaled = amount._replace(value=amount.value * times, step=amount.step * times)
        found = _first(honest, scaled.prints_as)
        if found is not None:
            return _told(slip, found)
    return None


def _swaps(amount: Amount) -> Iterator[float]:
    """The number with each pair of neighbouring digits exchanged, down to its last significant one."""
    digits = str(round(amount.value / amount.step)) if amount.step else ""
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0"):
            yield float(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]) * amount.step


def _other_sum(claim: Claim, amount: Amount, period: Period, held: Held) -> str | None:
    """The mean of the days copied as their total, or the other way round; what had piled up, or what was added."""
    if claim.aggregation is Aggregation.TOTAL:
        for per, days in (("day", 1), ("week", 7), ("month", 28)):
            if period.days < max(days, 2):
                continue
            mean = claim._replace(aggregation=Aggregation.MEAN, amount=amount._replace(per=per))
            found = _first(asked(mean, period, held), amount.prints_as)
            if found is not None:
                return _told(f"the mean a {per} told as the total", found)
    if claim.aggregation is Aggregation.MEAN:
        found = _first(asked(claim, period, held, Aggregation.TOTAL), amount.prints_as)
        if found is not None:
            return _told("the total told as a mean", found)
    if claim.aggregation is Aggregation.LEVEL:
        found = _first(asked(claim, period, held, Aggregation.TOTAL), amount.prints_as)
        if found is not None:
            return _told("what was added in those days told as the running total", found)
    return None


def _other_days(claim: Claim, amount: Amount, period: Period, held: Held) -> str | None:
    """Another day's, month's, quarter's or year's figure, the nearest first."""
    per = claim.amount.per if claim.amount else None
    key = ("slips around", claim.measure, claim.aggregation, per, period.start, period.end)
    last = held.context.published
    near = held.once(
        key,
        lambda: tuple(
            (other, measured)
            for other in _around(period, day_only=claim.aggregation is Aggregation.LEVEL)
            if last is None or other.start <= last
            for measured in asked(claim, other, held)
        ),
    )
    for other, found in near:
        if amount.prints_as(found.value):
            step = step_of(other.start, other.end)
            name = str(other) if step in (None, "day", "week") else _name(other, step or "")
            return _told(f"the figure of {name}", found)
    return None


def _around(period: Period, *, day_only: bool) -> Iterator[Period]:
    step = "day" if day_only else step_of(period.start, period.end)
    if step == "day":
        for days in range(1, _DAYS_AROUND + 1):
            for sign in (-1, 1):
                on = period.end + timedelta(days=sign * days)
                yield Period(on if period.days == 1 else min(period.start, on), on)
        return
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(step or "")
    if months is None:
        return
    for steps in range(1, _MONTHS_AROUND // months + 1):
        for sign in (-1, 1):
            start = month_start(period.start, sign * steps * months)
            yield Period(start, month_end(start, months - 1))


def _name(period: Period, step: str) -> str:
    if step == "month":
        return f"{period.start:%B %Y}"
    if step == "year":
        return str(period.start.year)
    return f"{period.start:%B} to {period.end:%B %Y}"


def _other_unit(claim: Claim, amount: Amount, period: Period, held: Held) -> str | None:
    """Square miles for square kilometres; converted the wrong way."""
    measure = held.measure(claim.measure)
    if measure is None or measure.unit != "km²":
        return None
    ways = (
        (KM2_PER_SQUARE_MILE, "square miles printed as square kilometres"),
        (1 / KM2_PER_SQUARE_MILE, "square kilometres printed as square miles"),
        (KM2_PER_SQUARE_MILE**2, "divided where it must be multiplied, in converting square miles"),
        (1 / KM2_PER_SQUARE_MILE**2, "multiplied where it must be divided, in converting square miles"),
    )
    for times, slip in ways:
        scaled = amount._replace(value=amount.value * times, step=amount.step * times)
        found = _first(asked(claim, period, held), scaled.prints_as)
        if found is not None:
            return _told(slip, found)
    return None


def _other_measure(claim: Claim, amount: Amount, period: Period, held: Held) -> str | None:
    """The figure of something else that the same side lost in the same days."""
    own = held.measure(claim.measure)
    if own is None or own.subject is None or not own.additive:
        return None
    per = claim.amount.per if claim.amount else None
    key = ("slips beside", claim.measure, claim.aggregation, per, period.start, period.end)
    beside = held.once(
        key,
        lambda: tuple(
            (other, measured)
            for other in held.context.theatre.measures.values()
            if other.id != own.id and other.subject == own.subject and other.additive and not other.derived
            for measured in asked(claim._replace(measures=(other.id,)), period, held)
        ),
    )
    for other, found in beside:
        if amount.prints_as(found.value):
            return _told(f"the figure of {other.name[:1].lower()}{other.name[1:]}", found)
    return None
