"""`tallystick ledger status`: how much is held, and the hash that tells this history from any other."""

from __future__ import annotations

import json

from tallystick.bookkeeping import find_ledger
from tallystick.cli import DONE
from tallystick.cli.formats import choose_format
from tallystick.cli.output import write_whole
from tallystick.ledger.ledger import Counts

FORMATS = ("text", "json")


def show_status(*, ledger: str | None, format: str | None, output: str | None) -> int:
    """Show what a ledger holds; returns the exit code."""
    chosen = choose_format(format, output, FORMATS)
    held = find_ledger(ledger)
    counts = held.counts()
    data = _as_json(held.shown, counts) if chosen == "json" else _as_text(held.shown, counts)
    write_whole(output, data.encode("utf-8", "backslashreplace"))
    return DONE


def _as_json(shown: str, counts: Counts) -> str:
    held = counts._asdict() | {"verdicts": dict(counts.verdicts)}
    for name in ("first", "last"):
        held[name] = held[name].isoformat() + "Z" if held[name] else None
    return json.dumps({"ledger": shown, **held}, ensure_ascii=False, indent=2) + "\n"


def _as_text(shown: str, counts: Counts) -> str:
    older = counts.versions - counts.documents
    lines = [
        ("Ledger", shown),
        ("Documents", f"{counts.documents:,}" + (f", and {older:,} older versions of them" if older else "")),
        ("Readings", f"{counts.readings:,}"),
        ("Claims", f"{counts.current:,} in effect, {counts.claims:,} in all readings"),
        *((f"  {verdict.replace('_', ' ')}", f"{count:,}") for verdict, count in counts.verdicts.items()),
        ("Sources", f"{counts.sources:,}"),
        ("Changes", f"{counts.history:,}" + (f", {counts.first} to {counts.last} UTC" if counts.last else "")),
        ("Head", counts.head),
    ]
    return "".join(f"{name:<16}{value}\n" for name, value in lines)
