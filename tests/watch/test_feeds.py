"""Feeds of every form become entries; half ones, wrong ones and traps are told."""

from __future__ import annotations

import contextlib
import gzip
import random
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tallystick.watch.entries import Entry, without_tracking
from tallystick.watch.feeds import kinds, read_feed
from tallystick.watch.moments import read_moment
from tallystick.watch.unreadable import UnreadableFeed

ADDRESS = "https://paper.example/feeds/war.xml"

MOMENTS = {  # printed                            the moment, the day
    "Thu, 02 Jan 2025 23:30:00 +0200": ("2025-01-02T23:30:00+02:00", "2025-01-02"),
    "Thu, 02 Jan 2025 23:30:00 GMT": ("2025-01-02T23:30:00+00:00", "2025-01-02"),
    "Thu, 2 Jan 2025 23:30 EST": ("2025-01-02T23:30:00-05:00", "2025-01-02"),
    "Thu, 02 Jan 2025 23:30:00 -0000": (None, "2025-01-02"),
    "2025-01-02T23:30:00+02:00": ("2025-01-02T23:30:00+02:00", "2025-01-02"),
    "2025-01-02T23:30:00.123456789Z": ("2025-01-02T23:30:00+00:00", "2025-01-02"),
    "2025-01-02 23:30": (None, "2025-01-02"),
    "2025-01-02": (None, "2025-01-02"),
    "2 January 2025": (None, "2025-01-02"),
    "2025-02-30T00:00:00Z": (None, None),
    "0001-01-01T00:00:00Z": (None, None),
    "yesterday": (None, None),
    "": (None, None),
}


@pytest.mark.parametrize(("printed", "expected"), MOMENTS.items(), ids=MOMENTS)
def test_moments_keep_their_zone(printed: str, expected: tuple[str | None, str | None]) -> None:
    moment, day = read_moment(printed)
    assert (moment and moment.isoformat(), day and day.isoformat()) == expected


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>War desk</title><link>https://paper.example/</link><ttl>30</ttl>
<item><title>40 tanks &amp; 5 ships lost</title><link>https://paper.example/a?utm_source=rss</link>
<pubDate>Thu, 02 Jan 2025 08:00:00 +0200</pubDate><guid isPermaLink="false">a1</guid>
<description><![CDATA[<p>The army lost <b>40</b> tanks &amp; 5&nbsp;ships.</p>]]></description></item>
<item><title><![CDATA[B & C]]></title><guid>https://paper.example/b</guid><dc:date>2025-01-03</dc:date></item>
<item><title>5&nbsp;000 men, R&D</title><link><![CDATA[/c?x=1&y=2]]></link><pubDate>soon</pubDate></item>
<item><title>No address</title></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Old</title><link>https://paper.example/</link></channel>
<item rdf:about="https://paper.example/a"><title>A</title><link>https://paper.example/a</link></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/x/"><title>War desk</title>
<entry><title type="html">40 &lt;b&gt;tanks&lt;/b&gt;</title><link rel="self" href="s"/><link href="a"/><id>urn:1</id>
<published>2025-01-02T08:00:00+02:00</published><updated>2025-01-03T08:00:00Z</updated><summary>Sum</summary></entry>
<entry><title>B</title><id>https://paper.example/b</id><updated>2025-01-03T08:00:00Z</updated></entry></feed>"""
JSON = """{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "title": "War desk", "items": [
{"id": 7, "url": "/a", "title": "A", "content_html": "<p>5&nbsp;men</p>",
"date_published": "2025-01-02T08:00:00+02:00"},
{"id": "https://paper.example/b", "content_text": "B"}, {"id": "x"}, 5]}"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://paper.example/a </loc><lastmod>2025-01-02T08:00:00+02:00</lastmod></url>
<url><loc>https://paper.example/b</loc><n:news><n:publication><n:name>The Paper</n:name><n:language>en</n:language>
</n:publication><n:publication_date>2025-01-03</n:publication_date><n:title>B</n:title></n:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://paper.example/s1.xml</loc>
<lastmod>2025-01-02T08:00:00+02:00</lastmod></sitemap><sitemap><loc>https://paper.example/s2.xml</loc></sitemap></sitemapindex>"""
LIST = "# the desk's own\nhttps://paper.example/a  A good one\n\nhttps://paper.example/b\nnonsense\n"

