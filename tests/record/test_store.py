"""The store: what is new, what is the same, what revises what; as known on a day, now, first published."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.errors import BrokenSource, BrokenStore
from tallystick.model.observation import Observation, SourceDocument
from tallystick.model.series import Series, SeriesForm, Source
from tallystick.record.store import Store, find_store, open_store
from tallystick.record.store.overlay import overlay

SOURCE = Source(id="s", name="Source", url="https://source.example/", licence="CC0", credit="Source")
START = date(2025, 1, 1).toordinal()
Days = Sequence[tuple[int, float]]  # day counted from START, value


def page(name: str = "a", fetched: str = "2025-02-01T08:00:00+00:00") -> SourceDocument:
    return SourceDocument(
        address=f"https://source.example/{name}", fetched=datetime.fromisoformat(fetched), sha256=name * 64, size=10
    )


def package(*rows: tuple[int, float], **more: object) -> Series:
    """What the package carries: values known on their day."""
    days = tuple(START + day for day, _ in rows)
    return Series(
        id="x",
        measure="m",
        source=SOURCE,
        form=SeriesForm.LEVEL,
        unit="person",
        definition="",
        days=days,
        values=tuple(value for _, value in rows),
        known=days,
        **more,  # type: ignore[arg-type]
    )


def read(
    store: Store, rows: Days, on: int, *, held: Series | None = None, lag: int = 0, id_: str = "x"
) -> tuple[int, int, int]:
    """Append values without a day known, read on day `on`; (new, same, revised)."""
    seen = [Observation(id_, START + day, value) for day, value in rows]
    today = date.fromordinal(START + on)
    done = store.append("s", [page()], seen, held={id_: held} if held else {}, lags={id_: lag}, today=today)
    return done.new, done.same, len(done.revised)


def told(store: Store, day: int) -> list[tuple[float, int]]:
    """(value, day known) of a day, the first published first; days from START."""
    return [(row.value, row.known - START) for row in store.vintages("x", START + day)]


READINGS = {  # readings as (day of reading, rows)               their counts                vintages of day 1
    "first": ([(5, [(0, 1), (1, 2)])], [(2, 0, 0)], [(2, 1)]),
    "the same again": ([(5, [(1, 2)]), (5, [(1, 2)])], [(1, 0, 0), (0, 1, 0)], [(2, 1)]),
    "the same, a month later": ([(5, [(1, 2)]), (36, [(1, 2)])], [(1, 0, 0), (0, 1, 0)], [(2, 1)]),
    "revised": ([(5, [(1, 2)]), (9, [(1, 3)])], [(1, 0, 0), (0, 0, 1)], [(2, 1), (3, 9)]),
    "there and back": (
        [(5, [(1, 2)]), (9, [(1, 3)]), (10, [(1, 2)]), (11, [(1, 2)])],
        [(1, 0, 0), (0, 0, 1), (0, 0, 1), (0, 1, 0)],
        [(2, 1), (3, 9), (2, 10)],
    ),
    "twice in a day": (
        [(5, [(1, 2)]), (9, [(1, 3)]), (9, [(1, 4)]), (9, [(1, 4)])],
        [(1, 0, 0), (0, 0, 1), (0, 0, 1), (0, 1, 0)],
        [(2, 1), (3, 9), (4, 9)],
    ),
    "one day twice in a table: the last counts": ([(5, [(1, 2), (1, 3)])], [(1, 0, 0)], [(3, 1)]),
    "a clock that went back": ([(5, [(1, 2)]), (9, [(1, 3)]), (7, [(1, 4)])], [(1, 0, 0), (0, 0, 1), (0, 0, 1)],
                               [(2, 1), (3, 9), (4, 9)]),
    "written otherwise": ([(5, [(1, 0.1 + 0.2)]), (6, [(1, 0.3)])], [(1, 0, 0), (0, 1, 0)], [(0.1 + 0.2, 1)]),
}  # fmt: skip


@pytest.mark.parametrize(("readings", "counts", "vintages"), READINGS.values(), ids=READINGS)
def test_readings_one_after_the_other(address: str, readings, counts, vintages) -> None:
    store = open_store(address)
    assert [read(store, rows, on) for on, rows in readings] == counts
    assert told(store, 1) == vintages


BESIDE = {  # package, reading on day 9: counts, vintages stored of day 1, its value overlaid, earlier ones
    "all in the package": ([(0, 1), (1, 2)], [(0, 1), (1, 2)], (0, 2, 0), [], 2, ()),
    "a day more": ([(0, 1)], [(0, 1), (1, 2)], (1, 1, 0), [(2, 1)], 2, ()),
    "one revised": ([(0, 1), (1, 2)], [(0, 1), (1, 3)], (0, 1, 1), [(2, 1), (3, 9)], 3, ((1, 2, 1),)),
}


@pytest.mark.parametrize(("base", "rows", "counts", "stored", "value", "earlier"), BESIDE.values(), ids=BESIDE)
def test_only_what_the_package_lacks_is_stored(address: str, base, rows, counts, stored, value, earlier) -> None:
    store, held = open_store(address), package(*base)
    assert read(store, rows, 9, held=held) == counts
    assert read(store, rows, 10, held=held) == (0, len(rows), 0)
    assert told(store, 1) == stored
    joined = overlay(held, store.rows("x"))
    assert joined.at(START + 1) == value
    assert joined.earlier == tuple((START + day, before, START + known) for day, before, known in earlier)


LATER_PACKAGES = {  # after day 1 was revised from 2 to 3 on day 9, a package with other rows of its own -> vintages
    "has the revision as if it had always been so": ([(0, 1), (1, 3), (20, 5)], [(2, 1), (3, 9)]),
    "was corrected again": ([(0, 1), (1, 4), (20, 5)], [(2, 1), (3, 9), (4, 20)]),
    "lacks the day": ([(0, 1)], [(2, 1), (3, 9)]),
    "is still the old one": ([(0, 1), (1, 2)], [(2, 1), (3, 9)]),
}


@pytest.mark.parametrize(("later", "vintages"), LATER_PACKAGES.values(), ids=LATER_PACKAGES)
def test_a_later_package_takes_nothing_away(address: str, later, vintages) -> None:
    store = open_store(address)
    read(store, [(1, 3)], 9, held=package((0, 1), (1, 2)))
    joined = overlay(package(*later), store.rows("x"))
    index = joined.days.index(START + 1)
    rows = [row[1:] for row in joined.earlier if row[0] == START + 1] + [(joined.values[index], joined.known[index])]
    assert [(value, known - START) for value, known in rows] == vintages
    assert read(store, [(1, vintages[-1][0])], 30, held=package(*later)) == (0, 1, 0)


def test_a_value_read_on_the_day_of_the_package(address: str) -> None:
    """The reading is the later of the two, though both are of one day."""
    store, held = open_store(address), package((0, 1), (1, 2))
    for _ in range(3):
        read(store, [(0, 7)], 1, held=held)
    assert overlay(held, store.rows("x")).at(START) == 7


KNOWN = {  # the source tells when each became known: (day, value, known) in order of reading -> vintages of day 1
    "in order": ([(1, 5, 10), (1, 6, 20)], [(5, 10), (6, 20)]),
    "the later first": ([(1, 6, 20), (1, 5, 10)], [(5, 10), (6, 20)]),
    "the same value twice is one vintage": ([(1, 5, 10), (1, 5, 20)], [(5, 10)]),
    "the same again on a later day, and read anew": (
        [(1, 5, 10), (1, 6, 20), (1, 6, 30), (1, 6, 30)],
        [(5, 10), (6, 20)],
    ),
    "the newest is restated: known when it was seen": ([(1, 5, 10), (1, 6, 10), (1, 6, 10)], [(5, 10), (6, 40)]),
    "an older one is corrected in its place": ([(1, 5, 10), (1, 6, 20), (1, 4, 10)], [(5, 10), (4, 10), (6, 20)]),
}


@pytest.mark.parametrize(("rows", "vintages"), KNOWN.values(), ids=KNOWN)
def test_days_known_that_the_source_tells(address: str, rows, vintages) -> None:
    store = open_store(address)
    for day, value, known in rows:
        seen = Observation("x", START + day, value, known=START + known)
        store.append("s", [], [seen], today=date.fromordinal(START + 40))
    assert told(store, 1) == vintages


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_all_lists_of_one_reading_count(address: str, order) -> None:
    rows = [
        Observation("x", START + 1, value, known=START + known) for value, known in ((5.0, 10), (7.0, 15), (5.0, 20))
    ]
    store = open_store(address)
    for new, same in ((3, 0), (0, 3)):
        done = store.append("s", [], [rows[index] for index in order], today=date.fromordinal(START + 40))
        assert (done.new + len(done.revised), done.same) == (new, same)
    assert told(store, 1) == [(5, 10), (7, 15), (5, 20)]


def test_a_value_is_known_by_its_lag_but_no_later_than_it_was_read(address: str) -> None:
    store = open_store(address)
    read(store, [(0, 1), (8, 2)], 10, lag=7)
    assert (told(store, 0), told(store, 8)) == ([(1, 7)], [(2, 10)])


def test_questions(address: str) -> None:
    store = open_store(address)
    read(store, [(day, float(day)) for day in range(31)], 31)
    read(store, [(3, 34.0)], 40)
    late = date.fromordinal(START + 39)
    assert store.value("x", START + 3) == 34
    assert store.value("x", START + 3, late) == 3
    assert store.value("x", START + 3, date.fromordinal(START + 2)) is None
    assert store.value("x", START + 31) is None and store.value("y", START) is None
    assert store.between("x", START + 2, START + 4) == [(START + 2, 2), (START + 3, 34), (START + 4, 4)]
    assert (store.mean("x", START, START + 30, late), store.mean("x", START, START + 30)) == (15, 16)
    assert store.mean("x", START + 50, START + 60) is None
    (series,) = store.series().values()
    assert (series.source, series.first - START, series.last - START, series.rows) == ("s", 0, 30, 32)
    assert store.readings() == {"s": date.fromordinal(START + 40)}
    assert [vintage.document for vintage in store.vintages("x", START + 3)] == [page(), page()]


def test_a_value_leads_back_to_its_page(address: str) -> None:
    store = open_store(address)
    rows = [Observation("x", START, 1.0), Observation("x", START + 1, 2.0, address="https://source.example/b")]
    store.append("s", [page("a"), page("b")], rows, today=date(2025, 2, 1))
    assert [store.vintages("x", START + day)[0].document for day in (0, 1)] == [page("a"), page("b")]


def test_restatements_are_kept_apart(address: str) -> None:
    store, held = open_store(address), package((0, 1), (1, 2), (2, 3), restatements={START + 1: 5.0, START + 2: 8.0})
    rows = [Observation("x", START + day, amount, restatement=True) for day, amount in ((0, 4.0), (1, 5.0), (2, 0.0))]
    done = store.append("s", [], rows, held={"x": held}, today=date(2025, 2, 1))
    assert (done.new, done.same, len(done.revised)) == (1, 1, 1)
    joined = overlay(held, store.rows("x"), store.rows("x", restatements=True))
    assert joined.restatements == {START: 4.0, START + 1: 5.0}
    assert joined.values == held.values


def test_intervals_are_kept_and_a_wider_one_is_a_revision(address: str) -> None:
    store = open_store(address)
    for on, high, revised in ((1, 12.0, 0), (2, 12.0, 0), (3, 14.0, 1)):
        rows = [Observation("x", START, 10.0, low=8.0, high=high)]
        assert len(store.append("s", [], rows, today=date.fromordinal(START + on)).revised) == revised
    assert [(row.low, row.high) for row in store.rows("x")] == [(8, 12), (8, 14)]


BAD = {
    "no number": Observation("x", START, float("nan")),
    "endless": Observation("x", START, 1.0, high=float("inf")),
    "no day": Observation("x", 0, 1.0),
    "a day beyond the calendar": Observation("x", START, 1.0, known=4_000_000),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_reading_with_a_bad_value_adds_nothing(address: str, bad: Observation) -> None:
    store = open_store(address)
    with pytest.raises(BrokenSource, match=r"^s: x has no number"):
        store.append("s", [], [Observation("x", START + 1, 1.0), bad], today=date(2025, 2, 1))
    assert store.series() == {}


amounts = st.integers(0, 3).map(float)
told_rows = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 12)), amounts, min_size=1, max_size=12)


ON_ONE_STORE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
fresh = count(1)  # a series of its own for every example


@ON_ONE_STORE
@given(rows=told_rows, cut=st.integers(0, 12), data=st.data())
def test_the_order_and_the_portions_do_not_matter(address: str, rows, cut: int, data) -> None:
    """Vintages in any order in one reading, in two readings one after the other, and all of them again."""
    store, one, other = open_store(address), f"x{next(fresh)}", f"x{next(fresh)}"
    seen = [Observation(one, START + day, value, known=START + known) for (day, known), value in rows.items()]
    store.append("s", [], data.draw(st.permutations(seen)), today=date(2025, 3, 1))
    renamed = [row._replace(series=other) for row in seen]
    early = [row for row in renamed if row.known <= START + cut]
    for portion in (early, [row for row in renamed if row not in early], data.draw(st.permutations(renamed))):
        store.append("s", [], portion, today=date(2025, 3, 2))
    for day in range(4):
        assert store.vintages(one, START + day) == store.vintages(other, START + day)
        for known in range(13):
            on = date.fromordinal(START + known)
            before = [k for d, k in rows if d == day and k <= known]
            assert store.value(other, START + day, on) == (rows[day, max(before)] if before else None)
    store.close()


readings = st.lists(st.tuples(st.integers(0, 3), st.dictionaries(st.integers(0, 4), amounts)), max_size=8)


@ON_ONE_STORE
@given(steps=readings, base=st.dictionaries(st.integers(0, 4), amounts))
def test_like_a_plain_list_of_readings(address: str, steps, base) -> None:
    """Against the plainest of stores: every day's list of (day known, value), a value put down when it differs."""
    held, id_ = package(*sorted(base.items())), f"y{next(fresh)}"
    model: dict[int, list[tuple[int, float]]] = {day: [(day, value)] for day, value in base.items()}
    store, today = open_store(address), 5
    for wait, rows in steps:
        today += wait
        counts = [0, 0, 0]
        for day, value in rows.items():
            before = model.setdefault(day, [])
            if not before:
                before.append((day, value))
                counts[0] += 1
            elif before[-1][1] == value:
                counts[1] += 1
            else:
                before.append((today, value))
                counts[2] += 1
        assert read(store, list(rows.items()), today, held=held, id_=id_) == tuple(counts)
        assert read(store, list(rows.items()), today, held=held, id_=id_) == (0, len(rows), 0)
    joined = overlay(held, store.rows(id_))
    for on in (*range(today + 1), None):
        known = joined.as_known(date.fromordinal(START + on)) if on is not None else joined
        for day in range(5):
            values = [value for since, value in model.get(day, []) if on is None or since <= on]
            assert known.at(START + day) == (values[-1] if values else None)
    store.close()


