"""Where the record's store is: a file, or a PostgreSQL server, as the user says or by default."""

from __future__ import annotations

import os
from pathlib import Path

from tallystick.errors import BrokenStore
from tallystick.settings import HOME, RECORD, SNAPSHOT_ONLY, home_folder

_SERVERS = ("postgresql://", "postgres://")
FILE_NAME = "record.sqlite"


def chosen(address: str | None) -> str | None:
    """The address given, else the one of the environment, else None for the default file."""
    return address or os.environ.get(RECORD) or None


def is_server(address: str | None) -> bool:
    """Is it a PostgreSQL server?"""
    return address is not None and address.startswith(_SERVERS)


def is_snapshot(address: str | None) -> bool:
    """Does it say that no store is to be read, only what the package carries?"""
    return address == SNAPSHOT_ONLY


def file_of(address: str | None) -> Path:
    """The SQLite file of an address that is no server's. Raises BrokenStore for an address of another kind."""
    if address is None:
        try:
            return home_folder() / FILE_NAME
        except RuntimeError:
            raise BrokenStore(f"{HOME} names a user that is not known here: write the folder itself") from None
    path = address.removeprefix("sqlite:///")
    if "://" in path:
        raise BrokenStore(f"{path.partition('://')[0]}://...: no such kind of store: give a file, or postgresql://...")
    return Path(path).expanduser()
