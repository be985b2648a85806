"""Web archives and packed files: every page with its address and day; a cut anywhere is noticed."""

from __future__ import annotations

import gzip
import random
from datetime import date
from pathlib import Path

import pytest

from tallystick import settings
from tallystick.documents import read_documents
from tallystick.documents.readers import gz, warc
from tallystick.errors import UnreadableDocument
from tallystick.model.document import Document, PublishedBasis

PAGE = "<html><head><title>Losses {0}</title>{1}</head><body><p>The army lost {0} guns in the week.</p></body></html>"


def record(
    number: int, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, warc_type: str = "response"
) -> bytes:
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n".encode() if warc_type == "response" else b""
    stated = "application/http; msgtype=response" if http else kind
    head = (
        f"WARC/1.0\r\nWARC-Type: {warc_type}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://paper.example/{number}\r\nWARC-Date: 2025-03-0{number % 9 + 1}T10:00:00Z\r\n"
        f"Content-Type: {stated}\r\nContent-Length: {len(http) + len(body)}\r\n\r\n"
    )
    return head.encode() + http + body + b"\r\n\r\n"


RECORDS = [
    record(0, b"software: x\r\n", "application/warc-fields", warc_type="warcinfo"),
    record(1, PAGE.format(11, "").encode()),
    record(2, PAGE.format(12, '<meta property="article:published_time" content="2025-02-20">').encode()),
    record(3, b"\x89PNG....", "image/png"),
    record(4, b"<p>Not here</p>", status=404),
    record(5, "<p>Потери: 15 орудий за неделю.</p>".encode("koi8-r"), "text/html; charset=koi8-r"),
    record(6, b"The army lost 16 guns.", "text/plain", warc_type="conversion"),
]
PLAIN = b"".join(RECORDS)
PACKED = b"".join(map(gzip.compress, RECORDS))


@pytest.mark.parametrize("data", [PLAIN, PACKED, gzip.compress(PLAIN)], ids=["plain", "packed", "packed as one"])
def test_every_page_is_a_document(data: bytes) -> None:
    found = list(warc.read(data, "a.warc.gz"))
    assert all(isinstance(one, Document) for one in found)
    documents = [one for one in found if isinstance(one, Document)]
    assert [document.url for document in documents] == [f"https://paper.example/{n}" for n in (1, 2, 5, 6)]
    assert [document.id for document in documents] == [f"a.warc.gz#{n}" for n in (2, 3, 6, 7)]
    assert [document.published for document in documents] == [
        date(2025, 3, 2), date(2025, 2, 20), date(2025, 3, 6), date(2025, 3, 7),
    ]  # fmt: skip
    assert documents[0].published_basis is PublishedBasis.INFERRED
    assert documents[1].published_basis is PublishedBasis.STATED
    assert "15 орудий" in documents[2].text and documents[3].text == "The army lost 16 guns."


@pytest.mark.parametrize("data", [PLAIN, PACKED], ids=["plain", "packed"])
def test_a_cut_is_noticed_wherever_it_is(data: bytes) -> None:
    places, at = {0}, 0
    for one in RECORDS:
        at += len(one if data is PLAIN else gzip.compress(one))
        places.add(at)  # between two records nothing shows that there were more
    lost = [
        cut
        for cut in range(1, len(data), 3)
        if cut not in places and all(isinstance(one, Document) for one in warc.read(data[:cut], "a.warc"))
    ]
    assert [cut for cut in lost if cut + 4 not in places and cut + 2 not in places] == []


def test_a_cut_is_told_with_what_was_read() -> None:
    *documents, error = warc.read(PACKED[: len(PACKED) - 30], "a.warc.gz")
    assert len(documents) == 3
    assert isinstance(error, UnreadableDocument)
    assert "cut short or damaged after 7 records, of which 3 were read" in str(error)


def test_damaged_archives_never_fail_otherwise() -> None:
    chance = random.Random(5)
    for whole in (PLAIN, PACKED):
        for _ in range(60):
            damaged = bytearray(whole)
            for _ in range(chance.randrange(1, 9)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            for one in warc.read(bytes(damaged), "a.warc"):
                assert isinstance(one, Document | UnreadableDocument)


def test_an_archive_may_be_larger_than_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_BYTES", 4_000)
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, [*RECORDS * 5, record(8, b"<p>x</p>" * 1000)])))
    *documents, error = read_documents(str(path))
    assert sum(isinstance(one, Document) for one in documents) == 20
    assert isinstance(error, UnreadableDocument) and "larger than" in str(error) and "#36" in str(error)


def test_an_archive_without_pages_is_told() -> None:
    (error,) = warc.read(RECORDS[0] + RECORDS[3], "a.warc")
    assert "2 records and no page" in str(error)


LINES = b'{"id": "one", "text": "The army lost 5 guns."}\n{"id": "two", "text": "Then 6."}\n'
PACKINGS = {  # name              bytes                          ids
    "lines": ("a.jsonl.gz", gzip.compress(LINES), ["one", "two"]),
    "members": ("a.jsonl.gz", gzip.compress(LINES[:30]) + gzip.compress(LINES[30:]) + bytes(100), ["one", "two"]),
    "text": ("a.txt.gz", gzip.compress(b"Lost: 5 guns."), ["a.txt.gz"]),
    "a page without a name": ("a.gz", gzip.compress(b"<html><p>Lost: 5 guns."), ["a.gz"]),
    "text under another name": ("a.txt", gzip.compress(b"Lost: 5 guns."), ["a.txt"]),
    "an archive under another name": ("a.gz", PACKED, [f"a.gz#{n}" for n in (2, 3, 6, 7)]),
}


@pytest.mark.parametrize(("name", "data", "ids"), PACKINGS.values(), ids=PACKINGS)
def test_packed_files_are_read_as_what_they_hold(tmp_path: Path, name: str, data: bytes, ids: list[str]) -> None:
    (tmp_path / name).write_bytes(data)
    found = list(read_documents(str(tmp_path / name)))
    assert [one.id.rpartition("/")[2] for one in found if isinstance(one, Document)] == ids
    assert len(found) == len(ids)


BAD = {
    "packed twice": (gzip.compress(gzip.compress(LINES)), "holds a compressed file"),
    "a picture": (gzip.compress(b"\x89PNG...."), "holds a picture"),
    "nothing": (gzip.compress(b" \n"), "nothing in it"),
    "not gzip inside": (b"\x1f\x8bnonsense, and more of it", "damaged inside"),
    "too much": (gzip.compress(b"5 guns. " * 200_000), "more than 1 MB"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_told(data: bytes, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_BYTES", settings.MEGABYTE)
    with pytest.raises(UnreadableDocument, match=message):
        list(gz.read(data, "a.gz"))


def test_a_packed_file_cut_short_is_read_and_told() -> None:
    noise = " ".join(str(number) for number in random.Random(1).sample(range(10**6), 5000))
    document, error = gz.read(gzip.compress(noise.encode())[:-4000], "a.txt.gz")
    assert isinstance(document, Document) and noise.startswith(document.text[:20_000])
    assert "cut short" in str(error)
