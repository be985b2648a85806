"""A STIX 2.1 bundle: documents, who says what in them, and how far the record agrees.

    report     a document                           identity   who publishes, speaks, checks or reviews
    note       a claim, by its authors, about it    opinion    a verdict on that note: strongly-agree (supported),
                                                               agree (close), strongly-disagree (contradicted)

STIX has no object for a claim; a note with `authors` is its nearest. Open verdicts are a note of the program, not an
opinion: "neutral" would be one. All names are UUIDs of version 5 over what makes a thing the same, all times are those
of the documents and of the checks, so that the same reports give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from tallystick import __version__
from tallystick.brief import naming, wording
from tallystick.brief.naming import kept
from tallystick.brief.public import dump, encode
from tallystick.model.claim import Claim
from tallystick.model.finding import Verdict
from tallystick.model.report import Report
from tallystick.model.review import Review

OPINIONS = {
    Verdict.SUPPORTED: "strongly-agree",
    Verdict.CLOSE: "agree",
    Verdict.CONTRADICTED: "strongly-disagree",
}
SINCE = date(1970, 1, 1)  # what needs a day of its making and has none gets always the same
LONGEST = 5_000  # characters of a text


def render(reports: Sequence[Report]) -> bytes:
    """One bundle."""
    stream = io.BytesIO()
    writer = Writer(stream)
    for report in reports:
        writer.add(report)
    writer.close()
    return stream.getvalue()


class Writer:
    """Writes reports as they come; an object that two of them need is written once."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._before = '{"type": "bundle", "objects": [\n'
        self._written: dict[str, None] = {}

    def add(self, report: Report) -> None:
        """The objects of one more report."""
        for thing in objects(report):
            if thing["id"] not in self._written:
                self._written[thing["id"]] = None
                self._stream.write(encode(self._before + dump(thing)))
                self._before = ",\n"

    def close(self) -> None:
        """End the bundle: its name is made of those of its objects."""
        name = f'"id": "bundle--{naming.named("bundle", *self._written)}"}}\n'
        before = "\n], " if self._written else '{"type": "bundle", '  # no `objects` rather than an empty list of them
        self._stream.write(encode(before + name))


def objects(report: Report) -> Iterator[dict[str, Any]]:
    """Everything that a report gives, what is referred to before what refers to it."""
    document = report.document
    program = _identity("Tallystick", "system")
    yield program
    publisher = _identity(document.publisher, "organization") if document.publisher else program
    if document.publisher:
        yield publisher
    page = _object("report", publisher["id"], _begin(report), report.as_of, *naming.of_document(document))
    about: list[str] = []
    for claim in report.claims:
        for thing in _of_claim(report, claim, page["id"], program["id"]):
            about.append(thing["id"])
            yield thing
    url = naming.address(document.url)
    source = kept(
        {"source_name": _line(document.publisher or document.id, 200), "url": url, "external_id": document.id}
    )
    yield page | kept(
        {
            "name": _line(document.title or document.id, 200),
            "report_types": ["observed-data"],
            "published": _time(document.published or report.as_of),
            "object_refs": list(dict.fromkeys(about)) or [publisher["id"]],
            "external_references": [source | {"description": f"sha256 of the text: {document.sha256}"}],
            "lang": document.language,
        }
    )


def _of_claim(report: Report, claim: Claim, page: str, program: str) -> Iterator[dict[str, Any]]:
    document, finding = report.document, report.findings[claim.id]
    said = naming.of_claim(report, claim)
    speaker = naming.origin(claim)
    authors = [_line(link.speaker, 200) for link in reversed(claim.attribution)]
    about = [page]
    if speaker is not None:
        known = report.speakers.get(speaker.speaker_id or "")
        kind = "individual" if naming.is_person(speaker, report) else "organization"
        who = _identity(known.name if known else speaker.speaker, kind)
        about.append(who["id"])
        yield who
    labels = [f"kind:{claim.kind.value}", f"modality:{claim.modality.value}"]
    labels += [f"measure:{claim.measure}"] if claim.measure else []
    note = _object("note", program, _begin(report), report.as_of, *said)
    yield note | kept(
        {
            "abstract": _line(claim.text, 200),
            "content": _line(claim.sentence.of(document.text)),
            "authors": authors,
            "object_refs": about,
            "labels": labels,
            "external_references": _reference(report, claim),
        }
    )
    days = (_begin(report), report.as_of)
    yield _judged(note["id"], program, days, (*said, "verdict"), finding.verdict, finding.why, ())
    for review in report.reviews.get(claim.id, ()):
        person = _identity(review.reviewer, "individual")
        yield person
        yield _reviewed(note["id"], person["id"], said, review, finding.verdict)


def _reviewed(note: str, person: str, said: Sequence[str], review: Review, machine: Verdict) -> dict[str, Any]:
    """A review that stands is an opinion, one that was withdrawn a revoked one."""
    changes = "; ".join(f"{name} is {value}" for name, value in review.changes.items())
    why = f"{review.action.value}: {review.reason}" + (f" ({changes})" if changes else "")
    days, name = (review.made, review.made), (*said, str(review.number))
    made = _judged(note, person, days, name, review.verdict or machine, why, (review.reviewer,))
    return made | ({"revoked": True} if review.withdrawn else {})


def _judged(
    note: str, by: str, days: tuple[date, date], said: Sequence[str], verdict: Verdict, why: str, authors: Sequence[str]
) -> dict[str, Any]:
    """A verdict: an opinion, or a note where it is open."""
    words = wording.sentence(wording.VERDICTS[verdict].words)
    fields = {"authors": list(authors), "object_refs": [note], "labels": [f"verdict:{verdict.value}"]}
    if verdict in OPINIONS:
        told = {"opinion": OPINIONS[verdict], "explanation": _line(f"{words}. {why}"), **fields}
        return _object("opinion", by, *days, *said) | kept(told)
    return _object("note", by, *days, *said) | kept({"abstract": words, "content": _line(why or words), **fields})


def _reference(report: Report, claim: Claim) -> list[dict[str, str]]:
    reference = report.references.get(claim.id)
    return [{"source_name": "tallystick ledger", "external_id": reference}] if reference else []


def _identity(name: str, kind: str) -> dict[str, Any]:
    made = _named("identity", SINCE, SINCE, kind, name.casefold())
    described = {"description": f"The program that checked, version {__version__}"} if kind == "system" else {}
    return made | {"name": _line(name, 200), "identity_class": kind, **described}


def _begin(report: Report) -> date:
    """A day that does not change when a text is checked again, and no later than the day of the check."""
    return min(report.document.published or SINCE, report.as_of)


def _object(kind: str, by: str, created: date, modified: date, *parts: str) -> dict[str, Any]:
    return _named(kind, created, modified, *parts) | {"created_by_ref": by}


def _named(kind: str, created: date, modified: date, *parts: str) -> dict[str, Any]:
    name = f"{kind}--{naming.named(kind, *parts)}"
    days = {"created": _time(created), "modified": _time(modified)}
    return {"type": kind, "spec_version": "2.1", "id": name, **days}


def _time(on: date) -> str:
    """A moment of a day, or a moment, as STIX writes it, in UTC to the millisecond."""
    if isinstance(on, datetime):
        return on.strftime("%Y-%m-%dT%H:%M:%S.") + f"{on.microsecond // 1000:03d}Z"
    return f"{on.isoformat()}T00:00:00.000Z"


def _line(text: str, width: int = LONGEST) -> str:
    return wording.one_line(text, width)
