"""What is odd in one series by itself: revisions, restatements, steps back, jumps, flat runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise
from statistics import median

from tallystick.maths.digits import grouped
from tallystick.model.series import Series, SeriesForm
from tallystick.record.conflicts.conflict import Conflict

AROUND = 30  # steps on either side that a step is compared with
FAR = 8.0  # times their typical distance from the median; 8 leaves the worst real days of a war out
LEAST = 8  # changes that must lie around a step before it can be called odd
FLAT_DAYS = 7
SELDOM = 0.9  # share of days without a change from which a series is one of things that seldom happen

Step = tuple[int, int, float]  # day before, day, change


def revisions(series: Series) -> Iterator[Conflict]:
    """Each earlier value of a day and what replaced it, the newest first."""
    now = dict(zip(series.days, zip(series.values, series.known, strict=True), strict=True))
    for day, rows in groupby(sorted(series.earlier, reverse=True), key=lambda row: row[0]):
        told = sorted(((known, value) for _, value, known in rows), reverse=True)
        chain = [(now[day][1], now[day][0]), *told] if day in now else told
        for (known, value), (_, before) in pairwise(chain):
            since = date.fromordinal(known)
            yield _conflict("revision", series, day, day, value, before, f"known since {since}")


def restatements(series: Series) -> Iterator[Conflict]:
    """Corrections that the source noted itself, the newest first."""
    for day, amount in sorted(series.restatements.items(), reverse=True):
        yield _conflict(
            "restatement", series, day, day, amount, None, f"{_signed(amount)} that fell on no particular day"
        )


def steps_back(series: Series) -> Iterator[Conflict]:
    """Falls of a running total that no restatement explains."""
    if series.form is not SeriesForm.CUMULATIVE:
        return
    values = dict(zip(series.days, series.values, strict=True))
    for before, day, change in _steps(series):
        if change < -1e-9:
            note = f"{_signed(change)} against the row before"
            yield _conflict("step_back", series, day, day, values[day], values[before], note)


def jumps(series: Series) -> Iterator[Conflict]:
    """Steps farther from the median of those around than FAR times their typical distance, the farthest first.

    The typical distance is the median absolute deviation, of the changes alone where most days bring none.
    Source: Leys et al. 2013, Journal of Experimental Social Psychology 49(4), 764-766.
    """
    if series.form not in (SeriesForm.CUMULATIVE, SeriesForm.LEVEL):
        return
    steps = [step for step in _steps(series) if step[1] - step[0] <= FLAT_DAYS]
    rates = [change / (day - before) for before, day, change in steps]
    found: list[tuple[float, Conflict]] = []
    for index, (before, day, change) in enumerate(steps):
        if change == 0:
            continue
        around = rates[max(0, index - AROUND) : index] + rates[index + 1 : index + 1 + AROUND]
        far = distance(rates[index], around)
        if far > FAR:
            usual = median(around)
            note = f"a step of {grouped(change)}, {grouped(usual)} a day is usual around it ({far:,.0f} times off)"
            found.append((far, _conflict("jump", series, before, day, change, usual, note)))
    yield from (conflict for _, conflict in sorted(found, key=lambda pair: -pair[0]))


def distance(rate: float, around: list[float]) -> float:
    """How far a step is from those around it, in their typical distances; 0 where too little is known of them."""
    moved = [other for other in around if other]
    if len(moved) < LEAST:
        return 0.0
    centre = median(around)
    typical = median(abs(other - centre) for other in around) or median(abs(other) for other in moved)
    return abs(rate - centre) / (1.4826 * typical)


def flat_runs(series: Series) -> Iterator[Conflict]:
    """How often a daily series stands still for FLAT_DAYS or more, and its longest run."""
    steps = list(_steps(series, restated=True))
    if series.form not in (SeriesForm.CUMULATIVE, SeriesForm.LEVEL) or not steps:
        return
    if median(day - before for before, day, _ in steps) > 1:
        return
    unchanged = sum(change == 0 for _, _, change in steps)
    runs = []
    for still, group in groupby(steps, key=lambda step: step[2] == 0):
        rows = list(group)
        if still and rows[-1][1] - rows[0][0] >= FLAT_DAYS:
            runs.append((rows[0][0], rows[-1][1]))
    if not runs or unchanged > SELDOM * len(steps):
        return
    first, last = max(runs, key=lambda run: run[1] - run[0])
    note = f"longest of {len(runs)}; {unchanged:,} of {len(steps):,} steps bring no change"
    yield _conflict("flat", series, first, last, float(last - first), None, note, count=len(runs))


def _steps(series: Series, *, restated: bool = False) -> Iterator[Step]:
    """Changes from row to row, the source's own restatements taken out (or left in)."""
    taken_out = {} if restated else series.restatements
    begin = series.reliable_from or 0
    for (before, a), (day, b) in pairwise(zip(series.days, series.values, strict=True)):
        if before < begin:
            continue
        amount = sum(taken_out.get(each, 0.0) for each in range(before + 1, day + 1)) if taken_out else 0.0
        yield before, day, b - a - amount


def _signed(amount: float) -> str:
    return f"{'+' if amount > 0 else ''}{grouped(amount, 12)}"


def _conflict(
    kind: str,
    series: Series,
    first: int,
    last: int,
    value: float,
    against: float | None,
    note: str,
    *,
    count: int = 1,
) -> Conflict:
    return Conflict(
        kind=kind,
        measure=series.measure,
        series=series.id,
        first=date.fromordinal(first),
        last=date.fromordinal(last),
        value=value,
        against=against,
        note=note,
        count=count,
    )
