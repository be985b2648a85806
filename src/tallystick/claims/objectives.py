"""How an attempt came out: "failed to capture the town", "efforts to retake it were repelled"."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.claims.clause_phrases import Phrase
from tallystick.claims.events import EventReader
from tallystick.claims.occurrences import occurrence_at
from tallystick.model.event import Objective, ObjectiveStatus

_NEGATIONS = frozenset({"not", "n't", "never", "cannot"})
_GOAL_ENDS = frozenset(
    {".", ",", ";", ":", "?", "!", "but", "after", "because", "when", "while", "despite", "(", "—", "–"}
)


class Outcome(NamedTuple):
    """An objective and the tokens that tell of it. `safe`: the aim itself is an event of war."""

    objective: Objective
    first: int
    last: int
    safe: bool


class ObjectiveReader:
    """Reads the objectives of one document's sentences."""

    def __init__(self, events: EventReader) -> None:
        self.reading, self.words, self.events = events.reading, events.words, events
        self._verbs = self.words["attempts"]

    def of_sentence(self, number: int) -> Outcome | None:
        """The first objective that the sentence tells of; None: it tells of none."""
        sentence, lower, words = self.reading.sentences[number], self.reading.lower, self.words
        for k in range(sentence.first, sentence.last - 2):
            if lower(k) in self._verbs and lower(k + 1) == "to":
                found = self._verbal(number, k)
                if found is not None:
                    return found
        for k in range(sentence.first, sentence.last):
            if lower(k) in words["attempt_nouns"]:
                found = self._nominal(number, k)
                if found is not None:
                    return found
        return None

    def _verbal(self, number: int, at: int) -> Outcome | None:
        """ "tried to", "failed to", "managed to", "is trying to" before an event verb."""
        words, lower, sentence = self.words, self.reading.lower, self.reading.sentences[number]
        word, group = lower(at), self.events.roles.group(at, sentence.first)
        helpers = {lower(k) for k in range(group, at)}
        if helpers & words["modals"] or lower(group - 1) in words["determiners"]:
            return None
        negated = bool(helpers & _NEGATIONS)
        if word in ("trying", "attempting", "seeking", "fighting", "struggling") and not helpers & words["be"]:
            return None
        if word in ("able", "unable") and not helpers & words["be"]:
            return None
        verb = words.verbs.get(lower(at + 2))
        if verb is None or (verb.past and not verb.participle) or verb.ing:
            return None
        status = self._status(word, negated=negated)
        if status is None:
            return None
        bound = self.events.roles.bound(at, number)
        actor = self.events.roles.doer(self.events.roles.subject(group, bound, number), number).actor
        end = self._goal_end(at + 2, sentence.last, number)
        return self._outcome(number, status, (at + 2, end), actor, group, end, safe=verb.type is not None)

    def _status(self, word: str, *, negated: bool) -> ObjectiveStatus | None:
        words = self.words
        if word in words["failed"]:
            return ObjectiveStatus.REACHED if negated else ObjectiveStatus.FAILED
        if word in words["reached"]:
            return ObjectiveStatus.FAILED if negated else ObjectiveStatus.REACHED
        if negated:
            return None
        return ObjectiveStatus.ONGOING if word in words["ongoing"] else ObjectiveStatus.ATTEMPTED

    def _nominal(self, number: int, at: int) -> Outcome | None:
        """ "efforts to take the town failed", "repelled an attack", "the offensive is under way"."""
        words, lower, sentence = self.words, self.reading.lower, self.reading.sentences[number]
        goal = owner = None
        end = aim = at + 1
        if lower(at + 1) == "by":  # "efforts by the army to retake the town"
            owner = self.events.roles.doer(self.events.phrases.right(at + 2, sentence.last, number), number).actor
            end = aim = owner.last if owner is not None else aim
        if lower(aim) == "to" and lower(aim + 1) in words.verbs:
            end = self._goal_end(aim + 1, sentence.last, number)
            goal = (aim + 1, end)
        status, close = self._told(at, end, sentence)
        if status is None:
            return None
        owner = owner or self.events.roles.owner(self._modified(at, sentence.first), number)
        return self._outcome(number, status, goal, owner, at, max(end, close), safe=goal is not None)

    def _modified(self, at: int, first: int) -> int:
        """The noun's first modifier that is no name: "Russian *large-scale* attack"."""
        start = at
        while start > first and (self.reading.lower(start - 1) in self.words["weapon_kinds"] | {"-", "ground", "'s"}):
            start -= 1
        return start

    def _told(self, at: int, end: int, sentence: object) -> tuple[ObjectiveStatus | None, int]:
        words, lower = self.words, self.reading.lower
        last = getattr(sentence, "last", end)
        for k in range(at + 1, min(last, end + 6)):
            word = lower(k)
            if word in (";", "but", "which", "who"):
                break
            if word in words["failed_outcomes"] and not self._hedged(k):
                return ObjectiveStatus.FAILED, k + 1
            if word in words["reached_outcomes"] and word.startswith("succe") and not self._hedged(k):
                return ObjectiveStatus.REACHED, k + 1
            if word in words["ongoing_outcomes"] and not self._hedged(k):
                return ObjectiveStatus.ONGOING, k + 1
        for k in range(max(0, at - 5), at):
            if lower(k) in ("repelled", "repulsed", "thwarted", "foiled", "repel", "repulse") and not self._hedged(k):
                return ObjectiveStatus.FAILED, at + 1
        return None, end

    def _hedged(self, at: int) -> bool:
        near = {self.reading.lower(k) for k in range(max(0, at - 3), at)}
        return self.reading.lower(at - 1) == "to" or bool(
            near & ((self.words["modals"] - {"to"}) | _NEGATIONS | {"if"})
        )

    def _goal_end(self, at: int, last: int, number: int) -> int:
        words, lower, reading = self.words, self.reading.lower, self.reading
        times = {reading.token_at(t.span.start) for t in reading.times[number]}
        end = at + 1
        outcomes = words["failed_outcomes"] | words["reached_outcomes"] | words["ongoing_outcomes"]
        while end < last and lower(end) not in _GOAL_ENDS and lower(end) not in outcomes and end not in times:
            if lower(end) in words["auxiliaries"] or (lower(end) == "and" and self.events.phrases.opens_verb(end + 1)):
                break
            end += 1
        while end > at + 1 and lower(end - 1) in words["prepositions"] | words["adverbs"]:
            end -= 1
        return end

    def _outcome(
        self,
        number: int,
        status: ObjectiveStatus,
        goal: tuple[int, int] | None,
        actor: Phrase | None,
        first: int,
        last: int,
        *,
        safe: bool,
    ) -> Outcome:
        events = self.events
        first = min(first, actor.first) if actor is not None else first
        objective = Objective(
            status=status,
            goal=self.reading.span(*goal).of(self.reading.text) if goal else None,
            actor=actor and events.phrases.text(actor),
            actor_id=events.roles.names_actor(actor, number),
            occurrence=occurrence_at(self.reading, number, first, last, first),
        )
        return Outcome(objective, first, last, safe and actor is not None)
