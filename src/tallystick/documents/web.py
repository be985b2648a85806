"""An address of the web becomes a document: fetched with care, read by what the server says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from tallystick import plugins, settings
from tallystick.documents.readers import html
from tallystick.documents.sources import READERS, reader_of, worth_reading
from tallystick.errors import UnreachableDocument, UnreadableDocument
from tallystick.model.document import Document

if TYPE_CHECKING:
    from tallystick.network.asking import Asker
    from tallystick.network.exchange import Answer


class Asks(Protocol):
    """Whoever asks addresses: `network.asking.Asker`, or one that has more to heed."""

    def ask(self, address: str, headers: Mapping[str, str]) -> Answer:
        """The answer, whatever its status. Raises Failure."""

    def via(self, address: str) -> str:
        """Where a mirror was asked instead, in words."""


ACCEPTED = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5"
PAGES = ("text/html", "application/xhtml+xml")
FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.S)
MANY = ("jsonl", "warc", "gz")  # these hold documents that have addresses of their own
LATER = (408, 425, 429)  # statuses below 500 that may be another one soon
TO_DO = {
    401: "save the page and give the file",
    403: "save the page and give the file",
    404: "check the address",
    410: "give another address",
    429: "try again later",
}


@cache
def _asker(guarded: bool) -> Asker:
    """One for all sources of a process, so that a host with several of them is not hurried."""
    from tallystick.network.asking import Asker
    from tallystick.network.exchange import Limits

    return Asker(
        "reads a page that somebody wants checked",
        limits=Limits(total_seconds=settings.FETCH_SOURCE_SECONDS),
        tries=settings.FETCH_SOURCE_TRIES,
        pace_seconds=settings.FETCH_SOURCE_PACE_SECONDS,
        guarded=guarded,
    )


def fetched(address: str, guarded: bool, asker: Asks | None = None) -> Iterator[Document | UnreadableDocument]:
    """The documents at an address; their `url` is the one that redirects led to.

    The content type decides the reader; where that says nothing ("text/plain" is said of anything), how the content
    begins and how the address ends. Raises UnreadableDocument in one line: what, where, what to do.
    """
    from tallystick.network.rewriting import without_password

    shown = without_password(address)
    answer = _answer(address, shown, asker or _asker(guarded))
    kind, _, parameters = answer.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    data = worth_reading(answer.data, shown)
    if FEED.match(data[:4096]):
        raise UnreadableDocument(f"{shown} is a feed or a list of pages, no article: give the address of an article")
    if kind.startswith(("image/", "audio/", "video/", "font/")) or kind == "text/css":
        raise UnreadableDocument(f"{shown} is no text ({kind}): give the address of an article")
    path = unquote(urlsplit(answer.address).path)
    reader = "html" if kind in PAGES and not data.startswith(b"%PDF") else reader_of(path, data)
    if reader == "html":
        charset = parameters.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
        reading: Iterator[Document | UnreadableDocument] = html.read_page(data, shown, charset or None)
    else:
        reading = plugins.modules(READERS)[reader].read(data, shown)
    for document in reading:
        if isinstance(document, Document) and not (reader in MANY and document.url):
            document = replace(document, url=without_password(answer.address))
        yield document


def _answer(address: str, shown: str, asker: Asks) -> Answer:
    """A page that came whole. Raises UnreadableDocument."""
    from tallystick.network.asking import reason
    from tallystick.network.failure import Failure
    from tallystick.network.rewriting import is_address

    if not is_address(address):
        raise UnreadableDocument(f"{shown} is no address that can be asked: check how it is written")
    try:
        answer = asker.ask(address, {"accept": ACCEPTED})
    except Failure as failure:
        told = f"{shown}{asker.via(address)} {failure}"
        if failure.again:
            raise UnreachableDocument(f"{told}: try again later, or save the page and give the file") from None
        raise UnreadableDocument(f"{told}: give another address") from None
    if answer.status != 200:
        to_do = TO_DO.get(answer.status, "save the page and give the file")
        told = reason(answer.status).replace("; the source may have moved", "")
        kind = UnreachableDocument if answer.status in LATER or answer.status >= 500 else UnreadableDocument
        raise kind(f"{shown}{asker.via(address)} answers {answer.status}{told}: {to_do}")
    return answer
