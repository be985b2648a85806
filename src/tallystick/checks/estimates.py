"""Figures that somebody outside the held counts reckoned for himself."""

from __future__ import annotations

from tallystick.checks.held import Held, cites
from tallystick.model.analysis import Modality
from tallystick.model.claim import Claim

# Reporting words of one who has counted or reckoned himself, by their stems.
_RECKONING = ("estimat", "calculat", "reckon", "assess", "believ", "put", "project", "model")


def is_own_estimate(claim: Claim, held: Held) -> bool:
    """Is the figure an estimate by a speaker who publishes no held series of it and is on no publisher's side?

    "A study puts the dead at 64,000": a count kept by a ministry cannot contradict it, they are two counts.
    """
    if not claim.attribution:
        return False
    series = held.series(claim.measure)
    if any(cites(claim, one) for one in series):
        return False
    said, theatre = claim.attribution[-1], held.context.theatre
    if not (claim.modality is Modality.ESTIMATED or (said.cue or "").startswith(_RECKONING)):
        return False
    sides = {speaker.id: speaker.side for speaker in theatre.speakers} | {a.id: a.side or a.id for a in theatre.actors}
    publishers = {sides.get(speaker) for one in series for speaker in one.source.speakers} - {None}
    return sides.get(said.speaker_id or "") not in publishers
