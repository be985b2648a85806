"""Asks a feed and says what is new in it. Whatever a server does is an outcome, never an error that ends the watch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tallystick import settings
from tallystick.network.asking import reason, retry_after
from tallystick.network.exchange import Answer
from tallystick.network.failure import Failure
from tallystick.network.rewriting import is_address, without_password
from tallystick.watch.configuration import WatchedFeed
from tallystick.watch.courtesy import Courtesy
from tallystick.watch.entries import Child, Entry, Reading
from tallystick.watch.feeds import read_feed
from tallystick.watch.schedule import after_end, after_failure, after_success, due_at
from tallystick.watch.state import FeedState, State
from tallystick.watch.unreadable import UnreadableFeed

ACCEPTED = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
MOST_CHILDREN = 10  # sitemaps of an index that are asked at one time, the newest first
EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What came of asking a feed: the entries that are new, oldest first, and how it stands with the feed now.

    `failed` says in one line why there is nothing; `notes` are what a user should know though something came. `left`
    are keys of entries that were there before anybody looked, `children` the states of sitemaps that were asked too.
    """

    feed: WatchedFeed
    state: FeedState
    new: tuple[Entry, ...] = ()
    unchanged: bool = False
    failed: str | None = None
    notes: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    children: tuple[FeedState, ...] = ()


class Poller:
    """Asks feeds, with `courtesy`, and remembers in `state`. `now` (with a time zone) is the clock.

    poll = poller.poll(feed)
    ...                                  # check what is new
    poller.keep(poll, handled)           # only now is it remembered: what a crash interrupts is done again
    """

    def __init__(self, courtesy: Courtesy, state: State, *, now: Callable[[], datetime]) -> None:
        self._courtesy, self._state, self._now = courtesy, state, now

    def poll(self, feed: WatchedFeed) -> Poll:
        """Ask one feed, whether it is due or not.

        Of a feed that is read for the first time only the newest `backlog` entries count as new.
        """
        before = self._state.feed(feed.address) or FeedState(address=feed.address)
        return self._asked(feed, before) if is_address(feed.address) else self._looked(feed, before)

    def keep(self, poll: Poll, handled: Iterable[Entry] | None = None) -> None:
        """Remember how it went, and which of the new entries have been dealt with (None: all).

        When some have not, the feed is read whole the next time, so that they come again.
        """
        done = {entry.key for entry in (poll.new if handled is None else handled)}
        address = poll.feed.address
        self._state.keep_seen(address, (*poll.left, *done), self._now())
        missing = any(entry.key not in done for entry in poll.new)
        for state in (*poll.children, poll.state):
            self._state.keep_feed(replace(state, etag="", last_modified="") if missing else state)

    def _looked(self, feed: WatchedFeed, before: FeedState) -> Poll:
        """A folder, or a list of addresses in a file."""
        try:
            data = b""
            if os.path.isfile(feed.address):  # noqa: PTH113 - Path raises for what no file system takes
                with Path(feed.address).open("rb") as file:
                    data = file.read(settings.MAX_BYTES)
            reading = read_feed(data, feed.address, feed.kind or (None if data else "folder"))
        except UnreadableFeed as error:
            return self._failed(feed, before, str(error))
        except OSError as error:
            return self._failed(feed, before, f"{feed.address} cannot be read ({(error.strerror or '').lower()})")
        return self._read(feed, before, reading)

    def _asked(self, feed: WatchedFeed, before: FeedState) -> Poll:
        shown = without_password(feed.address)
        try:
            answer = self._courtesy.ask(before.moved_to or feed.address, _conditions(before))
        except Failure as failure:
            return self._failed(feed, _back(before), f"{shown} {failure}")
        if answer.status == 304 and (before.etag or before.last_modified):
            return Poll(feed=feed, state=after_success(before, feed.interval, self._now()), unchanged=True)
        if answer.status == 410:
            told = f"{shown} answers 410 (the feed is gone), and is not asked again: take it out"
            return Poll(feed=feed, state=after_end(before, self._now(), told), failed=told)
        if answer.status != 200:
            told = f"{shown} answers {answer.status}{reason(answer.status)}"
            return self._failed(feed, _back(before), told, retry_after(answer.headers, self._now()))
        try:
            reading = read_feed(answer.data, answer.address, feed.kind)
        except UnreadableFeed as error:
            led = f" (asked as {shown})" if answer.address != feed.address else ""
            return self._failed(feed, _back(before), f"{error}{led}")
        return self._read(feed, _answered(before, answer, reading, feed), reading)

    def _read(self, feed: WatchedFeed, before: FeedState, reading: Reading) -> Poll:
        """The entries that are new in a feed that could be read."""
        entries, notes = list(reading.entries), list(reading.notes)
        states = []
        for child in self._children(reading.children, before):
            found, told, state = self._child(child, feed)
            entries += found
            notes += told
            states.append(state)
        held = self._state.feed(feed.address)
        if before.moved_to and before.moved_to != (held.moved_to if held else None):
            notes.append(f"{without_password(feed.address)} has moved for good to {before.moved_to}")
        unique: dict[str, Entry] = {}
        for entry in entries:
            unique.setdefault(entry.key, entry)
        unseen = self._state.unseen(feed.address, tuple(unique))
        new = _oldest_first([entry for key, entry in unique.items() if key in unseen])
        left: list[Entry] = []
        if before.succeeded is None and len(new) > feed.backlog:
            left, new = new[: len(new) - feed.backlog], new[len(new) - feed.backlog :]
            notes.append(f"{len(left):,} older entries were there before, and are left alone")
        return Poll(
            feed=feed,
            state=after_success(before, feed.interval, self._now(), wait_minutes=reading.wait_minutes),
            new=tuple(new),
            notes=tuple(notes),
            left=tuple(entry.key for entry in left),
            children=tuple(states),
        )

    def _children(self, children: Sequence[Child], before: FeedState) -> list[Child]:
        """The sitemaps of an index that may have something new: those changed since the last time, or never asked.

        The newest come first, among those without a date who has waited longest.
        """
        since = before.succeeded
        asked = {child.link: state.asked or EARLIEST for child in children if (state := self._state.feed(child.link))}
        changed = [
            child
            for child in children
            if since is None or child.updated is None or child.updated >= since - timedelta(days=1)
        ]
        changed.sort(key=lambda child: asked.get(child.link, EARLIEST))
        changed.sort(key=lambda child: child.updated or EARLIEST, reverse=True)
        return changed[:MOST_CHILDREN]

    def _child(self, child: Child, feed: WatchedFeed) -> tuple[Sequence[Entry], Sequence[str], FeedState]:
        """The entries of one sitemap of an index; one that fails costs the others nothing."""
        before = self._state.feed(child.link) or FeedState(address=child.link)
        now = self._now()
        due = due_at(before, now)
        if before.failures and (due is None or due > now):
            return (), (), before
        try:
            answer = self._courtesy.ask(child.link, _conditions(before))
            if answer.status == 304 and (before.etag or before.last_modified):
                return (), (), after_success(before, feed.interval, now)
            if answer.status != 200:
                raise Failure(f"answers {answer.status}{reason(answer.status)}")
            reading = read_feed(answer.data, answer.address, "sitemap")
        except (Failure, UnreadableFeed) as error:
            told = str(error) if isinstance(error, UnreadableFeed) else f"{without_password(child.link)} {error}"
            return (), (told,), after_failure(before, feed.interval, now, told)
        state = after_success(_answered(before, answer, reading, feed), feed.interval, now)
        return reading.entries, reading.notes, replace(state, moved_to=None)

    def _failed(self, feed: WatchedFeed, before: FeedState, told: str, retry_seconds: float | None = None) -> Poll:
        told = " ".join(told.split())
        state = after_failure(before, feed.interval, self._now(), told, retry_seconds=retry_seconds)
        return Poll(feed=feed, state=state, failed=told)


