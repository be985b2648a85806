"""Could what a store holds have been written by us? SQLite keeps any kind of value in any column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any

from tallystick.model.observation import SourceDocument
from tallystick.record.store.vintages import Row

_LAST = date.max.toordinal()


def is_day(value: object) -> bool:
    """Is it the ordinal of a day?"""
    return isinstance(value, int) and 0 < value <= _LAST


def is_number(value: object) -> bool:
    """Is it a value that a series can have?"""
    return isinstance(value, int | float) and isfinite(value)


def is_sound(row: Row) -> bool:
    """Is every column of the kind that is written there?"""
    days = (row.day, row.known, *(day for day in (row.stated, row.start) if day is not None))
    numbers = (row.value, *(bound for bound in (row.low, row.high) if bound is not None))
    return (
        all(map(is_day, days))
        and all(map(is_number, numbers))
        and isinstance(row.turn, int)
        and isinstance(row.label, str | None)
    )


def document_of(columns: Sequence[Any]) -> SourceDocument | None:
    """The page that a row came from: address, time, hash and size. Raises ValueError when it is none."""
    address, fetched, sha256, size = columns
    if address is None:
        return None
    if not (
        isinstance(address, str) and isinstance(fetched, str) and isinstance(sha256, str) and isinstance(size, int)
    ):
        raise ValueError(f"no page: {columns!r}")
    return SourceDocument(address=address, fetched=datetime.fromisoformat(fetched), sha256=sha256, size=size)
