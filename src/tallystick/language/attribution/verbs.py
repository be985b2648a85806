"""Reporting verbs: their subject, and what they report on either side."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.language.attribution.contents import ContentReader, Opening
from tallystick.language.attribution.drafts import Draft, Range
from tallystick.language.attribution.phrases import Phrase, PhraseReader
from tallystick.language.attribution.quotations import Quotations
from tallystick.language.attribution.words import Cue, attribution_words
from tallystick.model.analysis import AttributionKind, Sentence

_BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
_NEVER_SPEAK = frozenset("there this that what which these those one nothing something anything everything".split())
_TIMES = frozenset("end start beginning middle time day week month year night morning noon midnight dawn dusk".split())
_AFTER_VERB = frozenset("tqpdcN#hT")
_ARTICLES = frozenset("the a an this these those its his her their our my".split())
_QUANTIFIERS = frozenset("data many some several few most both all others people police media men women staff".split())
_NO_PARTICIPLES = frozenset("regarding including considering concerning following holding".split())
_HEARS = frozenset("tell inform assure reassure remind notify convince persuade".split())
_UNREAL = frozenset("will would might may should must shall".split())
_QUOTED = frozenset({"c", "q", "h"})


class VerbReader:
    """Reads the attributions of single verbs into `found`; all places are token indices."""

    def __init__(
        self, phrases: PhraseReader, contents: ContentReader, quotations: Quotations, found: list[Draft]
    ) -> None:
        self.phrases, self.contents, self.quotations, self.found = phrases, contents, quotations, found
        self.lowers, self.tags = phrases.lowers, phrases.tags
        words = attribution_words()
        self.cues, self.groups = words.cues, words.groups

    # -- is it a verb at all, and which group ---------------------------------------------------------------------

    def read(self, number: int, sentence: Sentence, k: int, cue: Cue) -> None:
        """Add the attribution of the verb form at token `k`, when it is one."""
        tags, low = self.tags, sentence.first
        if tags[k] in "NW" and not self._capital_cue(k, cue, sentence):
            return
        if self.is_noun(k, cue, sentence):
            return
        j = k
        while j > low and tags[j - 1] in "axX-":
            j -= 1
        while j < k and tags[j] == "a" and self.lowers[j] in ("here", "there", "more", "so", "today", "however"):
            j += 1
        helpers = self.lowers[j:k]
        negative = any(w in ("not", "never") or w.endswith("n't") for w in helpers) or "cannot" in helpers
        be = next((i for i in range(k - 1, j - 1, -1) if self.lowers[i] in _BE), None)
        if be is None and j == k and k > low and self.lowers[k - 1] == "as" and self.lowers[k + 1 : k + 2] == ["by"]:
            self._as_by(number, sentence, k, cue)
            return
        if be is None and j > low and tags[j - 1] == "c" and cue.form != "base":
            contracted = self.lowers[j - 1]
            be = j - 1 if cue.form == "ing" and contracted.endswith(("'s", "'re", "'m")) else None
        if cue.form in ("past", "participle") and be is not None:
            self._passive(number, sentence, k, j, cue, negative)
            return
        if cue.form == "participle" and j == k:
            return
        if not negative and any(tags[i] == "X" and self.lowers[i] in _UNREAL for i in range(j, k)):
            return  # "would say", "will announce": nobody has said it yet
        if j == k and self.lowers[k] in self.groups["reduced"] and k > low and k + 2 < sentence.last:
            if tags[k - 1] in "nNy)#" and self.lowers[k + 1] == "to" and tags[k + 2] in "nvxaz":
                self._reduced(number, sentence, k, cue)
                return
        if cue.form == "ing" and be is None:
            self._participle(number, sentence, k, j, cue)
            return
        before = tags[j - 1] if j > low else "^"
        if before == "T":
            self._infinitive(number, sentence, k, j, cue)
        elif before in "&B" or (before == "," and j > low + 1 and self.lowers[j] in ("then", "later")):
            self._joined(number, sentence, k, j, cue, negative)
        elif before == "w" or (before == "t" and j - 2 >= low and tags[j - 2] in "nN,#)"):
            self._relative(number, sentence, k, j, cue, negative)
        else:
            self._plain(number, sentence, k, j, cue, negative)

    def _capital_cue(self, k: int, cue: Cue, sentence: Sentence) -> bool:
        """A capital: only first in its sentence, or in a headline that prints its verbs with capitals."""
        if k == sentence.first:
            return True
        if cue.form not in ("third", "past") or sentence.last - sentence.first > 25:
            return False
        capitals = sum(self.tags[i] == "N" for i in range(sentence.first, sentence.last))
        return capitals * 2 > sentence.last - sentence.first and (not cue.noun or cue.form == "third")

    def is_noun(self, k: int, cue: Cue, sentence: Sentence) -> bool:
        """Is a word that can be both a verb and a noun a noun here?"""
        tags, lowers, low, high = self.tags, self.lowers, sentence.first, sentence.last
        after = tags[k + 1] if k + 1 < high else "."
        j = k - 1
        while j >= low and tags[j] in "a-":
            j -= 1
        before = tags[j] if j >= low else "^"
        if cue.form in ("past", "participle"):  # "an estimated 427,000", "the reported figure"
            return after in "nN#" and (before == "G" or (before == "d" and lowers[j] in _ARTICLES))
        if not cue.noun:
            return False
        if before == "N" and cue.form == "third" and (
            lowers[j] in self.groups["report_kinds"] or (j == low and lowers[j].endswith("ed"))
        ):
            return True
        if before == "d" and cue.form == "base" and lowers[j] in _QUANTIFIERS and after in "tqpdcNh":
            return False
        if before in "pcwXTt" or (before == "x" and cue.form == "base" and lowers[j].startswith(("do", "did"))):
            return False
        if before in "dG#oibeghlzvx=-m" or (after in "oeX=" and not (after == "o" and "p" in cue.frames)):
            return True
        if before == "^" or before in ":":
            return True
        if before in "nN)W.'":
            plural = self._plural(j, low)
            if cue.form == "base":
                return not (plural and (after in "tqpdcN#hTm:" or (after in "nea" and self._opens_clause(j, low, k, high))))
            if plural and before == "n" and not after == ":":
                return True
            return after not in ("tqpdcN#hTm:,.nG!" if before != "n" else "tqpdcN#hTm:,.!")
        if before in ",Q":
            return after not in "dNnp" and not (before == "," and after in ",.tq#")
        if before == "&":
            return after not in "tpqdT"
        return False

    def _opens_clause(self, j: int, low: int, k: int, high: int) -> bool:
        """ "Polls show support": does the phrase before open its clause, and no other verb follow the word?"""
        found = self.phrases.left(j, low)
        if found is None or (found[0] > low and self.tags[found[0] - 1] not in ",t&BQq:;l"):
            return False
        return not any(self.tags[i] in "xXvz" for i in range(k + 1, min(high, k + 5)))

    def _plural(self, j: int, low: int) -> bool:
        """Is the head of the phrase that ends at `j` a plural?"""
        found = self.phrases.left(j, low)
        if found is None:
            return False
        first, last = found
        word = self.lowers[first]
        if word in _QUANTIFIERS:
            return True
        head = self.phrases.head_word(Phrase(first, last, first, last))
        return (head.endswith("s") and not head.endswith(("ss", "us"))) or head in _QUANTIFIERS

    # -- subjects -------------------------------------------------------------------------------------------------

    def _plain(self, number: int, sentence: Sentence, k: int, j: int, cue: Cue, negative: bool) -> None:
        tags, low, high = self.tags, sentence.first, sentence.last
        opening = self.contents.opening(k, cue, high)
        if opening.sort == "clause" and tags[opening.start] in "vxXz" and cue.form in ("past", "participle"):
            return  # "the map released on Friday marks": a participle
        at = j - 1
        closing = self._closes(at, low)
        whole = j > low and tags[at] == "," and self.phrases.opening_subject(at, low) is not None
        if whole and not cue.frames & {"o", "w", "a"}:  # "The town emptied in a day, say refugees"
            after = self.phrases.right(k + 1, high) if k + 1 < high and tags[k + 1] in "nNd" else None
            whole = after is None or (after.last < high and tags[after.last] not in ".!")
        if not whole and (closing or (j > low and tags[at] in ",!.~") or j == low):
            if self._inverted(number, sentence, k, j, cue):
                return
            if closing and tags[at] == "Q":
                return
        if j <= low:
            return
        phrase = self.phrases.before(at, low)
        if phrase is None or not self._may_speak(phrase):
            return
        if cue.noun and cue.form == "base" and tags[phrase.last - 1] == "N" and tags[k + 1 : k + 2] == ["N"]:
            return
        self._sides(number, sentence, k, j, cue, phrase, opening, negative)

    def _closes(self, at: int, low: int) -> bool:
        """Does a quotation close at `at`, in this sentence or, with an end mark of its own, right before it?"""
        if at < 0 or at not in self.quotations.closed:
            return False
        return at >= low or self.tags[at - 1] == "!"

    def _may_speak(self, phrase: Phrase) -> bool:
        word = self.lowers[phrase.last - 1]
        if phrase.last - phrase.first == 1 and word in _NEVER_SPEAK:
            return False
        return not (phrase.last - phrase.first == 1 and self.tags[phrase.first] in "m#W" and word.isdigit())

    def _inverted(self, number: int, sentence: Sentence, k: int, j: int, cue: Cue) -> bool:
        """ "C", said X; C, reports X; Added X: C."""
        tags, low, high = self.tags, sentence.first, sentence.last
        if not (cue.frames & {"q", "c"}) or cue.form == "base" and cue.lemma != "say" and cue.noun:
            return False
        first = k + 1
        if cue.lemma in _HEARS:
            return False
        if first >= high or tags[first] not in "dNn#pGW" or (tags[first] == "p" and self.lowers[first] == "it"):
            return False
        phrase = self.phrases.right(first, high)
        if phrase is None or phrase.last <= first:
            return False
        after = tags[phrase.last] if phrase.last < high else "."
        if after in "xXvzc":
            return False
        at = j - 1
        while at > low and tags[at] == "," and tags[at - 1] in ",Q":
            at -= 1
        if j == low and not self._closes(at, low):
            if after == ":" and phrase.last + 1 < high:
                self._add(number, cue, k, (k, k + 1), phrase, [(phrase.last + 1, high)])
                return True
            return False
        quoted = self._closes(at, low)
        if not quoted and (after not in ",.;:!~wligWQ)h&" or tags[at] == "."):
            return False
        if not quoted and not any(tags[i] in "xXvzec" for i in range(low, at)):
            return False
        start = self.contents.start_before(at + 1, sentence, low)
        content: list[Range] = [(start, at + 1 if quoted else at)]
        if quoted and after == "," and phrase.last + 1 < high and tags[phrase.last + 1] == "q":
            content.append((phrase.last + 1, self.contents.end(phrase.last + 1, high, cue)))
        self._add(number, cue, k, (j, k + 1), phrase, content)
        return True

    def _relative(self, number: int, sentence: Sentence, k: int, j: int, cue: Cue, negative: bool) -> None:
        """The advisers who promised C; the ministry, which says C."""
        low, high = sentence.first, sentence.last
        at, start = j - 2, j - 1
        if self.lowers[j - 1] == "whom" and at - 1 > low and self.tags[at] == "o":  # "many of whom say"
            start = self.phrases.core_left(at - 1, low)
            at = start - 1
        if at >= low and self.tags[at] == ",":
            at -= 1
        bears = self.phrases.before(at, low) if at >= low else None
        if bears is None:
            return
        phrase = Phrase(start, j, start, j)
        opening = self.contents.opening(k, cue, high)
        if not self._accepts(cue, opening, bears) or opening.sort in ("none", "comma", "circumstance"):
            return
        end = self.contents.end(opening.start, high, cue, inside=True)
        self._add(
            number, cue, k, (j, opening.cue_last), phrase, [(opening.start, end)], speaker=bears, negative=negative
        )

    def _subject_of_clause(self, number: int, sentence: Sentence, j: int) -> tuple[Phrase, Phrase | None] | None:
        """Who does what the clause before token `j` tells: the last source, else the subject of its finite verb."""
        tags, low = self.tags, sentence.first
        for draft in reversed(self.found):
            if draft.sentence != number:
                break
            if draft.phrase is not None and draft.word is not None and draft.word < j and draft.cue is not None:
                held = self.quotations.holding(draft.word)
                if draft.phrase.first < j and tags[draft.phrase.first] != "w" and (held is None or held.last >= j):
                    return draft.phrase, draft.speaker
        for at in range(low + 1, j):
            if tags[at] in "xXvzey" and tags[at - 1] in "nNpac)'.,#G" and not (tags[at] == "y" and tags[at - 1] in "dG"):
                start = at
                while start > low and tags[start - 1] in "a-":
                    start -= 1
                if start > low:
                    phrase = self.phrases.before(start - 1, low)
                    if phrase is not None and self._may_speak(phrase):
                        return phrase, None
            if tags[at] == "c" or (tags[at - 1] == "c" and at - 1 == low):
                place = at if tags[at] == "c" else at - 1
                return Phrase(place, place + 1, place, place + 1), None
        if tags[low] in "Nd":
            first = self.phrases.right(low, j)
            return (first, None) if first is not None else None
        return None

    def _joined(self, number: int, sentence: Sentence, k: int, j: int, cue: Cue, negative: bool) -> None:
        """S did this and said C."""
        high = sentence.last
        opening = self.contents.opening(k, cue, high)
        if opening.sort in ("none", "comma", "circumstance"):
            return
        subject = None
        if j - 3 > sentence.first and self.tags[j - 2] in "ev" and self.tags[j - 3] in "pNn":  # "I laughed and said"
            own = self.phrases.before(j - 3, sentence.first)
            subject = (own, None) if own is not None else None
        if subject is None:
            subject = self._subject_of_clause(number, sentence, j - 1)
        if subject is None or not self._accepts(cue, opening, subject[0]):
            return
        end = self.contents.end(opening.start, high, cue)
        self._add(
            number, cue, k, (j, opening.cue_last), subject[0], [(opening.start, end)],
            speaker=subject[1], negative=negative,
        )

    def _infinitive(self, number: int, sentence: Sentence, k: int, j: int, cue: Cue) -> None:
        """S declined to say C; S took to the radio to warn that C."""
        tags, lowers, low, high = self.tags, self.lowers, sentence.first, sentence.last
        chains = self.groups["chains"]
        first, negative = j - 1, False
        while first > low and (lowers[first - 1] in chains or tags[first - 1] in "axX-T"):
            negative = negative or lowers[first - 1] in self.groups["refusals"] or lowers[first - 1].endswith("n't")
            negative = negative or tags[first - 1] == "-"
            first -= 1
        opening = self.contents.opening(k, cue, high)
        if opening.sort in ("none", "comma", "circumstance"):
            return
        before = tags[first - 1] if first > low else "^"
        speaker = None
        if first == j - 1 or before in "&B":
            if first == j - 1 and (opening.sort not in ("that", "quote", "colon") or not cue.frames & _QUOTED):
                return
            subject = self._subject_of_clause(number, sentence, first)
            if subject is None:
                return
            phrase, speaker = subject
            first = j if first == j - 1 else first
        elif before in "wt":
            phrase = Phrase(first - 1, first, first - 1, first)
            speaker = self.phrases.before(first - 2, low) if first - 2 >= low else None
        else:
            found = self.phrases.before(first - 1, low) if first > low else None
            if found is None or not self._may_speak(found):
                return
            phrase = found
        if not self._accepts(cue, opening, speaker or phrase):
            return
        end = self.contents.end(opening.start, high, cue)
        self._add(
            number, cue, k, (first, opening.cue_last), phrase, [(opening.start, end)],
            speaker=speaker, negative=negative,
        )

    def _participle(self, number: int, sentence: Sentence, k: int, j: int, cue: Cue) -> None:
        """S said C, adding that C; a statement saying C; Citing C, S said; with S claiming C."""
        tags, lowers, low, high = self.tags, self.lowers, sentence.first, sentence.last
        before = tags[j - 1] if j > low else "^"
        if before != "^" and lowers[j - 1] == "as":
            self._as_saying(number, sentence, k, j, cue)
            return
        if lowers[k] in _NO_PARTICIPLES or (before == "i" and lowers[j - 1] == "without"):
            return
        opening = self.contents.opening(k, cue, high, near=True)
        if opening.sort in ("none", "comma", "circumstance") or not self._accepts(cue, opening, None):
            return
        speaker: Phrase | None = None
        fronted = tags[low] in "il" and not any(tags[i] in "xXvze" for i in range(low, j))
        if before == "^":
            comma = next((i for i in range(k + 1, high) if tags[i] == "," and i + 1 < high and tags[i + 1] in "dpNnG"), None)
            if comma is None:
                return
            found = self.phrases.right(comma + 1, high)
            if found is None or found.last >= high:
                return
            phrase, fronted = found, True
        elif before in "nN" and not (before == "n" and opening.sort not in ("that", "quote", "how", "clause")):
            own = self.phrases.left(j - 1, low)
            if own is None:
                return
            phrase = Phrase(own[0], j, own[0], own[1])
            if self.phrases.head_word(phrase) in self.groups["statements"] or lowers[j - 1] in self.groups["statements"]:
                subject = self._subject_of_clause(number, sentence, own[0])
                if subject is not None and subject[0].last <= own[0]:
                    phrase, speaker = subject
            elif not self.phrases.can_report(phrase) or (opening.sort == "clause" and cue.lemma != "say"):
                return
        else:
            subject = self._subject_of_clause(number, sentence, j)
            if subject is None:
                return
            phrase, speaker = subject
        start = opening.start
        end = self.contents.end(start, high, cue, fronted=fronted)
        self._add(number, cue, k, (j, opening.cue_last), phrase, [(start, end)], speaker=speaker)

    def cites(self, number: int, sentence: Sentence, k: int) -> None:
        """S called it a lie, citing her work: what is cited cannot speak, and is what S says."""
        j = k
        while j > sentence.first and self.tags[j - 1] in "a-":
            j -= 1
        self._participle(number, sentence, k, j, self.cues[self.lowers[k]])

    def _passive(self, number: int, sentence: Sentence, k: int, j: int, cue: Cue, negative: bool) -> None:
        """C was reported by X; S is believed to C; it was claimed that C."""
        tags, lowers, low, high = self.tags, self.lowers, sentence.first, sentence.last
        after = lowers[k + 1] if k + 1 < high else "."
        subject = self.phrases.before(j - 1, low) if j > low else None
        impersonal = self.groups["impersonal"]
        word = lowers[k]
        if after == "by" and k + 2 < high:
            source = self.phrases.right(k + 2, high, appositions=False)
            if source is not None and (tags[k + 2] in "Wg" or self.phrases.head_word(source) in _TIMES):
                return
            if source is None or subject is None or cue.lemma not in self.groups["passives"]:
                return
            content: list[Range] = [(subject.first, subject.last)]
            rest = source.last
            if rest < high and lowers[rest] == "as" and rest + 2 < high and lowers[rest + 1] == "saying":
                self._quoted_as(number, subject, source, (j, k + 2), k, rest, high)
                return
            if rest < high and tags[rest] not in ".!,;Q":
                content.append((rest, self.contents.end(rest, high, cue)))
            self._add(number, cue, k, (j, k + 2), source, content, negative=negative)
            return
        if after == "as" and k + 3 < high and lowers[k + 2] == "saying" and subject is not None:
            start = k + 3
            self._add(number, cue, k, (j, k + 3), subject, [(start, self.contents.end(start, high, cue))])
            return
        if cue.lemma == "put" and after == "at" and subject is not None:
            by = next((i for i in range(k + 2, min(k + 8, high - 1)) if tags[i] == "b"), None)
            source = self.phrases.right(by + 1, high) if by is not None else None
            if source is not None and by is not None:
                self._add(number, cue, k, (j, k + 1), source, [(subject.first, subject.last), (k + 1, by)])
            return
        if cue.lemma == "tell" and after == "that" and subject is not None:
            self._add(number, cue, k, (j, k + 1), None, [(k + 1, self.contents.end(k + 1, high, cue))])
            return
        if word in ("accused", "blamed") and after in ("of", "for") and subject is not None:
            content = [(subject.first, subject.last), (k + 2, self.contents.end(k + 2, high, cue))]
            self._add(number, cue, k, (j, k + 2), None, content)
            return
        if word not in impersonal or subject is None:
            return
        if after == "that" and lowers[subject.last - 1] == "it":
            self._add(number, cue, k, (j, k + 1), None, [(k + 1, self.contents.end(k + 1, high, cue))])
        elif after == "to" or (word in ("reported", "feared", "believed", "presumed", "thought") and k + 1 < high and tags[k + 1] in "en"):
            content = [(subject.first, subject.last), (k + 1, self.contents.end(k + 1, high, cue))]
            self._add(number, cue, k, (j, k + 1), None, content, negative=negative)

    def _as_by(self, number: int, sentence: Sentence, k: int, cue: Cue) -> None:
        """C, as documented by X"""
        low, at = sentence.first, k - 2
        source = self.phrases.right(k + 2, sentence.last)
        if source is None or at <= low or not cue.frames & {"c", "o"}:
            return
        content = (low, at if self.tags[at] == "," else at + 1)
        self._add(number, cue, k, (k, k + 2), source, [content])

    def _reduced(self, number: int, sentence: Sentence, k: int, cue: Cue) -> None:
        """a missile said to have come from the south"""
        subject = self.phrases.left(k - 1, sentence.first)
        if subject is None:
            return
        end = self.contents.end(k + 1, sentence.last, cue, inside=True)
        self._add(number, cue, k, (k, k + 1), None, [(subject[0], k), (k + 1, end)])

    def _quoted_as(
        self, number: int, subject: Phrase, source: Phrase, cue: Range, k: int, rest: int, high: int
    ) -> None:
        """The governor was quoted by local media as saying C: the media hold what the governor says."""
        end = self.contents.end(rest + 2, high, self.cues["saying"])
        outer = Draft(number, AttributionKind.STATEMENT, source, cue, [(subject.first, subject.last), (rest, end)], k)
        inner = Draft(number, AttributionKind.STATEMENT, subject, (rest, rest + 2), [(rest + 2, end)], rest + 1)
        inner.parent = outer
        self.found += [outer, inner]

    # -- sides ----------------------------------------------------------------------------------------------------

    def _accepts(self, cue: Cue, opening: Opening, phrase: Phrase | None) -> bool:
        """Does the verb take what follows it, with this subject?"""
        frames, sort = cue.frames, opening.sort
        if sort == "about":
            return True
        if sort in ("that", "how"):
            return bool(frames & {"c", "h", "p"}) and not (sort == "how" and frames <= {"p", "q"})
        if sort in ("quote", "colon"):
            return bool(frames & {"c", "q", "h", "o", "a", "u", "p"})
        if sort == "to":
            verb = self.cues.get(self.lowers[opening.start + 1]) if opening.start + 1 < len(self.lowers) else None
            if self.lowers[opening.start + 1 : opening.start + 2] == ["be"] and cue.lemma in ("decline", "refuse", "ask"):
                return False  # "declined to be named"
            if verb is not None and "t" in frames and (verb.frames & {"q", "h"} or verb.lemma == "comment") and "intent" in cue.kinds[:1]:
                return False  # "declined to comment": the second verb is the report
            return bool(frames & {"t", "u"}) or cue.lemma in ("tell", "warn")
        if sort == "clause":
            if cue.lemma == "ask" and self.tags[opening.start] == "-":
                return False
            if cue.kinds == ("document",):
                one = phrase is not None and phrase.last - phrase.first == 1
                return phrase is None or self.phrases.is_document(phrase) or (one and self.lowers[phrase.first] == "it")
            if "r" in frames:
                return self._releases(opening.start)
            if not frames & {"c", "h", "o", "a", "u", "d"}:
                return False
            if "s" in frames and not frames & {"o", "h", "a"}:
                return self.contents.looks_clause(opening.start, opening.start + 30)
            if cue.lemma in ("say", "tell") and not self.contents.looks_clause(opening.start, opening.start + 30):
                ahead = next((i for i in range(4) if opening.start + i >= len(self.tags) or self.tags[opening.start + i] in ".,;!Q"), 4)
                if ahead < 4 or cue.lemma == "tell":
                    return False
            if cue.lemma in ("put", "give", "place"):
                return self._puts_at(opening.start)
            if "u" in frames and not frames & {"c", "o", "a"}:
                return any(self.tags[i] == "T" for i in range(opening.start, min(opening.start + 14, len(self.tags))))
            if "w" in frames:
                if self.tags[opening.start] == "m" or (phrase is not None and self.lowers[phrase.first] in ("i", "we", "you")):
                    return False
                if "record" in cue.kinds:
                    if "#" in self.tags[opening.start : opening.start + 7]:
                        return True
                    return "n" not in frames and (phrase is None or self.phrases.can_report(phrase))
                return phrase is None or self.lowers[phrase.last - 1] == "it" or self.phrases.is_document(phrase)
            return True
        return bool(frames & {"c", "q", "h", "o"})

    def _puts_at(self, start: int) -> bool:
        """ "put the dead at 210", "gave the toll as 12": a number after "at" or "as"."""
        lowers, tags = self.lowers, self.tags
        for k in range(start, min(start + 16, len(tags) - 1)):
            if lowers[k] in ("at", "as") and "#" in tags[k + 1 : k + 5]:
                return True
            if tags[k] in ".;!":
                return False
        return False

    def _releases(self, start: int) -> bool:
        """ "released a video": the object is something that can be read or seen."""
        end = self.phrases.core_right(start, min(len(self.tags), start + 8))
        return end > start and self.lowers[end - 1] in self.groups["documents"]

    def _as_saying(self, number: int, sentence: Sentence, k: int, j: int, cue: Cue) -> None:
        """quoted the governor as saying C"""
        if any(draft.word == k for draft in self.found[-3:]):
            return
        found = self.phrases.left(j - 2, sentence.first) if j - 2 > sentence.first else None
        opening = self.contents.opening(k, cue, sentence.last, near=True)
        if found is None or opening.sort in ("none", "comma", "circumstance"):
            return
        end = self.contents.end(opening.start, sentence.last, cue)
        phrase = Phrase(found[0], j - 1, found[0], found[1])
        self._add(number, cue, k, (j - 1, k + 1), phrase, [(opening.start, end)])

    def _sides(
        self, number: int, sentence: Sentence, k: int, j: int, cue: Cue, phrase: Phrase, opening: Opening, negative: bool
    ) -> None:
        """Is the content before the subject, after the verb, or on both sides?"""
        tags, lowers, low, high = self.tags, self.lowers, sentence.first, sentence.last
        at = phrase.first - 1
        lead = lowers[at] if at >= low else ""
        quoted = self._closes(at, low)
        if not quoted and at > low and tags[at] == "," and self._closes(at - 1, low):
            at, quoted = at - 1, True
        parted = quoted or (at >= low and tags[at] in ",!~")
        sort = opening.sort
        if lead == "as" and cue.lemma == "put" and k + 1 < high and lowers[k + 1] == "it":
            opening = Opening("none" if k + 2 >= high or tags[k + 2] != "," else "comma", k + 3, k + 2)
            self._as_reported(number, sentence, k, j, cue, phrase, opening, at)
            return
        if not self._accepts(cue, opening, phrase):
            return
        if lead == "as":
            self._as_reported(number, sentence, k, j, cue, phrase, opening, at)
            return
        speech = bool(cue.frames & {"c", "q", "h"})
        if quoted and sort == "clause" and cue.lemma in ("tell", "say"):
            quotation = self.quotations.holding(at)
            if quotation is not None and quotation.first <= low and not self.contents.looks_clause(opening.start, high):
                sort = "none"
        if sort in ("none", "comma", "circumstance"):
            if not parted or not speech:
                if sort == "comma" and speech and at < low and opening.start < high and tags[opening.start] in "dpNn#":
                    pass
                elif sort == "circumstance" and speech and not parted and self._late_clause(opening.start, high) is not None:
                    start = self._late_clause(opening.start, high)
                    if start is not None:
                        self._add(number, cue, k, (j, k + 1), phrase, [(start, self.contents.end(start, high, cue))], negative=negative)
                return
            shadow = self._shadow(phrase, at) if sort == "none" else None
            if shadow is not None:
                self._add(number, cue, k, (j, k + 1), shadow[0], [shadow[1]], negative=negative)
                return
            start = self.contents.start_before(at + 1, sentence, low)
            finite = "xXvzc" if lowers[start] == "according" else "xXvzec"
            if not quoted and sort != "comma" and not any(tags[i] in finite for i in range(start, at)):
                if tags[start] in "ilag" or at - start < 4:
                    return
            content: list[Range] = [(start, at + 1 if quoted else at)]
            if sort == "comma" and opening.start < high and self._goes_on(opening.start, high, quoted, cue):
                content.append((opening.start, self.contents.end(opening.start, high, cue)))
            self._add(number, cue, k, (j, k + 1), phrase, content, negative=negative)
            return
        if quoted and sort == "quote":
            start = self.contents.start_before(at + 1, sentence, low)
            content = [(start, at + 1), (opening.start, self.contents.end(opening.start, high, cue))]
            self._add(number, cue, k, (j, k + 1), phrase, content, negative=negative)
            return
        what = lead == "what"
        fronted = self._fronted(phrase.first, low)
        start = opening.start
        end = self.contents.end(start, high, cue, fronted=fronted, what=what)
        if sort == "colon" and start >= high:
            self._add(number, cue, k, (j, k + 1), phrase, [(high, high)], negative=negative)
            return
        if end > start:
            self._add(number, cue, k, (j, opening.cue_last), phrase, [(start, end)], negative=negative)

    def _shadow(self, phrase: Phrase, at: int) -> tuple[Phrase, Range] | None:
        """ ", a claim Kyiv denied": the source is the name, the content the noun."""
        first, last, tags = phrase.first, phrase.last, self.tags
        if tags[at] != "," or tags[first] != "d" or tags[first + 1] not in "ny" or last - first < 3:
            return None
        k = first + 2
        if tags[k] not in "Nd" or tags[last - 1] not in "Nn":
            return None
        return Phrase(k, last, k, last), (first, k)

    def _late_clause(self, j: int, high: int) -> int | None:
        """ "said in May the bridge was gone": the clause after a circumstance without "that"."""
        tags = self.tags
        if tags[j] not in "ial":
            return None
        end = self.phrases.core_right(j + 1, high)
        while end < high and tags[end] in "io":
            more = self.phrases.core_right(end + 1, high)
            if more == end + 1:
                break
            end = more
        if end < high and tags[end] in "pcd":
            return end
        return None

    def _goes_on(self, start: int, high: int, quoted: bool, cue: Cue) -> bool:
        """Does the content go on after "..., he said,"? Not when a circumstance or another report follows."""
        tags, lowers = self.tags, self.lowers
        letter = tags[start]
        if letter == "q":
            return True
        if letter in "&B" or lowers[start] == "while":
            return not self.contents.joins_report(start, cue, high)
        if letter == "l" and not quoted:
            return lowers[start] in ("since", "because", "although", "though", "unless")
        if quoted or letter in "lw" or lowers[start] in ("citing", "according", "speaking", "as"):
            return False
        return not (letter == "g" and lowers[start] in self.cues)

    def _fronted(self, first: int, low: int) -> bool:
        """Does the clause whose subject starts at `first` open with a subordinator at the sentence's start?"""
        j = first - 1
        return j >= low and self.tags[j] == "l" and (j == low or self.tags[j - 1] in "&B")

    def _as_reported(
        self, number: int, sentence: Sentence, k: int, j: int, cue: Cue, phrase: Phrase, opening: Opening, at: int
    ) -> None:
        """C, as X reported; As X reported, C."""
        tags, low, high = self.tags, sentence.first, sentence.last
        if not (cue.frames & {"c", "q", "h"} or cue.lemma == "put") or opening.sort in ("that", "clause", "to", "about", "how"):
            return
        if at > low and tags[at - 1] == ",":
            content: list[Range] = [(low, at - 1)]
            if opening.sort == "comma" and opening.start < high:
                content.append((opening.start, high))
        elif at == low and opening.sort in ("comma", "quote", "colon"):
            content = [(opening.start, self.contents.end(opening.start, high, cue))]
        else:
            return
        self._add(number, cue, k, (j, k + 1), phrase, content)

    def _add(
        self,
        number: int,
        cue: Cue,
        k: int,
        group: Range,
        phrase: Phrase | None,
        content: Sequence[Range],
        *,
        speaker: Phrase | None = None,
        negative: bool = False,
    ) -> None:
        kind = AttributionKind(cue.kinds[0])
        if "record" in cue.kinds:
            kind = AttributionKind.RECORD
        if phrase is not None:
            bearer = speaker or phrase
            words = self.lowers[bearer.first : bearer.first + 2]
            negative = negative or words[:1] in (["nobody"], ["none"], ["no"], ["neither"])
        if phrase is None:
            kind = AttributionKind.HEDGE
        elif "document" in cue.kinds or kind is AttributionKind.STATEMENT:
            if self.phrases.is_document(speaker or phrase):
                kind = AttributionKind.DOCUMENT
            elif kind is AttributionKind.DOCUMENT:
                kind = AttributionKind.STATEMENT
        denial = "denial" in cue.kinds
        self.found.append(
            Draft(
                sentence=number,
                kind=AttributionKind.DENIAL if denial and phrase is not None else kind,
                phrase=phrase,
                cue=(group[0], max(group[1], k + 1)),
                content=list(content),
                word=k,
                speaker=speaker,
                negative=negative or denial,
            )
        )
