"""A whole round against a real server: feed, pages, the record, a ledger's place, alerts; and what may go wrong."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tallystick.errors import BrokenStore
from tallystick.model.document import Document, PublishedBasis
from tallystick.model.report import Report
from tallystick.network.asking import Asker
from tallystick.network.exchange import Limits
from tallystick.pipeline import check_document, open_documents, open_theatre
from tallystick.watch.channels import Outside
from tallystick.watch.configuration import Channel, Configuration, WatchedFeed
from tallystick.watch.courtesy import Courtesy
from tallystick.watch.entries import Entry
from tallystick.watch.polling import Poller
from tallystick.watch.state import MemoryState
from tallystick.watch.telling import Teller
from tallystick.watch.watching import Watch, described
from tests.record.source_server import Reply, SourceServer

ADDRESS = "https://paper.example/rss"
HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = "<html><head><title>A bad month</title></head><body><article><p>The General Staff put Russian losses in {} at "
PAGE += "{} men, and said that the month had been hard for everybody on the long front.</p></article></body></html>"


def feed(*names: str) -> bytes:
    items = "".join(
        f"<item><link>https://paper.example/{name}</link><pubDate>Sun, 05 Jan 2025 08:00:00 +0200</pubDate></item>"
        for name in names
    )
    return f"<rss><channel>{items}</channel></rss>".encode()


@pytest.fixture(scope="module")
def server() -> Iterator[SourceServer]:
    with SourceServer().running() as running:
        yield running


class Desk:
    """A watch whose clock a test can set, with what it said, kept and told."""

    def __init__(self, server: SourceServer, alerts: Path) -> None:
        server.replies.clear()
        server.asked.clear()
        self.now = datetime(2025, 1, 6, 8, tzinfo=UTC)
        self.said: list[str] = []
        self.kept: list[Report] = []
        self.broken = False
        self.alerts = alerts
        state = MemoryState()
        hasty = Limits(connect_seconds=0.5, read_seconds=0.5, total_seconds=2)
        asker = Asker("tests", server.rewrites, limits=hasty, tries=1, pace_seconds=0)
        courtesy = Courtesy(asker.ask, state, pace=lambda _: timedelta(0), now=lambda: self.now, sleep=lambda _: None)
        channels = {"desk": Channel(name="desk", kind="file", target=(str(alerts),))}
        outside = Outside(terminal=io.StringIO(), post=asker.ask)
        theatre, record = open_theatre("ukraine", "snapshot")
        self.watch = Watch(
            Configuration(feeds=(WatchedFeed(address=ADDRESS, alerts=("desk",)),), channels=channels),
            state,
            Poller(courtesy, state, now=lambda: self.now),
            Teller(channels, state, outside, now=lambda: self.now),
            read=lambda link: open_documents(link, asker=courtesy),
            check=lambda document, _: check_document(document, theatre=theatre, record=record, as_of=self.now.date()),
            keep=lambda report, _feed, _entry: self.keep(report),
            say=self.said.append,
            now=lambda: self.now,
        )

    def keep(self, report: Report) -> None:
        if self.broken:
            raise BrokenStore("the ledger is full")
        self.kept.append(report)

    def told(self) -> list[str]:
        return (
            [json.loads(line)["link"] for line in self.alerts.read_text().splitlines()] if self.alerts.exists() else []
        )

    def later(self, hours: float = 1.0) -> None:
        self.now += timedelta(hours=hours)


@pytest.fixture
def desk(server: SourceServer, tmp_path: Path) -> Desk:
    return Desk(server, tmp_path / "alerts.jsonl")


def serve(server: SourceServer, **pages: tuple[str, str]) -> None:
    for name, (month, men) in pages.items():
        server.replies[f"https://paper.example/{name}"] = Reply(data=PAGE.format(month, men).encode(), headers=HTML)


def test_what_is_new_is_checked_kept_and_told_once(server: SourceServer, desk: Desk) -> None:
    server.replies[ADDRESS] = [Reply(data=feed("a", "b")), Reply(data=feed("c", "a", "b"))]
    serve(server, a=("November 2024", "61,300"), b=("November 2024", "45,720"), c=("November 2024", "61,300"))
    first = desk.watch.round()
    assert (first.asked, first.new, first.checked, first.alerts, desk.said) == (1, 2, 2, 1, [])
    assert desk.told() == ["https://paper.example/a"]
    assert {report.document.published for report in desk.kept} == {date(2025, 1, 5)}
    assert desk.watch.round().asked == 0, "nothing is due yet"
    assert desk.watch.next() == desk.now + timedelta(minutes=30)
    desk.later()
    second = desk.watch.round()
    assert (second.new, second.checked, second.alerts) == (1, 1, 1)
    assert desk.told() == ["https://paper.example/a"], "the same thing, said by another page"


def test_a_page_that_is_away_for_now_comes_again_and_one_that_is_gone_does_not(
    server: SourceServer, desk: Desk
) -> None:
    server.replies[ADDRESS] = Reply(data=feed("a", "b"), headers={"ETag": '"1"'})
    serve(server, b=("November 2024", "45,720"))
    server.replies["https://paper.example/a"] = Reply(status=503)
    assert (desk.watch.round().checked, len(desk.said)) == (1, 1)
    desk.later()
    server.replies["https://paper.example/a"] = Reply(status=404)
    assert desk.watch.round().new == 1
    desk.later()
    assert desk.watch.round().new == 0
    assert [line.partition(" answers ")[2][:3] for line in desk.said] == ["503", "404"]


def test_robots_keep_their_word_for_pages_too(server: SourceServer, desk: Desk) -> None:
    server.replies["https://paper.example/robots.txt"] = Reply(data=b"User-agent: *\nDisallow: /a")
    server.replies[ADDRESS] = Reply(data=feed("a"))
    serve(server, a=("November 2024", "61,300"))
    assert desk.watch.round().checked == 0
    assert "may not be read by robots" in desk.said[0]
    assert "https://paper.example/a" not in [address for address, _ in server.asked]


def test_a_channel_that_fails_is_tried_again_and_the_text_with_it(server: SourceServer, desk: Desk) -> None:
    server.replies[ADDRESS] = Reply(data=feed("a"))
    serve(server, a=("November 2024", "61,300"))
    desk.alerts.mkdir()
    desk.watch.round()
    assert desk.said[0].startswith("channel desk: ")
    desk.alerts.rmdir()
    desk.later()
    desk.watch.round()
    assert desk.told() == ["https://paper.example/a"]


def test_a_ledger_that_cannot_be_written_stops_the_watch_and_loses_nothing(server: SourceServer, desk: Desk) -> None:
    server.replies[ADDRESS] = Reply(data=feed("a"), headers={"ETag": '"1"'})
    serve(server, a=("November 2024", "61,300"))
    desk.broken = True
    with pytest.raises(BrokenStore):
        desk.watch.round()
    desk.broken = False
    assert desk.watch.round().checked == 1


def test_the_same_failure_is_told_once(server: SourceServer, desk: Desk) -> None:
    server.replies[ADDRESS] = Reply(status=404)
    for hours in (1, 2, 4):
        assert desk.watch.round().failed == 1
        desk.later(hours)
    assert len(desk.said) == 1
    server.replies[ADDRESS] = Reply(data=b"<html>parked")
    desk.later(24)
    desk.watch.round()
    assert len(desk.said) == 2


MOMENT = datetime.fromisoformat("2025-01-05T00:30:00+02:00")
GIVEN, STATED, INFERRED, UNKNOWN = PublishedBasis
DAYS = {  # the page's own day and its basis, the entry           the day and its basis in the end
    "the page states it": (date(2025, 1, 4), STATED, Entry(link="a", published=MOMENT), date(2025, 1, 4), STATED),
    "only the feed says it": (None, UNKNOWN, Entry(link="a", published=MOMENT), date(2025, 1, 5), GIVEN),
    "better than a guess": (date(2026, 1, 1), INFERRED, Entry(link="a", published=MOMENT), date(2025, 1, 5), GIVEN),
    "a day alone": (None, UNKNOWN, Entry(link="a", day=date(2025, 1, 5)), date(2025, 1, 5), GIVEN),
    "only changed": (None, UNKNOWN, Entry(link="a", updated=MOMENT, day=date(2025, 1, 5)), None, UNKNOWN),
    "nobody": (None, UNKNOWN, Entry(link="a"), None, UNKNOWN),
}  # fmt: skip


@pytest.mark.parametrize(("own", "basis", "entry", "day", "known"), DAYS.values(), ids=DAYS)
def test_when_it_was_published(
    own: date | None, basis: PublishedBasis, entry: Entry, day: date | None, known: PublishedBasis
) -> None:
    document = Document(id="a", text="Words.", published=own, published_basis=basis)
    found = described(document, entry, WatchedFeed(address=ADDRESS, publisher="The Paper"))
    assert (found.published, found.published_basis, found.publisher) == (day, known, "The Paper")
