"""Claims without a number: events, outcomes, forecasts, judgements.

Few are better than many: a clause counts as an event when it says what was done in words of war and who did it or when;
as a status when it tells how an attempt came out; as a forecast when it says what could or will be; as a judgement
when it praises or blames somebody the theatre knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from tallystick.claims.event_frames import PHYSICAL, Frame
from tallystick.claims.event_words import event_words
from tallystick.claims.events import EventReader
from tallystick.claims.forecasts import FORETELLING, ForecastFinder
from tallystick.claims.objectives import ObjectiveReader
from tallystick.claims.periods import PeriodFinder
from tallystick.claims.quantities import bare_claim, speakers_of
from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.analysis import AttributionKind, Modality, QuantityForm
from tallystick.model.claim import Aggregation, Claim, ClaimKind
from tallystick.model.event import Event, EventType
from tallystick.model.period import PeriodBasis
from tallystick.model.span import Span

# Verbs that are an event of war only with an object of war: "took the village", "broke the silence".
_NEEDS_OBJECT = frozenset(
    "take takes took brought bringing break broke hit hits push pushed fire fires fired firing launch launches "
    "launched launching sign signs signed agree agreed exchange exchanged advance shell shot shoot".split()
)
_OPENS_NO_EVENT = frozenset({"if", "when", "i", "why", "how", "what", "should", "unless"})
_NOT_DONE = frozenset({Modality.PREDICTED, Modality.CONDITIONAL, Modality.OPINION, Modality.QUESTION})
_MOST_EVENTS = 3  # of one sentence
_WORDS_ALONE = frozenset({EventType.AGREE, EventType.REJECT})  # "Denmark agreed to send jets": whom to, is not said
# Not what a report says, but what it is made of, and what is given out.
_HELD = {
    AttributionKind.DOCUMENT: ("includ", "contain", "list", "detail", "outlin", "enumerat"),
    AttributionKind.RECORD: ("releas", "publish", "post", "shar"),
}


_AGAIN = "again"


@cache
def statement_openers() -> frozenset[str]:
    """The words without one of which a sentence makes no statement, but for what a document is said to hold."""
    words, told = claim_words(), event_words()
    return words.events | words.judgement | told["tells"] | told["aims"] | FORETELLING | {_AGAIN}


class StatementClaims:
    """Finds the claims without numbers in one document."""

    def __init__(self, reading: Reading, periods: PeriodFinder) -> None:
        self.reading, self.periods = reading, periods
        self.words = claim_words()
        self.events = EventReader(reading)
        self.objectives = ObjectiveReader(self.events)
        self.forecasts = ForecastFinder(reading, self.events.roles)
        self.documents = _documents(reading)
        self.counted: list[Event] = []  # the events of the sentence read last that a number claim covers

    def of_sentence(self, number: int, taken: list[Claim], opening: Set[str]) -> Iterator[Claim]:
        """One forecast, status or judgement, else the events told; none where a number claim covers the clause's words.

        `taken` are the other claims of the sentence, `opening` its words that may open a claim.
        """
        self.counted = []
        if not opening and number not in self.documents:
            return
        reading = self.reading
        end = reading.sentences[number].span.end
        if "?" in reading.text[end - 3 : end]:
            return
        lowered = reading.tokens_of(number)
        if _AGAIN in opening:
            yield from self._repetitions(number, lowered)
        for find in (self._forecast, self._status, self._judgement):
            claim = find(number, lowered, opening, taken)
            if claim is not None:
                yield claim
                return
        told = list(self._told(number, lowered, opening, taken))
        yield from told
        if not told:
            event = self._event(number, lowered, opening, taken)
            if event is not None:
                yield event

    def _told(self, number: int, lowered: list[str], opening: Set[str], taken: list[Claim]) -> Iterator[Claim]:
        """Events in full clauses on any theatre: who did what to whom, where or when."""
        if self.events.tells.isdisjoint(opening) or lowered[0] in _OPENS_NO_EVENT:
            return
        counted = [c.span for c in taken if c.amount is not None and c.amount.unit != "time"]
        spans: list[Span] = []
        verbs: list[int] = []
        for frame in self.events.frames(number):
            if any(frame.first < at < frame.at for at in verbs):
                frame = frame._replace(first=frame.at)  # the subject is told with the verb before
            span = self.reading.span(frame.first, frame.last)
            if any(span.overlaps(other) for other in spans):
                continue
            if any(span.overlaps(other) for other in counted):
                if self._done(frame, number):
                    self.counted.append(frame.event)
                continue
            if not self._full(frame.event, number):
                continue
            event = self._told_at(number, frame)
            if event is not None and len(spans) < _MOST_EVENTS:
                spans.append(span)
                verbs.append(frame.at)
                yield event

    def with_events(self, numbers: list[Claim]) -> list[Claim]:
        """ "Warsaw expelled 45 diplomats": the number claims of the sentence read last, with the event they count."""
        if not self.counted:
            return numbers
        return [
            next((claim._replace(event=event) for event in self.counted if _counts(claim, event)), claim)
            for claim in numbers
        ]

    def _done(self, frame: Frame, number: int) -> bool:
        """Told as done: neither foretold, asked, denied nor an opinion."""
        verb = self.reading.span(frame.at, frame.at + 1)
        return not self.reading.negated(verb, number) and self.reading.weakened(verb, number) not in _NOT_DONE

    def _full(self, event: Event, number: int) -> bool:
        """Does it say enough to be looked up: who did it and to whom, where or when; or what was done with force?"""
        if event.actor is not None:
            known = event.actor_id is not None and event.type in _WORDS_ALONE
            return event.target is not None or bool(event.places) or known or bool(self.periods.dated(number))
        if event.type not in PHYSICAL or event.target is None:
            return False
        return bool(event.places) or self._known(number) or bool(self.periods.dated(number))

    def _told_at(self, number: int, frame: Frame) -> Claim | None:
        """The event as whoever speaks its verb tells it; None where it is foretold, asked or an opinion."""
        reading, verb = self.reading, self.reading.span(frame.at, frame.at + 1)
        if reading.weakened(verb, number) in _NOT_DONE:
            return None
        claim = self._make(number, frame.first, frame.last, ClaimKind.EVENT)
        dated = any(claim.span.overlaps(t.span) for t in self.periods.dated(number))
        assumed = claim.period is not None and claim.period.basis is PeriodBasis.DOCUMENT
        if assumed or self._counted_from(claim, number) or (frame.named and not dated):
            claim = claim._replace(period=None)
        said, modality = speakers_of(reading, verb, number)
        if modality is Modality.DENIED and frame.event.type is EventType.REJECT:
            said, lent = reading.attribution(verb, number)  # "refused to" negates what was refused, not the refusal
            modality = lent or reading.weakened(verb, number) or Modality.ASSERTED
        return claim._replace(event=frame.event, attribution=said, modality=modality)

    def _counted_from(self, claim: Claim, number: int) -> bool:
        """Are the days only those that it is counted from: "for the first time since 2016"?"""
        dated = self.periods.dated(number)
        return bool(dated) and all(
            t.relation == "since" and t.period and claim.period and t.period.start == claim.period.start for t in dated
        )

    def _modality(self, claim: Claim, number: int, first: int) -> Modality:
        """A failed attempt is told, not denied, though "failed to" is a negation of what was tried."""
        if claim.modality is not Modality.DENIED:
            return claim.modality
        _, modality = self.reading.attribution(self.reading.span(first, first + 1), number)
        return modality or Modality.ASSERTED

    def _repetitions(self, number: int, lowered: list[str]) -> Iterator[Claim]:
        """ "twice on Monday, and again on Friday": where times are counted, a dated "again" is one more."""
        reading, first = self.reading, self.reading.sentences[number].first
        if not any(q.form is QuantityForm.ITERATION for q in reading.quantities[number]):
            return
        for k, word in enumerate(lowered):
            if word != _AGAIN:
                continue
            for mention in self.periods.dated(number):
                at = reading.token_at(mention.span.start)
                if first + k < at <= first + k + 3:
                    claim = self._make(number, first + k, reading.token_at(mention.span.end), ClaimKind.EVENT)
                    yield claim._replace(period=mention.period)
                    break

    def _known(self, number: int) -> bool:
        """Does the sentence name anybody of the theatre, or point back with a pronoun to one that did?

        Places of the gazetteer are not of the theatre.
        """
        near = range(max(0, number - 1), number + 1)
        return any(not m.id.startswith("geo:") for k in near for m in self.reading.mentions[k])

    def _forecast(self, number: int, lowered: list[str], opening: Set[str], taken: list[Claim]) -> Claim | None:
        """what could, may or will happen, with its condition when it has one"""
        if FORETELLING.isdisjoint(opening):
            return None
        clause = self.forecasts.find(number, lowered, taken, known=self._known)
        return self._make(number, *clause, ClaimKind.FORECAST) if clause is not None else None

    def _status(self, number: int, lowered: list[str], opening: Set[str], _taken: list[Claim]) -> Claim | None:
        """how an attempt came out: failed, was repelled, goes on, was reached"""
        if self.objectives.words["aims"].isdisjoint(opening) or lowered[0] in _OPENS_NO_EVENT:
            return None
        told = self.objectives.of_sentence(number)
        if told is None or not (told.safe or self._known_near(number)):
            return None
        sentence = self.reading.sentences[number]
        first, last = (told.first, told.last) if told.safe else (sentence.first, sentence.last)
        claim = self._make(number, first, last, ClaimKind.STATUS)
        return claim._replace(objective=told.objective, modality=self._modality(claim, number, told.first))

    def _known_near(self, number: int) -> bool:
        return any(self._known(k) for k in range(max(0, number - 1), number + 1))

    def _judgement(self, number: int, lowered: list[str], opening: Set[str], taken: list[Claim]) -> Claim | None:
        """praise or blame of somebody the theatre knows"""
        sentence = self.reading.sentences[number]
        if self.words.judgement.isdisjoint(opening) or len(lowered) > 30:
            return None
        if any(c.amount for c in taken) or not any(m.kind == "actor" for m in self.reading.mentions[number]):
            return None
        claim = self._make(number, sentence.first, sentence.last, ClaimKind.JUDGEMENT)
        return claim._replace(modality=Modality.OPINION)

    def _event(self, number: int, lowered: list[str], opening: Set[str], taken: list[Claim]) -> Claim | None:
        """What a document is said to hold or somebody released; else what somebody of the theatre did with force, where
        the clause names an object of war but its frame cannot be read."""
        reading, sentence = self.reading, self.reading.sentences[number]
        document = self.documents.get(number)
        if document is not None and not any(c.span.overlaps(document[0]) for c in taken):
            span, kind = document
            if kind is AttributionKind.RECORD:  # the release itself is the event
                return self._make(number, sentence.first, sentence.last, ClaimKind.EVENT)
            return self._make(number, *self._tokens(span), ClaimKind.EVENT)
        if self.words.events.isdisjoint(opening) or lowered[0] in _OPENS_NO_EVENT:
            return None
        if self.words.objects.isdisjoint(reading.words[number]) or any(c.amount is not None for c in taken):
            return None
        if not self._known(number):
            return None
        at = next((k for k in range(len(lowered)) if self._is_event(lowered, k)), None)
        if at is None:
            return None
        verb = reading.span(sentence.first + at, sentence.first + at + 1)
        if reading.weakened(verb, number) in _NOT_DONE:
            return None
        first, last = self._content(number, sentence.first + at) or (sentence.first, sentence.last)
        claim = self._make(number, first, last, ClaimKind.EVENT)
        return claim._replace(modality=Modality.DENIED) if reading.negated(verb, number) else claim

    def _is_event(self, lowered: list[str], k: int) -> bool:
        """A verb of war in the past, or one going on."""
        word = lowered[k]
        verb = self.events.words.verbs.get(word)
        if word not in self.words.events or verb is None or not (verb.past or lowered[k - 1 : k] in (["is"], ["are"])):
            return False
        if k and lowered[k - 1] in ("the", "a", "an", "of", "their", "its", "this", "heavy", "-"):
            return False  # a noun here: "the attack", "a strike"
        near = set(lowered[k + 1 : k + 8])
        if word in _NEEDS_OBJECT and not self.words.objects & near:
            return False
        return not {"would", "could", "might"} & set(lowered[max(0, k - 2) : k])

    def _content(self, number: int, token: int) -> tuple[int, int] | None:
        """Tokens of the attributed content that holds the event verb; None when nobody is cited.

        What somebody recorded or released is told as a whole: the release, with its day, is the event.
        """
        offset = self.reading.starts[token]
        holding = [
            (m, content) for m, content in self.reading.contents(number) if content.start <= offset < content.end
        ]
        if not holding or any(mention.kind is AttributionKind.RECORD for mention, _ in holding):
            return None
        return self._tokens(holding[0][1])

    def _tokens(self, span: Span) -> tuple[int, int]:
        return self.reading.token_at(span.start), max(
            self.reading.token_at(span.start) + 1, self.reading.token_at(span.end)
        )

    def _make(self, number: int, first: int, last: int, kind: ClaimKind) -> Claim:
        reading = self.reading
        last = min(last, reading.sentences[number].last)
        while last - 1 > first and reading.lower(last - 1) in (".", "!", '"', "”", ",", ":"):
            last -= 1
        span = reading.span(first, last)
        opens = reading.sentence_at(span.start)  # what is cited may have begun in a sentence before
        said, modality = speakers_of(reading, Span(span.start, span.start + 1), opens)
        own = reading.weakened(span, opens)
        if not said:  # a sentence that opens with its speaker: the chain hangs on its content
            end = Span(max(span.start, span.end - 1), span.end)
            said, attributed = reading.attribution(end, number)
            if modality is not Modality.DENIED:
                modality = attributed or reading.weakened(end, number) or Modality.ASSERTED
        if kind is ClaimKind.FORECAST and own in (None, Modality.ESTIMATED):
            own = Modality.PREDICTED
        period = self.periods.of(span, number)
        if period is not None and period.basis is not PeriodBasis.STATED and not self.periods.dated(number):
            period = None if period.basis is PeriodBasis.DOCUMENT else period
        held = own if own is not None and modality is Modality.ASSERTED else modality
        return bare_claim(reading, number, span, kind, (), None, period, said, held)


def _counts(claim: Claim, event: Event) -> bool:
    """Is the number one of those who act, or of what is acted upon?"""
    printed = (event.actor, event.target)
    return claim.aggregation is Aggregation.COUNT and any(p is not None and claim.text in p for p in printed)


def _documents(reading: Reading) -> dict[int, tuple[Span, AttributionKind]]:
    """What a document is said to hold, by sentence: checkable by opening the document."""
    found: dict[int, tuple[Span, AttributionKind]] = {}
    for mention in reading.analysis.attributions:
        if mention.speaker is None or not (mention.cue_word or "").startswith(_HELD.get(mention.kind, "-")):
            continue
        for content in mention.content:
            for number in range(reading.sentence_at(content.start), reading.sentence_at(content.end - 1) + 1):
                span = reading.sentences[number].span
                if span.overlaps(content) and number not in found:
                    here = Span(max(span.start, content.start), min(span.end, content.end))
                    found[number] = here, mention.kind
    return found
