"""Stage 4 of 7: the public record. Series of a theatre, each value with its day and the day it became known."""

from __future__ import annotations

from pathlib import Path

from tallystick.model.series import Record
from tallystick.model.theatre import Theatre
from tallystick.record.holdings import Holdings
from tallystick.record.store import Store, find_store, open_store
from tallystick.record.vintage import digest_of

__all__ = ["Store", "find_store", "load_series", "open_store", "snapshot_folder", "vintage_of"]

_SNAPSHOT = Path(__file__).parent / "snapshot"


def load_series(theatre: Theatre, store: Store | None = None) -> Record:
    """The series held for a theatre's measures; each measure's files are read when it is first asked for.

    What a store holds is laid over the files: the newest vintage of a day is its value, `Series.earlier` has the
    others. A described series that neither has is left out: nothing is held for it. Asking for a measure raises
    BrokenRecord (file, line, what) when its file cannot be read as a series, BrokenStore when the store cannot.
    """
    return Record(measures=theatre.measures, series=Holdings(theatre, snapshot_folder(theatre), store))


def snapshot_folder(theatre: Theatre) -> Path:
    """Where a theatre's files lie: its own `snapshot` folder when it has one, else the package's of that name."""
    own = Path(theatre.folder) / "snapshot"
    return own if theatre.folder and own.is_dir() else _SNAPSHOT / theatre.id


def vintage_of(theatre: Theatre, store: Store | None = None) -> str:
    """Which state of the record `load_series` gives for these: equal digests, equal series."""
    return digest_of(theatre, snapshot_folder(theatre), store)
