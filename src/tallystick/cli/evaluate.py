"""`tallystick evaluate`: annotated corpora found, scored and laid beside the figures of others."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from tallystick.cli import DONE, PARTLY, WRONG
from tallystick.cli.formats import choose_format
from tallystick.cli.messages import say
from tallystick.cli.progress import watch
from tallystick.cli.streams import open_stream
from tallystick.errors import TallystickError
from tallystick.evaluation import LAYERS, Corpus, evaluate, find_corpora
from tallystick.evaluation.corpora import expected
from tallystick.evaluation.tables import FORMATS, render


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `evaluate` as typed."""

    sources: tuple[str, ...]
    layer: str | None = None
    theatre: str
    format: str | None = None
    output: str | None = None
    errors: int = 0
    quiet: bool = False
    progress: bool = True


def evaluate_sources(request: Request) -> int:
    """Score every corpus of the sources and write the table; returns the exit code.

    A file or a line that cannot be scored is told on standard error and the others are still done. Raises
    TallystickError for a wrong layer, theatre, format or output.
    """
    if request.layer is not None and request.layer not in LAYERS:
        raise TallystickError(f"--layer {request.layer!r} is unknown: choose one of {', '.join(LAYERS)}")
    format = choose_format(request.format, request.output, tuple(FORMATS))
    layers = LAYERS if request.layer is None else (request.layer,)
    today = datetime.now().astimezone().date()
    failed = 0
    corpora: list[Corpus] = []
    for found in find_corpora(request.sources, layers):
        if isinstance(found, TallystickError):
            say(str(found))
            failed += 1
        else:
            corpora.append(found)
    if not corpora:
        if not failed:
            say(f"{' '.join(request.sources)}: no annotated corpus there: {expected()}")
        return WRONG
    with ExitStack() as stack:
        paths = [corpus.path for corpus in corpora]
        stream, terminal = stack.enter_context(open_stream(request.output, paths))
        step = stack.enter_context(watch(paths, wanted=request.progress and not terminal))
        results = []
        for corpus in corpora:
            result = evaluate(corpus, request.theatre, as_of=today, mistakes=request.errors, step=step)
            for failure in result.failures:
                say(failure)
            failed += len(result.failures)
            results.append(result)
        width = shutil.get_terminal_size().columns if terminal else None
        stream.write(render(results, format, width=width))
        stream.flush()
    if request.output and not request.quiet:
        say(f"wrote {request.output}")
    return PARTLY if failed else DONE
