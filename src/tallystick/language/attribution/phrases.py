"""The noun phrase that names a source, read leftwards from its verb or rightwards from its preposition.

A phrase is its core ("the regional governor"), what hangs on it by a preposition, a participle or a relative clause,
what "and" joins to it, and an apposition between commas.
"""

from __future__ import annotations

from tallystick.language.attribution.cores import LONGEST, CoreReader, Phrase

_PREPOSITIONS = frozenset("oibT")
_BEFORE_LISTS = "^,:;~tBlhqQWv"  # letters that a list of subjects may follow
_HANGS_ON = frozenset("oibTlgxXvzenya&")  # the last letter of what can stand between two cores of a phrase
_INDEFINITE = frozenset("nobody everybody somebody anybody everyone someone anyone".split())
_COMMAS = 5  # commas looked at for the start of an insertion


class PhraseReader(CoreReader):
    """Reads noun phrases off one text's letters (see `tagging`); all places are token indices."""

    # -- leftwards ------------------------------------------------------------------------------------------------

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
        bottom = max(low, k - LONGEST)
        while first > bottom:
            letter = tags[first - 1]
            if letter not in _HANGS_ON:
                break
            if letter in _PREPOSITIONS and first - 2 >= bottom:
                before = tags[first - 2]
                if (
                    (before in "ev" or (before == "z" and letter == "b"))
                    and first - 3 >= bottom
                    and tags[first - 3] in "nNy'GW)x"
                ):  # "people briefed on"
                    at = first - 4 if self.lowers[first - 3] == "being" else first - 3
                    start = self.core_left(at, bottom)
                    end = at + 1
                elif before == "g" and letter != "o" and first - 3 >= bottom and tags[first - 3] in "nN)":
                    start, end = self.core_left(first - 3, bottom), first - 2  # "lawyers acting for"
                elif before in "n" and first - 3 >= bottom and self.lowers[first - 2] in ("familiar", "close", "due"):
                    start, end = self.core_left(first - 3, bottom), first - 2
                    if start > first - 3:
                        start = self.core_left(first - 2, bottom)
                elif (
                    before in "nN#y.G')d"
                    or (before in "gm" and letter == "o")
                    or (before == "p" and self.lowers[first - 2] in _INDEFINITE)
                ):
                    start = self.core_left(first - 2, bottom)
                    end = first - 1
                elif before == "W" and letter == "b":  # "released on Tuesday by the agency"
                    at = first - 2
                    while at > bottom and tags[at] in "Wi":
                        at -= 1
                    if tags[at] not in "ev" or at - 1 <= bottom:
                        break
                    at -= 2 if self.lowers[at - 1] == "being" else 1
                    start, end = self.core_left(at, bottom), at + 1
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
            if letter == "l" and first - 3 >= bottom and self.lowers[first - 2 : first] == ["such", "as"]:
                start = self.core_left(first - 3, bottom)
                if start <= first - 3:
                    first, head_last = start, first - 2
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
                starts = [other[0]]
                kinds = "N" if tags[other[0]] == "N" else "Nn"  # "lost 12 tanks, Reuters and AFP reported": no list
                while True:  # "A, B and C"
                    start = starts[-1]
                    if start - 2 < bottom or tags[start - 1] != "," or tags[start - 2] not in kinds:
                        break
                    more = self.core_left(start - 2, bottom)
                    if more > start - 2 or start - more > 8:
                        break
                    starts.append(more)
                fit = [start for start in starts if start <= low or tags[start - 1] in _BEFORE_LISTS]
                if not fit:  # the longest list that can stand there: "near Kyiv, Reuters and AFP reported"
                    break
                start = fit[-1]
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
            kept = (
                tags[j] == "i" and tags[j - 1] in "ev" and tags[j - 2] in "nNy)"
            )  # "the map released on Friday marks"
            k = k if kept else j - 1 if tags[j] == "i" else j  # "Kyiv on Monday said"
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
        bottom = max(low, closing - LONGEST)
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
        if closing - low > LONGEST or tags[low] not in "Nd":
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
            elif (
                letter in ";:!t"
                or (letter in "qQ" and not relative)
                or (letter in "xXzpcvh" and not relative and not (letter == "v" and tags[k + 1] in "ibT"))
                or (letter == "e" and not relative and tags[k + 1] not in "ibTonNW&," and tags[k - 1] not in "d=,")
            ):
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

    def right(self, k: int, high: int, *, appositions: bool = True) -> Phrase | None:
        """The phrase that starts at token `k`: core, prepositions, participles, relative clause, apposition."""
        tags = self.tags
        head_last = j = self.core_right(k, high)
        if j == k:
            return None
        top, participle = min(high, k + LONGEST), False
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
            if (letter in "ev" and step < top and tags[step] in "ibTW") or (
                letter == "z" and tags[step : step + 1] == ["b"]
            ):  # "quoted in", "briefed on", "led by"
                participle, dated = True, self._past_date(step, top)
                if dated > step and not (dated < top and tags[dated] == "b"):
                    j = dated  # "published on Monday"
                    continue
                step = dated + 1
            elif letter == "g" or (letter in _PREPOSITIONS):
                if letter == "i" and self._circumstance(step, top):
                    if participle and tags[step] == "W":
                        j = self._past_date(j, top)  # "published by the agency in April"
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
            elif (
                letter == ","
                and appositions
                and step < top
                and (tags[step] in "d#N" or (tags[step] == "n" and tags[j - 1] == "N") or tags[step] in "w&")
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

    def _past_date(self, k: int, high: int) -> int:
        """One past the date at `k` ("on Monday"), if there is one."""
        j = k
        while j < high and self.tags[j] in "iW":
            j += 1
        return j if j > k and self.tags[j - 1] == "W" and self.tags[j] not in "nN=" else k

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
