"""Where what a reporting word covers begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from tallystick.language.attribution.endings import EndReader
from tallystick.language.attribution.phrases import PhraseReader
from tallystick.language.attribution.quotations import Quotations
from tallystick.language.attribution.words import Cue, attribution_words
from tallystick.model.analysis import Sentence

_SPEECH = re.compile("[qQ:]")
_REACH = 18  # tokens between a verb and its "that" ("said during a rally in Michigan that")
_AMOUNTS = frozenset("more less nearly almost just only even still already so well long rather quite".split())
_TIMES = frozenset({"when", "where"})
_ABOUT = frozenset("about around over under between above below up".split())


class Opening(NamedTuple):
    """What stands after a reporting verb, and the token where its content would start.

    `sort`: that, quote, colon, how, to, about (a preposition of the verb), clause (anything else that can be content),
    comma, circumstance (a preposition, "on Monday"), none (the sentence ends).
    """

    sort: str
    start: int
    cue_last: int  # one past the last token of the cue: past a particle or the preposition that governs the content


class ContentReader(EndReader):
    """Reads contents off one text's letters; all places are token indices."""

    def __init__(self, phrases: PhraseReader, quotations: Quotations) -> None:
        super().__init__(phrases, quotations)
        groups = attribution_words().groups
        self.statements, self.issued, self.spells = groups["statements"], groups["issued"], groups["spells"]
        self._before_hearer = 0

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
        if self.counts(j, high):
            return Opening("clause", j, last)
        prepositions = cue.prepositions
        if j + 1 < high and lowers[j] in prepositions and tags[j + 1] != "W":
            if tags[j] == "T" and "t" in cue.frames and tags[j + 1] in "nvyxaz" and lowers[j + 1][-1] != "s":
                return Opening("to", j, last)  # "agreed to lend money"; not "agreed to terms"
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

    def counts(self, j: int, high: int) -> bool:
        """ "at least 12", "between 900 and 1,100": a preposition that opens an amount, not a circumstance."""
        if j + 1 >= high or self.tags[j] not in "ia":
            return False
        word, after = self.lowers[j], self.lowers[j + 1]
        return (self.tags[j + 1] == "#" and word in _ABOUT) or f"{word}-{after}" in self.phrases.bounds

    def _sort(self, j: int, last: int, cue: Cue, high: int) -> Opening:
        tags, lowers = self.tags, self.lowers
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
            if lowers[j] in _TIMES and cue.lemma == "say" and cue.form == "past" and tags[j - 2] not in "axX-T":
                return Opening("circumstance", j, last)  # "said when he left"; not "did not say when"
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
                if letter == "h" and tags[at - 1] != ",":  # not "said at the rally, where others spoke"
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
