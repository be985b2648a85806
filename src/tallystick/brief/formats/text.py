"""A table for the terminal: one claim a row, the relations below. Plain Unicode unless colour is asked for."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tallystick.brief import together, wording
from tallystick.model.collection import Collection
from tallystick.model.finding import Verdict
from tallystick.model.report import Report

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 110  # columns, where the caller does not know the terminal's
NARROW = 84  # columns below which who said it and the verdict's words give way; the sign still tells the verdict


def render(
    reports: Sequence[Report], *, colour: bool = False, width: int = WIDTH, collection: Collection | None = None
) -> bytes:
    """The reports one after the other, `width` columns wide; `colour` adds terminal escapes, nothing else does."""
    console = _console(colour, width)
    for index, report in enumerate(reports):
        if index:
            console.print()
        _report(console, report)
    closing = together.totals(reports, collection)
    if closing is not None:
        console.print()
        _together(console, closing)
    return _written(console) if reports else b""


def render_collection(collection: Collection, *, colour: bool = False, width: int = WIDTH) -> bytes:
    """What all documents say together and beside each other."""
    console = _console(colour, width)
    _together(console, collection)
    return _written(console)


def _console(colour: bool, width: int) -> Console:
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=max(40, width),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
        _environ={},
    )


def _written(console: Console) -> bytes:
    written = console.file.getvalue()  # type: ignore[attr-defined]
    lines = (line.rstrip() for line in written.split("\n"))
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8", "replace")


def _together(console: Console, collection: Collection) -> None:
    """What was found in all documents, why the rest was left open, and what they say beside each other."""
    from rich.text import Text

    total = collection.coverage
    console.print(Text(f"In all {collection.documents} documents", style="bold"))
    console.print(Text(wording.covered(total)))
    if total.abstained:
        console.print(
            Text("Left open: " + ", ".join(f"{wording.one_line(n)} ({c})" for n, c in total.abstained.items()))
        )
    for heading in together.headings(collection):
        console.print()
        console.print(Text(heading.title, style="bold"))
        for entry in heading.entries:
            console.print(Text(f"• {entry.quantity}"))
            for printed, rest, _, _ in entry.stated:
                console.print(Text.assemble("    ", (printed, "bold"), f": {rest}"))
            more = f"{entry.more} more texts. " if entry.more else ""
            console.print(Text(f"  {more}{entry.follows}"))
        if heading.more:
            console.print(Text(f"and {heading.more} more"))
    told, more_lines = together.lineages(collection)
    if told:
        console.print()
        console.print(Text("Who has it from whom", style="bold"))
        for line in told:
            console.print(Text(f"• {line}"))
        if more_lines:
            console.print(Text(f"and {more_lines} more"))
    if collection.together:
        console.print()
        console.print(Text(together.CAUTION))
    if collection.left_out:
        console.print(Text(together.left_out(collection)))


def _report(console: Console, report: Report) -> None:
    from rich.text import Text

    document = report.document
    console.print(Text(wording.one_line(wording.title(report)), style="bold"))
    about = [wording.one_line(document.publisher or ""), wording.published(document)]
    console.print(Text(" · ".join(filter(None, about))))
    console.print(Text(f"{report.theatre_title}, judged on the record as of {wording.day(report.as_of)}"))
    console.print(Text(wording.counts(report)))
    tally = [(wording.VERDICTS[v], v.value.replace("_", " "), report.summary.get(v, 0)) for v in Verdict]
    if report.claims:
        parts = [(f"{label.sign} {count} {name}   ", label.colour) for label, name, count in tally if count]
        console.print(Text.assemble(*parts))
        _claims(console, report)
    _relations(console, report)
    if report.coverage.abstained:
        reasons = (f"{wording.one_line(name)} ({count})" for name, count in report.coverage.abstained.items())
        console.print()
        console.print(Text("Left open: " + ", ".join(reasons)))


def _claims(console: Console, report: Report) -> None:
    from rich.table import Table
    from rich.text import Text

    wide = console.width >= NARROW
    table = Table(box=None, expand=True, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("", width=1)
    table.add_column("Printed", ratio=5)
    if wide:
        table.add_column("Said by", ratio=4)
    table.add_column("Computed", justify="right", max_width=16)
    if wide:
        table.add_column("Verdict", width=13)
    table.add_column("Why", ratio=8)
    for claim in report.claims:
        finding = report.findings[claim.id]
        label = wording.VERDICTS[finding.verdict]
        cells = [Text(label.sign, style=label.colour), Text(wording.one_line(claim.text, 80), style="bold")]
        if wide:
            cells.append(Text(wording.one_line(wording.chain(claim), 60)))
        computed = wording.number(finding.computed) if finding.computed is not None else ""
        cells.append(Text(wording.one_line(computed)))
        if wide:
            cells.append(Text(finding.verdict.value.replace("_", " "), style=label.colour))
        cells.append(Text(wording.sentence(finding.why, 220)))
        table.add_row(*cells)
    console.print()
    console.print(table)


def _relations(console: Console, report: Report) -> None:
    from rich.text import Text

    if not report.relations:
        return
    console.print()
    console.print(Text("The numbers against each other", style="bold"))
    for relation in report.relations:
        sign, words = wording.held(relation)
        style = {True: "green", False: "red", None: ""}[relation.holds]
        line = Text.assemble(
            (f"{sign} {words}", style),
            f": printed {wording.one_line(relation.stated)}; {wording.one_line(relation.computed)}. "
            f"{wording.sentence(relation.why)}",
        )
        console.print(line)
