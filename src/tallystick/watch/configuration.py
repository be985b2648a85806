"""FEEDS.toml: which feeds are watched, how often, and when somebody is told. docs/watch.md describes it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from tallystick import plugins
from tallystick.errors import TallystickError
from tallystick.model.finding import Verdict
from tallystick.network.rewriting import is_address
from tallystick.settings import DEFAULT_THEATRE
from tallystick.watch.feeds import kinds
from tallystick.watch.tables import Faults, Table

CHANNELS = "tallystick.watch.channels"
DEFAULT_INTERVAL = timedelta(minutes=30)
SHORTEST, LONGEST = timedelta(minutes=1), timedelta(days=30)
DEFAULT_PACE = timedelta(seconds=2)  # between two requests to one host
MOST_PACE = timedelta(hours=1)
DEFAULT_BACKLOG = 20  # entries of a feed's first reading that count as new; the others were there before we looked
MOST_BACKLOG = 50_000


class InvalidFeeds(TallystickError):
    """FEEDS.toml cannot be read or breaks its format; `faults` has a line for each fault, with its key."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where alerts go. `target` is a path, an address, a mail address or a command's words; empty for the terminal."""

    name: str
    kind: str
    target: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """When a finding is worth an alert: its verdict, its gap in percent at least, its measure (none named: all)."""

    verdicts: frozenset[Verdict] = frozenset({Verdict.CONTRADICTED})
    gap_percent: float = 0.0
    measures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFeed:
    """One feed as configured. `kind` None: guessed each time. `alerts` are names of channels."""

    address: str
    kind: str | None = None
    theatre: str = DEFAULT_THEATRE
    publisher: str | None = None
    interval: timedelta = DEFAULT_INTERVAL
    backlog: int = DEFAULT_BACKLOG
    alerts: tuple[str, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """All of FEEDS.toml. `paces` are pauses between two requests to a host, where they are not the usual one."""

    feeds: tuple[WatchedFeed, ...]
    channels: Mapping[str, Channel] = field(default_factory=dict)
    paces: Mapping[str, timedelta] = field(default_factory=dict)

    def pace(self, host: str) -> timedelta:
        """The pause between two requests to a host."""
        return self.paces.get(host, DEFAULT_PACE)


def read_configuration(path: str) -> Configuration:
    """Read FEEDS.toml; folders and files in it count from where it lies. Raises InvalidFeeds with every fault in it."""
    faults = Faults(path)
    top = Table.of_file(path, faults)
    channels = {name: _channel(name, table, Path(path).parent) for name, table in top.tables("channels")}
    paces = {
        name.lower(): table.duration("pace", DEFAULT_PACE, timedelta(0), MOST_PACE)
        for name, table in top.tables("hosts")
    }
    usual = _feed(top, WatchedFeed(address=""), channels)
    feeds = []
    for table in top.rows("feeds"):
        address = table.text("address")
        feeds.append(_feed(table, usual, channels, _place(address, path, table) if address else ""))
    addresses = [feed.address for feed in feeds]
    for number, address in enumerate(addresses, 1):
        if address and address in addresses[: number - 1]:
            faults.add(f"feeds[{number}].address", f"{address!r} is there twice: take one out")
    top.finish()
    if not feeds and not faults.told:
        faults.add("feeds", 'there is none: write [[feeds]] and under it address = "https://..."')
    if faults.told:
        raise InvalidFeeds(tuple(faults.told))
    return Configuration(feeds=tuple(feeds), channels=channels, paces=paces)


def _feed(table: Table, usual: WatchedFeed, channels: Mapping[str, Channel], address: str = "") -> WatchedFeed:
    """What a feed's table says, else what is usual; the top of the file says what is usual."""
    named = table.texts("alerts", usual.alerts)
    for name in named:
        if name not in channels:
            table.fault("alerts", f"{name!r} is no channel: write [channels.{name}] or one of {_list(channels)}")
    return WatchedFeed(
        address=address,
        kind=table.choice("kind", kinds(), usual.kind),
        theatre=table.text("theatre", usual.theatre) or usual.theatre,
        publisher=table.text("publisher", usual.publisher),
        interval=table.duration("interval", usual.interval, SHORTEST, LONGEST),
        backlog=int(table.number("backlog", usual.backlog, 0, MOST_BACKLOG, whole=True)),
        alerts=named,
        thresholds=_thresholds(table, usual.thresholds),
    )


def _thresholds(parent: Table, usual: Thresholds) -> Thresholds:
    table = parent.table("thresholds")
    if table is None:
        return usual
    verdicts = table.texts("verdicts", tuple(sorted(usual.verdicts)))
    known = tuple(verdict.value for verdict in Verdict)
    for verdict in verdicts:
        if verdict not in known:
            table.fault("verdicts", f"{verdict!r} is no verdict: write {_list(known)}")
    return Thresholds(
        verdicts=frozenset(Verdict(verdict) for verdict in verdicts if verdict in known),
        gap_percent=table.number("gap_percent", usual.gap_percent, 0, 1_000_000),
        measures=frozenset(table.texts("measures", tuple(sorted(usual.measures)))),
    )


def _channel(name: str, table: Table, folder: Path) -> Channel:
    forms = plugins.modules(CHANNELS)
    kind = table.choice("kind", tuple(forms), None)
    if kind is None:
        if not table.has("kind"):
            table.fault("kind", f"is missing: write {_list(tuple(forms))}")
        table.forget()
        return Channel(name=name, kind="terminal")
    key = forms[kind].KEY
    if key is None:
        return Channel(name=name, kind=kind)
    if kind == "command":
        target = table.texts(key, ())
    else:
        said = table.text(key)
        if said and kind == "file":
            said = os.path.normpath(folder / Path(said).expanduser())
        target = (said,) if said else ()
    if not target and not table.faulty(key):
        table.fault(key, "is missing: say where the alerts go")
    elif target and (wrong := forms[kind].fault(target)):
        table.fault(key, wrong)
    return Channel(name=name, kind=kind, target=target)


def _place(address: str, path: str, table: Table) -> str:
    """An address of the web as it is, a folder from where the file lies; anything else is a fault."""
    if is_address(address):
        return address
    if "://" in address:
        table.fault("address", f"{address!r} is no address of the web: write https://... or a folder")
        return ""
    return os.path.normpath(Path(path).parent / Path(address).expanduser())


def _list(names: Mapping[str, object] | tuple[str, ...]) -> str:
    return ", ".join(names) or "(none is there)"
