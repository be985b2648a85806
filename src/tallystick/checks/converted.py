"""Ground told in another unit than the one it is held in: square miles and hectares read as square kilometres."""

from __future__ import annotations

from tallystick.checks.held import Held
from tallystick.maths.digits import grouped
from tallystick.maths.units import KM2
from tallystick.model.amount import Amount
from tallystick.model.claim import Claim


def in_held_unit(claim: Claim, held: Held) -> tuple[Claim, str | None]:
    """The claim with its amount in its measure's unit, and the conversion in words; unchanged where it is in it.

    "91 square miles" of ground held in km² is 235.7 km²; "260 casualties per square mile" is 100 per km².
    """
    amount, measure = claim.amount, held.measure(claim.measure)
    over = held.measure(claim.denominator)
    if amount is None or measure is None:
        return claim, None
    if measure.unit in KM2 and amount.unit in KM2 and amount.unit != measure.unit:
        times = KM2[amount.unit] / KM2[measure.unit]
        scaled = _scaled(amount, times)._replace(unit=measure.unit)
        told = f"{amount.unit} × {times:.4g} = {grouped(scaled.value, 4)} {measure.unit}"
    elif over is not None and over.unit in KM2 and amount.per in KM2 and amount.per != over.unit:
        times = KM2[over.unit] / KM2[amount.per]
        scaled = _scaled(amount, times)._replace(per=over.unit)
        told = f"a {amount.per} / {1 / times:.4g} = {grouped(scaled.value, 4)} a {over.unit}"
    else:
        return claim, None
    return claim._replace(amount=scaled), f"{grouped(amount.value)} {told}"


def _scaled(amount: Amount, times: float) -> Amount:
    return amount._replace(
        value=times * amount.value, low=times * amount.low, high=times * amount.high, step=times * amount.step
    )
