"""A series as it is written into the snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A value of a series. `known` and `start` are only given where they differ from what the measure file says."""

    day: date
    value: float
    known: date | None = None
    start: date | None = None
    label: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFile:
    """A series of a theatre: where it goes, its rows, and its restatements (day -> signed amount)."""

    theatre: str
    id: str
    unit: str
    source: str
    rows: tuple[Row, ...]
    restated: Mapping[date, float] = field(default_factory=dict)
    times: int = 1
    known: date | None = None  # of every row without one of its own
    earlier: tuple[Row, ...] = ()  # values of an earlier vintage; each says when it was known

    def text(self) -> str:
        """The file's text: header, column line, rows by day. The same rows always give the same text.

        Raises ValueError when a day comes twice: which of the two counts is for the family's module to say.
        """
        if len({row.day for row in self.rows}) < len(self.rows):
            raise ValueError(f"{self.id}: a day comes twice")
        header = [f"# series: {self.id}", f"# unit: {self.unit}", f"# source: {self.source}"]
        if self.times != 1:
            header.append(f"# times: {self.times}")
        if self.restated:
            entries = (f"{day} {amount:+g}" for day, amount in sorted(self.restated.items()))
            header.append(f"# restated: {'; '.join(entries)}")
        if self.known is not None:
            header.append(f"# known: {self.known}")
        if self.earlier:
            rows = sorted(self.earlier, key=lambda row: (row.day, row.known or row.day))
            header.append(f"# earlier: {'; '.join(f'{r.day} {number(r.value)} {r.known or r.day}' for r in rows)}")
        bounded = any(row.low is not None or row.high is not None for row in self.rows)
        names = ("day", "value", "known", "start", *(("low", "high") if bounded else ()), "label")
        cells = [_cells(row, bounded=bounded) for row in sorted(self.rows, key=lambda row: row.day)]
        width = max((len(row) for row in cells), default=2)
        header.append(",".join(names[:width]))
        return "\n".join((*header, *(",".join(row) for row in cells))) + "\n"

    def write(self, out: Path) -> Path:
        """Write the file under `out` and return its path."""
        path = out / self.theatre / f"{self.id}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(), encoding="utf-8", newline="\n")
        return path


def _cells(row: Row, *, bounded: bool) -> list[str]:
    bounds = ["" if bound is None else number(bound) for bound in (row.low, row.high)] if bounded else []
    cells = [row.day.isoformat(), number(row.value), _day(row.known), _day(row.start), *bounds, row.label]
    while not cells[-1]:
        cells.pop()
    return cells


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def number(value: float) -> str:
    """A number without needless digits: 789550, 101.6797."""
    return str(int(value)) if value == int(value) else repr(round(value, 6))
