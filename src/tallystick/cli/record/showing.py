"""`tallystick record show MEASURE`: all its series side by side, as text, picture, page or data."""

from __future__ import annotations

import sys

from tallystick.brief.measures import FORMATS, render_sheet
from tallystick.cli import DONE
from tallystick.cli.dates import read_day
from tallystick.cli.formats import choose_format
from tallystick.cli.messages import say
from tallystick.cli.output import terminal_options, write_whole
from tallystick.cli.record.options import read_month, theatre_of, today
from tallystick.errors import TallystickError
from tallystick.record import find_store
from tallystick.record.showing import make_sheet


def show_measure(
    measure: str,
    *,
    theatre: str | None,
    record: str | None,
    month: str | None,
    since: str | None,
    as_of: str | None,
    format: str | None,
    output: str | None,
    quiet: bool,
) -> int:
    """Show a measure; returns the exit code. Without a theatre, the first of the package that names it."""
    chosen = choose_format(format, output, FORMATS)
    if chosen == "png" and output in (None, "-") and sys.stdout is not None and sys.stdout.isatty():
        raise TallystickError(f"a PNG is nothing for a terminal: add -o {measure}.png")
    begin, first = read_month(month), read_day("--since", since)
    known = read_day("--as-of", as_of) or today()
    described, held = theatre_of(measure, theatre, find_store(record))
    sheet = make_sheet(described.id, held, measure, month=begin, as_of=known)
    options = terminal_options() if chosen == "text" and output is None else {}
    write_whole(output, render_sheet(sheet, chosen, since=first, **options))
    if output not in (None, "-") and not quiet:
        say(f"wrote {output}")
    return DONE
