"""One round of a watch: every feed that is due is asked, what is new is read and checked, and somebody is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from tallystick.errors import TallystickError, UnreachableDocument, UnreadableDocument
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.report import Report
from tallystick.settings import debugging
from tallystick.watch.alerts import alerts_of
from tallystick.watch.configuration import Configuration, WatchedFeed
from tallystick.watch.entries import Entry
from tallystick.watch.polling import Poll, Poller
from tallystick.watch.schedule import due_feeds, next_due
from tallystick.watch.state import State
from tallystick.watch.telling import Teller

Read = Callable[[str], Iterator[Document | UnreadableDocument]]
Check = Callable[[Document, WatchedFeed], Report]
Keep = Callable[[Report, WatchedFeed, Entry], None]


@dataclass(slots=True)
class Round:
    """What came of a round: counts, and a line for each thing that a user should know."""

    asked: int = 0
    failed: int = 0
    new: int = 0
    checked: int = 0
    alerts: int = 0


class Watch:
    """Goes through the feeds of a configuration, a round at a time.

    `read` gives the documents at an entry's link, `check` the report on one (both the pipeline's), `keep` takes each
    report (a ledger's), `say` a line for the user, `now` is the clock.
    """

    def __init__(
        self,
        configuration: Configuration,
        state: State,
        poller: Poller,
        teller: Teller,
        *,
        read: Read,
        check: Check,
        keep: Keep,
        say: Callable[[str], None],
        now: Callable[[], datetime],
    ) -> None:
        self._configuration, self._state, self._poller, self._teller = configuration, state, poller, teller
        self._read, self._check, self._keep, self._say, self._now = read, check, keep, say, now

    def round(self) -> Round:
        """Ask every feed that is due. A text that cannot be read or checked is told and costs the others nothing."""
        done = Round()
        for feed in due_feeds(self._configuration.feeds, self._state, self._now()):
            poll = self._poller.poll(feed)
            done.asked += 1
            done.failed += poll.failed is not None
            if poll.failed is not None and self._is_news(poll):
                self._say(poll.failed)
            for note in poll.notes:
                self._say(f"{feed.address}: {note}")
            done.new += len(poll.new)
            handled = [entry for entry in poll.new if self._handled(entry, feed, done)]
            self._poller.keep(poll, handled)
        return done

    def next(self) -> datetime | None:
        """When the next feed is due; None when none ever is."""
        return next_due(self._configuration.feeds, self._state, self._now())

    def _is_news(self, poll: Poll) -> bool:
        """Was the same not told the last time?"""
        before = self._state.feed(poll.feed.address)
        return before is None or before.told != poll.state.told

    def _handled(self, entry: Entry, feed: WatchedFeed, done: Round) -> bool:
        """Read, check, keep and tell one entry. False when that should be done again the next time."""
        finished = True
        for document in self._read(entry.link):
            if isinstance(document, UnreachableDocument):
                self._say(str(document))
                return False
            if isinstance(document, UnreadableDocument):
                self._say(str(document))
                continue
            try:
                report = self._check(described(document, entry, feed), feed)
                self._keep(report, feed, entry)
            except TallystickError:  # a ledger that cannot be written is no fault of this text
                raise
            except Exception as error:
                if debugging():
                    raise
                self._say(f"{document.id} could not be checked ({type(error).__name__}): please report it")
                continue
            done.checked += 1
            alerts = list(alerts_of(report, feed.thresholds))
            done.alerts += len(alerts)
            for fault in self._teller.tell(alerts, feed.alerts):
                self._say(fault)
                finished = False
        return finished


def described(document: Document, entry: Entry, feed: WatchedFeed) -> Document:
    """The document with what its feed says of it, where it does not say so itself.

    A day that the page states comes before the feed's, the feed's before one that was inferred.
    """
    day = _day(entry)
    if day is not None and document.published_basis in (PublishedBasis.UNKNOWN, PublishedBasis.INFERRED):
        document = replace(document, published=day, published_basis=PublishedBasis.GIVEN)
    return replace(
        document,
        title=document.title or entry.title,
        publisher=feed.publisher or document.publisher or entry.publisher,
    )


def _day(entry: Entry) -> date | None:
    """The day of publication in the feed's own time zone. When something was changed last says nothing."""
    return entry.published.date() if entry.published is not None else entry.day if entry.updated is None else None
