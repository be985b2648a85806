"""Firsts and repeats: which one of its kind an event is said to be."""

from __future__ import annotations

from tallystick.claims.reading import Reading
from tallystick.model.event import Occurrence
from tallystick.model.period import Period

_ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_ARTICLES = frozenset({"a", "the", "its", "their", "his", "yet", "this"})
_KINDS = frozenset(
    "time attack attempt assault strike raid offensive bombing attempted such battle wave invasion ceasefire truce "
    "incursion siege exchange ambush campaign try operation large large-scale major confirmed direct known".split()
)
_TIMES = {"twice": 2, "thrice": 3}
_NUMBERS = {w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)}
_SIGNS = frozenset({*_ORDINALS, *_TIMES, "times", "again", "anew", "once", "another", "renewed"})


def occurrence_at(reading: Reading, number: int, first: int, last: int, at: int) -> Occurrence | None:
    """What the words of the sentence say of it between two tokens, and right before them; None: nothing.

    An ordinal counts only with a noun of happening ("a third attempt", "for the first time"): a first minister is none.
    """
    if _SIGNS.isdisjoint(reading.words[number]):
        return None
    lower, sentence = reading.lower, reading.sentences[number]
    ordinal: int | None = None
    times: int | None = None
    repeat = False
    for k in range(max(sentence.first, first - 6), min(sentence.last, max(last, first + 1))):
        word = lower(k)
        if word in _ORDINALS and lower(k - 1) in _ARTICLES and lower(k + 1) in _KINDS:
            ordinal = ordinal or _ORDINALS[word]
        elif word in _TIMES and ("already" in (lower(k - 1), lower(k + 1)) or abs(k - at) <= 3):
            times = _TIMES[word]
        elif word in _NUMBERS and lower(k + 1) == "times" and (abs(k - at) <= 4 or lower(k + 2) == "already"):
            times = _NUMBERS[word]
        elif (
            (word in ("again", "anew") and lower(k - 1) not in ("never", "over", "once", "and") and abs(k - at) <= 14)
            or (word == "once" and lower(k + 1) in ("again", "more"))
            or (word in ("another", "renewed") and (k + 1 <= at <= k + 3 or lower(k + 1) in _KINDS))
        ):
            repeat = True
    if ordinal is None and times is None and not repeat:
        return None
    return Occurrence(
        ordinal=ordinal,
        times=times,
        repeat=repeat or (ordinal or 0) > 1 or (times or 0) > 1,
        since=_since(reading, number) if ordinal == 1 else None,
    )


def _since(reading: Reading, number: int) -> Period | None:
    """The days that "the first ... since" counts from."""
    return next((t.period for t in reading.times[number] if t.relation == "since" and t.period is not None), None)
