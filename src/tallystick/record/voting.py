"""Several transcriptions of the same reports, put to the vote day by day; the source's own corrections beside them.

Days are proleptic ordinals; a transcription is a mapping day -> running total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Values = dict[int, float]


def vote(mirrors: Sequence[Mapping[int, float]], first: int | None = None, *, all_here: bool = True) -> Values:
    """The value of each day from `first` on that most mirrors give.

    Without a majority it is the first one in the order of the mirrors that lies between its neighbours' values (a
    slip of the pen rarely does), else the first. A day that only a later mirror has is left out. Where a mirror is
    missing (`all_here` False) a day without a majority is left out: whoever is missing might decide it.
    """
    days = sorted({day for mirror in mirrors for day in mirror if first is None or day >= first})
    values: Values = {}
    following: list[list[float]] = [[mirror[day] for mirror in mirrors if day in mirror] for day in days]
    for position, day in enumerate(days):
        ballot = following[position]
        best = max(ballot, key=ballot.count)  # the first of several
        if ballot.count(best) > 1 or len(ballot) == 1:
            if len(ballot) > 1 or day in mirrors[0]:
                values[day] = best
            continue
        if not all_here:
            continue
        before = values.get(days[position - 1]) if position else None
        later = following[position + 1] if position + 1 < len(days) else []
        after = max(later, key=later.count) if later else None
        between = (v for v in ballot if (before is None or before <= v) and (after is None or v <= after))
        values[day] = next(between, best)
    return values


def place_corrections(
    corrections: Mapping[int, Mapping[str, float]], voted: Mapping[str, Mapping[int, float]]
) -> dict[str, Values]:
    """Corrections (day noted -> series -> signed amount) by series, each on the day on which the total takes the step.

    A transcription may note a correction a day early. The step is taken on the first of the two days on which no
    series' own losses (the step without the correction) come out negative.
    """
    found: dict[str, Values] = {series: {} for series in voted}
    for noted, amounts in sorted(corrections.items()):
        changed = {series: amount for series, amount in amounts.items() if amount and series in voted}
        for day in (noted, noted + 1):
            if all(_own_losses(voted[series], day, amount) >= 0 for series, amount in changed.items()):
                break
        else:
            day = noted
        for series, amount in changed.items():
            found[series][day] = amount
    return found


def _own_losses(values: Mapping[int, float], day: int, correction: float) -> float:
    if day not in values or day - 1 not in values:
        return -1
    return values[day] - values[day - 1] - correction
