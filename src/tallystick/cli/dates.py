"""Dates as options."""

from __future__ import annotations

import re
from datetime import date

from tallystick.errors import InvalidDate

DATE = re.compile(r"\d{4}-\d\d-\d\d")


def read_day(option: str, value: str | None) -> date | None:
    """A date option. Raises InvalidDate with the value shown."""
    if value is None:
        return None
    try:
        if not DATE.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise InvalidDate(f"{option} {value!r} is no date: write it as 2025-01-31") from None
