"""Runs the worker on a PDF and takes in what it says; an end by force costs what was not read yet, and is told."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tallystick import settings
from tallystick.documents.pdf.lines import Line
from tallystick.errors import UnreadableDocument

WORKER = Path(__file__).with_name("worker.py")
STOPPED = {
    "pages": f"only the first {settings.PDF_MOST_PAGES:,} pages are read",
    "characters": f"no more than {settings.MAX_TEXT_CHARS:,} characters are read",
    "time": f"reading took longer than {settings.PDF_SECONDS} s",
}


@dataclass(slots=True)
class Printed:
    """The lines of each page read, in the order printed, the PDF's own metadata, and what a user should be told."""

    pages: list[list[Line]] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def printed_lines(data: bytes, name: str) -> Printed:
    """What a PDF prints. Raises UnreadableDocument when it cannot be read, or nothing of it within the limits."""
    limits = (settings.PDF_SECONDS, settings.PDF_MEMORY, settings.PDF_MOST_PAGES, settings.MAX_TEXT_CHARS)
    command = [sys.executable, "-P", str(WORKER), *map(str, limits)]
    try:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            try:
                out, told = process.communicate(data, timeout=4 * settings.PDF_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                out, told = process.communicate()
            except BaseException:
                process.kill()
                raise
    except OSError as error:
        raise UnreadableDocument(f"{name} cannot be read: no process can be started ({error}): try again") from None
    if b"ModuleNotFoundError" in told:
        raise UnreadableDocument(f"{name} is a PDF, and pypdfium2 is missing: pip install pypdfium2")
    return _taken_in(out, name)


def _taken_in(out: bytes, name: str) -> Printed:
    printed = Printed()
    announced, unread, stopped = 0, 0, ""
    for said in out.split(b"\n"):
        try:
            step = json.loads(said) if said else {}
        except ValueError:  # cut off while it was written
            break
        if step.get("error") == "password":
            raise UnreadableDocument(f"{name} is a PDF locked with a password: save it without one")
        if "error" in step:
            break
        if "pages" in step:
            announced, printed.metadata = step["pages"], step["metadata"]
        elif "stopped" in step:
            stopped = STOPPED[step["stopped"]]
        elif "lines" in step:
            unread += step["lines"] is None
            printed.pages.append([_line(*line) for line in step["lines"] or ()])
    if not printed.pages:
        why = stopped or ("it is damaged" if not announced else "it breaks its reader")
        raise UnreadableDocument(f"{name} is a PDF that cannot be read ({why}): save it anew, or as text")
    if unread:
        printed.notes.append(f"{unread:,} of {announced:,} pages could not be read")
    if len(printed.pages) < announced:
        why = stopped or "its next page breaks the reader"
        printed.notes.append(f"read {len(printed.pages):,} of {announced:,} pages: {why}")
    return printed


def _line(text: str, left: float, bottom: float, right: float, top: float, gaps: list[tuple[float, float]]) -> Line:
    return Line(text, left, bottom, right, top, tuple((begins, ends) for begins, ends in gaps))
