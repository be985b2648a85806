"""A ledger in one SQLite file: a write-ahead log, one writer at a time, readers never wait."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from tallystick.errors import BrokenLedger
from tallystick.ledger.database import Database

_RESTORE = "restore a backup of it, or move it away"
_SAID = {  # what SQLite says, in part: what it means and what to do
    "is locked": "another process is writing it: try again when it is done",
    "disk is full": "the disk is full: nothing was written; make room and try again",
    "unable to open": "cannot be opened: see that its folder exists and is yours to write, or give --ledger another",
    "readonly": "may only be read by you: give --ledger another place",
    "not a database": "is no ledger: give --ledger another place, or move it away",
    "no such": f"lacks a part: {_RESTORE}",
    "can't decode": f"is damaged: {_RESTORE}",
    "malformed": f"is damaged: {_RESTORE}",
    "disk i/o": "could not be read or written: see whether the disk is full or failing; nothing was changed",
    "constraint": f"is damaged (a row contradicts another): {_RESTORE}",
}


def open_sqlite(path: Path, *, write: bool, wait_seconds: float) -> Database:
    """The file as a database; it is made, empty, where `write` is set and there is none. Raises BrokenLedger."""
    mode = "mode=rwc"
    if write:
        _make_folder(path)
    else:
        mode = _mode_to_read(path)
    address = f"{path.absolute().as_uri()}?{mode}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: transactions begin where `Database` says so, not before some statements
        return sqlite3.connect(address, uri=True, timeout=wait_seconds, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite:///ledger", creator=connect, pool_size=8, max_overflow=32)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -32000")  # KB
        if write:
            with suppress(sqlite3.OperationalError):  # another process is at it, or the disk knows no shared memory
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")  # what was said to be kept is kept

    return Database(engine, str(path), in_words=in_words, begin={False: "BEGIN", True: "BEGIN IMMEDIATE"})


def copy_sqlite(database: Database, target: Path) -> None:
    """A whole copy as of one moment, in a file that appears when it is complete. Raises BrokenLedger."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if target.exists():
            raise BrokenLedger(f"{target} is there already: give a file that is not")
        with database.engine.connect() as connection, closing(sqlite3.connect(temporary)) as copy:
            driver: Any = connection.connection.driver_connection
            driver.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        os.link(temporary, target)  # unlike a renaming, it never replaces a file
    except FileExistsError:
        raise BrokenLedger(f"{target} is there already: give a file that is not") from None
    except OSError as error:
        raise BrokenLedger(f"{target}: {(error.strerror or str(error)).lower()}; give another place") from None
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise BrokenLedger(
            f"{target} could not be written: {in_words(getattr(error, 'orig', None) or error)}"
        ) from None
    finally:
        with suppress(OSError):
            temporary.unlink()


def in_words(error: BaseException) -> str:
    """What an error of SQLite means, and what to do."""
    said = str(error).lower()
    return next((words for part, words in _SAID.items() if part in said), f"the ledger cannot be used ({error})")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BrokenLedger(f"{path}: {(error.strerror or str(error)).lower()}; give --ledger another") from None


def _mode_to_read(path: Path) -> str:
    """To read; in a folder where even a reader's own files cannot be made, as it lies on the disk."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if any(part in str(error) for part in ("unable to open", "readonly")) and path.is_file():
            return "mode=ro&immutable=1"
        if "locked" not in str(error):
            raise BrokenLedger(f"{path}: {in_words(error)}") from None
    except (sqlite3.Error, UnicodeDecodeError) as error:  # of a damaged table the very message may not be UTF-8
        raise BrokenLedger(f"{path}: {in_words(error)}") from None
    return "mode=ro"
