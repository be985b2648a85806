"""One walk over the tokens: the expressions of a text as drafts, with their relation and what joins them."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.language.times.anchors import Anchors
from tallystick.language.times.cursor import Cursor
from tallystick.language.times.dates import DateReader
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.phrases import PhraseReader

_DASHES = frozenset("-–—")
_TO = frozenset("to until till through".split())
_RELATIONS = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
    "following": "after", "through": "until",
}  # fmt: skip
_AT = frozenset("in on of at".split())
_BEFORE_ANCHOR = frozenset("since before after until till from by at on following".split())
_CLAUSE = 9  # tokens back to the word that opens a clause
_SKIPPED = frozenset("the just only about around roughly shortly soon well even at least late early".split())
_TWO_WORDS = {("prior", "to"): "before", ("ahead", "of"): "before", ("up", "to"): "until", ("as", "of"): "in"}
_CONTEXT = frozenset((Form.DATE, Form.SEASON, Form.QUARTER, Form.HALF, Form.DECADE, Form.WEEKDAY, Form.CENTURY))

def read_drafts(cursor: Cursor, anchors: Anchors) -> list[Draft]:
    """All expressions in the order of the text; none overlaps another or leaves its sentence."""
    phrases = PhraseReader(cursor)
    dates, read, lowers, candidates = phrases.dates, phrases.read, cursor.lowers, cursor.candidates
    named = anchors.phrases
    found: list[Draft] = []
    at, count = 0, len(candidates)
    for number, sentence in enumerate(cursor.sentences):
        last = sentence.last
        if at == count:
            break
        if candidates[at] >= last:
            continue
        cursor.begin, cursor.limit = sentence.first, last
        free = sentence.first
        before = len(found)
        while at < count and (k := candidates[at]) < last:
            at += 1
            if k < free:
                continue
            word = lowers[k]
            draft = None
            if word in named or (word == "the" and named and cursor.lower(k + 1) in named):
                draft = _anchor(cursor, k, anchors)
            if draft is None:
                draft = read(k)
            if draft is None:
                continue
            draft.sentence = number
            draft.first = max(draft.first, free)  # a hedge before a length may belong to what was read before
            found.append(draft)
            free = _continued(cursor, dates, found)
        if len(found) > before:
            _join(cursor, found[before:])
    return found


def _anchor(cursor: Cursor, k: int, anchors: Anchors) -> Draft | None:
    at = k + (cursor.lower(k) == "the")
    for words, day in anchors.phrases.get(cursor.lower(at), ()):
        if all(cursor.lower(at + n) == word for n, word in enumerate(words)):
            draft = Draft(k, at + len(words), Form.ANCHOR, value=day.isoformat())
            # A phrase like "the full-scale invasion" names the war itself unless something is dated by it.
            if cursor.lower(k - 1) in _BEFORE_ANCHOR or _relation(cursor, draft) != "in":
                return draft
    return None


def _continued(cursor: Cursor, dates: DateReader, found: list[Draft]) -> int:
    """Add what leans on the last draft (the 31 of "December 25-31", the 94 of "1990-94"); return the next token."""
    draft = found[-1]
    while True:
        joint = cursor.lower(draft.last)
        more: Draft | None = None
        if joint in _DASHES or joint in ("to", "and", "or", "through", "until", "/"):
            more = dates.continued_day(draft.last + 1, draft)
            if more is None and (joint in _DASHES or joint == "/") and cursor.glued(draft.last):
                more = dates.years.short_year(draft.last + 1, draft)
        if more is None:
            return draft.last
        if more.day is not None:
            draft.year = more.year
        more.sentence = draft.sentence
        found.append(more)
        draft = more


def _join(cursor: Cursor, drafts: Sequence[Draft]) -> None:
    """Set the relation of each draft of a sentence and its link to the next one."""
    for n, draft in enumerate(drafts):
        draft.relation = _relation(cursor, draft)
        if n + 1 < len(drafts):
            draft.link = _link(cursor, draft, drafts[n + 1])
    for n, draft in enumerate(drafts[1:], 1):
        if drafts[n - 1].link == "range":
            draft.relation = "in"


def _relation(cursor: Cursor, draft: Draft) -> str:
    k = draft.first - 1
    while cursor.lower(k) in _SKIPPED and draft.first - k < 4:
        k -= 1
    pair = _TWO_WORDS.get((cursor.lower(k - 1), cursor.lower(k)))
    if pair is not None:
        return pair
    word = cursor.lower(k)
    if word == "following" and draft.form not in _CONTEXT:
        return "in"
    return _RELATIONS.get(word) or _clause_relation(cursor, draft)


def _clause_relation(cursor: Cursor, draft: Draft) -> str:
    """ "Since the war began in February 2022": the word that opens the clause, when the clause tells an event."""
    if draft.form is not Form.ANCHOR and (draft.form is not Form.DATE or cursor.lower(draft.first - 1) not in _AT):
        return "in"
    told = draft.form is Form.ANCHOR
    for k in range(draft.first - 1, max(cursor.begin, draft.first - _CLAUSE) - 1, -1):
        word = cursor.lower(k)
        if word in ("since", "until", "before", "after"):
            return word if told else "in"
        if not word[:1].isalpha() and word != "-":
            return "in"
        told = told or word in cursor.words.events
    return "in"


def _link(cursor: Cursor, one: Draft, two: Draft) -> str:
    """range: the two are the ends of one period; and: they stand side by side; "": neither."""
    if one.form not in _CONTEXT or two.form not in _CONTEXT:
        return ""
    between = [cursor.lower(k) for k in range(one.last, two.first)]
    if not 1 <= len(between) <= 3:
        return ""
    opener = cursor.lower(one.first - 1)
    if between == ["/"] and one.day is not None and two.day is not None and cursor.glued(two.first):
        return "range"
    if len(between) == 1 and between[0] in _DASHES:
        return "range"
    if between[0] in _TO and len(between) <= 2 and (len(between) == 1 or between[1] in ("the", "to")):
        return "range" if opener in ("from", "between") or one.day is not None or opener == "(" else "and"
    if between[0] == "and" and len(between) <= 2 and between[-1] in ("and", "the", "in", "on", "of"):
        return "range" if opener == "between" else "and"
    if between == [","] and two.form is Form.DATE and two.day and one.day:
        return "and"
    return ""
