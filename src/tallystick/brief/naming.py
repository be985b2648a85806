"""What exported things are called: the same thing gets the same name in every export, on every machine."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from tallystick.brief.page import web_address
from tallystick.model.claim import Claim, Said
from tallystick.model.document import Document
from tallystick.model.report import Report

NAMESPACE = UUID("5d0f9a53-3f43-5c1b-9a3e-6f2c64a8f0d1")  # ours, so that nobody else's names meet them
PERSONAL = frozenset("he him she her they them we us it i you".split())
OFFICES = frozenset(
    "agency army association bank bbc board bureau cabinet center centre commission committee company council command "
    "corporation court daily defence defense department directorate embassy fleet forces foundation front gazette "
    "government group guard guardian herald house institute journal kremlin mail ministry monitor nato network news "
    "observatory observer office organisation organization paper parliament party pentagon police post press project "
    "radio reuters service staff star state telegraph telegram television times tribune tv un union university "
    "watch weekly world".split()
)


def named(kind: str, *parts: object) -> UUID:
    """The name of a thing of that kind, a UUID of version 5 over what makes it what it is."""
    return uuid5(NAMESPACE, "\n".join((kind, *map(str, parts))).encode("utf-8", "replace").decode("utf-8"))


def of_document(document: Document) -> tuple[str, ...]:
    """What makes a document the same: its address, else publisher and id; and its very text."""
    return document.url or f"{document.publisher or ''}\t{document.id}", document.sha256


def of_claim(report: Report, claim: Claim) -> tuple[str, ...]:
    """What makes a claim the same: its document, its place there and its id."""
    return *of_document(report.document), str(claim.span.start), str(claim.span.end), claim.id


def origin(claim: Claim) -> Said | None:
    """Who stands behind a claim as far back as the text says; None for the text itself, and for a mere "he"."""
    last = claim.attribution[-1] if claim.attribution else None
    return None if last is None or (last.speaker_id is None and last.speaker.casefold() in PERSONAL) else last


def is_person(link: Said, report: Report) -> bool:
    """Is a speaker somebody, not some body?

    What the theatre says; else two to four capitalised words, none of which is that of an office or a paper.
    """
    known = report.speakers.get(link.speaker_id or "")
    if known is not None:
        return known.kind == "person"
    words = link.speaker.split()
    return 2 <= len(words) <= 4 and all(
        word[0].isupper() and not word.isupper() and word.casefold().strip(".,'’s") not in OFFICES for word in words
    )


def address(url: str | None) -> str | None:
    """The address if it is one of the web, else None."""
    return web_address(url) or None


def kept(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, ())}