@given(rows=told_rows)
def test_what_was_known_never_shrinks(rows) -> None:
    """As days pass, a day that could be read once can always be read."""
    from tallystick.record.store.vintages import Row

    joined = overlay(package(), [Row(START + day, START + known, value) for (day, known), value in rows.items()])
    before: set[int] = set()
    for on in range(14):
        now = set(joined.as_known(date.fromordinal(START + on)).days)
        assert before <= now
        before = now


WRITER = """
import sys, time
from datetime import date
from tallystick.model.observation import Observation
from tallystick.record.store import open_store
store, first = open_store(sys.argv[1]), int(sys.argv[2])
def rows():
    for day in range(int(sys.argv[3])):
        yield Observation(sys.argv[4], first + day, float(day))
print("ready", flush=True)
sys.stdin.readline()
done = store.append("s", [], rows(), today=date(2025, 2, 1))
print(done.new, done.same, flush=True)
"""


def writer(address: str, rows: int, series: str = "x") -> subprocess.Popen[str]:
    """Another process that appends so many rows when it is sent a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, address, str(START), str(rows), series],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    return process


def start(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_writers_of_several_processes_neither_wait_for_ever_nor_double(address: str) -> None:
    open_store(address).close()
    writers = [writer(address, 2_000) for _ in range(3)]
    for process in writers:
        start(process)
    said = sorted(process.communicate(timeout=60)[0] for process in writers)
    assert said == ["0 2000\n", "0 2000\n", "2000 0\n"]
    assert open_store(address).series()["x"].rows == 2_000


@pytest.mark.parametrize("wait", [0.05, 0.3, 0.6, 0.9])
def test_a_writer_killed_in_the_middle_leaves_nothing_or_all(address: str, wait: float) -> None:
    store = open_store(address)
    read(store, [(0, 1.0)], 5)
    process, rows = writer(address, 60_000, "y"), 60_000
    start(process)
    time.sleep(wait)
    process.kill()
    process.wait(timeout=10)
    process.communicate()
    deadline = time.monotonic() + 20  # a server needs a moment to see that its client is gone
    while time.monotonic() < deadline:
        try:
            again = open_store(address, wait_seconds=5)
            held = again.series()
            assert held["x"].rows == 1
            assert held["y"].rows == rows if "y" in held else True
            read(again, [(1, 2.0)], 6)
            break
        except BrokenStore:
            time.sleep(0.2)
    assert told(again, 1) == [(2.0, 1)]


def test_a_reader_sees_the_old_state_while_somebody_writes(address: str) -> None:
    store = open_store(address)
    read(store, [(0, 1.0)], 5)
    reader = find_store(address)
    assert reader is not None
    with store._database.writing():
        store._database.write("UPDATE record_observations SET value = 9")
        assert reader.value("x", START) == 1
    assert reader.value("x", START) == 9


def test_a_second_writer_is_told_when_it_takes_too_long(address: str) -> None:
    store, other = open_store(address), open_store(address, wait_seconds=0.2)
    with store._database.writing(), pytest.raises(BrokenStore, match="another process is writing"):
        read(other, [(0, 1.0)], 5)
    assert read(other, [(0, 1.0)], 5) == (1, 0, 0)


def test_a_store_of_a_newer_layout_is_left_alone(address: str) -> None:
    store = open_store(address)
    with store._database.writing():
        store._database.write("UPDATE record_schema SET number = 99")
    for opened in (open_store, find_store):
        with pytest.raises(BrokenStore, match=r"layout 99, and this version reads 1: update tallystick$"):
            opened(address)


def damage_the_middle(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(200)
        file.write(b"\x5a" * (path.stat().st_size - 200))


FILES = {  # what stands in the file's place                                                what is said
    "another kind of file": (lambda path: path.write_bytes(b"day,value\n" * 500), "is no store of the record"),
    "an empty file": (lambda path: path.write_bytes(b""), "is an empty file"),
    "somebody's database": (
        lambda path: sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close(),
        "is a database of something else",
    ),
    "a store without its values": (
        lambda path: (filled(path), sqlite3.connect(path).executescript("DROP TABLE record_observations").close()),
        "lacks a part: move it away",
    ),
    "a damaged store": (lambda path: (filled(path), damage_the_middle(path)), "is damaged|no store of the record"),
    "a folder": (lambda path: path.mkdir(), "is a folder: give the file in it"),
}


def filled(path: Path) -> None:
    store = open_store(str(path))
    read(store, [(day, 1.0) for day in range(2_000)], 5)
    store.close()


@pytest.mark.parametrize(("make", "said"), FILES.values(), ids=FILES)
def test_what_is_no_store_is_said_in_a_line_and_left_as_it_is(tmp_path: Path, make, said: str) -> None:
    path = tmp_path / "record.sqlite"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(BrokenStore, match=said) as raised:
        store = find_store(str(path))
        assert store is not None
        store.rows("x")
    assert str(path) in str(raised.value) and "\n" not in str(raised.value)
    if before is not None:
        assert path.read_bytes() == before


ADDRESSES = {
    "a file that is not there": ("{tmp}/none.sqlite", "does not exist: `tallystick record update --record"),
    "no server": ("postgresql://me:secret@127.0.0.1:1/x?password=secret", "the server cannot be reached"),
    "another kind": ("mysql://me:secret@host/x", "no such kind of store"),
}


@pytest.mark.parametrize(("address", "said"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_that_leads_nowhere(tmp_path: Path, address: str, said: str) -> None:
    with pytest.raises(BrokenStore, match=said) as raised:
        find_store(address.format(tmp=tmp_path))
    assert "secret" not in str(raised.value)


def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "record.sqlite"))
    read(store, [(0, 1.0)], 5)
    pages = store._database.read("PRAGMA page_count")[0][0]
    store._database.read(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(BrokenStore, match="the disk is full: nothing was written"):
        read(store, [(day, 2.0) for day in range(5_000)], 6)
    assert told(store, 0) == [(1, 0)] and store.series()["x"].rows == 1
    store._database.read("PRAGMA max_page_count = 1000000")
    assert read(store, [(day, 2.0) for day in range(5_000)], 6) == (4_999, 0, 1)


NOBODY = """
import os, sys
import tallystick.record.store.sqlite
from tallystick.record.store import find_store, open_store
if os.geteuid() == 0:
    os.setuid(65534)
