"""Bringing the store up to date: one connector after the other, each wholly or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol

from tallystick.errors import BrokenSource
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
    """How one connector fared: what was appended, or in one line why nothing was."""

    connector: str
    source: str
    theatre: str
    seconds: float
    appended: Appended | None = None
    failed: str = ""
    notes: tuple[str, ...] = ()


def update(
    store: Store,
    connectors: Mapping[str, Connector],
    transport: Transport,
    base: Callable[[str], Base],
    *,
    today: date,
    since: date | None = None,
    begin: Callable[[str], None] = lambda _: None,
) -> Iterator[Update]:
    """Read every source and append what it gives; a source that fails does not stop the others.

    `base` gives what the package holds of a theatre; `begin` is told the name of each connector before it starts.
    Everything of a connector is read before the first value is written. Raises BrokenStore: nothing can be kept then.
    """
    for name, connector in connectors.items():
        begin(name)
        started = time.monotonic()
        transport.documents.clear()
        transport.notes.clear()
        appended, failed = None, ""
        try:
            observations = list(connector.fetch(transport, since))
            held, lags = base(connector.THEATRE)
            documents = tuple(transport.documents)
            appended = store.append(connector.SOURCE, documents, observations, held=held, lags=lags, today=today)
        except BrokenSource as error:
            failed = str(error)
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
            notes=tuple(transport.notes),
        )


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
