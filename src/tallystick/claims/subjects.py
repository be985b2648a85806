"""Has the clause of a number a subject of its own? Then no measure is carried into it.

English leaves out in a clause what the one before it said ("losses were 900 in May and 800 in June"), or points back
to it with a pronoun or a general noun ("the figure was 800"). A noun phrase that does neither, before a verb that says
what a figure is, starts to speak of something else: "the key rate was kept at 21%, while deposit rates hit 24%".
"""

from __future__ import annotations

from tallystick.claims.reading import Reading
from tallystick.claims.words import claim_words

_OPENERS = frozenset({",", ";", ":", "(", "—", "–", "-", "and", "but", "while", "whereas", "as", "although", "though"})
_JOINS = frozenset({",", ";", "and", "but", "while", "whereas"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
_LONGEST = 6  # tokens of a noun phrase whose verb is left out
_REACH = 6  # tokens between a verb that states a figure and the figure: "rose last month by a further 300"


def own_subject(reading: Reading, number: int, token: int) -> int | None:
    """First token of the clause's subject, when it is a noun phrase that points back to nothing; else None.

    The clause is the one that leads up to `token` of sentence `number`: with a verb that states the figure, or, where
    the verb is left out, with "at" ("the key rate stood at 21% and inflation at 9%") or with nothing ("its foe 900").
    """
    words = claim_words()
    first, lowers = reading.sentences[number].first, reading.lowers
    lead = max(first, token - _REACH)
    verb = None
    if not words.figure_verbs.isdisjoint(lowers[lead:token]):
        verb = next((k for k in range(token - 1, lead - 1, -1) if lowers[k] in words.figure_verbs), None)
    if verb is not None and any(_opens(reading, k) for k in range(verb + 1, token)):
        verb = None
    end = verb if verb is not None else token - (reading.lower(token - 1) == "at")
    start = end
    while start > first and not _opens(reading, start - 1):
        start -= 1
    if verb is None and not _elliptic(reading, first, start, end, token):
        return None
    return None if _points_back(reading, number, start, end) else start


def _elliptic(reading: Reading, first: int, start: int, end: int, token: int) -> bool:
    """Is it a noun phrase alone, behind the clause that has its verb?"""
    if start == first or end - start > _LONGEST or reading.lower(start - 1) not in _JOINS:
        return False
    if any(word.endswith(("ing", "ed")) for word in reading.lowers[start:end]):
        return False
    return end < token or (reading.lower(start) in _DETERMINERS and reading.lower(end - 1) not in claim_words().fillers)


def _points_back(reading: Reading, number: int, start: int, end: int) -> bool:
    """Is there no noun from token `start` to `end`, or only such as point back? Names of actors do not count.

    Whose a number is, is told by its side.
    """
    words = claim_words()
    known = [m.span for m in reading.mentions[number]] + [t.span for t in reading.times[number]]
    nouns = [
        word
        for word, at in zip(reading.lowers[start:end], reading.starts[start:end], strict=True)
        if word not in words.fillers
        and not word.endswith("'s")
        and not any(span.start <= at < span.end for span in known)
    ]
    if any(word in words.pronouns or word[:1].isdigit() for word in nouns):
        return True
    return words.general.issuperset(nouns)


def _opens(reading: Reading, token: int) -> bool:
    """Does a clause start behind this token? Not in "losses as counted by Kyiv": a participle makes no clause."""
    word = reading.lower(token)
    return word in _OPENERS and not (word == "as" and reading.lower(token + 1).endswith("ed"))
