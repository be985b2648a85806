"""What of a report somebody wants to be told, in words and as data, and what makes two alerts the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from tallystick.model.claim import Claim
from tallystick.model.finding import Finding
from tallystick.model.report import Report
from tallystick.watch.configuration import Thresholds

MOST_WORDS = 300  # characters of a claim that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One finding worth telling. `key` is the same for the same thing said elsewhere: whoever was told is told once."""

    key: str
    theatre: str
    verdict: str
    claim: str
    why: str
    gap_percent: float | None = None
    measure: str | None = None
    speaker: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    link: str | None = None

    @property
    def line(self) -> str:
        """All of it on one line, without anything that a terminal would obey."""
        said = f"{self.speaker}: " if self.speaker else ""
        where = ", ".join(filter(None, (self.publisher, self.title, self.link)))
        words = f"{self.verdict}: {said}“{self.claim}”: {self.why}{f' ({where})' if where else ''}"
        return "".join(character for character in " ".join(words.split()) if character.isprintable())

    def as_data(self) -> dict[str, object]:
        """Its fields as JSON has them."""
        return asdict(self) | {"published": self.published.isoformat() if self.published else None}


def alerts_of(report: Report, thresholds: Thresholds) -> Iterator[Alert]:
    """The findings of a report that cross the thresholds, in the order of the text, each thing once."""
    told: set[str] = set()
    for claim in report.claims:
        finding = report.findings.get(claim.id)
        if finding is None or not _worth_telling(claim, finding, thresholds):
            continue
        key = _key(report.theatre, claim, finding)
        if key in told:
            continue
        told.add(key)
        document = report.document
        yield Alert(
            key=key,
            theatre=report.theatre,
            verdict=finding.verdict.value,
            claim=claim.text[:MOST_WORDS],
            why=finding.why,
            gap_percent=finding.gap_percent,
            measure=claim.measure,
            speaker=claim.attribution[0].speaker if claim.attribution else None,
            title=document.title,
            publisher=document.publisher,
            published=document.published,
            link=document.url or document.id,
        )


def _worth_telling(claim: Claim, finding: Finding, thresholds: Thresholds) -> bool:
    if finding.verdict not in thresholds.verdicts:
        return False
    if thresholds.measures and claim.measure not in thresholds.measures:
        return False
    return not thresholds.gap_percent or (
        finding.gap_percent is not None and abs(finding.gap_percent) >= thresholds.gap_percent
    )


def _key(theatre: str, claim: Claim, finding: Finding) -> str:
    """By what is claimed, not by who repeats it; a claim without a measure, amount or period by its words."""
    parts: list[object] = [theatre, finding.verdict.value]
    amount, period = claim.amount, claim.period
    if claim.measure and amount is not None and period is not None:
        parts += [claim.measure, claim.aggregation, claim.subject, *sorted(claim.places)]
        parts += [amount.low, amount.high, amount.unit, period.start, period.end]
    else:
        parts.append(" ".join(claim.text.lower().split()))
    written = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:32]
