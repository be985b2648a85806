"""A part of what a series counts: one brigade, the fighting near one town, a single raid."""

from __future__ import annotations

import re

from tallystick.checks.context import Context
from tallystick.model.claim import Claim

# One formation as such ("the 47th Brigade", "a battalion commander"); in the plural they are the army again.
_FORMATION = re.compile(r"\b(?:brigade|battalion|regiment|squadron|platoon|flotilla|garrison)\b", re.IGNORECASE)
_SINGLE = re.compile(
    r"\b(?:in|during|after) (?:a|an|one|the same|a single|one single) (?:\w+ )?"
    r"(?:raid|ambush|attack|strike|assault|battle|clash|skirmish|building|village)\b",
    re.IGNORECASE,
)
_NEAR = r"(?:near|around|outside|at|towards?) (?:the )?(?:\w+ of )?"
_LINE = r"[ -](?:direction|sector|axis|salient|pocket|alone)\b"


def part_of(claim: Claim, context: Context) -> str | None:
    """The words that make a claim one about a part, None where it speaks of the whole.

    A total of the whole front neither bears out nor contradicts what happened in a part of it. "In Kyiv" is none: most
    often it is where something was said.
    """
    sentence = claim.sentence.of(context.text)
    for pattern in (_FORMATION, _SINGLE):
        found = pattern.search(sentence)
        if found:
            return found.group()
    for place in claim.places:
        name = re.escape(place)
        found = re.search(rf"\b{_NEAR}{name}\b|\b{name}{_LINE}", sentence, re.IGNORECASE)
        if found:
            return found.group()
    return None
