"""Would a reading change what is held as no source ever does: all prices tenfold, another unit, another column?

Of the lists and models held here none has ever moved as much: of Mediazona's weeks, which grow for years, 6 of 122
have doubled between the lists farthest apart.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from tallystick.errors import BrokenSource
from tallystick.maths.digits import grouped
from tallystick.model.observation import Revision

MANY = 20  # days of a series that were read again; of fewer, half are soon revised
FACTOR = 2.0  # a value that more than doubled, or fell below a half, went far


def refuse_implausible(series: str, days: Collection[int], revised: Sequence[Revision]) -> None:
    """Raises BrokenSource where more than half of the days read again would go far from what is held of them.

    `days` are those that something was held of, `revised` what would change on them.
    """
    far = {row.day: row for row in revised if row.day in days and _is_far(row)}
    if len(days) < MANY or 2 * len(far) <= len(days):
        return
    row = far[max(far)]
    raise BrokenSource(
        f"would change {len(far):,} of {len(days):,} held values of {series} to more than double or less than half, "
        f"{date.fromordinal(row.day)} from {grouped(row.before, 9)} to {grouped(row.after, 9)}: nothing was kept; if "
        "the source does say so now, --accept-revisions takes it"
    )


def _is_far(row: Revision) -> bool:
    low, high = sorted((abs(row.before), abs(row.after)))
    return high > FACTOR * low
