"""The sentences of a passage by what stands in them, so that each wording is looked for in the few it may stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import accumulate, pairwise
from operator import or_

_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, eq=False)
class Needs:
    """What a wording needs by way of figures: so many, and one of each set of kinds, within `reach` sentences.

    One object for all wordings that need the same (`same_needs`): it is looked up by itself.
    """

    reach: int
    figures: int
    kinds: tuple[int, ...]


@cache
def same_needs(reach: int, figures: int, kinds: tuple[int, ...]) -> Needs:
    """The one object for these needs."""
    return Needs(reach, figures, kinds)


class SentenceIndex:
    """Which sentences hold so many figures, figures of these kinds, these words. Bit n of a mask stands for sentence n.

    With a `reach` of two a sentence is taken together with the next one, where both hold figures.
    """

    def __init__(self, text: str, stop: str, figures: Iterable[tuple[int, int]], words: frozenset[str]) -> None:
        """Lay out a text whose sentences end with `stop`.

        `figures` are the place in the text and the bit of the kind of each; `words` all that will be asked about.
        """
        sentences = text.split(stop)
        self.ends = list(accumulate([len(sentence) + len(stop) for sentence in sentences]))
        self.ends[-1] = len(text)
        self._counts = [0] * len(sentences)
        kinds: dict[int, list[int]] = {}
        for place, kind in figures:
            at = bisect_right(self.ends, place)
            self._counts[at] += 1
            kinds.setdefault(kind, []).append(at)
        held: dict[str, list[int]] = {}
        for at, count in enumerate(self._counts):
            if count:
                for word in words.intersection(_LETTERS.findall(sentences[at])):
                    held.setdefault(word, []).append(at)
        self._of_word = {word: self._mask(places) for word, places in held.items()}
        self._of_kind = {kind: self._mask(places) for kind, places in kinds.items()}
        self._told = self._mask([at for at, count in enumerate(self._counts) if count])
        self._enough: dict[tuple[int, int], int] = {}
        self._of_kinds: dict[int, int] = {}
        self._figured: dict[Needs, int] = {}
        self._worded: dict[frozenset[str], int] = {}

    def having(self, needs: Needs, words: Sequence[frozenset[str]]) -> int:
        """The mask of the stretches with those figures and one of each set of words."""
        mask = self._figured.get(needs)
        if mask is None:
            mask = self._figured[needs] = self._with_figures(needs)
        for some in words:
            if not mask:
                break
            held = self._worded.get(some)
            if held is None:
                held = self._worded[some] = _any_of([self._of_word[word] for word in some.intersection(self._of_word)])
            mask &= held if needs.reach == 1 else held | held >> 1
        return mask

    def stretches(self, mask: int, reach: int) -> Iterator[tuple[int, int]]:
        """Where in the text the stretches of a mask start and end."""
        told = bin(mask)[:1:-1]
        at = told.find("1")
        while at >= 0:
            yield self.ends[at - 1] if at else 0, self.ends[at + reach - 1]
            at = told.find("1", at + 1)

    def _with_figures(self, needs: Needs) -> int:
        key = (needs.reach, needs.figures)
        if key not in self._enough:
            counts = self._counts if needs.reach == 1 else [a + b for a, b in pairwise(self._counts)]
            self._enough[key] = self._mask([at for at, count in enumerate(counts) if count >= needs.figures])
        mask = self._enough[key] & (self._told if needs.reach == 1 else self._told & self._told >> 1)
        for bits in needs.kinds:
            if bits not in self._of_kinds:
                self._of_kinds[bits] = _any_of([held for kind, held in self._of_kind.items() if kind & bits])
            held = self._of_kinds[bits]
            mask &= held if needs.reach == 1 else held | held >> 1
        return mask

    def _mask(self, places: Iterable[int]) -> int:
        """A bit for each sentence; by bytes, so that a long text takes no more than its length."""
        bits = bytearray(len(self.ends) // 8 + 1)
        for at in places:
            bits[at >> 3] |= 1 << (at & 7)
        return int.from_bytes(bits, "little")


def _any_of(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)
