"""A theatre of war: what can be counted there, who speaks, where, since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tallystick.model.series import Convention, Measure, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An actor, speaker or place and the words that name it.

    `side` is the actor it belongs to; `kind` for speakers: institution, media, person, collective; for actors:
    state, force, person; for places: country, region, town, sea.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    side: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesSpec:
    """How a measure file describes a series, before its values are read."""

    id: str
    source: str
    form: str
    definition: str
    conventions: tuple[str, ...] = ()
    reliable_from: date | None = None
    basis: str = "claimed"
    weight: str = "primary"
    lag_days: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """Data of one conflict, read from its folder.

    `anchors` are phrases that stand for a day ("the start of the full-scale invasion"); `start` is day 1 of the war,
    `end` its last day, None while it lasts. `called` are the phrases that name the war as a whole, in lower case.
    `headline` is the measure that a text of mere numbers is about ("January 2026: 1.02 thousand a day"), if any.
    """

    id: str
    title: str
    start: date
    measures: Mapping[str, Measure]
    series: Mapping[str, tuple[SeriesSpec, ...]]  # by measure id
    sources: Mapping[str, Source]
    conventions: Mapping[str, Convention]
    actors: tuple[Name, ...] = ()
    speakers: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    anchors: Mapping[str, date] = field(default_factory=dict)
    folder: str = ""
    end: date | None = None
    called: tuple[str, ...] = ()
    headline: str | None = None
