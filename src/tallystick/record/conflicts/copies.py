"""Transcriptions of one source: series named `SERIES.COPY`, in the store or as files beside the snapshot's.

The package's own files name them in their header, only for the days on which they differ:
`# copies: 2024-10-07 ivaniuk 661630 lod_db 660470 minfin 661630; ...`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from itertools import takewhile
from pathlib import Path

from tallystick.errors import BrokenRecord
from tallystick.record.store import Store
from tallystick.record.table import read_table

Copies = dict[str, dict[str, dict[int, float]]]  # series -> copy -> day -> value


def read_copies(series: Collection[str], folder: Path, store: Store | None) -> Copies:
    """The transcriptions held of these series, as they are now. Raises BrokenRecord or BrokenStore."""
    found: Copies = defaultdict(lambda: defaultdict(dict))
    for id_ in series:
        for name, values in _in_header(folder / f"{id_}.csv").items():
            found[id_][name].update(values)
    for path in sorted(folder.glob("*.*.csv")):
        id_, _, copy = path.stem.partition(".")
        if id_ in series:
            table = read_table(path)
            found[id_][copy].update(zip(table.days, table.values, strict=True))
    for name in sorted(store.ids()) if store is not None else ():
        id_, _, copy = name.partition(".")
        if store is not None and copy and id_ in series:
            found[id_][copy].update({row.day: row.value for row in store.rows(name)})  # newest vintage last
    return found


def _in_header(path: Path) -> dict[str, dict[int, float]]:
    """What a file's header says of transcriptions; nothing for a file that is not there, or says nothing."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    try:
        with path.open(encoding="utf-8") as file:
            header = list(takewhile(lambda line: line.startswith("#"), file))
    except OSError:
        return found
    text = next((line.partition(":")[2] for line in header if line.startswith("# copies:")), "")
    try:
        for entry in filter(None, map(str.strip, text.split(";"))):
            day, *said = entry.split()
            for name, value in zip(said[::2], said[1::2], strict=True):
                found[name][date.fromisoformat(day).toordinal()] = float(value)
    except ValueError as error:
        raise BrokenRecord(f"{path}, header, 'copies': {error}") from None
    return found
