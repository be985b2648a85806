"""Who acts and who is acted upon: the subject a verb shares, the doer behind "by", the weapon in the doer's place."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.claims.clause_phrases import Phrase, Phrases
from tallystick.claims.event_words import Verb, event_words
from tallystick.claims.reading import Reading
from tallystick.model.event import EventType

_CLAUSE_ENDS = frozenset(
    "; ? ! but while which who because although though whereas thus".split()
)  # a stop inside a sentence ends no clause
_LOOSE = frozenset(
    {"with", "before", "after", "until", "as", "when", "where", "while", "though", "although", "following"}
)
_ABSTRACT = (
    "tion",
    "ity",
    "ness",
    "ment",
    "ism",
    "ing",
)  # "Inflation hit the town": no name, though it opens a sentence
_ASIDES = frozenset({"who", "which", "whose", "led", "backed", "supported", "the", "a", "an", "with"})
_LONGEST_CLAUSE = 25  # tokens over which a verb looks for the subject of another


class Doer(NamedTuple):
    """Who acts; with what, where a weapon stands in the actor's place; `acts` is false of what can do neither."""

    actor: Phrase | None
    means: str | None
    acts: bool


class Told(NamedTuple):
    """What a clause says before it is made an event: its category, its word, who and whom, and where it ends."""

    at: int
    action: tuple[int, int]  # tokens of the word that names the event, the particle last
    kind: EventType
    doer: Doer
    target: Phrase | None
    last: int
    opens: int | None = None  # first token of a subject that is no actor: "A strike on the port killed"
    named: bool = False  # by a noun that its clause says nothing of: its days are its own alone
    particle: str = ""  # where it stands behind the object: "pulled their troops out"


