"""Transcriptions of one source: series named `SERIES.COPY`, in the store or as files beside the snapshot's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from tallystick.record.store import Store
from tallystick.record.table import read_table

Copies = dict[str, dict[str, dict[int, float]]]  # series -> copy -> day -> value


def read_copies(series: Collection[str], folder: Path, store: Store | None) -> Copies:
    """The transcriptions held of these series, as they are now. Raises BrokenRecord or BrokenStore."""
    found: Copies = defaultdict(lambda: defaultdict(dict))
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
