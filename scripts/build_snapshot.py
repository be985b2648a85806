"""Build the snapshot that the package carries from the published tables.

    python scripts/build_snapshot.py --shared DIR [--out DIR]

DIR/record holds the tables as their publishers serve them (docs/record.md lists them). The same tables always give
the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from snapshot import areas, deaths, estimates, gaza, general_staff, lebanon, means, money, oryx, points, wars
from snapshot.series_file import SeriesFile

_OUT = Path(__file__).resolve().parent.parent / "src" / "tallystick" / "record" / "snapshot"
_FAMILIES = (general_staff, means, areas, money, oryx, points, deaths, estimates, gaza, lebanon, wars)


def build(record: Path) -> Iterator[SeriesFile]:
    """Every series that the package carries, from the folder of the published tables."""
    for family in _FAMILIES:
        yield from family.build(record)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the snapshot and say what was written. Exit code 2 when a table is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds the tables under record/")
    parser.add_argument("--out", type=Path, default=_OUT, help="where the snapshot goes (default: into the package)")
    options = parser.parse_args(arguments)
    record = options.shared / "record"
    if not record.is_dir():
        print(f"{record}: no such folder; --shared must name the folder that holds record/", file=sys.stderr)
        return 2
    for series in build(record):
        path = series.write(options.out)
        print(f"{path.relative_to(options.out)}: {len(series.rows)} rows, {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
