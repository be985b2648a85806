"""A whole told as its part: the killed and wounded of a month called its dead.

What a measure is part of is data of the theatre (`within`). The figure must print the whole's, and nothing held of the
part itself may come near it: then the noun is wrong, not the number.
"""

from __future__ import annotations

from tallystick.arithmetic.measuring import Measured, levels, totals
from tallystick.checks.held import Held, evidence
from tallystick.maths.digits import grouped
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding, Verdict
from tallystick.model.series import Series, SeriesForm

ROUGHEST = 0.06  # the last digit's worth, as a share of the value: a rounder figure prints too much
NEAR = 0.15  # a figure of the part that comes so near leaves the claim open


def misnamed(claim: Claim, held: Held) -> Finding | None:
    """The finding where the figure is that of the whole; None where it is not, or the part may be as many."""
    amount, period, measure = claim.amount, claim.period, held.measure(claim.measure)
    if measure is None or measure.within is None or claim.kind is not ClaimKind.QUANTITY:
        return None
    if amount is None or period is None or not period.is_named or not amount.value or amount.per not in (None, "day"):
        return None
    if claim.aggregation not in (Aggregation.TOTAL, Aggregation.LEVEL) or amount.step > ROUGHEST * amount.value:
        return None
    whole = held.measure(measure.within)
    if whole is None:
        return None
    counted = [m for s in held.series(whole.id) if s.weight == "primary" for m in _read(claim, s)]
    hit = next((m for m in counted if amount.prints_as(m.value)), None)
    if hit is None:
        return None
    own = [m for series in held.series(measure.id) for m in _read(claim, series)]
    if any(m.value >= (1 - NEAR) * amount.value for m in own):
        return None
    beside = f"; of {measure.name} alone {own[0].series.source.name} has {grouped(own[0].value)}" if own else ""
    why = (
        f"{grouped(amount.value)} is the figure of {whole.name}: {hit.series.source.name} ({hit.convention}) gives "
        f"{grouped(hit.value)}. The number may be right and the noun wrong{beside}"
    )
    found = hit._replace(caveat=f"another measure: {hit.series.definition}")
    return Finding(
        verdict=Verdict.CONTRADICTED,
        why=why,
        computed=None,
        evidence=tuple(evidence(m, held.known(m), reproduces=m is found, agrees=False) for m in (found, *own[:2])),
        notes=("What would settle it: the source's own words for what it counts.",),
    )


def _read(claim: Claim, series: Series) -> list[Measured]:
    period = claim.period
    if period is None or series.form is SeriesForm.MONTHLY_MEAN:
        return []
    return list(totals(series, period) if claim.aggregation is Aggregation.TOTAL else levels(series, period.end))
