"""Feeds on a real server, polite and impolite: what is new, what is remembered, what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tallystick.network.asking import Asker
from tallystick.network.exchange import Limits
from tallystick.network.failure import Failure
from tallystick.watch.configuration import WatchedFeed
from tallystick.watch.courtesy import Courtesy, allowed, delay
from tallystick.watch.polling import Poll, Poller
from tallystick.watch.state import HostRules, MemoryState
from tests.record.source_server import Reply, SourceServer

ADDRESS = "https://paper.example/rss"
ROBOTS = "https://paper.example/robots.txt"
NOW = datetime(2025, 1, 2, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
FEED = WatchedFeed(address=ADDRESS, interval=HOUR)


def rss(*names: str, dates: dict[str, str] | None = None) -> bytes:
    items = "".join(
        f"<item><title>{name}</title><link>https://paper.example/{name}</link>"
        f"{f'<pubDate>{dates[name]}</pubDate>' if dates and name in dates else ''}</item>"
        for name in names
    )
    return f"<rss><channel><title>War desk</title>{items}</channel></rss>".encode()


@pytest.fixture(scope="module")
def server() -> Iterator[SourceServer]:
    with SourceServer().running() as running:
        yield running


class Desk:
    """A poller with a clock that a test can set, and the pauses that it made."""

    def __init__(self, server: SourceServer, state: MemoryState | None = None) -> None:
        server.replies.clear()
        server.asked.clear()
        self.server, self.state, self.now = server, state or MemoryState(), NOW
        self.slept: list[float] = []
        hasty = Limits(connect_seconds=0.5, read_seconds=0.3, total_seconds=1.5, most_bytes=1_000_000, redirects=3)
        asker = Asker("tests", server.rewrites, limits=hasty, tries=1, pace_seconds=0)
        self.courtesy = Courtesy(
            asker.ask, self.state, pace=lambda _: timedelta(seconds=2), now=lambda: self.now, sleep=self.sleep
        )
        self.poller = Poller(self.courtesy, self.state, now=lambda: self.now)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)

    def poll(self, feed: WatchedFeed = FEED, *, keep: bool = True) -> Poll:
        poll = self.poller.poll(feed)
        if keep:
            self.poller.keep(poll)
        self.now += HOUR
        return poll

    def names(self, feed: WatchedFeed = FEED) -> list[str]:
        return [entry.link.rpartition("/")[2] for entry in self.poll(feed).new]


@pytest.fixture
def desk(server: SourceServer) -> Desk:
    return Desk(server)


def test_only_what_is_new_comes(desk: Desk) -> None:
    desk.server.replies[ADDRESS] = [Reply(data=rss("b", "a")), Reply(data=rss("c", "b", "a")), Reply(data=rss("c"))]
    assert [desk.names(), desk.names(), desk.names()] == [["a", "b"], ["c"], []]


def test_the_oldest_comes_first_and_twice_is_once(desk: Desk) -> None:
    dates = {"x": "Thu, 02 Jan 2025 08:00:00 +0200", "y": "Thu, 02 Jan 2025 06:30:00 GMT"}
    desk.server.replies[ADDRESS] = Reply(data=rss("y", "x", "z", "x", dates=dates))
    assert desk.names() == ["z", "x", "y"]


def test_of_a_first_reading_only_the_newest_are_new(desk: Desk) -> None:
    desk.server.replies[ADDRESS] = Reply(data=rss(*"fedcba"))
    few = WatchedFeed(address=ADDRESS, backlog=2)
    poll = desk.poll(few)
    assert [entry.title for entry in poll.new] == ["e", "f"]
    assert poll.notes == ("4 older entries were there before, and are left alone",)
    assert desk.names(few) == []


def test_what_was_not_dealt_with_comes_again(desk: Desk) -> None:
    desk.server.replies[ADDRESS] = Reply(data=rss("b", "a"), headers={"ETag": '"1"'})
    poll = desk.poller.poll(FEED)  # and then the power fails
    assert len(poll.new) == 2
    again = desk.poller.poll(FEED)
    desk.poller.keep(again, again.new[:1])
    assert desk.names() == ["b"]
    assert desk.poll().unchanged


def test_a_server_may_say_that_nothing_has_changed(desk: Desk) -> None:
    desk.server.replies[ADDRESS] = Reply(data=rss("a"), headers={"ETag": '"1"', "Last-Modified": "Thu, 02 Jan 2025"})
    desk.poll()
    poll = desk.poll()
    assert poll.unchanged and not poll.new and poll.failed is None
    headers = desk.server.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "Thu, 02 Jan 2025")


def test_half_a_page_is_asked_for_whole_the_next_time(desk: Desk) -> None:
    half = rss("b", "a")[:-40]
    desk.server.replies[ADDRESS] = [
        Reply(data=half, headers={"ETag": '"1"'}), Reply(data=rss("b", "a"), headers={"ETag": '"1"'})
    ]  # fmt: skip
    poll = desk.poll()
    assert [entry.title for entry in poll.new] == ["b"] and "cut short" in poll.notes[0]
    assert desk.names() == ["a"]


FAILING = {  # what the server does -> what is told, and hours until the next time
    "no such page": (Reply(status=404), "answers 404", 1),
    "a fault": (Reply(status=500), "answers 500", 1),
    "too many requests": (Reply(status=429, headers={"Retry-After": "18000"}), "answers 429", 5),
    "back at a moment": (
        Reply(status=503, headers={"Retry-After": "Thu, 02 Jan 2025 11:00:00 GMT"}), "answers 503", 3
    ),
    "hangs": (Reply(data=b"x", wait=3), "said nothing", 1),
    "a page": (Reply(data=b"<!doctype html><html>parked"), "no feed of a known form", 1),
    "leads to a page": (Reply(status=302, headers={"Location": "/https/parked.example/"}), "no feed.*asked as", 1),
    "a circle": (Reply(status=302, headers={"Location": "/https/paper.example/rss"}), "in a circle", 1),
    "not modified, unasked": (Reply(status=304), "answers 304", 1),
}  # fmt: skip


@pytest.mark.parametrize(("reply", "message", "hours"), FAILING.values(), ids=FAILING)
def test_a_failing_feed_is_told_and_waits(desk: Desk, reply: Reply, message: str, hours: int) -> None:
    desk.server.replies[ADDRESS] = reply
    desk.server.replies["https://parked.example/"] = Reply(data=b"<!doctype html><html>parked")
    desk.state.keep_rules(HostRules(host="https://paper.example", fetched=NOW, text=""))
    poll = desk.poll()
    assert poll.failed is not None and "\n" not in poll.failed
    assert re.search(message, poll.failed)
    assert poll.state.due is not None
    assert abs(poll.state.due - NOW - hours * HOUR) < timedelta(seconds=1)
    desk.server.replies[ADDRESS] = Reply(data=rss("a"))
    assert desk.names() == ["a"], "and when it is back nothing is lost"
    held = desk.state.feed(ADDRESS)
    assert held is not None and held.failures == 0


def test_a_feed_that_is_gone_is_told_once_and_left_alone(desk: Desk) -> None:
    desk.server.replies[ADDRESS] = Reply(status=410)
    poll = desk.poll()
    assert poll.state.gone and poll.state.due is None and "not asked again" in (poll.failed or "")


def test_a_feed_that_has_moved_for_good_is_asked_there_and_found_again_when_that_was_a_mistake(desk: Desk) -> None:
    there = "https://paper.example/new/rss"
    desk.server.replies[ADDRESS] = Reply(status=301, headers={"Location": "/https/paper.example/new/rss"})
    desk.server.replies[there] = Reply(data=rss("a"))
    poll = desk.poll()
    assert poll.notes == (f"{ADDRESS} has moved for good to {there}",) and poll.state.moved_to == there
    assert desk.poll().notes == ()
    assert [address for address, _ in desk.server.asked] == [ROBOTS, ADDRESS, there, there]
    desk.server.replies[there] = Reply(status=404)
    assert desk.poll().failed is not None
    desk.server.replies[ADDRESS] = Reply(data=rss("b", "a"))
    assert desk.names() == ["b"]


def test_a_feed_that_is_elsewhere_for_now_is_asked_at_home(desk: Desk) -> None:
    desk.server.replies[ADDRESS] = Reply(status=302, headers={"Location": "/https/paper.example/new/rss"})
    desk.server.replies["https://paper.example/new/rss"] = Reply(data=rss("a"))
    assert desk.poll().state.moved_to is None


RULES = "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: tallystick\nDisallow: /no*\nCrawl-delay: 5\n"


def test_robots_are_told_what_they_may() -> None:
    assert allowed(RULES, ADDRESS) and allowed(RULES, "https://paper.example/private")
    assert not allowed(RULES, "https://paper.example/nothing")
    assert allowed("", ADDRESS) and allowed("<html>not found</html>", ADDRESS)
    assert not allowed("User-agent: *\nDisallow: /", ADDRESS)
    assert (delay(RULES), delay(""), delay("User-agent: *\nCrawl-delay: 9999")) == (
        timedelta(seconds=5), timedelta(0), timedelta(minutes=1),
    )  # fmt: skip


def test_a_host_is_asked_what_it_wishes_once_a_day_and_not_hurried(desk: Desk) -> None:
    desk.server.replies[ROBOTS] = Reply(data=RULES.encode())
    desk.server.replies[ADDRESS] = Reply(data=rss("a"))
    for _ in range(3):
        desk.courtesy.ask(ADDRESS)
    assert [address for address, _ in desk.server.asked] == [ROBOTS, ADDRESS, ADDRESS, ADDRESS]
    assert desk.slept == [5, 5, 5]
    desk.now += timedelta(days=2)
    desk.courtesy.ask(ADDRESS)
    desk.now -= timedelta(days=40)  # a clock that was set back makes nobody wait
    desk.courtesy.ask(ADDRESS)
    assert [address for address, _ in desk.server.asked].count(ROBOTS) == 3
    assert max(desk.slept) <= 7


def test_what_robots_may_not_read_is_not_asked(desk: Desk) -> None:
    desk.server.replies[ROBOTS] = Reply(data=b"User-agent: *\nDisallow: /rss")
    poll = desk.poll()
    assert "may not be read by robots" in (poll.failed or "")
    assert [address for address, _ in desk.server.asked] == [ROBOTS]


@pytest.mark.parametrize(("status", "asked"), [(404, True), (403, True), (500, False), (429, False)])
def test_a_host_that_cannot_say_what_it_wishes_is_left_alone_for_an_hour(desk: Desk, status: int, asked: bool) -> None:
    desk.server.replies[ROBOTS] = Reply(status=status)
    desk.server.replies[ADDRESS] = Reply(data=rss("a"))
    if asked:
        assert desk.courtesy.ask(ADDRESS).status == 200
        return
    with pytest.raises(Failure, match="not asked for now"):
        desk.courtesy.ask(ADDRESS)
    desk.server.replies[ROBOTS] = Reply(data=b"")
    with pytest.raises(Failure, match="not asked for now"):
        desk.courtesy.ask(ADDRESS)
    desk.now += 2 * HOUR
    assert desk.courtesy.ask(ADDRESS).status == 200


def sitemap(*names: str) -> bytes:
    pages = "".join(f"<url><loc>https://paper.example/{name}</loc></url>" for name in names)
    return f"<urlset>{pages}</urlset>".encode()


def index(**sitemaps: str) -> bytes:
    found = "".join(
        f"<sitemap><loc>https://paper.example/{name}.xml</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</sitemap>"
        for name, day in sitemaps.items()
    )
    return f"<sitemapindex>{found}</sitemapindex>".encode()


def test_an_index_leads_to_its_sitemaps_and_one_that_fails_costs_only_itself(desk: Desk) -> None:
    desk.server.replies[ADDRESS] = Reply(data=index(old="2019-01-01T00:00:00Z", new="2025-01-02T07:00:00Z", bad=""))
    desk.server.replies["https://paper.example/old.xml"] = Reply(data=sitemap("a"))
    desk.server.replies["https://paper.example/new.xml"] = Reply(data=sitemap("b"), headers={"ETag": '"1"'})
    poll = desk.poll()
    assert sorted(entry.link[-1] for entry in poll.new) == ["a", "b"]
    assert len(poll.notes) == 1 and "bad.xml answers 404" in poll.notes[0]
    desk.server.asked.clear()
    assert desk.poll().new == ()
    asked = [address.rpartition("/")[2] for address, _ in desk.server.asked]
    assert asked == ["rss", "new.xml", "bad.xml"], "what has not changed for years is left alone"
    desk.server.replies["https://paper.example/bad.xml"] = Reply(data=sitemap("c"))
    desk.now += timedelta(hours=3)
    assert desk.names() == ["c"]


def test_sitemaps_without_a_date_take_turns(desk: Desk) -> None:
    names = [f"s{number}" for number in range(15)]
    desk.server.replies[ADDRESS] = Reply(data=index(**dict.fromkeys(names, "")))
    for name in names:
        desk.server.replies[f"https://paper.example/{name}.xml"] = Reply(data=sitemap(f"page-{name}"))
    feed = WatchedFeed(address=ADDRESS, backlog=100)
    assert len(desk.poll(feed).new) + len(desk.poll(feed).new) == 15


def test_folders_and_files_are_watched_too(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    folder = WatchedFeed(address=str(tmp_path))
    assert desk.names(folder) == ["a.txt"]
    (tmp_path / "b.txt").write_text("Two.")
    assert desk.names(folder) == ["b.txt"]
    (tmp_path / "list").write_text("https://paper.example/x\n")
    assert desk.names(WatchedFeed(address=str(tmp_path / "list"))) == ["x"]
    poll = desk.poll(WatchedFeed(address=str(tmp_path / "none")))
    assert "is no folder" in (poll.failed or "")
    assert desk.server.asked == []
