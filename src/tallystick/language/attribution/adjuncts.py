"""Attributions without a verb of their own: according to, per, citing, by X's count, in X's view, reportedly."""

from __future__ import annotations

from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.drafts import Draft, Range
from tallystick.language.attribution.sheet import Sheet
from tallystick.language.attribution.verbs import read_citing
from tallystick.language.attribution.words import Cue
from tallystick.model.analysis import AttributionKind, Sentence

_HOLDS_BACK = frozenset(",;:~wt(qlhB")
_LAST = 12  # drafts looked at for who cites
_CLAUSE = 80  # tokens of a clause on either side of a hedge
_APPOSITION = 16  # tokens
_SHARED = frozenset({"them", "whom", "which"})
_CURRENCY_SIGNS = frozenset("$€£¥")
_PLAIN = Cue("according", "base", frozenset({"c"}), ("statement",), frozenset(), False)


class AdjunctReader:
    """Reads prepositional and adverbial attributions into `found`; all places are token indices."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.phrases, self.contents, self.quotations = (
            sheet,
            sheet.phrases,
            sheet.contents,
            sheet.quotations,
        )
        self.found, self.lowers, self.tags, self.groups = sheet.found, sheet.lowers, sheet.tags, sheet.groups
        self.waiting: list[Draft] = []  # "Reuters, citing two people, reported": the verb is still to come

    def read(self, number: int, sentence: Sentence, k: int) -> None:
        """Add the attribution that opens at token `k`, when it is one."""
        word, lowers, high = self.lowers[k], self.lowers, sentence.last
        if word in self.groups["hedges"]:
            self._hedge(number, sentence, k)
        elif word == "according" and k + 2 < high and lowers[k + 1] == "to":
            self._according(number, sentence, k, k + 2)
        elif word == "per" and k + 1 < high and self.tags[k + 1] in "dN" and self.lowers[k + 1] != "each":
            if not (self.tags[k - 1] == "#" and self.tags[k + 1] == "N" and lowers[k - 2] in _CURRENCY_SIGNS):
                self._according(number, sentence, k, k + 1)  # no price: "$4,400 per TEU"
        elif word in ("citing", "quoting") and k + 1 < high and (self.tags[k] != "N" or k == sentence.first):
            self._citing(number, sentence, k)
        elif (
            word == "evidence"
            and k - 2 >= sentence.first
            and k + 2 < high
            and lowers[k - 2] == "on"
            and lowers[k + 1] == "of"
        ):
            self._according(number, sentence, k - 2, k + 2)
        elif word in self.groups["tallies"] or word in self.groups["views"]:
            self._tally(number, sentence, k)

    def at_end(self, number: int) -> None:
        """The sentence is over: who was cited before the verb came belongs to what the verb reported."""
        for draft in self.waiting:
            at = draft.cue[0] if draft.cue is not None else 0
            outer = next(
                (
                    other
                    for other in self.found[-_LAST:]
                    if other.sentence == number
                    and other.phrase is not None
                    and other.cue is not None
                    and (other.phrase.last in (at - 1, at) or (other.cue[0] > at and draft.content))
                    and other is not draft
                ),
                None,
            )
            if outer is not None:
                draft.parent, draft.same_content, draft.content = outer, True, list(outer.content)
                self.found.append(draft)
        self.waiting.clear()

    def _according(self, number: int, sentence: Sentence, cue: int, first: int) -> None:
        """According to X, C; C, according to X; C, according to X, C."""
        tags, low, high = self.tags, sentence.first, sentence.last
        lead = self.tags[cue - 1] if cue > sentence.first else "^"
        fronted = lead in "^t&B:q" or (lead == "," and cue - 2 >= sentence.first and self.tags[cue - 2] in "t&Bl")
        phrase = self.phrases.right(first, high, appositions=not fronted)
        if phrase is None:
            return
        if not fronted:
            phrase = self._without_share(phrase)
        if fronted and phrase.last + 1 < high and tags[phrase.last] == "," and tags[phrase.last + 1] == "w":
            end = phrase.last + 2
            while end < high and tags[end] != ",":
                end += 1
            phrase = phrase._replace(last=end)
        elif fronted and tags[phrase.last] == "," and self.lowers[phrase.last + 1] in ("a", "an"):
            end = phrase.last + 2  # "according to the ISP, a think tank in Oslo, ..."
            while end < high and tags[end] not in ",.;:xXzpc" and end - phrase.last < _APPOSITION:
                end += 1
            if end < high and tags[end] == ",":
                phrase = phrase._replace(last=end)
        kind = AttributionKind.DOCUMENT if self.phrases.is_document(phrase) else AttributionKind.STATEMENT
        opens = fronted
        if not opens and lead == "a" and cue - 1 == low:
            opens = True
        if opens:
            start = phrase.last
            while start < high and tags[start] not in "," and start - phrase.last < 12 and tags[start] in "iWdNnT":
                start += 1
            if start >= high or tags[start] != ",":
                start = phrase.last - 1
            start += 1
            content: list[Range] = [(start, self.contents.end(start, high, _PLAIN))] if start < high else []
        else:
            end = cue
            while end > low and tags[end - 1] in ",~(":
                end -= 1
            begin = self.contents.start_before(end, sentence, low)
            begin = self._clause_start(end, begin)
            content = [(begin, end)]
            after = phrase.last
            if after + 1 < high and tags[after] == "," and lead == "," and tags[after + 1] not in "BwglW&":
                if not any(tags[i] in "xXvzec" for i in range(begin, end)):
                    content.append((after + 1, self.contents.end(after + 1, high, _PLAIN)))
        if content:
            self.found.append(Draft(number, kind, phrase, (cue, first), content, word=cue))

    def _without_share(self, phrase: Phrase) -> Phrase:
        """The source without what the sentence goes on with: "according to the agency, half of them children"."""
        lowers = self.lowers
        for k in range(phrase.first + 1, phrase.last - 1):
            if lowers[k] == "of" and lowers[k + 1] in _SHARED:
                comma = next((j for j in range(k, phrase.first, -1) if lowers[j] == ","), 0)
                return phrase._replace(last=comma) if comma >= phrase.head_last else phrase
        return phrase

    def _clause_start(self, end: int, begin: int) -> int:
        """Nearer than the sentence's start: after a semicolon, a single dash, or another report's content."""
        for j in range(end - 1, begin, -1):
            if self.tags[j] == ";":
                return j + 1
        return begin

    def _citing(self, number: int, sentence: Sentence, k: int) -> None:
        """Reuters reported C, citing X; Reuters, citing X, reported C: X is who Reuters has it from."""
        phrase = self.phrases.right(k + 1, sentence.last)
        if phrase is None or not self.phrases.can_report(phrase):
            read_citing(self.sheet, number, sentence, k)
            return
        kind = AttributionKind.DOCUMENT if self.phrases.is_document(phrase) else AttributionKind.STATEMENT
        draft = Draft(number, kind, phrase, (k, k + 1), [], word=k)
        earlier = [d for d in self.found[-4:] if d.sentence == number and d.phrase is not None]
        lead = self.tags[k - 1] if k > sentence.first else "^"
        if earlier and lead == ",":
            outer = earlier[-1]
            draft.parent, draft.same_content, draft.content = outer, True, list(outer.content)
            self.found.append(draft)
        elif lead in ",^":
            if lead == "^":
                draft.content = [(k, k + 1)]
            self.waiting.append(draft)

    def _tally(self, number: int, sentence: Sentence, k: int) -> None:
        """By Kyiv's count, C; in the general's view, C; in the words of X, C."""
        tags, lowers, low, high = self.tags, self.lowers, sentence.first, sentence.last
        word = lowers[k]
        if k + 1 < high and lowers[k + 1] == "of" and k - 2 >= low and lowers[k - 1] == "the" and lowers[k - 2] == "in":
            if word not in self.groups["views"] or k + 2 >= high:
                return
            phrase = self.phrases.right(k + 2, high)
            cue, opens, after = (k - 2, k + 2), k - 2, phrase.last if phrase else k
        else:
            first = self.phrases.core_left(k, low)
            if first > k or first <= low or lowers[first - 1] not in ("by", "in", "on"):
                return
            by = lowers[first - 1] == "by"
            if word not in self.groups["tallies" if by else "views"]:
                return
            owner = k
            while owner > first and lowers[owner - 1] in self.groups["before_tally"]:
                owner -= 1
            possessive = owner > first and (
                tags[owner - 1] in "G" or lowers[owner - 1] in ("his", "her", "their", "its") or tags[owner - 1] == "'"
            )
            if possessive:
                phrase = Phrase(first, owner, first, owner)
                cue = (k, k + 1)
            elif (
                by
                and lowers[first] in ("one", "another", "some", "most", "several", "many")
                and word in self.groups["counted_tallies"]
            ):
                phrase = self.phrases.right(first, high, appositions=False)
                cue = (first - 1, first)
            else:
                return
            opens, after = first - 1, phrase.last if phrase is not None and not possessive else k + 1
        if phrase is None:
            return
        lead = tags[opens - 1] if opens > low else "^"
        content: list[Range]
        if lead in "^t&B:" and after < high and tags[after] == ",":
            content = [(after + 1, self.contents.end(after + 1, high, _PLAIN))]
        elif lead == "," and after < high and tags[after] == ",":
            content = [(self._back(opens - 1, low), opens - 1), (after + 1, high)]
            if any(t == "q" for t in tags[after + 1 : after + 2]):
                content = content[1:]
        elif after >= high or tags[after] in ".!;),":
            content = [(low, opens - 1 if lead == "," else opens)]
        else:
            return
        record = (lowers[opens] == "by" and AttributionKind.RECORD) or AttributionKind.STATEMENT
        self.found.append(Draft(number, record, phrase, cue, [c for c in content if c[1] > c[0]], word=k))

    def _back(self, k: int, low: int) -> int:
        while k > low and self.tags[k - 1] not in ";:":
            k -= 1
        return k

    def _hedge(self, number: int, sentence: Sentence, k: int) -> None:
        """The bridge was reportedly hit: nobody is named for the clause around the word."""
        tags, low, high = self.tags, sentence.first, sentence.last
        first, last = k, k + 1
        low, high = max(low, k - _CLAUSE), min(high, k + _CLAUSE)
        while first > low and (tags[first - 1] not in _HOLDS_BACK or self.lowers[first - 1] == "than"):
            first -= 1
        while last < high and not self._ends_clause(last, high):
            quotation = self.quotations.opened.get(last)
            last = min(quotation.last + 1, high) if quotation is not None else last + 1
        content: list[Range] = []
        if first < k:
            content.append((first, k))
        start = k + 1
        if start < last and tags[start] == ",":
            start += 1
        if start < last:
            content.append((start, last))
        if content:
            self.found.append(Draft(number, AttributionKind.HEDGE, None, (k, k + 1), content, word=k))

    def _ends_clause(self, k: int, high: int) -> bool:
        """Does the clause of a hedge end before token `k`?"""
        tags = self.tags
        return tags[k] in ";~Q" or (tags[k] == "," and k + 1 < high and tags[k + 1] in "Bwlg")
