"""The transport against a real server: what it fetches, what it keeps, and what it says when something is wrong."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import binary, integers

from tallystick.errors import BrokenSource
from tallystick.network.exchange import Limits
from tallystick.network.rewriting import rewrites_from, rewritten
from tallystick.record.folder_transport import FolderTransport, local_pages
from tallystick.record.page_cache import Entry, PageCache
from tallystick.record.transport import Transport
from tests.record.source_server import Reply, SourceServer

ADDRESS = "https://example.org/data/table.csv"
NOW = datetime(2026, 8, 22, 12, tzinfo=UTC)
TABLE = b"day,value\n2024-12-31,789550\n"
HASTY = Limits(connect_seconds=0.5, read_seconds=0.3, total_seconds=1.5, most_bytes=1_000_000, redirects=3)


@pytest.fixture(scope="module")
def server() -> Iterator[SourceServer]:
    with SourceServer().running() as running:
        yield running


@pytest.fixture(autouse=True)
def clean(server: SourceServer) -> None:
    server.replies.clear()
    server.asked.clear()


def transport(server: SourceServer, cache: Path | None = None, **more) -> Transport:
    slept: list[float] = []
    made = Transport(
        cache, server.rewrites, **{"limits": HASTY, "tries": 3, "pace_seconds": 0, "sleep": slept.append, **more}
    )
    made.slept = slept  # type: ignore[attr-defined]
    return made


def test_a_page_and_its_document(server):
    server.replies[ADDRESS] = Reply(data=TABLE)
    page = transport(server, now=lambda: NOW).get(ADDRESS)
    assert (page.address, page.status, page.data, page.from_cache) == (ADDRESS, 200, TABLE, False)
    assert (page.document.address, page.document.size) == (ADDRESS, len(TABLE))
    assert page.document.sha256 == sha256(TABLE).hexdigest()
    assert page.fetched == page.document.fetched == NOW
    headers = server.asked[0][1]
    assert headers["user-agent"].startswith("tallystick/")
    assert headers["accept-encoding"] == "gzip"


BAD = {  # what the server does -> what is said
    "no such page": (Reply(status=404), "asked as http://127.*: answers 404 .*no such page"),
    "refused": (Reply(status=403), "answers 403 .*refuses"),
    "a fault for good": (Reply(status=500), "answers 500 .*fault of the server.*try again later"),
    "too many requests": (Reply(status=429), "answers 429 .*too many requests"),
    "an hour's pause": (Reply(status=503, headers={"Retry-After": "3600"}), "pause of 3600 s"),
    "cut short": (Reply(data=TABLE, announced=len(TABLE) + 100), "cut short"),
    "hangs": (Reply(data=TABLE, wait=5), r"said nothing for 0\.3 s"),
    "drips": (Reply(data=TABLE * 10, drip=0.1), r"too slow.* in 1\.5 s"),
    "huge": (Reply(data=b"x" * 1_000_001), "larger than 1 MB"),
    "huge once unpacked": (Reply(data=b"x" * 20_000_000, packed=True), "larger than 1 MB"),
    "packed, and is not": (Reply(data=TABLE, headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
    "packed, cut short": (Reply(data=gzip.compress(TABLE)[:-9], headers={"Content-Encoding": "gzip"}), "no end"),
    "packed as nobody asked": (Reply(data=TABLE, headers={"Content-Encoding": "br"}), "packed as 'br'"),
    "leads to a file": (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "no address of the web"),
    "leads to itself": (Reply(status=301, headers={"Location": "/https/example.org/data/table.csv"}), "in a circle"),
    "not modified, unasked": (Reply(status=304), "answers 304"),
}


@pytest.mark.parametrize(("reply", "message"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_said_in_one_line(server, tmp_path, reply, message):
    server.replies[ADDRESS] = reply
    with pytest.raises(BrokenSource, match=message) as caught:
        transport(server, tmp_path).get(ADDRESS)
    assert str(caught.value).startswith(ADDRESS)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


AGAIN = {  # answers before the good one -> pauses between them
    "500 once": ([Reply(status=500)], [1.0]),
    "502, then 429": ([Reply(status=502), Reply(status=429)], [1.0, 2.0]),
    "the pause it asks for": ([Reply(status=503, headers={"Retry-After": "7"})], [7.0]),
    "the moment it asks for": (
        [Reply(status=429, headers={"Retry-After": format_datetime(NOW + timedelta(seconds=9), usegmt=True)})],
        [9.0],
    ),
    "a pause that is none": ([Reply(status=503, headers={"Retry-After": "soon"})], [1.0]),
    "cut short once": ([Reply(data=TABLE, announced=1000)], [1.0]),
}


@pytest.mark.parametrize(("before", "pauses"), AGAIN.values(), ids=AGAIN)
def test_a_fault_that_passes_is_waited_for(server, before, pauses):
    server.replies[ADDRESS] = [*before, Reply(data=TABLE)]
    patient = Limits(read_seconds=1, total_seconds=60)
    asking = transport(server, limits=patient, backoff_seconds=1.0, now=lambda: NOW)
    assert asking.get(ADDRESS).data == TABLE
    assert asking.slept == pauses


def test_a_refusal_is_not_asked_twice(server):
    server.replies[ADDRESS] = Reply(status=404)
    with pytest.raises(BrokenSource):
        transport(server).get(ADDRESS)
    assert len(server.asked) == 1


def test_nobody_there():
    lonely = Transport(rewrites={"https://example.org/": "http://127.0.0.1:9/"}, tries=2, pace_seconds=0, sleep=at_once)
    with pytest.raises(BrokenSource, match=r"asked as http://127\.0\.0\.1:9/data/table\.csv: takes no connection"):
        lonely.get(ADDRESS)


def at_once(_: float) -> None:
    """No time passes."""


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/x", "/etc/passwd", ""])
def test_only_the_web_is_read(address):
    with pytest.raises(BrokenSource, match="only http:// and https://"):
        Transport(rewrites={}).get(address)


def test_it_goes_through_the_systems_proxy(server, monkeypatch):
    for name in ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", server.base)
    server.replies["http://example.org/table.csv"] = Reply(data=TABLE)
    assert Transport(rewrites={}, pace_seconds=0).get("http://example.org/table.csv").data == TABLE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_it_is_led_on(server, status):
    server.replies[ADDRESS] = Reply(status=status, headers={"Location": "../moved/table.csv"})
    server.replies["https://example.org/moved/table.csv"] = Reply(data=TABLE)
    assert transport(server).get(ADDRESS).data == TABLE


def test_it_is_not_led_on_for_ever(server):
    for step in range(9):
        server.replies[f"https://example.org/{step}"] = Reply(status=302, headers={"Location": f"{step + 1}"})
    with pytest.raises(BrokenSource, match="more than 3 other addresses"):
        transport(server).get("https://example.org/0")


def test_a_token_is_not_carried_to_another_host(server):
    elsewhere = server.base.replace("127.0.0.1", "localhost") + "/https/example.org/b"
    server.replies["https://example.org/a"] = Reply(status=302, headers={"Location": elsewhere})
    server.replies["https://example.org/b"] = Reply(data=TABLE)
    transport(server).get("https://example.org/a", headers={"x-ucdp-access-token": "secret"})
    assert ["x-ucdp-access-token" in headers for _, headers in server.asked] == [True, False]


def test_a_page_is_fetched_again_only_when_it_has_changed(server, tmp_path):
    server.replies[ADDRESS] = Reply(data=TABLE, headers={"ETag": '"one"', "Last-Modified": "Sat, 22 Aug 2026"})
    asking = transport(server, tmp_path)
    asking.accept(asking.get(ADDRESS), rows=1)
    second = transport(server, tmp_path).get(ADDRESS)
    assert (second.data, second.status, second.from_cache) == (TABLE, 304, True)
    headers = server.asked[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"one"', "Sat, 22 Aug 2026")
    server.replies[ADDRESS] = Reply(data=TABLE + b"2025-01-01,790800\n", headers={"ETag": '"two"'})
    third = transport(server, tmp_path).get(ADDRESS)
    assert third.data.endswith(b"790800\n") and not third.from_cache


def test_a_page_that_was_not_accepted_is_not_kept(server, tmp_path):
    server.replies[ADDRESS] = Reply(data=b"<html>Sorry</html>", headers={"ETag": '"bad"'})
    transport(server, tmp_path).get(ADDRESS)
    server.replies[ADDRESS] = Reply(data=TABLE, headers={"ETag": '"bad"'})
    assert transport(server, tmp_path).get(ADDRESS).data == TABLE  # nobody asked "still the same?"


def test_a_page_that_lost_rows_is_refused_and_the_old_one_kept(server, tmp_path):
    server.replies[ADDRESS] = Reply(data=TABLE)
    asking = transport(server, tmp_path)
    asking.accept(asking.get(ADDRESS), rows=1000)
    server.replies[ADDRESS] = Reply(data=b"half")
    with pytest.raises(BrokenSource, match=r"holds 500 rows, 1,000 when it was last read: cut short\?"):
        asking.accept(asking.get(ADDRESS), rows=500)
    assert asking.held(ADDRESS).data == TABLE
    asking.accept(asking.get(ADDRESS), rows=985)  # a duplicate or two may go
    assert asking.held(ADDRESS).data == b"half"


DAMAGE = {
    "half a file": lambda data: data[: len(data) // 2],
    "a byte changed": lambda data: data[:-2] + b"1\n",
    "empty": lambda _: b"",
    "something else": lambda _: b"\x00\xff not a page",
    "another page": lambda data: data.replace(b"table.csv", b"other.csv"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_page_in_the_cache_is_fetched_anew(server, tmp_path, damage):
    server.replies[ADDRESS] = Reply(data=TABLE, headers={"ETag": '"one"'})
    asking = transport(server, tmp_path)
    asking.accept(asking.get(ADDRESS))
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert asking.held(ADDRESS) is None
    page = asking.get(ADDRESS)
    assert (page.data, page.from_cache) == (TABLE, False)
    asking.accept(page)
    assert asking.held(ADDRESS).data == TABLE


def test_a_cache_that_cannot_be_written_costs_nothing_else(server, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    server.replies[ADDRESS] = Reply(data=TABLE)
    asking = transport(server, blocked)
    page = asking.get(ADDRESS)
    asking.accept(page)
    assert asking.documents == [page.document]


def test_hosts_are_not_hurried(server):
    server.replies[ADDRESS] = Reply(data=TABLE)
    time = [100.0]
    slept = []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        time[0] += seconds

    asking = Transport(None, server.rewrites, pace_seconds=0.5, sleep=sleep, clock=lambda: time[0])
    for _ in range(3):
        asking.get(ADDRESS)
    assert slept == [0.5, 0.5]


REWRITES = {
    "": {},
    "https://a/=http://127.0.0.1:1/": {"https://a/": "http://127.0.0.1:1/"},
    " https://a/x?y=1=http://b/ ; https://c=https://d;": {"https://a/x?y=1": "http://b/", "https://c": "https://d"},
}


@pytest.mark.parametrize(("text", "rewrites"), REWRITES.items(), ids=["none", "one", "two"])
def test_mirrors_are_set_by_the_environment(text, rewrites):
    assert rewrites_from(text) == rewrites


@pytest.mark.parametrize(
    "text", ["a mirror", "https://a/", "https://a/=ftp://b/", "a=http://b", "https://=http", "https://a/=http://["]
)
def test_a_mirror_that_is_none_is_refused(text):
    with pytest.raises(BrokenSource, match="TALLYSTICK_MIRROR"):
        rewrites_from(text)


def test_a_refused_mirror_keeps_its_password_and_names_its_option():
    with pytest.raises(BrokenSource, match=r"^--mirror: .*//\*\*\*@") as refused:
        rewrites_from("https://a/=http://me:secret@[", "--mirror")
    assert "secret" not in str(refused.value)


def test_the_longest_beginning_is_rewritten():
    rewrites = {"https://": "http://m/", "https://a/b/": "http://n/"}
    assert [rewritten(address, rewrites) for address in ("https://a/b/c", "https://a/x", "http://z/")] == [
        "http://n/c",
        "http://m/a/x",
        "http://z/",
    ]


def test_the_environment_is_read(server, monkeypatch):
    monkeypatch.setenv(
        "TALLYSTICK_MIRROR", f"https://=http://127.0.0.1:1/;https://example.org/={server.base}/https/example.org/"
    )
    server.replies[ADDRESS] = Reply(data=TABLE)
    assert Transport(pace_seconds=0).get(ADDRESS).data == TABLE


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=binary(max_size=300), drip=integers(0, 2))
def test_bytes_come_as_they_are(server, data, drip):
    server.replies[ADDRESS] = Reply(data=data, packed=drip == 1, no_length=drip == 2)
    assert transport(server).get(ADDRESS).data == data


@settings(max_examples=60, deadline=None)
@given(data=binary(max_size=200), cut=integers(0, 600))
def test_half_a_cached_page_never_counts(tmp_path_factory, data, cut):
    cache = PageCache(tmp_path_factory.mktemp("cache"))
    entry = Entry(
        address=ADDRESS, etag='"e"', last_modified="", sha256=sha256(data).hexdigest(), fetched="", rows=3, data=data
    )
    cache.write(entry)
    assert cache.read(ADDRESS) == entry
    whole = cache.path(ADDRESS).read_bytes()
    cache.path(ADDRESS).write_bytes(whole[:cut])
    assert cache.read(ADDRESS) == (entry if cut >= len(whole) else None)


def test_a_folder_answers_for_addresses(tmp_path):
    (tmp_path / "table.csv").write_bytes(TABLE)
    folder = FolderTransport(tmp_path, {ADDRESS: "table.csv", "https://b/": b"x", "https://c/": "gone"}, at=NOW)
    assert folder.get(ADDRESS).data == TABLE
    assert folder.get("https://b/").document.fetched == NOW
    for address, message in (("https://c/", "cannot be read"), ("https://d/", "not among the files")):
        with pytest.raises(BrokenSource, match=message):
            folder.get(address)


def test_a_users_files_are_pages(tmp_path):
    for name in ("b.csv", "a.csv", "c.txt"):
        (tmp_path / name).write_bytes(TABLE)
    pages = list(local_pages([str(tmp_path)], at=NOW, endings=(".csv",)))
    assert [page.address for page in pages] == ["a.csv", "b.csv"]
    for places in ([str(tmp_path / "none.csv")], [str(tmp_path)]):
        with pytest.raises(BrokenSource):
            list(local_pages(places, at=NOW, endings=(".geojson",)))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    for place in (tmp_path / "pipe.csv", tmp_path):
        with pytest.raises(BrokenSource, match=r"pipe\.csv is a pipe, a device or a folder"):
            list(local_pages([str(place)], at=NOW, endings=(".csv",)))
