"""`tallystick record update`: every source through its connector into the store, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

from tallystick import pipeline, plugins
from tallystick.cli import DONE, PARTLY, WRONG
from tallystick.cli.dates import read_day
from tallystick.cli.formats import choose_format
from tallystick.cli.messages import say
from tallystick.cli.output import terminal_options, write_whole
from tallystick.cli.progress import steps
from tallystick.cli.record.options import today
from tallystick.cli.record.rows import Page, as_json
from tallystick.errors import BrokenSource
from tallystick.maths.digits import grouped
from tallystick.model.observation import Revision
from tallystick.network.rewriting import rewrites_from
from tallystick.record import open_store
from tallystick.record.folder_transport import local_pages
from tallystick.record.transport import Transport
from tallystick.record.updating import CONNECTORS, Connector, FromFiles, Update, choose, update
from tallystick.settings import home_folder

FORMATS = ("text", "json")
REVISIONS = 8  # shown of each source


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `record update` as typed."""

    source: str | None
    theatre: str | None = None
    record: str | None = None
    since: str | None = None
    mirrors: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    accept_revisions: bool = False
    format: str | None = None
    output: str | None = None
    quiet: bool = False
    progress: bool = True


def update_record(request: Request) -> int:
    """Read the sources, keep what is new, and say so; returns the exit code: 3 when some source failed.

    A source that fails is told on standard error and the others are still read. Raises TallystickError for a wrong
    option or a store that cannot be written, before anything is fetched.
    """
    chosen = choose_format(request.format, request.output, FORMATS)
    since = read_day("--since", request.since)
    connectors = _connectors(request)
    transport = _transport(request.mirrors)
    store = open_store(request.record)
    done: list[Update] = []
    with steps(len(connectors), wanted=request.progress) as step:
        for each in update(
            store,
            connectors,
            transport,
            cache(pipeline.package_base),
            today=today(),
            since=since,
            accept_revisions=request.accept_revisions,
            begin=step,
        ):
            done.append(each)
            if each.failed:
                say(f"{each.connector}: {each.failed}")
            for note in () if request.quiet else each.notes:
                say(f"{each.connector}: {note}")
    pipeline.open_theatre.cache_clear()
    if chosen == "json":
        write_whole(request.output, as_json([_row(each) for each in done]))
    elif not request.quiet:
        options = terminal_options() if request.output is None else {}
        write_whole(request.output, _text(done, store.shown, options))
    failed = sum(bool(each.failed) for each in done)
    if not failed:
        return DONE
    return PARTLY if any(each.appended is not None for each in done) else WRONG


def _connectors(request: Request) -> dict[str, Connector]:
    """The connectors wanted, each a module of the folder; one that reads the user's files where they are given."""
    found = plugins.modules(CONNECTORS)
    chosen = choose(
        cast("dict[str, Connector]", {name: found[name] for name in found}), request.source, request.theatre
    )
    if not request.files:
        return chosen
    readers = {name: each for name, each in chosen.items() if hasattr(each, "read")}
    if request.source is None or not readers:
        raise BrokenSource("--file goes with one source that reads files: deepstate, air_attacks, ucdp and the like")
    (name, reader), *_ = readers.items()
    endings: tuple[str, ...] = getattr(reader, "ENDINGS", ())
    return {name: FromFiles(reader, local_pages(request.files, at=datetime.now(UTC), endings=endings))}


def _transport(mirrors: Sequence[str]) -> Transport:
    """Over the network, with pages kept beside the store; `--mirror` comes before TALLYSTICK_MIRROR."""
    rewrites = rewrites_from("; ".join(mirrors), "--mirror") if mirrors else None
    return Transport(cache=home_folder() / "pages", rewrites=rewrites)


def _row(each: Update) -> dict[str, Any]:
    appended = each.appended
    return {
        "connector": each.connector,
        "source": each.source,
        "theatre": each.theatre,
        "new": appended.new if appended else 0,
        "same": appended.same if appended else 0,
        "revised": [] if appended is None else [_revision(revision) for revision in appended.revised],
        "failed": each.failed or None,
        "skipped": each.skipped or None,
        "notes": list(each.notes),
        "seconds": round(each.seconds, 3),
    }


def _revision(revision: Revision) -> dict[str, Any]:
    return {
        "series": revision.series,
        "day": str(_day(revision.day)),
        "before": revision.before,
        "after": revision.after,
        "known": str(_day(revision.known)),
    }


def _day(ordinal: int) -> str:
    return str(datetime.fromordinal(ordinal).date())


def _text(done: Sequence[Update], store: str, options: dict[str, object]) -> bytes:
    page = Page(**options)  # type: ignore[arg-type]
    rows: list[tuple[str, ...]] = []
    for each in done:
        if each.appended is None:
            rows.append((each.connector, "", "", "", "failed" if each.failed else f"left out: {each.skipped}"))
        else:
            counts = (each.appended.new, len(each.appended.revised), each.appended.same)
            rows.append((each.connector, *(f"{count:,}" for count in counts), f"{each.seconds:.1f} s"))
    page.table(("Source", "New", "Revised", "Same", ""), rows, right=("New", "Revised", "Same"))
    for each in done:
        if each.appended is not None and each.appended.revised:
            _tell_revisions(page, each.connector, each.appended.revised)
    kept = [each.appended for each in done if each.appended is not None]
    new, revised = sum(a.new for a in kept), sum(len(a.revised) for a in kept)
    failed = sum(bool(each.failed) for each in done)
    page.say()
    page.say(
        f"{new:,} new and {revised:,} revised values in {store}"
        + (f"; {failed} of {len(done)} sources failed" if failed else "")
    )
    return page.bytes()


def _tell_revisions(page: Page, name: str, revised: Sequence[Revision]) -> None:
    """The largest changes of a source."""
    page.say()
    page.say(f"Revised by {name}", "bold")
    largest = sorted(revised, key=lambda row: -abs(row.after - row.before) / max(abs(row.before), 1e-9))[:REVISIONS]
    page.table(
        ("Series", "Day", "Was", "Is"),
        [(row.series, _day(row.day), grouped(row.before, 9), grouped(row.after, 9)) for row in largest],
        right=("Day", "Was", "Is"),
    )
    if len(revised) > len(largest):
        page.say(f"… and {len(revised) - len(largest):,} more: --format json has all of them", "dim")
