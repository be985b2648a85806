"""A SQLite file or a PostgreSQL database as the ledger uses it: snapshots to read, one transaction to write."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from weakref import finalize

from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tallystick.errors import BrokenLedger
from tallystick.ledger.writing import Writing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Executable
    from sqlalchemy.engine import Row

_WRITING = "tallystick_writing"


class Database:
    """An engine with its address as it may be shown. Every error is BrokenLedger: which, what is wrong, what to do.

    `in_words` tells what the driver's error means; `lock` is run first in a transaction that writes. Safe to share
    between threads; processes have one each.
    """

    def __init__(
        self,
        engine: Engine,
        shown: str,
        *,
        in_words: Callable[[BaseException], str],
        begin: Mapping[bool, str],
        lock: str | None = None,
    ) -> None:
        self.engine, self.shown = engine, shown
        self._in_words, self._lock = in_words, lock
        self._writers = threading.RLock()  # a thread waits for another here, a process for another at the database
        finalize(self, engine.dispose)
        self.is_server = engine.dialect.name == "postgresql"

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            if statement := begin.get(bool(connection.get_execution_options().get(_WRITING))):
                connection.exec_driver_sql(statement)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for several questions that are answered from one state, whatever others write meanwhile."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if self.is_server else {}
        with self.told(), self.engine.connect() as connection:
            yield connection.execution_options(**options) if options else connection

    def read(self, statement: Executable, parameters: Mapping[str, object] | None = None) -> list[Row[Any]]:
        """The rows that answer one question."""
        with self.reading() as connection:
            return list(connection.execute(statement, parameters or {}))

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction that may change anything, tables too: all of it or nothing. Another writer is waited for."""
        with self.told(), self._writers, self.engine.connect() as plain:
            connection = plain.execution_options(**{_WRITING: True})
            with connection.begin():
                if self._lock:
                    connection.execute(text(self._lock))
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction on the ledger's rows, with the head locked: all of it or nothing."""
        with self.transaction() as connection:
            writing = Writing(connection, self.shown)
            yield writing
            writing.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    def damaged(self, error: Exception) -> BrokenLedger:
        """What was read can never have been written."""
        return BrokenLedger(f"{self.shown} is damaged ({error}): restore a backup of it; `ledger verify` tells more")

    @contextmanager
    def told(self) -> Iterator[None]:
        """Errors of the driver, in words."""
        try:
            yield
        except DBAPIError as error:
            raise BrokenLedger(f"{self.shown}: {self._in_words(error.orig or error)}") from None
        except UnicodeDecodeError as error:  # what was written is UTF-8
            raise self.damaged(error) from None
        except SQLAlchemyError as error:
            raise BrokenLedger(f"{self.shown}: {self._in_words(error)}") from None
        except OSError as error:
            raise BrokenLedger(
                f"{self.shown}: {(error.strerror or str(error)).lower()}; give --ledger another"
            ) from None
        except Exception as error:
            if type(error).__module__.partition(".")[0] in ("sqlite3", "psycopg"):  # the fast path is the driver's own
                raise BrokenLedger(f"{self.shown}: {self._in_words(error)}") from None
            raise
