"""What makes two figures of different texts ones of the same quantity, as a compact key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tallystick.checks.context import Context
from tallystick.checks.scope import part_of
from tallystick.model.amount import Amount
from tallystick.model.analysis import Modality
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Said
from tallystick.model.finding import Finding, Verdict
from tallystick.model.period import Period, PeriodBasis
from tallystick.model.theatre import Theatre

LONGEST_SENTENCE = 600  # characters of a sentence that are kept to tell reprints by
_NEAR = 60  # characters on either side of a figure within which the word for what happened stands
_START_DAYS = 10  # a total "since the start" is one since about the first day of the war
_INCIDENT_DAYS = 10
_TOLD = frozenset({Modality.ASSERTED, Modality.ESTIMATED, Modality.CLAIMED, Modality.ALLEGED})
_JUDGED = frozenset({Verdict.SUPPORTED, Verdict.CLOSE, Verdict.CONFLICTING, Verdict.CONTRADICTED})
_SUMS = {
    Aggregation.TOTAL: "total",
    Aggregation.COUNT: "total",  # a count of a day is its total
    Aggregation.MEAN: "mean",
    Aggregation.LEVEL: "level",
    Aggregation.RATIO: "ratio",
}
_LOCAL = frozenset({"town", "region", "sea"})
_WORD = re.compile(r"[a-z]+")


class Quantity(NamedTuple):
    """What is counted, without its days: two figures with equal ones and the same days are of the same quantity."""

    measure: str | None
    denominator: str | None
    noun: str | None
    subject: str | None
    unit: str | None
    per: str | None
    sums: str
    places: tuple[str, ...]
    action: str | None
    part: str | None


class Figure(NamedTuple):
    """A claim as a run keeps it. `named`: the words say which days; `bears_out`: the convention that reproduces it."""

    text: int
    claim: str
    printed: str
    amount: Amount
    period: Period
    named: bool
    said: tuple[Said, ...]
    sentence: str
    supported: bool
    bears_out: str | None


def figure_of(claim: Claim, finding: Finding | None, context: Context, text: int) -> tuple[Quantity, Figure] | None:
    """The claim's key and what is kept of it; None where it is no figure, or nothing says what it counts or when."""
    sums = _SUMS.get(claim.aggregation) if claim.aggregation else None
    if claim.kind is not ClaimKind.QUANTITY or sums is None or claim.amount is None or claim.period is None:
        return None
    if claim.modality not in _TOLD or claim.comparison is not None:
        return None
    theatre, period, amount = context.theatre, claim.period, claim.amount
    if period.basis is PeriodBasis.DOCUMENT and context.published_inferred:
        return None
    if sums == "total" and period.days > 1 and abs((period.start - theatre.start).days) <= _START_DAYS:
        sums = "level"
    if sums == "level":
        period = Period(period.end, period.end, period.basis)
    places = _places(claim, theatre)
    measure = theatre.measures.get(claim.measure or "")
    if measure is not None and measure.additive and places and claim.head and period.days <= _INCIDENT_DAYS:
        measure = None  # the toll of one place is told by its noun: no measure of the war's counts it
    noun, subject, part = None, None, None
    action = _action(claim, context.text)
    if measure is not None:
        action = action if action in _words().apart else None
        subject = claim.subject if measure.subject is None and measure.additive else None
        judged = finding is not None and finding.verdict in _JUDGED  # no figure of a part was given such a verdict
        part = part_of(claim, context) if measure.additive and not judged else None
    else:
        if action is None or claim.head is None or not (places or claim.subject):
            return None
        noun = (claim.noun or claim.head).lower() if claim.head != "person" else "people"
        subject = None if claim.head == "person" and places else claim.subject
    quantity = Quantity(
        measure=claim.measure if measure is not None else None,
        denominator=claim.denominator,
        noun=noun,
        subject=subject,
        unit=amount.unit,
        per=amount.per,
        sums=sums,
        places=places,
        action=action,
        part=part.lower() if part else None,
    )
    supported = finding is not None and finding.verdict is Verdict.SUPPORTED
    reproducing = [piece.convention for piece in finding.evidence if piece.reproduces] if finding and supported else []
    figure = Figure(
        text=text,
        claim=claim.id,
        printed=claim.text,
        amount=amount,
        period=period,
        named=period.is_named or (sums == "level" and period.basis is PeriodBasis.DOCUMENT),
        said=claim.attribution,
        sentence=claim.sentence.of(context.text)[:LONGEST_SENTENCE],
        supported=supported,
        bears_out=reproducing[0] if reproducing else None,
    )
    return quantity, figure


