"""schema.org ClaimReview as JSON-LD: a review of each claim that could be checked, in one `@graph`.

Supported, close and contradicted have a rating of 5, 4 and 1 on the usual scale of 1 to 5. Open verdicts (no evidence,
conflicting) have their words and no number: a 3 would say "half true", which nobody found. What is not checkable, an
opinion or a forecast not yet due, is left out: it was not reviewed. Where a person's review stands, the person is the
author, and the program's own is beside it as `associatedReview`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from tallystick import __version__
from tallystick.brief import naming, wording
from tallystick.brief.naming import kept
from tallystick.brief.public import dump, encode
from tallystick.model.claim import Claim
from tallystick.model.finding import Evidence, Verdict
from tallystick.model.report import Report
from tallystick.model.review import Review, ReviewAction, in_effect, verdict_of

BEST, WORST = 5, 1
RATINGS = {Verdict.SUPPORTED: BEST, Verdict.CLOSE: 4, Verdict.CONTRADICTED: WORST}
LONGEST = 1_000  # characters of a sentence that is quoted


def render(reports: Sequence[Report], **options: Any) -> bytes:
    """One JSON-LD document; `site`: where the reviews can be read, with a claim's reference after it."""
    stream = io.BytesIO()
    writer = Writer(stream, **options)
    for report in reports:
        writer.add(report)
    writer.close()
    return stream.getvalue()


class Writer:
    """Writes reports as they come, a review a line."""

    def __init__(self, stream: BinaryIO, site: str | None = None) -> None:
        self._stream = stream
        self._site = site
        self._before = '{"@context": "https://schema.org", "@graph": [\n'

    def add(self, report: Report) -> None:
        """The reviews of one more report."""
        for review in reviews(report, self._site):
            self._stream.write(encode(self._before + dump(review)))
            self._before = ",\n"

    def close(self) -> None:
        """End the document."""
        end = "\n]}\n" if self._before == ",\n" else self._before + "]}\n"
        self._stream.write(encode(end))


def reviews(report: Report, site: str | None = None) -> Iterator[dict[str, Any]]:
    """A ClaimReview for each claim that could be checked, or that somebody gave a verdict."""
    for claim in report.claims:
        told = report.reviews.get(claim.id, ())
        if verdict_of(report.findings[claim.id], told) is not Verdict.NOT_CHECKABLE:
            yield _claim_review(report, claim, in_effect(told), site)


def _claim_review(report: Report, claim: Claim, review: Review | None, site: str | None) -> dict[str, Any]:
    reference = report.references.get(claim.id)
    item = _item(report, claim)
    shared = {
        "claimReviewed": item["text"],
        "reviewAspect": _line(claim.text),  # which of the statements of the sentence
        "url": site + reference if site and reference else None,
        "itemReviewed": item,
    }
    machine = {"@type": "ClaimReview", "@id": _urn("review", report, claim), **_by_machine(report, claim)}
    if review is None:
        return kept(machine | shared)
    beside = kept(machine | {"claimReviewed": item["text"]})
    person = {"@type": "ClaimReview", "@id": _urn("review", report, claim, review.number)}
    return kept(person | _by_person(report, claim, review) | shared | {"associatedReview": beside})


def _by_machine(report: Report, claim: Claim) -> dict[str, Any]:
    finding = report.findings[claim.id]
    sums = dict.fromkeys(f"{piece.source}, {piece.convention}: {piece.expression}" for piece in finding.evidence)
    return {
        "author": {
            "@type": "Organization",
            "name": f"Tallystick {__version__}",
            "description": "A program that checks printed numbers against public series",
        },
        "datePublished": report.as_of.isoformat(),
        "reviewRating": _rating(finding.verdict, finding.why),
        "reviewBody": _line("; ".join(sums)),
        "isBasedOn": list({piece.series: _dataset(piece) for piece in finding.evidence}.values()),
    }


def _by_person(report: Report, claim: Claim, review: Review) -> dict[str, Any]:
    verdict = review.verdict or report.findings[claim.id].verdict
    changed = "; ".join(f"{name} is {value}" for name, value in review.changes.items())
    acts = {ReviewAction.ACCEPT: "accepts the finding of the program", ReviewAction.CORRECT: f"read anew: {changed}"}
    return {
        "author": {"@type": "Person", "name": _line(review.reviewer)},
        "datePublished": review.made.date().isoformat(),
        "reviewRating": _rating(verdict, review.reason),
        "reviewBody": _line(acts.get(review.action, "")),
    }


def _rating(verdict: Verdict, why: str) -> dict[str, Any]:
    words = wording.sentence(wording.VERDICTS[verdict].words)
    number = RATINGS.get(verdict)
    scale = {} if number is None else {"ratingValue": number, "bestRating": BEST, "worstRating": WORST}
    return kept({"@type": "Rating", **scale, "alternateName": words, "ratingExplanation": _line(why)})


def _item(report: Report, claim: Claim) -> dict[str, Any]:
    document = report.document
    publisher = {"@type": "Organization", "name": _line(document.publisher)} if document.publisher else None
    page = {
        "@type": "CreativeWork",
        "name": _line(document.title or document.id),
        "url": naming.address(document.url),
        "identifier": f"sha256:{document.sha256}",
        "datePublished": document.published.isoformat() if document.published else None,
        "inLanguage": document.language,
        "publisher": publisher,
    }
    return kept(
        {
            "@type": "Claim",
            "@id": _urn("claim", report, claim),
            "text": _line(claim.sentence.of(document.text)),
            "author": _author(report, claim, publisher),
            "datePublished": page["datePublished"],
            "appearance": kept(page),
        }
    )


def _author(report: Report, claim: Claim, publisher: dict[str, Any] | None) -> dict[str, Any] | None:
    """Who stands behind the claim: the last of those it goes back to, else whoever published it."""
    link = naming.origin(claim)
    if link is None:
        return publisher if not claim.attribution else None
    known = report.speakers.get(link.speaker_id or "")
    printed = _line(link.speaker)
    name = known.name if known else printed
    kind = "Person" if naming.is_person(link, report) else "Organization"
    return kept({"@type": kind, "name": name, "alternateName": printed if printed != name else None})


def _dataset(piece: Evidence) -> dict[str, Any]:
    return kept(
        {
            "@type": "Dataset",
            "name": piece.source,
            "identifier": piece.series,
            "url": naming.address(piece.url),
        }
    )


def _urn(kind: str, report: Report, claim: Claim, *more: object) -> str:
    return f"urn:uuid:{naming.named(kind, *naming.of_claim(report, claim), *more)}"


def _line(text: str) -> str:
    return wording.one_line(text, LONGEST)