FORMS = {  # data           form         links                            titles
    "rss": (RSS, "rss", ["a?utm_source=rss", "b", "c?x=1&y=2"], ["40 tanks & 5 ships lost", "B & C", "5 000 men, R&D"]),
    "rdf": (RDF, "rss", ["a"], ["A"]),
    "atom": (ATOM, "atom", ["x/a", "b"], ["40 tanks", "B"]),
    "json": (JSON, "jsonfeed", ["a", "b"], ["A", None]),
    "sitemap": (SITEMAP, "sitemap", ["a", "b"], [None, "B"]),
    "list": (LIST, "addresses", ["a", "b"], ["A good one", None]),
}


@pytest.mark.parametrize(("data", "form", "links", "titles"), FORMS.values(), ids=FORMS)
def test_each_form_gives_its_entries(data: str, form: str, links: list[str], titles: list[str | None]) -> None:
    for given in (data.encode(), b"\xef\xbb\xbf" + data.encode()):
        reading = read_feed(given, ADDRESS)
        assert reading.kind == form and reading.whole
        assert [entry.link for entry in reading.entries] == [f"https://paper.example/{link}" for link in links]
        assert [entry.title for entry in reading.entries] == titles
    assert form in kinds()


def test_what_else_a_feed_says() -> None:
    rss = read_feed(RSS.encode(), ADDRESS)
    first = rss.entries[0]
    assert (first.guid, first.summary) == ("a1", "The army lost 40 tanks & 5 ships.")
    assert first.published == datetime.fromisoformat("2025-01-02T08:00:00+02:00")
    assert first.published.utcoffset() == timedelta(hours=2), "the paper's own zone"
    assert (rss.entries[1].published, rss.entries[1].day, rss.entries[2].day) == (None, date(2025, 1, 3), None)
    assert (rss.title, rss.wait_minutes) == ("War desk", 30)
    assert rss.notes == ("1 entries have no address and were left out",)
    atom = read_feed(ATOM.encode(), ADDRESS).entries
    assert (atom[0].day, atom[0].updated) == (date(2025, 1, 2), datetime.fromisoformat("2025-01-03T08:00:00+00:00"))
    news = read_feed(SITEMAP.encode(), ADDRESS).entries
    assert (news[0].published, news[1].publisher, news[1].day) == (None, "The Paper", date(2025, 1, 3))
    assert [entry.guid for entry in read_feed(JSON.encode(), ADDRESS).entries] == ["7", "https://paper.example/b"]


def test_an_index_names_its_sitemaps() -> None:
    for data in (INDEX.encode(), gzip.compress(INDEX.encode())):
        reading = read_feed(data, ADDRESS)
        assert [child.link[-6:] for child in reading.children] == ["s1.xml", "s2.xml"]
        assert reading.children[0].updated == datetime.fromisoformat("2025-01-02T08:00:00+02:00")


def test_other_encodings() -> None:
    data = RSS.replace("utf-8", "windows-1251").replace("War desk", "Фронт").encode("cp1251")
    assert read_feed(data, ADDRESS).title == "Фронт"
    assert read_feed(RSS.replace("utf-8", "utf-16").encode("utf-16"), ADDRESS).title == "War desk"


