"""Stage 6 of 7: how likely a level that the text names is to be reached, with the score of earlier answers.

Every method in `methods/` answers the same question on every earlier day of the series; the one that would have
scored best is told, with its score beside that of always answering the base rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tallystick import plugins
from tallystick.maths.digits import grouped
from tallystick.maths.windows import brier, maximum_ahead
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.forecast import Forecast
from tallystick.model.series import Record, Series, SeriesForm

__all__ = ["look_ahead"]

METHODS = "tallystick.outlook.methods"
HORIZON_DAYS = 90
LEAST_TRIALS = 60
HISTORY_DAYS = 1500  # earlier swings say little about today's, and cost time


def look_ahead(
    claims: Sequence[Claim], record: Record, made: date, horizon_days: int = HORIZON_DAYS
) -> tuple[Forecast, ...]:
    """A forecast for each level of a measure that is named as a line or an extreme and was not reached by `made`.

    Only what was known on `made` is used. Series of levels only; higher levels only.
    """
    found: list[Forecast] = []
    for claim in claims:
        if claim.amount is None or claim.amount.per is not None or not _names_a_level(claim):
            continue
        for series in record.of(claim.measure):
            if series.form is SeriesForm.LEVEL and series.weight == "primary":
                forecast = _forecast(claim, claim.amount.value, series.as_known(made), made, horizon_days)
                if forecast is not None:
                    found.append(forecast)
    return tuple(found)


def _names_a_level(claim: Claim) -> bool:
    if claim.kind is ClaimKind.THRESHOLD:
        return claim.comparison is None or claim.comparison.direction != "down"
    return claim.kind is ClaimKind.RECORD and claim.aggregation is Aggregation.MAX


def _forecast(claim: Claim, level: float, series: Series, made: date, horizon_days: int) -> Forecast | None:
    values = series.values[-HISTORY_DAYS:]
    if len(values) < LEAST_TRIALS + horizon_days or min(values) <= 0:
        return None
    now = values[-1]
    if level <= now or made.toordinal() - series.days[-1] > 10:
        return None
    move = level / now
    outcomes = [top >= v * move for v, top in zip(values, maximum_ahead(values, horizon_days), strict=False)]
    best: tuple[float, str, float, int, float] | None = None
    for module in plugins.modules(METHODS).values():
        chances: list[float | None] = module.chances(values, outcomes, move, horizon_days)
        tried = [(p, o) for p, o in zip(chances, outcomes, strict=False) if p is not None]
        if chances[-1] is None or len(tried) < LEAST_TRIALS:
            continue
        score = brier([p for p, _ in tried], [o for _, o in tried])
        rate = sum(o for _, o in tried) / len(tried)
        if best is None or score < best[0]:
            best = (score, module.NAME, chances[-1], len(tried), rate * (1 - rate))
    if best is None:
        return None
    score, method, chance, trials, base = best
    due = made + timedelta(days=horizon_days)
    return Forecast(
        claim=claim.id,
        series=series.id,
        method=method,
        made=made,
        due=due,
        level=level,
        start_value=now,
        probability=chance,
        brier=score,
        base=base,
        trials=trials,
        why=_why(series, level, now, chance, due, method, score, base, trials),
    )


def _why(
    series: Series,
    level: float,
    now: float,
    chance: float,
    due: date,
    method: str,
    score: float,
    base: float,
    trials: int,
) -> str:
    shown = "under 1 %" if chance < 0.01 else "over 99 %" if chance > 0.99 else f"{100 * chance:.0f} %"
    return (
        f"Outlook: from {grouped(now)} the {series.source.name} series reaches {grouped(level)} by {due.day} "
        f"{due:%B %Y} with a chance of {shown}, by {method}; Brier score {score:.3f} on {trials} earlier days, "
        f"{base:.3f} for always answering the base rate."
    )
