"""`tallystick ledger add`: the sources are read, checked and kept, and each is told in a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tallystick.cli.dates import read_day
from tallystick.cli.ledger.shelf import Shelf
from tallystick.cli.progress import watch
from tallystick.cli.tally import Tally, documents_of, tell_fault
from tallystick.errors import TallystickError
from tallystick.ledger.adding import Added, Outcome
from tallystick.pipeline import check_document, open_theatre

_WORDS = {
    Outcome.NEW: "new",
    Outcome.VERSION: "new version",
    Outcome.REREAD: "read again",
    Outcome.HELD: "held already",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `ledger add` as typed."""

    sources: tuple[str, ...]
    published: str | None
    as_of: str | None
    theatre: str
    record: str | None
    ledger: str | None
    recheck: bool
    quiet: bool
    progress: bool


def add_sources(request: Request) -> int:
    """Add every document of every source; returns the exit code.

    Each is written in a transaction of its own: what was told to be kept is kept, however the run ends. Raises
    TallystickError for a wrong date, theatre or ledger, before anything is read.
    """
    published = read_day("--published", request.published)
    as_of = read_day("--as-of", request.as_of) or datetime.now().astimezone().date()
    theatre, record = open_theatre(request.theatre, request.record)
    shelf, tally = Shelf(request.ledger, theatre, record, request.record), Tally()
    with watch(request.sources, wanted=request.progress) as step:
        for source, document in documents_of(request.sources, tally, quiet=request.quiet):
            try:
                added, claims = (None if request.recheck else shelf.held(document, source)), None
                if added is None:
                    report = check_document(document, theatre=theatre, record=record, published=published, as_of=as_of)
                    added, claims = shelf.keep(report, source, recheck=request.recheck), len(report.claims)
            except (BrokenPipeError, TallystickError):
                raise
            except Exception as error:
                tell_fault(document, error, tally)
                continue
            step(document.id)
            if added is None:
                tally.failed += 1
                continue
            tally.done += 1
            if not request.quiet:
                print(_line(added, document.id, claims), flush=True)
    return tally.exit_code()


def _line(added: Added, name: str, claims: int | None) -> str:
    shown = "".join(c if c.isprintable() else "?" for c in name)
    details = {
        Outcome.VERSION: f", version {added.version}",
        Outcome.REREAD: f", reading {added.turn}",
    }
    many = "" if claims is None or not added.wrote else f"  {claims} claim{'' if claims == 1 else 's'}"
    return f"{added.document}  {_WORDS[added.outcome]}{details.get(added.outcome, '')}{many}  {shown}"
