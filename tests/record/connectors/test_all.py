"""What every connector keeps to: it reads the real file, and refuses everything that only looks like it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tallystick.errors import BrokenSource
from tallystick.record.connectors import general_staff
from tallystick.theatres import list_theatres, load_theatre
from tests.record.published import CONNECTORS, FETCHED, FROM_FILES, NOW
from tests.record.source_server import Reply

pytestmark = pytest.mark.shared
PAIRS = [
    pytest.param(name, address, id=f"{name}-{index}")
    for name in FETCHED
    if name != "general_staff"  # one of its pages may be broken and the others still be read
    for index, address in enumerate(CONNECTORS[name].ADDRESSES)
    if name != "cbr_key_rate"  # its second address stands in for the first
]


@pytest.mark.parametrize("name", FETCHED)
def test_it_reads_the_real_files(name, transport):
    observations = list(CONNECTORS[name].fetch(transport, None))
    assert observations
    assert len(transport.documents) >= 1
    assert transport.notes == []
    today = NOW.toordinal()
    assert all(o.day <= today + 7 for o in observations)
    assert all(o.low is None or o.high is None or o.low <= o.value <= o.high for o in observations)


@pytest.mark.parametrize("name", FETCHED)
def test_since_leaves_out_what_is_older(name, transport):
    connector = CONNECTORS[name]
    if name == "correlates_of_war":
        assert list(connector.fetch(transport, date(2000, 1, 1))) == []
        return
    since = date(2024, 10, 1) if name != "ucdp" else date(2022, 3, 1)
    everything = [o for o in connector.fetch(transport, None) if o.day >= since.toordinal()]
    assert list(connector.fetch(transport, since)) == everything != []


def half(data: bytes) -> bytes:
    return data[: int(len(data) * 0.6)] if data[:1] in b"[{<" else data[: data.rfind(b",", 0, int(len(data) * 0.6))]


def other_names(data: bytes) -> bytes:
    """The same table under other names of columns or fields."""
    if data[:1] in b"[{":
        return data.replace(b'": ', b'_old": ')
    if data[:1] == b"<":
        return data.replace(b"Record", b"Entry").replace(b"KR>", b"QR>")
    head, end, rest = data.partition(b"\r" if b"\n" not in data else b"\n")
    return b";".join(b"column" for _ in head.split(b",")) + end + rest


BREAKAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an error page": (lambda _: b"<!DOCTYPE html><html><head><title>502</title></head></html>", "is a web page"),
    "empty": (lambda _: b" \n", "is empty"),
    "cut short": (half, "cut short|not 60|not one row|lacks|bounds|ends after|without their bounds"),
    "other columns": (other_names, "lacks|holds no|no list|no key rate|no rates"),
    "another encoding": (
        lambda data: data[:4000].decode("latin-1").encode("utf-16"),
        "is not utf-8|zero bytes|no whole|does not say",
    ),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(100), "picture|zero bytes|no whole|does not say"),
}


BROKEN = [
    pytest.param(*pair.values, breakage, id=f"{pair.id}-{breakage}")
    for pair in PAIRS
    for breakage in BREAKAGES
    if (pair.values[0], breakage) != ("correlates_of_war", "another encoding")  # all bytes are latin-1
]


@pytest.mark.parametrize(("name", "address", "breakage"), BROKEN)
def test_a_broken_page_is_refused_before_anything_is_given(name, address, breakage, sources, transport, pages):
    breaking, message = BREAKAGES[breakage]
    sources.replies[address] = Reply(data=breaking(pages[address]))
    with pytest.raises(BrokenSource, match=message) as caught:
        next(CONNECTORS[name].fetch(transport, None))
    assert "\n" not in str(caught.value)
    assert address.partition("?")[0] in str(caught.value)


NO_ANSWERS = {
    "gone": Reply(status=404),
    "a fault": Reply(status=500),
    "cut off": Reply(data=b"[{", announced=100_000),
    "round in circles": Reply(status=302, headers={"Location": "?again"}),
}


@pytest.mark.parametrize("reply", NO_ANSWERS.values(), ids=NO_ANSWERS)
@pytest.mark.parametrize(("name", "address"), PAIRS)
def test_an_address_that_does_not_answer(name, address, reply, sources, transport):
    sources.replies[address] = reply
    with pytest.raises(BrokenSource) as caught:
        next(CONNECTORS[name].fetch(transport, None))
    assert address.partition("?")[0] in str(caught.value)


FIXED = [name for name in FETCHED if name not in ("cbr_rate", "cbr_key_rate", "ucdp")]  # the same address every day


@pytest.mark.parametrize("name", FIXED)
def test_a_bad_download_changes_nothing_that_is_held(name, sources, transport, pages):
    connector = CONNECTORS[name]
    list(connector.fetch(transport, None))
    for address in connector.ADDRESSES:
        sources.replies[address] = Reply(data=half(pages[address]))
    with pytest.raises(BrokenSource):
        list(connector.fetch(transport, None))
    assert transport.notes == []
    assert {address: transport.held(address).data for address in connector.ADDRESSES} == {
        address: pages[address] for address in connector.ADDRESSES
    }


@pytest.mark.parametrize("name", FIXED)
def test_the_same_again_is_not_sent_again(name, sources, transport, pages):
    connector = CONNECTORS[name]
    for address in connector.ADDRESSES:
        sources.replies[address] = Reply(data=pages[address], headers={"ETag": '"today"'})
    first = list(connector.fetch(transport, None))
    documents = list(transport.documents)
    assert list(connector.fetch(transport, None)) == first
    assert [headers.get("if-none-match") for _, headers in sources.asked[-len(connector.ADDRESSES) :]] == [
        '"today"'
    ] * len(connector.ADDRESSES)
    assert transport.documents == documents * 2  # the same documents: what was read can be led back to them


def yesterday(data: bytes) -> bytes:
    """The table as it was: without its newest rows."""
    lines = data.splitlines(keepends=True)
    newest_first = lines[1][:7] > lines[-1][:7] if len(lines) > 1 else False
    return b"".join([lines[0], *lines[3:]] if newest_first else lines[:-2])


@pytest.mark.parametrize("name", ["isw", "brent", "uk_mod", "economist", "liveuamap"])
def test_yesterdays_file_is_fine(name, sources, transport, pages):
    connector = CONNECTORS[name]
    today = {(o.series, o.day) for o in connector.fetch(transport, None)}
    for address in connector.ADDRESSES:
        sources.replies[address] = Reply(data=yesterday(pages[address]))
    before = {(o.series, o.day) for o in connector.fetch(transport, None)}
    assert before < today


def test_all_sources_together_cost_little(transport):
    """`update` may take 20 s of CPU for all sources from a local server; reading them is the larger part."""
    started = time.process_time()  # of this process: the server's own part is in it
    observations = sum(sum(1 for _ in CONNECTORS[name].fetch(transport, None)) for name in FETCHED)
    assert observations > 80_000
    assert time.process_time() - started < 5


@pytest.mark.parametrize("name", CONNECTORS)
def test_its_source_is_one_of_its_theatre(name):
    connector = CONNECTORS[name]
    assert connector.SOURCE in load_theatre(connector.THEATRE).sources


@pytest.mark.parametrize("name", FROM_FILES)
def test_what_may_not_be_passed_on_is_never_fetched(name, transport, sources):
    assert CONNECTORS[name].ADDRESSES == ()
    with pytest.raises(BrokenSource, match="download"):
        next(CONNECTORS[name].fetch(transport, None))
    assert sources.asked == []


def test_every_series_of_a_connector_lies_in_its_theatre(transport):
    described = {
        spec.id: name for name in list_theatres() for specs in load_theatre(name).series.values() for spec in specs
    }
    for name in FETCHED:
        connector = CONNECTORS[name]
        for series in {o.series for o in connector.fetch(transport, None)}:
            assert described.get(series, connector.THEATRE) == connector.THEATRE


def test_a_day_that_is_still_to_come_is_refused(sources, transport, pages):
    far = (NOW.date() + timedelta(days=3)).isoformat()
    address = general_staff.MINFIN
    sources.replies[address] = Reply(data=pages[address] + f"{far},1645{',1' * 14}\n".encode())
    list(general_staff.fetch(transport, None))
    assert "in the future" in transport.notes[0]
