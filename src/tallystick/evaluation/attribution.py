"""Attributions: source, cue and content as spans, and the whole: who said what.

*Exact*: the same words, punctuation at the edges aside (*strict*: nothing aside). *Begin*: the same first word.
*Tokens*: the words in the role. *Overlap*: a word in common. *Whole hit*: of a mark and a prediction paired by
likeness, contents and sources agree by half or more (Jaccard), the cue aside; *whole content*: contents do; *whole
exact*: all three are equal. `reporting ...` keeps on both sides only what has a reporting word or a quotation. Format
and corpus: PolNeAR (Newell, Margolin, Ruths 2018). A corpus that marks kind, parent and polarity gets those told too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tallystick.evaluation.counts import Counts
from tallystick.evaluation.mistakes import Mistakes, around, one_line
from tallystick.evaluation.roles import ROLES, Range, Roles, Words, is_report, jaccard, pair_up

KEY = "attributions"
HALF = 0.5  # of the words of two contents, or of two sources, must be shared
REPORTING = "reporting "
HEADLINES = (
    *("source exact", "cue exact", "content exact", "whole hit"),
    *(f"{REPORTING}{measure}" for measure in ("source exact", "cue exact", "content exact", "whole hit")),
)
GROUP = "category"
RECALL = "whole hit (recall)"  # of marks of one kind: a prediction that hits nothing has no marked kind

Rows = Sequence[Mapping[str, Any]]


class AttributionScorer:
    """Takes documents with what was found in them, and counts."""

    def __init__(self, most: int = 0) -> None:
        self.counts = Counts()
        self.groups: dict[str, Counts] = {}
        self.mistakes = Mistakes(most)

    def add(self, row: Mapping[str, Any], predicted: Rows) -> None:
        """Count one document of the corpus."""
        text = row["text"]
        words = Words(text)
        marks, found = list(row.get(KEY) or ()), list(predicted)
        mark_roles, found_roles = [words.roles(one) for one in marks], [words.roles(one) for one in found]
        pairs = pair_up(mark_roles, found_roles)
        _count(self.counts, "", mark_roles, found_roles, pairs)
        reports = [i for i, one in enumerate(marks) if is_report(text, one)]
        found_reports = [j for j, one in enumerate(found) if is_report(text, one)]
        kept = [mark_roles[i] for i in reports], [found_roles[j] for j in found_reports]
        _count(self.counts, REPORTING, *kept, pair_up(*kept))
        hits = {i: j for i, j in pairs if _alike(mark_roles[i], found_roles[j])}
        self._by_group(row, marks, found, hits)
        self._explain(row, marks, found, mark_roles, found_roles, pairs)

    def _by_group(self, row: Mapping[str, Any], marks: Rows, found: Rows, hits: Mapping[int, int]) -> None:
        """Whole hits by category, and by kind and nesting the share of marks that were hit."""
        if GROUP in row:
            self.groups.setdefault(str(row[GROUP]), Counts())["whole hit"].add(len(hits), len(found), len(marks))
        if not any("kind" in mark for mark in marks):
            return
        place_of = {mark.get("id"): i for i, mark in enumerate(marks)}
        for i, mark in enumerate(marks):
            hit = i in hits
            nested = "nested" if mark.get("parent") is not None else "not nested"
            for group in (f"kind: {mark.get('kind')}", nested):
                self.groups.setdefault(group, Counts())[RECALL].add(int(hit), int(hit), 1)
            if not hit or "kind" not in found[hits[i]]:
                continue
            one = found[hits[i]]
            outer = mark.get("parent")
            wanted = None if outer is None else hits.get(place_of.get(outer, -1))
            self.counts["kind of hits"].add(int(one["kind"] == mark["kind"]), 1, 1)
            self.counts["polarity of hits"].add(int(bool(one["negative"]) == bool(mark["negative"])), 1, 1)
            if outer is None or wanted is not None:  # where the outer one was missed there is nothing to be in
                self.counts["parent of hits"].add(int(one["parent"] == wanted), 1, 1)

    def _explain(
        self,
        row: Mapping[str, Any],
        marks: Rows,
        found: Rows,
        mark_roles: Sequence[Roles],
        found_roles: Sequence[Roles],
        pairs: Sequence[tuple[int, int]],
    ) -> None:
        name, text = str(row.get("id", "")), row["text"]
        for i, j in pairs:
            for role in ROLES:
                a, b = mark_roles[i][role], found_roles[j][role]
                if a.words == b.words:
                    continue
                slight = jaccard(a.words, b.words) >= HALF
                self.mistakes.add(
                    f"{'other edges of' if slight else 'wrong'} {role}",
                    name,
                    _shown(text, marks[i]),
                    wanted=_words(text, marks[i].get(role)),
                    found=_words(text, found[j].get(role)),
                )
        for i in sorted(set(range(len(marks))) - {i for i, _ in pairs}):
            self.mistakes.add("missed", name, _shown(text, marks[i]), wanted=_told(text, marks[i]))
        for j in sorted(set(range(len(found))) - {j for _, j in pairs}):
            self.mistakes.add("spurious", name, _shown(text, found[j]), found=_told(text, found[j]))


def _count(
    counts: Counts,
    prefix: str,
    marks: Sequence[Roles],
    found: Sequence[Roles],
    pairs: Sequence[tuple[int, int]],
) -> None:
    """Add one document to all measures whose names begin with `prefix`."""
    for role in ROLES:
        for measure in ("strict", "exact"):
            a, b = _ranges(marks, role, measure), _ranges(found, role, measure)
            counts[f"{prefix}{role} {measure}"].add(len(a & b), len(b), len(a))
        first, found_first = {start for start, _ in a}, {start for start, _ in b}
        counts[f"{prefix}{role} begin"].add(len(first & found_first), len(found_first), len(first))
        words, found_words = _all_words(marks, role), _all_words(found, role)
        counts[f"{prefix}{role} tokens"].add(len(words & found_words), len(found_words), len(words))
        touched, reached = _touching(b, words), _touching(a, found_words)
        counts[f"{prefix}{role} overlap"].add(touched, len(b), len(a), found=reached)
    alike = [(marks[i], found[j]) for i, j in pairs]
    same_content = [(a, b) for a, b in alike if jaccard(a["content"].words, b["content"].words) >= HALF]
    exact = sum(all(a[role].words == b[role].words for role in ROLES) for a, b in alike)
    hits = sum(_alike(a, b) for a, b in alike)
    counts[f"{prefix}whole exact"].add(exact, len(found), len(marks))
    counts[f"{prefix}whole hit"].add(hits, len(found), len(marks))
    counts[f"{prefix}whole content"].add(len(same_content), len(found), len(marks))
    shared = sum(len(a[role].words & b[role].words) for a, b in alike for role in ROLES)
    counts[f"{prefix}whole tokens"].add(
        shared,
        sum(len(one[role].words) for one in found for role in ROLES),
        sum(len(one[role].words) for one in marks for role in ROLES),
    )
    counts[f"{prefix}source of contents"].add(hits, len(same_content), len(same_content))


def _alike(a: Roles, b: Roles) -> bool:
    """A whole hit."""
    return (
        jaccard(a["content"].words, b["content"].words) >= HALF
        and jaccard(a["source"].words, b["source"].words) >= HALF
    )


def _ranges(attributions: Sequence[Roles], role: str, measure: str) -> set[Range]:
    if measure == "strict":
        return {words for one in attributions for words in one[role].strict}
    return {words for one in attributions for words in one[role].trimmed}


def _all_words(attributions: Sequence[Roles], role: str) -> set[int]:
    return {place for one in attributions for place in one[role].words}


def _touching(ranges: set[Range], words: set[int]) -> int:
    return sum(any(place in words for place in range(*one)) for one in ranges)


def _words(text: str, spans: Any) -> str:
    return one_line(" || ".join(text[start:end] for start, end in spans or ()), 160) or "(nobody)"


def _told(text: str, one: Mapping[str, Any]) -> str:
    return " | ".join(_words(text, one.get(role)) for role in ROLES)


def _shown(text: str, one: Mapping[str, Any]) -> str:
    """The text around the cue, or around the content where there is none."""
    spans = one.get("cue") or one.get("content") or [[0, 0]]
    return around(text, *spans[0])
