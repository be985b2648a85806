"""`tallystick record list`: coverage, age and licence of every series."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.cli import DONE
from tallystick.cli.formats import choose_format
from tallystick.cli.output import terminal_options, write_whole
from tallystick.cli.record.options import open_theatres, today
from tallystick.cli.record.rows import Page, as_csv, as_json
from tallystick.record import find_store
from tallystick.record.listing import Listed, list_series, without_series

FORMATS = ("text", "json", "csv")
COLUMNS = ("Series", "Source", "First", "Last", "Values", "Revised", "Age")


def list_record(*, theatre: str | None, record: str | None, format: str | None, output: str | None) -> int:
    """Show what is held; returns the exit code."""
    chosen = choose_format(format, output, FORMATS)
    store = find_store(record)
    readings = store.readings() if store is not None else {}
    rows: list[Listed] = []
    empty: list[str] = []
    for described, held in open_theatres(theatre, store):
        rows += list_series(described.id, held, readings, today())
        empty += without_series(held)
    if chosen == "json":
        data = as_json(rows)
    elif chosen == "csv":
        data = as_csv(rows, Listed)
    else:
        options = terminal_options() if output is None else {}
        data = _text(rows, empty, store.shown if store is not None else None, options)
    write_whole(output, data)
    return DONE


def _text(rows: Sequence[Listed], empty: Sequence[str], store: str | None, options: dict[str, object]) -> bytes:
    page = Page(**options)  # type: ignore[arg-type]
    for theatre in dict.fromkeys(row.theatre for row in rows):
        own = [row for row in rows if row.theatre == theatre]
        values = sum(row.rows for row in own)
        page.say(f"{theatre}: {len(own)} series, {values:,} value{'s' if values > 1 else ''}", "bold")
        heads = [head for head in COLUMNS if head != "Revised" or any(row.revised for row in own)]
        cells = [[_cell(row, head) for head in heads] for row in own]
        page.table(heads, cells, right=COLUMNS[2:], spare=("Source", "Revised", "First", "Values", "Age"))
        page.say()
    if rows:
        terms = sorted({(row.source, row.licence) for row in rows})
        page.table(("Source", "Licence"), terms, below=("Licence",))
        page.say()
        page.say(f"Measures, for `record show`: {', '.join(dict.fromkeys(row.measure for row in rows))}")
    if empty:
        page.say(f"Named, but nothing is held: {', '.join(empty)}")
    read = sorted({row.read for row in rows if row.read is not None})
    if store is None:
        page.say("Only what the package carries; `tallystick record update` brings it up to date.")
    else:
        page.say(f"The package and {store}" + (f", last read {read[-1]}." if read else "."))
    return page.bytes()


def _cell(row: Listed, head: str) -> str:
    cells = {"Series": row.series, "Source": row.source, "First": str(row.first), "Last": str(row.last)}
    numbers = {
        "Values": f"{row.rows:,}",
        "Revised": f"{row.revised:,}" if row.revised else "",
        "Age": _age(row.age_days),
    }
    return (cells | numbers)[head]


def _age(days: int) -> str:
    """How old the newest value is: "12 d", "5 mo", "2.4 y"."""
    if days < 0:
        return "ahead"
    if days < 90:
        return f"{days} d"
    return f"{days // 30} mo" if days < 720 else f"{days / 365.25:.1f} y"
