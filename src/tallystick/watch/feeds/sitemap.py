"""Sitemaps and their indexes (sitemaps.org), packed or not, and the news sitemaps of papers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tallystick import settings
from tallystick.documents.unpacking import GZIP, Unpacked
from tallystick.errors import UnreadableDocument
from tallystick.watch.entries import Child, Entry, Reading
from tallystick.watch.feeds._xml import (
    MOST_ENTRIES,
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

ROOTS = ("urlset", "sitemapindex")
BEGINNING = 12_000  # bytes that show what it is


def fits(data: bytes, address: str) -> bool:
    """Does it begin as a sitemap, or an index of them?"""
    if data.startswith(GZIP):
        try:
            data = Unpacked(io.BytesIO(data), address).read(BEGINNING)
        except UnreadableDocument:
            return False
    return root_name(data) in ROOTS


def read(data: bytes, address: str) -> Reading:
    """The pages of a sitemap, or the sitemaps of an index as children. Raises UnreadableFeed.

    A page's `lastmod` is when it was changed last, not when it was published; only a news sitemap says that.
    """
    packed_whole = True
    if data.startswith(GZIP):
        data, packed_whole = _unpacked(data, address)
    tree = parse(data, address)
    kind = name_of(tree.root).lower()
    if kind not in ROOTS:
        raise UnreadableFeed(f"{address} is no sitemap: it begins with {name_of(tree.root)!r}")
    found = list(children(tree.root, "url" if kind == "urlset" else "sitemap"))
    if not tree.whole:
        found = found[:-1]
    found = found[:MOST_ENTRIES]
    whole = tree.whole and packed_whole
    if kind == "sitemapindex":
        links = ((link_of(first(one, "loc"), address), read_moment(first(one, "lastmod"))[0]) for one in found)
        listed = tuple(Child(link=link, updated=updated) for link, updated in links if link)
        return Reading(kind="sitemap", children=listed, whole=whole, notes=notes_on(tree, len(listed)))
    entries = tuple(entry for entry in (_entry(one, address) for one in found) if entry is not None)
    notes = notes_on(tree, len(entries), len(found) - len(entries))
    return Reading(kind="sitemap", entries=entries, whole=whole, notes=notes)


def _unpacked(data: bytes, address: str) -> tuple[bytes, bool]:
    unpacked = Unpacked(io.BytesIO(data), address)
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := unpacked.read():
            pieces.append(piece)
            size += len(piece)
            if size > settings.FETCH_MOST_BYTES:
                limit = settings.FETCH_MOST_BYTES // settings.MEGABYTE
                raise UnreadableFeed(f"{address} holds more than {limit} MB, the most that is read")
    except UnreadableDocument as error:
        raise UnreadableFeed(str(error)) from None
    return b"".join(pieces), unpacked.whole


def _entry(page: _Element, address: str) -> Entry | None:
    link = link_of(first(page, "loc"), address)
    if link is None:
        return None
    updated, day = read_moment(first(page, "lastmod"))
    news = next(children(page, "news"), None)
    if news is None:
        return Entry(link=link, updated=updated, day=day)
    published, day_published = read_moment(first(news, "publication_date"))
    paper = next(children(news, "publication"), None)
    return Entry(
        link=link,
        title=shown(first(news, "title"), TITLE_CHARS),
        published=published,
        updated=updated,
        day=day_published or day,
        publisher=shown(first(paper, "name"), TITLE_CHARS) if paper is not None else None,
    )
