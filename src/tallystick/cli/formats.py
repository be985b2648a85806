"""The format of what is written: the one asked for, or the one that the name of the output ends in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.errors import TallystickError

ENDINGS = {
    "txt": "text",
    "htm": "html",
    "markdown": "md",
    "ndjson": "jsonl",
    "jsonld": "claimreview",
}  # and each format's own name


def choose_format(format: str | None, output: str | None, known: Sequence[str]) -> str:
    """One of `known`: as asked, or by the output's ending, or text. Raises TallystickError for another."""
    if format is not None:
        if format not in known:
            raise TallystickError(f"--format {format!r} is unknown: choose one of {', '.join(known)}")
        return format
    ending = re.search(r"\.(\w{1,10})$", output or "")
    if not ending:
        return "text"
    chosen = ENDINGS.get(ending[1].lower(), ending[1].lower())
    if chosen not in known:
        raise TallystickError(f"--output {output} ends in no format we write: add --format, one of {', '.join(known)}")
    return chosen
