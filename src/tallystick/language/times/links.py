"""What stands before and between expressions: since, until, from ... to, between ... and."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.drafts import Draft, Form
from tallystick.language.times.openers import DASHES
from tallystick.language.times.words import word_set

_TO = word_set("links", "to")
_RELATIONS = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
    "following": "after", "through": "until",
}  # fmt: skip
_AT = word_set("links", "at")
_PERFECT = 10  # tokens from a perfect to the since that hangs on it
_CLAUSE = 12  # tokens back to the word that opens a clause
_CLAUSE_RELATIONS = word_set("links", "clause_relations")
_SKIPPED = word_set("links", "skipped")
_TWO_WORDS = {("prior", "to"): "before", ("ahead", "of"): "before", ("up", "to"): "until", ("as", "of"): "in"}
_LAST_OF_TWO = word_set("links", "last_of_two")
_CONTEXT = frozenset(
    (Form.DATE, Form.SEASON, Form.QUARTER, Form.HALF, Form.DECADE, Form.WEEKDAY, Form.CENTURY, Form.FEAST)
)


def join(cursor: Cursor, drafts: Sequence[Draft]) -> None:
    """Set the relation of each draft of a sentence and its link to the next one."""
    last = len(drafts) - 1
    for n, draft in enumerate(drafts):
        draft.relation = relation_of(cursor, draft)
        if n < last:
            draft.link = _link(cursor, draft, drafts[n + 1])
    for n in range(last):
        if drafts[n].link == "range":
            drafts[n + 1].relation = "in"


def relation_of(cursor: Cursor, draft: Draft) -> str:
    """in, since, until, by, before or after: the word that opens or closes the expression."""
    lowers, begin, k = cursor.lowers, cursor.begin, draft.first - 1
    stop = max(begin, draft.first - 4)
    while k >= stop and lowers[k] in _SKIPPED:
        k -= 1
    if k < begin:
        return "in"
    word = lowers[k]
    if word in _LAST_OF_TWO and k > begin:
        pair = _TWO_WORDS.get((lowers[k - 1], word))
        if pair is not None:
            return pair
    if word == "following" and draft.form not in _CONTEXT:
        return "in"
    return _RELATIONS.get(word) or _clause_relation(cursor, draft)


def _clause_relation(cursor: Cursor, draft: Draft) -> str:
    """ "Since the war began in February 2022": the word that opens the clause, when the clause tells an event."""
    lowers = cursor.lowers
    told = draft.form is Form.ANCHOR
    if not told and (draft.form is not Form.DATE or lowers[draft.first - 1] not in _AT):
        return "in"
    opener = max(cursor.begin, draft.first - _CLAUSE)
    if _CLAUSE_RELATIONS.isdisjoint(lowers[opener : draft.first]):
        return "in"
    events, words = cursor.words.events, cursor.words
    dated = lowers[draft.first - 1] == "of"  # "since the night of 3 May": the noun is what is dated
    for k in range(draft.first - 1, opener - 1, -1):
        word = lowers[k]
        if word in _CLAUSE_RELATIONS:
            told = told or (dated and lowers[k + 1] in words.year_determiners)
            return word if told or (word == "since" and _is_temporal(cursor, k)) else "in"
        if not word[:1].isalpha() and word != "-":
            return "in"
        told = told or word in events
    return "in"


def _is_temporal(cursor: Cursor, k: int) -> bool:
    """Is it the since of time: before a participle ("since taking it"), or behind a perfect ("has waited since")?"""
    before = cursor.lowers[max(cursor.begin, k - _PERFECT) : k]
    return cursor.lower(k + 1).endswith("ing") or "has" in before or "have" in before


def _link(cursor: Cursor, one: Draft, two: Draft) -> str:
    """range: the two are the ends of one period; and: they stand side by side; "": neither."""
    if not 1 <= two.first - one.last <= 3 or one.form not in _CONTEXT or two.form not in _CONTEXT:
        return ""
    between = cursor.lowers[one.last : two.first]
    opener = cursor.lower(one.first - 1)
    if between == ["/"] and one.day is not None and two.day is not None and cursor.glued(two.first):
        return "range"
    if between == ["/"] and one.form is two.form is Form.DATE and one.month is two.month is None:
        return "range"  # 2021/24
    if len(between) == 1 and between[0] in DASHES:
        return "range"
    if between[0] in _TO and len(between) <= 2 and (len(between) == 1 or between[1] in ("the", "to")):
        years = one.form is two.form is Form.DATE and one.month is two.month is None
        return "range" if opener in ("from", "between", "(") or one.day is not None or years else "and"
    if between[0] == "and" and len(between) <= 2 and between[-1] in ("and", "the", "in", "on", "of"):
        return "range" if opener == "between" else "and"
    if between == [","] and two.form is Form.DATE and two.day and one.day:
        return "and"
    return ""
