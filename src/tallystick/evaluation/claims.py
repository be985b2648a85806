"""Claims: found, judged right, and above all not called contradicted when they are true. Needs the whole pipeline.

A marked claim is *found* when a claim of the report overlaps its fragment and states its value (within 1e-6, a range by
its ends; records, trends, ranks, comparisons and streaks by overlap alone). Its verdict is right when a true one is
called supported or close, a false one contradicted, and an unknown one is left open; *conflicting* is half right for a
true one. A relation that does not hold contradicts the false claims it takes in, one that holds upholds true claims
without evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tallystick.evaluation.counts import Counts
from tallystick.evaluation.mistakes import Mistakes, around

KEY = "claims"
HEADLINES = (
    *("recall", "verdict accuracy", "errors caught", "true claims upheld", "unknown left open", "false alarms"),
    *("broken relations caught", "sound relations confirmed"),
)
LOGICAL = ("record", "trend", "rank", "comparison", "streak")  # what is claimed is no number
TRUE = ("supported", "close")
RIGHT = {
    "supported": TRUE,
    "close": TRUE,
    "contradicted": ("contradicted",),
    "unknown": ("no_evidence", "not_checkable", "conflicting"),
}
SHARES = {"supported": "true claims upheld", "close": "true claims upheld"} | {
    "contradicted": "errors caught",
    "unknown": "unknown left open",
}

Plain = Mapping[str, Any]


class ClaimScorer:
    """Takes documents with the JSON of `check` for them, and counts. Shares only: there is one prediction a mark."""

    def __init__(self, most: int = 0) -> None:
        self.counts = Counts()
        self.groups: dict[str, Counts] = {}
        self.mistakes = Mistakes(most)

    def add(self, row: Plain, report: Plain) -> None:
        """Count one document of the corpus."""
        relations = report.get("relations", ())
        broken = {claim for one in relations if one["holds"] is False for claim in one["claims"]}
        sound = {claim for one in relations if one["holds"] is True for claim in one["claims"]}
        for mark in marks_of(row):
            self._claim(row, mark, report["claims"], broken, sound)
        self._relations(row, report, relations)

    def _claim(self, row: Plain, mark: Plain, claims: Sequence[Plain], broken: set[str], sound: set[str]) -> None:
        truth, name = mark["truth"], str(row.get("id", ""))
        near = [claim for claim in claims if shared(claim, mark) and states(claim, mark)]
        verdict, why = "not found", ""
        if near:
            best = max(near, key=lambda claim: (shared(claim, mark), claim["finding"]["verdict"] == "contradicted"))
            verdict, why = best["finding"]["verdict"], best["finding"].get("why", "")
            if truth == "contradicted" and any(claim["id"] in broken for claim in near):
                verdict = "contradicted"  # a broken relation names the claim; it cannot say which member is wrong
            elif truth in TRUE and verdict == "no_evidence" and any(claim["id"] in sound for claim in near):
                verdict = "supported"
        right = verdict in RIGHT[truth]
        half = 0.5 if verdict == "conflicting" and truth in TRUE else 0
        alarm = verdict == "contradicted" and truth in TRUE
        self.counts["recall"].add(bool(near), 1, 1)
        self.counts["verdict accuracy"].add(right or half, 1, 1)
        self.counts[SHARES[truth]].add(right or half, 1, 1)
        self.counts["false alarms"].add(alarm, 1, 1)
        if verdict == "contradicted" and truth in RIGHT and truth != "unknown":
            self.counts["precision of contradicted"].add(truth == "contradicted", 1, 1)
        if not right and not half:
            sort = "missed" if not near else "false alarm" if alarm else "wrong verdict"
            shown = around(row["text"], mark["start"], mark["end"])
            self.mistakes.add(sort, name, shown, wanted=truth, found=f"{verdict} {why}".strip())

    def _relations(self, row: Plain, report: Plain, relations: Sequence[Plain]) -> None:
        by_id = {claim["id"]: claim for claim in report["claims"]}

        def takes_in(relation: Plain, mark: Plain) -> bool:
            spans = [(start, start + len(f)) for f in mark["fragments"] for start in [row["text"].find(f)]]
            claims = [by_id[claim] for claim in relation["claims"] if claim in by_id]
            return any(claim["start"] < end and start < claim["end"] for claim in claims for start, end in spans)

        marks = row.get("internal_relations", ())
        for mark in marks:
            measure = "sound relations confirmed" if mark["holds"] else "broken relations caught"
            told = any(one["holds"] is mark["holds"] and takes_in(one, mark) for one in relations)
            self.counts[measure].add(told, 1, 1)
        for one in relations:
            if one["holds"] is False:
                false = not any(takes_in(one, mark) for mark in marks if not mark["holds"])
                self.counts["relation false alarms"].add(false, 1, 1)
                if false:
                    self.mistakes.add("relation false alarm", str(row.get("id", "")), "", found=one.get("why", ""))


def marks_of(row: Plain) -> Iterator[dict[str, Any]]:
    """The marked claims of a passage with their places; a sentence marked as one claim is one."""
    if KEY not in row:
        yield {**row, "start": 0, "end": len(row["text"])}
        return
    for claim in row[KEY]:
        start = row["text"].find(claim["text_fragment"])
        yield {**claim, "start": start, "end": start + len(claim["text_fragment"])}


def shared(claim: Plain, mark: Plain) -> int:
    """Characters in common."""
    return max(0, int(min(claim["end"], mark["end"]) - max(claim["start"], mark["start"])))


def states(claim: Plain, mark: Plain) -> bool:
    """Does the claim print the marked value?"""
    amount = claim.get("amount") or {}
    value, high = mark.get("value"), mark.get("value_high")
    if value is None or mark.get("aggregation") in LOGICAL:
        return True
    if high is not None:
        return amount.get("low") is not None and _same(amount["low"], value) and _same(amount["high"], high)
    return amount.get("value") is not None and _same(amount["value"], value)


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))
