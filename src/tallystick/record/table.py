"""The files of the record: `# key: value` lines, then `day,value,known,start,label` rows, the last three optional.

    # unit: person
    # restated: 2025-02-28 +1650; 2025-04-22 +160
    # earlier: 2024-01-05 361200 2024-01-05
    day,value
    2024-12-31,789550

`known` is the day a value became public; left out, it is the day plus the lag that the measure file gives.
`start` is the first day of the period that a dated figure covers; left out, the day itself. `label` says whose it is.
`# times: 1000000` multiplies every value, `# restated:` lists corrections by the source itself (day and signed
amount), `# earlier:` values that were restated later (day, value, day known).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from operator import ge
from pathlib import Path

from tallystick.errors import BrokenRecord

_COLUMNS = ("day", "value", "known", "start", "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file of the record as read. Days are proleptic ordinals; rows rise by day."""

    header: Mapping[str, str]
    days: tuple[int, ...]
    values: tuple[float, ...]
    known: tuple[int, ...]
    starts: tuple[int, ...]  # empty when every figure is of its own day
    labels: Mapping[int, str]
    restatements: Mapping[int, float]
    earlier: tuple[tuple[int, float, int], ...]


EMPTY = Table(header={}, days=(), values=(), known=(), starts=(), labels={}, restatements={}, earlier=())


def read_table(path: Path, *, lag_days: int = 0) -> Table:
    """Read a file of the record. Raises BrokenRecord naming the file, the line and what is wrong with it."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenRecord(f"{path}: cannot be read ({error}); build the snapshot anew or restore the file") from None
    header: dict[str, str] = {}
    first = 0
    for line in lines:
        if not line.startswith("#"):
            break
        key, _, text = line[1:].partition(":")
        header[key.strip()] = text.strip()
        first += 1
    columns = tuple(lines[first].strip().split(",")) if first < len(lines) else ()
    if len(columns) < 2 or columns != _COLUMNS[: len(columns)]:
        wanted = ",".join(_COLUMNS)
        raise BrokenRecord(f"{path}, line {first + 1}: expected the column line `{wanted}` (the last three optional)")
    try:
        return _read_rows(lines[first + 1 :], header, lag_days)
    except ValueError as error:
        raise BrokenRecord(f"{path}, {_place(lines, first + 1)}: {error}") from None


def _read_rows(lines: list[str], header: Mapping[str, str], lag_days: int) -> Table:
    times = float(header.get("times", 1))
    days: list[int] = []
    values: list[float] = []
    known: dict[int, int] = {}  # by row; most rows follow the lag
    starts: dict[int, int] = {}
    labels: dict[int, str] = {}
    parse = date.fromisoformat
    for row, line in enumerate(lines):
        day, value, *more = line.split(",", 4)
        ordinal = parse(day).toordinal()
        days.append(ordinal)
        values.append(float(value))
        if more:
            if more[0]:
                known[row] = parse(more[0]).toordinal()
            if len(more) > 1 and more[1]:
                starts[row] = parse(more[1]).toordinal()
            if len(more) > 2 and more[2]:
                labels[ordinal] = more[2]
    if any(map(ge, days, days[1:])):
        raise ValueError("days must rise from row to row, each given once")
    if not all(map(isfinite, values)):
        raise ValueError("a value must be a finite number")
    if times != 1:
        values = [round(value * times, 6) for value in values]
    return Table(
        header=header,
        days=tuple(days),
        values=tuple(values),
        known=tuple([known.get(row, day + lag_days) for row, day in enumerate(days)]),
        starts=tuple(starts.get(row, day) for row, day in enumerate(days)) if starts else (),
        labels=labels,
        restatements=_restatements(header.get("restated", "")),
        earlier=tuple(_earlier(header.get("earlier", ""))),
    )


def _restatements(text: str) -> dict[int, float]:
    pairs = [entry.split() for entry in text.split(";") if entry.strip()]
    return {date.fromisoformat(day).toordinal(): float(amount) for day, amount in pairs}


def _earlier(text: str) -> list[tuple[int, float, int]]:
    rows = [entry.split() for entry in text.split(";") if entry.strip()]
    return [(date.fromisoformat(d).toordinal(), float(v), date.fromisoformat(k).toordinal()) for d, v, k in rows]


def _place(lines: list[str], first: int) -> str:
    """Where the first bad row is; "header" when it is none of the rows. Only asked for when reading has failed."""
    before = None
    for number, line in enumerate(lines[first:], start=first + 1):
        try:
            day, value, *more = line.split(",", 4)
            ordinal = date.fromisoformat(day).toordinal()
            if not isfinite(float(value)):
                return f"line {number} ({line[:60]!r})"
            for cell in more[:2]:
                if cell:
                    date.fromisoformat(cell)
        except ValueError:
            return f"line {number} ({line[:60]!r})"
        if before is not None and ordinal <= before:
            return f"line {number} ({line[:60]!r})"
        before = ordinal
    return "header"
