"""Hundreds of claims made from the record: no true one is contradicted, false ones are caught, words do not matter.

The same claims by the thousand, as a table: `python bench/generated.py`.
"""

from collections import Counter
from functools import cache

import pytest

from tallystick.model.finding import Verdict
from tests.generated.checking import ask
from tests.generated.claims import COMPARED, PLAIN, claims

UPHELD = (Verdict.SUPPORTED, Verdict.CLOSE)
CAUGHT_AT_LEAST = 0.97
UPHELD_AT_LEAST = 0.96


@cache
def asked(seed, how_many, true_share=0.5):
    return tuple((made, ask(made)) for made in claims(seed, how_many, true_share=true_share))


def test_every_aggregation_and_slip_is_among_them():
    rows = asked(20240224, 500)
    assert {made.aggregation for made, _ in rows} == {*PLAIN, *COMPARED}
    wanted = {slip for slips in PLAIN.values() for slip in slips} | {s for _, slips in COMPARED.values() for s in slips}
    assert {made.slip for made, _ in rows if made.slip} == wanted


def test_true_claims_are_upheld_and_none_is_contradicted():
    rows = [(made, answer) for made, answer in asked(20240224, 500) if made.true]
    assert [made.text for made, answer in rows if answer.alarmed] == []
    upheld = sum(answer.verdict in UPHELD for _, answer in rows)
    assert upheld >= UPHELD_AT_LEAST * len(rows)


def test_false_claims_are_caught():
    rows = [(made, answer) for made, answer in asked(20240224, 500) if not made.true]
    missed = Counter((made.aggregation, made.slip) for made, answer in rows if not answer.alarmed)
    assert missed.total() <= (1 - CAUGHT_AT_LEAST) * len(rows), missed


def test_two_hundred_true_statements_and_no_contradiction():
    rows = asked(7, 200, true_share=1.0)
    assert [made.text for made, answer in rows if answer.alarmed] == []


LAWS = [made for made in claims(1917, 150, true_share=1.0) if made.changed and made.style in ("commas", "words")]


@pytest.mark.parametrize("made", LAWS, ids=lambda made: made.text[:60])
def test_the_laws_of_words(made):
    verdict = ask(made).verdict
    assert verdict in UPHELD
    for text in made.reworded:
        assert ask(made, text).verdict in UPHELD, text
    for text in made.widened:
        assert not ask(made, text).alarmed, text
    for text in made.changed:
        assert ask(made, text, any_number=True).verdict not in UPHELD, text
