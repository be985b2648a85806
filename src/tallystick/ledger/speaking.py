"""Who speaks, by number: a source is written when the first claim of its own is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from tallystick.ledger import schema
from tallystick.ledger.rows import Origin, Told
from tallystick.ledger.writing import Writing

_AT_ONCE = 400  # keys asked for in one question


class Speaking:
    """Numbers of sources by key: those known before, those that the ledger has, and those met in this transaction."""

    def __init__(self, writing: Writing, known: Mapping[str, int], told: Sequence[Told]) -> None:
        self._writing = writing
        wanted = {one.key for each in told for one in (each.origin, *each.said) if one is not None}
        self.numbers = {key: known[key] for key in wanted if key in known}
        self.look_up(sorted(wanted - self.numbers.keys()))

    def number(self, origin: Origin) -> int:
        """The source's number; it is written where none is known."""
        if origin.key not in self.numbers:
            self.numbers[origin.key] = self._writing.number("source")
            self._writing.insert(schema.sources, [(self.numbers[origin.key], *origin)])
        return self.numbers[origin.key]

    def look_up(self, keys: Sequence[str]) -> None:
        """Learn the numbers of sources that may be in the ledger."""
        table = schema.sources
        for begin in range(0, len(keys), _AT_ONCE):
            some = keys[begin : begin + _AT_ONCE]
            for row in self._writing.read(select(table.c.key, table.c.number).where(table.c.key.in_(some))):
                self.numbers[row.key] = row.number
