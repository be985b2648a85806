"""How an attempt came out: "failed to capture the town", "efforts to retake it were repelled"."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tallystick.claims.clause_phrases import Phrase
from tallystick.claims.events import EventReader
from tallystick.claims.occurrences import occurrence_at
from tallystick.model.event import Objective, ObjectiveStatus

_DONE_TO = frozenset({"repelled", "repulsed", "halted", "thwarted", "foiled", "beaten"})  # of the attempt, only passive
_COMES_OUT = frozenset({"failed", "fail", "fails", "succeeded", "unsuccessful", "successful"})
_BEHIND_OUTCOME = frozenset(
    ". , ; — – and but there on at in because after when despite again miserably disastrously as so with".split()
)
_PRONOUNS = frozenset({"they", "he", "she", "it", "we", "and", "but", "—", "–"})
_MEETS = frozenset({"achieved", "accomplished", "attained", "fulfilled", "met", "missed", "reached"})
_ENDINGS = _COMES_OUT | _MEETS
_AIMS = frozenset({"aim", "aims", "goal", "goals", "objective", "objectives"})
_OF_WAR = frozenset({"offensive", "offensives", "assault", "siege", "counteroffensive", "advance"})
_NEGATIONS = frozenset({"not", "n't", "never", "cannot"})
_GOAL_ENDS = frozenset(
    {".", ",", ";", ":", "?", "!", "but", "which", "who", "after", "because", "when", "while", "despite", "(", "—", "–"}
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
        last, attempts = sentence.last, words["attempt_nouns"]
        where = self.reading.where
        for k in where(number, self._verbs):
            if lower(k + 1) in ("to", "in"):
                found = self._verbal(number, k)
                if found is not None:
                    return self._in_the_end(found, last)
        for k in where(number, attempts):
            found = self._nominal(number, k)
            if found is not None:
                return found
        for k in where(number, _ENDINGS):
            aims = lower(k) in _MEETS and not _AIMS.isdisjoint(lower(j) for j in range(k + 1, k + 5))
            if aims or (lower(k) in _COMES_OUT and lower(k + 1) in _BEHIND_OUTCOME):
                found = self._alone(number, k)
                if found is not None:
                    return found
        return None

    def _verbal(self, number: int, at: int) -> Outcome | None:
        """ "tried to", "failed to", "is trying to" before a verb of war or of aims; "succeeded in taking"."""
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
        if word == "continued" and lower(at + 1) == "in":
            return None
        aim = at + 2
        while lower(aim) in words["adverbs"] or self.events.phrases.adverb(aim):
            aim += 1
        typed = self._aim(aim, gerund=lower(at + 1) == "in")
        status = self._status(word, negated=negated)
        if status is None or typed is None:
            return None
        bound = self.events.roles.bound(at, number)
        actor = self.events.roles.doer(self.events.roles.subject(group, bound, number), number).actor
        if actor is None and word in ("attempt", "attempts", "aim", "aims"):
            return None  # a noun
        end = self._goal_end(aim, sentence.last, number)
        armed = actor is not None and lower(actor.head) in words["agents"]
        return self._outcome(number, status, (aim, end), actor, group, end, safe=actor is not None and (typed or armed))

    def _aim(self, at: int, *, gerund: bool) -> bool | None:
        """Is the verb at a token an event's (True) or another aim (False); None: neither."""
        words, word, behind = self.words, self.reading.lower(at), self.reading.lower(at + 1)
        verb = words.phrasal.get(word, {}).get(behind) or words.verbs.get(word)
        if behind == "out" and verb is None:
            return None  # "reach out to voters"
        if verb is not None:
            fits = verb.ing if gerund else not verb.ing and not (verb.past and not verb.participle)
            return (verb.type is not None) if fits else None
        if gerund:
            aims = word.endswith("ing") and not {word[:-3], word[:-3] + "e", word[:-4]}.isdisjoint(words["goals"])
            return False if aims else None
        return False if word in words["goals"] else None

    def _in_the_end(self, outcome: Outcome, last: int) -> Outcome:
        """ "Tried to take the hill but failed", "in vain": how the attempt came out, told behind it."""
        if outcome.objective.status is not ObjectiveStatus.ATTEMPTED:
            return outcome
        lower = self.reading.lower
        for k in range(outcome.last, last):
            word = lower(k)
            if word in self.words["failed_outcomes"] and not self._hedged(k):
                but = "but" in {lower(j) for j in range(max(outcome.first, k - 6), k)}
                if but or word == "unsuccessfully" or (word == "vain" and lower(k - 1) == "in"):
                    return self._came_out(outcome, ObjectiveStatus.FAILED, k + 1)
            if (word == "success" and lower(k - 1) == "without") or (word == "avail" and lower(k - 1) == "no"):
                return self._came_out(outcome, ObjectiveStatus.FAILED, k + 1)
            if word == "succeeded" and lower(k - 1) in ("and", "finally"):
                return self._came_out(outcome, ObjectiveStatus.REACHED, k + 1)
        return outcome

    def _came_out(self, outcome: Outcome, status: ObjectiveStatus, last: int) -> Outcome:
        return outcome._replace(objective=replace(outcome.objective, status=status), last=last)

    def _alone(self, number: int, at: int) -> Outcome | None:
        """ "The pilots failed", "they were unsuccessful there", "achieved its aims": who tried, without what."""
        words, lower, roles = self.words, self.reading.lower, self.events.roles
        group = roles.group(at, self.reading.sentences[number].first)
        helpers = {lower(k) for k in range(group, at)}
        adjective = lower(at).endswith("successful")
        if helpers & words["modals"] or adjective != bool(helpers & words["be"]):
            return None
        subject = roles.subject(group, roles.bound(at, number), number)
        doer = roles.doer(subject, number)
        if not doer.acts and lower(group - 1) not in _PRONOUNS:
            return None
        failed = (lower(at) in words["failed_outcomes"] or lower(at) == "missed") != bool(helpers & _NEGATIONS)
        status = ObjectiveStatus.FAILED if failed else ObjectiveStatus.REACHED
        return self._outcome(number, status, None, doer.actor, group, at + 1, safe=False)

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
        lower, sentence = self.reading.lower, self.reading.sentences[number]
        goal = owner = None
        end = aim = at + 1
        if lower(at + 1) == "by":  # "efforts by the army to retake the town"
            owner = self.events.roles.doer(self.events.phrases.right(at + 2, sentence.last, number), number).actor
            end = aim = owner.last if owner is not None else aim
        if lower(aim) == "to" and self._aim(aim + 1, gerund=False) is not None:
            end = self._goal_end(aim + 1, sentence.last, number)
            goal = (aim + 1, end)
        status, close = self._told(at, end, sentence)
        if status is None:
            return None
        owner = owner or self.events.roles.owner(self._modified(at, sentence.first), number)
        typed = goal is not None and self._aim(goal[0], gerund=False)
        told = lower(at) in _OF_WAR and any(m.kind == "place" for m in self.reading.mentions[number])
        return self._outcome(number, status, goal, owner, at, max(end, close), safe=bool(typed) or told)

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
            if word in (";", "who") or (word == "but" and lower(k - 1) == ";"):
                break
            if word in words["failed_outcomes"] and not self._hedged(k):
                if word not in _DONE_TO or {lower(j) for j in range(k - 4, k)} & words["be"]:
                    return ObjectiveStatus.FAILED, k + 1
            if word in words["reached_outcomes"] and not self._hedged(k):
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
        return Outcome(objective, first, last, safe)
