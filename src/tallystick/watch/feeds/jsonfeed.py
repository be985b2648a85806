"""JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

import json
import re

from tallystick.documents.decoding import decode
from tallystick.errors import UnreadableDocument
from tallystick.watch.entries import Entry, Reading
from tallystick.watch.feeds._xml import MOST_ENTRIES, SUMMARY_CHARS, TITLE_CHARS, link_of, shown
from tallystick.watch.moments import read_moment
from tallystick.watch.unreadable import UnreadableFeed

BEGINNING = re.compile(rb"\s*\{")
MARK = b"jsonfeed.org/version"


def fits(data: bytes, address: str) -> bool:  # noqa: ARG001 - a folder would look at the address
    """Is it an object that says that it is a feed?"""
    return BEGINNING.match(data.removeprefix(b"\xef\xbb\xbf")) is not None and MARK in data[:20_000].replace(
        b"\\/", b"/"
    )


def read(data: bytes, address: str) -> Reading:
    """The items. Raises UnreadableFeed, also for a feed that was cut short: half of JSON is none."""
    try:
        text, _ = decode(data, address)
        feed = json.loads(text)
    except UnreadableDocument as error:
        raise UnreadableFeed(str(error)) from None
    except (ValueError, RecursionError):
        raise UnreadableFeed(f"{address} is no whole JSON: it may be cut short, try again later") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnreadableFeed(f'{address} has no list of "items", so it is no JSON Feed')
    entries = [_entry(item, address) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    kept = tuple(entry for entry in entries if entry is not None)
    lost = min(len(items), MOST_ENTRIES) - len(kept)
    return Reading(
        kind="jsonfeed",
        title=shown(_said(feed, "title"), TITLE_CHARS),
        entries=kept,
        notes=(f"{lost:,} entries have no address and were left out",) if lost else (),
    )


def _entry(item: dict[str, object], address: str) -> Entry | None:
    guid = _said(item, "id")
    printed = _said(item, "url") or _said(item, "external_url") or (guid if guid.startswith("http") else "")
    link = link_of(printed, address) if printed else None
    if link is None:
        return None
    published, day = read_moment(_said(item, "date_published"))
    updated, updated_day = read_moment(_said(item, "date_modified"))
    words = _said(item, "summary") or _said(item, "content_text")
    return Entry(
        link=link,
        title=shown(_said(item, "title"), TITLE_CHARS),
        published=published,
        updated=updated,
        day=day or updated_day,
        guid=guid[:4_000] or None,
        summary=" ".join(words.split())[:SUMMARY_CHARS] or shown(_said(item, "content_html"), SUMMARY_CHARS),
    )


def _said(item: dict[str, object], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) and name == "id" else ""
