"""Weighing measured values against a claimed amount: what the checks of totals, means and levels share."""

from __future__ import annotations

from dataclasses import replace

from tallystick.arithmetic.vintages import Compute
from tallystick.checks.held import Held, cites, evidence
from tallystick.checks.verdicts import Fit, Weighed, fit
from tallystick.model.amount import Amount, Bound
from tallystick.model.claim import Claim


def weigh(claim: Claim, amount: Amount, held: Held, compute: Compute) -> list[Weighed]:
    """Every series of the claim's measure, under every convention, against the amount.

    When the claim names the publisher of a held series, that publisher's figures decide; the others are told beside.
    """
    all_series = held.series(claim.measure)
    described = held.measure(claim.measure)
    spread = described.spread if described else 0.0
    cited = {series.id for series in all_series if cites(claim, series)}
    weighed: list[Weighed] = []
    for series in all_series:
        for measured, known in held.measured(series, compute):
            how = fit(amount, measured.value)
            piece = evidence(measured, known, reproduces=reproduces(amount, measured.value), agrees=how is Fit.IN)
            firm = series.weight == "primary" or series.id in cited
            apart = abs(amount.gap(measured.value)) <= spread * abs(amount.value)
            weighed.append(Weighed(piece=piece, fit=how, primary=firm, disputed=apart and series.id not in cited))
    return _cited_first(weighed, cited)


def _cited_first(weighed: list[Weighed], cited: set[str]) -> list[Weighed]:
    """When what the claim cites bears it out, other series may differ without making the claim disputed."""
    if not any(item.piece.series in cited and item.fit is not Fit.OUT for item in weighed):
        return weighed
    return [replace(item, primary=item.piece.series in cited or item.fit is not Fit.OUT) for item in weighed]


def reproduces(amount: Amount, value: float) -> bool:
    """Does the value show the printed digits? Open wordings ("more than") print no value to reproduce."""
    if amount.bound in (Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST, Bound.RANGE):
        return False
    return amount.prints_as(value)
