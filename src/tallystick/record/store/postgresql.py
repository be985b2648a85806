"""A store in PostgreSQL, for several people. The driver is imported when an address names a server."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from weakref import finalize

from tallystick.databases import without_password
from tallystick.errors import BrokenStore
from tallystick.record.store.schema import check_schema, create_tables
from tallystick.settings import CONNECT_SECONDS

if TYPE_CHECKING:
    import psycopg

_WRITERS = 0x7A11_571C  # the advisory lock that the one writer holds: any number that nobody else takes
_LAYOUT = " WITH (fillfactor = 100)"  # rows are never changed


class PostgresDatabase:
    """One connection. Every error is BrokenStore: the server, what is wrong, what to do."""

    shown: str

    def __init__(self, address: str, *, write: bool, wait_seconds: float) -> None:
        import psycopg

        self.shown = without_password(address)
        self._errors, self._unreachable = psycopg.Error, (psycopg.OperationalError, psycopg.InterfaceError)
        self._lock = threading.RLock()
        wait = max(1, int(wait_seconds * 1000))
        with self._told():
            self._connection: psycopg.Connection[tuple[Any, ...]] = psycopg.connect(
                address,
                autocommit=True,
                connect_timeout=CONNECT_SECONDS,
                options=f"-c lock_timeout={wait} -c client_min_messages=warning",
                application_name="tallystick",
            )
        finalize(self, self._connection.close)
        self._prepare(write)

    def _prepare(self, write: bool) -> None:
        if not self._exists():
            if not write:
                raise BrokenStore(f"{self.shown} holds no store yet: `tallystick record update` fills one")
            with self.writing():
                if not self._exists():  # another process may have made it while we waited
                    create_tables(self, _LAYOUT)
        check_schema(self.read("SELECT max(number) FROM record_schema")[0][0], self.shown)

    def _exists(self) -> bool:
        return self.read("SELECT to_regclass('record_schema')")[0][0] is not None

    def read(self, question: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question."""
        with self._told(), self._lock:
            return self._connection.execute(_placed(question), tuple(parameters)).fetchall()

    def write(self, question: str, parameters: Sequence[object] = ()) -> None:
        """One change, inside `writing`."""
        with self._told():
            self._connection.execute(_placed(question), tuple(parameters))

    def write_many(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Add rows to a table, inside `writing`."""
        statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN".encode()
        with self._told(), self._connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(tuple(row))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it or nothing. Another writer is waited for."""
        with self._told(), self._lock, self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_WRITERS,))
            yield

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            said = " ".join(str(error).split())[:200]
            code = getattr(error, "sqlstate", None) or ("08000" if isinstance(error, self._unreachable) else "")
            raise BrokenStore(f"{self.shown}: {_in_words(code, said)}") from None


def _in_words(code: str, said: str) -> str:
    """What PostgreSQL's code for an error means, and what to do."""
    if code == "55P03":
        return "another process is writing the record: try again when it is done"
    if code.startswith("53"):
        return f"the server is out of room ({said}): nothing was written; make room and try again"
    if code == "42501":
        return f"you lack the right to do this ({said}): ask the owner of the database"
    if code.startswith(("08", "28", "3D", "57P")):
        return f"the server cannot be reached ({said}): see --record, and that it runs and lets you in"
    return f"the store cannot be used ({said})"


def _placed(question: str) -> str:
    """psycopg's marks for the parameters."""
    return question.replace("%", "%%").replace("?", "%s")
