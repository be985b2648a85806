"""`tallystick ledger backup FILE`: a whole copy of a ledger, also while others write it."""

from __future__ import annotations

from tallystick.bookkeeping import find_ledger
from tallystick.cli import DONE
from tallystick.cli.messages import say


def back_up(target: str, *, ledger: str | None, quiet: bool) -> int:
    """Copy a ledger into a new file; returns the exit code. Raises BrokenLedger when it cannot be copied."""
    held = find_ledger(ledger)
    counts = held.back_up(target)
    if not quiet:
        say(f"wrote {target}: {counts.history:,} changes, head {counts.head}")
    return DONE
