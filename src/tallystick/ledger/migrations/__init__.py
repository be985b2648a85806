"""How a database gets to the newest layout: Alembic, run by the program itself and only where the layout differs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from tallystick.errors import BrokenLedger, EmptyLedger
from tallystick.ledger.schema import LAYOUT, SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tallystick.ledger.database import Database

_NUMBER = re.compile(r"\d{4}")


def is_newest(database: Database) -> bool:
    """Has it the layout of this version? Raises EmptyLedger for a database without one, BrokenLedger for no ledger."""
    with database.reading() as connection:
        layout = _layout(connection, database.shown)
    if layout is None:
        raise EmptyLedger(f"{database.shown} holds no ledger yet: `tallystick ledger add SOURCE` makes one")
    return layout == SCHEMA


def upgrade(database: Database) -> None:
    """Bring it to the newest layout from an older one or from none. Raises BrokenLedger for no ledger, or a newer."""
    with database.reading() as connection:
        layout = _layout(connection, database.shown)
    if layout == SCHEMA:
        return
    with database.transaction() as connection:
        if _layout(connection, database.shown) != SCHEMA:  # another process may have been here while we waited
            run_migrations(connection)


def _layout(connection: Connection, shown: str) -> str | None:
    """The layout of what is there, None for an empty database. Raises BrokenLedger where it is none of ours."""
    names = inspect(connection).get_table_names()
    if LAYOUT not in names:
        if connection.dialect.name == "sqlite" and names:
            raise BrokenLedger(f"{shown} is a database of something else: give --ledger another place, or move it away")
        return None
    row = connection.execute(text(f"SELECT version_num FROM {LAYOUT}")).first()
    layout = row[0] if row else None
    if not isinstance(layout, str) or not _NUMBER.fullmatch(layout):
        raise BrokenLedger(f"{shown} is damaged (its layout is {layout!r}): restore a backup of it")
    if layout > SCHEMA:
        raise BrokenLedger(f"{shown}: a ledger of layout {layout}, and this version knows {SCHEMA}: update tallystick")
    return layout


def run_migrations(connection: Connection, to: str = "head", folder: Path = Path(__file__).parent) -> None:
    """Run those of `folder` that the database lacks, up to the one named `to`, in the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
