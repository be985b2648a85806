"""Build the snapshot that the package carries from the published tables.

    python scripts/build_snapshot.py --shared DIR [--out DIR]

DIR/record holds the tables as their publishers serve them (docs/record.md lists them). The same tables always give
the same files, byte for byte: they are read by the connectors that read the sources themselves.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from snapshot.contents import build

from tallystick.errors import TallystickError

_OUT = Path(__file__).resolve().parent.parent / "src" / "tallystick" / "record" / "snapshot"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the snapshot and say what was written. Exit code 2 when a table is missing or broken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds the tables under record/")
    parser.add_argument("--out", type=Path, default=_OUT, help="where the snapshot goes (default: into the package)")
    options = parser.parse_args(arguments)
    record = options.shared / "record"
    if not record.is_dir():
        print(f"{record}: no such folder; --shared must name the folder that holds record/", file=sys.stderr)
        return 2
    try:
        for series in tuple(build(record)):  # all of them, before one is written
            path = series.write(options.out)
            rows = len(series.observations)
            print(f"{path.relative_to(options.out)}: {rows} observations, {path.stat().st_size:,} bytes")
    except TallystickError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
