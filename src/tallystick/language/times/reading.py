"""One walk over the candidates: the expressions of a text as drafts, none overlapping another."""

from __future__ import annotations

from tallystick.language.times.anchors import Anchors
from tallystick.language.times.cursor import Cursor
from tallystick.language.times.dates import DateReader
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.links import join, relation_of
from tallystick.language.times.openers import DASHES, NUMBER
from tallystick.language.times.phrases import PhraseReader
from tallystick.language.times.words import word_set

_BEFORE_ANCHOR = word_set("reading", "before_anchor")
_JOINTS = frozenset(("to", "and", "or", "through", "until", "/", *DASHES))


def read_drafts(cursor: Cursor, anchors: Anchors) -> list[Draft]:
    """All expressions in the order of the text; none overlaps another or leaves its sentence."""
    phrases = PhraseReader(cursor)
    dates, read, followers, after_number = phrases.dates, phrases.open, phrases.followers, phrases.after_number
    lowers, candidates, named = cursor.lowers, cursor.candidates, anchors.phrases
    found: list[Draft] = []
    at, count = 0, len(candidates)
    for number, sentence in enumerate(cursor.sentences):
        last = sentence.last
        if at == count:
            break
        if candidates[at] >= last:
            continue
        cursor.begin, cursor.limit = sentence.first, last
        free, before = sentence.first, len(found)
        while at < count and (k := candidates[at]) < last:
            at += 1
            if k < free:
                continue
            word = lowers[k]
            follow = lowers[k + 1] if k + 1 < last else ""
            draft = None
            if word in named or (follow in named and word == "the"):
                draft = _anchor(cursor, k, anchors)
            if draft is None:
                if word in followers:  # `may_open`, in place: most tokens go no farther
                    may = followers[word]
                    if may is not None and follow not in may and not (NUMBER in may and "0" <= follow < ":"):
                        continue
                elif word > ":" or not (follow in after_number or len(word) in (3, 4) or word.count(".") == 2):
                    continue
                draft = read(k, word, follow)
            if draft is None:
                continue
            draft.sentence = number
            if draft.first < free:  # a hedge before a length may belong to what was read before
                draft.first = free
            found.append(draft)
            free = draft.last
            if free < last and draft.form is Form.DATE and lowers[free] in _JOINTS:
                free = _continued(cursor, dates, found)
        if len(found) > before:
            join(cursor, found[before:])
    return found


def _anchor(cursor: Cursor, k: int, anchors: Anchors) -> Draft | None:
    at = k + (cursor.lower(k) == "the")
    for words, day in anchors.phrases.get(cursor.lower(at), ()):
        last = at + len(words)
        if last <= cursor.limit and cursor.lowers[last - 1] == words[-1] and cursor.lowers[at:last] == words:
            draft = Draft(k, last, Form.ANCHOR, value=day.isoformat())
            # A phrase like "the full-scale invasion" names the war itself unless something is dated by it.
            if cursor.lower(k - 1) in _BEFORE_ANCHOR or relation_of(cursor, draft) != "in":
                return draft
    return None


def _continued(cursor: Cursor, dates: DateReader, found: list[Draft]) -> int:
    """Add what leans on the last draft (the 31 of "December 25-31", the 94 of "1990-94"); return the next token."""
    draft = found[-1]
    while True:
        joint = cursor.lower(draft.last)
        more: Draft | None = None
        if joint in _JOINTS and draft.form is Form.DATE:
            more = dates.continued_day(draft.last + 1, draft)
            if more is None and (joint in DASHES or joint == "/") and cursor.glued(draft.last):
                more = dates.years.short_year(draft.last + 1, draft)
        if more is None:
            return draft.last
        if more.day is not None:
            draft.year = more.year
        more.sentence = draft.sentence
        found.append(more)
        draft = more
