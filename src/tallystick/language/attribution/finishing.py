"""From drafts to mentions: characters, names, the theatre's speakers, pronouns and documents that go on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.drafts import Draft, Range
from tallystick.language.attribution.graph import Node, parents
from tallystick.language.attribution.sheet import Sheet
from tallystick.language.attribution.speech import SpeechReader
from tallystick.model.analysis import AttributionKind, AttributionMention, Mention
from tallystick.model.span import Span

_DOCUMENT_REACH = 6  # sentences over which "it" and "another slide" still lead back to a document
_DATELINE = 14  # tokens
_EDGES = frozenset({",", ":", ";", "—", "–", "―", "-"})
_FIRST_PERSON = frozenset({"i", "we", "you"})
_DOCUMENT = AttributionKind.DOCUMENT
_LEADS_BACK = frozenset({"this", "that", "the", "another", "one", "these", "its"})


class _Named(NamedTuple):
    """The last source, for the pronouns that follow it."""

    name: str
    speaker_id: str | None
    paragraph: int
    written: bool  # a document


class _Written(NamedTuple):
    """The last document, for "it includes" some sentences on; `holder` is the index of who has it."""

    name: str
    holder: int | None
    sentence: int


class _Row(NamedTuple):
    """A draft that stays: its contents as tokens, and the index of its parent where position does not give it."""

    draft: Draft
    contents: list[Range]
    parent: int | None


def finished(sheet: Sheet, speech: SpeechReader, mentions: Sequence[Mention]) -> tuple[AttributionMention, ...]:
    """The mentions of all drafts in the order of the text, named, linked and nested."""
    return _Finisher(sheet, speech, mentions).run()


class _Finisher:
    def __init__(self, sheet: Sheet, speech: SpeechReader, mentions: Sequence[Mention]) -> None:
        self.sheet, self.speech, self.phrases = sheet, speech, sheet.phrases
        self.lowers, self.tags = sheet.lowers, sheet.tags
        self.starts, self.ends = sheet.phrases.starts, sheet.phrases.ends
        self.personal = sheet.groups["personal"]
        self.links = [mention for mention in mentions if mention.kind != "place"]
        self.link_starts = [mention.span.start for mention in self.links]
        self.last: _Named | None = None
        self.document: _Written | None = None

    def run(self) -> tuple[AttributionMention, ...]:
        rows = self._rows()
        made: list[AttributionMention] = []
        kept: list[int] = []
        for index, row in enumerate(rows):
            mention = self._mention(row)
            if mention is not None:
                kept.append(index)
                made.append(mention)
        place = {index: at for at, index in enumerate(kept)}
        nodes = []
        for index, mention in zip(kept, made, strict=True):
            draft, contents, _ = rows[index]
            cue = draft.cue or (contents[0][0], contents[0][0] + 1)
            nodes.append(Node(cue, contents, place.get(mention.parent) if mention.parent is not None else None))
        return tuple(
            mention if mention.parent == parent else mention._replace(parent=parent)
            for mention, parent in zip(made, parents(nodes), strict=True)
        )

    def _rows(self) -> list[_Row]:
        """Drafts with a content, in order; who holds a document right before it; parents that are known as indices."""
        drafts = self.sheet.found
        drafts.sort(key=lambda draft: (draft.sentence, draft.cue[0] if draft.cue is not None else 0))
        rows: list[_Row] = []
        place: dict[int, int] = {}
        governed: set[int] = set()  # where a content starts, past its "that"
        for draft in drafts:
            contents = [] if self._is_own(draft, governed) else self._contents(draft)
            if not contents:
                continue
            first = contents[0][0]
            governed.add(first + 1 if self.tags[first] == "t" else first)
            parent = None
            holder = self._holder(draft) if draft.kind is _DOCUMENT else None
            if holder is not None:
                parent = len(rows)
                rows.append(_Row(holder, contents, None))
            place[id(draft)] = len(rows)
            rows.append(_Row(draft, contents, parent))
        for at, (draft, contents, _) in enumerate(rows):
            if draft.parent is not None:
                parent = place.get(id(draft.parent))
                if parent is not None and parent != at:
                    rows[at] = _Row(draft, rows[parent].contents if draft.same_content else contents, parent)
        return rows

    def _is_own(self, draft: Draft, governed: set[int]) -> bool:
        """Is it what one says of oneself: "I think" in a quotation, "he said he hopes", "it says it counted"?"""
        phrase = draft.phrase
        if phrase is None or draft.word is None or self.tags[phrase.first] not in "pc":
            return False
        if phrase.last - phrase.first > 1:
            return False
        if self.lowers[phrase.first].partition("'")[0] in _FIRST_PERSON:
            return self.sheet.quotations.holding(draft.word) is not None
        cue = self.sheet.cues.get(self.lowers[draft.word])
        if cue is None or phrase.first not in governed:
            return False
        return draft.kind is AttributionKind.RECORD or cue.lemma in self.sheet.groups["attitudes"]

    # -- characters -----------------------------------------------------------------------------------------------

    def _contents(self, draft: Draft) -> list[Range]:
        ranges: list[Range] = []
        for first, last in draft.content:
            for piece in self.speech.following(draft) if first >= last else ((first, last),):
                trimmed = self._trimmed(*piece)
                if trimmed is not None:
                    ranges.append(trimmed)
        if len(ranges) < 2:
            return ranges
        ranges.sort()
        merged = ranges[:1]
        for first, last in ranges[1:]:
            if first < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        return merged

    def _trimmed(self, first: int, last: int) -> Range | None:
        """Without the marks at the edges that are no part of what is said; quotation marks stay."""
        lowers, tags = self.lowers, self.tags
        last = min(last, len(lowers))
        if tags[first] == "N" and "~" in tags[first + 1 : first + _DATELINE]:
            first = self._past_dateline(first)
        while lowers[last - 1] == "]" and last - first > 4 and lowers[last - 3] == "[" and lowers[last - 2].isdecimal():
            last -= 3  # the number of a footnote
        while first < last and (lowers[first] in _EDGES or lowers[first] == "."):
            first += 1
        while last > first and (lowers[last - 1] in _EDGES or (lowers[last - 1] == "." and tags[first] != "q")):
            last -= 1
        if last - first == 1 and tags[first] in "qQ%,!.":
            return None
        return (first, last) if last > first else None

    def _past_dateline(self, first: int) -> int:
        """Past "KYIV, Ukraine (AP) — " at the start of a paragraph: where and by whom, no part of what is said."""
        text, start = self.phrases.text, self.starts[first]
        town = text[start : self.ends[first]]
        if len(town) < 3 or not town.isupper() or (start and text[start - 1] != "\n"):
            return first
        for k in range(first + 1, first + _DATELINE):
            if self.tags[k] == "~":
                return k + 1
            if self.tags[k] not in "N,().'=#W":
                break
        return first

    def _source(self, phrase: Phrase) -> Span:
        last = phrase.last
        while last - 1 > phrase.first and self.lowers[last - 1] in _EDGES:
            last -= 1
        start = self.starts[phrase.first]
        if last - phrase.first == 1 and self.tags[phrase.first] == "c":  # "he's claiming"
            return Span(start, start + max(1, self.lowers[phrase.first].find("'")))
        return Span(start, self.ends[last - 1])

    # -- names ----------------------------------------------------------------------------------------------------

    def _link(self, start: int, end: int) -> str | None:
        """The theatre's name for whom these characters name: a speaker before an actor, the first of its kind."""
        at = bisect_left(self.link_starts, start)
        while at and self.links[at - 1].span.end > start:
            at -= 1
        best: str | None = None
        for mention in self.links[at : at + 12]:
            if mention.span.start >= end:
                break
            if mention.span.end > start:
                if mention.kind == "speaker":
                    return mention.id
                best = best or mention.id
        return best

    def _linked(self, phrase: Phrase) -> str | None:
        """The link of the head, else of the whole phrase."""
        if not self.links or self.tags[phrase.first] in "pc":
            return None
        start, ends = self.starts[phrase.first], self.ends
        whole = self._link(start, ends[phrase.last - 1])
        if whole is None or phrase.head_last >= phrase.last:
            return whole
        return self._link(self.starts[phrase.head], ends[max(phrase.head_last, phrase.head + 1) - 1]) or whole

    def _mention(self, row: _Row) -> AttributionMention | None:
        draft, contents, parent = row
        phrase, kind, inherited = draft.phrase, draft.kind, False
        name: str | None = None
        speaker_id: str | None = None
        if phrase is not None:
            named = draft.speaker or phrase
            inherited = draft.speaker is not None and self.tags[phrase.first] not in "wt"
            name, paragraph = self.phrases.name(named), self.sheet.sentences[draft.sentence].paragraph
            pronoun = name.lower() if named.last - named.first == 1 else ""
            if pronoun in self.personal:
                inherited = True
                meant = self._meant(draft, kind, pronoun == "it", paragraph)
                if meant is None and self._only_document(draft):
                    return None
                if meant is not None:
                    name, speaker_id, kind, holder = meant
                    parent = parent if parent is not None else holder
            else:
                speaker_id = self._linked(named)
                if kind is _DOCUMENT:
                    known = self._known_document(draft)
                    if parent is None and known is not None and self.lowers[named.first] in _LEADS_BACK:
                        parent = known.holder
                    self.document = _Written(name, parent, draft.sentence)
                self.last = _Named(name, speaker_id, paragraph, kind is _DOCUMENT)
        starts, ends, cue, make = self.starts, self.ends, draft.cue, tuple.__new__
        return AttributionMention(
            kind,
            name,
            tuple([make(Span, (starts[first], ends[last - 1])) for first, last in contents]),
            self._source(phrase) if phrase is not None else None,
            Span(starts[cue[0]], ends[cue[1] - 1]) if cue is not None else None,
            self._cue_word(draft),
            speaker_id,
            parent,
            inherited,
            draft.negative,
        )

    def _meant(
        self, draft: Draft, kind: AttributionKind, neuter: bool, paragraph: int
    ) -> tuple[str, str | None, AttributionKind, int | None] | None:
        """Name, link, kind and holder of whom a pronoun means: a document in sight, or the last source near by."""
        document, last = self._known_document(draft), self.last
        if neuter and document is not None:
            if kind is AttributionKind.DOCUMENT or self._only_document(draft) or (last is not None and last.written):
                self.document = _Written(document.name, document.holder, draft.sentence)
                keeps = kind in (AttributionKind.DENIAL, AttributionKind.RECORD)
                return document.name, None, kind if keeps else AttributionKind.DOCUMENT, document.holder
        if self._only_document(draft) or last is None or paragraph - last.paragraph > 1:
            return None
        return last.name, last.speaker_id, kind, None

    def _only_document(self, draft: Draft) -> bool:
        """Is it a verb that only a document can have ("it includes")?"""
        cue = self.sheet.cues.get(self.lowers[draft.word]) if draft.word is not None else None
        return cue is not None and cue.kinds == ("document",)

    def _cue_word(self, draft: Draft) -> str | None:
        """The reporting word; of "according to" and its like the whole cue."""
        if draft.cue is None:
            return None
        first, last = draft.cue
        word = draft.word if draft.word is not None else first
        lower = self.lowers[word]
        if word != first or last - first == 1 or lower in self.sheet.cues:
            return lower
        return " ".join(self.lowers[first:last])

    # -- documents ------------------------------------------------------------------------------------------------

    def _known_document(self, draft: Draft) -> _Written | None:
        known = self.document
        return known if known is not None and draft.sentence - known.sentence <= _DOCUMENT_REACH else None

    def _holder(self, draft: Draft) -> Draft | None:
        """This plan, obtained by X, reveals C: X holds the document, and so what it says."""
        phrase = draft.phrase
        if phrase is None or phrase.last - phrase.first < 4:
            return None
        for j in range(phrase.first + 1, phrase.last - 2):
            if (
                self.lowers[j] in self.sheet.groups["obtained"]
                and self.lowers[j + 1] == "by"
                and self.tags[j - 1] in ",nNy)"
            ):
                found = self.phrases.right(j + 2, phrase.last, appositions=False)
                if found is None:
                    return None
                return Draft(draft.sentence, AttributionKind.DOCUMENT, found, (j, j + 2), [], word=j)
        return None