def _conditions(state: FeedState) -> dict[str, str]:
    """Headers that let a server say that nothing has changed."""
    headers = {"accept": ACCEPTED}
    if state.etag:
        headers["if-none-match"] = state.etag
    if state.last_modified:
        headers["if-modified-since"] = state.last_modified
    return headers


def _answered(before: FeedState, answer: Answer, reading: Reading, feed: WatchedFeed) -> FeedState:
    """The state with what the answer says of itself. Of half a page nothing: the other half must come next time."""
    whole = reading.whole
    moved = answer.address if answer.moved and answer.address != feed.address else before.moved_to
    return replace(
        before,
        etag=answer.headers.get("etag", "") if whole else "",
        last_modified=answer.headers.get("last-modified", "") if whole else "",
        moved_to=moved,
    )


def _back(state: FeedState) -> FeedState:
    """Where a feed has gone for good may have been a mistake: after a failure the user's own address is asked again."""
    return replace(state, moved_to=None, etag="", last_modified="") if state.moved_to else state


def _oldest_first(entries: Sequence[Entry]) -> list[Entry]:
    """By when they were published or changed; the undated come first, the last in the feed before the first."""
    ordered = list(entries)
    ordered.reverse()
    ordered.sort(key=lambda entry: entry.published or entry.updated or EARLIEST)
    return ordered
