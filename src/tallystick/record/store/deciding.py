"""What an observation adds to what is held of its day: nothing, a first value, or a vintage that revises it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallystick.model.observation import Observation, Revision
from tallystick.record.store.vintages import Row, agree, history, same


@dataclass(frozen=True, slots=True)
class Decision:
    """`rows` are to be stored, none when the same is held; `revision` tells what changed, None for something new."""

    rows: tuple[Row, ...] = ()
    revision: Revision | None = None


_SAME = Decision()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What is held of one series, by day: the package's rows and the store's. `today` is the day of the reading."""

    base: Mapping[int, Sequence[Row]]
    stored: Mapping[int, Sequence[Row]]
    read_on: int
    lag_days: int
    today: int

    def decide(self, seen: Observation) -> Decision:
        """A value whose day known is not told is compared with the newest, else with what was known on that day.

        The same value again adds nothing, whenever it is read or told. Another value is a further vintage, known on
        the day that the source gives, else on the day it was seen; nothing is ever overwritten. The package's rows of
        a day that is revised are kept along with it, so that a later package cannot take them away.
        """
        base, stored = self.base.get(seen.day, ()), self.stored.get(seen.day, ())
        if not stored and len(base) == 1 and seen.known in (None, base[0].known) and same(seen.value, base[0].value):
            if agree(base[0], self._row(seen, 0)):
                return _SAME
        held = history(base, stored, self.read_on)
        row = self._row(seen, self._first_known(seen) if not held else 0)
        if not held:
            return Decision((row,))
        if seen.known is None:
            if agree(held[-1], row):
                return _SAME
            return self._add(seen, row._replace(known=max(self.today, held[-1].known)), held, base, stored)
        told = [kept for kept in held if seen.known == (kept.known if kept.stated is None else kept.stated)]
        if not told:
            before = [kept for kept in held if kept.known <= seen.known]
            if before and agree(before[-1], row):
                return _SAME  # told anew on a later day
            return self._add(seen, row._replace(known=seen.known), held, base, stored)
        if agree(told[-1], row):
            return _SAME
        newest = max(kept.known if kept.stated is None else kept.stated for kept in held)
        known = max(self.today, told[-1].known) if seen.known == newest else told[-1].known
        return self._add(seen, row._replace(known=known), held, base, stored)

    def _add(
        self, seen: Observation, row: Row, held: Sequence[Row], base: Sequence[Row], stored: Sequence[Row]
    ) -> Decision:
        """The row in its place, with the package's rows where the store has none of that day yet."""
        copies = () if stored else tuple(kept._replace(turn=turn) for turn, kept in enumerate(base))
        taken = [kept.turn for kept in (*held, *copies) if kept.known == row.known]
        row = row._replace(turn=max(taken) + 1 if taken else 0)
        before = [kept for kept in held if kept.known <= row.known]
        revision = None
        if before and not agree(before[-1], row):
            revision = Revision(seen.series, seen.day, before[-1].value, row.value, row.known)
        return Decision((*copies, row), revision)

    def _first_known(self, seen: Observation) -> int:
        """By the series' lag, but never later than it was read."""
        return seen.known if seen.known is not None else min(seen.day + self.lag_days, self.today)

    def _row(self, seen: Observation, known: int) -> Row:
        return Row(
            day=seen.day,
            known=known,
            value=seen.value,
            stated=seen.known,
            start=seen.start,
            label=seen.label,
            low=seen.low,
            high=seen.high,
        )
