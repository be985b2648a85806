"""A file that grows by a line of JSON for each alert."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from tallystick.watch.alerts import Alert
from tallystick.watch.channels import Outside, Undelivered

KEY = "path"


def fault(target: tuple[str, ...]) -> str | None:
    """Is it a file's name?"""
    return f"{target[0]!r} is a folder: name a file" if Path(target[0]).is_dir() else None


def send(target: tuple[str, ...], alerts: Sequence[Alert], outside: Outside) -> None:  # noqa: ARG001
    """Append them, in one piece, and see that they are on the disk."""
    lines = "".join(json.dumps(alert.as_data(), ensure_ascii=False) + "\n" for alert in alerts)
    try:
        with Path(target[0]).open("ab") as file:
            file.write(lines.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Undelivered(f"{target[0]} takes no alerts ({(error.strerror or str(error)).lower()})") from None
