"""Lines on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.watch.alerts import Alert
from tallystick.watch.channels import Outside, Undelivered

KEY = None


def fault(target: tuple[str, ...]) -> str | None:  # noqa: ARG001 - there is only one terminal
    """Nothing can be wrong."""
    return None


def send(target: tuple[str, ...], alerts: Sequence[Alert], outside: Outside) -> None:  # noqa: ARG001
    """Write a line for each."""
    try:
        for alert in alerts:
            outside.terminal.write(f"{alert.line}\n")
        outside.terminal.flush()
    except (OSError, ValueError) as error:
        raise Undelivered(f"the terminal takes no alerts ({error})") from None
