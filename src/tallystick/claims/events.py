"""What was done, by whom, to whom, with what: the frame of an event verb or noun, in the active, passive or nominal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tallystick.claims.clause_phrases import Phrase
from tallystick.claims.event_frames import Frame, FrameMaker
from tallystick.claims.event_nouns import EventNouns
from tallystick.claims.event_roles import Doer, Roles, Told
from tallystick.claims.event_words import Verb, event_words
from tallystick.claims.reading import Reading
from tallystick.model.event import EventType


class EventReader:
    """Reads frames out of one document's sentences."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.words, self.roles = reading, event_words(), Roles(reading)
        self.phrases, self.nouns = self.roles.phrases, EventNouns(self.roles)
        self.maker = FrameMaker(self.roles)
        self.tells = self.words["tells"]

    def frames(self, number: int) -> Iterator[Frame]:
        """The events that the sentence tells, verbs before nouns, each in the order of the text."""
        words, lowers = self.words, self.reading.lowers
        verbs, leads, last = words["verb_forms"], words["noun_leads"], self.reading.sentences[number].last
        telling = self.reading.where(number, words["forms"])
        for at in telling:
            if lowers[at - 1] not in leads and lowers[at] in verbs:
                told = self._verbal(number, at, last)
                if told is not None:
                    yield self.maker.frame(number, told)
        for at in telling:
            kind = words.nouns.get(lowers[at])
            told = self.nouns.told(number, at, kind) if kind is not None and not self.phrases.capital(at) else None
            if told is not None:
                yield self.maker.frame(number, told)

    def _verbal(self, number: int, at: int, last: int) -> Told | None:
        words, lower, sentence = self.words, self.reading.lower, self.reading.sentences[number]
        if lower(at) in _STATES:
            state = self._state(number, at)
            if state is not None:
                return state
        before = lower(at - 1)
        verb, particle = self.roles.verb_at(at, last)
        if verb is None or (verb.ambiguous and self._bare(at, last)):
            return None
        if not (verb.past or verb.participle or verb.ing) and before[-1:] not in ("s", "y") and before.isalpha():
            if before not in words["group"] and not self.phrases.capital(at - 1) and before not in _PLURALS:
                return None  # a noun of the same form: a present tense has its subject before it
        group = self.roles.group(at, sentence.first)
        if lower(at - 1) == "to" or (verb.ing and lower(at - 1) in words["aspects"]):
            return self._led(number, at, particle, verb, group)
        helpers = set(self.reading.lowers[group:at])
        if helpers and not (words["modals"].isdisjoint(helpers) and _NEARLY.isdisjoint(helpers)):
            return None
        if self._idiom(at):
            return None
        passive = verb.participle and (bool(helpers & words["be"]) or self.roles.in_passive(group, sentence.first))
        reduced = verb.participle and helpers <= words["adverbs"] and lower(particle + 1) == "by"
        if verb.ing and not helpers & words["be"]:
            return self._adjunct(number, at, particle, verb)
        if not passive and not reduced:
            if verb.participle and not verb.past and not helpers & words["have"]:
                return None
            if not verb.past and not verb.ing and not verb.participle and helpers & words["be_or_have"]:
                return None
        if self._is_noun(at, group, verb):
            return None
        if passive or reduced:
            subject = self.roles.subject(group, self.roles.bound(at, number), number, shared=not reduced)
            return self._passive(number, at, particle, verb, subject)
        pronoun = lower(group - 1) in _PRONOUNS
        return self._active(number, at, particle, verb, lambda: self._subject(group, at, number), pronoun)

    def _subject(self, group: int, at: int, number: int) -> Phrase | None:
        return self.roles.subject(group, self.roles.bound(at, number), number)

    def _bare(self, at: int, last: int) -> bool:
        """Nothing behind an ambiguous verb that could be its object, and no auxiliary of a passive before it."""
        lower = self.reading.lower
        behind = at + 1 < last and lower(at + 1) in ("that", ".", ",", "to")
        return behind and lower(at - 1) not in self.words["be_or_have"]

    def _idiom(self, at: int) -> bool:
        """ "Seized on the idea", "met resistance", "surrounded himself with", "the armed forces"."""
        word, behind = self.reading.lower(at), self.reading.lower(at + 1)
        if word in _SEIZE and behind in ("on", "upon"):
            return True
        if word in ("met", "meet") and not {self.reading.lower(k) for k in range(at + 1, at + 5)}.isdisjoint(_MET):
            return True
        return behind.endswith(("self", "selves")) or (word == "armed" and behind in self.words["agents"])

    def _led(self, number: int, at: int, particle: int, verb: Verb, group: int) -> Told | None:
        """ "began to shell", "was forced to withdraw", "is using drones to hit": done, though put off by "to"."""
        words, lower, roles = self.words, self.reading.lower, self.roles
        lead = at - 1 - (lower(at - 1) == "to")
        first, word = self.reading.sentences[number].first, lower(lead)
        bound = roles.bound(at, number)
        if word in words["aspects"] or word in words["compelled"]:
            group = roles.group(lead, first)
            helpers = {lower(k) for k in range(group, lead)}
            if helpers & words["modals"] or (word in words["compelled"]) != bool(helpers & words["be"]):
                return None
            pronoun = lower(group - 1) in _PRONOUNS
            return self._active(number, at, particle, verb, lambda: self._subject(group, at, number), pronoun)
        if verb.ing:
            return None
        for k in range(lead, max(bound, lead - 12), -1):
            if lower(k) in words["used"]:
                group = roles.group(k, first)
                if {lower(j) for j in range(group, k)} & words["modals"]:
                    return None
                told = self._active(number, at, particle, verb, partial(roles.subject, group, bound, number))
                if told is None or told.doer.actor is None or told.kind not in _BY_MEANS:
                    return None
                means = self.reading.span(k + 1, lead + 1).of(self.reading.text)
                return told._replace(doer=told.doer._replace(means=means))
            if lower(k) in words["stops"] - {"-"} or lower(k) in words["auxiliaries"]:
                return None
        return None

    def _adjunct(self, number: int, at: int, particle: int, verb: Verb) -> Told | None:
        """ "..., seizing the port", "responded by shelling the town": done by the subject of its clause."""
        lower = self.reading.lower
        if lower(at - 1) not in (",", "by", "and") or self.phrases.capital(at):
            return None
        subject = self.roles.controller(at, self.roles.bound(at, number), number)
        if subject is None:
            return None
        told = self._active(number, at, particle, verb, lambda: subject)
        return told if told is not None and told.target is not None else None

    def _is_noun(self, at: int, group: int, verb: Verb) -> bool:
        """ "the attack", "a drone strike": a noun of the same form."""
        words, before = self.words, self.reading.lower(at - 1)
        if group == at and before.endswith(_PEOPLES) and self.reading.lower(at - 2) in words["prepositions"]:
            return True  # "in German occupied Italy"
        if self.phrases.capital(at):  # part of a name: "the Armed Forces"
            return True
        if group == at and before in words["noun_leads"]:
            return True
        if group == at and not verb.past and not verb.ing:  # a present tense needs a plural or a name before it
            if (not self.phrases.capital(at - 1) and not before.endswith("s")) or at == 0 or verb.type is None:
                return True
            joined = "and" in {self.reading.lower(k) for k in range(max(0, at - 5), at)}
            if self.reading.lower(at)[-1] != "s" and before[-1] != "s" and not joined and before not in _PLURALS:
                return True  # "the CIA China station officer": a base form needs a plural before it
            if self.reading.lower(at) in words.nouns:  # "their raids meant": a verb has its object right behind
                behind = self.reading.lower(at + 1)
                led = behind in words["determiners"] or behind in words.towards[verb.type]
                return not (led or self._names(at + 1))
        return self.reading.lower(at + 1) == "-"

    def _names(self, token: int) -> bool:
        return token < self.reading.count and self.phrases.capital(token)

    def _active(
        self,
        number: int,
        at: int,
        particle: int,
        verb: Verb,
        subject_of: Callable[[], Phrase | None],
        pronoun: bool = False,
    ) -> Told | None:
        """Object first: most verbs of doubt fall there, and a subject costs more to find."""
        words, lower, last = self.words, self.reading.lower, self.reading.sentences[number].last
        found = self._object(number, at, particle, verb, last)
        if found is None:
            return None
        kind, action, target, preposition = found
        subject = subject_of()
        doer = self.roles.doer(subject, number)
        if target is not None and lower(at).startswith("fir") and lower(target.head) in words["weapons"]:
            doer = doer._replace(means=self.phrases.text(target))  # "fired rockets at the port"
            led = lower(target.last) in words.towards[kind]
            target = self.phrases.right(target.last + 1, last, number) if led else None
        if subject is not None and not doer.acts:
            return None  # something that does not act: "inflation hit the town"
        if preposition and (kind is EventType.ACCUSE or (doer.actor is None and doer.means is not None)):
            return None  # "a girl accused of", "several ships neutralised at": a participle behind its noun
        if doer.actor is None and doer.means is None and lower(at) in ("left", "leave"):
            return None  # "she left the party"
        if pronoun and not verb.past and self.reading.lower(self.roles.group(at, 0) - 1) in ("we", "i", "you"):
            return None  # "we lock up more people than any other country": a habit, no event
        if subject is None and not (pronoun and target is not None):
            return None  # a pronoun leaves the actor to the text around
        if kind is EventType.ASSAULT and action[0] == at and self._in_words(number, at, doer.actor, target):
            return None
        if kind is EventType.AID:
            target = self._recipient(target, last, number) or target
        opens, last = subject.first if subject is not None else None, self.roles.end(at, number)
        return Told(at, action, kind, doer, target, last, opens, particle=lower(particle) if particle > at + 1 else "")

    def _object(
        self, number: int, at: int, particle: int, verb: Verb, last: int
    ) -> tuple[EventType, tuple[int, int], Phrase | None, bool] | None:
        """Category, naming tokens and object of an active verb, whether a preposition leads to it; None: no event."""
        words, lower = self.words, self.reading.lower
        parted = particle > at + 1
        after = at + 1 if parted else particle + 1
        while after < last and lower(after) in words["between"] and lower(after) != "in":
            after += 1
        kind, action = verb.type, (at, particle + 1 if not parted else at + 1)
        preposition = kind is not None and lower(after) in words.towards[kind]
        if lower(after) == "and" and self._same_form(verb, after + 1):
            after += 2  # "attacked and overran the camp"
        target = self.phrases.right(after + preposition, particle if parted else last, number)
        if (
            preposition
            and lower(after) == "to"
            and lower(after + 1) in words.verbs
            and lower(after + 1) not in words.nouns
        ):
            target = None  # "threatened to conclude a peace"
        if target is not None and not parted and lower(particle) == "to" and self._infinitive(at, target):
            target = None
        if target is not None and lower(target.first) in _DIRECTIONS and not self.phrases.capital(target.first):
            target = None  # "retreated north"
        if kind is None:
            if target is None or lower(target.head) not in words.nouns:
                return None
            kind, action = words.nouns[lower(target.head)], (target.head, target.head + 1)
            if kind is EventType.PROTEST and lower(at)[:4] not in ("stag", "held", "hold", "laun", "moun"):
                return None
            return kind, action, self.nouns.target(target.head + 1, last, kind, number), preposition
        if verb.ambiguous and not self._fits(at, after, target, number):
            return None
        if kind in _OF_SOMETHING and target is not None:
            target = Phrase(target.first, target.head + 1, target.head)  # "accused Moscow of sabotage"
        return kind, action, target, preposition

    def _fits(self, at: int, after: int, target: Phrase | None, number: int) -> bool:
        """Is the object one that makes an ambiguous verb an event; of a meeting none is needed: "met in Geneva"?"""
        people = self.reading.lower(at) in self.words["of_people"]
        if people and target is None:
            return self.reading.lower(at) == "met" and self.reading.lower(after) in ("in", "at", "on")
        return self.roles.of_war(target, number, people=people)

    def _same_form(self, verb: Verb, token: int) -> bool:
        other = self.words.verbs.get(self.reading.lower(token))
        return other is not None and (other.past, other.ing) == (verb.past, verb.ing)

    def _infinitive(self, at: int, phrase: Phrase) -> bool:
        """Is what stands behind the "to" a verb: "refused to leave", not "agreed to a truce"?"""
        first = self.reading.lower(phrase.first)
        if self.reading.lower(at).startswith(("refus", "declin")):
            return True
        if first in self.words["determiners"] or self.phrases.capital(phrase.first):
            return False
        if first in self.words.verbs and first not in self.words.nouns:
            return True
        return phrase.last - phrase.first == 1 and first[-1] != "s"

    def _in_words(self, number: int, at: int, actor: Phrase | None, target: Phrase | None) -> bool:
        """An attack with words: one of a person, or without an actor, on nobody and nothing of war."""
        words, lower = self.words, self.reading.lower
        if not lower(at).startswith(_IN_WORDS):
            return False
        if lower(at + 1) in ('"', "“"):
            return True
        here = self.reading.words[number]
        if not here.isdisjoint(("saying", "speech", "interview", "debate")):
            return True
        if not here.isdisjoint(words["agents"]) or not here.isdisjoint(words["weapons"]):
            return False
        if not here.isdisjoint(words["speech"]):
            return True
        if actor is not None:
            named = self.phrases.mention(actor, number)
            country = named is not None and named.kind != "speaker"
            if country or lower(actor.head).endswith("s") or lower(actor.first) == "the":
                return False
        return not self.roles.of_war(target, number)

    def _passive(self, number: int, at: int, particle: int, verb: Verb, subject: Phrase | None) -> Told | None:
        words, lower, last = self.words, self.reading.lower, self.reading.sentences[number].last
        kind, opens = verb.type, subject.first if subject is not None else None
        if kind is None:
            if subject is None or lower(subject.head) not in words.nouns:
                return None
            kind = words.nouns[lower(subject.head)]
            subject = None
        elif verb.ambiguous and not self.roles.of_war(subject, number, people=lower(at) in words["of_people"]):
            return None
        elif lower(at) == "left":
            return None  # "was left to defend itself"
        by = next((k for k in range(particle + 1, min(last, at + 14)) if lower(k) == "by"), None)
        doer = Doer(None, None, True)
        if by is not None and not any(lower(k) in (",", "and", "to") for k in range(at + 1, by)):
            doer = self.roles.doer(self.roles.by(by, last, number), number)
        target = subject
        if doer.actor is None and verb.type is None:
            parties = self.nouns.parties(number, at)
            doer, target = Doer(parties[0], doer.means, True), parties[1]
        if subject is None and (doer.actor is None or kind in _OF_SOMETHING) and doer.means is None:
            return None
        return Told(at, (at, particle + 1), kind, doer, target, self.roles.end(at, number), opens)

    def _state(self, number: int, at: int) -> Told | None:
        """ "The convoy came under fire from the hills", "the town fell to the rebels": told of who suffers it."""
        lower, roles = self.reading.lower, self.roles
        group = roles.group(at, self.reading.sentences[number].first)
        if {lower(k) for k in range(group, at)} & self.words["modals"]:
            return None
        subject, last = roles.subject(group, roles.bound(at, number), number), roles.end(at, number)
        if lower(at).startswith("com") or lower(at) == "came":
            noun = next((k for k in range(at + 2, min(at + 6, last)) if lower(k) in self.words["fires"]), None)
            if lower(at + 1) != "under" or noun is None or subject is None:
                return None
            source = next((k for k in range(noun + 1, min(noun + 4, last)) if lower(k) in ("from", "by")), None)
            doer = roles.doer(self.phrases.right(source + 1, last, number), number) if source else None
            return Told(at, (noun, noun + 1), EventType.ASSAULT, doer or Doer(None, None, True), subject, last)
        if subject is None or not self.roles.place(subject, number):
            return None  # "the rouble fell", "temperatures in the capital fell"
        if lower(at + 1) == "to":
            doer = roles.doer(self.phrases.right(at + 2, last, number), number)
            return Told(at, (at, at + 1), EventType.COERCE, doer, subject, last) if doer.actor is not None else None
        ends = lower(at + 1) in (".", ",", "on", "in", "after", "without", "and")
        return Told(at, (at, at + 1), EventType.COERCE, Doer(None, None, True), subject, last) if ends else None

    def _recipient(self, target: Phrase | None, last: int, number: int) -> Phrase | None:
        """ "Supplied missiles to Ukraine": whom the aid is for, not what it is."""
        if target is None or self.reading.lower(target.last) != "to":
            return None
        return self.phrases.right(target.last + 1, last, number)


_SEIZE = frozenset({"seize", "seizes", "seized"})  # "seized on the idea"
_PLURALS = frozenset({"police", "people", "military", "men", "women", "militia", "cavalry", "government"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northward", "southward", "eastward", "westward", "home"})
_MET = frozenset({"resistance", "opposition", "criticism", "demands", "demand", "conditions"})
_NEARLY = frozenset({"almost", "nearly"})
_BY_MEANS = frozenset({EventType.ASSAULT, EventType.COERCE})
_STATES = frozenset({"came", "come", "comes", "coming", "fell", "fallen"})
_PEOPLES = ("an", "ese", "ish", "ch", "li", "qi", "di")
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
_OF_SOMETHING = frozenset({EventType.ACCUSE, EventType.DEMAND})
_IN_WORDS = ("attack", "assault", "blast", "fight", "fought", "strik", "struck", "target", "defeat", "crush", "hit")
