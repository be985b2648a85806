"""Keeps to what hosts wish: a pause between two requests, and robots.txt (RFC 9309), before anything is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from tallystick.network.asking import reason
from tallystick.network.exchange import Answer
from tallystick.network.failure import Failure
from tallystick.watch.state import HostRules, State

if TYPE_CHECKING:
    from protego import Protego

AGENT = "tallystick"  # the name that robots.txt may speak of
RULES_LAST = timedelta(days=1)  # RFC 9309, 2.4: no longer
SILENCE_LASTS = timedelta(hours=1)  # a host that could not say what it wishes is asked again after it
MOST_RULES = 512_000  # characters that are read; the standard wants 500 kibibytes at least
MOST_DELAY = timedelta(minutes=1)  # of what `Crawl-delay` asks for


class Ask(Protocol):
    """Asks an address once; `network.asking.Asker` with one try. Raises Failure."""

    def __call__(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer, whatever its status."""


class Courtesy:
    """Asks addresses as their hosts wish it.

    `pace` says how long a pause a host is given at least. `now` (with a time zone) and `sleep` (seconds) are the
    outside world. What was asked when is known to this object alone: two processes are twice as fast.
    """

    def __init__(
        self,
        ask: Ask,
        state: State,
        *,
        pace: Callable[[str], timedelta],
        now: Callable[[], datetime],
        sleep: Callable[[float], None],
    ) -> None:
        self._ask, self._state, self._pace, self._now, self._sleep = ask, state, pace, now, sleep
        self._asked: dict[str, datetime] = {}

    def ask(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer of an address, after the pause that its host is given.

        Raises Failure when its robots.txt forbids it or cannot be had, and when there is no answer.
        """
        rules = self._rules(address)
        if rules.text is None:
            raise Failure(f"is not asked for now: its host's robots.txt {rules.told}", again=True)
        if not allowed(rules.text, address):
            raise Failure("may not be read by robots, says the host's robots.txt")
        self._wait(address, rules)
        return self._ask(address, headers)

    def via(self, address: str) -> str:  # noqa: ARG002 - feeds are told of by their own addresses
        """Nothing: mirrors are not told of."""
        return ""

    def _rules(self, address: str) -> HostRules:
        """What the host of an address wishes, asked for once a day."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        held = self._state.rules(host)
        now = self._now()
        if held is not None:
            lasts = RULES_LAST if held.text is not None else SILENCE_LASTS
            if timedelta(0) <= now - held.fetched < lasts:
                return held
        self._wait(address, None)
        rules = self._asked_rules(host, now)
        self._state.keep_rules(rules)
        return rules

    def _asked_rules(self, host: str, now: datetime) -> HostRules:
        """robots.txt; "" where there is none (4xx), None where the host cannot say (RFC 9309, 2.3.1)."""
        try:
            answer = self._ask(f"{host}/robots.txt")
        except Failure as failure:
            return HostRules(host=host, fetched=now, text=None if failure.again else "", told=str(failure))
        if answer.status == 200:
            return HostRules(host=host, fetched=now, text=answer.data[:MOST_RULES].decode("utf-8", "replace"))
        silent = answer.status >= 500 or answer.status == 429
        told = f"answers {answer.status}{reason(answer.status)}"
        return HostRules(host=host, fetched=now, text=None if silent else "", told=told)

    def _wait(self, address: str, rules: HostRules | None) -> None:
        """Leave the host alone for as long as it is due. A clock that was set back makes nobody wait."""
        host = urlsplit(address).netloc.lower()
        pause = self._pace(urlsplit(address).hostname or "")
        if rules is not None and rules.text:
            pause = max(pause, delay(rules.text))
        now = self._now()
        last = self._asked.get(host)
        if last is not None and last <= now < last + pause:
            self._sleep((last + pause - now).total_seconds())
        self._asked[host] = self._now()


def allowed(text: str, address: str) -> bool:
    """Does a robots.txt allow us an address?"""
    return not text or bool(_parsed(text).can_fetch(address, AGENT))


def delay(text: str) -> timedelta:
    """The pause that a robots.txt asks us for between two requests, a minute at most."""
    seconds = _parsed(text).crawl_delay(AGENT) if text else None
    return min(timedelta(seconds=min(max(seconds or 0.0, 0.0), 3_600.0)), MOST_DELAY)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Protego:
    from protego import Protego

    return Protego.parse(text)
