"""When a feed is due: by what happened and what time it is, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.watch.configuration import WatchedFeed
from tallystick.watch.schedule import after_end, after_failure, after_success, due_at, due_feeds, next_due
from tallystick.watch.state import FeedState, MemoryState

NOW = datetime(2025, 1, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NEW = FeedState(address="a")

WAITS = {  # interval, failures before, seconds the server asks for -> the wait
    "the first": (HOUR, 0, None, HOUR),
    "the second": (HOUR, 1, None, 2 * HOUR),
    "the fifth": (HOUR, 4, None, 16 * HOUR),
    "the sixth": (HOUR, 5, None, DAY),
    "the thousandth": (HOUR, 999, None, DAY),
    "a week's feed": (7 * DAY, 3, None, 7 * DAY),
    "the server's wish": (HOUR, 0, 5 * 3600, 5 * HOUR),
    "a short wish": (HOUR, 2, 10, 4 * HOUR),
    "a wish for ever": (HOUR, 0, 1e300, DAY),
}


@pytest.mark.parametrize(("interval", "failures", "asked", "wait"), WAITS.values(), ids=WAITS)
def test_a_failing_feed_waits(interval: timedelta, failures: int, asked: float | None, wait: timedelta) -> None:
    before = FeedState(address="a", failures=failures)
    state = after_failure(before, interval, NOW, "no", retry_seconds=asked)
    assert (state.due, state.failures, state.told) == (NOW + wait, failures + 1, "no")


def test_a_feed_that_answers_is_asked_after_its_interval() -> None:
    state = after_success(after_failure(NEW, HOUR, NOW, "no"), HOUR, NOW)
    assert (state.due, state.failures, state.told, state.succeeded) == (NOW + HOUR, 0, None, NOW)
    assert after_success(NEW, HOUR, NOW, wait_minutes=180).due == NOW + 3 * HOUR
    assert after_success(NEW, HOUR, NOW, wait_minutes=5).due == NOW + HOUR
    assert after_success(NEW, HOUR, NOW, wait_minutes=999_999).due == NOW + DAY


def test_what_is_gone_is_not_asked_again() -> None:
    state = after_end(NEW, NOW, "gone")
    assert due_at(state, NOW + 400 * DAY) is None and state.gone


def test_who_waited_longest_comes_first() -> None:
    feeds = [WatchedFeed(address=name) for name in "abcde"]
    state = MemoryState()
    for name, hours in (("a", -1), ("b", -3), ("c", 2)):
        state.keep_feed(FeedState(address=name, asked=NOW - DAY, due=NOW + hours * HOUR))
    state.keep_feed(after_end(FeedState(address="d"), NOW, "gone"))
    assert [feed.address for feed in due_feeds(feeds, state, NOW)] == ["b", "a", "e"]
    assert next_due([feeds[2], feeds[3]], state, NOW) == NOW + 2 * HOUR
    assert next_due([feeds[3]], state, NOW) is None


def test_a_clock_that_was_set_back_makes_nothing_wait() -> None:
    state = after_success(NEW, HOUR, NOW + 365 * DAY)
    assert due_at(state, NOW) == NOW
    again = after_success(state, HOUR, NOW)
    assert due_at(again, NOW) == NOW + HOUR


@given(
    minutes=st.integers(1, 50_000),
    steps=st.lists(st.tuples(st.sampled_from(["good", "bad"]), st.integers(-900_000, 900_000)), max_size=20),
)
def test_no_feed_waits_longer_than_a_day_or_its_interval(minutes: int, steps: list[tuple[str, int]]) -> None:
    interval, state, now = timedelta(minutes=minutes), NEW, NOW
    for outcome, seconds in steps:
        state = after_success(state, interval, now) if outcome == "good" else after_failure(state, interval, now, "no")
        now += timedelta(seconds=seconds)
        due = due_at(state, now)
        assert due is not None and due - now <= max(interval, DAY) + timedelta(seconds=5)
