"""Claims without a number: events, outcomes, forecasts, judgements.

Few are better than many: a clause counts as an event when it says what was done in words of war and who did it or when;
as a status when it tells how an attempt came out; as a forecast when it says what could or will be; as a judgement
when it praises or blames somebody the theatre knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from tallystick.claims.event_words import event_words
from tallystick.claims.events import EventReader, Frame
from tallystick.claims.objectives import ObjectiveReader
from tallystick.claims.periods import PeriodFinder
from tallystick.claims.quantities import bare_claim, speakers_of
from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words
from tallystick.model.analysis import AttributionKind, Modality, QuantityForm
from tallystick.model.claim import Claim, ClaimKind
from tallystick.model.period import PeriodBasis
from tallystick.model.span import Span

# Verbs that are an event of war only with an object of war: "took the village", "broke the silence".
_NEEDS_OBJECT = frozenset(
    "take takes took brought bringing break broke hit hits push pushed fire fires fired firing launch launches "
    "launched launching sign signs signed agree agreed exchange exchanged advance shell shot shoot".split()
)
_OPENS_NO_EVENT = frozenset({"if", "when", "i", "why", "how", "what", "should", "unless"})
_NOT_DONE = frozenset({Modality.PREDICTED, Modality.CONDITIONAL, Modality.OPINION, Modality.QUESTION})
_MODALS = frozenset("could would might may will should must can".split())
_FUTURE = frozenset({"could", "might", "may", "will", "would"})
_UNREAL = frozenset({"would", "could", "might"})
_AHEAD = frozenset({"if", "soon", "next", "by"})
_AGAIN = "again"


@cache
def statement_openers() -> frozenset[str]:
    """The words without one of which a sentence makes no statement, but for what a document is said to hold."""
    words = claim_words()
    told = words.events | words.objects | words.outcomes | words.judgement
    return told | event_words()["tells"] | _FUTURE | {_AGAIN}


class StatementClaims:
    """Finds the claims without numbers in one document."""

    def __init__(self, reading: Reading, periods: PeriodFinder) -> None:
        self.reading, self.periods = reading, periods
        self.words = claim_words()
        self.events = EventReader(reading)
        self.objectives = ObjectiveReader(self.events)
        self.documents = _documents(reading)

    def of_sentence(self, number: int, taken: list[Claim], opening: Set[str]) -> Iterator[Claim]:
        """At most one of each kind a sentence; none where a number claim already covers the clause's words.

        `taken` are the other claims of the sentence, `opening` its words that may open a claim.
        """
        if not opening and number not in self.documents:
            return
        reading = self.reading
        end = reading.sentences[number].span.end
        if "?" in reading.text[end - 3 : end]:
            return
        lowered = reading.tokens_of(number)
        if _AGAIN in opening:
            yield from self._repetitions(number, lowered)
        for find in (self._forecast, self._status, self._judgement, self._event, self._told):
            claim = find(number, lowered, opening, taken)
            if claim is not None:
                yield self._with_frame(claim, number, lowered) if claim.kind is ClaimKind.EVENT else claim
                return

    def _told(self, number: int, lowered: list[str], opening: Set[str], taken: list[Claim]) -> Claim | None:
        """An attempt or event in a full clause on any theatre: who did what to whom, where or when."""
        if self.events.tells.isdisjoint(opening) or lowered[0] in _OPENS_NO_EVENT:
            return None
        if any(c.amount is not None and c.amount.unit != "time" for c in taken):
            return None
        sentence = self.reading.sentences[number]
        aimed = not self.objectives.words["aims"].isdisjoint(self.reading.words[number])
        outcome = self.objectives.of_sentence(number) if aimed else None
        if outcome is not None and outcome.safe:
            claim = self._make(number, outcome.first, outcome.last, ClaimKind.STATUS)
            return claim._replace(objective=outcome.objective, modality=self._modality(claim, number, outcome.first))
        for frame in self.events.frames(number, sentence.first, sentence.last):
            event = frame.event
            if event.actor is not None and (event.target is not None or event.places) and self._firm(frame, number):
                return self._make(number, frame.first, frame.last, ClaimKind.EVENT)._replace(event=event)
        return None

    def _firm(self, frame: Frame, number: int) -> bool:
        """Told as done, not as what may come, is denied or is asked."""
        span = self.reading.span(frame.at, frame.at + 1)
        return not self.reading.negated(span, number) and self.reading.weakened(span, number) not in _NOT_DONE

    def _modality(self, claim: Claim, number: int, first: int) -> Modality:
        """A failed attempt is told, not denied, though "failed to" is a negation of what was tried."""
        if claim.modality is not Modality.DENIED:
            return claim.modality
        _, modality = self.reading.attribution(self.reading.span(first, first + 1), number)
        return modality or Modality.ASSERTED

    def _with_frame(self, claim: Claim, number: int, lowered: list[str]) -> Claim:
        """The event claim with its type, actor and target, where its clause can be read."""
        if claim.event is not None or self.events.tells.isdisjoint(lowered):
            return claim
        first, last = self._tokens(claim.span)
        frame = next(self.events.frames(number, first, last), None)
        return claim._replace(event=frame.event) if frame is not None else claim

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
        if _FUTURE.isdisjoint(opening):
            return None
        words = self.words
        first = self.reading.sentences[number].first
        modal = next((k for k, w in enumerate(lowered) if w in _FUTURE and self._is_verb(first + k)), None)
        if modal is None or not self._known(number) or lowered[0] in ("i", "why", "how", "what"):
            return None
        if _AHEAD.isdisjoint(self.reading.words[number]) and words.forecast.isdisjoint(lowered[modal + 1 :]):
            return None
        if (
            any(first + modal >= self.reading.token_at(c.span.start) and c.amount for c in taken[-1:])
            and "if" not in lowered
        ):
            return None
        start = modal
        while start > 0 and lowered[start - 1] not in (",", ";", "—", "that", "and", "but"):
            start -= 1
        return self._make(number, first + start, self._clause_end(number, first + modal), ClaimKind.FORECAST)

    def _is_verb(self, token: int) -> bool:
        """The verb, not the month of May?"""
        reading = self.reading
        return reading.lower(token) != "may" or not reading.text[reading.starts[token]].isupper()

    def _status(self, number: int, lowered: list[str], opening: Set[str], _taken: list[Claim]) -> Claim | None:
        """how an attempt came out: failed, was repelled, was unsuccessful"""
        words, sentence = self.words, self.reading.sentences[number]
        if words.outcomes.isdisjoint(opening) or words.attempts.isdisjoint(self.reading.words[number]):
            return None
        outcome = next((k for k, w in enumerate(lowered) if w in words.outcomes), None)
        if outcome is None or any(w in _MODALS for w in lowered[max(0, outcome - 3) : outcome]):
            return None
        if not self._known_near(number):
            return None
        told = self.objectives.of_sentence(number)
        claim = self._make(number, sentence.first, sentence.last, ClaimKind.STATUS)
        return claim._replace(objective=told.objective) if told is not None else claim

    def _known_near(self, number: int) -> bool:
        return any(self._known(k) for k in range(max(0, number - 1), number + 1))

    def _judgement(self, number: int, lowered: list[str], opening: Set[str], taken: list[Claim]) -> Claim | None:
        """praise or blame of somebody the theatre knows"""
        if self.words.judgement.isdisjoint(opening) or len(lowered) > 30:
            return None
        sentence = self.reading.sentences[number]
        if any(c.amount for c in taken) or not any(m.kind == "actor" for m in self.reading.mentions[number]):
            return None
        claim = self._make(number, sentence.first, sentence.last, ClaimKind.JUDGEMENT)
        return claim._replace(modality=Modality.OPINION)

    def _event(self, number: int, lowered: list[str], opening: Set[str], taken: list[Claim]) -> Claim | None:
        """what was done, by whom or when"""
        reading, words = self.reading, self.words
        sentence = reading.sentences[number]
        at = None
        if not words.events.isdisjoint(opening):
            at = next((k for k, w in enumerate(lowered) if w in words.events and self._is_event(lowered, k)), None)
        if at is None:
            document = self.documents.get(number)
            if document is not None and not any(c.span.overlaps(document[0]) for c in taken):
                span, kind = document
                if kind is AttributionKind.RECORD:  # the release itself is the event
                    return self._make(number, sentence.first, sentence.last, ClaimKind.EVENT)
                return self._make(number, *self._tokens(span), ClaimKind.EVENT)
            acted = not words.objects.isdisjoint(opening) and self._dated(number) and self._known(number)
            if not acted or any(c.amount for c in taken):
                return None
            return self._make(number, sentence.first, sentence.last, ClaimKind.EVENT)
        if any(c.amount is not None for c in taken):
            return None
        if not (self._known(number) or self._dated(number)) and words.objects.isdisjoint(opening):
            return None
        if lowered[0] in ("if", "when", "i", "why") or "?" in lowered:
            return None
        content = self._content(number, sentence.first + at)
        first, last = content or (sentence.first, sentence.last)
        claim = self._make(number, first, last, ClaimKind.EVENT)
        if reading.negated(reading.span(sentence.first + at, sentence.first + at + 1), number):
            return claim._replace(modality=Modality.DENIED)
        return claim

    def _dated(self, number: int) -> bool:
        """Does the sentence name a single day?"""
        return any(t.period and t.period.days == 1 and t.kind == "date" for t in self.periods.dated(number))

    def _is_event(self, lowered: list[str], k: int) -> bool:
        """Does the word of an event at place k tell that it was done?"""
        word = lowered[k]
        if word.endswith("ing") and lowered[k - 1 : k] == ["the"]:
            return False
        if k and lowered[k - 1] in ("the", "a", "an", "of", "their", "its", "this", "heavy", "-"):
            return False  # a noun here: "the attack", "a strike"
        if word in _NEEDS_OBJECT and self.words.objects.isdisjoint(lowered[k + 1 : k + 8]):
            return False
        return _UNREAL.isdisjoint(lowered[max(0, k - 2) : k])

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

    def _clause_end(self, number: int, token: int) -> int:
        sentence = self.reading.sentences[number]
        end = token + 1
        while end < sentence.last and self.reading.lower(end) not in (";", ".", "—", "!", "?"):
            end += 1
        return end

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


def _documents(reading: Reading) -> dict[int, tuple[Span, AttributionKind]]:
    """What a document is said to hold, by sentence: checkable by opening the document."""
    found: dict[int, tuple[Span, AttributionKind]] = {}
    for mention in reading.analysis.attributions:
        if mention.kind not in (AttributionKind.DOCUMENT, AttributionKind.RECORD) or mention.speaker is None:
            continue
        for content in mention.content:
            for number in range(reading.sentence_at(content.start), reading.sentence_at(content.end - 1) + 1):
                span = reading.sentences[number].span
                if span.overlaps(content) and number not in found:
                    here = Span(max(span.start, content.start), min(span.end, content.end))
                    found[number] = here, mention.kind
    return found
