"""How a claim is named to people: `41` is a document, `41-c7` a claim in it, `41-c7@2` that claim as first re-read."""

from __future__ import annotations

import re
from typing import NamedTuple

from tallystick.errors import TallystickError

_FORM = re.compile(r"(\d{1,9})(?:-([\w.:]+))?(?:@(\d{1,9}))?")


class Reference(NamedTuple):
    """A document by its number, and a claim in it by its id; `turn` is the reading, None for the newest."""

    document: int
    claim: str | None = None
    turn: int | None = None

    def __str__(self) -> str:
        claim = f"-{self.claim}" if self.claim else ""
        return f"{self.document}{claim}{f'@{self.turn}' if self.turn else ''}"


def parse_reference(words: str) -> Reference:
    """The reference that somebody typed. Raises TallystickError where it is none."""
    found = _FORM.fullmatch(words.strip())
    if found is None:
        raise TallystickError(
            f"{words[:60]!r} names no document and no claim: write 41 or 41-c7, as the ledger shows it"
        )
    document, claim, turn = found.groups()
    return Reference(int(document), claim, int(turn) if turn else None)
