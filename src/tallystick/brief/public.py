"""A report as the plain objects of the public JSON, schema 1. Field names here are public and do not change."""

from __future__ import annotations

import json
import math
from typing import Any

from tallystick import __version__
from tallystick.model.amount import Amount
from tallystick.model.claim import Claim
from tallystick.model.document import Document
from tallystick.model.event import Occurrence
from tallystick.model.finding import Evidence, Finding, Relation
from tallystick.model.period import Period
from tallystick.model.report import Report
from tallystick.model.review import Review

SCHEMA = 1


def as_json(report: Report) -> dict[str, Any]:
    """Everything that JSON shows of a report: only dicts, lists, strings, finite numbers, booleans and None."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "as_of": report.as_of.isoformat(),
        "theatre": report.theatre,
        "document": document_fields(report.document),
        "claims": [claim_fields(report, claim) for claim in report.claims],
        "relations": [_relation(relation) for relation in report.relations],
        "coverage": {
            "numbers": report.coverage.numbers,
            "claims": report.coverage.claims,
            "checkable": report.coverage.checkable,
            "checked": report.coverage.checked,
            "abstained": dict(report.coverage.abstained),
        },
        "summary": {verdict.value: count for verdict, count in report.summary.items()},
    }


def document_fields(document: Document) -> dict[str, Any]:
    """The `document` of the JSON."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis.value,
        "language": document.language,
        "sha256": document.sha256,
        "chars": len(document.text),
    }


def claim_fields(report: Report, claim: Claim) -> dict[str, Any]:
    """One of the `claims` of the JSON; what a ledger keeps has its `reference` and its `reviews`, if any, as well."""
    fields = _claim(claim, report.findings[claim.id])
    if claim.id in report.references:
        fields["reference"] = report.references[claim.id]
        fields["reviews"] = [_review(review) for review in report.reviews.get(claim.id, ())]
    return fields


def encode(text: str) -> bytes:
    """JSON text in UTF-8. Half a surrogate pair, which UTF-8 cannot carry, goes out as its escape."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text).encode("utf-8")


def dump(value: object) -> str:
    """JSON without a line break of any sort; a number that JSON cannot hold is an error, not a `NaN` in the file.

    Three characters that JSON lets through would still end a line for some readers of JSON lines.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _claim(claim: Claim, finding: Finding) -> dict[str, Any]:
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "text": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end},
        "subject": claim.subject,
        "measure": claim.measure,
        "amount": _amount(claim.amount) if claim.amount else None,
        "aggregation": claim.aggregation.value if claim.aggregation else None,
        "period": _period(claim.period),
        "places": list(claim.places),
        "attribution": [
            {
                "speaker": link.speaker,
                "speaker_id": link.speaker_id,
                "cue": link.cue,
                "start": link.start,
                "end": link.end,
            }
            for link in claim.attribution
        ],
        "modality": claim.modality.value,
        **_told(claim),
        "finding": {
            "verdict": finding.verdict.value,
            "why": finding.why,
            "computed": _number(finding.computed),
            "gap_percent": _number(finding.gap_percent),
            "evidence": [_evidence(piece) for piece in finding.evidence],
            "notes": list(finding.notes),
        },
    }


def _told(claim: Claim) -> dict[str, Any]:
    """What an event, an attempt or a forecast states: keys that only such claims have."""
    shown: dict[str, Any] = {}
    event, objective, prospect = claim.event, claim.objective, claim.prospect
    if event is not None:
        shown["event"] = {
            "type": event.type.value if event.type else None,
            "mode": event.mode,
            "action": event.action,
            "actor": event.actor,
            "actor_id": event.actor_id,
            "target": event.target,
            "target_id": event.target_id,
            "means": event.means,
            "places": list(event.places),
            "occurrence": _occurrence(event.occurrence),
        }
    if objective is not None:
        shown["objective"] = {
            "status": objective.status.value,
            "goal": objective.goal,
            "actor": objective.actor,
            "actor_id": objective.actor_id,
            "occurrence": _occurrence(objective.occurrence),
        }
    if prospect is not None:
        shown["forecast"] = {
            "condition": prospect.condition,
            "unless": prospect.unless,
            "measure": prospect.measure,
            "direction": prospect.direction,
            "threshold": _amount(prospect.threshold) if prospect.threshold else None,
            "due": _period(prospect.due),
            "not_before": prospect.not_before.isoformat() if prospect.not_before else None,
            "when": prospect.when,
        }
    return shown


def _occurrence(occurrence: Occurrence | None) -> dict[str, Any] | None:
    if occurrence is None:
        return None
    return {
        "ordinal": occurrence.ordinal,
        "times": occurrence.times,
        "repeat": occurrence.repeat,
        "since": _period(occurrence.since),
    }


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat(), "basis": period.basis.value}


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "value": _number(amount.value),
        "low": _number(amount.low),
        "high": _number(amount.high),
        "unit": amount.unit,
        "per": amount.per,
        "printed": amount.printed,
        "bound": amount.bound.value,
        "hedge": amount.hedge,
    }


def _evidence(piece: Evidence) -> dict[str, Any]:
    return {
        "series": piece.series,
        "source": piece.source,
        "convention": piece.convention,
        "expression": piece.expression,
        "value": _number(piece.value),
        "reproduces": piece.reproduces,
        "rows": [[on.isoformat(), _number(value)] for on, value in piece.rows],
        "known": piece.known,
        "url": piece.url,
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "number": review.number,
        "action": review.action.value,
        "verdict": review.verdict.value if review.verdict else None,
        "changes": dict(review.changes),
        "reason": review.reason,
        "reviewer": review.reviewer,
        "made": review.made.isoformat(),
        "withdraws": review.withdraws,
        "withdrawn": review.withdrawn,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": relation.id,
        "kind": relation.kind.value,
        "claims": list(relation.claims),
        "holds": relation.holds,
        "stated": relation.stated,
        "computed": relation.computed,
        "why": relation.why,
    }


def _number(value: float | bool | None) -> float | bool | None:
    """Open ends and what is no number become None; whole numbers lose their ".0"."""
    if value is None or isinstance(value, bool):
        return value
    if not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < 1e15 else value
