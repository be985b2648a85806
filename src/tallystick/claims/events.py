"""What was done, by whom, to whom, with what: the frame of an event verb or noun, in the active, passive or nominal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tallystick.claims.clause_phrases import Phrase, Phrases
from tallystick.claims.event_words import Verb, event_words
from tallystick.claims.occurrences import occurrence_at
from tallystick.claims.reading import Reading
from tallystick.model.event import Event, EventType


class Frame(NamedTuple):
    """An event, the token that tells it, and where its clause lies."""

    event: Event
    at: int
    first: int
    last: int


class EventReader:
    """Reads frames out of one document's sentences."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.words, self.phrases = reading, event_words(), Phrases(reading)
        self.tells = self.words["tells"]

    def frames(self, number: int, first: int, last: int) -> Iterator[Frame]:
        """The events told between two tokens of the sentence, verbs before nouns, each in the order of the text."""
        words, lower, phrases = self.words, self.reading.lower, self.phrases
        forms = self.words["forms"]
        telling = [at for at in range(first, last) if lower(at) in forms]
        for at in telling:
            verb = words.verbs.get(lower(at))
            if verb is None or (verb.ambiguous and self._bare(at, last)):
                continue
            frame = self._verbal(number, at, verb)
            if frame is not None:
                yield frame
        for at in telling:
            kind = words.nouns.get(lower(at))
            frame = self._nominal(number, at, kind) if kind is not None and not phrases.capital(at) else None
            if frame is not None:
                yield frame

    def _bare(self, at: int, last: int) -> bool:
        """Nothing behind an ambiguous verb that could be its object, and no auxiliary of a passive before it."""
        lower = self.reading.lower
        return (
            lower(at + 1) in ("that", ".", ",", "to")
            and at + 1 < last
            and lower(at - 1) not in self.words["be_or_have"]
        )

    def _verbal(self, number: int, at: int, verb: Verb) -> Frame | None:
        words, sentence = self.words, self.reading.sentences[number]
        if self.reading.lower(at - 1) in words["noun_leads"]:
            return None  # "the attack"
        group = self.group(at, sentence.first)
        if verb.ing and group == at:
            return None
        helpers = {self.reading.lower(k) for k in range(group, at)}
        if helpers & words["modals"] or (
            self.reading.lower(at) in _SEIZE and self.reading.lower(at + 1) in ("on", "upon")
        ):
            return None
        passive = verb.participle and bool(helpers & words["be"])
        reduced = verb.participle and not helpers and self.reading.lower(at + 1) == "by"
        if not passive and not reduced:
            if verb.ing and not helpers & words["be"]:
                return None
            if verb.participle and not verb.past and not helpers & words["have"]:
                return None
            if not verb.past and not verb.ing and not verb.participle and helpers & (words["be_or_have"]):
                return None
        if self._is_noun(at, group, verb):
            return None
        bound = self.bound(at, number)
        subject = self.subject(group, bound, number, shared=not passive)
        last = self._end(at, number)
        if passive or reduced:
            return self._passive(number, at, verb, subject, last)
        return self._active(number, at, verb, subject, last)

    def subject(self, group: int, bound: int, number: int, *, shared: bool = True) -> Phrase | None:
        """The noun phrase before a verb's first token; of a verb before it where the two share theirs."""
        found = self.phrases.left(group, bound, number) or self._relative(group, bound, number)
        return found or (self._shared(group, bound, number) if shared else None)

    def group(self, at: int, first: int) -> int:
        """First token of the verb with its auxiliaries and adverbs: "had already been", "did not"."""
        words, lower = self.words, self.reading.lower
        start = at
        while start > first and (
            lower(start - 1) in words["group"] or (lower(start - 1).endswith("ly") and len(lower(start - 1)) > 4)
        ):
            start -= 1
        return start

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
            if self.reading.lower(at) in words.nouns:  # "their raids meant": a verb has its object right behind
                behind = self.reading.lower(at + 1)
                led = behind in words["determiners"] or behind in words.towards[verb.type]
                return not (led or self._names(at + 1))
        return self.reading.lower(at + 1) == "-"

    def _names(self, token: int) -> bool:
        return token < self.reading.count and self.phrases.capital(token)

    def bound(self, at: int, number: int) -> int:
        """First token of what is told: of the cited content, or of the clause."""
        reading = self.reading
        offset, first = reading.starts[at], reading.sentences[number].first
        for _, content in reading.contents(number):
            if content.start <= offset < content.end:
                first = max(first, reading.token_at(content.start))
        return first

    def _end(self, at: int, number: int) -> int:
        last, lower = self.reading.sentences[number].last, self.reading.lower
        end = at + 1
        while end < last and lower(end) not in _CLAUSE_ENDS:
            end += 1
        return end

    def _relative(self, group: int, bound: int, number: int) -> Phrase | None:
        """ "the rebels, who attacked": what the pronoun stands for; a parenthesis before the verb is passed over."""
        lower = self.reading.lower
        if lower(group - 1) in ("who", "which", "that") and group - 1 > bound:
            before = group - 2 if lower(group - 2) == "," else group - 1
            return self.phrases.left(before, bound, number, nearest=True)
        if lower(group - 1) == ",":
            for opening in range(group - 3, max(bound, group - 18), -1):
                if lower(opening) == ",":
                    inner = lower(opening + 1)
                    if inner in ("who", "which", "whose", "led", "backed", "supported", "the", "a", "an", "with"):
                        return self.phrases.left(opening, bound, number)
                    return None
        return None

    def _shared(self, group: int, bound: int, number: int) -> Phrase | None:
        """ "entered the town and shelled the market": the subject of the verb before."""
        words, lower = self.words, self.reading.lower
        if lower(group - 1) not in ("and", "then") or not self._runs_on(group - 1, bound):
            return None
        for at in range(group - 2, bound, -1):
            verb = words.verbs.get(lower(at))
            told = (verb is not None and verb.past) or lower(at).endswith("ed")
            if lower(at) in (";", "—", ".", "who", "which", "that", "when", "while"):
                return None
            if told and lower(at - 1) not in words["determiners"] | words["be_or_have"] | words["prepositions"]:
                return self.phrases.left(self.group(at, bound), bound, number)
        return None

    def _runs_on(self, token: int, bound: int) -> bool:
        return token - bound < 25

    def _active(self, number: int, at: int, verb: Verb, subject: Phrase | None, last: int) -> Frame | None:
        words, lower = self.words, self.reading.lower
        after = at + 1
        if verb.type is EventType.COERCE and lower(after) in ("down", "out"):
            verb = verb._replace(type=EventType.ASSAULT)  # "took out a radar"
        while lower(after) in words["adverbs"] | words["particles"] and after < last and lower(after) != "in":
            after += 1
        kind = verb.type
        preposition = kind is not None and lower(after) in words.towards[kind]
        target = self.phrases.right(after + preposition, last, number)
        action = at
        if kind is None:
            if target is None or lower(target.head) not in words.nouns:
                return None
            kind, action = words.nouns[lower(target.head)], target.head
            if kind is EventType.PROTEST and lower(at)[:4] not in ("stag", "held", "hold", "laun", "moun"):
                return None
            target = self._target_of_noun(target.head + 1, last, kind, number)
        elif verb.ambiguous and not self._of_war(target, number):
            return None
        if kind is EventType.ACCUSE and action == at and target is not None:
            target = Phrase(target.first, target.head + 1, target.head)  # "accused Moscow of sabotage"
        actor, means = self.actor(subject, number)
        if subject is not None and actor is None and means is None:
            return None  # something that does not act: "inflation hit the town"
        if subject is None and (self.reading.lower(self.group(at, 0) - 1) not in _PRONOUNS or target is None):
            return None  # a pronoun leaves the actor to the text around
        if kind is EventType.ASSAULT and action == at and self._in_words(number, at, actor, target):
            return None
        return self._frame(number, at, action, kind, actor, target, means, last)

    def _in_words(self, number: int, at: int, actor: Phrase | None, target: Phrase | None) -> bool:
        """An attack with words: one of a person, or without an actor, on nobody and nothing of war."""
        words, lower, sentence = self.words, self.reading.lower, self.reading.sentences[number]
        if not lower(at).startswith(("attack", "assault", "blast", "fight", "fought", "strik", "struck", "target")):
            return False
        if lower(at + 1) in ('"', "“"):
            return True
        here = {lower(k) for k in range(sentence.first, sentence.last)}
        if not here.isdisjoint(("saying", "speech", "interview", "debate")):
            return True
        if not here.isdisjoint(words["agents"]) or not here.isdisjoint(words["weapons"]):
            return False
        if not here.isdisjoint(words["speech"]):
            return True
        if actor is not None:
            named = self.phrases.mention(actor, number)
            country = named is not None and named.kind != "speaker"
            if country or lower(actor.head).endswith("s") or self.reading.lower(actor.first) == "the":
                return False
        return not self._of_war(target, number)

    def _passive(self, number: int, at: int, verb: Verb, subject: Phrase | None, last: int) -> Frame | None:
        words, lower = self.words, self.reading.lower
        kind = verb.type
        if kind is None:
            if subject is None or lower(subject.head) not in words.nouns:
                return None
            kind = words.nouns[lower(subject.head)]
            subject = None
        elif verb.ambiguous and not self._of_war(subject, number):
            return None
        by = next((k for k in range(at + 1, min(last, at + 14)) if lower(k) == "by"), None)
        actor = means = None
        if by is not None and not any(lower(k) in (",", "and", "to") for k in range(at + 1, by)):
            actor, means = self.actor(self._doer(by, last, number), number)
        if actor is None and verb.type is None:
            actor = self._parties(number, at)
        if subject is None and actor is None and means is None:
            return None
        return self._frame(number, at, at, kind, actor, subject, means, last)

    def _nominal(self, number: int, at: int, kind: EventType) -> Frame | None:
        """ "the attack on X by Y", "Y's capture of X", "Israeli strikes on X": a noun with its target and its doer."""
        words, lower, sentence = self.words, self.reading.lower, self.reading.sentences[number]
        last = self._end(at, number)
        target = self._target_of_noun(at + 1, last, kind, number)
        actor: Phrase | None = None
        by = target.last if target is not None else at + 1
        if lower(by) == "by":
            actor, _ = self.actor(self._doer(by, last, number), number)
        start = at
        while start > sentence.first and lower(start - 1) in words["weapon_kinds"] | {"-", "'s"}:
            start -= 1
        if actor is None:
            actor = self.owner(start, number)
        if actor is None or target is None:
            return None
        return self._frame(number, at, at, kind, actor, target, None, last)

    def _doer(self, by: int, last: int, number: int) -> Phrase | None:
        """Who stands behind "by", up to the first noun of who can act ("by rebel fighters drew condemnation")."""
        phrase = self.phrases.right(by + 1, last, number)
        if phrase is None:
            return None
        for k in range(phrase.first, phrase.last - 1):
            behind = self.reading.lower(k + 1)
            if self.reading.lower(k) in self.words["agents"] and not self.phrases.capital(k + 1):
                if behind not in self.words["agents"] and behind not in ("of", "and", "-"):
                    return Phrase(phrase.first, k + 1, k)
        return phrase

    def _parties(self, number: int, at: int) -> Phrase | None:
        """ "Talks between the two sides were held": those between whom."""
        first = self.reading.sentences[number].first
        between = next((k for k in range(at - 1, first, -1) if self.reading.lower(k) == "between"), None)
        return self.phrases.right(between + 1, at, number) if between is not None else None

    def owner(self, at: int, number: int) -> Phrase | None:
        """The people or actor named right before the noun: "Israeli strikes", "Wagner's capture of"."""
        reading = self.reading
        end = reading.ends[at - 1] if at else -1
        for mention in reading.mentions[number]:
            if mention.kind != "place" and mention.span.end == end:
                first = reading.token_at(mention.span.start)
                return Phrase(first, at, at - 1)
        return None

    def _target_of_noun(self, at: int, last: int, kind: EventType, number: int) -> Phrase | None:
        if self.reading.lower(at) not in self.words.towards[kind]:
            return None
        return self.phrases.right(at + 1, last, number)

    def _of_war(self, phrase: Phrase | None, number: int) -> bool:
        """An object of war, or a place that somebody can take or hit."""
        if phrase is None:
            return False
        span = self.reading.span(phrase.first, phrase.last)
        if any(self.reading.lower(k) in self.words["objects"] for k in range(phrase.first, phrase.head + 1)):
            return True
        return any(
            span.covers(m.span) and m.span.end == span.end for m in self.reading.mentions[number] if m.kind == "place"
        )

    def actor(self, phrase: Phrase | None, number: int) -> tuple[Phrase | None, str | None]:
        """Who acts, and with what where a weapon stands in the actor's place ("Russian missiles hit")."""
        if phrase is None:
            return None, None
        words, reading = self.words, self.reading
        head = reading.lower(phrase.head)
        if head in words["weapons"] or head in words["causes"]:
            named = self.phrases.mention(phrase, number)
            first = reading.token_at(named.span.start) if named else 0
            owner = Phrase(first, first + 1, first) if named and named.kind != "place" else None
            kind = reading.lower(phrase.head - 1) in words["weapon_kinds"] and phrase.head > phrase.first
            if head in words["causes"] and not head.startswith("airstrike"):
                if not kind:
                    return owner, None
                return owner, reading.span(phrase.head - 1, phrase.head + 1).of(reading.text)
            return owner, reading.span(phrase.head - kind, phrase.head + 1).of(reading.text)
        if head in words["agents"] or head.endswith(("ists", "men", "ans", "eers")):
            return phrase, None
        if self.phrases.mention(phrase, number) is not None and self.phrases.capital(phrase.head):
            return phrase, None
        first = reading.sentences[number].first
        if self.phrases.capital(phrase.head) and (phrase.head > first or not head.endswith(_ABSTRACT)):
            return phrase, None
        return None, None

    def _means(self, at: int, last: int) -> str | None:
        """ "with drones", "using artillery", "in a missile strike": a weapon behind the verb."""
        words, lower = self.words, self.reading.lower
        for k in range(at + 1, min(last, at + 14)):
            if lower(k) in ("with", "using", "by", "in"):
                for j in range(k + 1, min(last, k + 6)):
                    word = lower(j)
                    if word in words["causes"] and lower(j - 1) in words["weapon_kinds"]:
                        return self.reading.span(j - 1, j + 1).of(self.reading.text)
                    if word in words["weapons"] and lower(k) in ("with", "using"):
                        first = k + 1 + (lower(k + 1) in words["determiners"])
                        return self.reading.span(first, j + 1).of(self.reading.text)
                    if word in words["prepositions"] or word in words["stops"]:
                        break
        return None

    def _frame(
        self,
        number: int,
        at: int,
        action: int,
        kind: EventType,
        actor: Phrase | None,
        target: Phrase | None,
        means: str | None,
        last: int,
    ) -> Frame:
        reading = self.reading
        before = reading.lower(action - 1)
        if means is None and before in self.words["weapon_kinds"] and reading.lower(action) in self.words.nouns:
            means = (reading.starts[action - 1] and reading.span(action - 1, action).of(reading.text)) or None
        first = min(p.first for p in (actor, target) if p is not None) if actor or target else at
        told = reading.span(min(first, at), max(last, at + 1))
        event = Event(
            type=kind,
            action=reading.span(action, action + 1).of(reading.text),
            actor=actor and self.phrases.text(actor),
            actor_id=self.id_of(actor, number),
            target=target and self.phrases.text(target),
            target_id=self.id_of(target, number),
            means=means or self._means(at, last),
            places=tuple(
                dict.fromkeys(m.name for m in reading.mentions[number] if m.kind == "place" and told.covers(m.span))
            ),
            occurrence=occurrence_at(reading, number, min(first, at), max(last, at + 1), at),
        )
        return Frame(event, at, min(first, at), last)

    def id_of(self, phrase: Phrase | None, number: int) -> str | None:
        mention = self.phrases.mention(phrase, number) if phrase is not None else None
        return mention.id if mention is not None and mention.kind in ("actor", "speaker") else None


_SEIZE = frozenset({"seize", "seizes", "seized"})  # "seized on the idea"
_PEOPLES = ("an", "ese", "ish", "ch", "li", "qi", "di")
_CLAUSE_ENDS = frozenset({";", ".", "?", "!", "but", "while", "which", "who"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
_ABSTRACT = (
    "tion",
    "ity",
    "ness",
    "ment",
    "ism",
    "ing",
)  # "Inflation hit the town": no name, though it opens a sentence
