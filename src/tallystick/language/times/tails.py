"""The words that a chronicle's expression takes with it: two months *of fierce battles*, days *after the landing*.

The annotators of chronicles count them in, those of news do not; they change the span alone, never the days.
"""

from __future__ import annotations

from tallystick.language.times.cursor import Cursor
from tallystick.language.times.words import word_set

_EVENT_JOINTS = word_set("tails", "event_joints")
_OPENING = 5
_LONGEST_CLAUSE = 14
_LONGEST_PHRASE = 7
_PHRASE_ENDS = word_set("tails", "phrase_ends")


def event_end(cursor: Cursor, k: int) -> int:
    """One past "of war", "after the army left" at k, right behind a length; 0 when nothing of the sort follows."""
    word = cursor.lower(k)
    if word == "of":
        return noun_phrase_end(cursor, k + 1)
    if word in _EVENT_JOINTS:
        end = clause_end(cursor, k + 1)
        if end and k - cursor.begin <= _OPENING and cursor.lower(end) != ",":
            return noun_phrase_end(cursor, k + 1)  # "Two months after the coup he returned."
        return end
    return 0


def noun_phrase_end(cursor: Cursor, k: int) -> int:
    """One past the noun phrase at k, as far as marks and function words show; 0 when there is none."""
    at = k
    while at < k + _LONGEST_PHRASE:
        word = cursor.lower(at)
        before = cursor.lower(at - 1)
        if word == "and" and at > k and cursor.lower(at + 1).isalpha() and not _stops(cursor.lower(at + 1)):
            at += 1
            continue
        ends = _stops(word) or (word != "-" and not word[:1].isalpha())
        article = at > k and word in ("the", "a", "an") and before not in ("of", "and")
        if ends or article or (at > k + 1 and word.endswith("ed") and before != "-"):
            break
        at += 1
    return at if at > k and cursor.lower(at - 1) not in ("of", "and", "the", "a", "an", "-") else 0


def clause_end(cursor: Cursor, k: int) -> int:
    """One past the clause at k: up to the next mark or "and"; 0 when none comes soon or a number stands in it."""
    for at in range(k, k + _LONGEST_CLAUSE):
        word = cursor.lower(at)
        if word == "and" or (not word[:1].isalnum() and word not in ("-", "'", '"')):
            return at if at > k else 0
        if "0" <= word < ":" and cursor.lower(at + 1) != "-" and cursor.lower(at + 1) not in ("st", "nd", "rd", "th"):
            return 0
    return 0


def _stops(word: str) -> bool:
    return word in _PHRASE_ENDS
