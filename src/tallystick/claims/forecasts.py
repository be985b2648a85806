"""Where a sentence foretells: what will, could or is set to happen, and can be told apart once its day has come.

A modal alone is not enough. "Could have fallen" guesses at what has been, "which would cost" describes a plan, "may be
wrong" weighs what is. English foretells in a main clause, and a forecast that anybody can resolve names its time, its
condition or what it measures.
"""

from __future__ import annotations

from collections.abc import Callable

from tallystick.claims.conditions import condition_of
from tallystick.claims.dues import due_of
from tallystick.claims.event_roles import Roles
from tallystick.claims.reading import Reading
from tallystick.model.claim import Claim
from tallystick.model.span import Span

_MODALS = frozenset({"could", "might", "may", "will", "would", "shall", "'ll", "wo"})
_SET = frozenset("likely expected set poised bound due forecast projected predicted planned slated unlikely".split())
_EXPECT = frozenset(
    "expects expect predicts predict forecasts anticipates anticipate plans plan intends intend aims".split()
)
FORETELLING = _MODALS | _SET | _EXPECT
_BE = frozenset({"is", "are", "be", "was", "were", "been", "'s", "'re"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "where"})
_SAYING = frozenset("said says say warned believes believe predicted predicts fears fear hopes expects".split())
_OPENS_NONE = frozenset({"i", "why", "how", "what", "when", "who"})
_OPENERS = frozenset({",", ";", "—", "–", "that", "and", "but", ":", "“", '"', "then"})
_ENDS = frozenset({";", "—", "!", "?"})


class ForecastFinder:
    """Finds the clause that foretells in the sentences of one document."""

    def __init__(self, reading: Reading, roles: Roles) -> None:
        self.reading, self.roles = reading, roles

    def find(
        self, number: int, lowered: list[str], taken: list[Claim], *, known: Callable[[int], bool]
    ) -> tuple[int, int] | None:
        """First and one-past-last token of the clause; None: nothing is foretold that could ever be resolved.

        `known`: does the sentence or the one before name somebody of the theatre?
        """
        if FORETELLING.isdisjoint(lowered) or lowered[0] in _OPENS_NONE or "whether" in lowered:
            return None
        reading, sentence = self.reading, self.reading.sentences[number]
        stated = condition_of(reading, number)
        condition = stated.span if stated is not None else None
        at = self._foretelling(number, condition)
        if at is None or (any(c.amount and c.span.end <= reading.starts[at] for c in taken) and stated is None):
            return None
        if stated is None and reading.lower(at) not in _SET and due_of(reading, number, condition).when is None:
            return None
        if reading.lower(at) == "would" and stated is None and not self._reported(at, number):
            return None  # "the king would die two years later": history told from within
        if not known(number) and not self._acts(at, number):
            return None
        first = at
        while first > sentence.first and reading.lower(first - 1) not in _OPENERS:
            first -= 1
        last = at + 1
        while last < sentence.last and reading.lower(last) not in _ENDS:
            last += 1
        return first, last

    def _foretelling(self, number: int, condition: Span | None) -> int | None:
        """The first word of foretelling outside the condition that speaks of what is to come."""
        reading, sentence = self.reading, self.reading.sentences[number]
        lower = reading.lower
        for k in reading.where(number, FORETELLING):
            word = lower(k)
            if condition is not None and condition.covers(reading.span(k, k + 1)):
                continue
            before = lower(k - 1)
            if word in _EXPECT:
                plural = word[-1] == "s" or before.endswith("s")
                if word.startswith(("plan", "inten", "aim")) and lower(k + 1) != "to":
                    continue
                if plural and before not in ("the", "its", "their", "of", "a") and not self._past(k):
                    return k
            elif word in _SET:
                if lower(k + 1) == "to" and before in _BE | {"not", "now", "also", "still", "all"}:
                    if not {"was", "were"} & {before, lower(k - 2)}:
                        return k
            elif not self._aside(k, word, before, sentence.first):
                return k
        return None

    def _aside(self, k: int, word: str, before: str, first: int) -> bool:
        """The month of May, Will Smith, "plans that would cost", "could have fallen", "so they could unite"."""
        reading, lower = self.reading, self.reading.lower
        if word in ("may", "will") and reading.text[reading.starts[k]].isupper() and k > first:
            return True
        if lower(k + 1) in (".", ","):
            return True
        if before in _RELATIVES and not (before == "that" and lower(k - 2) in _SAYING):
            return True
        if word not in ("will", "wo") and {"have", "'ve", "otherwise"} & {lower(k + 1), lower(k + 2)}:
            return True
        return word in ("could", "would") and lower(k - 2) == "so"

    def _past(self, token: int) -> bool:
        return self.reading.lower(token - 1) in ("as", "than")

    def _reported(self, token: int, number: int) -> bool:
        """Do the words stand in what somebody is cited with?"""
        offset = self.reading.starts[token]
        return any(content.start <= offset < content.end for _, content in self.reading.contents(number))

    def _acts(self, token: int, number: int) -> bool:
        """Is the subject somebody who acts, whoever it is?"""
        roles, first = self.roles, self.reading.sentences[number].first
        group = roles.group(token, first)
        return roles.doer(roles.subject(group, roles.bound(token, number), number), number).acts
