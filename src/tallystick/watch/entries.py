"""What a feed announces: entries, each a page that somebody published, and how well the feed could be read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit, urlunsplit

TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|at_\w+|ns_\w+|cmpid|traffic_source)=[^&]*&?", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that a feed announces.

    `link` is an address, or a file. `published` and `updated` have the time zone that the feed gives; of a time without
    one, or a day alone, only the `day` is kept, in the feed's own words. `guid` is the feed's name for the entry.
    """

    link: str
    title: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    day: date | None = None
    guid: str | None = None
    summary: str | None = None
    publisher: str | None = None

    @property
    def key(self) -> str:
        """What tells whether it was seen before: the feed's own name for it, else its address without tracking."""
        named = self.guid or without_tracking(self.link)
        return named if len(named) <= 300 else hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A feed that another one names: a sitemap of an index."""

    link: str
    updated: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a feed held when it was read.

    `whole` is False when its end was missing: what follows the last entry is then not known. `wait_minutes` is how long
    the feed itself asks to be left alone. `notes` say what a user should know.
    """

    kind: str
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    children: tuple[Child, ...] = ()
    whole: bool = True
    wait_minutes: int | None = None
    notes: tuple[str, ...] = ()


def without_tracking(link: str) -> str:
    """An address without its fragment and the parameters that say how a reader came to it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    if parts.scheme not in ("http", "https"):
        return link
    query = TRACKING.sub("", parts.query).rstrip("&")
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, query, ""))
