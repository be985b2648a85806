"""Weighing measured values against a claimed amount: what the checks of totals, means and levels share."""

from __future__ import annotations

from tallystick.arithmetic.measuring import Measured
from tallystick.arithmetic.questions import Question
from tallystick.checks.asking import allowed
from tallystick.checks.held import Held, cites, evidence, witness
from tallystick.checks.lulls import is_lull
from tallystick.checks.verdicts import Fit, Weighed, fit
from tallystick.model.amount import Amount, Bound
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.series import Basis, Series, SeriesForm

_LUMP = 0.1  # a first value that is a larger share of the last had been counted before
SMOOTH_DAYS = 300
FLOORS = (Basis.NAMED, Basis.CONFIRMED)
CEILINGS = (Bound.LESS_THAN, Bound.AT_MOST)


def weigh(claim: Claim, amount: Amount, held: Held, question: Question) -> list[Weighed]:
    """Every series of the claim's measure, under every convention, against the amount.

    When the claim names the publisher of a held series, that publisher's figures decide; the others are told beside.
    """
    all_series = held.series(claim.measure)
    described = held.measure(claim.measure)
    spread = described.spread if described else 0.0
    cited = {series.id for series in all_series if cites(claim, series)}
    weighed: list[Weighed] = []
    for series in all_series:
        lull = claim.period is not None and claim.aggregation is not Aggregation.LEVEL and is_lull(series, claim.period)
        for measured, known in held.measured(series, question):
            if _counts_from_nowhere(series, measured, held):
                continue
            if smooths_over(series, claim) or (series.basis in FLOORS and amount.bound in CEILINGS):
                continue  # what is known by name or picture is fewer than there are: no ceiling can be read off it
            how = Fit.IN if allowed(amount, measured) else fit(amount, measured.value)
            if lull and how is Fit.OUT:
                continue
            piece = evidence(measured, known, reproduces=reproduces(amount, measured.value), agrees=how is Fit.IN)
            firm = series.weight == "primary" or series.id in cited
            apart = abs(amount.gap(measured.value)) <= spread * max(abs(amount.value), abs(measured.value))
            weighed.append(
                Weighed(
                    piece=piece,
                    fit=how,
                    primary=firm,
                    witness=witness(series),
                    cited=series.id in cited,
                    disputed=apart and series.id not in cited,
                )
            )
    return _cited_first(weighed, cited)


def _counts_from_nowhere(series: Series, measured: Measured, held: Held) -> bool:
    """Does the sum start from nothing on a day after the war began, before a list that was first read years later?

    Its first row holds all that had been counted by then: of days in between it tells nothing.
    """
    first, before = measured.rows[0]
    if series.form is not SeriesForm.CUMULATIVE or before != 0.0 or first.toordinal() >= series.days[0]:
        return False
    lump = series.values[0] > _LUMP * series.values[-1]
    return lump and first >= held.context.theatre.start


def smooths_over(series: Series, claim: Claim) -> bool:
    """Is it a model's running total, asked about days too few? A fit tells of years, not of weeks."""
    if series.basis is not Basis.MODELLED or series.form is not SeriesForm.CUMULATIVE:
        return False
    return claim.aggregation is not Aggregation.LEVEL and claim.period is not None and claim.period.days < SMOOTH_DAYS


def _cited_first(weighed: list[Weighed], cited: set[str]) -> list[Weighed]:
    """When what the claim cites bears it out, other series may differ without making the claim disputed."""
    if not any(item.piece.series in cited and item.fit is not Fit.OUT for item in weighed):
        return weighed
    return [item._replace(primary=item.piece.series in cited or item.fit is not Fit.OUT) for item in weighed]


def reproduces(amount: Amount, value: float) -> bool:
    """Does the value show the printed digits? Open wordings ("more than") print no value to reproduce."""
    if amount.bound in (Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST, Bound.RANGE):
        return False
    return amount.prints_as(value)
