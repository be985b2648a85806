"""The words that bound or widen a number: more than, about, nearly, or so."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import Draft

_SUMMING = frozenset("add adds added adding sum sums summed summing comes come came".split())
_SIGNS = {
    "~": "approx",
    "∼": "approx",
    "≈": "approx",
    ">": "more_than",
    "<": "less_than",
    "≥": "at_least",
    "≤": "at_most",
}


def read_hedge(cursor: Cursor, draft: Draft, first: int, *, follows: bool = False) -> None:
    """Fill in the hedge before the number or after its noun; the draft grows to hold it.

    `first` is the first token that may be taken; `follows`: another quantity ends right before it.
    """
    lowers = cursor.lowers
    i = draft.start - 1
    word = lowers[i] if i >= first else ""
    if word in ("a", "an", "the") and lowers[draft.start] not in ("a", "an"):
        i -= 1
        word = lowers[i] if i >= first else ""
    if word in cursor.words.before:
        _read_before(cursor, draft, i, first, follows)
    elif word in _SIGNS:
        draft.label, draft.hedge, draft.start = _SIGNS[word], word, i
    end = draft.end
    if lowers[end] in cursor.words.after:
        for label, rest in cursor.words.after[lowers[end]]:
            stop = end + 1 + len(rest)
            if lowers[end + 1 : stop] == list(rest):
                draft.label, draft.hedge, draft.end = label, " ".join((lowers[end], *rest)), stop
                break
    last = draft.number.last
    if lowers[last] == "+" and cursor.glued(last):
        draft.label, draft.hedge = "at_least", "+"


def _read_before(cursor: Cursor, draft: Draft, i: int, first: int, follows: bool) -> None:
    lowers = cursor.lowers
    for label, rest in cursor.words.before[lowers[i]]:
        j = i
        for word in rest:
            j -= 1
            if j < first or lowers[j] != word:
                break
        else:
            if label == "at_most" and lowers[j - 1] in _SUMMING:
                return  # "they add up to 430": a total, no bound
            if follows and j == first and lowers[i] in ("than", "as"):
                return  # "60 more than the 150 of May", "twice as many as the 80": compared with, no bound
            draft.label, draft.start = label, j
            draft.hedge = " ".join(lowers[j : i + 1])
            if label == "more_than" and j - 1 >= first and lowers[j - 1] in ("not", "no", "never"):
                draft.label, draft.start = "at_most", j - 1
            return
