"""A plain list of addresses, one a line; lines that begin with # are remarks, words after an address its title."""

from __future__ import annotations

from tallystick.documents.decoding import decode
from tallystick.errors import UnreadableDocument
from tallystick.watch.entries import Entry, Reading
from tallystick.watch.feeds._xml import MOST_ENTRIES, TITLE_CHARS, link_of, shown
from tallystick.watch.unreadable import UnreadableFeed

STARTS = ("http://", "https://")


def fits(data: bytes, address: str) -> bool:  # noqa: ARG001 - a folder would look at the address
    """Is its first line that is no remark an address?"""
    lines = data[:20_000].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").split("\n")
    first = next((line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    return first.lower().startswith(STARTS)


def read(data: bytes, address: str) -> Reading:
    """The addresses in order. Raises UnreadableFeed when it is no text."""
    try:
        text, _ = decode(data, address)
    except UnreadableDocument as error:
        raise UnreadableFeed(str(error)) from None
    entries: list[Entry] = []
    lost = 0
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        printed, _, title = line.strip().partition(" ")
        link = link_of(printed, "") if printed.lower().startswith(STARTS) else None
        if link is None or len(entries) == MOST_ENTRIES:
            lost += 1
            continue
        entries.append(Entry(link=link, title=shown(title, TITLE_CHARS)))
    notes = (f"{lost:,} lines are no address and were left out",) if lost else ()
    return Reading(kind="addresses", entries=tuple(entries), notes=notes)
