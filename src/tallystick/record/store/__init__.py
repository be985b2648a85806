"""Where observations are kept: a SQLite file in the user's data folder, or PostgreSQL by its address."""

from __future__ import annotations

from pathlib import Path

from tallystick.errors import BrokenStore, EmptyStore
from tallystick.record.store.addresses import chosen, file_of, is_server, is_snapshot
from tallystick.record.store.store import Database, Store
from tallystick.settings import LOCK_SECONDS, RECORD, SNAPSHOT_ONLY

__all__ = ["Store", "find_store", "open_store"]


def open_store(address: str | None = None, *, wait_seconds: float = LOCK_SECONDS) -> Store:
    """The store to write to; it is made where there is none.

    `address`: a file, `postgresql://user@host/database`, or None for what TALLYSTICK_RECORD says, else
    `record.sqlite` in the user's data folder. A writer waits `wait_seconds` for another.
    Raises BrokenStore (which, what is wrong, what to do).
    """
    address = chosen(address)
    if is_snapshot(address):
        raise BrokenStore(f"--record {SNAPSHOT_ONLY} (or {RECORD}) names the package, which cannot be written")
    return _open(address, write=True, wait_seconds=wait_seconds)


def find_store(address: str | None = None, *, wait_seconds: float = LOCK_SECONDS) -> Store | None:
    """The store to read, None where only the package's snapshot is to be read: the default file is not there or empty.

    Raises BrokenStore also when a store was named and is not there.
    """
    address = chosen(address)
    if is_snapshot(address):
        return None
    if not is_server(address) and not _exists(path := file_of(address)):
        if address is None:
            return None
        raise BrokenStore(f"{path} does not exist: `tallystick record update --record {path}` makes and fills it")
    try:
        return _open(address, write=False, wait_seconds=wait_seconds)
    except EmptyStore:
        if address is None:  # a first update that was stopped must not stop every check after it
            return None
        raise


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise BrokenStore(f"{path}: {reason}; give --record another") from None


def _open(address: str | None, *, write: bool, wait_seconds: float) -> Store:
    database: Database
    if address is not None and is_server(address):
        from tallystick.record.store.postgresql import PostgresDatabase

        database = PostgresDatabase(address, write=write, wait_seconds=wait_seconds)
    else:
        from tallystick.record.store.sqlite import SqliteDatabase

        database = SqliteDatabase(file_of(address), write=write, wait_seconds=wait_seconds)
    return Store(database)
