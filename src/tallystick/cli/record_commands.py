"""The `record` commands and their options, as typer reads them. Everything heavy is imported by the command itself."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from tallystick.cli.options import AnyTheatre, NoProgress, Output, Quiet, Store

record_app = typer.Typer(
    name="record",
    rich_markup_mode=None,
    invoke_without_command=True,
)


@record_app.callback()
def record_(context: typer.Context) -> None:
    """The public series behind the checks: what is held, how it looks, where it disagrees, bringing it up to date."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


# typer reads these annotations when it runs, and knows Optional in every version that we allow.
@record_app.command("list")
def list_(
    theatre: AnyTheatre = None,
    record: Store = None,
    format: Annotated[Optional[str], typer.Option(metavar="FORMAT", help="text, json or csv.")] = None,  # noqa: UP045
    output: Output = None,
) -> None:
    """Every series that is held: measure, source, first and last day, values, age, licence."""
    from tallystick.cli.record.listing import list_record

    raise typer.Exit(list_record(theatre=theatre, record=record, format=format, output=output))


@record_app.command()
def show(
    measure: Annotated[str, typer.Argument(metavar="MEASURE", help="Such as personnel_losses; `record list` has all.")],
    theatre: AnyTheatre = None,
    record: Store = None,
    month: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="MONTH", help="Read by every convention, as 2024-12.  [default: the newest]"),
    ] = None,
    since: Annotated[Optional[str], typer.Option(metavar="DATE", help="Draw from that day on.")] = None,  # noqa: UP045
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="DATE", help="As it was known on that day.  [default: today]"),
    ] = None,
    format: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            metavar="FORMAT",
            help="text, svg, png (extra `png`), html, json or csv.  [default: by the output's name, or text]",
        ),
    ] = None,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """One measure: all its series side by side, by month, and one month under every convention."""
    from tallystick.cli.record.showing import show_measure

    code = show_measure(
        measure,
        theatre=theatre,
        record=record,
        month=month,
        since=since,
        as_of=as_of,
        format=format,
        output=output,
        quiet=quiet,
    )
    raise typer.Exit(code)


@record_app.command()
def update(
    source: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="[SOURCE]", help="One source, such as general_staff.  [default: all]"),
    ] = None,
    theatre: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="NAME", help="Only the sources of that war."),
    ] = None,
    record: Store = None,
    since: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="DATE", help="Only values from that day on.  [default: all]"),
    ] = None,
    mirror: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(metavar="FROM=TO", help="Ask TO for addresses that begin with FROM; may be repeated."),
    ] = None,
    file: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(metavar="PATH", help="Your own download, for a SOURCE whose terms want one; may be repeated."),
    ] = None,
    accept_revisions: Annotated[
        bool,
        typer.Option(
            "--accept-revisions",
            help="Take a reading too that would double or halve most of a series (a mirror in other units does).",
        ),
    ] = False,
    format: Annotated[Optional[str], typer.Option(metavar="FORMAT", help="text or json.")] = None,  # noqa: UP045
    output: Output = None,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Fetch the sources and keep what is new or was revised. A source that fails does not stop the others."""
    from tallystick.cli.record.updating import Request, update_record

    request = Request(
        source=source,
        theatre=theatre,
        record=record,
        since=since,
        mirrors=tuple(mirror or ()),
        files=tuple(file or ()),
        accept_revisions=accept_revisions,
        format=format,
        output=output,
        quiet=quiet,
        progress=not (no_progress or quiet),
    )
    raise typer.Exit(update_record(request))


@record_app.command()
def conflicts(
    measure: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="[MEASURE]", help="One measure.  [default: all]"),
    ] = None,
    kind: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            metavar="KIND",
            help="Only sources, transcriptions, revision, restatement, step_back, jump or flat; then all of them.",
        ),
    ] = None,
    theatre: AnyTheatre = None,
    record: Store = None,
    format: Annotated[Optional[str], typer.Option(metavar="FORMAT", help="text, json or csv.")] = None,  # noqa: UP045
    output: Output = None,
) -> None:
    """Where sources disagree, transcriptions differ, and series jump, stand still, step back or were restated."""
    from tallystick.cli.record.conflicts import list_conflicts

    code = list_conflicts(measure, kind=kind, theatre=theatre, record=record, format=format, output=output)
    raise typer.Exit(code)


@record_app.command()
def export(
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="An empty or a new folder.")],
    theatre: AnyTheatre = None,
    record: Store = None,
    format: Annotated[str, typer.Option(metavar="FORMAT", help="csv, or parquet (with the extra `batch`).")] = "csv",
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Every series with its vintages as a table, and a data package with sources and licences."""
    from tallystick.cli.record.exporting import export_to

    progress = not (no_progress or quiet)
    raise typer.Exit(export_to(output, theatre=theatre, record=record, format=format, quiet=quiet, progress=progress))
