"""The ledger: what was read, claimed and found, kept in SQLite or PostgreSQL behind one interface."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.databases import file_of, is_server
from tallystick.errors import BrokenLedger, EmptyLedger
from tallystick.settings import LEDGER, LOCK_SECONDS

if TYPE_CHECKING:
    from tallystick.ledger.database import Database
    from tallystick.ledger.ledger import Ledger

__all__ = ["find_ledger", "open_ledger"]

FILE_NAME = "ledger.sqlite"


def open_ledger(address: str | None = None, *, wait_seconds: float = LOCK_SECONDS) -> Ledger:
    """The ledger to write to; it is made where there is none, and brought to this version's layout where it is older.

    `address`: a file, `postgresql://user@host/database`, or None for what TALLYSTICK_LEDGER says, else
    `ledger.sqlite` in the user's data folder. A writer waits `wait_seconds` for another.
    Raises BrokenLedger (which, what is wrong, what to do).
    """
    return _open(_chosen(address), write=True, wait_seconds=wait_seconds)


def find_ledger(address: str | None = None, *, wait_seconds: float = LOCK_SECONDS) -> Ledger:
    """The ledger to read. Raises BrokenLedger where there is none, EmptyLedger where nothing was ever added to it."""
    address = _chosen(address)
    if not is_server(address):
        path = file_of(address, FILE_NAME, BrokenLedger)
        if not _looked_at(path, Path.exists):
            raise EmptyLedger(
                f"{path} does not exist: `tallystick ledger add SOURCE` makes it, or give --ledger another"
            )
    return _open(address, write=False, wait_seconds=wait_seconds)


def _chosen(address: str | None) -> str | None:
    return address or os.environ.get(LEDGER) or None


def _open(address: str | None, *, write: bool, wait_seconds: float) -> Ledger:
    from tallystick.ledger.ledger import Ledger
    from tallystick.ledger.migrations import is_newest, upgrade

    database = _database(address, write=write, wait_seconds=wait_seconds)
    try:
        if write:
            upgrade(database)
        elif not is_newest(database):
            _open(address, write=True, wait_seconds=wait_seconds).close()
    except BaseException:
        database.close()
        raise
    return Ledger(database)


def _database(address: str | None, *, write: bool, wait_seconds: float) -> Database:
    if address is not None and is_server(address):
        from tallystick.ledger.postgresql import open_postgresql

        return open_postgresql(address, wait_seconds=wait_seconds)
    from tallystick.ledger.sqlite import open_sqlite

    path = file_of(address, FILE_NAME, BrokenLedger)
    if _looked_at(path, Path.is_dir):
        raise BrokenLedger(f"{path} is a folder: give the file in it, such as {path / FILE_NAME}")
    return open_sqlite(path, write=write, wait_seconds=wait_seconds)


def _looked_at(path: Path, look: Callable[[Path], bool]) -> bool:
    """What a look at the place tells. Raises BrokenLedger where it may not be looked at."""
    try:
        return look(path)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise BrokenLedger(f"{path}: {reason}; give --ledger another") from None
