"""When a feed is due: pure functions of what happened and of the moment that counts as now.

A feed that answers is asked again after its interval, or after as long as it asks for itself. One that fails is asked
after twice as long each time, up to a day. What is gone is not asked again. A clock that was set back makes nothing
wait for the moment that it had reached before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from tallystick.watch.configuration import WatchedFeed
from tallystick.watch.state import FeedState, State

DAY = timedelta(days=1)
MOST_DOUBLINGS = 12  # of a minute: three days, so that a day is reached by any interval
ALLOWANCE = timedelta(seconds=5)  # by which two clocks may differ


def due_at(state: FeedState | None, now: datetime) -> datetime | None:
    """When a feed is to be asked; `now` when it never was, or its last time lies in the future; None: never again."""
    if state is None:
        return now
    if state.gone:
        return None
    if state.due is None or (state.asked is not None and state.asked > now + ALLOWANCE):
        return now
    return state.due


def due_feeds(feeds: Iterable[WatchedFeed], state: State, now: datetime) -> list[WatchedFeed]:
    """Those to be asked now, who has waited longest first."""
    waiting = [(due_at(state.feed(feed.address), now), feed) for feed in feeds]
    due = [(moment, feed) for moment, feed in waiting if moment is not None and moment <= now]
    return [feed for _, feed in sorted(due, key=lambda one: one[0])]


def next_due(feeds: Iterable[WatchedFeed], state: State, now: datetime) -> datetime | None:
    """When the next one is to be asked; None when none ever is."""
    moments = (due_at(state.feed(feed.address), now) for feed in feeds)
    return min((moment for moment in moments if moment is not None), default=None)


def after_success(
    state: FeedState, interval: timedelta, now: datetime, *, wait_minutes: int | None = None
) -> FeedState:
    """The state of a feed that has answered. `wait_minutes`: as long as it asks to be left alone, up to a day."""
    wait = interval
    if wait_minutes is not None:
        wait = max(interval, min(timedelta(minutes=wait_minutes), DAY))
    return replace(state, asked=now, succeeded=now, due=now + wait, failures=0, told=None)


def after_failure(
    state: FeedState, interval: timedelta, now: datetime, told: str, *, retry_seconds: float | None = None
) -> FeedState:
    """The state of a feed that has not: it waits twice as long as before, or as long as its server asks; a day at most.

    An interval longer than a day stays as it is.
    """
    failures = state.failures + 1
    wait = min(interval * 2 ** min(failures - 1, MOST_DOUBLINGS), max(DAY, interval))
    if retry_seconds is not None:
        wait = max(wait, min(timedelta(seconds=min(retry_seconds, DAY.total_seconds())), DAY))
    return replace(state, asked=now, due=now + wait, failures=failures, told=told)


def after_end(state: FeedState, now: datetime, told: str) -> FeedState:
    """The state of a feed that its server says is gone for good."""
    return replace(state, asked=now, due=None, failures=state.failures + 1, told=told, gone=True)
