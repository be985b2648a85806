"""An Atom feed (RFC 4287) of the claims that the record contradicts, the newest first.

A claim that a reviewer gave another verdict is not in it; one that a reviewer calls contradicted is. Entries keep their
names over versions of the program, so that a reader shows each once.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import BinaryIO, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from tallystick import __version__
from tallystick.brief import naming, wording
from tallystick.model.claim import Claim
from tallystick.model.finding import Verdict
from tallystick.model.report import Report
from tallystick.model.review import in_effect, verdict_of

MOST = 500  # entries of a feed; a reader asks for it again and again
EMPTY = date(2026, 1, 1)  # when a feed without entries was last changed: always the same


class Entry(NamedTuple):
    """What is told of one claim."""

    updated: str
    published: str
    id: str
    xml: str


def render(reports: Sequence[Report], site: str | None = None) -> bytes:
    """One feed; `site`: where claims can be read, with a claim's reference after it."""
    stream = io.BytesIO()
    writer = Writer(stream, site)
    for report in reports:
        writer.add(report)
    writer.close()
    return stream.getvalue()


class Writer:
    """Takes reports as they come and writes the newest entries at the end."""

    def __init__(self, stream: BinaryIO, site: str | None = None) -> None:
        self._stream = stream
        self._site = site
        self._entries: list[Entry] = []

    def add(self, report: Report) -> None:
        """The contradicted claims of one more report."""
        self._entries.extend(entries(report, self._site))
        if len(self._entries) > 4 * MOST:
            self._newest()

    def close(self) -> None:
        """Write the feed."""
        self._newest()
        updated = max((entry.updated for entry in self._entries), default=_time(EMPTY))
        own = f"urn:uuid:{naming.named('feed', self._site or '')}"
        link = f"\n  <link rel={quoteattr('alternate')} href={quoteattr(self._site)}/>" if self._site else ""
        text = (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
            f"  <id>{own}</id>\n  <title>Contradicted by the record</title>{link}\n  <updated>{updated}</updated>\n"
            f'  <author><name>Tallystick</name></author>\n  <generator version="{__version__}">Tallystick</generator>\n'
            + "".join(entry.xml for entry in self._entries)
            + "</feed>\n"
        )
        self._stream.write(text.encode("utf-8", "replace"))

    def _newest(self) -> None:
        self._entries.sort(key=lambda entry: (entry.updated, entry.published, entry.id), reverse=True)
        del self._entries[MOST:]


def entries(report: Report, site: str | None = None) -> Iterator[Entry]:
    """An entry for each contradicted claim."""
    for claim in report.claims:
        if verdict_of(report.findings[claim.id], report.reviews.get(claim.id, ())) is Verdict.CONTRADICTED:
            yield _entry(report, claim, site)


def _entry(report: Report, claim: Claim, site: str | None) -> Entry:
    document, finding = report.document, report.findings[claim.id]
    review = in_effect(report.reviews.get(claim.id, ()))
    reference = report.references.get(claim.id)
    updated = _time(review.made if review else report.as_of)
    published = _time(document.published or report.as_of)
    name = f"urn:uuid:{naming.named('entry', *naming.of_claim(report, claim))}"
    own = site + reference if site and reference else None
    page = naming.address(document.url)
    lines = [
        f"“{wording.one_line(claim.sentence.of(document.text), 600)}”",
        f"Said by: {wording.chain(claim)}",
        f"{wording.sentence(wording.VERDICTS[Verdict.CONTRADICTED].words)}: {finding.why}",
        *dict.fromkeys(f"{piece.source}, {piece.convention}: {piece.expression}" for piece in finding.evidence[:5]),
    ]
    if reference:
        lines.append(f"Ledger: {reference}")
    if review:
        lines.append(f"{review.reviewer} ({review.action.value}): {review.reason}")
    where = document.publisher or document.title or document.id
    links = [("alternate", own or page), ("related", page if own else None)]
    xml = [
        f"<id>{name}</id>",
        f"<title>{_text(f'{wording.one_line(claim.text, 120)} ({where})')}</title>",
        f"<updated>{updated}</updated>",
        f"<published>{published}</published>",
        *(f"<link rel={quoteattr(rel)} href={quoteattr(_plain(href))}/>" for rel, href in links if href),
        f"<category term={quoteattr(_plain(claim.measure or claim.kind.value))}/>",
        f"<content>{_text(chr(10).join(lines))}</content>",
    ]
    return Entry(updated, published, name, "  <entry>\n" + "".join(f"    {one}\n" for one in xml) + "  </entry>\n")


def _text(text: str) -> str:
    return escape(_plain(text))


def _plain(text: str) -> str:
    """Text with no character that XML 1.0 has no place for."""
    return "\n".join(wording.harmless(line) for line in text.split("\n"))


def _time(on: date) -> str:
    """A moment of a day, or a moment, as RFC 3339 writes it, in UTC."""
    return on.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(on, datetime) else f"{on.isoformat()}T00:00:00Z"
