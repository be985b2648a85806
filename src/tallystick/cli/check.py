"""`tallystick check`: the sources one after the other through the pipeline, and out in the format asked for."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tallystick import plugins
from tallystick.brief import FORMATS
from tallystick.cli.dates import read_day
from tallystick.cli.formats import choose_format
from tallystick.cli.messages import say
from tallystick.cli.output import Output, open_output
from tallystick.cli.progress import watch
from tallystick.cli.tally import Tally, documents_of, tell_fault
from tallystick.errors import TallystickError
from tallystick.model.finding import Verdict
from tallystick.model.report import Report
from tallystick.model.series import Record
from tallystick.model.theatre import Theatre
from tallystick.pipeline import Gathering, check_document, open_theatre

if TYPE_CHECKING:
    from tallystick.cli.ledger.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `check` as typed."""

    sources: tuple[str, ...]
    published: str | None = None
    as_of: str | None = None
    theatre: str
    record: str | None = None
    keep: bool = False
    ledger: str | None = None
    format: str | None = None
    output: str | None = None
    strict: bool = False
    quiet: bool = False
    progress: bool = True


def check_sources(request: Request) -> int:
    """Check every document of every source and write the report; returns the exit code.

    A document that cannot be read is told on standard error and the others are still done. With `keep` each is in the
    ledger as soon as it is checked; a ledger that fails is told, and takes no report away. Raises TallystickError for
    a wrong date, theatre, format, output or ledger, before anything is read.
    """
    published = read_day("--published", request.published)
    as_of = read_day("--as-of", request.as_of) or datetime.now().astimezone().date()
    format = choose_format(request.format, request.output, tuple(plugins.modules(FORMATS)))
    theatre, record = open_theatre(request.theatre, request.record)
    tally, gathering = Tally(), Gathering(theatre, record)
    with ExitStack() as stack:
        output = stack.enter_context(open_output(request.output, format, request.sources))
        step = stack.enter_context(watch(request.sources, wanted=request.progress and not output.on_terminal))
        shelf = _open_shelf(request, theatre, record)
        for source, document in documents_of(request.sources, tally, quiet=request.quiet):
            try:
                report = check_document(document, theatre=theatre, record=record, published=published, as_of=as_of)
                output.add(report)
                if output.gathers:
                    gathering.add(report)
            except (BrokenPipeError, TallystickError):
                raise
            except Exception as error:
                tell_fault(document, error, tally)
                continue
            if shelf is not None and not shelf.keep(report, source):
                tally.unkept += 1
            step(document.id)
            _count(report, tally)
        if tally.done:
            _finish(output, gathering, request)
    return tally.exit_code(request.strict)


def _open_shelf(request: Request, theatre: Theatre, record: Record) -> Shelf | None:
    """Where the reports are kept; None where nobody asked for it, and then nothing of a ledger is imported."""
    if not request.keep:
        return None
    from tallystick.cli.ledger.shelf import Shelf

    return Shelf(request.ledger, theatre, record, request.record)


def _count(report: Report, tally: Tally) -> None:
    tally.done += 1
    tally.contradicted += report.summary.get(Verdict.CONTRADICTED, 0)


def _finish(output: Output, gathering: Gathering, request: Request) -> None:
    output.close(gathering.collection())
    if request.output and not request.quiet:
        say(f"wrote {request.output}")
