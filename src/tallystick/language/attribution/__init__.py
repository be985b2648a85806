"""Who said what: sources, reporting words and the words they cover, as a graph.

Rules over tokens, after the error classes of PolNeAR (Newell, Margolin & Ruths 2018, LREC): subject and verb before or
after the content, "according to", "citing", "per", documents and those who obtained them, denials, hedges without a
source, quotations over paragraphs, pronouns that keep the last source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallystick.language.attribution.contents import ContentReader
from tallystick.language.attribution.graph import nested, share_quotations
from tallystick.language.attribution.quotations import find_quotations
from tallystick.language.attribution.sources import SourceReader
from tallystick.language.attribution.words import attribution_words
from tallystick.model.analysis import AttributionKind, AttributionMention, Mention, Sentence, TimeMention, Token
from tallystick.model.span import Span

_OBTAINED = frozenset("obtained seen reviewed viewed verified released published leaked reported".split())
_NOUN_BEFORE = frozenset(
    "the a an this that these those its their his her of in for no any some more such by on to".split()
)
_OWN_NOUNS = frozenset(
    "reports report claims claim estimates estimate notes note records record states state documents".split()
) | {
    "counts",
    "count",
    "plans",
    "posts",
    "lists",
    "list",
    "calls",
    "shows",
    "show",
    "puts",
    "details",
    "names",
    "suggest",
}
_TALLIES = frozenset("count counts tally estimate estimates reckoning figures account".split())
_DOCUMENT_REACH = 6  # sentences over which "it" and "another slide" still lead back to a document


def find_attributions(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    *,
    mentions: Sequence[Mention] = (),
    times: Sequence[TimeMention] = (),
) -> tuple[AttributionMention, ...]:
    """Every attribution in the order of the text; `parent` is the index of the one that holds it.

    `mentions` links sources to the theatre's speakers and actors, `times` keeps dates out of source names. A sentence
    without any source is the document's own; it gets no entry.
    """
    return _Finder(text, tokens, sentences, mentions, times).run()


class _Finder:
    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        times: Sequence[TimeMention],
    ) -> None:
        self.text, self.tokens, self.sentences = text, tokens, sentences
        words = attribution_words()
        self.words, self.cues = words.sources, words.cues
        self.reader = SourceReader(text, tokens, times)
        self.contents = ContentReader(tokens, self.reader)
        self.names: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.kind in ("speaker", "actor"):
                self.names.setdefault(mention.sentence, []).append(mention)
        self.found: list[AttributionMention] = []
        self.last_speaker: tuple[str, str | None, int] | None = None  # name, id, paragraph
        self.document: tuple[int, int | None, int] | None = None  # index, its holder, sentence
        self.sentence_of: list[int] = []

    def run(self) -> tuple[AttributionMention, ...]:
        for number, sentence in enumerate(self.sentences):
            self._sentence(number, sentence)
        share_quotations(self.found, find_quotations(self.tokens, self.sentences))
        return tuple(nested(self.found))

    # -- one sentence ---------------------------------------------------------------------------------------------

    def _sentence(self, number: int, sentence: Sentence) -> None:
        self._speaker_label(number, sentence)
        k = sentence.first
        while k < sentence.last:
            word = self.tokens[k].lower
            if word in self.words["hedges"]:
                self._hedge(number, sentence, k)
            elif word == "according" and self._lower(k + 1) == "to":
                self._according(number, sentence, k, k + 2)
            elif word == "per" and k + 1 < sentence.last and self.reader.capital(k + 1):
                if k == sentence.first or self._lower(k - 1) in (",", "("):
                    self._according(number, sentence, k, k + 1)
            elif word == "citing" and k + 1 < sentence.last:
                self._citing(number, sentence, k)
            elif word == "by" and k + 2 < sentence.last:
                self._by(number, sentence, k)
            elif word in self.cues and self._is_verb(k, sentence):
                self._cue(number, sentence, k)
            k += 1

    def _lower(self, k: int) -> str:
        return self.tokens[k].lower if 0 <= k < len(self.tokens) else ""

    def _is_verb(self, k: int, sentence: Sentence) -> bool:
        """A reporting word, rather than the noun that is spelt like it, or a name with a capital?"""
        word, before = self.tokens[k].lower, self._lower(k - 1) if k > sentence.first else ""
        if self.reader.capital(k) and k != sentence.first:
            return False
        if word.endswith("ed") and before in ("a", "an", "the", "its", "their"):
            return False  # "an estimated 427,000"
        if word in _OWN_NOUNS and (before in _NOUN_BEFORE or before.endswith("'s") or before[:1].isdigit()):
            return False
        if word in _OWN_NOUNS and self._lower(k + 1) == "of" and word not in ("reports", "report"):
            return False
        passive = before in ("is", "are", "was", "were", "be", "been", "being", "to", "not", "not-")
        return not (passive and not word.endswith("ing"))

    def _speaker_label(self, number: int, sentence: Sentence) -> None:
        """ "ISW: Russian forces ..."; a transcript's "WALLACE: ..." """
        first = self.names.get(number, [None])[0] if number in self.names else None
        if first is None or first.span.start != sentence.span.start:
            return
        k = sentence.first
        while k < sentence.last and self.tokens[k].end <= first.span.end:
            k += 1
        if self._lower(k) == ":" and k + 2 < sentence.last:
            self._add(number, AttributionKind.STATEMENT, (sentence.first, k), None, [(k + 1, sentence.last)])

    def _hedge(self, number: int, sentence: Sentence, k: int) -> None:
        first, last = self.contents.clause(k, sentence)
        span = self.contents.span(k, k + 1)
        self.found.append(
            AttributionMention(
                kind=AttributionKind.HEDGE,
                speaker=None,
                content=(self.contents.span(first, last),),
                cue=span,
                cue_word=self.tokens[k].lower,
            )
        )
        self.sentence_of.append(number)

    def _according(self, number: int, sentence: Sentence, cue: int, first: int) -> None:
        """According to X, C; C, according to X."""
        phrase = self.reader.after(first, sentence.last)
        if phrase is None or not self.reader.can_speak(phrase, sentence):
            return
        if cue - sentence.first <= 1:
            start = phrase[1]
            while start < sentence.last and self.tokens[start].lower != ",":
                start += 1
            content = [(start + 1, sentence.last)]
        else:
            content = [(sentence.first, cue)]
        kind = AttributionKind.DOCUMENT if self.reader.is_document(phrase) else AttributionKind.STATEMENT
        self._add(number, kind, phrase, (cue, first), content)

    def _citing(self, number: int, sentence: Sentence, k: int) -> None:
        """Reuters reported C, citing X: X is who Reuters has it from."""
        phrase = self.reader.after(k + 1, sentence.last)
        if phrase is None:
            return
        outer = next((i for i in range(len(self.found) - 1, -1, -1) if self.sentence_of[i] == number), None)
        if outer is not None and self.found[outer].speaker is not None:
            self._add(
                number, AttributionKind.STATEMENT, phrase, (k, k + 1), spans=self.found[outer].content, parent=outer
            )
        else:
            self._add(number, AttributionKind.STATEMENT, phrase, (k, k + 1), [(sentence.first, k)])

    def _by(self, number: int, sentence: Sentence, k: int) -> None:
        """by Kyiv's count; quoted by, reported by X"""
        phrase = self.reader.after(k + 1, sentence.last)
        if phrase is None:
            return
        first, end = phrase
        if self.tokens[end - 1].lower in _TALLIES and end - first >= 2 and self._lower(end - 2).endswith(("'s", "s'")):
            content = [(end + 1, sentence.last)] if k == sentence.first else [(sentence.first, k)]
            self._add(number, AttributionKind.RECORD, (first, end - 1), (k, k + 1), content)

    def _cue(self, number: int, sentence: Sentence, k: int) -> None:
        word = self.tokens[k].lower
        kinds = self.cues[word]
        phrase = self.reader.before(k, sentence)
        if phrase is None or self._is_bare(phrase):
            phrase = None
        if phrase is not None and "document" in kinds and self._document(number, sentence, k, phrase):
            return
        if kinds == ("document",):
            return
        if word.endswith("ing") and phrase is None:
            self._participle(number, sentence, k)
            return
        if phrase is None or self._closes_quotation(k):
            self._inverted(number, sentence, k)
            return
        strong = word not in self.words["weak"]
        person = self._lower(phrase[1]) == "who"
        said = word in ("said", "says", "say", "told")  # whatever stands before these, speaks
        if not (person or said or self.reader.can_speak(phrase, sentence)):
            return
        if not strong and not self._can_count(number, phrase):
            return
        content = self.contents.of_verb(sentence, k, phrase)
        if content:
            kind = AttributionKind(kinds[0]) if kinds[0] != "document" else AttributionKind.STATEMENT
            self._add(number, kind, phrase, (k, k + 1), content, negative="denial" in kinds)

    def _is_bare(self, phrase: tuple[int, int]) -> bool:
        word = self.tokens[phrase[1] - 1].lower
        return word in (
            "i",
            "we",
            "you",
            "there",
            "this",
            "that",
            "which",
            "who",
            "not",
            "have",
            "can",
            "could",
            "to",
            "would",
        )

    def _can_count(self, number: int, phrase: tuple[int, int]) -> bool:
        """A weak cue asks for a speaker of the theatre, a speaking noun or a pronoun."""
        first, end = phrase
        if any(self.tokens[i].lower.removesuffix("'s") in self.words["speakers"] for i in range(first, end)):
            return True
        span = self.contents.span(first, end)
        if any(m.span.overlaps(span) and m.kind == "speaker" for m in self.names.get(number, ())):
            return True
        return end - first == 1 and self.tokens[first].lower in self.words["pronouns"] and self.last_speaker is not None

    def _closes_quotation(self, k: int) -> bool:
        """'..., says Smith': what stands before the verb is the end of the content, not its subject."""
        return self._lower(k - 1) in ("”", '"', "’")

    def _participle(self, number: int, sentence: Sentence, k: int) -> None:
        """..., adding that C: the subject is that of the verb before."""
        outer = next((i for i in range(len(self.found) - 1, -1, -1) if self.sentence_of[i] == number), None)
        if outer is None or self._lower(k - 1) != "," or self.found[outer].speaker is None or k + 2 >= sentence.last:
            return
        start = k + 2 if self._lower(k + 1) == "that" else k + 1
        before = self.found[outer]
        self.found[outer] = replace(
            before, content=tuple(self._cut_at(s, self.tokens[k].start) for s in before.content)
        )
        self.found.append(
            replace(
                before,
                cue=self.contents.span(k, k + 1),
                cue_word=self.tokens[k].lower,
                content=(self.contents.trimmed(start, sentence.last),),
                inherited=True,
            )
        )
        self.sentence_of.append(number)

    def _cut_at(self, span: Span, offset: int) -> Span:
        if not span.start < offset < span.end:
            return span
        end = offset
        while end > span.start and (self.text[end - 1].isspace() or self.text[end - 1] == ","):
            end -= 1
        return Span(span.start, max(end, span.start + 1))

    def _inverted(self, number: int, sentence: Sentence, k: int) -> None:
        """ "C", said X."""
        before = self._lower(k - 1)
        if k - 1 <= sentence.first or before not in (",", "”", '"', "’", "!", "?"):
            return
        phrase = self.reader.after(k + 1, sentence.last)
        if phrase is None or not self.reader.can_speak(phrase, sentence):
            return
        self._add(number, AttributionKind.STATEMENT, phrase, (k, k + 1), [(sentence.first, k)])

    # -- documents ------------------------------------------------------------------------------------------------

    def _document(self, number: int, sentence: Sentence, k: int, phrase: tuple[int, int]) -> bool:
        """This plan, obtained by X, reveals C; it includes C; another slide contains C."""
        pronoun = phrase[1] - phrase[0] == 1 and self.tokens[phrase[0]].lower == "it"
        known = self.document is not None and number - self.document[2] <= _DOCUMENT_REACH
        if pronoun and not known:
            return False
        if not pronoun and not self.reader.is_document(phrase):
            return False
        holder, parent = self._holder(k, phrase), None
        content = [(k + 1, self.contents.end(k + 1, sentence))]
        if content[0][1] <= content[0][0]:
            return False
        if holder is not None:
            parent = len(self.found)
            self._add(number, AttributionKind.DOCUMENT, holder[0], holder[1], content)
        elif known and self.document is not None:
            parent = self.document[1]
        earlier = self.found[self.document[0]].speaker if known and self.document else None
        self._add(
            number,
            AttributionKind.DOCUMENT,
            phrase,
            (k, k + 1),
            content,
            parent=parent,
            speaker=earlier if pronoun else None,
            inherited=pronoun,
        )
        own = len(self.found) - 1
        if parent is None:
            cue = self.tokens[k].start
            parent = next(
                (
                    i
                    for i, a in enumerate(self.found[:own])
                    if a.speaker and any(s.start <= cue < s.end for s in a.content)
                ),
                None,
            )
        self.document = (own, parent, number)
        return True

    def _holder(self, k: int, phrase: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Who obtained or saw the document, in the insertion between it and its verb."""
        for j in range(phrase[1], k - 1):
            if self.tokens[j].lower in _OBTAINED and self._lower(j + 1) == "by":
                found = self.reader.after(j + 2, k)
                return (found, (j, j + 2)) if found else None
        return None

    # -- putting it down ------------------------------------------------------------------------------------------

    def _add(
        self,
        number: int,
        kind: AttributionKind,
        phrase: tuple[int, int],
        cue: tuple[int, int] | None,
        content: Sequence[tuple[int, int]] = (),
        *,
        spans: tuple[Span, ...] = (),
        parent: int | None = None,
        speaker: str | None = None,
        inherited: bool = False,
        negative: bool = False,
    ) -> None:
        source = self.contents.span(*phrase)
        name, paragraph = speaker or self.reader.name(phrase), self.sentences[number].paragraph
        speaker_id = next((m.id for m in self.names.get(number, ()) if source.overlaps(m.span)), None)
        if phrase[1] - phrase[0] == 1 and self.tokens[phrase[0]].lower in self.words["pronouns"]:
            inherited = True
            if speaker is None and self.last_speaker and paragraph - self.last_speaker[2] <= 1:
                name, speaker_id = self.last_speaker[0], self.last_speaker[1]
        elif kind is not AttributionKind.DOCUMENT:
            self.last_speaker = (name, speaker_id, paragraph)
        covered = spans or tuple(self.contents.trimmed(a, b) for a, b in content if b > a)
        if not covered:
            return
        self.found.append(
            AttributionMention(
                kind=kind,
                speaker=name,
                content=covered,
                source=source,
                cue=self.contents.span(*cue) if cue else None,
                cue_word=self.contents.span(*cue).of(self.text).lower() if cue else None,
                speaker_id=speaker_id,
                parent=parent,
                inherited=inherited,
                negative=negative,
            )
        )
        self.sentence_of.append(number)
