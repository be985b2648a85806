"""The words that bound or widen a number: more than, about, nearly, or so."""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import Draft
from tallystick.model.analysis import Sentence

_SUMMING = frozenset("add adds added adding sum sums summed summing comes come came".split())


def read_hedge(cursor: Cursor, draft: Draft, sentence: Sentence) -> None:
    """Fill in the hedge before the number or after its noun; the draft grows to hold it."""
    i = draft.start - 1
    if cursor.lower(i) in ("a", "an", "the") and cursor.lower(draft.start) not in ("a", "an"):
        i -= 1
    if i >= sentence.first and cursor.lower(i) in ("+", "~", "≈", ">", "<", "≥", "≤", "±"):
        label = {"~": "approx", "≈": "approx", ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most"}
        draft.label = label.get(cursor.lower(i))
        draft.hedge = cursor.lower(i) if draft.label else None
        draft.start = i if draft.label else draft.start
    for label_, rest in cursor.words.before.get(cursor.lower(i), ()):
        j = i
        for word in rest:
            j -= 1
            if j < sentence.first or cursor.lower(j) != word:
                break
        else:
            if label_ == "at_most" and cursor.lower(j - 1) in _SUMMING:
                break  # "they add up to 430": a total, no bound
            draft.label, draft.start = label_, j
            draft.hedge = " ".join(cursor.lower(k) for k in range(j, i + 1))
            if j - 1 >= sentence.first and cursor.lower(j - 1) in ("not", "no", "never") and label_ == "more_than":
                draft.label, draft.start = "at_most", j - 1
            break
    end = draft.number.last
    for label_, rest in cursor.words.after.get(cursor.lower(draft.end), ()):
        if all(cursor.lower(draft.end + 1 + k) == word for k, word in enumerate(rest)):
            draft.label, draft.hedge = label_, " ".join((cursor.lower(draft.end), *rest))
            draft.end += 1 + len(rest)
            break
    if cursor.lower(end) == "+" and cursor.glued(end):
        draft.label, draft.hedge = "at_least", "+"
