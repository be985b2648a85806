"""What a watch must remember from one time to the next, and the interface behind which it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """How it stands with one feed. Moments have a time zone.

    `etag` and `last_modified` are what its server gave with the last whole answer. `moved_to` is where it has gone for
    good. `failures` counts those since the last success, `told` says what the last one was. `gone`: never asked again.
    """

    address: str
    etag: str = ""
    last_modified: str = ""
    moved_to: str | None = None
    asked: datetime | None = None
    succeeded: datetime | None = None
    due: datetime | None = None
    failures: int = 0
    told: str | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRules:
    """The robots.txt of a host when it was last asked for.

    `text` None: the host could not say, `told` has why, and nothing is asked.
    """

    host: str
    fetched: datetime
    text: str | None
    told: str = ""


class State(Protocol):
    """Where a watch keeps what it must remember. A feed is known by the address that the user gave."""

    def feed(self, address: str) -> FeedState | None:
        """How it stands with a feed; None when it was never asked."""

    def keep_feed(self, state: FeedState) -> None:
        """Remember how it stands."""

    def unseen(self, address: str, keys: Sequence[str]) -> set[str]:
        """Those of the keys of entries that were not seen in this feed."""

    def keep_seen(self, address: str, keys: Iterable[str], at: datetime) -> None:
        """Remember that these were seen."""

    def untold(self, channel: str, keys: Sequence[str]) -> set[str]:
        """Those of the keys of alerts that a channel was not told."""

    def keep_told(self, channel: str, keys: Iterable[str], at: datetime) -> None:
        """Remember that it was told these."""

    def rules(self, host: str) -> HostRules | None:
        """What a host asks of robots; None when it was never asked."""

    def keep_rules(self, rules: HostRules) -> None:
        """Remember what it asks."""


class MemoryState:
    """A state that ends with the process: for tests, and for a watch that runs once."""

    def __init__(self) -> None:
        self._feeds: dict[str, FeedState] = {}
        self._seen: dict[str, dict[str, datetime]] = {}
        self._told: dict[str, dict[str, datetime]] = {}
        self._rules: dict[str, HostRules] = {}

    def feed(self, address: str) -> FeedState | None:
        """How it stands with a feed; None when it was never asked."""
        return self._feeds.get(address)

    def keep_feed(self, state: FeedState) -> None:
        """Remember how it stands."""
        self._feeds[state.address] = state

    def unseen(self, address: str, keys: Sequence[str]) -> set[str]:
        """Those of the keys of entries that were not seen in this feed."""
        seen = self._seen.get(address, {})
        return {key for key in keys if key not in seen}

    def keep_seen(self, address: str, keys: Iterable[str], at: datetime) -> None:
        """Remember that these were seen."""
        seen = self._seen.setdefault(address, {})
        for key in keys:
            seen.setdefault(key, at)

    def untold(self, channel: str, keys: Sequence[str]) -> set[str]:
        """Those of the keys of alerts that a channel was not told."""
        told = self._told.get(channel, {})
        return {key for key in keys if key not in told}

    def keep_told(self, channel: str, keys: Iterable[str], at: datetime) -> None:
        """Remember that it was told these."""
        told = self._told.setdefault(channel, {})
        for key in keys:
            told.setdefault(key, at)

    def rules(self, host: str) -> HostRules | None:
        """What a host asks of robots; None when it was never asked."""
        return self._rules.get(host)

    def keep_rules(self, rules: HostRules) -> None:
        """Remember what it asks."""
        self._rules[rules.host] = rules
