"""With which rules a finding was made: the version, and a digest of the code and the data that decide findings."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import tallystick

# The stages and what they stand on. Faces, formats, the ledger and the record's values decide no finding; the values
# have a digest of their own.
_DECIDE = (
    "annotation.py", "arithmetic", "brief/__init__.py", "brief/coverage.py", "checks", "claims", "documents",
    "language", "maths", "model", "outlook", "pipeline.py", "record", "theatres",
)  # fmt: skip
_ENDINGS = (".py", ".toml")


@cache
def rules_of(theatre_folder: str) -> str:
    """Such as "0.1.0+3f2a6b1c9d0e": equal where the same text and record must give the same findings.

    `theatre_folder` is where the theatre's description lies; one of the user's own counts too.
    """
    package = Path(tallystick.__file__).parent
    hashed = hashlib.sha256()
    for name in _DECIDE:
        _take(hashed, package, package / name)
    folder = Path(theatre_folder)
    if theatre_folder and not folder.is_relative_to(package):
        _take(hashed, folder, folder)
    return f"{tallystick.__version__}+{hashed.hexdigest()[:12]}"


def _take(hashed: hashlib._Hash, root: Path, path: Path) -> None:
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.suffix in _ENDINGS)
    for file in files:
        hashed.update(f"{file.relative_to(root).as_posix()}\0".encode("utf-8", "surrogatepass"))
        hashed.update(hashlib.sha256(file.read_bytes()).digest())
