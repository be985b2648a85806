"""Updating: each source wholly or not at all, one that fails stops nobody, the same again adds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from tallystick import pipeline
from tallystick.cli import DONE, PARTLY, WRONG, run
from tallystick.errors import BrokenSource, BrokenStore, UnknownTheatre
from tallystick.model.observation import Observation
from tallystick.record.connectors import brent, cbr_rate, general_staff
from tallystick.record.pages import csv_rows
from tallystick.record.store import open_store
from tallystick.record.transport import Transport
from tallystick.record.updating import Base, FromFiles, Update, choose, update
from tests.record.published import serve, served
from tests.record.source_server import Reply, SourceServer

TODAY = date(2025, 2, 1)
ADDRESS = "https://source.example/table.csv"


def connector(series: str = "x", *, theatre: str = "t", fetch: Callable[..., object] | None = None) -> SimpleNamespace:
    """A source that is a table of `day,value` lines."""

    def read(transport: Transport, since: date | None) -> Iterator[Observation]:
        page = transport.get(ADDRESS)
        rows = [line.split(",") for line in page.data.decode().split()]
        try:
            found = [Observation(series, date.fromisoformat(day).toordinal(), float(value)) for day, value in rows]
        except ValueError:
            raise BrokenSource(f"{ADDRESS} is no table") from None
        transport.accept(page, rows=len(rows))
        transport.note("read to the end")
        yield from (o for o in found if since is None or o.day >= since.toordinal())

    return SimpleNamespace(SOURCE=f"source of {series}", THEATRE=theatre, ADDRESSES=(ADDRESS,), fetch=fetch or read)


def failing(error: Exception) -> SimpleNamespace:
    def fetch(transport: Transport, since: date | None) -> Iterator[Observation]:  # noqa: ARG001
        yield Observation("x", TODAY.toordinal(), 1.0)
        raise error

    return connector(fetch=fetch)


def empty_base(theatre: str) -> Base:
    if theatre != "t":
        raise UnknownTheatre(f"{theatre!r} is no theatre")
    return Base({}, {})


@pytest.fixture
def sources() -> Iterator[SourceServer]:
    with SourceServer().running() as server:
        yield server


@pytest.fixture
def pages(sources: SourceServer) -> tuple[Callable[[bytes], None], Transport]:
    """Changes what the source serves, and a transport that asks for it."""

    def serve_table(data: bytes) -> None:
        sources.replies[ADDRESS] = Reply(data=data)

    serve_table(b"2025-01-01,5\n2025-01-02,7\n")
    return serve_table, Transport(rewrites=sources.rewrites, pace_seconds=0, backoff_seconds=0)


def test_new_revised_same(pages, address: str) -> None:
    serve_table, transport = pages
    store = open_store(address)

    def once() -> Update:
        (done,) = update(store, {"a": connector()}, transport, empty_base, today=TODAY)
        assert done.appended is not None and done.notes == ("read to the end",)
        return done

    assert once().appended.new == 2
    assert (once().appended.new, once().appended.same) == (0, 2)
    serve_table(b"2025-01-01,5\n2025-01-02,8\n2025-01-03,9\n")
    appended = once().appended
    assert (appended.new, appended.same, [(r.before, r.after) for r in appended.revised]) == (1, 1, [(7, 8)])
    (first, second) = store.vintages("x", date(2025, 1, 2).toordinal())
    assert first.document is not None and second.document is not None
    assert first.document.address == second.document.address == ADDRESS
    assert first.document.sha256 != second.document.sha256
    assert store.readings() == {"source of x": TODAY}


FAILURES = {  # connector                                                said
    "says what is wrong": (failing(BrokenSource("gone for good")), "gone for good"),
    "trips over its page": (failing(KeyError("date")), "cannot be read (KeyError: 'date')"),
    "of a theatre that is not there": (connector(theatre="mars"), "'mars' is no theatre"),
    "gives no number": (
        connector(fetch=lambda *_: [Observation("x", 1, float("nan"))]),
        "x has no number or no day",
    ),
}


@pytest.mark.parametrize(("bad", "said"), FAILURES.values(), ids=FAILURES)
def test_one_that_fails_stops_nobody_and_leaves_nothing(pages, address: str, bad: SimpleNamespace, said: str) -> None:
    store = open_store(address)
    begun: list[str] = []
    done = list(
        update(store, {"bad": bad, "good": connector("y")}, pages[1], empty_base, today=TODAY, begin=begun.append)
    )
    assert [(each.connector, bool(each.failed)) for each in done] == [("bad", True), ("good", False)]
    assert said in done[0].failed and done[0].appended is None
    assert begun == ["bad", "good"]
    assert set(store.series()) == {"y"}


def test_a_format_that_was_never_seen_says_so(pages, address: str) -> None:
    transport = pages[1]

    def read(transport: Transport, since: date | None) -> Iterator[Observation]:  # noqa: ARG001
        csv_rows(transport.get(ADDRESS), "day", "rate")
        yield from ()

    unseen, seen = connector(fetch=read), connector("y", fetch=read)
    unseen.UNSEEN = "read as it is described"
    store = open_store(address)
    told = [each.failed for each in update(store, {"a": unseen, "b": seen}, transport, empty_base, today=TODAY)]
    assert "(read as it is described; please report what it says)" in told[0] and "report" not in told[1]
    unseen.fetch = failing(BrokenSource("cannot be reached")).fetch
    (done,) = update(store, {"a": unseen}, transport, empty_base, today=TODAY)
    assert done.failed == "cannot be reached"


@pytest.mark.parametrize("page", [b"<html>not here</html>", b"", b"2025-01-01,5\n2025-01-0"])
def test_a_bad_page_changes_nothing(pages, address: str, page: bytes) -> None:
    serve_table, transport = pages
    store = open_store(address)
    list(update(store, {"a": connector()}, transport, empty_base, today=TODAY))
    before = store.rows("x")
    serve_table(page)
    list(update(store, {"a": connector()}, transport, empty_base, today=date(2025, 3, 1)))
    assert store.rows("x") == before


def test_a_broken_store_stops_all(pages, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "record.sqlite"))
    store._database.read("PRAGMA max_page_count = 1")
    rows = [Observation("x", 1 + day, float(day)) for day in range(5_000)]
    many = connector(fetch=lambda *_: rows)
    with pytest.raises(BrokenStore, match="disk is full"):
        list(update(store, {"a": many, "b": connector()}, pages[1], empty_base, today=TODAY))


def table(values: list[float]) -> bytes:
    first = date(2024, 1, 1).toordinal()
    return "\n".join(f"{date.fromordinal(first + k)},{value}" for k, value in enumerate(values)).encode()


LONG = [70.0 + k % 9 for k in range(40)]
REVISIONS = {  # what was held, what is served now -> is it refused?
    "tenfold": (LONG, [10 * value for value in LONG], True),
    "a thousandth": (LONG, [value / 1000 for value in LONG], True),
    "tenfold, and another day": (LONG, [10 * value for value in (*LONG, 70)], True),
    "tenfold in the newer half and a day": (LONG, [*LONG[:19], *(10 * value for value in LONG[19:])], True),
    "tenfold in the newer half": (LONG, [*LONG[:20], *(10 * value for value in LONG[20:])], False),
    "all of them a little": (LONG, [1.3 * value for value in LONG], False),
    "zeros that were counted since": ([0.0] * 40, LONG, True),
    "a short series": (LONG[:19], [10 * value for value in LONG[:19]], False),
    "only more of it": (LONG, [*LONG, *(10 * value for value in LONG)], False),
}


@pytest.mark.parametrize(("held", "served", "refused"), REVISIONS.values(), ids=REVISIONS)
def test_revisions_that_no_source_makes(
    pages, address: str, held: list[float], served: list[float], refused: bool
) -> None:
    serve_table, transport = pages
    store = open_store(address)
    serve_table(table(held))

    def again(**options: bool) -> Update:
        (done,) = update(store, {"a": connector()}, transport, empty_base, today=TODAY, **options)
        return done

    again()
    before = store.rows("x")
    serve_table(table(served))
    if refused:
        for _ in range(2):  # the page of the first try is not taken from the cache as a good one
            done = again()
            assert done.appended is None and store.rows("x") == before
            assert "held values of x" in done.failed and "--accept-revisions" in done.failed
    assert again(accept_revisions=refused).appended.revised or len(served) > len(held)
    assert store.value("x", date(2024, 1, 1).toordinal() + len(served) - 1) == pytest.approx(served[-1])


def test_since(pages, address: str) -> None:
    store = open_store(address)
    list(update(store, {"a": connector()}, pages[1], empty_base, today=TODAY, since=date(2025, 1, 2)))
    assert [row.day for row in store.rows("x")] == [date(2025, 1, 2).toordinal()]


def test_who_needs_something_first_is_passed_over_unless_named(
    pages, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wants_token, wants_file, plain = connector("y"), connector("z"), connector()
    wants_token.TOKEN, wants_file.ADDRESSES = "TALLYSTICK_TEST_TOKEN", ()
    store = open_store(address)

    def skipped(**chosen: SimpleNamespace) -> list[str]:
        return [each.skipped for each in update(store, chosen, pages[1], empty_base, today=TODAY)]

    assert skipped(a=wants_token, b=wants_file, c=plain) == [
        "wants a token in TALLYSTICK_TEST_TOKEN",
        "reads only files of your own: name it, and give them with --file",
        "",
    ]
    assert set(store.series()) == {"x"}
    assert skipped(a=wants_token) == [""]
    monkeypatch.setenv("TALLYSTICK_TEST_TOKEN", "1")
    assert skipped(a=wants_token, c=plain) == ["", ""]


def test_a_users_own_file(address: str, pages) -> None:
    reader = connector("y")
    reader.read = lambda pages, since: [Observation("y", TODAY.toordinal(), float(len(list(pages))))]  # noqa: ARG005
    files = [pages[1].get(ADDRESS)]
    store = open_store(address)
    (done,) = update(store, {"a": FromFiles(reader, files)}, pages[1], empty_base, today=TODAY)
    assert done.appended is not None and done.appended.new == 1
    assert store.vintages("y", TODAY.toordinal())[0].document == files[0].document


CHOICES = {
    "all": (None, None, ["a", "b"]),
    "by name": ("a", None, ["a"]),
    "by source": ("source of y", None, ["b"]),
    "by theatre": (None, "u", ["b"]),
}


@pytest.mark.parametrize(("wanted", "theatre", "names"), CHOICES.values(), ids=CHOICES)
def test_choosing(wanted: str | None, theatre: str | None, names: list[str]) -> None:
    found = {"a": connector("x"), "b": connector("y", theatre="u")}
    assert list(choose(found, wanted, theatre)) == names
    for bad in (("c", None), ("a", "u"), (None, "mars")):
        with pytest.raises(BrokenSource):
            choose(found, *bad)


@pytest.fixture
def published(
    shared: Path, sources: SourceServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[dict[str, bytes]]:
    """The real files under their sources' addresses, also as those are served; a home of one's own."""
    pages = served(shared)
    serve(sources, pages)
    monkeypatch.setenv("TALLYSTICK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TALLYSTICK_MIRROR", "; ".join(f"{start}={to}" for start, to in sources.rewrites.items()))
    monkeypatch.setitem(Transport.__init__.__kwdefaults__, "pace_seconds", 0.0)  # all sources are one host here
    pipeline.open_theatre.cache_clear()
    yield pages
    pipeline.open_theatre.cache_clear()


@pytest.mark.shared
def test_the_real_files_from_a_server(
    published: dict[str, bytes], sources: SourceServer, capfd: pytest.CaptureFixture[str]
) -> None:
    """The package agrees with them; a second reading adds nothing; a figure that changes is a revision, told once."""
    assert run(["record", "update", "general_staff"]) == DONE
    first = capfd.readouterr().out
    assert run(["record", "update", "general_staff", "--format", "json"]) == DONE
    assert '"new": 0,' in (again := capfd.readouterr().out) and '"revised": []' in again
    assert "New  Revised    Same" in first
    assert run(["record", "conflicts", "personnel_losses", "--kind", "transcriptions", "--format", "csv"]) == DONE
    days = [line.split(",")[3] for line in capfd.readouterr().out.splitlines()[1:]]
    assert len(days) == 11 and {"2025-05-09", "2024-10-07", "2025-11-05"} <= set(days)
    for address in (general_staff.PERSONNEL, general_staff.LOD_DB, general_staff.MINFIN):
        sources.replies[address] = Reply(data=published[address].replace(b"1475270", b"1475290"))
    assert run(["record", "update", "general_staff"]) == DONE
    out = capfd.readouterr().out
    assert "personnel_losses_general_staff" in out and "1,475,270  1,475,290" in out
    theatre, record = pipeline.open_theatre("ukraine")
    (series, *_) = record.of("personnel_losses")
    assert theatre.id == "ukraine" and series.values[-1] == 1_475_290
    assert series.earlier[-1][1] == 1_475_270
    assert series.as_known(date(2026, 8, 23)).values[-1] == 1_475_270


@pytest.mark.shared
def test_a_mirror_with_all_prices_tenfold(
    published: dict[str, bytes], sources: SourceServer, capfd: pytest.CaptureFixture[str]
) -> None:
    head, *lines = published[brent.ADDRESS].decode().split()
    rows = (line.split(",") for line in lines)
    tenfold = "\n".join([head, *(f"{day},{10 * float(value):.2f}" for day, value in rows)])
    sources.replies[brent.ADDRESS] = Reply(data=tenfold.encode())
    assert run(["record", "update", "brent"]) == WRONG
    (line,) = (line for line in capfd.readouterr().err.splitlines() if "brent" in line)
    assert "9,958 of 9,958 held values of brent_eia to more than double" in line
    assert run(["record", "update", "brent", "--accept-revisions"]) == DONE
    assert "9,958" in capfd.readouterr().out


@pytest.mark.shared
@pytest.mark.usefixtures("published")
def test_one_source_that_is_down_is_told_and_the_rest_are_kept(
    sources: SourceServer, capfd: pytest.CaptureFixture[str]
) -> None:
    del sources.replies[cbr_rate.DYNAMIC]
    assert run(["record", "update", "--theatre", "ukraine"]) == PARTLY
    out, err = capfd.readouterr()
    assert "tallystick: cbr_rate: https://www.cbr.ru/" in err and "answers 404" in err
    assert "general_staff" in out and "1 of 15 sources failed" in " ".join(out.split())
    assert run(["record", "update", "cbr_rate"]) == WRONG
    assert run(["record", "list", "--theatre", "ukraine"]) == DONE
    assert "last read" in capfd.readouterr().out
