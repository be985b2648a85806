"""The ways in which somebody is told: one file each, found by listing this folder.

Each offers `KEY`, the key in FEEDS.toml that says where to (None: nowhere else), `fault(target) -> str | None`, what is
wrong with a target, and `send(target, alerts, outside)`, which raises Undelivered in one line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from tallystick.errors import TallystickError
from tallystick.network.exchange import Answer

CHANNELS = "tallystick.watch.channels"


class Undelivered(TallystickError):
    """Alerts that could not be handed over; they are tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What channels use of the world: a stream for the terminal, and a way to post to an address (raises Failure)."""

    terminal: TextIO
    post: Callable[[str, bytes], Answer]
