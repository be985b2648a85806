"""Bringing the store up to date: one connector after the other, each wholly or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol

from tallystick.errors import BrokenSource, BrokenStore, TallystickError, UnexpectedReply
from tallystick.model.observation import Appended, Observation, SourceDocument
from tallystick.model.series import Series
from tallystick.record.store import Store
from tallystick.settings import debugging

CONNECTORS = "tallystick.record.connectors"


class Connector(Protocol):
    """A module of `record/connectors`, or anything else that offers the same."""

    SOURCE: str
    THEATRE: str
    ADDRESSES: tuple[str, ...]

    def fetch(self, transport: Any, since: date | None) -> Iterable[Observation]: ...


class Transport(Protocol):
    """What the connectors fetch with: the documents that made sense, and what a user should be told beside."""

    documents: list[SourceDocument]
    notes: list[str]


class Base(NamedTuple):
    """What the package holds of a theatre by series, and after how many days a value of each becomes known."""

    held: Mapping[str, Series]
    lags: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """How one connector fared: what was appended, or in one line why it failed or was passed over."""

    connector: str
    source: str
    theatre: str
    seconds: float
    appended: Appended | None = None
    failed: str = ""
    skipped: str = ""
    notes: tuple[str, ...] = ()


def update(
    store: Store,
    connectors: Mapping[str, Connector],
    transport: Transport,
    base: Callable[[str], Base],
    *,
    today: date,
    since: date | None = None,
    accept_revisions: bool = False,
    begin: Callable[[str], None] = lambda _: None,
) -> Iterator[Update]:
    """Read every source and append what it gives; a source that fails does not stop the others.

    `base` gives what the package holds of a theatre; `begin` is told the name of each connector before it starts.
    Everything of a connector is read before the first value is written. A reading that would change what is held as
    no source does is refused unless `accept_revisions`. Raises BrokenStore: nothing can be kept then.
    """
    for name, connector in connectors.items():
        begin(name)
        started = time.monotonic()
        transport.documents.clear()
        transport.notes.clear()
        appended, failed = None, ""
        skipped = "" if len(connectors) == 1 else why_not(connector)
        try:
            if not skipped:
                observations = list(connector.fetch(transport, since))
                held, lags = base(connector.THEATRE)
                documents = tuple(transport.documents)
                appended = store.append(
                    connector.SOURCE,
                    documents,
                    observations,
                    held=held,
                    lags=lags,
                    today=today,
                    accept_revisions=accept_revisions,
                )
        except BrokenStore:
            raise
        except TallystickError as error:
            unseen = getattr(connector, "UNSEEN", "") if isinstance(error, UnexpectedReply) else ""
            failed = f"{error} ({unseen}; please report what it says)" if unseen else str(error)
        except (OSError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            if debugging():
                raise
            failed = f"cannot be read ({type(error).__name__}: {error}): the source has changed; please report it"
        yield Update(
            connector=name,
            source=connector.SOURCE,
            theatre=connector.THEATRE,
            seconds=time.monotonic() - started,
            appended=appended,
            failed=failed,
            skipped=skipped,
            notes=tuple(transport.notes),
        )


def why_not(connector: Connector) -> str:
    """Why a connector is passed over when all are asked: the user must give a token or a file first; "" if not."""
    token = getattr(connector, "TOKEN", "")
    if not connector.ADDRESSES:
        return "reads only files of your own: name it, and give them with --file"
    return f"wants a token in {token}" if token and not os.environ.get(token) else ""


class FromFiles:
    """A connector that reads a user's own files in place of its addresses. `pages` are the files."""

    SOURCE: str
    THEATRE: str
    ADDRESSES: tuple[str, ...]

    def __init__(self, connector: Any, pages: Iterable[Any]) -> None:
        self.SOURCE, self.THEATRE, self.ADDRESSES = connector.SOURCE, connector.THEATRE, ("a file",)
        self._read, self._pages = connector.read, pages

    def fetch(self, transport: Any, since: date | None) -> Iterable[Observation]:
        """What the files give. Raises BrokenSource."""
        pages = list(self._pages)
        observations = list(self._read(pages, since))
        transport.documents.extend(page.document for page in pages)
        return observations


def choose(connectors: Mapping[str, Connector], wanted: str | None, theatre: str | None = None) -> dict[str, Connector]:
    """The connectors of that name or source (None: all), of that theatre. Raises BrokenSource when there is none."""
    of_theatre = {name: each for name, each in connectors.items() if theatre is None or theatre == each.THEATRE}
    if wanted is None:
        if not of_theatre:
            raise BrokenSource(f"there is no connector for the theatre {theatre!r}: its record cannot be updated")
        return of_theatre
    chosen = {name: each for name, each in of_theatre.items() if wanted in (name, each.SOURCE)}
    if not chosen:
        raise BrokenSource(f"{wanted!r} is no source to update from: choose one of {', '.join(of_theatre) or 'none'}")
    return chosen