class Roles:
    """Subjects, doers and objects of one document's verbs."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.words, self.phrases = reading, event_words(), Phrases(reading)

    def group(self, at: int, first: int) -> int:
        """First token of the verb with its auxiliaries and adverbs: "had already been", "did not"."""
        group, lower = self.words["group"], self.reading.lower
        start = at
        while start > first and (lower(start - 1) in group or self.phrases.adverb(start - 1)):
            start -= 1
        return start

    def bound(self, at: int, number: int) -> int:
        """First token of what is told: of the cited content, or of the sentence."""
        reading = self.reading
        offset, first = reading.starts[at], reading.sentences[number].first
        for _, content in reading.contents(number) if reading.analysis.attributions else ():
            if content.start <= offset < content.end:
                first = max(first, reading.token_at(content.start))
        return first

    def end(self, at: int, number: int) -> int:
        """One past the last token of the clause that the verb at `at` opens."""
        last = self.reading.sentences[number].last
        for end, word in enumerate(self.reading.lowers[at + 1 : last], at + 1):
            if word in _CLAUSE_ENDS:
                return end
            if word == "and" and end > at + 1:
                if self.phrases.opens_clause(end + 1, last) or self._another_verb(end + 1):
                    return end
            elif word == ",":
                behind = self.reading.lower(end + 1)
                if behind in _LOOSE or (behind.endswith("ing") and not self.phrases.capital(end + 1)):
                    return end  # "..., pushing them back by February": days and places of its own
        return last

    def _another_verb(self, token: int) -> bool:
        """ "Captured Mobile in 1780 and forced": what the same subject did next."""
        verb = self.words.verbs.get(self.reading.lower(token))
        told = (verb is not None and verb.past) or self.reading.lower(token) in self.words["past_verbs"]
        return told or (self.reading.lower(token).endswith("ed") and not self.phrases.capital(token))

    def subject(self, group: int, bound: int, number: int, *, shared: bool = True) -> Phrase | None:
        """The noun phrase before a verb's first token; of a verb before it where the two share theirs."""
        found = self.phrases.left(group, bound, number) or self._relative(group, bound, number)
        return found or (self._shared(group, bound, number) if shared else None)

    def _relative(self, group: int, bound: int, number: int) -> Phrase | None:
        """ "the rebels, who attacked": what the pronoun stands for; a parenthesis before the verb is passed over."""
        lower = self.reading.lower
        if lower(group - 1) in ("who", "which", "that") and group - 1 > bound:
            before = group - 2 if lower(group - 2) == "," else group - 1
            found = self.phrases.left(before, bound, number, nearest=True)
            if found is not None and self.place(found, number) and lower(found.first - 1) in self.words["prepositions"]:
                return self.phrases.left(before, bound, number)  # "an offensive in Libya which pushed"
            return found
        if lower(group - 1) == ",":
            for opening in range(group - 3, max(bound, group - 18), -1):
                if lower(opening) == ",":
                    return self.phrases.left(opening, bound, number) if lower(opening + 1) in _ASIDES else None
        return None

    def _shared(self, group: int, bound: int, number: int) -> Phrase | None:
        """ "entered the town and shelled the market": the subject of the verb before."""
        words, lower = self.words, self.reading.lower
        if lower(group - 1) not in ("and", "then") or group - 1 - bound >= _LONGEST_CLAUSE:
            return None
        for at in range(group - 2, bound, -1):
            verb = words.verbs.get(lower(at))
            told = (verb is not None and verb.past) or lower(at).endswith("ed") or lower(at) in words["past_verbs"]
            if lower(at) in (";", "—", ".", "who", "which", "that", "when", "while"):
                return None
            if told and lower(at - 1) not in words["determiners"] | words["be_or_have"] | words["prepositions"]:
                found = self.phrases.left(self.group(at, bound), bound, number)
                if found is not None or lower(at - 1) not in ("and", ","):  # "took the hill, fired and withdrew"
                    return found
        return None

    def controller(self, at: int, bound: int, number: int) -> Phrase | None:
        """Whose doing a participle tells: "Germany responded by seizing", "The rebels crossed the river, taking":
        the subject of the clause's first verb; None of a passive, whose subject does nothing."""
        words, lower = self.words, self.reading.lower
        first = max(bound, at - _LONGEST_CLAUSE)
        for k in range(at - 1, first, -1):
            if lower(k) in (";", "—", ":", "which", "who", "while", "whereas", "but"):
                first = k
                break
        for k in range(first, at):
            word = lower(k)
            verb = words.verbs.get(word)
            finite = (verb is not None and verb.past) or word in words["past_verbs"] or word in words["be_or_have"]
            if not finite and not (word.endswith("ed") and len(word) > 4):
                continue
            group = self.group(k, first)
            if {lower(j) for j in range(group, k + 1)} & words["be"]:
                return None
            found = self.phrases.left(group, bound, number)
            if found is not None:
                return found
        return None

    def by(self, at: int, last: int, number: int) -> Phrase | None:
        """Who stands behind "by", up to the first noun of who can act ("by rebel fighters drew condemnation")."""
        phrase = self.phrases.right(at + 1, last, number)
        if phrase is None:
            return None
        for k in range(phrase.first, phrase.last - 1):
            behind = self.reading.lower(k + 1)
            if self.reading.lower(k) in self.words["agents"] and not self.phrases.capital(k + 1):
                if behind not in self.words["agents"] and behind not in ("of", "and", "-"):
                    return Phrase(phrase.first, k + 1, k)
        return phrase

    def owner(self, at: int, number: int) -> Phrase | None:
        """The people or actor named right before the noun: "Israeli strikes", "Wagner's capture of"."""
        reading = self.reading
        end = reading.ends[at - 1] if at else -1
        for mention in reading.mentions[number]:
            if mention.kind != "place" and mention.span.end == end:
                first = reading.token_at(mention.span.start)
                while first < at - 1 and not self.phrases.capital(first):
                    first += 1  # "a small French attack"
                return Phrase(first, at, at - 1)
            if mention.span.end == end:
                return None  # a place
        return self._named_before(at, number)

    def _named_before(self, at: int, number: int) -> Phrase | None:
        """ "The Soviet attack", "a Janjaweed raid": a capital before the noun, no day, no opening."""
        reading, first = self.reading, at
        opens = reading.sentences[number].first
        while first - 1 > opens and self.phrases.capital(first - 1) and at - first < 3:
            first -= 1
        if first == at:
            return None
        span = reading.span(first, at)
        if any(t.span.overlaps(span) for t in reading.times[number]):
            return None
        return Phrase(first, at, at - 1)

    def doer(self, phrase: Phrase | None, number: int) -> Doer:
        """Who acts, and with what where a weapon stands in the actor's place ("Russian missiles hit")."""
        if phrase is None:
            return Doer(None, None, False)
        words, reading = self.words, self.reading
        head = reading.lower(phrase.head)
        if head in ("bomber", "bombers") and reading.lower(phrase.head - 1) == "suicide":
            return Doer(phrase, None, True)
        if head in words["weapons"] or head in words["causes"]:
            named = self.phrases.mention(phrase, number)
            first = reading.token_at(named.span.start) if named else 0
            owner = Phrase(first, first + 1, first) if named and named.kind != "place" else None
            kind = reading.lower(phrase.head - 1) in words["weapon_kinds"] and phrase.head > phrase.first
            means = reading.span(phrase.head - kind, phrase.head + 1).of(reading.text)
            by = next((k for k in range(phrase.head + 1, phrase.head + 7) if reading.lower(k) == "by"), None)
            if owner is None and by is not None and head in words["causes"]:  # "a raid by the 101st Division killed"
                owner = self.doer(self.by(by, min(by + 12, reading.sentences[number].last), number), number).actor
            plain = head in words["causes"] and head not in words["weapons"] and not kind
            return Doer(owner, None if plain else means, True)
        if reading.lower(phrase.last - 1) == "n't" or reading.lower(phrase.first) in ("do", "don"):
            return Doer(None, None, False)  # "Don't blame"
        if head in words["agents"] or head.endswith(("ists", "men", "ans", "eers")):
            return Doer(phrase, None, True)
        if self.phrases.mention(phrase, number) is not None and self.phrases.capital(phrase.head):
            return Doer(phrase, None, True)
        first = reading.sentences[number].first
        if self.phrases.capital(phrase.head) and (phrase.head > first or not head.endswith(_ABSTRACT)):
            return Doer(phrase, None, True)
        return Doer(None, None, False)

    def of_war(self, phrase: Phrase | None, number: int, *, people: bool = False) -> bool:
        """An object of war, or a place that somebody can take or hit; with `people` those who act as well."""
        if phrase is None:
            return False
        words, lower = self.words, self.reading.lower
        span = self.reading.span(phrase.first, phrase.last)
        end = phrase.last if lower(phrase.head) in words["amounts"] else phrase.head + 1
        heads = {lower(k) for k in range(phrase.first, end)}
        if not heads.isdisjoint(words["objects"]):
            return True
        if people and lower(phrase.head) not in words["papers"]:
            if lower(phrase.head) in words["agents"] or self.phrases.capital(phrase.head):
                return True
        return any(
            span.covers(m.span) and m.span.end == span.end for m in self.reading.mentions[number] if m.kind == "place"
        )

    def place(self, phrase: Phrase, number: int) -> bool:
        """Is the phrase's noun itself a place?"""
        end = self.reading.span(phrase.first, phrase.head + 1).end
        return any(m.kind == "place" and m.span.end == end for m in self.reading.mentions[number])

    def in_passive(self, group: int, bound: int) -> bool:
        """ "Was repulsed and pushed back": does the verb before the "and" lend its auxiliary of the passive?"""
        lower, be = self.reading.lower, self.words["be"]
        if lower(group - 1) != "and":
            return False
        for k in range(group - 2, max(bound, group - 8), -1):
            verb = self.words.verbs.get(lower(k))
            if (verb is not None and verb.participle) or lower(k).endswith("ed"):
                return bool({lower(j) for j in range(self.group(k, bound), k)} & be)
        return False

    def means(self, number: int, at: int, last: int) -> str | None:
        """ "with drones", "using artillery", "in a missile strike": a weapon behind the verb."""
        words, lower = self.words, self.reading.lower
        if words["armed"].isdisjoint(self.reading.words[number]):
            return None
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

    def verb_at(self, at: int, last: int) -> tuple[Verb | None, int]:
        """The verb at a token and its particle's token (that of the verb itself where it has none)."""
        words, lower = self.words, self.reading.lower
        particles = words.phrasal.get(lower(at))
        if particles is not None:
            if lower(at + 1) in particles:
                return particles[lower(at + 1)], at + 1
            for k in range(at + 2, min(last, at + 8)):
                word = lower(k)
                if word in particles and word in words["parted"] and (word != "to" or lower(at).startswith("order")):
                    return particles[word], k
                if word in words["prepositions"] or (word in words["stops"] and word != "-"):
                    break
        return words.verbs.get(lower(at)), at

    def names_actor(self, phrase: Phrase | None, number: int) -> str | None:
        """Identity of the theatre's actor or speaker that the phrase names."""
        mention = self.phrases.mention(phrase, number) if phrase is not None else None
        return mention.id if mention is not None and mention.kind in ("actor", "speaker") else None
