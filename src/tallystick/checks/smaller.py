"""A figure smaller than the record's: of the whole, or of a part of it?

"Border guards eliminated 300 soldiers in May", "12 people were killed by gunfire", "7 were killed since dawn": each is
true beside a larger total. Only a figure that its words give to the whole side, place and time can be too small.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tallystick.checks.held import Held, cites
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.finding import Finding

_FLOWS = frozenset({Aggregation.TOTAL, Aggregation.MEAN, Aggregation.COUNT})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REACH = 70  # characters in which the doer of a deed is named
_STOPS = re.compile(r"[,;:.—–()\"“”]|\b(?:in|on|during|since|from|near|at|over|throughout|between|as|that|said|says)\b")
_DATED = re.compile(r"\s*(?:\d|the (?:end|start|beginning|middle|close|time)|mid|late|early|then|now|day|an? )", re.I)
_DEEDS = re.compile(
    r"\b(?:destroy(?:ed|s)?|kill(?:ed|s)?|eliminat(?:ed|es)|hit|struck|liquidated|neutrali[sz]ed|wiped out|knocked out|"
    r"took out|shot down|downed|wound(?:ed|s)|injur(?:ed|es)|burn(?:ed|t))\b",
    re.I,
)


class _Words(NamedTuple):
    sides: frozenset[str]
    unfinished: re.Pattern[str]
    part: re.Pattern[str]
    units: re.Pattern[str]


def of_a_part(claim: Claim, contradicted: Finding, held: Held) -> str | None:
    """The words by which a figure below all that was computed may be of a part; None where it speaks of the whole."""
    amount = claim.amount
    if amount is None or claim.kind is not ClaimKind.QUANTITY or claim.aggregation not in _FLOWS:
        return None
    values = [piece.value for piece in contradicted.evidence if piece.agrees is False and _is_number(piece.value)]
    if not values or any(value is None or value <= amount.high for value in values):
        return None
    text, words = held.context.text, _words()
    sentence = claim.sentence.of(text)
    for pattern in (words.unfinished, words.part, words.units):
        found = pattern.search(sentence)
        if found:
            return found.group()
    doer = _doer(claim, held, words.sides)
    if doer is not None:
        return doer
    measure = held.measure(claim.measure)
    brief = claim.period is not None and claim.period.days <= 2
    if brief and measure is not None and measure.subject is None:
        if not any(cites(claim, series) for series in held.series(claim.measure)):
            return "a count of a day by others than its keeper"
    return None


def _is_number(value: float | bool | None) -> bool:
    return value is not None and not isinstance(value, bool)


def _doer(claim: Claim, held: Held, sides: frozenset[str]) -> str | None:
    """Who does it, when that is no whole side: before an active verb, or after "by" behind a passive one."""
    text = held.context.text
    names = _names(held)
    before = text[max(claim.sentence.start, claim.span.start - _REACH) : claim.span.start]
    deeds = list(_DEEDS.finditer(before))
    if deeds and not _STOPS.search(before[deeds[-1].end() :]):
        lead = before[: deeds[-1].start()]
        cuts = [stop.end() for stop in _STOPS.finditer(lead)]
        subject = lead[cuts[-1] if cuts else 0 :]
        if _foreign(subject, sides, names):
            return " ".join(subject.split())
    after = text[claim.span.end : min(claim.sentence.end, claim.span.end + _REACH)]
    for by in re.finditer(r"\bby\b", after):
        rest = after[by.end() :]
        if _DATED.match(rest):
            continue
        stop = _STOPS.search(rest)
        agent = rest[: stop.start() if stop else len(rest)]
        if _foreign(agent, sides, names) and not _is_time(agent):
            return f"by {' '.join(agent.split())}"
    return None


def _names(held: Held) -> frozenset[str]:
    """Every word of the actors' names."""
    named = (name for actor in held.context.theatre.actors for name in (actor.name, *actor.aliases))
    return held.once("names", lambda: frozenset(word.lower() for name in named for word in _WORD.findall(name)))


def _foreign(phrase: str, sides: frozenset[str], names: frozenset[str]) -> bool:
    """Does the phrase hold a word that is neither a side's name nor one for the whole of it?"""
    found = [word.lower().removesuffix("'s") for word in _WORD.findall(phrase)]
    return bool(found) and any(word not in sides and word not in names for word in found)


_TIMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday spring summer autumn winter year month week day night per cent percent".split()
)


def _is_time(phrase: str) -> bool:
    return any(word.lower() in _TIMES for word in _WORD.findall(phrase))


@cache
def _words() -> _Words:
    data: dict[str, str] = tomllib.loads(Path(__file__).with_name("smaller.toml").read_text(encoding="utf-8"))

    def phrases(name: str) -> str:
        listed = (" ".join(phrase.split()) for phrase in data[name].split("|"))
        return "|".join(re.escape(phrase) for phrase in listed if phrase)

    directions, compass = ("|".join(map(re.escape, data[name].split())) for name in ("directions", "compass"))
    return _Words(
        sides=frozenset(data["sides"].split()),
        unfinished=re.compile(rf"\b(?:{phrases('unfinished')})\b", re.I),
        part=re.compile(rf"\b(?:in|of|across|from) (?:the )?(?:{directions})\b|\bin the (?:{compass})\b", re.I),
        units=re.compile(rf"\b(?:{phrases('units')})\b", re.I),
    )
