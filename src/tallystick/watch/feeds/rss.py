"""RSS in all its versions (0.9x, 1.0 as RDF, 2.0), with the extensions that give dates and content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tallystick.watch.entries import Entry, Reading
from tallystick.watch.feeds._xml import (
    MOST_ENTRIES,
    SUMMARY_CHARS,
    TITLE_CHARS,
    children,
    first,
    link_of,
    name_of,
    notes_on,
    parse,
    root_name,
    shown,
    words,
)
from tallystick.watch.moments import read_moment
from tallystick.watch.unreadable import UnreadableFeed

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOTS = ("rss", "rdf")
MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10_080}
NUMBER = re.compile(r"\d{1,6}")


def fits(data: bytes, address: str) -> bool:  # noqa: ARG001 - a folder would look at the address
    """Does it begin as RSS?"""
    return root_name(data) in ROOTS


def read(data: bytes, address: str) -> Reading:
    """The items. Raises UnreadableFeed."""
    tree = parse(data, address)
    channel = next(children(tree.root, "channel"), None)
    if channel is None and name_of(tree.root).lower() not in ROOTS:
        raise UnreadableFeed(f"{address} is no RSS: it begins with {name_of(tree.root)!r}")
    title = shown(first(channel, "title"), TITLE_CHARS) if channel is not None else None
    base = (link_of(first(channel, "link"), address) if channel is not None else None) or address
    items = [item for parent in (channel, tree.root) if parent is not None for item in children(parent, "item")]
    if not tree.whole:
        items = items[:-1]
    entries = [_entry(item, base) for item in items[:MOST_ENTRIES]]
    kept = tuple(entry for entry in entries if entry is not None)
    return Reading(
        kind="rss",
        title=title,
        entries=kept,
        whole=tree.whole,
        wait_minutes=_wait(channel) if channel is not None else None,
        notes=notes_on(tree, len(kept), len(entries) - len(kept)),
    )


def _entry(item: _Element, base: str) -> Entry | None:
    guid = first(item, "guid") or item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")
    link = _link(item, base, guid)
    if link is None:
        return None
    published, day = read_moment(first(item, "pubDate", "published", "date", "issued"))
    updated, _ = read_moment(first(item, "updated", "modified"))
    return Entry(
        link=link,
        title=shown(first(item, "title"), TITLE_CHARS),
        published=published,
        updated=updated,
        day=day,
        guid=guid[:4_000] or None,
        summary=shown(first(item, "description", "encoded", "summary"), SUMMARY_CHARS),
        publisher=shown(first(item, "source"), TITLE_CHARS),
    )


def _link(item: _Element, base: str, guid: str) -> str | None:
    """The address of an item: its link, one that a service had replaced, or its guid where that is an address."""
    if original := link_of(first(item, "origLink"), "") if first(item, "origLink") else None:
        return original
    for link in children(item, "link"):
        printed = words(link) or (link.get("href", "") if link.get("rel", "alternate") == "alternate" else "")
        if printed and (found := link_of(printed, base)):
            return found
    permanent = all(child.get("isPermaLink", "true").lower() != "false" for child in children(item, "guid"))
    return link_of(guid, "") if permanent and guid.startswith(("http://", "https://")) else None


def _wait(channel: _Element) -> int | None:
    """Minutes for which the feed asks to be left alone (RSS 2.0 `ttl`, the syndication module's period)."""
    if (ttl := first(channel, "ttl")) and NUMBER.fullmatch(ttl):
        return int(ttl)
    period = MINUTES.get(first(channel, "updatePeriod").lower())
    often = first(channel, "updateFrequency") or "1"
    return period // max(1, int(often)) if period and NUMBER.fullmatch(often) else None
