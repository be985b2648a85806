"""The record as files for other programs: a Frictionless data package with CSV or Parquet tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from tallystick import __version__
from tallystick.errors import TallystickError
from tallystick.model.series import Record
from tallystick.record.exporting.descriptor import Resource, describe_package
from tallystick.record.exporting.tables import corrections, values
from tallystick.record.exporting.writers import WRITERS

__all__ = ["DESCRIPTOR", "WRITERS", "export_record"]

DESCRIPTOR = "datapackage.json"


def export_record(
    folder: Path,
    records: Sequence[tuple[str, Record]],
    *,
    format: str,
    created: datetime,
    step: Callable[[str], None] = lambda _: None,
) -> list[Path]:
    """Write every series of the theatres' records into `folder`; the paths written, the descriptor last.

    `records`: (theatre, record). `format` is a key of WRITERS. `step` is told the name of each file. Each file takes
    its name only when it is whole. Raises TallystickError for an unknown format, a missing library, or a folder that
    cannot be written or holds something else.
    """
    if format not in WRITERS:
        raise TallystickError(f"--format {format!r} is unknown: choose one of {', '.join(WRITERS)}")
    write, suffix = WRITERS[format]()
    series = [(theatre, each) for theatre, record in records for m in record.measures for each in record.of(m)]
    if not series:
        raise TallystickError("nothing is held: there is nothing to export")
    written: list[Path] = []
    resources: list[Resource] = []
    try:
        _claim(folder)
        for theatre, each in series:
            table = values(each)
            path = f"{theatre}/{each.id}{suffix}"
            step(path)
            written.append(_put(folder / path, write(table)))
            resources.append((path, table, each))
        table = corrections(series)
        written.append(_put(folder / f"corrections{suffix}", write(table)))
        resources.append((f"corrections{suffix}", table, None))
        described = describe_package(resources, records, format=format, created=created, version=__version__)
        text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
        written.append(_put(folder / DESCRIPTOR, text.encode()))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise TallystickError(f"--output {folder} cannot be written ({reason}): give another folder") from None
    return written


def _claim(folder: Path) -> None:
    """Only an empty folder or an earlier export is written into."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / DESCRIPTOR).is_file():
        raise TallystickError(f"--output {folder} holds other files: give an empty or a new folder")
    folder.mkdir(parents=True, exist_ok=True)


def _put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path
