"""Is everything still as it was written? Every row is hashed anew, and every hash followed from the first to the head.

What was changed, taken out, slipped in, put in another order or cut off shows as a Fault that names the row. A history
that was written anew as a whole by somebody with all rights shows only against a head that was kept elsewhere.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from tallystick.ledger import schema
from tallystick.ledger.chain import BEGINNING, Entry, following
from tallystick.ledger.content import (
    CLAIM,
    DOCUMENT,
    EVIDENCE,
    FORECAST,
    READING,
    claim_digest,
    document_digest,
    reading_digest,
)
from tallystick.ledger.telling import told_difference

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table
    from sqlalchemy.engine import RowMapping

_AT_ONCE = 2_000  # claims, or documents, that are read together


class Fault(NamedTuple):
    """Something that is not as it was written: the row, and what is wrong with it."""

    where: str
    what: str


class Seen(NamedTuple):
    """What the history says was written: by action, the hash of each row that it names."""

    contents: Mapping[str, Mapping[int, str]]
    entries: int
    head: str


def find_faults(connection: Connection, kept_head: str | None = None) -> Iterator[Fault]:
    """All faults, those of the history first; `kept_head` is a head of this ledger at any earlier time."""
    try:
        seen = yield from _history(connection, kept_head)
        yield from _documents(connection, seen)
        yield from _readings(connection, seen)
        for action, table, digest in OTHERS:
            yield from _rows(connection, seen, action, table, digest)
        yield from _current(connection)
        yield from _counts(connection)
    except (ValueError, TypeError, LookupError, OverflowError) as error:  # SQLite keeps any kind of value in a column
        yield Fault("a row", f"it holds what was never written there ({error}): changed")


# Further rows that the history names: the action, the table, and what makes the hash of a row.
OTHERS: tuple[tuple[str, Table, Callable[[RowMapping], str]], ...] = ()


def _history(connection: Connection, kept_head: str | None) -> Generator[Fault, None, Seen]:
    contents: dict[str, dict[int, str]] = defaultdict(dict)
    head = connection.execute(select(schema.head)).mappings().one()
    before, number, met = BEGINNING, 0, kept_head in (None, BEGINNING)
    for row in _streamed(connection, schema.history, schema.history.c.number):
        entry = Entry(*(row[name] for name in Entry._fields))
        if entry.number != number + 1:
            missing = (
                f"entry {number + 1}" if entry.number == number + 2 else f"entries {number + 1} to {entry.number - 1}"
            )
            yield Fault(f"history, entry {entry.number}", f"{missing} before it: taken out")
        elif row["hash"] != following(before, entry):
            yield Fault(
                f"history, entry {entry.number}", "it does not follow from the one before: changed or slipped in"
            )
        contents["document" if entry.action == "version" else entry.action][entry.about] = entry.content
        before, number = row["hash"], entry.number
        met = met or before == kept_head
    if number < head["history"]:
        yield Fault(f"history, entry {number + 1}", f"it ends before it, and had {head['history']} entries: cut off")
    elif (number, before) != (head["history"], head["hash"]):
        yield Fault("head", f"it names entry {head['history']}, and the history ends with entry {number}: changed")
    if not met:
        yield Fault("history", f"the kept head {kept_head} is not in it: its end was cut off, or it was written anew")
    return Seen(contents, number, before)


def _documents(connection: Connection, seen: Seen) -> Iterator[Fault]:
    def digest(row: RowMapping) -> str:
        return document_digest([row[name] for name in DOCUMENT])

    yield from _rows(connection, seen, "document", schema.documents, digest, _text_fault)


def _text_fault(row: RowMapping) -> str | None:
    text = row["text"]
    if isinstance(text, str) and hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == row["sha256"]:
        return None
    return "its text is not the one that was added"


def _rows(
    connection: Connection,
    seen: Seen,
    action: str,
    table: Table,
    digest: Callable[[RowMapping], str],
    also: Callable[[RowMapping], str | None] = lambda _: None,
) -> Iterator[Fault]:
    """Rows of a table against what the history says of them."""
    wanted, found = seen.contents.get(action, {}), set()
    for row in _streamed(connection, table, table.c.number):
        number = row["number"]
        found.add(number)
        if number not in wanted:
            yield Fault(f"{action} {number}", "no history of it: slipped in")
        elif digest(row) != wanted[number]:
            yield Fault(f"{action} {number}", "it is not what was added: changed")
        elif what := also(row):
            yield Fault(f"{action} {number}", what)
    for number in sorted(wanted.keys() - found):
        yield Fault(f"{action} {number}", "it is in the history and gone: taken out")


def _readings(connection: Connection, seen: Seen) -> Iterator[Fault]:
    wanted, found = seen.contents.get("reading", {}), set()
    sources = {row.number: row.key for row in connection.execute(select(schema.sources.c.number, schema.sources.c.key))}
    last = 0
    for some in _groups(_streamed(connection, schema.readings, schema.readings.c.number)):
        claims = _Claims(connection, some, sources)
        for row in some:
            where = f"reading {row['turn']} of document {row['document']}"
            found.add(row["number"])
            if row["first"] != last + 1:
                yield Fault(where, f"its claims begin with row {row['first']}, not {last + 1}: changed or slipped in")
            last = row["first"] + row["count"] - 1
            faults = list(claims.faults(row))
            yield from faults
            if row["number"] not in wanted:
                yield Fault(where, "no history of it: slipped in")
            elif row["digest"] != wanted[row["number"]]:
                yield Fault(where, "its hash is not the one in the history: changed")
            elif not faults and claims.digest(row) != row["digest"]:
                yield Fault(where, "what it holds is not what was written: changed")
    for number in sorted(wanted.keys() - found):
        yield Fault(f"reading row {number}", "it is in the history and gone: taken out")
    beyond = select(schema.claims.c.document, schema.claims.c.id).where(schema.claims.c.number > last)
    for extra in connection.execute(beyond.order_by(schema.claims.c.number).limit(10)):
        yield Fault(f"claim {extra.document}-{extra.id}", "no reading holds it: slipped in")


class _Claims:
    """The claims of some readings that follow each other, with all that hangs on them, by the reading's number."""

    def __init__(self, connection: Connection, readings: Sequence[RowMapping], sources: Mapping[int, str]) -> None:
        first, last = readings[0]["first"], readings[-1]["first"] + readings[-1]["count"] - 1
        c, e, a, f = schema.claims, schema.evidence, schema.attributions, schema.forecasts

        def asked(table: Table, column: Any) -> Iterable[RowMapping]:
            statement = select(table).where(column.between(first, last)).order_by(*table.primary_key.columns)
            return connection.execute(statement).mappings()

        self._sources = sources
        self._rows = {row["number"]: row for row in asked(c, c.c.number)}
        self._evidence: dict[int, list[list[object]]] = defaultdict(list)
        for piece in asked(e, e.c.claim):
            self._evidence[piece["claim"]].append([piece[name] for name in EVIDENCE])
        self._said: dict[int, list[tuple[str, str, str | None]]] = defaultdict(list)
        for link in asked(a, a.c.claim):
            self._said[link["claim"]].append((sources.get(link["source"], ""), link["speaker"], link["cue"]))
        self._forecasts = {row["claim"]: [row[name] for name in FORECAST] for row in asked(f, f.c.claim)}
        self._relations: dict[int, list[tuple[object, ...]]] = defaultdict(list)
        r = schema.relations
        between = r.c.reading.between(readings[0]["number"], readings[-1]["number"])
        for related in connection.execute(select(r).where(between).order_by(r.c.reading, r.c.place)):
            self._relations[related.reading].append((related.kind, related.holds, related.data))

    def faults(self, reading: RowMapping) -> Iterator[Fault]:
        """Claims that are not there or not as they were written."""
        for place, number in enumerate(range(reading["first"], reading["first"] + reading["count"]), start=1):
            row = self._rows.get(number)
            if row is None:
                yield Fault(f"claim row {number}", f"claim {place} of document {reading['document']}: taken out")
            elif row["reading"] != reading["number"] or row["document"] != reading["document"]:
                yield Fault(f"claim {row['document']}-{row['id']}", "it was moved here from another reading: changed")
            elif self._digest(row) != row["digest"]:
                what = told_difference(row) or "it is not what was written: changed"
                yield Fault(f"claim {row['document']}-{row['id']}", what)

    def digest(self, reading: RowMapping) -> str:
        """The hash of a reading, of what is there."""
        numbers = range(reading["first"], reading["first"] + reading["count"])
        return reading_digest(
            [reading[name] for name in READING],
            [self._rows[number]["digest"] for number in numbers],
            self._relations[reading["number"]],
        )

    def _digest(self, row: RowMapping) -> str:
        number = row["number"]
        origin = self._sources.get(row["origin"], "")
        values = [row[name] for name in CLAIM]
        return claim_digest(values, origin, self._evidence[number], self._said[number], self._forecasts.get(number, ()))


