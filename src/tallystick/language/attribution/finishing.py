"""From drafts to mentions: characters, names, the theatre's speakers, pronouns and documents that go on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tallystick.language.attribution.drafts import Draft
from tallystick.language.attribution.graph import nested
from tallystick.language.attribution.phrases import Phrase, PhraseReader
from tallystick.language.attribution.speech import SpeechReader
from tallystick.language.attribution.words import attribution_words
from tallystick.model.analysis import AttributionKind, AttributionMention, Mention, Sentence
from tallystick.model.span import Span

_DOCUMENT_REACH = 6  # sentences over which "it" and "another slide" still lead back to a document
_HELD = frozenset({"obtained", "acquired", "seen", "reviewed"})
_EDGES = frozenset({",", ":", ";", "—", "–", "―", "-"})


def finished(
    drafts: list[Draft],
    phrases: PhraseReader,
    speech: SpeechReader,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
) -> tuple[AttributionMention, ...]:
    """The mentions of all drafts in the order of the text, named, linked and nested."""
    return _Finisher(phrases, speech, sentences, mentions).run(drafts)


class _Finisher:
    def __init__(
        self, phrases: PhraseReader, speech: SpeechReader, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> None:
        self.phrases, self.speech, self.sentences = phrases, speech, sentences
        self.lowers, self.starts, self.ends, self.tags = phrases.lowers, phrases.starts, phrases.ends, phrases.tags
        groups = attribution_words().groups
        self.personal = groups["personal"]
        named = (m for m in mentions if m.kind in ("speaker", "actor"))
        self.links = sorted(((m.span.start, m.span.end, m) for m in named), key=lambda link: link[:2])
        self.link_starts = [start for start, _, _ in self.links]
        self.last: tuple[str, str | None, int, bool] | None = None  # last source: name, id, paragraph, is it a document
        self.document: tuple[str, int | None, int] | None = None  # name, index of its holder, sentence

    def run(self, drafts: list[Draft]) -> tuple[AttributionMention, ...]:
        order = sorted(
            range(len(drafts)), key=lambda i: (drafts[i].sentence, drafts[i].cue[0] if drafts[i].cue else 0, i)
        )
        kept: list[AttributionMention] = []
        places: dict[int, int] = {}
        delayed: list[tuple[int, Draft]] = []
        for i in order:
            draft = drafts[i]
            content = self._content(draft)
            if not content:
                continue
            holder = self._holder(draft)
            held = self._mention(holder, content, None) if holder is not None else None
            if held is not None:
                kept.append(held)
            mention = self._mention(draft, content, len(kept) - 1 if held is not None else None)
            if mention is None:
                continue
            places[id(draft)] = len(kept)
            if draft.parent is not None:
                delayed.append((len(kept), draft))
            kept.append(mention)
        for at, draft in delayed:
            parent = places.get(id(draft.parent))
            if parent is not None and parent != at:
                content = kept[parent].content if draft.same_content else kept[at].content
                kept[at] = _with(kept[at], parent, content)
        return nested(kept)

    # -- characters -----------------------------------------------------------------------------------------------

    def _content(self, draft: Draft) -> tuple[Span, ...]:
        ranges: list[tuple[int, int]] = []
        for first, last in draft.content:
            if first >= last:
                ranges += self.speech.following(draft)
            else:
                ranges.append((first, last))
        trimmed = sorted(r for r in (self._trimmed(a, b) for a, b in ranges) if r is not None)
        merged: list[tuple[int, int]] = []
        for first, last in trimmed:
            if merged and first < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        return tuple(self._span(first, last) for first, last in merged)

    def _trimmed(self, first: int, last: int) -> tuple[int, int] | None:
        """Without the marks at the edges that are no part of what is said; quotation marks stay."""
        lowers, tags = self.lowers, self.tags
        last = min(last, len(lowers))
        while first < last and (lowers[first] in _EDGES or lowers[first] == "."):
            first += 1
        while last > first and (lowers[last - 1] in _EDGES or lowers[last - 1] == "." and tags[first] != "q"):
            last -= 1
        if last - first == 1 and tags[first] in "qQ%,!.":
            return None
        return (first, last) if last > first else None

    def _span(self, first: int, last: int) -> Span:
        return Span(self.starts[first], self.ends[last - 1])

    def _source(self, phrase: Phrase) -> Span:
        last = phrase.last
        while last - 1 > phrase.first and self.lowers[last - 1] in _EDGES:
            last -= 1
        span = self._span(phrase.first, last)
        if last - phrase.first == 1 and self.tags[phrase.first] == "c":  # "he's claiming"
            word = self.lowers[phrase.first]
            return Span(span.start, span.start + max(1, word.find("'")))
        return span

    # -- names ----------------------------------------------------------------------------------------------------

    def _link(self, span: Span) -> str | None:
        """The theatre's name for whom the span names: a speaker before an actor, the first of its kind."""
        at = bisect_left(self.link_starts, span.start)
        best: str | None = None
        while at and self.links[at - 1][1] > span.start:
            at -= 1
        for start, end, mention in self.links[at : at + 12]:
            if start >= span.end:
                break
            if end > span.start:
                if mention.kind == "speaker":
                    return mention.id
                best = best or mention.id
        return best

    def _mention(self, draft: Draft, content: tuple[Span, ...], parent: int | None) -> AttributionMention | None:
        phrase, cue = draft.phrase, self._span(*draft.cue) if draft.cue else None
        word = self._cue_word(draft)
        if phrase is None:
            return AttributionMention(
                kind=draft.kind, speaker=None, content=content, cue=cue, cue_word=word, negative=draft.negative
            )
        source = self._source(phrase)
        named = draft.speaker or phrase
        name = self.phrases.name(named)
        speaker_id = self._link(self._span(named.head, max(named.head_last, named.head + 1)))
        if speaker_id is None and self.tags[named.first] not in "pc":
            speaker_id = self._link(self._span(named.first, named.last))
        paragraph = self.sentences[draft.sentence].paragraph
        inherited, kind = draft.speaker is not None and self.tags[phrase.first] not in "wt", draft.kind
        pronoun = named.last - named.first == 1 and name.lower() in self.personal
        if pronoun:
            inherited = True
            document = self._known_document(draft)
            if document is not None and name.lower() == "it" and (
                kind is AttributionKind.DOCUMENT or self.last is None or "d" in self._frames(draft)
            ):
                name, kind, parent = document[0], AttributionKind.DOCUMENT, document[1]
                self.document = (document[0], document[1], draft.sentence)
            elif self._only_document(draft):
                return None
            elif self.last is not None and paragraph - self.last[2] <= 1:
                name, speaker_id = self.last[0], self.last[1]
                if self.last[3] and self.lowers[named.first] == "it" and kind is AttributionKind.STATEMENT:
                    kind = AttributionKind.DOCUMENT
        elif kind is AttributionKind.DOCUMENT:
            known = self._known_document(draft)
            if parent is None and known is not None and self._leads_back(named):
                parent = known[1]
            self.document = (name, parent, draft.sentence)
            self.last = (name, speaker_id, paragraph, True)
        else:
            self.last = (name, speaker_id, paragraph, False)
        return AttributionMention(
            kind=kind,
            speaker=name,
            content=content,
            source=source,
            cue=cue,
            cue_word=word,
            speaker_id=speaker_id,
            parent=parent,
            inherited=inherited,
            negative=draft.negative,
        )

    def _only_document(self, draft: Draft) -> bool:
        """Is it a verb that only a document can have ("it includes"), while no document is in sight?"""
        cue = attribution_words().cues.get(self.lowers[draft.word]) if draft.word is not None else None
        return cue is not None and cue.kinds == ("document",)

    def _frames(self, draft: Draft) -> frozenset[str]:
        cue = attribution_words().cues.get(self.lowers[draft.word]) if draft.word is not None else None
        return cue.frames if cue is not None else frozenset()

    def _cue_word(self, draft: Draft) -> str | None:
        """The reporting word, of "according to" and its like the whole cue."""
        if draft.cue is None:
            return None
        first, last = draft.cue
        if draft.word is not None and draft.word != first or last - first == 1:
            return self.lowers[draft.word if draft.word is not None else first]
        if draft.word is not None and self.lowers[draft.word] in attribution_words().cues:
            return self.lowers[draft.word]
        return " ".join(self.lowers[first:last])

    # -- documents ------------------------------------------------------------------------------------------------

    def _known_document(self, draft: Draft) -> tuple[str, int | None, int] | None:
        known = self.document
        return known if known is not None and draft.sentence - known[2] <= _DOCUMENT_REACH else None

    def _leads_back(self, phrase: Phrase) -> bool:
        return self.lowers[phrase.first] in ("this", "that", "the", "another", "one", "these", "its")

    def _holder(self, draft: Draft) -> Draft | None:
        """This plan, obtained by X, reveals C: X holds the document, and so what it says."""
        phrase = draft.phrase
        if phrase is None or draft.kind is not AttributionKind.DOCUMENT or phrase.last - phrase.first < 4:
            return None
        for j in range(phrase.first + 1, phrase.last - 2):
            if self.lowers[j] in _HELD and self.lowers[j + 1] == "by" and self.tags[j - 1] in ",nN)":
                found = self.phrases.right(j + 2, phrase.last, appositions=False)
                if found is None:
                    return None
                return Draft(draft.sentence, AttributionKind.DOCUMENT, found, (j, j + 2), [], word=j)
        return None


def _with(mention: AttributionMention, parent: int, content: tuple[Span, ...]) -> AttributionMention:
    from dataclasses import replace

    return replace(mention, parent=parent, content=content)
