"""The documents of the sources as typed, one after the other, and how they fared."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.cli import DONE, FOUND, PARTLY, WRONG, fault
from tallystick.cli.messages import say
from tallystick.model.document import Document
from tallystick.pipeline import open_documents
from tallystick.settings import debugging


@dataclass(slots=True)
class Tally:
    """How the documents fared so far. `unkept` were checked, and could not be written into the ledger."""

    done: int = 0
    failed: int = 0
    contradicted: int = 0
    unkept: int = 0

    def exit_code(self, strict: bool = False) -> int:
        """What --strict asked for comes first; failures were told one by one."""
        if strict and self.contradicted:
            return FOUND
        if self.failed or self.unkept:
            return PARTLY if self.done else WRONG
        return DONE


def documents_of(sources: Sequence[str], tally: Tally, *, quiet: bool) -> Iterator[tuple[str, Document]]:
    """Each document with the source it is of; what cannot be read, and what a reader noted, is told."""
    for source in sources:
        for document in open_documents(source, stdin=sys.stdin.buffer if sys.stdin else None):
            if not isinstance(document, Document):
                say(str(document))
                tally.failed += 1
                continue
            if not quiet:
                for note in document.notes:
                    say(f"{document.id}: {note}")
            yield source, document


def tell_fault(document: Document, error: Exception, tally: Tally) -> None:
    """A document that the program failed at; the others are still done. Raises it for who wants tracebacks."""
    if debugging():
        raise error
    say(f"{document.id} could not be checked ({fault(error)}): please report it")
    tally.failed += 1
