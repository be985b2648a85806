"""`tallystick record export -o DIR`: the record as a data package."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tallystick.cli import DONE
from tallystick.cli.messages import say
from tallystick.cli.progress import steps
from tallystick.cli.record.options import open_theatres
from tallystick.record import find_store
from tallystick.record.exporting import export_record


def export_to(output: str, *, theatre: str | None, record: str | None, format: str, quiet: bool, progress: bool) -> int:
    """Write every series; returns the exit code."""
    store = find_store(record)
    records = [(described.id, held) for described, held in open_theatres(theatre, store)]
    with steps(None, wanted=progress) as step:
        written = export_record(Path(output), records, format=format, created=datetime.now(UTC), step=step)
    if not quiet:
        say(f"wrote {len(written)} files to {output}: {written[-1].name} describes them")
    return DONE
