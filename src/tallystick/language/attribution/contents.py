"""Which words a reporting word covers: where what it reports begins and where it ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from tallystick.language.attribution.phrases import PhraseReader
from tallystick.language.attribution.quotations import Quotations
from tallystick.language.attribution.words import Cue, attribution_words
from tallystick.model.analysis import Sentence

_TURNS = re.compile("[,;~&BqQ]")  # where a content may end
_TURNS_INSIDE = re.compile("[,;~&BqQvxXze]")
_SPEECH = re.compile("[qQ:]")
_REACH = 18  # tokens between a verb and its "that" ("said during a rally in Michigan that")
_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
_AMOUNTS = frozenset("more less nearly almost just only even still already so well long rather quite".split())
_ABOUT = frozenset("about around over under between above below up".split())
SHADOWS = frozenset(
    "claim report figure figures allegation accusation assertion statement charge number numbers claims".split()
)
_INFINITIVES = frozenset({"t", "u"})
_REPORTS = frozenset({"c", "q", "h", "a", "p"})
_SOURCES = frozenset({"according", "per", "citing", "adding", "as"})


class Opening(NamedTuple):
    """What stands after a reporting verb, and the token where its content would start.

    `sort`: that, quote, colon, how, to, about (a preposition of the verb), clause (anything else that can be content),
    comma, circumstance (a preposition, "on Monday"), none (the sentence ends).
    """

    sort: str
    start: int
    cue_last: int  # one past the last token of the cue: past a particle or the preposition that governs the content


class ContentReader:
    """Reads contents off one text's letters; all places are token indices."""

    def __init__(self, phrases: PhraseReader, quotations: Quotations) -> None:
        self.phrases, self.quotations = phrases, quotations
        self.lowers, self.tags = phrases.lowers, phrases.tags
        self.string = "".join(self.tags)
        words = attribution_words()
        self.cues, self.statements, self.issued = words.cues, words.groups["statements"], words.groups["issued"]
        self.spells = words.groups["spells"]
        self._before_hearer = 0

    # -- where it begins ------------------------------------------------------------------------------------------

    def opening(self, k: int, cue: Cue, high: int, *, near: bool = False) -> Opening:
        """What follows the verb at `k`: past particles, a hearer, a date, "in a statement".

        `near`: a "that" further on is no longer the verb's.
        """
        tags, lowers = self.tags, self.lowers
        j = last = k + 1
        if j < high and lowers[j] == "out" and cue.lemma in ("point", "spell", "set", "lay", "speak", "lash", "call"):
            j += 1
            last = j
        while (
            j < high
            and tags[j] == "a"
            and (j + 1 >= high or tags[j + 1] in "tq,:W.!Q" or (tags[j + 1] in "iol" and lowers[j] not in _AMOUNTS))
        ):
            j += 1
        if j < high and tags[j] in "tq:.!Q;)":  # nothing to step over
            return self._sort(j, last, cue, high)
        if self._counts(j, high):
            return Opening("clause", j, last)
        prepositions = cue.prepositions
        if j + 1 < high and lowers[j] in prepositions and tags[j + 1] != "W":
            return Opening("about", j + 1, j + 1)
        step = j
        while step < high and tags[step] == "W":
            step += 1
        if step < high and step > j and lowers[step] in prepositions:  # "called Friday for"
            return Opening("about", step + 1, last)
        if j + 1 < high and lowers[j] == "as" and "a" in cue.frames:  # "described as"
            return Opening("about", j + 1, j + 1)
        hearer = False
        if "h" in cue.frames and j < high and tags[j] in "dNnpmG#y" and not self._clause_after(j, cue, high):
            self._before_hearer = j
            after = self._past_hearer(j, high)
            hearer = after > j
            j = after
        amount = hearer and tags[self._before_hearer] == "#" and (j >= high or tags[j] not in "tqhT:")
        if hearer and "o" in cue.frames and (amount or j >= high or tags[j] in ".,;!Qi~&bWl"):
            return Opening("clause", self._before_hearer, last)  # "promised an escort": it was no hearer
        while hearer and j < high and tags[j] == "a" and (j + 1 >= high or tags[j + 1] in ".,!"):
            j += 1
        if j >= high:
            return Opening("none", high, last)
        if tags[j] == "," and not near:  # "insists, most recently on Monday, that"
            for at in range(j + 2, min(high, j + 22)):
                if tags[at] == "t" and tags[at - 1] == "," and at + 1 < high and tags[at + 1] not in "xXv":
                    return Opening("that", at, last)
        if ((not near or hearer) and (tags[j] in "iWTobal" or hearer)) or (
            not near
            and tags[j] in "dN#n"
            and ("W" in tags[j + 1 : j + 3] or not self.spells.isdisjoint(lowers[j : j + 2]))
        ):
            that = self._that_ahead(j, high)
            if that is not None:
                return that._replace(cue_last=last)
        dated = False
        while j < high and (tags[j] == "W" or (tags[j] in "ia" and j + 1 < high and tags[j + 1] == "W")):
            step = j + 1
            while step < high and tags[step] == "W":
                step += 1
            if step < high and tags[step] in "xXvzen=" and tags[j] == "W":
                dated = True  # "said Monday was quiet"
                break
            if step < high and tags[step] in "nN=" and tags[j] == "i":
                break  # "in the morning bulletin"
            j = step
        if dated:
            return Opening("clause", j, last)
        return self._sort(j, last, cue, high)

    def _counts(self, j: int, high: int) -> bool:
        """ "at least 12", "between 900 and 1,100": a preposition that opens an amount, not a circumstance."""
        if j + 1 >= high or self.tags[j] != "i":
            return False
        word, after = self.lowers[j], self.lowers[j + 1]
        return (word == "at" and after in ("least", "most")) or (self.tags[j + 1] == "#" and word in _ABOUT)

    def _sort(self, j: int, last: int, cue: Cue, high: int) -> Opening:
        tags = self.tags
        if j >= high:
            return Opening("none", high, last)
        letter = tags[j]
        if letter == "t":
            return Opening("that", j, last)
        if letter == "q":
            return Opening("quote", j, last)
        if letter == ":":
            return Opening("colon", j + 1, last)
        if letter in ".!Q;)":
            return Opening("none", j, last)
        if letter in ",~":
            if j + 1 < high and tags[j + 1] == "q" and letter == ",":
                return Opening("quote", j + 1, last)
            return Opening("comma", j + 1, last)
        if letter == "h":
            return Opening("circumstance" if j + 1 < high and tags[j + 1] == "T" else "how", j, last)
        if letter == "T":
            return Opening("to" if self._verb_at(j + 1) else "circumstance", j, last)
        if letter in "ioblgW&B" and not (letter == "g" and cue.frames & {"o", "c"}):
            return Opening("circumstance", j, last)
        return Opening("clause", j, last)

    def _verb_at(self, j: int) -> bool:
        """Can the token after "to" be a verb rather than whom something was said to?"""
        return j < len(self.tags) and self.tags[j] in "nvyxazq-" and self.lowers[j] != "reporters"

    def _that_ahead(self, j: int, high: int) -> Opening | None:
        """ "that", a colon or an opening mark after a circumstance, with nothing between that could be content."""
        tags, lowers = self.tags, self.lowers
        top = min(high, j + _REACH)
        commas = 0
        for at in range(j, top):
            letter = tags[at]
            if (
                letter == "t"
                and at > j
                and tags[at - 1] in "nNW#Gmay,.e"
                and not (at + 1 < high and tags[at + 1] in "xXv")
            ):
                return Opening("that", at, 0)
            if letter == ":":
                return Opening("colon", at + 1, 0)
            if letter == "q" and at > j and (tags[at - 1] == "," or (tags[at - 1] in "nNWm" and "i" in tags[j:at])):
                return Opening("quote", at, 0)
            if letter == ",":
                commas += 1
                if commas > 2:
                    return None
            elif letter == "v" and self.is_issued(at):
                continue  # "said in a statement posted to X that"
            elif letter in "vxXpcw;~!QB" or (letter == "h" and at > j + 1):
                if letter == "h":
                    return Opening("how", at, 0)
                return None
            elif letter == "z" and lowers[at] not in ("left", "set"):
                return None
        return None

    def is_issued(self, k: int) -> bool:
        """ "a statement posted on", "a video released by": the participle of what is written or filmed, no report."""
        if self.lowers[k] not in self.issued or self.tags[k + 1] not in "ibTaWl.,":
            return False
        return self.lowers[k - 1] in self.statements or self.lowers[k - 1] in self.phrases.documents

    def _clause_after(self, j: int, cue: Cue, high: int) -> bool:
        """Does a whole clause follow ("warned the city would fall") rather than a hearer ("warned the mayor that")?"""
        if cue.lemma in ("tell", "inform", "assure", "reassure", "remind", "notify", "convince", "persuade"):
            return False
        end = self.phrases.core_right(j, high)
        return end > j and end < high and self.tags[end] in "xXzev"

    def _past_hearer(self, j: int, high: int) -> int:
        """Past "reporters", "the BBC", "him", "a news conference in Kyiv"."""
        tags = self.tags
        if tags[j] in "pmc":
            return j + 1 if tags[j] == "m" or self.lowers[j] in ("you", "it", "her") else j
        if tags[j] == "d" and self.lowers[j] in ("her", "its") and j + 1 < high and tags[j + 1] in "tqhTi:,dp":
            return j + 1
        end = self.phrases.core_right(j, high)
        if end < high and tags[end] in "xXvz" and end - j >= 2:  # "told Reuters Ukrainian forces had"
            stop = j
            if tags[stop] == "d":
                stop += 1
            letter = tags[stop]
            while stop < end - 1 and tags[stop] == letter and letter != "N":
                stop += 1
            return max(stop, j + 1) if letter != "N" else stop + 1
        while (
            end < high and tags[end] in "io" and self.lowers[end] not in ("of_",) and tags[end + 1 : end + 2] != ["W"]
        ):
            more = self.phrases.core_right(end + 1, high)
            if more == end + 1 or (more < high and tags[more] in "xXvz"):
                break
            end = more
        return end

    def has_speech(self, sentence: Sentence) -> bool:
        """Is there a quotation mark or a colon in the sentence, or right before it?"""
        return _SPEECH.search(self.string, max(0, sentence.first - 1), sentence.last) is not None

    # -- where it ends --------------------------------------------------------------------------------------------

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
                if j > start + 1 and self._comma_ends(j, high, fronted, what):
                    return j
                if j + 1 < high and tags[j + 1] in "whB" and "o" in cue.frames and self._is_thing(start, j):
                    return j  # "showed a close contest, which ..."
                if inside and j + 1 < high and tags[j + 1] in "xXvze" and (seen or "c" not in cue.frames):
                    return j
                continue
            if letter == "&":
                if self.joins_report(j, cue, high):
                    return j - 1 if tags[j - 1] == "," else j
                continue
            if letter == "B":
                if tags[j - 1] != "," and self.joins_report(j, cue, high):
                    return j
                continue
            if inside and letter in "vxXze":
                if (letter == "e" and tags[j - 1] in "xd=") or tags[j - 1] in "TxXw&haB-":
                    continue
                if letter == "v" and lowers[j] in self.cues and tags[j - 1] in "xXd":
                    continue
                seen += 1
                if seen > (1 if "c" in cue.frames and tags[start] != "T" else 0) and tags[j - 1] not in "pw,c":
                    return j
        return high

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
        if word == "something" or (word in ("a", "an") and k + 1 < high and lowers[k + 1] in SHADOWS):
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
