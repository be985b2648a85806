"""One place where the record disagrees with itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KINDS = {  # kind: what it means
    "sources": "Sources that count the same and differ by more than half a percent",
    "transcriptions": "Copies of one source that differ: the held value beside each",
    "revision": "Values that were published and later changed",
    "restatement": "Corrections by the source itself, taken out of daily rates",
    "step_back": "Running totals that fall, corrections taken out",
    "jump": "Days whose step is far outside those around it",
    "flat": "Stretches of seven days or more without any change",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """`value` stands against `against` where there are two; `other` is the second series, or which copies.

    `first`..`last` are the days it is about; `count` of how many days it was found; `note` says what the numbers are.
    """

    kind: str
    measure: str
    series: str
    first: date
    last: date
    value: float
    against: float | None = None
    other: str = ""
    count: int = 1
    note: str = ""
