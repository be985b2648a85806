"""What happens inside one transaction: numbers are given, rows gathered and put down table by table, history kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, select, update

from tallystick.errors import BrokenLedger
from tallystick.ledger import schema
from tallystick.ledger.chain import Entry, following

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Dialect, Executable, Table
    from sqlalchemy.engine import Row

_PLACE = {table.name: place for place, table in enumerate(schema.metadata.sorted_tables)}
NUMBERED = ("document", "reading", "claim", "source", "statement", "review", "history")


class Writing:
    """One transaction, with the head's row locked so that numbers and hashes follow each other.

    Rows given to `insert` are put down together before the next question and at the end, in the order in which tables
    refer to each other. Numbers that were given and not used are lost with the transaction only.
    """

    def __init__(self, connection: Connection, shown: str) -> None:
        self.connection = connection
        head = connection.execute(select(schema.head).with_for_update()).mappings().first()
        if head is None:
            raise BrokenLedger(f"{shown} is damaged (it has lost its head): restore a backup of it")
        self._last: dict[str, int] = {name: head[name] for name in NUMBERED}
        self._hash: str = head["hash"]
        self._before = (dict(self._last), self._hash)
        self._rows: dict[Table, list[Sequence[object]]] = {}

    def number(self, what: str) -> int:
        """The next number of a document, reading, claim, source, statement or review."""
        self._last[what] += 1
        return self._last[what]

    def numbers(self, what: str, count: int) -> range:
        """So many next numbers, one after the other."""
        first = self._last[what] + 1
        self._last[what] += count
        return range(first, first + count)

    def insert(self, table: Table, rows: Sequence[Sequence[object]]) -> None:
        """Add rows, each with a value for every column, in the order of `schema`."""
        if rows:
            self._rows.setdefault(table, []).extend(rows)

    def read(self, statement: Executable, parameters: Mapping[str, object] | None = None) -> list[Row[Any]]:
        """The rows that answer a question, those just added among them."""
        self.flush()
        return list(self.connection.execute(statement, parameters or {}))

    def execute(self, statement: Executable, parameters: Any = None) -> int:
        """A change of rows; how many it changed."""
        self.flush()
        return self.connection.execute(statement, parameters or {}).rowcount

    def note(self, action: str, about: int, content: str, made: datetime) -> None:
        """Write into the history what was added: the number of its row and the hash of what it says."""
        entry = Entry(self.number("history"), made, action, about, content)
        self._hash = following(self._hash, entry)
        self.insert(schema.history, [(*entry, self._hash)])

    def flush(self) -> None:
        """Put down the rows gathered so far."""
        gathered, self._rows = self._rows, {}
        for table in sorted(gathered, key=lambda table: _PLACE[table.name]):
            put_down(self.connection, table, gathered[table])

    def close(self) -> None:
        """Put down all, and the head."""
        self.flush()
        if (self._last, self._hash) != self._before:
            self.connection.execute(update(schema.head).values(**self._last, hash=self._hash))


def put_down(connection: Connection, table: Table, rows: Sequence[Sequence[object]]) -> None:
    """Add rows by the driver's own fastest way: prepared statements in SQLite, COPY in PostgreSQL."""
    names, binders = _columns(table, connection.dialect)
    turned = (
        [value if bind is None else bind(value) for bind, value in zip(binders, row, strict=True)] for row in rows
    )
    driver: Any = connection.connection.driver_connection
    columns = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "postgresql":
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
            for row in turned:
                copy.write_row(row)
    else:
        marks = ", ".join("?" * len(names))
        driver.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", turned)


def _bound(row: Sequence[object], places: Sequence[tuple[int, Callable[[Any], Any]]]) -> list[object]:
    """The row as the driver takes it."""
    bound = list(row)
    for place, bind in places:
        bound[place] = bind(bound[place])
    return bound


@cache
def _columns(table: Table, dialect: Dialect) -> tuple[list[str], Sequence[Callable[[Any], Any] | None]]:
    """Names, and what turns a value into what the driver takes; None where it takes it as it is."""
    binders = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in table.columns]
    if dialect.name == "sqlite":  # the same as SQLAlchemy's own, three times as fast
        binders = [
            _day if isinstance(column.type, Date) else bind for column, bind in zip(table.columns, binders, strict=True)
        ]
    return [column.name for column in table.columns], binders


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def now() -> datetime:
    """The time of day in UTC, as the ledger keeps it: without a zone, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
