"""The noun phrase that names a source, read leftwards from its verb or rightwards from its preposition.

A phrase is its core ("the regional governor"), what hangs on it by a preposition, a participle or a relative clause,
what "and" joins to it, and an apposition between commas.
"""

from __future__ import annotations

from typing import NamedTuple

from tallystick.language.attribution.tagging import NOMINAL
from tallystick.language.attribution.words import attribution_words
from tallystick.model.analysis import Tokens

_CORE = frozenset("Nn#G=$'")
_HEADS = frozenset("Nn#pmGyc")
_PREPOSITIONS = frozenset("oibT")
_CLAUSE_STARTS = frozenset(",:;~t&BlhQqWa!.(v%")
_VERBS = frozenset("xXvzeg")
_FINITE = frozenset("xXvze")
_INDEFINITE = frozenset("nobody everybody somebody anybody everyone someone anyone".split())
_LONGEST = 45  # tokens in a phrase
_COMMAS = 5  # commas looked at for the start of an insertion


class Phrase(NamedTuple):
    """Tokens `first` (included) to `last` (excluded) of a source; `head` to `head_last` is its first core chunk.

    `insertion` is the first token of a stretch between commas that is no part of the source ("citing two people").
    """

    first: int
    last: int
    head: int
    head_last: int
    insertion: int | None = None


