"""Tells each alert once to each channel that wants it; what could not be handed over is tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from tallystick import plugins
from tallystick.watch.alerts import Alert
from tallystick.watch.channels import CHANNELS, Outside, Undelivered
from tallystick.watch.configuration import Channel
from tallystick.watch.state import State


class Teller:
    """Hands alerts to channels, and remembers in `state` who was told what. `now` (with a time zone) is the clock."""

    def __init__(
        self, channels: Mapping[str, Channel], state: State, outside: Outside, *, now: Callable[[], datetime]
    ) -> None:
        self._channels, self._state, self._outside, self._now = channels, state, outside, now

    def tell(self, alerts: Sequence[Alert], names: Iterable[str]) -> list[str]:
        """Tell each of the named channels what it was not told yet; one line for each that could not be told.

        An entry whose alerts came back so has not been dealt with.
        """
        faults = []
        for name in names:
            channel = self._channels[name]
            new = self._state.untold(name, [alert.key for alert in alerts])
            waiting = [alert for alert in alerts if alert.key in new]
            if not waiting:
                continue
            try:
                plugins.modules(CHANNELS)[channel.kind].send(channel.target, waiting, self._outside)
            except Undelivered as error:
                faults.append(f"channel {name}: {error}")
                continue
            self._state.keep_told(name, [alert.key for alert in waiting], self._now())
        return faults
