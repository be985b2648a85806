"""The ledger as the rest of the program uses it: add, read back, count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from tallystick.errors import BrokenLedger
from tallystick.ledger import schema
from tallystick.ledger.adding import Added, Reading, add, find_held
from tallystick.ledger.database import Database
from tallystick.ledger.reading_back import Page, read_page
from tallystick.ledger.reference import Reference
from tallystick.ledger.sqlite import copy_sqlite, open_sqlite
from tallystick.ledger.verifying import Fault, find_faults
from tallystick.ledger.writing import now
from tallystick.model.document import Document
from tallystick.settings import LOCK_SECONDS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Executable
    from sqlalchemy.engine import Row

    from tallystick.ledger.writing import Writing


class Counts(NamedTuple):
    """How much a ledger holds. `current` are claims of the newest reading of the newest version of each document."""

    documents: int
    versions: int
    readings: int
    claims: int
    current: int
    sources: int
    verdicts: Mapping[str, int]  # of the current claims
    first: datetime | None  # when the first and the newest change were made, UTC
    last: datetime | None
    history: int
    head: str


class Ledger:
    """Documents, what they claim and what was found, in one database. Nothing that was added is ever changed."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.shown = database.shown
        self._sources: dict[str, int] = {}

    def add(self, reading: Reading, *, made: datetime | None = None, recheck: bool = False) -> Added:
        """Write a report and all that hangs on it in one transaction. A text that is held changes nothing.

        `made` is the time of day in UTC. `recheck` reads a text that is held anew (`adding.add`). Raises BrokenLedger
        when it cannot be written, and then nothing of it was.
        """
        return self.add_all([reading], made=made, recheck=recheck)[0]

    def add_all(
        self, readings: Sequence[Reading], *, made: datetime | None = None, recheck: bool = False
    ) -> list[Added]:
        """The same for many in one transaction, which is several times faster: all of them, or none."""
        with self.database.writing() as writing:
            added, sources = add(writing, readings, self._sources, made=made or now(), recheck=recheck)
        self._sources.update(sources)
        return added

    def held(self, document: Document, place: str | None = None) -> Added | None:
        """Where the text of a document that was just read is held; None where it is not. `place` as in `Reading`."""
        return find_held(self.database.read, document, place)

    def page(self, reference: Reference | int) -> Page:
        """A document with its claims, findings and evidence, in the reading that is named or the newest.

        Raises TallystickError where there is none, BrokenLedger where it cannot be read.
        """
        wanted = Reference(reference) if isinstance(reference, int) else reference
        try:
            with self.database.reading() as connection:
                return read_page(connection, wanted, self.shown)
        except (ValueError, TypeError, KeyError) as error:
            raise self.database.damaged(error) from None

    def documents(self, *, newest: bool = False) -> list[int]:
        """The numbers of all documents in the order in which they were added: every version, or only the newest."""
        table, later = schema.documents, schema.documents.alias("later")
        statement = select(table.c.number).order_by(table.c.number)
        if newest:
            after = select(later.c.number).where(later.c.key == table.c.key, later.c.version > table.c.version)
            statement = statement.where(~after.exists())
        return [row.number for row in self.read(statement)]

    def back_up(self, target: str) -> Counts:
        """Copy all of it into a new SQLite file, also while others write; what the copy holds.

        Raises BrokenLedger where the file is there or cannot be written, and for a server, which has its own tools.
        """
        if self.database.is_server:
            raise BrokenLedger(f"{self.shown} is a server: `pg_dump {self.shown}` makes a copy of it, psql restores it")
        copy_sqlite(self.database, Path(target).expanduser())
        copy = Ledger(open_sqlite(Path(target).expanduser(), write=False, wait_seconds=LOCK_SECONDS))
        try:
            return copy.counts()
        finally:
            copy.close()

    def counts(self) -> Counts:
        """How much is held, all counted from one state."""
        try:
            with self.database.reading() as connection:
                return _counts(connection)
        except (ValueError, TypeError, NoResultFound) as error:
            raise self.database.damaged(error) from None

    def faults(self, kept_head: str | None = None) -> Iterator[Fault]:
        """Whatever is not as it was written, one fault after the other; `kept_head` is an earlier `Counts.head`."""
        with self.database.reading() as connection:
            yield from find_faults(connection, kept_head)

    def read(self, statement: Executable, parameters: Mapping[str, object] | None = None) -> list[Row[Any]]:
        """The rows that answer one question on the tables of `schema`."""
        return self.database.read(statement, parameters)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for several questions that are answered from one state."""
        with self.database.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction: all of it or nothing. Another writer is waited for."""
        with self.database.writing() as writing:
            yield writing

    def close(self) -> None:
        """Let go of the file or the server."""
        self.database.close()


def _counts(connection: Connection) -> Counts:
    d, c, h = schema.documents, schema.claims, schema.history
    first, last = connection.execute(select(func.min(h.c.made), func.max(h.c.made))).one()
    head = connection.execute(select(schema.head)).mappings().one()
    verdicts = connection.execute(
        select(c.c.verdict, func.count()).where(c.c.current).group_by(c.c.verdict).order_by(c.c.verdict)
    )
    by_verdict = {row[0]: row[1] for row in verdicts}
    return Counts(
        documents=connection.execute(select(func.count(func.distinct(d.c.key)))).scalar_one(),
        versions=head["document"],
        readings=head["reading"],
        claims=head["claim"],
        current=sum(by_verdict.values()),
        sources=head["source"],
        verdicts=by_verdict,
        first=first,
        last=last,
        history=head["history"],
        head=head["hash"],
    )
