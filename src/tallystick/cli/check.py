"""`tallystick check`: the sources one after the other through the pipeline, and out in the format asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from tallystick import plugins
from tallystick.brief import FORMATS
from tallystick.cli import DONE, FOUND, PARTLY, WRONG, fault
from tallystick.cli.dates import read_day
from tallystick.cli.formats import choose_format
from tallystick.cli.messages import say
from tallystick.cli.output import Output, open_output
from tallystick.cli.progress import watch
from tallystick.errors import TallystickError
from tallystick.model.document import Document
from tallystick.model.finding import Verdict
from tallystick.model.report import Report
from tallystick.pipeline import Gathering, check_document, open_documents, open_theatre
from tallystick.settings import debugging


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `check` as typed."""

    sources: tuple[str, ...]
    published: str | None = None
    as_of: str | None = None
    theatre: str
    record: str | None = None
    format: str | None = None
    output: str | None = None
    strict: bool = False
    quiet: bool = False
    progress: bool = True


@dataclass(slots=True)
class Tally:
    """How the documents fared so far."""

    done: int = 0
    failed: int = 0
    contradicted: int = 0

    def exit_code(self, strict: bool) -> int:
        """What --strict asked for comes first; failures were told one by one."""
        if strict and self.contradicted:
            return FOUND
        if self.failed:
            return PARTLY if self.done else WRONG
        return DONE


def check_sources(request: Request) -> int:
    """Check every document of every source and write the report; returns the exit code.

    A document that cannot be read is told on standard error and the others are still done. Raises TallystickError for
    a wrong date, theatre, format or output, before anything is read.
    """
    published = read_day("--published", request.published)
    as_of = read_day("--as-of", request.as_of) or datetime.now().astimezone().date()
    format = choose_format(request.format, request.output, tuple(plugins.modules(FORMATS)))
    theatre, record = open_theatre(request.theatre, request.record)
    tally, gathering = Tally(), Gathering(theatre, record)
    with ExitStack() as stack:
        output = stack.enter_context(open_output(request.output, format, request.sources))
        step = stack.enter_context(watch(request.sources, wanted=request.progress and not output.on_terminal))
        for document in _documents(request, tally):
            try:
                report = check_document(document, theatre=theatre, record=record, published=published, as_of=as_of)
                output.add(report)
                if output.gathers:
                    gathering.add(report)
            except (BrokenPipeError, TallystickError):
                raise
            except Exception as error:
                if debugging():
                    raise
                say(f"{document.id} could not be checked ({fault(error)}): please report it")
                tally.failed += 1
                continue
            step(document.id)
            _count(report, tally)
        if tally.done:
            _finish(output, gathering, request)
    return tally.exit_code(request.strict)


def _documents(request: Request, tally: Tally) -> Iterator[Document]:
    for source in request.sources:
        for document in open_documents(source, stdin=sys.stdin.buffer if sys.stdin else None):
            if not isinstance(document, Document):
                say(str(document))
                tally.failed += 1
                continue
            if not request.quiet:
                for note in document.notes:
                    say(f"{document.id}: {note}")
            yield document


def _count(report: Report, tally: Tally) -> None:
    tally.done += 1
    tally.contradicted += report.summary.get(Verdict.CONTRADICTED, 0)


def _finish(output: Output, gathering: Gathering, request: Request) -> None:
    output.close(gathering.collection())
    if request.output and not request.quiet:
        say(f"wrote {request.output}")