def days_of(figure: Figure) -> tuple[date, date]:
    """The days that a figure is of; of a level, its day."""
    return figure.period.start, figure.period.end


def name_of(quantity: Quantity, theatre: Theatre) -> str:
    """ "personnel losses, mean per day", "people wounded, Harbour Town"."""
    measure = theatre.measures.get(quantity.measure or "")
    if measure is not None:
        words = [measure.name]
        if quantity.denominator:
            over = theatre.measures.get(quantity.denominator)
            words.append(f"over {over.name if over else quantity.denominator.replace('_', ' ')}")
    else:
        words = [quantity.noun or ""]
    if quantity.action:
        words.append(quantity.action)
    details = [f"mean per {quantity.per or 'day'}"] if quantity.sums == "mean" else []
    details += [*quantity.places, *([f"“{quantity.part}”"] if quantity.part else ())]
    return ", ".join([" ".join(words), *details])


def _places(claim: Claim, theatre: Theatre) -> tuple[str, ...]:
    """Towns and regions, and places that the theatre does not know; a country or a seat of government says who."""
    if not claim.places:
        return ()
    aside = _no_places(theatre)
    return tuple(sorted({place for place in claim.places if place not in aside}))


_ASIDE: dict[tuple[str, str], frozenset[str]] = {}


def _no_places(theatre: Theatre) -> frozenset[str]:
    key = (theatre.id, theatre.folder)
    if key not in _ASIDE:
        seats = {alias for actor in theatre.actors for alias in (actor.name, *actor.aliases)}
        _ASIDE[key] = frozenset(
            place.name
            for place in theatre.places
            if place.kind not in _LOCAL or place.name in seats or place.id == theatre.id
        )
    return _ASIDE[key]


def _action(claim: Claim, text: str) -> str | None:
    """The class of the nearest word for what happened, in the figure's sentence; None where two are as near."""
    classes = _words().actions
    first, last = max(claim.sentence.start, claim.span.start - _NEAR), min(claim.sentence.end, claim.span.end + _NEAR)
    before, after = text[first : claim.span.start].lower(), text[claim.span.end : last].lower()
    if classes.keys().isdisjoint(_WORD.findall(before)) and classes.keys().isdisjoint(_WORD.findall(after)):
        return None
    ends = [(len(before) - m.end(), classes[m.group()]) for m in _WORD.finditer(before) if m.group() in classes]
    starts = [(m.start(), classes[m.group()]) for m in _WORD.finditer(after) if m.group() in classes]
    near = sorted([*ends[-1:], *starts[:1]])
    if len(near) == 2 and near[0][0] == near[1][0] and near[0][1] != near[1][1]:
        return None
    return near[0][1] if near else None


class _Words(NamedTuple):
    actions: Mapping[str, str]  # by word
    apart: frozenset[str]
    unnamed: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(Path(__file__).with_name("across.toml").read_text(encoding="utf-8"))
    actions = {word: name for name, block in data["actions"].items() for word in block.split()}
    return _Words(actions, frozenset(data["apart"]["classes"].split()), frozenset(data["unnamed"]["words"].split()))


def is_unnamed(speaker: str) -> bool:
    """ "officials", "it", "the mayor": nobody that could be told from another of the kind."""
    return speaker.lower() in _words().unnamed or not any(c.isupper() or c.isdigit() for c in speaker)
