"""Nouns that stand for a report: "Kyiv's claim that", "reports that", "rumours of", "Oryx-documented losses"."""

from __future__ import annotations

from tallystick.language.attribution.cores import Phrase
from tallystick.language.attribution.drafts import Draft
from tallystick.language.attribution.sheet import Sheet
from tallystick.language.attribution.words import Cue
from tallystick.model.analysis import AttributionKind, Sentence

_PLAIN = Cue("report", "base", frozenset({"c"}), ("statement",), frozenset(), True)
_NAMELESS = Cue("report", "base", frozenset({"o"}), ("statement",), frozenset(), True)


class NominalReader:
    """Reads the attributions of nouns into `found`; all places are token indices."""

    def __init__(self, sheet: Sheet) -> None:
        self.phrases, self.contents, self.found = sheet.phrases, sheet.contents, sheet.found
        self.lowers, self.tags, self.nouns, self.groups = sheet.lowers, sheet.tags, sheet.nouns, sheet.groups
        self.cues = sheet.cues

    def read(self, number: int, sentence: Sentence, k: int) -> bool:
        """Add the attribution of the noun at `k`, when something is reported by it; was there one?"""
        tags, lowers, low, high = self.tags, self.lowers, sentence.first, sentence.last
        if k + 2 >= high or (tags[k] in "N" and k != low):
            return False
        word, at = lowers[k], k + 1
        source: Phrase | None = None
        after_source = False
        if tags[at] in "bi" and lowers[at] in ("by", "from") and word not in ("word", "news"):  # "claims by Kyiv that"
            source = self.phrases.right(at + 1, high, appositions=False)
            if source is None or source.last >= high or tags[source.last] != "t":
                return False
            at, after_source = source.last, True
        elif tags[at] == "i" and lowers[at] in ("on", "in") and at + 1 < high and tags[at + 1] == "W":
            while at < high and tags[at] in "iW":
                at += 1
        if at >= high:
            return False
        that, of = tags[at] == "t" and at + 1 < high and tags[at + 1] not in "xXvz,.", False
        about = False
        if not that:
            of = at == k + 1 and tags[at] == "o" and word in self.groups["of_nouns"]
            about = not of and at == k + 1 and lowers[at] in ("about", "on", "against", "for")
            if not of and not (about and tags[k - 1] in "G'dna" and word in self.groups["about_nouns"]):
                return False
        first = self.phrases.core_left(k, low)
        if first > k:
            return False
        if that and self.found and any(c[0] == at for c in self.found[-1].content):
            return True  # "said in a statement that": it is the verb's
        owner = k
        while (
            owner > first
            and tags[owner - 1] not in "G"
            and lowers[owner - 1] not in ("his", "her", "their", "its", "our", "my")
        ):
            owner -= 1
            if tags[owner] == "'" and owner < k:
                owner += 1
                break
        if not after_source and owner > first and (tags[owner - 1] in "G'" or tags[owner - 1] == "d"):
            source = Phrase(first, owner, first, owner)
        if (
            source is None
            and word in self.groups["owned_nouns"]
            and not (word in ("word", "fears", "concern", "concerns") and first == k)
        ):
            return False
        if source is None and (about or (of and self._describes(first, word))):
            return False
        at += about  # "Kyiv's claims about the dead": the preposition is the cue's
        end = self._end(at if that or about else at + 1, high, that, first, low)
        if end <= at + of:
            return False
        kind = AttributionKind(self.nouns[word])
        if source is None:
            kind = AttributionKind.HEDGE
        self.found.append(
            Draft(number, kind, source, (k, k + 1 + about), [(at, end)], word=k, negative=self.nouns[word] == "denial")
        )
        return True

    def _describes(self, first: int, word: str) -> bool:
        """ "a report of the committee", "the reports of losses alarmed": with an article it is a thing at hand."""
        at_hand = self.lowers[first] in ("a", "an", "the", "this", "his")
        return at_hand and word not in self.groups["unproved"]

    def _clause_start(self, first: int, low: int) -> int:
        """Where the clause before `first` starts: after "that", or after a verb without object ("said Kyiv's claim
        that the ship sank was untrue").
        """
        last = first - 1
        if last < low:
            return low
        if self.tags[last] == "t":
            return first
        cue = self.cues.get(self.lowers[last]) if self.tags[last] == "v" else None
        return first if cue is not None and "c" in cue.frames and "o" not in cue.frames else low

    def _end(self, start: int, high: int, that: bool, first: int, low: int) -> int:
        """As a subject ("Reports that the bridge was gone spread") the content ends at the main verb."""
        begin = self._clause_start(first, low)
        subject = first == begin or not any(self.tags[i] in "xXvzeycg" for i in range(begin, first))
        if that:
            return self.contents.end(start, high, _PLAIN, inside=subject)
        phrase = self.phrases.right(start, high, appositions=False)
        if phrase is None:
            end = start
            while end < high and self.tags[end] not in ",.;:~!QxXv":
                end += 1
            return end
        end = phrase.last
        if end < high and self.lowers[end] == "as":
            return end
        return self.contents.end(start, high, _NAMELESS, inside=True) if subject else end

    def compound(self, number: int, sentence: Sentence, k: int) -> None:
        """Oryx-documented losses, UN-verified deaths: a name, a hyphen, a participle, and the noun it marks."""
        tags, high = self.tags, sentence.last
        if k - 2 < sentence.first or tags[k - 1] != "=" or tags[k - 2] != "N" or k + 1 >= high:
            return
        end = self.phrases.core_right(k + 1, high)
        if end == k + 1:
            return
        while end + 1 < high and tags[end] == "o":
            more = self.phrases.core_right(end + 1, high)
            if more == end + 1:
                break
            end = more
        phrase = Phrase(k - 2, k - 1, k - 2, k - 1)
        kind = AttributionKind.RECORD
        self.found.append(Draft(number, kind, phrase, (k, k + 1), [(k + 1, end)], word=k))
