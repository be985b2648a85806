"""A post to an address: `{"text": ..., "alerts": [...]}`; chat services show the text, programs read the list."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tallystick.network.failure import Failure
from tallystick.network.rewriting import is_address, without_password
from tallystick.watch.alerts import Alert
from tallystick.watch.channels import Outside, Undelivered

KEY = "address"


def fault(target: tuple[str, ...]) -> str | None:
    """Is it an address?"""
    return None if is_address(target[0]) else f"{target[0]!r} is no address: write https://..."


def send(target: tuple[str, ...], alerts: Sequence[Alert], outside: Outside) -> None:
    """Post them together. Anything but a 2xx is a failure. The path may be a secret, so it is not told."""
    told = {"text": "\n".join(alert.line for alert in alerts), "alerts": [alert.as_data() for alert in alerts]}
    host = "/".join(without_password(target[0]).split("/")[:3])
    try:
        answer = outside.post(target[0], json.dumps(told).encode())
    except Failure as failure:
        raise Undelivered(f"{host} {failure}") from None
    if not 200 <= answer.status < 300:
        raise Undelivered(f"{host} answers {answer.status} and takes no alerts")
