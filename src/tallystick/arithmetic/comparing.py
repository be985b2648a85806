"""Two values set against each other: difference, percent, multiple, share, ratio. The rows of both come along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tallystick.arithmetic.measuring import CORRECTED, Measured, levels, means, totals
from tallystick.maths.digits import grouped
from tallystick.maths.shares import percent_change
from tallystick.model.period import Period
from tallystick.model.series import Series


def difference_of(old: Measured, new: Measured) -> Measured:
    """How much more the new value is, in the series' unit."""
    value = new.value - old.value
    return _both(old, new, value, lambda: f"{grouped(new.value)} − {grouped(old.value)} = {grouped(value)}")


def percent_of(old: Measured, new: Measured) -> Measured | None:
    """The change from the old value to the new in percent; None when the old one is 0."""
    if old.value == 0:
        return None
    value = percent_change(old.value, new.value)
    return _both(old, new, value, lambda: f"{grouped(new.value)} / {grouped(old.value)} − 1 = {grouped(value, 3)} %")


def multiple_of(old: Measured, new: Measured) -> Measured | None:
    """How many times the old value the new one is (doubled: 2); None when the old one is 0."""
    if old.value == 0:
        return None
    value = new.value / old.value
    return _both(old, new, value, lambda: f"{grouped(new.value)} / {grouped(old.value)} = {grouped(value, 3)}")


def share_of(part: Measured, whole: Measured) -> Measured | None:
    """What percentage of the whole the part is; None when the whole is 0."""
    if whole.value == 0:
        return None
    value = 100.0 * part.value / whole.value
    return _both(whole, part, value, lambda: f"{grouped(part.value)} / {grouped(whole.value)} = {grouped(value, 3)} %")


def _both(old: Measured, new: Measured, value: float, write: Callable[[], str]) -> Measured:
    return new._replace(value=value, write=write, rows=(*old.rows, *new.rows), restated=0.0, bounds=None, window=None)


def paired(old: Iterable[Measured], new: Iterable[Measured]) -> Iterator[tuple[Measured, Measured]]:
    """Values read the same way, the old with the new: a change between two conventions would be none."""
    before = {measured.convention: measured for measured in old}
    after = list(new)
    told = {measured.convention for measured in after}
    for measured in after:
        earlier = before.get(measured.convention) or before.get(measured.convention.replace(CORRECTED, ""))
        if earlier is not None:
            yield earlier, measured
        corrected = before.get(measured.convention + CORRECTED)  # only the old value holds a correction
        if corrected is not None and measured.convention + CORRECTED not in told:
            yield corrected, measured


def readings(series: Series, days: Period, *, additive: bool) -> Iterator[Measured]:
    """What may be compared between periods: a level's last day, else total and mean per day, by every convention.

    Months are of unequal length: the press compares either.
    """
    if not additive:
        yield from levels(series, days.end)
        return
    yield from totals(series, days)
    for mean in means(series, days, 1.0):
        yield mean._replace(convention=f"{mean.convention}, a day")


def changes(
    series: Series, period: Period, baseline: Period, *, additive: bool = True, how: str = "percent"
) -> Iterator[Measured]:
    """The change from the baseline to the period, by every convention: `how` is percent, multiple or difference.

    Nothing comes from a baseline of 0.
    """
    old, new = (readings(series, days, additive=additive) for days in (baseline, period))
    for before, now in paired(old, new):
        if before.value == 0:
            continue
        found = {"percent": percent_of, "multiple": multiple_of}.get(how, difference_of)(before, now)
        if found is not None:
            yield found._replace(convention=f"{now.convention}, against {baseline}")


def shares(series: Series, part: Period, whole: Period) -> Iterator[Measured]:
    """What percentage of the whole period's total fell in a part of it, by every convention."""
    for all_of_it, some in paired(totals(series, whole), totals(series, part)):
        found = share_of(some, all_of_it)
        if found is not None:
            yield found._replace(convention=f"{some.convention}, of {whole}")


def ratio_of(upper: Measured, lower: Measured) -> Measured | None:
    """One measure over another (casualties a square kilometre); None unless the lower is positive.

    A ratio of two sources is nobody's figure: the caveat says so.
    """
    if lower.value <= 0:
        return None
    value = upper.value / lower.value
    top, bottom = upper.series.source, lower.series.source
    return Measured(
        series=lower.series,
        convention=f"{top.name}, {upper.convention}, over {lower.convention}",
        value=value,
        write=lambda: f"{grouped(upper.value)} / {grouped(lower.value)} = {grouped(value)}",
        rows=(*upper.rows, *lower.rows),
        caveat=None if top.id == bottom.id else f"two sources: {top.name} over {bottom.name}",
    )


def ratios(tops: Iterable[Series], bottoms: Iterable[Series], period: Period) -> Iterator[Measured]:
    """Every numerator over every denominator held for the period; pairs of one source come first."""
    below = [lower for series in bottoms for lower in totals(series, period)]
    above = [upper for series in tops for upper in totals(series, period)]
    found = [ratio for upper in above for lower in below if (ratio := ratio_of(upper, lower)) is not None]
    yield from sorted(found, key=lambda ratio: ratio.caveat is not None)
