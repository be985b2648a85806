"""From pieces of evidence to one verdict: the table of the contract, in one place.

A series speaks through its best convention: conventions of one series are readings of the same words, not witnesses
against each other. Two series that disagree are.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from tallystick.maths.digits import grouped, signed_percent
from tallystick.maths.shares import relative_gap
from tallystick.model.amount import Amount
from tallystick.model.claim import Claim
from tallystick.model.finding import Evidence, Finding, Verdict

MATERIAL = 0.05
MATERIAL_RATIO = 0.10


class Fit(IntEnum):
    """How well a value fits the claim."""

    OUT = 0  # materially outside
    NEAR = 1  # outside what the wording allows, by no more than is material
    IN = 2


class Weighed(NamedTuple):
    """A piece of evidence, how it fits, and whether its series may contradict.

    `witness` is who speaks through it: a source that draws on another's figures is one witness with it.
    """

    piece: Evidence
    fit: Fit
    primary: bool = True
    witness: str = ""  # empty: the series
    cited: bool = False  # the claim names its publisher
    disputed: bool = False  # no farther off than independent sources of this measure are known to differ


def fit(amount: Amount, value: float, *, ratio: bool = False) -> Fit:
    """Inside what the wording allows, near it, or materially outside."""
    if amount.allows(value):
        return Fit.IN
    limit = MATERIAL_RATIO if ratio else MATERIAL
    return Fit.NEAR if abs(amount.gap(value)) <= limit * max(abs(amount.value), 1e-12) else Fit.OUT


def judge(claim: Claim, weighed: Sequence[Weighed], *, notes: Sequence[str] = ()) -> Finding:
    """The verdict on a claim with an amount, from everything that was measured for it. `weighed` is not empty."""
    best: dict[str, Weighed] = {}
    for item in weighed:
        who = item.witness or item.piece.series
        before = best.get(who)
        if before is None or _key(item) > _key(before):
            best[who] = item
    primary = [item for item in best.values() if item.primary] or list(best.values())
    others = [item for item in best.values() if item not in primary]
    only_other = not any(item.primary for item in best.values())
    lead = max(primary, key=_key)
    fits = {item.fit for item in primary}
    pieces = tuple(item.piece for item in sorted(weighed, key=_key, reverse=True))
    disputed = any(item.disputed for item in primary)  # as far off as one source is from another
    verdict = _verdict(fits, unsure=only_other or disputed or not _dated(claim))
    by_its_own = any(item.cited for item in primary)  # the figures of whom the claim cites: no other can bear it out
    if verdict is Verdict.CONTRADICTED and not by_its_own and any(item.fit is not Fit.OUT for item in others):
        verdict, lead = Verdict.CONFLICTING, max(others, key=_key)
    return Finding(
        verdict=verdict,
        why=_why(claim, verdict, lead, primary),
        computed=lead.piece.value,
        gap_percent=_gap(claim, lead.piece),
        evidence=pieces,
        notes=tuple(notes),
    )


def _key(item: Weighed) -> tuple[int, int, int, int]:
    return item.fit, item.piece.reproduces, item.primary, item.piece.known == "then"


def _dated(claim: Claim) -> bool:
    return claim.period is not None and claim.period.is_named


def _verdict(fits: set[Fit], *, unsure: bool) -> Verdict:
    if fits == {Fit.OUT}:
        return Verdict.NO_EVIDENCE if unsure else Verdict.CONTRADICTED
    if Fit.OUT in fits:
        return Verdict.CONFLICTING
    return Verdict.SUPPORTED if Fit.IN in fits else Verdict.CLOSE


def _gap(claim: Claim, piece: Evidence) -> float | None:
    if claim.amount is None or piece.value is None or isinstance(piece.value, bool) or claim.amount.value == 0:
        return None
    return 100.0 * relative_gap(claim.amount.value, piece.value)


def _why(claim: Claim, verdict: Verdict, lead: Weighed, primary: Sequence[Weighed]) -> str:
    piece = lead.piece
    value = grouped(piece.value) if isinstance(piece.value, float | int) else "–"
    read = f"{piece.source} ({piece.convention}) gives {value}"
    gap = _gap(claim, piece)
    match verdict:
        case Verdict.SUPPORTED:
            return f"{read}, which prints as claimed" if piece.reproduces else f"{read}, inside what the wording allows"
        case Verdict.CLOSE:
            return f"{read}, {signed_percent(gap or 0.0)} from the printed figure: not a material difference"
        case Verdict.CONFLICTING:
            out = next((item.piece for item in primary if item.fit is Fit.OUT and item is not lead), None)
            if out is None or not isinstance(out.value, float | int):
                return f"{read}; other held sources disagree"
            return f"{read}, but {out.source} ({out.convention}) gives {grouped(out.value)}"
        case Verdict.CONTRADICTED:
            return f"every held reading is materially outside; the nearest, {read}"
        case _:
            if not _dated(claim):
                return f"the words do not say which days are meant: {read}"
            if lead.disputed:
                return f"independent sources of this are known to differ by as much: {read}"
            return f"only series of another definition are held: {read}"
