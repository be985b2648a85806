"""Addresses as sources: what the server says it is decides the reader, and what is wrong is one line."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest

from tallystick.documents import read_documents
from tallystick.documents.web import fetched
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document
from tallystick.network.asking import Asker
from tallystick.network.exchange import Limits
from tests.documents.pdf_writer import Words, write_pdf
from tests.documents.test_docx import p, write_docx
from tests.record.source_server import Reply, SourceServer

ADDRESS = "https://paper.example/losses"
PAGE = """<html><head><title>Losses</title><link rel="canonical" href="https://paper.example/other"></head><body>
<p>The army lost forty guns in the week, the staff said, more than ever before.</p>"""
ARTICLE = "The army lost forty guns in the week, the staff said, more than ever before."
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture(scope="module")
def server() -> Iterator[SourceServer]:
    with SourceServer().running() as running:
        yield running


@pytest.fixture(autouse=True)
def clean(server: SourceServer) -> None:
    server.replies.clear()
    server.asked.clear()


def read(server: SourceServer, address: str = ADDRESS) -> list[Document | UnreadableDocument]:
    hasty = Limits(connect_seconds=0.5, read_seconds=0.3, total_seconds=1.5, most_bytes=1_000_000, redirects=3)
    asker = Asker("tests", server.rewrites, limits=hasty, tries=2, pace_seconds=0, sleep=lambda _: None)
    return list(fetched(address, False, asker))


KINDS = {  # content type                       data                                text
    "a page": ("text/html", PAGE.encode(), ARTICLE),
    "text": ("text/plain; charset=utf-8", b"Lost: 40 guns.", "Lost: 40 guns."),
    "a page called text": ("text/plain", b"<!doctype html><p>Lost: 40 guns.</p>", "Lost: 40 guns."),
    "a PDF": ("application/pdf", write_pdf([[Words(50, 700, "Lost: 40 guns.")]]), "Lost: 40 guns."),
    "a PDF called a page": ("text/html", write_pdf([[Words(50, 700, "Lost: 40 guns.")]]), "Lost: 40 guns."),
    "a Word document": ("application/octet-stream", write_docx(p("Lost: 40 guns.")), "Lost: 40 guns."),
    "nothing said": ("", b"# Losses\n\nLost: **40** guns.", "Losses\n\nLost: 40 guns."),
    "another encoding": ("text/html; charset=koi8-r", "<p>Потери: 40 орудий</p>".encode("koi8-r"), "Потери: 40 орудий"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "data", "text"), KINDS.values(), ids=KINDS)
def test_the_reader_follows_what_is_there(server: SourceServer, kind: str, data: bytes, text: str) -> None:
    server.replies[ADDRESS] = Reply(data=data, headers={"Content-Type": kind} if kind else {})
    (document,) = read(server)
    assert isinstance(document, Document)
    assert (document.text.strip(), document.id, document.url) == (text, ADDRESS, ADDRESS)


def test_the_address_is_the_one_that_it_was_led_to(server: SourceServer) -> None:
    server.replies[ADDRESS] = Reply(status=301, headers={"Location": "/https/paper.example/2025/losses"})
    server.replies["https://paper.example/2025/losses"] = Reply(data=PAGE.encode(), headers=HTML, packed=True)
    (document,) = read(server)
    assert isinstance(document, Document)
    assert (document.id, document.url) == (ADDRESS, "https://paper.example/2025/losses")


def test_a_list_of_documents_keeps_their_own_addresses(server: SourceServer) -> None:
    lines = b'{"id": "a", "text": "Lost: 40 guns.", "url": "https://paper.example/a"}\n{"id": "b", "text": "Then 5."}'
    for address, data in ((f"{ADDRESS}.jsonl", lines), (f"{ADDRESS}.jsonl.gz", gzip.compress(lines))):
        server.replies[address] = Reply(data=data)
        found = read(server, address)
        assert [one.url for one in found if isinstance(one, Document)] == ["https://paper.example/a", address]


BAD = {  # what the server does -> what is said
    "no such page": (Reply(status=404), "answers 404 .there is no such page.: check the address"),
    "gone": (Reply(status=410), "answers 410 .the page is gone.: give another address"),
    "refused": (Reply(status=403), "answers 403 .it refuses.: save the page and give the file"),
    "a fault": (Reply(status=500), "answers 500 .a fault of the server.: try again later"),
    "hangs": (Reply(data=b"x", wait=5), r"said nothing for 0\.3 s: try again later"),
    "drips": (Reply(data=b"words " * 20, drip=0.1), "too slow"),
    "huge": (Reply(data=b"x" * 20_000_000, packed=True), "larger than 1 MB"),
    "cut short": (Reply(data=b"words", announced=900), "cut short"),
    "leads to a file": (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "no address of the web"),
    "empty": (Reply(data=b" ", headers=HTML), "is empty"),
    "a picture": (Reply(data=b"\x89PNG....", headers={"Content-Type": "image/png"}), "is a picture"),
    "a film": (Reply(data=b"abcd", headers={"Content-Type": "video/mp4"}), r"is no text \(video/mp4\)"),
    "a feed": (Reply(data=b"<?xml version='1.0'?><rss><channel/></rss>"), "is a feed or a list of pages"),
}


@pytest.mark.parametrize(("reply", "message"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_said_in_one_line(server: SourceServer, reply: Reply, message: str) -> None:
    server.replies[ADDRESS] = reply
    with pytest.raises(UnreadableDocument, match=message) as caught:
        read(server)
    assert str(caught.value).startswith(ADDRESS) and "\n" not in str(caught.value)


def test_a_mirror_counts_for_sources_too(server: SourceServer, monkeypatch: pytest.MonkeyPatch) -> None:
    from tallystick.documents import web

    web._asker.cache_clear()
    monkeypatch.setenv("TALLYSTICK_MIRROR", f"https://paper.example/={server.base}/https/paper.example/")
    server.replies[ADDRESS] = Reply(data=PAGE.encode(), headers=HTML)
    for guarded in (False, True):
        (document,) = read_documents(ADDRESS, guarded=guarded)
        assert isinstance(document, Document) and document.url == ADDRESS
    web._asker.cache_clear()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a", "http://localhost/a", "http://169.254.169.254/latest"])
def test_a_strangers_address_leads_nowhere_inside(address: str) -> None:
    (error,) = read_documents(address, guarded=True)
    assert "not on the public internet, and is not asked here: give another address" in str(error)


@pytest.mark.parametrize("address", ["http://", "https://:80/x", "http://a:b/"])
def test_no_address_is_told(address: str) -> None:
    (error,) = read_documents(address)
    assert "no address that can be asked" in str(error)