@pytest.mark.parametrize("data", [RSS, RDF, ATOM, SITEMAP, INDEX], ids=["rss", "rdf", "atom", "sitemap", "index"])
def test_half_a_feed_is_noticed_and_its_last_entry_not_trusted(data: str) -> None:
    whole = read_feed(data.encode(), ADDRESS)
    for cut in range(len(data) * 2 // 3, len(data) - 18, 7):
        reading = read_feed(data[:cut].encode(), ADDRESS)
        assert not reading.whole and "cut short" in reading.notes[0]
        assert set(reading.entries) <= set(whole.entries) and set(reading.children) <= set(whole.children)


def test_a_feed_that_is_not_well_formed_is_read_and_told() -> None:
    reading = read_feed(RSS.replace("</description>", "</descr>", 1).encode(), ADDRESS)
    assert reading.whole and "not well formed" in reading.notes[0]


BAD = {  # data -> what is said
    "a page": (b"<!doctype html><html><head><title>x</title></head>", "is no feed of a known form"),
    "a page with a feed": (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head>',
        r"is a page, no feed; its feed is at https://paper\.example/rss",
    ),
    "nothing": (b"", "is no feed"),
    "half of JSON": (JSON[:-40].encode(), "no whole JSON"),
    "JSON without items": (b'{"version": "https://jsonfeed.org/version/1"}', 'no list of "items"'),
    "entities": (b'<?xml version="1.0"?><!DOCTYPE rss><rss><!ENTITY a "aa"></rss>', "defines entities"),
    "noise": (b"<rss \xff\x00\x01\x02", "zero bytes"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_is_no_feed_is_told(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFeed, match=message) as caught:
        read_feed(data, ADDRESS)
    assert str(caught.value).startswith(ADDRESS) and "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", ["rss", "atom", "sitemap"])
def test_a_form_that_is_given_and_is_not_there_is_told(kind: str) -> None:
    with pytest.raises(UnreadableFeed, match="it begins with 'html'"):
        read_feed(b"<html><p>words</p></html>", ADDRESS, kind)


def test_a_folder_lists_its_documents(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Two.")
    (tmp_path / "a.html").write_text("One.")
    (tmp_path / "c.csv").write_text("1")
    before = read_feed(b"", str(tmp_path))
    assert [Path(entry.link).name for entry in before.entries] == ["a.html", "b.txt"]
    (tmp_path / "b.txt").write_text("Two and more.")
    after = read_feed(b"", str(tmp_path))
    assert [new.key == old.key for new, old in zip(after.entries, before.entries, strict=True)] == [True, False]
    with pytest.raises(UnreadableFeed, match="is no folder"):
        read_feed(b"", str(tmp_path / "none"), "folder")
    (tmp_path / "empty").mkdir()
    assert read_feed(b"", str(tmp_path / "empty")).entries == ()


LINKS = {
    "https://Paper.example/a?utm_source=rss&id=5&utm_medium=x#top": "https://paper.example/a?id=5",
    "https://paper.example/a?fbclid=5": "https://paper.example/a",
    "https://paper.example/a?b=1&a=2": "https://paper.example/a?b=1&a=2",
    "texts/a#1.txt": "texts/a#1.txt",
    "https://[": "https://[",
}


@pytest.mark.parametrize(("link", "bare"), LINKS.items(), ids=LINKS)
def test_an_entry_is_known_without_tracking(link: str, bare: str) -> None:
    assert without_tracking(link) == bare
    assert Entry(link=link).key == bare
    assert len(Entry(link=link, guid="x" * 5000).key) == 64


def test_damaged_feeds_never_fail_otherwise() -> None:
    chance = random.Random(2)
    for data in (RSS, RDF, ATOM, JSON, SITEMAP, INDEX, LIST):
        for _ in range(80):
            damaged = bytearray(data.encode())
            for _ in range(chance.randrange(1, 9)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            try:
                read_feed(bytes(damaged), ADDRESS)
            except UnreadableFeed as error:
                assert "\n" not in str(error)


@pytest.mark.parametrize("part", ["<!--a-->", "<a>", "<item>", "&a", "<![CDATA[", "<rss ", "<?a?>"])
def test_no_feed_makes_the_reading_slow(part: str) -> None:
    for data in (part * 20_000, "<rss><channel>" + part * 20_000):
        with contextlib.suppress(UnreadableFeed):
            read_feed(data.encode(), ADDRESS)
