"""Lengths of time as a person writes them into a file: "30m", "2h", "1d"."""

from __future__ import annotations

import re
from datetime import timedelta

PRINTED = re.compile(r"\s*(\d{1,6}(?:\.\d{1,3})?)\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)\s*")
SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def read_duration(printed: str) -> timedelta | None:
    """A number and its unit (seconds, minutes, hours, days); None for anything else."""
    found = PRINTED.fullmatch(printed.lower())
    return timedelta(seconds=float(found[1]) * SECONDS[found[2][0]]) if found else None


def shown_duration(length: timedelta) -> str:
    """The same in words, in the largest unit that it fills: "30 m", "1.5 h"."""
    seconds = length.total_seconds()
    unit = next((unit for unit in "dhm" if seconds >= SECONDS[unit]), "s")
    return f"{round(seconds / SECONDS[unit], 1):g} {unit}"
