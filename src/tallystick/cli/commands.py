"""The commands and their options, as typer reads them. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from tallystick import __version__
from tallystick.cli.ledger_commands import ledger_app
from tallystick.cli.options import NoProgress, OneTheatre, Output, Quiet, Store
from tallystick.cli.record_commands import record_app
from tallystick.settings import DEFAULT_THEATRE

app = typer.Typer(
    name="tallystick",
    help="The numbers in war reporting, checked against the public record and against each other.",
    add_completion=False,
    rich_markup_mode=None,  # rich would double the time that --help takes
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(record_app)
app.add_typer(ledger_app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tallystick {__version__}")
        raise typer.Exit


@app.callback()
def tallystick(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """The numbers in war reporting, checked against the public record and against each other."""


# typer reads these annotations when it runs, and knows Optional in every version that we allow.
@app.command()
def check(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Files (txt, md, html, pdf, docx, warc, jsonl), folders, addresses, or - (standard input).",
        ),
    ],
    published: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="DATE", help="When the text was published, as 2025-01-31; else what the text says."),
    ] = None,
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="DATE", help="Judge by what was known on that day.  [default: today]"),
    ] = None,
    theatre: OneTheatre = DEFAULT_THEATRE,
    record: Store = None,
    ledger: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--ledger",
            metavar="[=ADDRESS]",
            help="Keep what is found, in TALLYSTICK_LEDGER, else ledger.sqlite in the user's data folder, or there: "
            "a file (--ledger=news.sqlite) or postgresql://user@host/database.",
        ),
    ] = None,
    format: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            metavar="FORMAT",
            help="text, html, md, json, jsonl, csv, parquet (extra `batch`), claimreview, stix or atom.  "
            "[default: by the name of the output, or text]",
        ),
    ] = None,
    output: Output = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 when anything is contradicted.")] = False,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Read the sources, check what they claim, and report."""
    from tallystick.cli.check import Request, check_sources

    request = Request(
        sources=tuple(sources),
        published=published,
        as_of=as_of,
        theatre=theatre,
        record=record,
        keep=ledger is not None,
        ledger=ledger or None,
        format=format,
        output=output,
        strict=strict,
        quiet=quiet,
        progress=not (no_progress or quiet),
    )
    raise typer.Exit(check_sources(request))


@app.command()
def annotate(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="JSON lines with id and text; also txt, md, html, folders, or -."),
    ],
    layer: Annotated[
        str, typer.Option(metavar="LAYER", help="quantities, times, attribution, or all.", show_default=False)
    ],
    output: Output = None,
    published: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="DATE", help="When all were published; else their own published, dct or date."),
    ] = None,
    theatre: OneTheatre = DEFAULT_THEATRE,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Write what the language alone says: numbers, times or who said what, one line of JSON a document."""
    from tallystick.cli.annotate import Request, annotate_sources

    request = Request(
        sources=tuple(sources),
        layer=layer,
        published=published,
        theatre=theatre,
        output=output,
        quiet=quiet,
        progress=not (no_progress or quiet),
    )
    raise typer.Exit(annotate_sources(request))


@app.command()
def evaluate(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files of annotated JSON lines, or folders that hold some."),
    ],
    layer: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="LAYER", help="Only quantities, times, attribution or claims.  [default: all there are]"),
    ] = None,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="Show N examples of each sort of error.")] = 0,
    theatre: OneTheatre = DEFAULT_THEATRE,
    format: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="FORMAT", help="text, md, json or jsonl.  [default: by the name of the output, or text]"),
    ] = None,
    output: Output = None,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Score what is found against annotated corpora, beside the figures of others."""
    from tallystick.cli.evaluate import Request, evaluate_sources

    request = Request(
        sources=tuple(sources),
        layer=layer,
        theatre=theatre,
        format=format,
        output=output,
        errors=errors,
        quiet=quiet,
        progress=not (no_progress or quiet),
    )
    raise typer.Exit(evaluate_sources(request))
