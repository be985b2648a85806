"""`tallystick annotate`: what the language stage alone finds, one line of JSON a document."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePath

from tallystick.annotation import KEYS, annotate, dump, items_of
from tallystick.cli import DONE, PARTLY, WRONG, fault
from tallystick.cli.dates import read_day
from tallystick.cli.messages import say
from tallystick.cli.progress import watch
from tallystick.cli.streams import open_stream
from tallystick.errors import TallystickError
from tallystick.settings import debugging
from tallystick.theatres import load_theatre

ALL = "all"
OTHERS = frozenset(".csv .tsv .json .html .htm .md .xml .yaml .parquet .xlsx".split())  # endings that promise no lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `annotate` as typed."""

    sources: tuple[str, ...]
    layer: str
    published: str | None = None
    theatre: str
    output: str | None = None
    quiet: bool = False
    progress: bool = True


def annotate_sources(request: Request) -> int:
    """Write a line for every document, in their order; returns the exit code.

    What cannot be read is told on standard error and the others are still done. Raises TallystickError for a wrong
    layer, date, theatre or output, before anything is read.
    """
    layers = layers_of(request.layer)
    if (ending := PurePath(request.output or "").suffix.lower()) in OTHERS:
        raise TallystickError(
            f"--output {request.output}: annotate writes JSON lines only: end it in .jsonl, not {ending}"
        )
    published = read_day("--published", request.published)
    theatre = load_theatre(request.theatre)
    done = failed = 0
    with ExitStack() as stack:
        stream, terminal = stack.enter_context(open_stream(request.output, request.sources))
        step = stack.enter_context(watch(request.sources, wanted=request.progress and not terminal))
        for source in request.sources:
            for item in items_of(source, sys.stdin.buffer if sys.stdin else None, published):
                if isinstance(item, TallystickError):
                    say(str(item))
                    failed += 1
                    continue
                try:
                    line = dump({"id": item.id, **annotate(item.document, theatre, layers)})
                except Exception as error:
                    if debugging():
                        raise
                    say(f"{item.document.id} could not be annotated ({fault(error)}): please report it")
                    failed += 1
                    continue
                stream.write(line)
                if terminal:
                    stream.flush()
                done += 1
                step(item.document.id)
        stream.flush()
    if request.output and done and not request.quiet:
        say(f"wrote {request.output}")
    if failed:
        return PARTLY if done else WRONG
    return DONE


def layers_of(layer: str) -> tuple[str, ...]:
    """The layers that the option names. Raises TallystickError for another."""
    if layer == ALL:
        return tuple(KEYS)
    if layer not in KEYS:
        raise TallystickError(f"--layer {layer!r} is unknown: choose one of {', '.join(KEYS)} or {ALL}")
    return (layer,)
