"""Where what a reporting word covers ends."""

from __future__ import annotations

import re

from tallystick.language.attribution.phrases import PhraseReader
from tallystick.language.attribution.quotations import Quotations
from tallystick.language.attribution.words import Cue, attribution_words
from tallystick.model.analysis import Sentence

_TURNS = re.compile("[,;~&BqQl]")  # where a content may end
_TURNS_INSIDE = re.compile("[,;~&BqQlvxXze]")
_FINITE = re.compile("[xXvzpcwt]")
_FINITE_OR_NOT = re.compile("[xXvzpcwte]")
_REASONS = frozenset({"while", "because", "although", "though"})
_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
_REPORTS = frozenset({"c", "q", "h", "a", "p"})
_SOURCES = frozenset({"according", "per", "citing", "adding", "as"})


class EndReader:
    """Reads the ends of contents off one text's letters; all places are token indices."""

    def __init__(self, phrases: PhraseReader, quotations: Quotations) -> None:
        self.phrases, self.quotations = phrases, quotations
        self.lowers, self.tags = phrases.lowers, phrases.tags
        self.string = "".join(self.tags)
        words = attribution_words()
        self.cues, self.shadows = words.cues, words.groups["shadows"]

    def end(
        self, start: int, high: int, cue: Cue, *, inside: bool = False, fronted: bool = False, what: bool = False
    ) -> int:
        """One past the last token of a content that starts at `start` after the form `cue`.

        `inside`: the clause is relative to a noun, and the main verb may follow; `fronted`: it is a subordinate clause
        before its main clause; `what`: it names something ("what they call ...").
        """
        tags, lowers = self.tags, self.lowers
        direct = tags[start] == "q"
        skip, seen = start, int(tags[start] in "vxXz")
        for match in (_TURNS_INSIDE if inside else _TURNS).finditer(self.string, start, high):
            j = match.start()
            letter = tags[j]
            if j < skip or (j == start and letter != "q"):
                continue
            if letter == "q":
                quotation = self.quotations.opened.get(j)
                if quotation is None:
                    continue
                if quotation.last >= high - 1 or not quotation.closed:
                    return max(high, quotation.last + 1)
                skip = quotation.last + 1
                if direct and j == start and self._whole(quotation.last, high):
                    return skip
                continue
            if letter == "Q":
                return j  # the content stands inside a quotation that ends here
            if letter == ";":
                return j
            if letter == "~":
                other = self.string.find("~", j + 1, high)
                if other < 0:
                    if j + 1 < high and tags[j + 1] in "&B" and self.joins_report(j + 1, cue, high):
                        return j
                    continue
                skip = other + 1
                continue
            if letter == ",":
                if j > start + 1 and (self._comma_ends(j, high, fronted, what) or self._spliced(start, j, high, cue)):
                    return j
                if j + 1 < high and tags[j + 1] in "whB" and "o" in cue.frames and self._is_thing(start, j):
                    return j  # "showed a close contest, which ..."
                if (
                    inside
                    and j + 1 < high
                    and tags[j + 1] in "xXvze"
                    and (seen or tags[j + 1] == "v" or "c" not in cue.frames)
                ):
                    return j
                continue
            if letter in "&B":
                comma = tags[j - 1] == ","
                if (letter == "&" or not comma) and self.joins_report(j, cue, high):
                    return j - comma
                if tags[j + 1] in "axXze" and self._next_predicate(start, j, high, cue):
                    return j - comma
                continue
            if letter == "l":
                if lowers[j] in _REASONS and tags[start] != "T" and self._is_object(start, j, cue):
                    return j
                continue
            if inside and letter in "vxXze":
                if (letter == "e" and tags[j - 1] in "xd=") or tags[j - 1] in "TxXw&haB-oib":
                    continue
                if letter == "v" and lowers[j] in self.cues and tags[j - 1] in "xXd":
                    continue
                seen += 1
                if seen > (1 if "c" in cue.frames and tags[start] != "T" else 0) and tags[j - 1] not in "pw,c":
                    return j
        return high

    def _is_object(self, start: int, last: int, cue: Cue) -> bool:
        """Is what stands there an object or an infinitive, with no finite verb that the form `cue` could govern?"""
        letter = self.tags[start]
        if letter not in "dnN#mGT" or (letter != "T" and "c" in cue.frames and "o" not in cue.frames):
            return False
        finite = _FINITE_OR_NOT if letter != "T" and "c" in cue.frames else _FINITE
        return finite.search(self.string, start, last) is None

    def _next_predicate(self, start: int, j: int, high: int, cue: Cue) -> bool:
        """ "promised a veto and has kept it": does the subject do something else after the "and" at `j`?"""
        tags, k = self.tags, j + 1
        while k < high and tags[k] == "a":
            k += 1
        if k + 1 >= high or not (tags[k] in "xX" or (tags[k] in "ze" and tags[k + 1] in "dTimW")):
            return False
        return self._is_object(start, j, cue)

    def _whole(self, close: int, high: int) -> bool:
        """Is the quotation that closes at `close` a whole utterance: an end mark inside it, or nothing to go on?"""
        tags = self.tags
        after = tags[close + 1] if close + 1 < high else "."
        if tags[close - 1] in ".!" or after in ".!;)~":
            return True
        if after in "&B":
            return close + 2 < high and tags[close + 2] in "vza"
        if tags[close - 1] == ",":
            return after not in "q"
        return False

    def _comma_ends(self, j: int, high: int, fronted: bool, what: bool) -> bool:
        """Does the comma at `j` end the content?"""
        tags, lowers = self.tags, self.lowers
        k = j + 1
        if k >= high:
            return True
        if what:
            return True
        word, letter = lowers[k], tags[k]
        if letter == "a" and k + 1 < high and tags[k + 1] in "gy":
            k += 1
            word, letter = lowers[k], tags[k]
        if letter == "g" and word in self.cues and "document" not in self.cues[word].kinds[:1] and word != "regarding":
            return True
        if word in _SOURCES and (word != "as" or self._as_reported(k, high)):
            return True
        if word in _CONTRASTS:
            return True
        if letter == "B" and k + 1 < high and tags[k + 1] in "pdNnczvaG" and word == "but":
            return True
        if word == "something" or (word in ("a", "an") and k + 1 < high and lowers[k + 1] in self.shadows):
            return True  # ", a claim Kyiv denied"
        if letter in "pdNnGc#" and self._reported_after(k, high):
            return True
        if fronted and letter in "pdNnGc#":
            end = self.phrases.core_right(k, high)
            return end > k and end < high and tags[end] in "xXvzeia,yo"
        return False

    def _reported_after(self, k: int, high: int) -> bool:
        """ ", rescuers said" at the end: a report of all that stands before it."""
        tags = self.tags
        end = self.phrases.core_right(k, high)
        while end < high and tags[end] in "axX":
            end += 1
        if end <= k or end >= high or tags[end] not in "vy" or (end + 1 < high and tags[end + 1] not in ".,!W;i"):
            return False
        cue = self.cues.get(self.lowers[end])
        return cue is not None and bool(cue.frames & {"c", "q"})

    def _spliced(self, start: int, comma: int, high: int, cue: Cue) -> bool:
        """ "Kyiv said 40 were downed, Moscow said 12 were lost": the same word again, of another source."""
        tags, k = self.tags, comma + 1
        if tags[k] not in "dNnG" or tags[start] in "lhq":
            return False
        end = self.phrases.core_right(k, high)
        if end <= k or end + 1 >= high or tags[end] != "v" or tags[end + 1] not in "tdpN#":
            return False
        other = self.cues.get(self.lowers[end])
        return other is not None and other.form == cue.form and "c" in other.frames and other.lemma == cue.lemma

    def _as_reported(self, k: int, high: int) -> bool:
        end = self.phrases.core_right(k + 1, high)
        return end > k + 1 and end < high and self.lowers[end] in self.cues

    def _is_thing(self, start: int, last: int) -> bool:
        """Is what stands from `start` to `last` an object rather than a clause?"""
        return self.tags[start] in "dnN#" and not any(letter in "xXvzcp" for letter in self.tags[start:last])

    def joins_report(self, j: int, cue: Cue, high: int) -> bool:
        """ "... and said", "... and the mayor added": does another report begin after the "and" at `j`?"""
        tags, lowers = self.tags, self.lowers
        k = j + 1
        while k < high and tags[k] == "a":
            k += 1
        if k >= high:
            return False
        other = self.cues.get(lowers[k])
        if other is not None and tags[k] in "vy" and "w" not in other.frames:
            same = other.form == cue.form or (other.form == "past") == (cue.form in ("past", "participle"))
            if other.form == "base" and cue.form != "base":
                return False
            if tags[k] == "y" and not (k + 1 < high and tags[k + 1] in "tqdpmT"):
                return False
            return same and bool(other.frames & {"c", "q", "h", "p", "u", "t", "a", "o"})
        if tags[k] not in "dpNnG#":
            return False
        end = self.phrases.core_right(k, high)
        while end < high and tags[end] in "axX":
            end += 1
        if end <= k or end >= high or tags[end] != "v":
            return False
        other = self.cues.get(lowers[end])
        if other is None or other.form not in ("past", "third", "base") or other.frames.isdisjoint(_REPORTS):
            return False
        # "and other jointly held posts": a verb of nothing but prepositions needs one
        return other.frames != {"p"} or tags[end + 1] == "t" or lowers[end + 1] in other.prepositions

    def looks_clause(self, start: int, high: int) -> bool:
        """Does a clause start here: a finite verb, or a pronoun as the subject, before the next mark?"""
        tags = self.tags
        for k in range(start, min(high, start + 14, len(tags))):
            letter = tags[k]
            if letter in "xXzvc" or (letter in "pe" and k <= start + 8 and not (k == start and self.lowers[k] == "it")):
                return True
            if letter in ";!Q" or (letter == "." and not self._abbreviates(k)):
                return False
        return False

    def _abbreviates(self, k: int) -> bool:
        """Is the point at `k` that of an abbreviation ("U.S.")?"""
        starts, ends = self.phrases.starts, self.phrases.ends
        return k > 0 and self.tags[k - 1] == "N" and ends[k - 1] == starts[k] and ends[k - 1] - starts[k - 1] <= 2

    def start_before(self, last: int, sentence: Sentence, low: int) -> int:
        """First token of a content that ends before `last`, left of its source: of the sentence or its quotation."""
        tags = self.tags
        j = last - 1
        while j > low and tags[j] in ",.!%":
            j -= 1
        quotation = self.quotations.closed.get(j)
        if quotation is None:
            return sentence.first
        return min(quotation.first, max(sentence.first, low)) if quotation.first >= sentence.first else quotation.first
