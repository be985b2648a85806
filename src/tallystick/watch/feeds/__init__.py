"""The forms that a feed can have: one file each, found by listing this folder.

Each offers `fits(data: bytes, address: str) -> bool`, which only looks, and `read(data, address) -> Reading`.
"""

from __future__ import annotations

from tallystick import plugins
from tallystick.watch.entries import Reading
from tallystick.watch.feeds._page import announced_feed
from tallystick.watch.unreadable import UnreadableFeed

FEEDS = "tallystick.watch.feeds"


def kinds() -> tuple[str, ...]:
    """The names of the forms."""
    return tuple(plugins.modules(FEEDS))


def read_feed(data: bytes, address: str, kind: str | None = None) -> Reading:
    """What a feed holds; its form is guessed where it is not given.

    Raises UnreadableFeed in one line when it has none of the forms, or is damaged beyond use.
    """
    forms = plugins.modules(FEEDS)
    fitting = [kind] if kind else [name for name in forms if forms[name].fits(data, address)]
    if fitting:
        reading: Reading = forms[fitting[0]].read(data, address)
        return reading
    if found := announced_feed(data, address):
        raise UnreadableFeed(f"{address} is a page, no feed; its feed is at {found}: give that address")
    raise UnreadableFeed(f"{address} is no feed of a known form ({', '.join(forms)}): give the address of a feed")
