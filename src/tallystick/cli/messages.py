"""What is told on standard error: one line each, with nothing in it that a terminal would obey."""

from __future__ import annotations

import sys

LONGEST = 500  # characters of a message; a file name can be longer than a screen


def say(message: str) -> None:
    """Print one line. Control characters are shown as escapes; a closed standard error is nobody's fault."""
    words = " ".join(message.split())
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in words)
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST // 2]} … {shown[-LONGEST // 2 :]}"
    try:
        print(f"tallystick: {shown}", file=sys.stderr, flush=True)
    except (OSError, ValueError, AttributeError):
        return
