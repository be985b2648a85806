"""The history of a ledger: each entry is hashed with the one before, so that none can be changed, lost or slipped in.

Whoever can write the whole database can also write the whole chain anew. What shows that is the newest hash, the
head, kept somewhere else: `verify --head HASH` finds it in the history, or tells that the history is another one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

BEGINNING = "0" * 64  # the hash before the first entry


class Entry(NamedTuple):
    """One change: its place in the history, when it was made (UTC), what was added, which row, the hash of that row."""

    number: int
    made: datetime
    action: str
    about: int
    content: str


def following(previous: str, entry: Entry) -> str:
    """The hash of an entry that follows one with the hash `previous`."""
    return digest([previous, *entry])


def digest(values: Sequence[object]) -> str:
    """SHA-256 of plain values: words, numbers, truth values, days, None and lists of them; the same on any machine."""
    return hashlib.sha256(_JSON.encode(values).encode()).hexdigest()


def short_digest(values: Sequence[object]) -> str:
    """The same in half the characters, for rows of which there are millions."""
    return hashlib.blake2b(_JSON.encode(values).encode(), digest_size=16).hexdigest()


def number_of(words: str) -> int:
    """A signed number of 64 bits that stands for words: equal for equal ones."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not kept in a ledger")


_JSON = json.JSONEncoder(
    ensure_ascii=True, allow_nan=False, check_circular=False, separators=(",", ":"), default=_plain
)
