"""Which state of the record something was checked against: a digest of the files and of what the store holds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tallystick.model.theatre import Theatre
from tallystick.record.store import Store


def digest_of(theatre: Theatre, folder: Path, store: Store | None) -> str:
    """Twelve hexadecimal characters, equal where the series of a theatre are.

    Of the files every byte counts. Rows of a store are only ever added, so how many a series has tells its state.
    """
    ids = sorted({spec.id for specs in theatre.series.values() for spec in specs})
    hashed = hashlib.sha256()
    for id_ in ids:
        path = folder / f"{id_}.csv"
        if path.is_file():
            hashed.update(f"{id_}\0".encode())
            hashed.update(hashlib.sha256(path.read_bytes()).digest())
    held = store.series() if store is not None else {}
    for id_ in ids:
        if id_ in held:
            hashed.update(f"{id_}\0{held[id_].first}\0{held[id_].last}\0{held[id_].rows}\0".encode())
    return hashed.hexdigest()[:12]
