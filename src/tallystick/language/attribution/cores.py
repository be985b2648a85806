"""The core of a noun phrase ("the regional governor"), read either way, and what a phrase names."""

from __future__ import annotations

from typing import NamedTuple

from tallystick.language.attribution.words import attribution_words
from tallystick.model.analysis import Tokens

_CORE = frozenset("Nn#G=$'")
_HEADS = frozenset("Nn#pmGyc")
_INSIDE = frozenset("yegvzaW")
_BARE_DETERMINERS = frozenset("the a an this that these those his her its their our my your".split())
LONGEST = 45  # tokens in a phrase

_AHEAD = 3  # tokens


class Phrase(NamedTuple):
    """Tokens `first` (included) to `last` (excluded) of a source; `head` to `head_last` is its first core chunk.

    `insertion` is the first token of a stretch between commas that is no part of the source ("citing two people").
    """

    first: int
    last: int
    head: int
    head_last: int
    insertion: int | None = None


class CoreReader:
    """Reads cores off one text's letters (see `tagging`); all places are token indices."""

    def __init__(self, text: str, tokens: Tokens, tags: list[str]) -> None:
        # Readers look one or two tokens ahead; past the last one stand marks that end everything.
        edge = [len(text)] * _AHEAD
        self.text, self.lowers, self.tags = text, tokens.lowers + [""] * _AHEAD, [*tags, *["!"] * _AHEAD]
        self.starts, self.ends = tokens.starts + edge, tokens.ends + edge
        groups = attribution_words().groups
        self.speakers, self.documents = groups["speakers"], groups["documents"]
        self.statements, self.bounds = groups["statements"], groups["bounds"]

    def core_left(self, k: int, low: int) -> int:
        """First token of the noun phrase core whose last token is `k`; `k + 1` when there is none."""
        tags = self.tags
        letter = tags[k]
        if letter in "pmc":
            return k
        if letter == ")":
            opening = self._parenthesis_left(k, low)
            if opening is None or opening <= low or tags[opening - 1] not in _HEADS:
                return k + 1
            return self.core_left(opening - 1, low)
        if letter not in _HEADS and letter != "d" and not self._ends_core(k, low):
            return k + 1
        j, bottom = k, max(low, k - LONGEST)
        if letter == "d":
            while j > bottom and tags[j - 1] == "d":
                j -= 1
            return j
        while j > bottom:
            letter = tags[j - 1]
            if letter in _CORE:
                j -= 1
            elif letter == "d":
                j -= 1
                while j > bottom and (tags[j - 1] == "d" or (tags[j - 1] == "#" and tags[j] == "d")):
                    j -= 1
                break
            elif letter in _INSIDE:
                if not self._belongs_left(j - 1, bottom):
                    break
                j -= 1
            elif letter in "io" and tags[j] == "=" and tags[j - 2] == "=" and j - 2 > bottom:
                j -= 2  # Commander-in-Chief
            else:
                opening = self._jump_left(j, bottom) if letter in ".)Q" else None
                if opening is None:
                    break
                j = opening
        while j < k and tags[j] in "=')":
            j += 1
        return j

    def _ends_core(self, k: int, low: int) -> bool:
        """A mark or a participle as a core's last token: "the rebels'", "the U.S.", "the wounded", "the shelling"."""
        letter, before = self.tags[k], self.tags[k - 1] if k > low else "^"
        if letter == "'":
            return before in "nN"
        if letter == ".":
            return before == "N" and self.ends[k - 1] == self.starts[k]
        return letter in "ge" and before in "dnNG"

    def _belongs_left(self, k: int, low: int) -> bool:
        """Is the word at `k`, right before a part of a core, a part of it too?"""
        tags, letter, after = self.tags, self.tags[k], self.tags[k + 1]
        before = tags[k - 1] if k > low else "^"
        if letter == "y":  # "the state officials", not "they state facts"
            singular = not self.lowers[k].endswith("s")
            return after in "nN#y=" and (before in "dGN#e=n" or (singular and before not in "pw"))
        if letter == "a":
            return (before in "dNG=" and after in "eng#y") or (before in "oib," and after in "en")
        if letter == "W":
            return before == "d" and after in "nN"
        return after in "nN#y" and self._modifies(k, low)

    def _jump_left(self, j: int, low: int) -> int | None:
        """Over an abbreviation's point, a parenthesis or a quoted name that ends right before `j`: its first token."""
        tags, letter = self.tags, self.tags[j - 1]
        if letter == "." and j - 2 >= low and self.ends[j - 2] == self.starts[j - 1] and tags[j - 2] in "Nn":
            return j - 2 if self.ends[j - 2] - self.starts[j - 2] <= 5 else None
        if letter == ")":
            return self._parenthesis_left(j - 1, low)
        if letter == "Q" and tags[j] in "nN" and tags[j - 2] not in ",.!":  # the "Russian House" group
            for opening in range(j - 3, max(low - 1, j - 8), -1):
                if tags[opening] == "q":
                    return opening
        return None

    def _modifies(self, k: int, low: int) -> bool:
        """Is the participle at `k` before its noun ("leaked documents") rather than a verb before its object?"""
        if k <= low:
            return self.tags[k] == "e"
        before = self.tags[k - 1]
        if before == "a":  # "newly filed reports"
            return k - 2 >= low and self.tags[k - 2] in "doib"
        return before in "dG#=" or (self.tags[k] == "e" and before in ",lBt&qQiob:;")

    def _parenthesis_left(self, k: int, low: int) -> int | None:
        j = k - 1
        while j >= low and k - j < 10:
            if self.tags[j] == "(":
                return j
            j -= 1
        return None

    def core_right(self, k: int, high: int) -> int:
        """One past the last token of the noun phrase core that starts at `k`; `k` when there is none."""
        tags, j = self.tags, k
        top = min(high, k + LONGEST)
        if j < top and tags[j] in "pm":
            return j + 1
        while j < top and tags[j] in "d#":
            j += 1
        if j < top and tags[j] == "W":  # "the morning bulletin", "Friday's attack"
            step = j
            while step < top and tags[step] == "W":
                step += 1
            if step < top and tags[step] in "nN":
                j = step
        if j < top and tags[j] == "o" and j > k:  # "one of", "some of"
            return self.core_right(j + 1, high) if j + 1 < top else k
        start = j
        while j < top:
            letter = tags[j]
            if letter in "nNG#=":
                j += 1
            elif letter == "q":
                close = next((i for i in range(j + 1, min(top, j + 9)) if tags[i] == "Q"), None)
                if close is None or j == k:
                    break
                j = close + 1
            elif self._belongs_right(j, start, top):
                j += 1
            else:
                break
        while j > start and tags[j - 1] == "=":
            j -= 1
        return j

    def _belongs_right(self, k: int, start: int, top: int) -> bool:
        """Is the word or mark at `k`, right after a part of a core that starts at `start`, a part of it too?"""
        tags, letter = self.tags, self.tags[k]
        before, after = tags[k - 1] if k > start else "^", tags[k + 1] if k + 1 < top else "."
        if letter == "y":
            return before in "^dGNn=#e" or tags[k - 1] == "d"
        if letter == ".":
            near = k > start and self.ends[k - 1] == self.starts[k] and self.ends[k - 1] - self.starts[k - 1] <= 4
            return near and before in "Nn" and k + 1 < top and after in "NnGxv&i,."
        if letter == "'":
            return before in "nN"
        if letter == "W":
            return after in "nN"
        if letter == "g" and after in ".,;:!io&xXvQ)WT~t":  # "a second landing"
            return start > 0 and tags[start - 1] in "d#" and before in "^n#"
        return letter in "eavgz" and after in "nNeg#y" and before in "^da=,"

    def with_bounds(self, first: int, low: int) -> int:
        """Where the phrase that starts at `first` begins with the words that bound its amount ("at least 30 men")."""
        lowers, bounds = self.lowers, self.bounds
        if self.tags[first] not in "#daint" or first <= low:
            return first
        if first - 2 >= low and lowers[first - 2] + "-" + lowers[first - 1] in bounds:
            return first - 2
        if lowers[first - 1] + "-" + lowers[first] in bounds or (
            self.tags[first] == "#" and lowers[first - 1] in bounds
        ):
            return first - 1
        return first

    # -- what a phrase is -----------------------------------------------------------------------------------------

    def head_word(self, phrase: Phrase) -> str:
        """The lower-cased head noun: the last word before the first preposition or comma."""
        first, last, tags = phrase.head, phrase.head_last, self.tags
        if last < phrase.last and tags[last] == "o" and tags[last - 1] in "#d":
            last = phrase.last  # "one of the slides"
        elif last - first == 1:
            return self.lowers[first].removesuffix("'s")
        j = first
        while j < last and (j == first or tags[j] not in "oib,wegT" or (tags[j] in "eg" and tags[j + 1] in "nN#y")):
            j += 1
        if j < last and tags[j] == "o" and tags[j - 1] in "#d":  # "one of the slides"
            j += 1
            while j < last and tags[j] not in "ib,weg":
                j += 1
        while j > first and tags[j - 1] not in "nNyGpm#":
            j -= 1
        return self.lowers[max(j - 1, first)].removesuffix("'s")

    def is_document(self, phrase: Phrase) -> bool:
        """Is the head of the phrase something written, drawn or filmed?"""
        return self.head_word(phrase) in self.documents

    def can_report(self, phrase: Phrase) -> bool:
        """Is it a name, a pronoun, a speaking noun or a document: somebody who counts, finds, publishes?"""
        tags = self.tags
        if tags[phrase.first] in "pc" or self.head_word(phrase) in self.documents:
            return True
        lowers, speakers = self.lowers, self.speakers
        for k in range(phrase.head, phrase.head_last):
            if tags[k] == "N" or lowers[k].removesuffix("'s") in speakers:
                return True
        return False

    def name(self, phrase: Phrase) -> str:
        """The name to show: the head chunk without its determiner; a named apposition instead of a plain noun."""
        tags = self.tags
        first, last = phrase.head, phrase.last
        for k in range(first, last):
            if tags[k] in ",~" and k > first:
                if not any(tags[i] == "N" for i in range(first, k)) and k + 1 < last and tags[k + 1] == "N":
                    first = k + 1
                    continue
                last = k
                break
            if tags[k] == "w" and k > first:
                last = k
                break
        while first < last - 1 and self.lowers[first] in _BARE_DETERMINERS:
            first += 1
        if first < last - 1 and self.lowers[first] == "same":
            first += 1
        while last - 1 > first and (tags[last - 1] in ",~i"):
            last -= 1
        printed = " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())
        if tags[last - 1] == "c":
            printed = printed.replace("’", "'").partition("'")[0]
        return printed.removesuffix("’s").removesuffix("'s")