store = find_store(sys.argv[1])
print(store.value("x", int(sys.argv[2])))
try:
    open_store(sys.argv[1])
except Exception as error:
    print(type(error).__name__, error)
"""


def test_a_file_that_may_only_be_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "record.sqlite"
        store = open_store(str(path))
        read(store, [(0, 1.0)], 5)
        store.close()
        path.chmod(0o444)
        folder.chmod(0o555)
        try:
            command = [sys.executable, "-c", NOBODY, str(path), str(START)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        finally:
            folder.chmod(0o755)
    assert done.stdout.startswith("1.0\nBrokenStore "), done.stderr
    assert done.stdout.count("\n") == 2


def test_the_default_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TALLYSTICK_HOME", str(tmp_path / "home"))
    assert find_store() is None
    read(open_store(), [(0, 1.0)], 5)
    assert (tmp_path / "home" / "record.sqlite").is_file()
    found = find_store()
    assert found is not None and found.value("x", START) == 1
    assert find_store("snapshot") is None
    monkeypatch.setenv("TALLYSTICK_RECORD", "snapshot")
    assert find_store() is None
    with pytest.raises(BrokenStore, match="cannot be written"):
        open_store()
    monkeypatch.setenv("TALLYSTICK_RECORD", str(tmp_path / "other.sqlite"))
    with pytest.raises(BrokenStore, match="does not exist"):
        find_store()


@pytest.mark.parametrize("made", ["a file", "a file with a log"])
def test_an_update_stopped_at_its_start_stops_no_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, made: str
) -> None:
    monkeypatch.setenv("TALLYSTICK_HOME", str(tmp_path))
    path = tmp_path / "record.sqlite"
    path.touch()
    if made != "a file":
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
    assert find_store() is None
    with pytest.raises(BrokenStore, match="is an empty file: `tallystick record update`"):
        find_store(str(path))
    read(open_store(), [(0, 1.0)], 5)
    found = find_store()
    assert found is not None and found.value("x", START) == 1


def test_fetched_keeps_its_zone(address: str) -> None:
    store = open_store(address)
    seen = SourceDocument(address="a", fetched=datetime(2025, 1, 1, tzinfo=UTC), sha256="f", size=2**33)
    store.append("s", [seen, seen], [Observation("x", START, 1.0)], today=date(2025, 2, 1))
    assert store.vintages("x", START)[0].document == seen


VINTAGES, BETWEEN, APPEND = "vintages", "between", "append"
DAMAGE = {  # what somebody did to the file -> the questions that see it
    "observations SET value = 'abc'": ("rows", VINTAGES, BETWEEN, APPEND),
    "observations SET value = 9e999": ("rows", VINTAGES, BETWEEN, APPEND),
    "observations SET day = -3": ("rows", "series"),
    "observations SET known = 99999999": ("rows", VINTAGES, APPEND),
    "observations SET stated = 'never'": ("rows", VINTAGES, APPEND),
    "observations SET turn = 'first'": ("rows", VINTAGES, APPEND),
    "observations SET label = x'00ff'": ("rows", VINTAGES, APPEND),
    "documents SET fetched = 'some day'": (VINTAGES,),
    "documents SET fetched = 5": (VINTAGES,),
    "documents SET sha256 = x'00'": (VINTAGES,),
    "series SET source = x'00ff'": ("series",),
    "readings SET day = 'today'": ("readings",),
    "readings SET day = -1": ("readings",),
    "readings SET source = x'00ff'": ("readings",),
}
PAGE = SourceDocument(address="https://s.example/a", fetched=datetime(2025, 2, 1, tzinfo=UTC), sha256="f", size=9)


@pytest.mark.parametrize(("damage", "questions"), DAMAGE.items(), ids=DAMAGE)
def test_what_nobody_wrote_is_damage(tmp_path: Path, damage: str, questions: tuple[str, ...]) -> None:
    path = tmp_path / "record.sqlite"
    store = open_store(str(path))
    seen = [Observation("x", START, 1.0)]
    store.append("s", [PAGE], seen, today=date(2025, 2, 1))
    asked = {
        "rows": lambda: store.rows("x"),
        "series": store.series,
        "readings": store.readings,
        VINTAGES: lambda: store.vintages("x", START),
        BETWEEN: lambda: store.between("x", START, START),
        APPEND: lambda: store.append("s", [PAGE], seen, today=date(2025, 2, 2)),
    }
    for question in asked.values():
        question()
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE record_{damage}")
    connection.commit()
    connection.close()
    for question in questions:
        with pytest.raises(BrokenStore, match=r"record.sqlite is damaged \(a .*: move it away"):
            asked[question]()
