"""Asks an address until there is an answer that is final: pace, tries, pauses, mirrors."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from tallystick import __version__, settings
from tallystick.network.exchange import Answer, Exchange, Limits
from tallystick.network.failure import Failure
from tallystick.network.guarding import Resolve, resolve
from tallystick.network.rewriting import MIRROR, is_address, led_back, rewrites_from, rewritten, without_password

_AGAIN = frozenset({408, 429, 500, 502, 503, 504})  # what a server says when it may answer a little later
_MOST_WAIT = 60.0  # seconds: who asks for a longer pause is asked another day
_REASONS = {
    401: " (it wants a token or a password)",
    403: " (it refuses)",
    404: " (there is no such page; the source may have moved)",
    410: " (the page is gone)",
    429: " (too many requests)",
    451: " (it may not be shown, for legal reasons)",
}


class Asker:
    """Asks addresses of the web, politely.

    `agent` is what it calls itself, besides its name. `rewrites` maps the beginning of an address to another (None:
    what TALLYSTICK_MIRROR says). `guarded`: only hosts on the public internet are asked, and mirrors, which the user
    has set himself. `sleep`, `clock` (seconds), `now` and `resolve` are the outside world.
    """

    def __init__(
        self,
        agent: str,
        rewrites: Mapping[str, str] | None = None,
        *,
        limits: Limits | None = None,
        tries: int = settings.FETCH_TRIES,
        pace_seconds: float = settings.FETCH_PACE_SECONDS,
        backoff_seconds: float = settings.FETCH_BACKOFF_SECONDS,
        guarded: bool = False,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        resolve: Resolve = resolve,
    ) -> None:
        self.agent = f"tallystick/{__version__} ({agent})"
        self._rewrites = rewrites_from(os.environ.get(MIRROR, "")) if rewrites is None else dict(rewrites)
        self._limits = limits or Limits()
        self._tries, self._pace, self._backoff = tries, pace_seconds, backoff_seconds
        self._guarded, self._resolve = guarded, resolve
        self._sleep, self._clock, self._now = sleep, clock, now
        self._exchange: Exchange | None = None
        self._asked: dict[str, float] = {}  # host -> when it was asked last

    def ask(self, address: str, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Answer:
        """One answer that is final, whatever its status, after as many tries as are due; its address is the last one.

        With a single try even "try again later" is final. Raises Failure when there is none.
        """
        target = rewritten(address, self._rewrites)
        if not is_address(target):
            raise Failure("is no address that can be asked")
        if self._exchange is None:
            self._exchange = Exchange(self._limits, clock=self._clock, resolve=self._resolve)
        deadline = self._clock() + self._limits.total_seconds
        guarded = self._guarded and target == address
        wanted = {"user-agent": self.agent, "accept-encoding": "gzip", **(headers or {})}
        told, pause, again = "", 0.0, True
        for attempt in range(1, self._tries + 1):
            self._wait_for(urlsplit(target).netloc)
            try:
                answer = self._exchange.ask(target, wanted, body, deadline, guarded=guarded)
            except Failure as failure:
                told, again = str(failure), failure.again
                if not again:
                    break
                pause = self._backoff * 2 ** (attempt - 1)
            else:
                if answer.status not in _AGAIN or attempt == self._tries == 1:
                    return replace(answer, address=led_back(answer.address, self._rewrites))
                told, again = f"answers {answer.status}{reason(answer.status)}", True
                pause = retry_after(answer.headers, self._now()) or self._backoff * 2 ** (attempt - 1)
            if attempt == self._tries or pause > _MOST_WAIT or self._clock() + pause > deadline:
                break
            self._sleep(pause)
        asked_for = f" (it asks for a pause of {pause:.0f} s)" if pause > _MOST_WAIT else ""
        raise Failure(f"{told}{asked_for}", again=again)

    def via(self, address: str) -> str:
        """Where a mirror was asked instead, in words."""
        target = rewritten(address, self._rewrites)
        return f", asked as {without_password(target)}" if target != address else ""

    def _wait_for(self, host: str) -> None:
        """Leave some time between two requests to one host."""
        last = self._asked.get(host)
        if last is not None and (left := last + self._pace - self._clock()) > 0:
            self._sleep(left)
        self._asked[host] = self._clock()


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that the server asks to be left alone (RFC 9110, 10.2.3: seconds or a date); None without a wish."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - now).total_seconds()) if text else None
    except (TypeError, ValueError):
        return None


def reason(status: int) -> str:
    """What a status means, in brackets; nothing for one that says it all."""
    return _REASONS.get(status, " (a fault of the server)" if status >= 500 else "")
