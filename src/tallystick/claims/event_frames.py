"""An event of the model made of what a clause says: its mode, its means, its places, the actors its phrases name."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.claims.event_roles import Roles, Told
from tallystick.claims.occurrences import occurrence_at
from tallystick.model.event import Event, EventType
from tallystick.model.span import Span

PHYSICAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE})


class Frame(NamedTuple):
    """An event, the token that tells it, and where its clause lies; `named` as in `Told`."""

    event: Event
    at: int
    first: int
    last: int
    named: bool


class FrameMaker:
    """Makes frames of one document's clauses."""

    def __init__(self, roles: Roles) -> None:
        self.roles, self.reading, self.words, self.phrases = roles, roles.reading, roles.words, roles.phrases

    def frame(self, number: int, told: Told) -> Frame:
        """The frame of what a clause says."""
        reading, words, (first_word, end_word) = self.reading, self.words, told.action
        actor, target, at, last = told.doer.actor, told.target, told.at, told.last
        before, means = reading.lower(first_word - 1), told.doer.means
        if means is None and before in words["weapon_kinds"] and reading.lower(first_word) in words.nouns:
            means = reading.span(first_word - 1, first_word).of(reading.text)
        means = means or self.roles.means(number, at, last)
        first = min(p.first for p in (actor, target) if p is not None) if actor or target else at
        first = min(first, at if told.opens is None else told.opens)
        told_span = reading.span(min(first, at), max(last, at + 1))
        event = Event(
            type=told.kind,
            mode=self._mode(told, means),
            action=reading.span(first_word, end_word).of(reading.text),
            actor=actor and self.phrases.text(actor),
            actor_id=self.roles.names_actor(actor, number),
            target=target and self.phrases.text(target),
            target_id=self.roles.names_actor(target, number),
            means=means,
            places=self._places(number, told, told_span),
            occurrence=occurrence_at(reading, number, min(first, at), max(last, at + 1), at),
        )
        return Frame(event, at, min(first, at), last, told.named)

    def _places(self, number: int, told: Told, within: Span) -> tuple[str, ...]:
        """Where it happened: the places of the clause, but not whom words are addressed to.

        A place between the actor and the verb is the actor's: "the governor of Louisiana captured the fort".
        """
        reading, doer, target = self.reading, told.doer.actor, told.target
        named = [m for m in reading.mentions[number] if m.kind == "place" and within.covers(m.span)]
        if doer is not None and named:
            own = Span(reading.starts[doer.first], reading.starts[max(told.at, doer.last)])
            if doer.first > told.at:
                own = reading.span(doer.first, doer.last)
            named = [m for m in named if not own.covers(m.span)]
        if told.kind not in PHYSICAL and target is not None:
            words = reading.span(target.first, target.last)
            named = [m for m in named if not words.covers(m.span)]
        return tuple(dict.fromkeys(m.name for m in named))

    def _mode(self, told: Told, means: str | None) -> str | None:
        """PLOVER's mode, shown by the verb or noun, else by the means, else by what is moved."""
        modes, lower = self.words.modes[told.kind], self.reading.lower
        word = f"{' '.join(lower(k) for k in range(*told.action))} {told.particle}".rstrip()
        found = modes.get(word)
        for named in (means or "").lower().replace("-", " ").split():
            found = found or modes.get(named)
        if found is None and told.kind in (EventType.MOBILIZE, EventType.AID):
            found = next(
                (modes[lower(k)] for k in range(told.at + 1, min(told.at + 6, told.last)) if lower(k) in modes), None
            )
        return found
