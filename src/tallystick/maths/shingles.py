"""Near-identical texts by their word shingles, with the exact Jaccard index.

Broder 1997, "On the resemblance and containment of documents"; the prefix filter that finds the candidates is that of
Chaudhuri, Ganti & Kaushik 2006, "A primitive operator for similarity joins".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import ceil

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
Shingles = frozenset[tuple[str, ...]]


def shingles(text: str, width: int = 3) -> Shingles:
    """Every run of `width` words of the text, in lower case; of a shorter text the one run that it is."""
    words = _WORD.findall(text.lower())
    if len(words) <= width:
        return frozenset({tuple(words)} if words else ())
    return frozenset(zip(*(words[n:] for n in range(width)), strict=False))


def jaccard(a: Shingles, b: Shingles) -> float:
    """What they share over all they have, 0 to 1; 0 for two empty ones."""
    both = len(a & b)
    return both / (len(a) + len(b) - both) if both else 0.0


def near_identical(sets: Sequence[Shingles], least: float, most_candidates: int = 50) -> list[int]:
    """For each set the index of the first one that it is near-identical to (Jaccard `least` or more), or its own.

    Only first ones are compared with, and of those only the ones that share a rare shingle: two sets of Jaccard t share
    one among the |x| - ceil(t|x|) + 1 rarest of x. `most_candidates` bounds the work on sets all alike but not enough.
    """
    counts = Counter(one for shingled in sets for one in shingled)
    leaders: dict[tuple[str, ...], list[int]] = {}
    known: dict[Shingles, int] = {}
    first = list(range(len(sets)))
    for index, shingled in enumerate(sets):
        if not shingled:
            continue
        if shingled in known:
            first[index] = known[shingled]
            continue
        rarest = sorted(shingled, key=lambda one: (counts[one], one))
        prefix = rarest[: len(rarest) - ceil(least * len(rarest)) + 1]
        candidates = sorted({leader for one in prefix for leader in leaders.get(one, ())})[:most_candidates]
        found = next((leader for leader in candidates if jaccard(sets[leader], shingled) >= least), index)
        first[index] = known[shingled] = found
        if found == index:
            for one in prefix:
                leaders.setdefault(one, []).append(index)
    return first
