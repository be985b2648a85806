"""Stage 4 of 7: the public record. Series of a theatre, each value with its day and the day it became known."""

from __future__ import annotations

from pathlib import Path

from tallystick.model.series import Record
from tallystick.model.theatre import Theatre
from tallystick.record.holdings import Holdings

_SNAPSHOT = Path(__file__).parent / "snapshot"


def load_series(theatre: Theatre) -> Record:
    """The series held for a theatre's measures; each measure's files are read when it is first asked for.

    Files lie in the theatre's own `snapshot` folder when it has one, else in the package's snapshot of that name.
    A described series without a file is left out: nothing is held for it. Asking for a measure raises BrokenRecord
    (file, line, what) when its file cannot be read as a series.
    """
    own = Path(theatre.folder) / "snapshot"
    folder = own if theatre.folder and own.is_dir() else _SNAPSHOT / theatre.id
    return Record(measures=theatre.measures, series=Holdings(theatre, folder))
