"""`tallystick record conflicts`: where sources and transcriptions differ, and what is odd in a series."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.cli import DONE
from tallystick.cli.formats import choose_format
from tallystick.cli.output import terminal_options, write_whole
from tallystick.cli.record.options import open_theatres, theatre_of
from tallystick.cli.record.rows import Page, as_csv, as_json
from tallystick.errors import TallystickError
from tallystick.maths.digits import grouped
from tallystick.record import find_store, snapshot_folder
from tallystick.record.conflicts import KINDS, Conflict, find_conflicts
from tallystick.record.conflicts.copies import read_copies

FORMATS = ("text", "json", "csv")
NUMBERS = {"Value": "value", "Held": "value", "Is": "value", "Beside": "against", "Was": "against"}
COLUMNS = {
    "sources": ("Series", "Other", "Farthest", "Value", "Beside", "Note"),
    "transcriptions": ("Series", "Day", "Held", "Note"),
    "revision": ("Series", "Day", "Is", "Was", "Note"),
    "restatement": ("Series", "Day", "Note"),
    "step_back": ("Series", "Day", "Is", "Was"),
    "jump": ("Series", "Day", "Note"),
    "flat": ("Series", "Longest", "Note"),
}
SHOWN = 12  # of each kind in a table for people
SERIES_SHOWN = 3  # of one series and kind


def list_conflicts(
    measure: str | None,
    *,
    kind: str | None,
    theatre: str | None,
    record: str | None,
    format: str | None,
    output: str | None,
) -> int:
    """Show where the record disagrees; returns the exit code."""
    chosen = choose_format(format, output, FORMATS)
    if kind is not None and kind not in KINDS:
        raise TallystickError(f"--kind {kind!r} is unknown: choose one of {', '.join(KINDS)}")
    store = find_store(record)
    found: list[Conflict] = []
    theatres = list(open_theatres(theatre, store)) if measure is None else [theatre_of(measure, theatre, store)]
    for described, held in theatres:
        measures = list(held.measures) if measure is None else [measure]
        ids = {series.id for each in measures for series in held.of(each)}
        copies = read_copies(ids, snapshot_folder(described), store)
        found += find_conflicts(held, copies, measures)
    found = [each for each in found if kind in (None, each.kind)]
    if chosen == "json":
        data = as_json(found)
    elif chosen == "csv":
        data = as_csv(found, Conflict)
    else:
        few = measure is None and kind is None and output is None
        data = _text(found, terminal_options() if output is None else {}, few=few)
    write_whole(output, data)
    return DONE


def _text(found: Sequence[Conflict], options: dict[str, object], *, few: bool) -> bytes:
    page = Page(**options)  # type: ignore[arg-type]
    for kind, meaning in KINDS.items():
        own = [each for each in found if each.kind == kind]
        if not own:
            continue
        shown = _chosen(own) if few else own
        page.say(f"{meaning} ({len(own)})", "bold")
        heads = COLUMNS[kind]
        page.table(
            heads, [_cells(each, heads) for each in shown], right=("Day", "Farthest", *NUMBERS), below=("Other", "Note")
        )
        if len(shown) < len(own):
            page.say(f"… and {len(own) - len(shown)} more: --kind {kind} shows all of them", "dim")
        page.say()
    if not found:
        page.say("The record does not disagree with itself here.")
    return page.bytes()


def _cells(each: Conflict, heads: Sequence[str]) -> list[str]:
    days = f"{each.first} to {each.last}" if each.first != each.last else str(each.last)
    words = {"Series": each.series, "Other": each.other, "Note": each.note, "Longest": days, "Day": str(each.last)}
    words["Farthest"] = str(each.last)
    numbers = {head: getattr(each, name) for head, name in NUMBERS.items()}
    return [words[head] if head in words else grouped(numbers[head], 8) for head in heads]


def _chosen(own: Sequence[Conflict]) -> list[Conflict]:
    """The first of each series in turn, up to SHOWN."""
    taken: dict[str, int] = {}
    ranked = []
    for each in own:
        taken[each.series] = taken.get(each.series, 0) + 1
        ranked.append((taken[each.series], each))
    kept = [each for place, each in sorted(ranked, key=lambda pair: pair[0]) if place <= SERIES_SHOWN][:SHOWN]
    return [each for each in own if each in kept]
