"""Atom (RFC 4287)."""

from __future__ import annotations

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
)
from tallystick.watch.moments import read_moment
from tallystick.watch.unreadable import UnreadableFeed

if TYPE_CHECKING:
    from lxml.etree import _Element

BASE = "{http://www.w3.org/XML/1998/namespace}base"


def fits(data: bytes, address: str) -> bool:  # noqa: ARG001 - a folder would look at the address
    """Does it begin as Atom?"""
    return root_name(data) == "feed"


def read(data: bytes, address: str) -> Reading:
    """The entries. Raises UnreadableFeed."""
    tree = parse(data, address)
    if name_of(tree.root).lower() != "feed":
        raise UnreadableFeed(f"{address} is no Atom: it begins with {name_of(tree.root)!r}")
    base = link_of(tree.root.get(BASE, ""), address) or address
    found = list(children(tree.root, "entry"))
    if not tree.whole:
        found = found[:-1]
    entries = [_entry(entry, base) for entry in found[:MOST_ENTRIES]]
    kept = tuple(entry for entry in entries if entry is not None)
    return Reading(
        kind="atom",
        title=shown(first(tree.root, "title"), TITLE_CHARS),
        entries=kept,
        whole=tree.whole,
        notes=notes_on(tree, len(kept), len(entries) - len(kept)),
    )


def _entry(entry: _Element, base: str) -> Entry | None:
    base = link_of(entry.get(BASE, ""), base) or base
    links = [
        (link.get("rel", "alternate") == "alternate", found)
        for link in children(entry, "link")
        if link.get("rel", "alternate") in ("alternate", "related", "via")
        and (found := link_of(link.get("href", ""), base))
    ]
    guid = first(entry, "id")
    link = max(links, key=lambda one: one[0], default=(False, None))[1] if links else link_of(guid, "")
    if link is None:
        return None
    published, day = read_moment(first(entry, "published", "issued", "created"))
    updated, updated_day = read_moment(first(entry, "updated", "modified"))
    return Entry(
        link=link,
        title=shown(first(entry, "title"), TITLE_CHARS),
        published=published or (updated if day is None else None),
        updated=updated,
        day=day or updated_day,
        guid=guid[:4_000] or None,
        summary=shown(first(entry, "summary", "content"), SUMMARY_CHARS),
        publisher=next((shown(first(source, "title"), TITLE_CHARS) for source in children(entry, "source")), None),
    )
