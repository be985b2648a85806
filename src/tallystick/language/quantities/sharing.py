"""Units and nouns that a number leaves out because another number of its sentence has them.

"Sixty shells on Monday, 90 on Tuesday"; "460 vehicles, compared with 63"; "four-, five- and six-cylinder engines".
"""

from __future__ import annotations

from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import CARDINAL, PERCENT, Draft

# What stands before a number that goes on where an earlier one began.
_CUES = frozenset("and or but from against with to versus vs by while than".split())
# Between a part and its whole: "15 of the last 20 matches".
_WHOLES = frozenset("the its their his her some about last first next past all those these".split())
_ARRIVALS = frozenset("to at by".split())  # before where a value went, or stands
_WHENS = frozenset("last next this earlier previously before tonight".split())
_SIGNS = frozenset({"=", ",", ":"})
_PLACES = frozenset("on in at during last from over near above".split())  # "16 over Minsk, 11 over Brest"
_FORMS = frozenset({CARDINAL, PERCENT})


def share_units(cursor: Cursor, drafts: list[Draft], first: int) -> None:
    """Point each bare number of one sentence to the quantity whose unit or noun it shares, if any."""
    for k in range(len(drafts) - 1, -1, -1):
        draft = drafts[k]
        if draft.unit is not None or draft.head is not None or draft.number.form not in _FORMS:
            continue
        if k + 1 < len(drafts):
            ahead = drafts[k + 1]
            if _lists(cursor, draft, ahead):
                draft.shared = ahead.shared or ahead
                continue
        if k and _goes_on(cursor, drafts, k, first):
            continue


def _lists(cursor: Cursor, draft: Draft, ahead: Draft) -> bool:
    """Is the next quantity the next item of one list ("10, 20 and 30 tanks", "from 5 to 7 %")?"""
    gap = cursor.lowers[draft.number.last : ahead.start]
    if ahead.number.form not in _FORMS or (ahead.unit is None and ahead.noun is None and ahead.shared is None):
        return False  # "fewer than 70, a fifth of the old level"
    if gap == ["from"] or gap == [",", "from"]:  # "slowed to 3.5 from 4.7 per cent", "to 12, from 14 million barrels"
        return ahead.kind is not None and cursor.lowers[draft.start - 1] in _ARRIVALS
    if not 0 < len(gap) <= 3 or (ahead.kind == "currency" and ahead.start < ahead.number.first):
        return False
    if gap[0] == "of":  # "56 of 72 drones", "1,000 of the 3,500 seats"
        return all(word in _WHOLES for word in gap[1:])
    return all(word in (",", "and", "or", "to", "-", "x", "×") for word in gap)


def _goes_on(cursor: Cursor, drafts: list[Draft], k: int, first: int) -> bool:
    """Does the number take up an earlier quantity: compared with it, or next to it in a chain?"""
    draft = drafts[k]
    at = draft.start - 1
    cue = cursor.lowers[at] if at >= first else ""
    if draft.change:
        draft.shared = drafts[k - 1]
        return True
    after = cursor.lowers[draft.number.last]
    if after[:1].isalpha() and after not in cursor.words.function_words and after not in cursor.words.followers:
        if after not in _WHENS:
            return False
    if cue not in _CUES and cue not in _SIGNS:
        return False
    if (cue == "," or cue == ":") and after not in _PLACES:
        return False
    for other in reversed(drafts[:k]):
        if other.number.form not in _FORMS or (other.unit is None and other.noun is None):
            continue
        if other.unit == "percent" and (cue == "to" or draft.number.value > 100):
            continue
        if cursor.lowers[other.start - 1] == "(" and other.end <= draft.start:
            continue  # a conversion
        if other.kind in ("time",) or other.unit == "year of age":
            continue
        if cue in ("to", "by", "while", "than", "with") and other.noun is not None and cue == "to" and not draft.moves:
            continue
        a, b = abs(other.number.value), abs(draft.number.value)
        if a and b and not 1e-3 <= a / b <= 1e3:
            continue
        draft.shared = other
        return True
    return False
