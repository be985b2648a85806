"""Where the record's store is: a file, or a PostgreSQL server, as the user says or by default."""

from __future__ import annotations

import os
from pathlib import Path

from tallystick import databases
from tallystick.errors import BrokenStore
from tallystick.settings import RECORD, SNAPSHOT_ONLY

FILE_NAME = "record.sqlite"
is_server = databases.is_server


def chosen(address: str | None) -> str | None:
    """The address given, else the one of the environment, else None for the default file."""
    return address or os.environ.get(RECORD) or None


def is_snapshot(address: str | None) -> bool:
    """Does it say that no store is to be read, only what the package carries?"""
    return address == SNAPSHOT_ONLY


def file_of(address: str | None) -> Path:
    """The SQLite file of an address that is no server's. Raises BrokenStore for an address of another kind."""
    return databases.file_of(address, FILE_NAME, BrokenStore)
