"""A part of what a series counts: one brigade, the fighting in or near one town, a single raid."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from tallystick.checks.context import Context
from tallystick.model.claim import Aggregation, Claim
from tallystick.model.theatre import Theatre

_AHEAD, _BEHIND = 90, 90  # characters around a figure within which its incident is told
_INCIDENT_DAYS = 10  # an incident is no longer; "the attack on Gaza" of a year is the war itself
_CLAUSES = re.compile(r";|—|\b(?:while|but|whereas)\b")
_TELLING = ("formations", "incidents", "places", "battles", "targets")
_LOCAL = frozenset({"town", "region"})


def part_of(claim: Claim, context: Context) -> str | None:
    """The words that make a claim one about a part, None where it speaks of the whole.

    A total of the whole front neither bears out nor contradicts what happened in a part of it.
    """
    sentence = claim.sentence.of(context.text)
    found, incidental = _told_of(sentence)
    if not found and incidental and claim.aggregation is not Aggregation.LEVEL and claim.period is not None:
        if claim.period.days <= _INCIDENT_DAYS:
            near = _clause(claim, context.text)
            found = _pattern("incident").search(near) or _pattern("hit").search(near)
            found = found or _pattern("subject").match(sentence)
            behind = context.text[claim.span.end : min(claim.sentence.end, claim.span.end + _BEHIND)]
            found = found or _pattern("circumstance").search(behind)
    if found:
        return found.group()
    measure = context.theatre.measures.get(claim.measure or "")
    elsewhere = _elsewhere(claim, context)
    if elsewhere is not None:
        return elsewhere
    for place in claim.places:
        pattern = _place_pattern(_named(context.theatre, place))
        found = pattern.search(sentence) if measure is not None and measure.additive else None
        if found:
            return found.group()
    return None


@lru_cache(maxsize=256)  # a sentence of many numbers is asked for each
def _told_of(sentence: str) -> tuple[re.Match[str] | None, bool]:
    """What makes a part of all figures of a sentence; and does it have a word that a part is told with?"""
    if not _pattern("telling").search(sentence):
        return None, False
    found = next((m for name in ("formation", "single", "battle") if (m := _pattern(name).search(sentence))), None)
    return found, True


def _elsewhere(claim: Claim, context: Context) -> str | None:
    """ "In Afghanistan it lost 15,000": a place outside the theatre opens the figure's clause or follows it."""
    if not claim.places:
        return None
    here = _places(context.theatre)
    for place in claim.places:
        if place not in here:
            name = re.escape(place)
            before = context.text[claim.sentence.start : claim.span.start]
            after = context.text[claim.span.end : claim.sentence.end]
            found = re.search(rf"(?:^|[;,—] |\band )in (?:the )?{name}\b", before, re.IGNORECASE)
            found = found or re.match(rf" in (?:the )?{name}\b", after, re.IGNORECASE)
            whose = rf"(?:the )?{name} (?:(?:has|had|have|also|itself) )*(?:{_words()['losing']})\b"
            found = found or re.match(whose, claim.sentence.of(context.text), re.IGNORECASE)
            if found:
                return found.group().strip(" ,;—")
    return None


def _clause(claim: Claim, text: str) -> str:
    """The words of a figure's clause that stand near it."""
    first = max(claim.sentence.start, claim.span.start - _BEHIND)
    last = min(claim.sentence.end, claim.span.end + _AHEAD)
    before = [match.end() for match in _CLAUSES.finditer(text, first, claim.span.start)]
    after = _CLAUSES.search(text, claim.span.end, last)
    return text[before[-1] if before else first : after.start() if after else last]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_expressions()[name], re.IGNORECASE)  # when first wanted


@cache
def _expressions() -> dict[str, str]:
    words = _words()
    incident, article = words["incidents"], r"(?:a|an|one|the|that|this|the same|a single|one single|\w+['’]s)"
    return {
        "formation": rf"\b(?:{words['formations']})\b",
        "single": rf"\b(?:in|during|after) (?:a|an|one|the same|a single|one single) (?:\w+ )?"
        rf"(?:{incident}|{words['places']})\b",
        # "in the Oct. 7 attack", "during Sunday's air strike"; not "in Israeli attacks", which are all of them
        "incident": rf"\b(?:in|during|after|by|from) {article} (?:[\w.-]+,? ){{0,4}}(?:{incident})\b",
        # "A strike on the base destroyed two aircraft"
        "subject": rf"(?:an?|the|this|that|one|\w+['’]s) (?:[\w-]+ ){{0,3}}(?:{incident})\b",
        # "112 were killed while they waited for an aid convoy": what the dead were doing is of one place and hour
        "circumstance": rf"\b(?:while|as|when) (?:they|{words['victims']}) \w+|\bwhile \w+ing\b",
        "battle": rf"\b(?:{words['battles']}) (?:of|for) (?:the )?(?-i:[A-Z])\w+",
        # one of these is in whatever the others find
        "telling": rf"\b(?:{'|'.join(words[name] for name in _TELLING)}|while|as|when)",
        "hit": rf"\b(?:{words['hitting']}) (?:a|an|one|the|its) (?:[\w-]+ ){{0,2}}(?:{words['targets']})\b",
    }


@cache
def _words() -> dict[str, str]:
    """The lists of `scope.toml`, each as the alternatives of a regular expression."""
    data: dict[str, str] = tomllib.loads(Path(__file__).with_name("scope.toml").read_text(encoding="utf-8"))
    return {name: "|".join(re.escape(w) for w in block.replace("|", " ").split()) for name, block in data.items()}


@lru_cache(maxsize=2048)
def _place_pattern(place: tuple[str, bool]) -> re.Pattern[str]:
    """Words that put something into a part of the front; with `inside`, "in" that place, too."""
    names, inside = place
    words = _words()
    near = words["near"] + ("|in|across|inside|throughout" if inside else "")
    return re.compile(
        rf"\b(?:{near}) (?:the )?(?:\w+ of )?(?:{names})\b|\b(?:{names})[ -](?:{words['lines']})\b", re.IGNORECASE
    )


_Places = dict[str, tuple[str, bool]]
_NAMED: dict[tuple[str, str], _Places] = {}


def _named(theatre: Theatre, place: str) -> tuple[str, bool]:
    """The alternatives that name a place, and whether what happened "in" it is a part of the war.

    Not in the whole theatre, nor in a seat of government, which stands for its country or for where something was said.
    """
    return _places(theatre).get(place) or (re.escape(place), False)


def _places(theatre: Theatre) -> _Places:
    """Every place of the theatre by its name."""
    key = (theatre.id, theatre.folder)
    if key not in _NAMED:
        seats = {alias for actor in theatre.actors for alias in (actor.name, *actor.aliases)}
        _NAMED[key] = {
            one.name: (
                "|".join(re.escape(name) for name in (one.name, *one.aliases)),
                one.kind in _LOCAL and one.id != theatre.id and one.name not in seats,
            )
            for one in theatre.places
        }
    return _NAMED[key]