class PhraseReader:
    """Reads noun phrases off one text's letters (see `tagging`); all places are token indices."""

    def __init__(self, text: str, tokens: Tokens, tags: list[str]) -> None:
        self.text, self.lowers, self.starts, self.ends, self.tags = text, tokens.lowers, tokens.starts, tokens.ends, tags
        groups = attribution_words().groups
        self.speakers, self.documents = groups["speakers"], groups["documents"]
        self.statements = groups["statements"]

    # -- leftwards ------------------------------------------------------------------------------------------------

    def core_left(self, k: int, low: int) -> int:
        """First token of the noun phrase core whose last token is `k`; `k + 1` when there is none."""
        tags = self.tags
        letter = tags[k]
        if letter == ")":
            opening = self._parenthesis_left(k, low)
            if opening is None or opening <= low:
                return k + 1
            return self.core_left(opening - 1, low) if tags[opening - 1] in _HEADS else k + 1
        if letter in "pmc":
            return k
        if letter == "'" and k > low and tags[k - 1] in "nN":  # "the rebels' own"
            pass
        elif letter == "." and k > low and self.ends[k - 1] == self.starts[k] and tags[k - 1] in "N":  # "U.S."
            pass
        elif letter not in _HEADS and letter != "d" and not (letter in "ge" and k > low and tags[k - 1] in "dnNG"):
            return k + 1
        j, bottom = k, max(low, k - _LONGEST)
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
            elif letter == "y" and tags[j] in "nN#y=" and (
                (j - 2 >= bottom and tags[j - 2] in "dGN#e=n")
                or (not self.lowers[j - 1].endswith("s") and (j - 2 < bottom or tags[j - 2] not in "pw"))
            ):
                j -= 1
            elif letter in "egvz" and tags[j] in "nN#y" and self._modifies(j - 1, bottom):
                j -= 1
            elif letter == "a" and j - 2 >= bottom and tags[j - 2] in "dNG=" and tags[j] in "eng#y":
                j -= 1
            elif letter == "." and self.ends[j - 2] == self.starts[j - 1] and j - 2 >= bottom and tags[j - 2] in "Nn":
                if self.ends[j - 2] - self.starts[j - 2] > 5:
                    break
                j -= 2
            elif letter == ")":
                opening = self._parenthesis_left(j - 1, bottom)
                if opening is None:
                    break
                j = opening
            elif letter == "Q" and tags[j] in "nN" and tags[j - 2] not in ",.!":  # the "Russian House" group
                opening = j - 2
                while opening > bottom and tags[opening] != "q" and j - opening < 6:
                    opening -= 1
                if tags[opening] != "q":
                    break
                j = opening
            elif letter == "W" and tags[j] in "nN" and j - 2 >= bottom and tags[j - 2] == "d":
                j -= 1
            else:
                break
        while j < k and (tags[j] in "='" or tags[j] == ")"):
            j += 1
        return j

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

    def left(self, k: int, low: int, *, joined: bool = True) -> tuple[int, int] | None:
        """(first token, one past the end of the head core) of the phrase that ends at `k`; None when there is none."""
        tags = self.tags
        first = self.core_left(k, low)
        if first > k:
            if tags[k] not in "Wa%ev" or (tags[k] in "ev" and tags[k + 1] not in "Wi"):
                return None
            while k > low and tags[k] in "Wa":  # "people in the town on Tuesday"
                k -= 1
            if tags[k] in "ib" and k > low:
                k -= 1
            if tags[k] in "ev" and k > low and tags[k - 1] in "nNy)":  # "a report released last year"
                k -= 1
            first = self.core_left(k, low)
            if first > k:
                return None
        head_last = k + 1
        bottom = max(low, k - _LONGEST)
        while first > bottom:
            letter = tags[first - 1]
            if letter in _PREPOSITIONS and first - 2 >= bottom:
                before = tags[first - 2]
                if before in "ev" and first - 3 >= bottom and tags[first - 3] in "nNy'GW)x":  # "people briefed on"
                    at = first - 4 if self.lowers[first - 3] == "being" else first - 3
                    start = self.core_left(at, bottom)
                    end = at + 1
                elif before in "n" and first - 3 >= bottom and self.lowers[first - 2] in ("familiar", "close", "due"):
                    start, end = self.core_left(first - 3, bottom), first - 2
                    if start > first - 3:
                        start = self.core_left(first - 2, bottom)
                elif before in "nN#y.G')d" or (before in "gm" and letter == "o") or (
                    before == "p" and self.lowers[first - 2] in _INDEFINITE
                ):
                    start = self.core_left(first - 2, bottom)
                    end = first - 1
                elif before == "W" and letter == "i" and first - 3 >= bottom and tags[first - 3] in "nN":
                    start, end = self.core_left(first - 3, bottom), first - 2
                else:
                    break
                if start >= end:
                    break
                if letter in "iTb" and start > low and tags[start - 1] in "zex":
                    if self._relative(start - 1, bottom) is None and first - 1 != start:
                        break  # "hit the base near Kyiv officials": the object of a verb
                first, head_last = start, end
                continue
            if letter == "g" and first - 2 >= bottom and tags[first - 2] in "nN":  # "a group monitoring the war"
                start = self.core_left(first - 2, bottom)
                if start <= first - 2:
                    first, head_last = start, first - 1
                    continue
            if letter in "xXvzenyiaTg":
                relative = self._relative(first - 1, bottom)
                if relative is not None and tags[relative - 1] in "nNy":
                    start = self.core_left(relative - 1, bottom)
                    if start < relative:
                        first, head_last = start, relative
                        continue
                break
            if letter == "&" and joined and first - 2 >= bottom and tags[first - 2] in "nNy)Gm.":
                other = self.left(first - 2, bottom, joined=False)
                if other is None:
                    break
                start = other[0]
                while start - 2 >= bottom and tags[start - 1] == "," and tags[start - 2] in "Nn":  # "A, B and C"
                    more = self.core_left(start - 2, bottom)
                    if more > start - 2 or start - more > 8:
                        break
                    start = more
                if start > low and tags[start - 1] not in "^,:;~tBlhqQW" and tags[start - 1] != "v":
                    break
                first, head_last = start, other[1]
            break
        if first > low and tags[first - 1] in "iT" and (first - 1 == low or tags[first - 2] in ",:;~t&Bl"):
            first = self._after_preposition(first, k)
            head_last = max(head_last, first + 1)
        return first, min(head_last, k + 1)

    def _relative(self, verb: int, low: int) -> int | None:
        """The relative pronoun whose clause holds the verb, with nothing but words between."""
        tags, j = self.tags, verb - 1
        while j > low and verb - j < 12:
            letter = tags[j]
            if letter == "w" or (letter == "t" and tags[j - 1] in "nN" and tags[j + 1] in "xXvze"):
                return j
            if letter in ",;:~qQ.t":
                return None
            j -= 1
        return None

    def _after_preposition(self, first: int, k: int) -> int:
        """ "In Kyiv officials", "at the rally Smith": where the subject starts, past what the preposition governs."""
        tags = self.tags
        j = k
        letter = tags[k]
        while j > first and tags[j - 1] == letter:
            j -= 1
        return j if letter in "nN" and j > first and tags[j - 1] in "nNG" else first

    def before(self, k: int, low: int) -> Phrase | None:
        """The subject that ends at token `k`, left of its verb group."""
        tags = self.tags
        j = k
        while j > low and tags[j] == "W":
            j -= 1
        if j < k and j > low and (tags[j] != "i" or self.lowers[j] in ("on", "in", "at", "since", "during")):
            k = j - 1 if tags[j] == "i" else j  # "Kyiv on Monday said"
        if k < low:
            return None
        if tags[k] == "," or (tags[k] == "~" and k - 1 > low):
            return self._inserted(k, low)
        found = self.left(k, low)
        if found is None:
            return None
        return Phrase(found[0], k + 1, found[0], found[1])

    def _inserted(self, closing: int, low: int) -> Phrase | None:
        """ "The governor, Oleh Marchenko, said": past the insertion that the comma at `closing` closes."""
        tags, mark = self.tags, self.tags[closing]
        whole = self.opening_subject(closing, low)
        if whole is not None:
            return whole
        seen, j = 0, closing - 1
        bottom = max(low, closing - _LONGEST)
        while j > bottom:
            letter = tags[j]
            if letter in ";:!" or (letter in "q" and seen == 0 and j == closing - 1):
                return None
            if letter == mark:
                seen += 1
                found = self.left(j - 1, low) if j > low else None
                if found is not None:
                    first = found[0]
                    edge = tags[first - 1] if first > low else "^"
                    if edge == "^" or edge in ",:;~t&BlQqa!":
                        return self._with_appositions(found, j, closing, low)
                if seen >= _COMMAS:
                    return None
            j -= 1
        return None

    def _belongs(self, k: int) -> bool:
        """Is an insertion that starts at `k` part of the source: an apposition, a relative clause, a participle?"""
        letter, after = self.tags[k], self.tags[k + 1]
        if letter in "dNnw#&yG" or self.lowers[k] in ("including", "of", "from"):
            return True
        return letter in "ev" and after in "ibT"

    def opening_subject(self, closing: int, low: int) -> Phrase | None:
        """The subject of a sentence whose first words are nothing but it: a name, its appositions, relative clauses."""
        tags = self.tags
        if closing - low > _LONGEST or tags[low] not in "Nd":
            return None
        end = self.core_right(low, closing)
        if end == low or end >= closing:
            return None
        relative, segment = False, low
        for k in range(low, closing):
            letter = tags[k]
            if letter in ",~":
                relative, segment = False, k + 1
            elif letter == "w" or (letter == "t" and tags[k - 1] in "nNy" and tags[k + 1] in "xXvze"):
                relative = True
            elif letter in ";:!qQt" or (letter in "xXzpcvh" and not relative and not (letter == "v" and tags[k + 1] in "ibT")):
                return None
            elif letter == "e" and not relative and tags[k + 1] not in "ibTonNW&," and tags[k - 1] not in "d=,":
                return None
        if segment > low and not self._belongs(segment):
            return Phrase(low, segment - 1, low, end, segment)
        return Phrase(low, closing, low, end)

    def _with_appositions(self, found: tuple[int, int], opening: int, closing: int, low: int) -> Phrase:
        tags = self.tags
        first, head, head_last = found[0], found[0], found[1]
        last = closing if self._belongs(opening + 1) else opening
        insertion = None if last == closing else opening + 1
        for _ in range(3):  # "Ali Rahimi, a retired general, a hero of the war, said"
            if first - 2 < low or tags[first - 1] != ",":
                break
            earlier = self.left(first - 2, low)
            if earlier is None:
                break
            edge = tags[earlier[0] - 1] if earlier[0] > low else "^"
            named, described = tags[earlier[0]] in "N", tags[first] in "dn#"
            if not (edge == "^" or edge in ":;~tBlqQ&,") or not (named and described):
                break
            first, head, head_last = earlier[0], earlier[0], earlier[1]
        return Phrase(first, last, head, head_last, insertion)

    # -- rightwards -----------------------------------------------------------------------------------------------

    def core_right(self, k: int, high: int) -> int:
        """One past the last token of the noun phrase core that starts at `k`; `k` when there is none."""
        tags, j = self.tags, k
        top = min(high, k + _LONGEST)
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
            if letter in "nNG#=" or (letter == "y" and (j == start or tags[j - 1] in "dGNn=#e")):
                j += 1
            elif letter == "." and j > k and self.ends[j - 1] == self.starts[j] and tags[j - 1] in "Nn" and (
                self.ends[j - 1] - self.starts[j - 1] <= 4 and j + 1 < top and tags[j + 1] in "NnGxv&i,."
            ):
                j += 1
            elif letter in "eavgz" and j + 1 < top and tags[j + 1] in "nNeg#y" and (j == start or tags[j - 1] in "da=,"):
                j += 1
            elif letter == "'" and j > start and tags[j - 1] in "nN":
                j += 1
            elif letter == "W" and j + 1 < top and tags[j + 1] in "nN":
                j += 1
            elif letter == "q" and j + 1 < top and j > k:
                close = j + 1
                while close < top and tags[close] != "Q" and close - j < 8:
                    close += 1
                if close >= top or tags[close] != "Q":
                    break
                j = close + 1
            else:
                break
        while j > start and tags[j - 1] in "=":
            j -= 1
        if j == start and start > k:
            return start
        return j

    def right(self, k: int, high: int, *, appositions: bool = True) -> Phrase | None:
        """The phrase that starts at token `k`: core, prepositions, participles, relative clause, apposition."""
        tags = self.tags
        head_last = j = self.core_right(k, high)
        if j == k:
            return None
        top = min(high, k + _LONGEST)
        while j < top:
            letter = tags[j]
            if letter == "(":
                close = j + 1
                while close < top and tags[close] != ")":
                    close += 1
                if close >= top:
                    break
                j = close + 1
                continue
            step = j + 1
            if letter in "ev" and step < top and tags[step] in "ibT":  # "quoted in", "briefed on", "led by"
                step += 1
            elif letter == "g" or (letter in _PREPOSITIONS):
                if letter == "i" and self._circumstance(step, top):
                    break
            elif letter == "n" and tags[j - 1] in "nN" and step < top and tags[step] in "i":
                step += 1
            elif letter == "w" or (letter == "t" and j > k and step < top and tags[step] in "vxXze"):
                j = self._clause_end(step, top)
                break
            elif letter == "&" and step < top and tags[step] in "dNn#":
                end = self.core_right(step, top)
                if end > step and (end >= top or tags[end] not in "xXvz"):
                    j = end
                    continue
                break
            elif letter == "," and appositions and step < top and (
                tags[step] in "d#N" or (tags[step] == "n" and tags[j - 1] == "N") or tags[step] in "w&"
            ):
                if tags[step] == "w":
                    j = self._clause_end(step + 1, top)
                    break
                start = step + 1 if tags[step] == "&" else step
                end = self.core_right(start, top)
                if end == start or (end < top and tags[end] in "xXvzp"):
                    break
                j = end
                continue
            else:
                break
            end = self.core_right(step, top)
            if end == step:
                break
            j = end
        return Phrase(k, j, k, head_last)

    def _circumstance(self, k: int, high: int) -> bool:
        """Is what the preposition governs a time or an occasion ("on Monday", "in a statement")?"""
        tags = self.tags
        if k < high and tags[k] == "W":
            return True
        end = self.core_right(k, high)
        return end > k and self.lowers[end - 1] in self.statements

    def _clause_end(self, k: int, high: int) -> int:
        """Where a relative clause stops: a comma, another mark, or the limit."""
        tags = self.tags
        while k < high and tags[k] not in ",;:~!qQ" and not (tags[k] == "." and self._stops(k, high)):
            k += 1
        return k

    def _stops(self, k: int, high: int) -> bool:
        return k + 1 >= high or self.ends[k] != self.starts[k + 1] or self.tags[k + 1] in "Q,"

    # -- what a phrase is -----------------------------------------------------------------------------------------

    def head_word(self, phrase: Phrase) -> str:
        """The lower-cased head noun: the last word before the first preposition or comma."""
        first, last, tags = phrase.head, phrase.head_last, self.tags
        if last < phrase.last and tags[last] == "o" and tags[last - 1] in "#d":
            last = phrase.last  # "one of the slides"
        j = first
        while j < last and tags[j] not in "oib,wegT" or (j < last and j == first):
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
        while first < last - 1 and tags[first] == "d" and self.lowers[first] not in ("another", "both"):
            first += 1
        if first < last - 1 and self.lowers[first] == "same":
            first += 1
        while last - 1 > first and (tags[last - 1] in ",~i"):
            last -= 1
        printed = " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())
        if tags[last - 1] == "c":
            printed = printed.replace("’", "'").partition("'")[0]
        return printed.removesuffix("’s").removesuffix("'s")


__all__ = ["NOMINAL", "Phrase", "PhraseReader"]
