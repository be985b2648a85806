"""A range wide enough to be one of single days: "between 300 and 600 a day since July".

A narrow range ("between 1,000 and 1,100 a day") is a mean told with care, and its mean decides. A wide one says how far
the days lay apart: where the mean is inside and many of the days are materially outside, it is wrong of the days; where
few are, true of the mean and false of some days.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.arithmetic.extremes import extremes
from tallystick.arithmetic.windows import in_windows
from tallystick.checks.held import Held, evidence
from tallystick.checks.verdicts import MATERIAL
from tallystick.maths.digits import grouped
from tallystick.model.amount import Amount, Bound
from tallystick.model.claim import Claim
from tallystick.model.finding import Finding, Verdict
from tallystick.model.period import Period
from tallystick.model.series import Series, SeriesForm

WIDE = 1.5  # high over low: within half as much again, a range is a mean told with care
FEWEST_DAYS = 14
MANY = 0.1  # of the days


def of_each_day(claim: Claim, of_mean: Finding, held: Held) -> Finding:
    """The finding on the mean, or where the days speak against the range, the one on the days."""
    amount, period = claim.amount, claim.period
    if amount is None or period is None or amount.bound is not Bound.RANGE or amount.per != "day":
        return of_mean
    if of_mean.verdict is not Verdict.SUPPORTED or not period.is_named or period.days < FEWEST_DAYS:
        return of_mean
    if amount.low <= 0 or amount.high / amount.low < WIDE:
        return of_mean
    for series in held.series(claim.measure):
        if series.form is not SeriesForm.CUMULATIVE or series.weight != "primary":
            continue
        outside, days = _outside(series, amount, period)
        if not outside:
            return of_mean
        ends = [
            (measured, f"{'lowest' if lowest else 'highest'} {measured.expression}")
            for lowest in (False, True)
            for measured in list(extremes(series, period.start, period.end, lowest=lowest))[:1]
        ]
        told = "; ".join(words for _, words in ends)
        why = f"the mean is inside the range, but {outside} of {days} days are materially outside it: {told}"
        pieces = tuple(evidence(m, held.known(m), reproduces=False, agrees=amount.allows(m.value)) for m, _ in ends)
        return replace(
            of_mean,
            verdict=Verdict.CONTRADICTED if outside >= MANY * days else Verdict.CONFLICTING,
            why=f"{why} ({grouped(amount.low)} to {grouped(amount.high)})",
            evidence=(*pieces, *of_mean.evidence),
        )
    return of_mean


def _outside(series: Series, amount: Amount, period: Period) -> tuple[int, int]:
    """The fewest days that are materially outside, by the convention that has the fewest, and how many days it has."""
    low, high = (1 - MATERIAL) * amount.low, (1 + MATERIAL) * amount.high
    windows = [(day, day) for day in range(period.start.toordinal(), period.end.toordinal() + 1)]
    counted = (
        (sum(not low <= value <= high for value in found.values), len(found.values))
        for found in in_windows(series, windows, statistics=("total",))
        if found.values
    )
    return min(counted, default=(0, 0))
