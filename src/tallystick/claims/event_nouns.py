"""Events told by a noun: "the attack on the port by rebels", "Israel's capture of the hill", "talks of A and B"."""

from __future__ import annotations

from tallystick.claims.clause_phrases import Phrase
from tallystick.claims.event_roles import Doer, Roles, Told
from tallystick.model.event import EventType


class EventNouns:
    """Reads the target and the doer around event nouns of one document."""

    def __init__(self, roles: Roles) -> None:
        self.roles, self.reading, self.words, self.phrases = roles, roles.reading, roles.words, roles.phrases

    def told(self, number: int, at: int, kind: EventType) -> Told | None:
        """ "the attack on X by Y", "Y's capture of X", "talks between X and Y": a noun with its target and its doer."""
        words, lower, roles = self.words, self.reading.lower, self.roles
        leads = lower(at + 1)
        if leads not in words.towards[kind] and leads not in ("between", "among"):
            return None
        sentence = self.reading.sentences[number]
        first, last = sentence.first, sentence.last
        occurs = words["occurs"]
        if lower(at + 1) in ("between", "among"):
            actor, other = self._split(self.phrases.right(at + 2, sentence.last, number, parties=True))
            behind = (other or actor).last if actor is not None else at
            if actor is None or (lower(behind) not in occurs and kind is not EventType.CONSULT):
                return None
            return Told(at, (at, at + 1), kind, Doer(actor, None, True), other, roles.end(behind - 1, number))
        target = self.target(at + 1, last, kind, number)
        doer = Doer(None, None, False)
        by = target.last if target is not None else at + 1
        if lower(by) == "by":
            doer = roles.doer(roles.by(by, last, number), number)
        start = at
        while start > first and lower(start - 1) in words["weapon_kinds"] | {"-", "'s"}:
            start -= 1
        if not words["undone"].isdisjoint(self.reading.lowers[max(first, start - 9) : start]):
            return None
        if doer.actor is None:
            doer = Doer(roles.owner(start, number), None, True)
        if target is None or (doer.actor is None and not (lower(by) in occurs and roles.of_war(target, number))):
            return None
        close = max(by, doer.actor.last if doer.actor is not None else by)
        if lower(close) not in occurs:  # "the annexation of Crimea renewed fears": what it led to is not told of it
            return Told(
                at, (at, at + 1), kind, doer, target, self._dated(close, roles.end(at, number), number), named=True
            )
        return Told(at, (at, at + 1), kind, doer, target, roles.end(at, number))

    def _dated(self, close: int, last: int, number: int) -> int:
        """The end of the noun phrase with a time or place right behind it: "the raid on Goma in January"."""
        reading = self.reading
        lead = close + (reading.lower(close) in ("in", "on", "at", "near"))
        spans = [t.span for t in reading.times[number]]
        spans += [m.span for m in reading.mentions[number] if m.kind == "place"]
        ends = [reading.token_at(span.end) for span in spans if reading.token_at(span.start) in (lead, lead + 1)]
        return min(last, max([close, *ends]))

    def parties(self, number: int, at: int) -> tuple[Phrase | None, Phrase | None]:
        """ "Talks between the two sides were held": those between whom."""
        first = self.reading.sentences[number].first
        between = next((k for k in range(at - 1, first, -1) if self.reading.lower(k) == "between"), None)
        return self._split(self.phrases.right(between + 1, at, number, parties=True) if between is not None else None)

    def _split(self, parties: Phrase | None) -> tuple[Phrase | None, Phrase | None]:
        """ "Georgia and Russia" are two parties; any other phrase is one."""
        if parties is None:
            return None, None
        joins = [k for k in range(parties.first, parties.last) if self.reading.lower(k) == "and"]
        if len(joins) != 1 or joins[0] + 1 >= parties.last:
            return parties, None
        join = joins[0]
        return Phrase(parties.first, join, join - 1), Phrase(join + 1, parties.last, parties.last - 1)

    def target(self, at: int, last: int, kind: EventType, number: int) -> Phrase | None:
        if self.reading.lower(at) not in self.words.towards[kind]:
            return None
        if self.reading.lower(at) == "to" and self.reading.lower(at + 1) in self.words.verbs:
            return None  # "threats to wall off", "demands to withdraw"
        return self.phrases.right(at + 1, last, number)
