"""Of a page that is no feed: where it says that its feed is."""

from __future__ import annotations

from urllib.parse import urljoin

from tallystick.documents.markup import attributes_of, pieces_of

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
HEAD = 200_000  # bytes that are looked through


def announced_feed(data: bytes, address: str) -> str | None:
    """The first feed that a page names in its head; None without one."""
    for piece in pieces_of(data[:HEAD].decode("utf-8", "replace")):
        if piece.name == "link":
            attributes = attributes_of(piece.attributes)
            if attributes.get("type", "").lower() in TYPES and attributes.get("href"):
                try:
                    return urljoin(address, attributes["href"])
                except ValueError:
                    return None
    return None
