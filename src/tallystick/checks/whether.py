"""Verdicts on statements that hold or do not: records, runs, directions, lines crossed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.model.claim import Claim
from tallystick.model.finding import Evidence, Finding, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whether the statement holds in one reading of one series."""

    piece: Evidence
    holds: bool
    witness: str = ""  # who speaks; empty: the series

    @property
    def who(self) -> str:
        return self.witness or self.piece.series


def decide(claim: Claim, answers: Sequence[Answer], *, across: bool = False) -> Finding:
    """One verdict from all readings.

    A series holds when one of its honest readings does. `across` says that the readings of one series differ in what
    is compared with (a word that is true of one baseline and false of another): then they can disagree, too.
    """
    holding = {a.who for a in answers if a.holds}
    failing = {a.who for a in answers} - holding
    mixed = across and any(not a.holds for a in answers)
    ordered = sorted(answers, key=lambda a: (not a.holds, a.piece.known != "then"))
    lead = ordered[0].piece
    firm = claim.period is None or claim.period.is_named
    if not holding:
        verdict = Verdict.CONTRADICTED if firm else Verdict.NO_EVIDENCE
        why = f"no held reading bears it out; {lead.source} ({lead.convention}): {lead.expression}"
        if not firm:
            why = f"the words do not say which days are meant: {lead.expression}"
    elif failing or mixed:
        verdict = Verdict.CONFLICTING
        other = next(a.piece for a in ordered if not a.holds and (mixed or a.who in failing))
        why = f"it holds by {_told(lead)}, but not by {_told(other)}"
    else:
        verdict = Verdict.SUPPORTED
        why = f"it holds by {_told(lead)}"
    return Finding(
        verdict=verdict,
        why=why,
        computed=lead.value,
        evidence=tuple(a.piece for a in ordered),
    )


def _told(piece: Evidence) -> str:
    return f"{piece.source} ({piece.convention}): {piece.expression}"
