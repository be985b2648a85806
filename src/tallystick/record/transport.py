"""The one seam to the network: an address goes in, a page comes out, or one line says what is wrong.

    transport = Transport(cache=folder, rewrites={"https://www.cbr.ru/": "http://127.0.0.1:8000/cbr/"})
    page = transport.get("https://www.cbr.ru/scripts/XML_dynamic.asp?...")
    ...                                     # the connector reads it and finds nothing wrong
    transport.accept(page, rows=741)        # only now is it kept: a page that made no sense never answers for the next

A page is asked for again only if the server says that it has changed. What an address gave last, and passed, stays
within reach (`held`) until the next page has passed too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from tallystick import settings
from tallystick.errors import BrokenSource
from tallystick.model.observation import SourceDocument
from tallystick.network.asking import Asker, reason
from tallystick.network.exchange import Answer, Limits
from tallystick.network.failure import Failure
from tallystick.record.page_cache import Entry, PageCache

_LOST = 0.02  # share of rows that a table may lose against its last reading: sources do strike out a duplicate


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address gave. `fetched` is when the server last confirmed it; `document` when these bytes came."""

    address: str
    status: int
    data: bytes
    fetched: datetime
    document: SourceDocument
    from_cache: bool = False
    etag: str = ""
    last_modified: str = ""


class Transport:
    """Fetches pages over http and https, politely.

    `cache` is a folder for pages that passed (None: nothing is kept). `rewrites` maps the beginning of an address to
    another (None: what TALLYSTICK_MIRROR says). `sleep`, `clock` (seconds) and `now` are the outside world.
    `documents` are the documents accepted since the list was last cleared, `notes` what a user should be told though
    it stopped nothing.
    """

    def __init__(
        self,
        cache: Path | None = None,
        rewrites: Mapping[str, str] | None = None,
        *,
        limits: Limits | None = None,
        tries: int = settings.FETCH_TRIES,
        pace_seconds: float = settings.FETCH_PACE_SECONDS,
        backoff_seconds: float = settings.FETCH_BACKOFF_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.documents: list[SourceDocument] = []
        self.notes: list[str] = []
        self._cache = PageCache(cache) if cache is not None else None
        self._now = now
        self._asker = Asker(
            "reads public series; one request at a time",
            rewrites,
            limits=limits,
            tries=tries,
            pace_seconds=pace_seconds,
            backoff_seconds=backoff_seconds,
            sleep=sleep,
            clock=clock,
            now=now,
        )

    def get(
        self, address: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None, keep: bool = True
    ) -> Page:
        """The page at an address. With a `body` it is posted. `keep` False for questions that are asked only once.

        Raises BrokenSource when the address does not answer, or with anything but 200.
        """
        if urlsplit(address).scheme not in ("http", "https"):
            raise BrokenSource(f"{address} is no address of the web: only http:// and https:// are read")
        entry = self._cache.read(address) if self._cache and keep and body is None else None
        wanted = dict(headers or {})
        if entry and entry.etag:
            wanted["if-none-match"] = entry.etag
        if entry and entry.last_modified:
            wanted["if-modified-since"] = entry.last_modified
        answer = self._ask(address, wanted, body)
        if answer.status == 304 and entry is not None:
            return self._page_of(entry)
        if answer.status != 200:
            raise BrokenSource(f"{address}{self._asker.via(address)}: answers {answer.status}{reason(answer.status)}")
        return self._page(address, answer)

    def accept(self, page: Page, *, rows: int | None = None, keep: bool = True) -> None:
        """Say that a page made sense; `rows` is how many it holds. It is kept, and counts as read.

        Raises BrokenSource, and keeps what is held, when the page has lost rows since it was last accepted.
        """
        if self._cache and keep:
            before = self._cache.read(page.address)
            if before and rows is not None and before.rows and rows < before.rows * (1 - _LOST) - 2:
                raise BrokenSource(
                    f"{page.address} holds {rows:,} rows, {before.rows:,} when it was last read: cut short? Nothing "
                    f"was changed; if the source means it, delete {self._cache.path(page.address)}"
                )
            if not page.from_cache or (before and before.rows < (rows or 0)):
                self._cache.write(_entry(page, max(rows or 0, before.rows if before else 0)))
        self.documents.append(page.document)

    def held(self, address: str) -> Page | None:
        """The page that was last accepted from an address, without asking anybody; None without one."""
        entry = self._cache.read(address) if self._cache else None
        return self._page_of(entry) if entry else None

    def note(self, text: str) -> None:
        """Something that a user should be told though it stopped nothing."""
        self.notes.append(" ".join(text.split()))

    @property
    def today(self) -> datetime:
        """The day and time it is, with a time zone."""
        return self._now()

    def _ask(self, address: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
        """One answer that is final. Raises BrokenSource when there is none."""
        try:
            return self._asker.ask(address, headers, body)
        except Failure as failure:
            told = f"{address}{self._asker.via(address)}: {failure}"
            raise BrokenSource(f"{told}; nothing was changed, try again later") from None

    def _page(self, address: str, answer: Answer) -> Page:
        fetched = self._now()
        return Page(
            address=address,
            status=answer.status,
            data=answer.data,
            fetched=fetched,
            document=document_of(address, answer.data, fetched),
            etag=answer.headers.get("etag", ""),
            last_modified=answer.headers.get("last-modified", ""),
        )

    def _page_of(self, entry: Entry) -> Page:
        came = datetime.fromisoformat(entry.fetched)
        return Page(
            address=entry.address,
            status=304,
            data=entry.data,
            fetched=self._now(),
            document=SourceDocument(address=entry.address, fetched=came, sha256=entry.sha256, size=len(entry.data)),
            from_cache=True,
            etag=entry.etag,
            last_modified=entry.last_modified,
        )


def document_of(address: str, data: bytes, fetched: datetime) -> SourceDocument:
    """What values that were read from these bytes can be led back to."""
    return SourceDocument(address=address, fetched=fetched, sha256=sha256(data).hexdigest(), size=len(data))


def _entry(page: Page, rows: int) -> Entry:
    return Entry(
        address=page.address,
        etag=page.etag,
        last_modified=page.last_modified,
        sha256=page.document.sha256,
        fetched=page.document.fetched.isoformat(),
        rows=rows,
        data=page.data,
    )
