"""One question, two answers: as known on a day, and as known now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tallystick.arithmetic.measuring import Measured
from tallystick.model.series import Series


def both_vintages(
    then: Series | None, now: Series, compute: Callable[[Series], Iterable[Measured]]
) -> Iterator[tuple[Measured, str]]:
    """What `compute` makes of a series as it was known then and as it is known now, by convention.

    "then" where the value could be known then. A value that has changed since comes twice, once for each vintage.
    `then` is None when the day is unknown: everything is "now".
    """
    old = {m.convention: m for m in compute(then)} if then is not None and then.days else {}
    for measured in compute(now):
        before = old.pop(measured.convention, None)
        if before is not None and before.value != measured.value:
            yield before, "then"
            before = None
        yield measured, "then" if before is not None else "now"
    for before in old.values():
        yield before, "then"
