"""Addresses of databases: a file, or a PostgreSQL server. What the record's store and the ledger have in common."""

from __future__ import annotations

from pathlib import Path

from tallystick.errors import TallystickError
from tallystick.settings import HOME, home_folder

_SERVERS = ("postgresql://", "postgres://")


def is_server(address: str | None) -> bool:
    """Is it a PostgreSQL server?"""
    return address is not None and address.startswith(_SERVERS)


def file_of(address: str | None, default: str, error: type[TallystickError]) -> Path:
    """The SQLite file of an address that is no server's; None is the file `default` in the user's data folder.

    Raises `error` for an address of another kind.
    """
    if address is None:
        try:
            return home_folder() / default
        except RuntimeError:
            raise error(f"{HOME} names a user that is not known here: write the folder itself") from None
    path = address.removeprefix("sqlite:///")
    if "://" in path:
        raise error(f"{path.partition('://')[0]}://...: no such kind of store: give a file, or postgresql://...")
    return Path(path).expanduser()


def without_password(address: str) -> str:
    """The address as it may be shown: nobody's password goes to a screen or a log."""
    head, at, tail = address.rpartition("@")
    scheme, _, user = head.partition("://")
    shown = f"{scheme}://{user.partition(':')[0]}{at}{tail}" if at else address
    place, mark, options = shown.partition("?")
    kept = [option for option in options.split("&") if not option.lower().startswith("password")]
    return f"{place}{mark if any(kept) else ''}{'&'.join(kept)}"