def _current(connection: Connection) -> Iterator[Fault]:
    """Claims are in effect where they are of the newest reading of the newest version, and nowhere else."""
    d, r, c = schema.documents, schema.readings, schema.claims
    later_version, later_turn = d.alias("later_version"), r.alias("later_turn")
    is_newest = (
        ~select(later_version.c.number)
        .where(later_version.c.key == d.c.key, later_version.c.version > d.c.version)
        .exists()
    ) & ~select(later_turn.c.number).where(later_turn.c.document == d.c.number, later_turn.c.turn > r.c.turn).exists()
    newest = select(r.c.number).join(d, d.c.number == r.c.document).where(is_newest).scalar_subquery()
    for current, wrong in ((True, c.c.reading.not_in(newest)), (False, c.c.reading.in_(newest))):
        statement = select(c.c.document, c.c.id).where(c.c.current == current, wrong).order_by(c.c.number).limit(10)
        for row in connection.execute(statement):
            what = "in effect, and a later reading is held" if current else "not in effect, and nothing is newer"
            yield Fault(f"claim {row.document}-{row.id}", f"it is marked as {what}: changed")


def _counts(connection: Connection) -> Iterator[Fault]:
    """Numbers that were given and have no row: something was taken out at the end."""
    head = connection.execute(select(schema.head)).mappings().one()
    for name, table in (("document", schema.documents), ("reading", schema.readings), ("claim", schema.claims)):
        last = connection.execute(select(func.max(table.c.number))).scalar() or 0
        if last != head[name]:
            yield Fault("head", f"it names {name} {head[name]}, and the last one is {last}: changed")


def _streamed(connection: Connection, table: Table, order: Any) -> Iterator[RowMapping]:
    """All rows of a table, some at a time."""
    last = None
    while True:
        statement = select(table).order_by(order).limit(_AT_ONCE)
        rows = connection.execute(statement if last is None else statement.where(order > last)).mappings().all()
        yield from rows
        if len(rows) < _AT_ONCE:
            return
        last = rows[-1][order.name]


def _groups(readings: Iterator[RowMapping]) -> Iterator[list[RowMapping]]:
    """Readings that follow each other, with about so many claims together as are read at once."""
    some: list[RowMapping] = []
    claims = 0
    for row in readings:
        some.append(row)
        claims += row["count"]
        if claims >= _AT_ONCE:
            yield some
            some, claims = [], 0
    if some:
        yield some
