"""The tables of a store, the same in SQLite and PostgreSQL, and the number of their layout.

`record_observations` is ordered by its key: the rows of some days of one series lie together, which is what makes a
month's mean one short read however much is held. Days are proleptic ordinals. `kind` is 0 for a value, 1 for a
restatement.
"""

from __future__ import annotations

from typing import Protocol

from tallystick.errors import BrokenStore

SCHEMA = 1
VALUE, RESTATEMENT = 0, 1

_TABLES = (
    "CREATE TABLE record_schema (number INTEGER NOT NULL)",
    "CREATE TABLE record_series (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL)",
    """CREATE TABLE record_documents (
        number INTEGER PRIMARY KEY, address TEXT NOT NULL, fetched TEXT NOT NULL, sha256 TEXT NOT NULL,
        size BIGINT NOT NULL, UNIQUE (address, sha256))""",
    """CREATE TABLE record_observations (
        series INTEGER NOT NULL REFERENCES record_series (number), kind SMALLINT NOT NULL, day INTEGER NOT NULL,
        known INTEGER NOT NULL, turn INTEGER NOT NULL, value DOUBLE PRECISION NOT NULL, stated INTEGER, start INTEGER,
        label TEXT NOT NULL, low DOUBLE PRECISION, high DOUBLE PRECISION,
        document INTEGER REFERENCES record_documents (number),
        PRIMARY KEY (series, kind, day, known, turn)){layout}""",
    # the last reading of each source that came to an end
    "CREATE TABLE record_readings (source TEXT PRIMARY KEY, day INTEGER NOT NULL, rows INTEGER NOT NULL)",
)


class Connection(Protocol):
    """What the tables need of a database: questions with `?` for each parameter."""

    def read(self, question: str, parameters: tuple[object, ...] = ()) -> list[tuple[object, ...]]: ...
    def write(self, question: str, parameters: tuple[object, ...] = ()) -> None: ...


def create_tables(database: Connection, layout: str) -> None:
    """Make the tables in an empty database, inside the caller's transaction. `layout` ends the table of values."""
    for table in _TABLES:
        database.write(table.replace("{layout}", layout))
    database.write("INSERT INTO record_schema (number) VALUES (?)", (SCHEMA,))


def check_schema(number: object, shown: str) -> None:
    """Raises BrokenStore when the store's layout is not the one that this version reads."""
    if number != SCHEMA:
        newer = isinstance(number, int) and number > SCHEMA
        todo = "update tallystick" if newer else "move it away and run `tallystick record update`"
        raise BrokenStore(f"{shown}: a store of layout {number!r}, and this version reads {SCHEMA}: {todo}")
