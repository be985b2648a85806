"""The `ledger` commands and their options, as typer reads them. Everything heavy is imported by the command itself."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from tallystick.cli.options import AnyTheatre, Ledger, NoProgress, OneTheatre, Output, Quiet, Store
from tallystick.settings import DEFAULT_THEATRE

ledger_app = typer.Typer(
    name="ledger",
    rich_markup_mode=None,
    invoke_without_command=True,
)


@ledger_app.callback()
def ledger_(context: typer.Context) -> None:
    """What was read, claimed and found, kept: added to, searched, shown, graded, reviewed and verified."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


# typer reads these annotations when it runs, and knows Optional in every version that we allow.
@ledger_app.command()
def add(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Files (txt, md, html, json, jsonl), folders, or - (standard input)."),
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
    ledger: Ledger = None,
    recheck: Annotated[
        bool, typer.Option("--recheck", help="Read texts that are held anew, where the rules or the record changed.")
    ] = False,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Read the sources, check what they claim, and keep it. A text that is held already changes nothing."""
    from tallystick.cli.ledger.adding import Request, add_sources

    request = Request(
        sources=tuple(sources),
        published=published,
        as_of=as_of,
        theatre=theatre,
        record=record,
        ledger=ledger,
        recheck=recheck,
        quiet=quiet,
        progress=not (no_progress or quiet),
    )
    raise typer.Exit(add_sources(request))


@ledger_app.command()
def status(
    ledger: Ledger = None,
    format: Annotated[Optional[str], typer.Option(metavar="FORMAT", help="text or json.")] = None,  # noqa: UP045
    output: Output = None,
) -> None:
    """How much is held, and the hash of its history."""
    from tallystick.cli.ledger.status import show_status

    raise typer.Exit(show_status(ledger=ledger, format=format, output=output))


@ledger_app.command()
def verify(
    references: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(metavar="[DOCUMENT...]", help="Only these are read again, by number.  [default: all]"),
    ] = None,
    head: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="HASH", help="A head that was kept elsewhere: shows that nothing since was cut off."),
    ] = None,
    hashes_only: Annotated[bool, typer.Option("--hashes-only", help="Read no document again.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Add what would change as further readings.")] = False,
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="DATE", help="Judge by what was known on that day.  [default: today]"),
    ] = None,
    theatre: AnyTheatre = None,
    record: Store = None,
    ledger: Ledger = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 also when anything would change.")] = False,
    format: Annotated[Optional[str], typer.Option(metavar="FORMAT", help="text or json.")] = None,  # noqa: UP045
    output: Output = None,
    no_progress: NoProgress = False,
) -> None:
    """See that nothing was tampered with (exit 1 where it was), then show what would be found today."""
    from tallystick.cli.ledger.verifying import Request
    from tallystick.cli.ledger.verifying import verify as verify_ledger

    request = Request(
        references=tuple(references or ()),
        head=head,
        hashes_only=hashes_only,
        accept=accept,
        as_of=as_of,
        theatre=theatre,
        record=record,
        ledger=ledger,
        strict=strict,
        format=format,
        output=output,
        progress=not no_progress,
    )
    raise typer.Exit(verify_ledger(request))


@ledger_app.command()
def backup(
    target: Annotated[str, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    ledger: Ledger = None,
    quiet: Quiet = False,
) -> None:
    """Copy the whole ledger into a file, also while others write to it."""
    from tallystick.cli.ledger.copying import back_up

    raise typer.Exit(back_up(target, ledger=ledger, quiet=quiet))
