"""A command of the user's own, which gets a line of JSON for each alert on its standard input. No shell reads it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

from tallystick.watch.alerts import Alert
from tallystick.watch.channels import Outside, Undelivered

KEY = "command"
SECONDS = 60  # that it may take


def fault(target: tuple[str, ...]) -> str | None:  # noqa: ARG001 - what it is called is the user's affair
    """Nothing can be said of it before it runs."""
    return None


def send(target: tuple[str, ...], alerts: Sequence[Alert], outside: Outside) -> None:  # noqa: ARG001
    """Run it once for all of them; anything but an exit of 0 within its time is a failure."""
    lines = "".join(json.dumps(alert.as_data()) + "\n" for alert in alerts)
    try:
        done = subprocess.run(
            list(target), input=lines.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        raise Undelivered(f"{target[0]} took longer than {SECONDS} s and was ended") from None
    except (OSError, ValueError) as error:
        raise Undelivered(f"{target[0]} cannot be run ({error})") from None
    if done.returncode:
        raise Undelivered(f"{target[0]} ended with {done.returncode}")
