"""The files of the record: `# key: value` lines, then `day,value` rows with `known`, `start`, `low`, `high`, `label`.

The last five are optional; the column line names those that the file has, in that order.

    # unit: person
    # restated: 2025-02-28 +1650; 2025-04-22 +160
    # earlier: 2024-01-05 361200 2024-01-05
    day,value
    2024-12-31,789550

`known` is the day a value became public; left out, it is the day plus the lag that the measure file gives.
`start` is the first day of the period that a dated figure covers; left out, the day itself. `low` and `high` bound a
modelled or estimated value. `label` says whose it is.
`# times: 1000000` multiplies every value, `# restated:` lists corrections by the source itself (day and signed
amount), `# earlier:` values that were restated later (day, value, day known). `# known: 2026-08-22` is the day on which
every row without one of its own became known: a model that is fitted anew as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite, nan
from operator import ge
from pathlib import Path

from tallystick.errors import BrokenRecord

_COLUMNS = ("day", "value", "known", "start", "low", "high", "label")


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
    lows: tuple[float, ...] = ()  # empty without bounds; NaN where a row has none
    highs: tuple[float, ...] = ()


EMPTY = Table(header={}, days=(), values=(), known=(), starts=(), labels={}, restatements={}, earlier=())


def read_table(path: Path, *, lag_days: int = 0) -> Table:
    """Read a file of the record. Raises BrokenRecord naming the file, the line and what is wrong with it."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "it is not UTF-8"
        raise BrokenRecord(f"{path}: cannot be read ({reason}); build the snapshot anew or restore the file") from None
    header: dict[str, str] = {}
    first = 0
    for line in lines:
        if not line.startswith("#"):
            break
        key, _, text = line[1:].partition(":")
        header[key.strip()] = text.strip()
        first += 1
    columns = tuple(lines[first].strip().split(",")) if first < len(lines) else ()
    if columns[:2] != _COLUMNS[:2] or columns != tuple(name for name in _COLUMNS if name in columns):
        wanted = ",".join(_COLUMNS)
        raise BrokenRecord(
            f"{path}, line {first + 1}: expected the column line `{wanted}` (all but two may be left out)"
        )
    try:
        return _read_rows(lines[first + 1 :], columns, header, lag_days)
    except ValueError as error:
        raise BrokenRecord(f"{path}, {_place(lines, first + 1, columns)}: {_in_words(error)}") from None


def _in_words(error: ValueError) -> str:
    """The reason without Python's names for things."""
    said = str(error)
    for begin, what in (
        ("could not convert string to float: ", "is no number"),
        ("Invalid isoformat string: ", "is no day"),
    ):
        if said.startswith(begin):
            return f"{said.removeprefix(begin)} {what}"
    return said


def _read_rows(lines: list[str], columns: tuple[str, ...], header: Mapping[str, str], lag_days: int) -> Table:
    times = float(header.get("times", 1))
    as_a_whole = date.fromisoformat(header["known"]).toordinal() if "known" in header else None
    days: tuple[int, ...]
    values: tuple[float, ...]
    more: dict[str, dict[int, str]] = {name: {} for name in columns[2:]}  # the filled cells, by row
    parse, cells, width = date.fromisoformat, tuple(more.values()), len(columns) - 1
    rows = [line.split(",", width) for line in lines]
    pairs = [(parse(day).toordinal(), float(value)) for day, value, *_ in rows]
    days, values = zip(*pairs, strict=True) if pairs else ((), ())
    for row, (_, _, *rest) in enumerate(rows if cells else ()):
        for column, cell in zip(cells, rest, strict=False):
            if cell:
                column[row] = cell
    if any(map(ge, days, days[1:])):
        raise ValueError("days must rise from row to row, each given once")
    if not all(map(isfinite, values)):
        raise ValueError("a value must be a finite number")
    if times != 1:
        values = tuple([round(value * times, 6) for value in values])
    known, starts = (
        {row: parse(cell).toordinal() for row, cell in more.get(name, {}).items()} for name in ("known", "start")
    )
    if any(start > days[row] for row, start in starts.items()):
        raise ValueError("a start must not be after its day")
    return Table(
        header=header,
        days=days,
        values=values,
        known=tuple([known.get(row, as_a_whole or day + lag_days) for row, day in enumerate(days)]),
        starts=tuple(starts.get(row, day) for row, day in enumerate(days)) if starts else (),
        labels={days[row]: cell for row, cell in more.get("label", {}).items()},
        restatements=_restatements(header.get("restated", "")),
        earlier=tuple(_earlier(header.get("earlier", ""))),
        lows=_bounds(more.get("low", {}), len(days), times),
        highs=_bounds(more.get("high", {}), len(days), times),
    )


def _bounds(cells: Mapping[int, str], rows: int, times: float) -> tuple[float, ...]:
    """A bound a row, NaN where none is given; empty when no row has one."""
    given = {row: float(cell) for row, cell in cells.items()}
    if not all(map(isfinite, given.values())):
        raise ValueError("a bound must be a finite number")
    return tuple(round(given[row] * times, 6) if row in given else nan for row in range(rows)) if given else ()


def _restatements(text: str) -> dict[int, float]:
    pairs = [entry.split() for entry in text.split(";") if entry.strip()]
    return {date.fromisoformat(day).toordinal(): float(amount) for day, amount in pairs}


def _earlier(text: str) -> list[tuple[int, float, int]]:
    rows = [entry.split() for entry in text.split(";") if entry.strip()]
    return [(date.fromisoformat(d).toordinal(), float(v), date.fromisoformat(k).toordinal()) for d, v, k in rows]


def _place(lines: list[str], first: int, columns: tuple[str, ...]) -> str:
    """Where the first bad row is; "header" when it is none of the rows. Only asked for when reading has failed."""
    before = None
    for number, line in enumerate(lines[first:], start=first + 1):
        try:
            day, value, *more = line.split(",", len(columns) - 1)
            ordinal = date.fromisoformat(day).toordinal()
            numbers = [value]
            for name, cell in zip(columns[2:], more, strict=False):
                if cell and name in ("known", "start"):
                    if date.fromisoformat(cell).toordinal() > ordinal and name == "start":
                        return f"line {number} ({line[:60]!r})"
                elif cell and name != "label":
                    numbers.append(cell)
            if not all(isfinite(float(cell)) for cell in numbers):
                return f"line {number} ({line[:60]!r})"
        except ValueError:
            return f"line {number} ({line[:60]!r})"
        if before is not None and ordinal <= before:
            return f"line {number} ({line[:60]!r})"
        before = ordinal
    return "header"
