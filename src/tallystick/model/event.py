"""What a claim without a number states, as data: what was done, how an attempt came out, what is foretold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tallystick.model.amount import Amount
from tallystick.model.period import Period


class EventType(StrEnum):
    """The event categories of PLOVER, the Political Language Ontology for Verifiable Event Records."""

    AGREE = "agree"  # to cooperate, to talk, to yield: a treaty, a ceasefire that was agreed
    CONSULT = "consult"  # talks, visits, telephone calls, mediation
    SUPPORT = "support"  # endorse, praise, recognise
    COOPERATE = "cooperate"  # in deeds: joint exercises, shared intelligence, exchanges
    AID = "aid"  # money, weapons, food, shelter
    CONCEDE = "concede"  # meet a demand, ease a measure, resign
    RETREAT = "retreat"  # withdraw, surrender, release, cease fire
    DEMAND = "demand"  # call on somebody to do something
    ACCUSE = "accuse"  # blame, condemn, investigate, charge in words
    REJECT = "reject"  # refuse, veto, defy
    THREATEN = "threaten"  # warn of force or of measures
    PROTEST = "protest"  # rally, strike, riot
    SANCTION = "sanction"  # cut relations: expel envoys, halt talks, impose an embargo
    MOBILIZE = "mobilize"  # deploy, mass, call up, put on alert
    COERCE = "coerce"  # short of killing: seize, occupy, blockade, arrest, deport
    ASSAULT = "assault"  # armed force: attack, bomb, shell, ambush, kill, shoot down, advance


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Which one of its kind an event is said to be. Only what the words state is filled in.

    ordinal  1 for "for the first time", 3 for "a third attempt".
    times    how often it has happened: 2 for "twice already".
    repeat   it is said to have happened before: "again", "another", "a third".
    since    the days counted from: "the first attack since 2014".
    """

    ordinal: int | None = None
    times: int | None = None
    repeat: bool = False
    since: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What was done, by whom, to whom or what, with what, where: as printed, None where the text leaves it out.

    type       None: something happened, of no category that the words name.
    mode       PLOVER's mode of the category ("heavy-weapons", "arrest", "withdraw"); None: no word shows it.
    action     the verb or noun that tells it.
    actor_id, target_id   the theatre's actors that the phrases name.
    """

    type: EventType | None
    action: str
    mode: str | None = None
    actor: str | None = None
    actor_id: str | None = None
    target: str | None = None
    target_id: str | None = None
    means: str | None = None
    places: tuple[str, ...] = ()
    occurrence: Occurrence | None = None


class ObjectiveStatus(StrEnum):
    """How an attempt stands."""

    ATTEMPTED = "attempted"
    FAILED = "failed"
    REACHED = "reached"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An aim and how far it got. `goal` is the aim as printed ("capture the town"); None: the words do not say."""

    status: ObjectiveStatus
    goal: str | None = None
    actor: str | None = None
    actor_id: str | None = None
    occurrence: Occurrence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What is foretold, so that it can be resolved once the day has come.

    condition  the words of the condition; `unless` is set where it must not come true.
    measure    the theatre's measure that the words name.
    direction  up, down, above or below, as printed.
    threshold  the value spoken of.
    due        the days in which, or by the last of which, it is to happen; None where no calendar day can be read.
    not_before the first day on which it may happen: "not before 2027".
    when       the words for the time as printed: all there is of "in the coming days".
    """

    condition: str | None = None
    unless: bool = False
    measure: str | None = None
    direction: str | None = None
    threshold: Amount | None = None
    due: Period | None = None
    not_before: date | None = None
    when: str | None = None
