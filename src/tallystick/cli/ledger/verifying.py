"""`tallystick ledger verify`: is all as it was written, and what would be found today."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from tallystick.bookkeeping import Keeper, find_ledger, open_ledger, recompute
from tallystick.cli import DONE, FOUND, PARTLY
from tallystick.cli.dates import read_day
from tallystick.cli.formats import choose_format
from tallystick.cli.messages import say
from tallystick.cli.output import write_whole
from tallystick.cli.progress import steps
from tallystick.errors import BrokenLedger, InvalidTheatre, UnknownTheatre
from tallystick.ledger.comparing import Change
from tallystick.ledger.ledger import Ledger
from tallystick.ledger.reading_back import Page
from tallystick.ledger.reference import Reference, parse_reference
from tallystick.ledger.verifying import Fault
from tallystick.pipeline import open_theatre

FORMATS = ("text", "json")
MOST_FAULTS = 20  # one row that was cut out may show in many places


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `ledger verify` as typed."""

    references: tuple[str, ...]
    head: str | None
    hashes_only: bool
    accept: bool
    as_of: str | None
    theatre: str | None
    record: str | None
    ledger: str | None
    strict: bool
    format: str | None
    output: str | None
    progress: bool


class Changed(NamedTuple):
    """A document that would come out otherwise: its number and name, what is not as it was, and its claims."""

    number: int
    name: str
    causes: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(slots=True)
class Result:
    """What verifying came to. `faults` are rows that are not as they were written."""

    shown: str
    head: str
    entries: int
    faults: list[Fault]
    recomputed: int = 0
    changed: list[Changed] = field(default_factory=list)
    accepted: int = 0
    failed: int = 0

    def exit_code(self, strict: bool) -> int:
        """A ledger that was tampered with comes first; changes are found only for who asks with --strict."""
        if self.faults or (strict and self.changed):
            return FOUND
        return PARTLY if self.failed else DONE


def verify(request: Request) -> int:
    """Hash everything anew, then read every document anew and show what would change; returns the exit code.

    With `accept` what would change is added as a further reading. Nothing is recomputed where hashes do not fit.
    Raises TallystickError for a wrong option or reference, and for a ledger that cannot be read.
    """
    chosen = choose_format(request.format, request.output, FORMATS)
    as_of = read_day("--as-of", request.as_of) or datetime.now().astimezone().date()
    references = [parse_reference(words) for words in request.references]
    ledger = open_ledger(request.ledger) if request.accept else find_ledger(request.ledger)
    pages = [ledger.page(reference) for reference in references]  # a wrong one is told before the long work
    counts = ledger.counts()
    head = request.head.strip().lower() if request.head else None
    result = Result(ledger.shown, counts.head, counts.history, list(islice(ledger.faults(head), MOST_FAULTS)))
    if not result.faults and not request.hashes_only:
        again = _Again(ledger, request, as_of, result)
        with steps(len(pages) or counts.documents, wanted=request.progress) as step:
            for page in pages if references else map(ledger.page, ledger.documents(newest=True)):
                step(page.document.id)
                again.read(page)
    data = _as_json(result) if chosen == "json" else _as_text(result, request)
    write_whole(request.output, data.encode("utf-8", "backslashreplace"))
    return result.exit_code(request.strict)


class _Again:
    """Reads documents of the ledger once more, each by its theatre, and writes down what would change."""

    def __init__(self, ledger: Ledger, request: Request, as_of: date, result: Result) -> None:
        self._ledger, self._request, self._as_of, self._result = ledger, request, as_of, result
        self._keepers: dict[str, Keeper] = {}

    def read(self, page: Page) -> None:
        """One document. What cannot be read or kept is told and counted."""
        try:
            found = recompute(page, self._keeper(page.theatre), as_of=self._as_of)
        except (UnknownTheatre, InvalidTheatre) as error:
            say(f"document {page.number}: {error}; --theatre FOLDER gives it")
            self._result.failed += 1
            return
        self._result.recomputed += 1
        if not found.changes:
            return
        name = page.document.title or page.document.id
        self._result.changed.append(Changed(page.number, name, tuple(found.causes()), found.changes))
        if self._request.accept:
            try:
                self._result.accepted += self._ledger.add(found.reading).wrote
            except BrokenLedger as error:
                say(f"document {page.number}: its new reading was not kept: {error}")
                self._result.failed += 1

    def _keeper(self, id_: str) -> Keeper:
        """Of the theatre that was given, where the document is of that one; else of the one we carry."""
        if id_ not in self._keepers:
            theatre, record = open_theatre(self._request.theatre or id_, self._request.record)
            if theatre.id != id_:
                theatre, record = open_theatre(id_, self._request.record)
            self._keepers[id_] = Keeper(self._ledger, theatre, record, self._request.record)
        return self._keepers[id_]


def _as_json(result: Result) -> str:
    told = {
        "ledger": result.shown,
        "head": result.head,
        "entries": result.entries,
        "faults": [fault._asdict() for fault in result.faults],
        "recomputed": result.recomputed,
        "accepted": result.accepted,
        "changes": [
            {"reference": str(Reference(each.number, change.claim)), **change._asdict()}
            for each in result.changed
            for change in each.changes
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _as_text(result: Result, request: Request) -> str:
    lines = []
    if result.faults:
        lines.append(f"{result.shown} is not as it was written:")
        lines += [f"  {fault.where}: {fault.what}" for fault in result.faults]
        if len(result.faults) == MOST_FAULTS:
            lines.append("  … and there may be more")
        return "\n".join(lines) + "\n"
    kept = ", the kept head among them" if request.head else ""
    lines.append(f"{result.shown} is as it was written: {result.entries:,} changes{kept}")
    lines.append(f"Head {result.head}")
    if request.hashes_only:
        return "\n".join(lines) + "\n"
    for each in result.changed:
        lines.append(f"\n{each.number}  {_plain(each.name)}" + (f"  ({', '.join(each.causes)})" if each.causes else ""))
        for change in each.changes:
            was, is_ = change.before or "not there", change.after or "no longer found"
            lines.append(f"  {each.number}-{change.claim}  {_plain(change.text)}: {was} → {is_}")
    claims = sum(len(each.changes) for each in result.changed)
    word = "changed" if request.accept else "would change"
    lines.append(f"\n{result.recomputed:,} documents read again: {claims:,} claims of {len(result.changed):,} {word}")
    if request.accept:
        lines.append(f"{result.accepted:,} readings added")
    elif result.changed:
        lines.append("--accept adds what was found today as further readings; the earlier ones stay")
    return "\n".join(lines) + "\n"


def _plain(words: str) -> str:
    line = " ".join(words.split())
    return "".join(c if c.isprintable() else "?" for c in (line if len(line) <= 80 else line[:79] + "…"))
