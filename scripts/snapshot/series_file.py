"""A series as it is written into the snapshot: header lines, a column line, rows by day (docs/record.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tallystick.model.observation import Observation

_COLUMNS = ("day", "value", "known", "start", "low", "high", "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFile:
    """A series of a theatre: where it goes, what its values are, and where they come from.

    `times` is what every value is divided by in the file. `lists` gives header lines of the series' own.
    """

    theatre: str
    id: str
    unit: str
    source: str
    observations: tuple[Observation, ...]
    times: int = 1
    lists: tuple[str, ...] = ()

    def text(self) -> str:
        """The file's text. The same observations always give the same text.

        Of several vintages of a day the newest is the row, the others are listed as earlier. Raises ValueError when
        two of them became known on the same day: which of the two counts is for the connector to say.
        """
        header = [f"# series: {self.id}", f"# unit: {self.unit}", f"# source: {self.source}"]
        if self.times != 1:
            header.append(f"# times: {self.times}")
        restated = sorted((o.day, o.value) for o in self.observations if o.restatement)
        if restated:
            header.append(f"# restated: {'; '.join(f'{_day(on)} {amount:+g}' for on, amount in restated)}")
        newest, earlier = _vintages(self.id, [o for o in self.observations if not o.restatement])
        at_once = {o.known for o in newest}
        whole = next(iter(at_once)) if len(at_once) == 1 and len(newest) > 1 else None
        if whole is not None:
            header.append(f"# known: {_day(whole)}")
        if earlier:
            header.append(f"# earlier: {'; '.join(_earlier(o) for o in earlier)}")
        header += self.lists
        rows = [
            (
                _day(o.day),
                number(o.value / self.times if self.times != 1 else o.value),
                _day(o.known) if whole is None else "",
                _day(o.start),
                number(o.low),
                number(o.high),
                o.label,
            )
            for o in newest
        ]
        filled = {name for index, name in enumerate(_COLUMNS) if any(row[index] for row in rows)}
        used = [index for index, name in enumerate(_COLUMNS) if name in filled or _ahead_of(name, filled)]
        header.append(",".join(_COLUMNS[index] for index in used))
        lines = (",".join(row[index] for index in used).rstrip(",") for row in rows)
        return "\n".join((*header, *lines)) + "\n"

    def write(self, out: Path) -> Path:
        """Write the file under `out` and return its path."""
        path = out / self.theatre / f"{self.id}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(), encoding="utf-8", newline="\n")
        return path


def _vintages(series: str, observations: Iterable[Observation]) -> tuple[Sequence[Observation], Sequence[Observation]]:
    """The newest value of each day, and the others where they differ from the next newer one; both by day."""
    days: dict[int, list[Observation]] = {}
    for observation in observations:
        days.setdefault(observation.day, []).append(observation)
    newest, earlier = [], []
    for on in sorted(days):
        vintages = sorted(days[on], key=lambda o: o.known or 0)
        if len({o.known for o in vintages}) < len(vintages):
            raise ValueError(f"{series}: {_day(on)} comes twice")
        changes = [v for v, before in zip(vintages, [None, *vintages], strict=False) if not before or v[2] != before[2]]
        newest.append(changes[-1])
        earlier += changes[:-1]
    return newest, earlier


def _ahead_of(column: str, filled: set[str]) -> bool:
    """Is an empty column kept, because one that follows it is filled? The form without bounds has fixed places."""
    later = {"known": {"start", "label"}, "start": {"label"}}
    return bool(filled & later.get(column, set()))


def _earlier(observation: Observation) -> str:
    return f"{_day(observation.day)} {number(observation.value)} {_day(observation.known)}"


def _day(ordinal: int | None) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""


def number(value: float | None) -> str:
    """A number without needless digits: 789550, 101.6797; "" for none."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(round(value, 6))
