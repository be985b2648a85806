"""A ledger in PostgreSQL, for several people. The driver is imported when an address names a server."""

from __future__ import annotations

from sqlalchemy import create_engine

from tallystick.databases import without_password
from tallystick.ledger.database import Database
from tallystick.settings import CONNECT_SECONDS

_WRITERS = 0x7A11_571D  # the advisory lock that the one writer holds: any number that nobody else takes


def open_postgresql(address: str, *, wait_seconds: float) -> Database:
    """The database at an address such as `postgresql://user@host/database`. Nothing is asked of it yet."""
    import psycopg

    wait = max(1, int(wait_seconds * 1000))

    def connect() -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            address,
            connect_timeout=CONNECT_SECONDS,
            options=f"-c lock_timeout={wait} -c client_min_messages=warning",
            application_name="tallystick",
        )

    engine = create_engine(
        "postgresql+psycopg://", creator=connect, pool_size=8, max_overflow=32, pool_pre_ping=True, pool_recycle=3600
    )
    lock = f"SELECT pg_advisory_xact_lock({_WRITERS})"
    return Database(engine, without_password(address), in_words=in_words, begin={}, lock=lock)


def in_words(error: BaseException) -> str:
    """What PostgreSQL's code for an error means, and what to do."""
    import psycopg

    said = " ".join(str(error).split())[:200]
    unreachable = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    code = getattr(error, "sqlstate", None) or ("08000" if unreachable else "")
    if code == "55P03":
        return "another process is writing the ledger: try again when it is done"
    if code.startswith("53"):
        return f"the server is out of room ({said}): nothing was written; make room and try again"
    if code in ("42501", "25006"):
        return f"you lack the right to do this ({said}): ask the owner of the database"
    if code.startswith(("08", "28", "3D", "57P")):
        return f"the server cannot be reached ({said}): see --ledger, and that it runs and lets you in"
    if code.startswith("23"):
        return f"the ledger is damaged (a row contradicts another: {said}): restore a backup of it"
    return f"the ledger cannot be used ({said})"
