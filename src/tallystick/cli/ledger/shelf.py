"""Where `check --ledger` and `ledger add` put reports: one that cannot be kept is told, and nothing else is lost."""

from __future__ import annotations

from tallystick.bookkeeping import Keeper, open_ledger
from tallystick.cli.messages import say
from tallystick.errors import BrokenLedger
from tallystick.ledger.adding import Added
from tallystick.model.document import Document
from tallystick.model.report import Report
from tallystick.model.series import Record
from tallystick.model.theatre import Theatre

MOST_FAILURES = 3  # in a row: then the ledger is not tried again, and the rest is told as one


class Shelf:
    """A ledger that is written to, and how often that failed."""

    def __init__(self, address: str | None, theatre: Theatre, record: Record, store: str | None) -> None:
        self._keeper = Keeper(open_ledger(address), theatre, record, store)
        self._failed = 0

    def held(self, document: Document, source: str) -> Added | None:
        """Where the text of a document is held already. Raises BrokenLedger when that cannot be told."""
        return self._keeper.held(document, source)

    def keep(self, report: Report, source: str, *, recheck: bool = False) -> Added | None:
        """Write a report in one transaction; None where it could not be written, which was told."""
        if self._failed >= MOST_FAILURES:
            return None
        try:
            added = self._keeper.add(report, source, recheck=recheck)
        except BrokenLedger as error:
            self._failed += 1
            last = "; nothing more is written into it" if self._failed == MOST_FAILURES else ""
            say(f"{report.document.id} was checked and not kept: {error}{last}")
            return None
        self._failed = 0
        return added
