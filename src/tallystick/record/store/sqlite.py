"""A store in one SQLite file: a write-ahead log, one writer at a time, readers never wait."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import finalize

from tallystick.errors import BrokenStore, EmptyStore
from tallystick.record.store.addresses import FILE_NAME
from tallystick.record.store.schema import check_schema, create_tables
from tallystick.settings import RECORD, SNAPSHOT_ONLY

_WITHOUT = f"`--record {SNAPSHOT_ONLY}` (or {RECORD}={SNAPSHOT_ONLY}) does without it"
_SAID = {  # what SQLite says, in part: what it means and what to do
    "is locked": "another process is writing it: try again when it is done",
    "disk is full": "the disk is full: nothing was written; make room and try again",
    "unable to open": "cannot be opened: see that its folder exists and is yours to write, or give --record another",
    "readonly": "may only be read by you: give --record another place",
    "not a database": f"is no store of the record: move it away and run `tallystick record update`; {_WITHOUT}",
    "no such": f"lacks a part: move it away and run `tallystick record update`; {_WITHOUT}",
    "malformed": f"is damaged: move it away and run `tallystick record update`; {_WITHOUT}",
    "disk i/o": "could not be read or written: see whether the disk is full or failing; nothing was changed",
}


class SqliteDatabase:
    """One connection. Every error is BrokenStore: the file, what is wrong, what to do."""

    shown: str

    def __init__(self, path: Path, *, write: bool, wait_seconds: float) -> None:
        self.shown, self._path = str(path), path
        self._lock = threading.RLock()
        with self._told():
            if path.is_dir():
                raise BrokenStore(f"{path} is a folder: give the file in it, such as {path / FILE_NAME}")
            if write:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = self._connect("rwc", wait_seconds)
            else:
                self._connection = self._open_to_read(wait_seconds)
            finalize(self, self._connection.close)
            self._prepare(write)

    def _connect(self, mode: str, wait_seconds: float, more: str = "") -> sqlite3.Connection:
        address = f"{self._path.absolute().as_uri()}?mode={mode}{more}"
        # isolation_level None: transactions begin where `writing` says so, not before some statements
        return sqlite3.connect(address, uri=True, timeout=wait_seconds, isolation_level=None, check_same_thread=False)

    def _open_to_read(self, wait_seconds: float) -> sqlite3.Connection:
        """For reading; in a folder where even a reader's own files cannot be made, as it lies on the disk."""
        connection = self._connect("ro", wait_seconds)
        try:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        except sqlite3.OperationalError as error:
            connection.close()
            if not any(part in str(error) for part in ("unable to open", "readonly")) or not self._path.is_file():
                raise
            return self._connect("ro", wait_seconds, "&immutable=1")
        return connection

    def _prepare(self, write: bool) -> None:
        tables = {row[0] for row in self.read("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "record_schema" not in tables and write and not tables:
            self._create()
        elif "record_schema" not in tables:
            if not tables:  # who made it was stopped before it held anything
                raise EmptyStore(f"{self.shown} is an empty file: `tallystick record update` makes a store of it")
            raise BrokenStore(
                f"{self.shown} is a database of something else: give --record another place, or move it away"
            )
        if write:
            self._connection.execute("PRAGMA synchronous = FULL")  # written seldom; what was said to be kept is kept
        check_schema(self.read("SELECT max(number) FROM record_schema")[0][0], self.shown)

    def _create(self) -> None:
        with suppress(sqlite3.OperationalError):  # another process is at it, or the disk knows no shared memory
            self._connection.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            if not self.read("SELECT 1 FROM sqlite_master WHERE name = 'record_schema'"):
                create_tables(self, " WITHOUT ROWID")

    def read(self, question: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question."""
        with self._told(), self._lock:
            return self._connection.execute(question, tuple(parameters)).fetchall()

    def write(self, question: str, parameters: Sequence[object] = ()) -> None:
        """One change, inside `writing`."""
        with self._told():
            self._connection.execute(question, tuple(parameters))

    def write_many(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Add rows to a table, inside `writing`."""
        marks = ", ".join("?" * len(columns))
        with self._told():
            self._connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it or nothing. Another writer is waited for."""
        with self._told(), self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk has already rolled it back
                    self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise BrokenStore(f"{self.shown}: {_in_words(error)}") from None
        except OSError as error:
            raise BrokenStore(
                f"{self.shown}: {(error.strerror or str(error)).lower()}; give --record another"
            ) from None


def _in_words(error: sqlite3.Error) -> str:
    said = str(error).lower()
    return next((words for part, words in _SAID.items() if part in said), f"the store cannot be used ({error})")
