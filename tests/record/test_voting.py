"""Several transcriptions put to the vote, and corrections put where the step is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import dictionaries, integers, lists

from tallystick.record.voting import place_corrections, vote


def days(*values: float | None) -> dict[int, float]:
    return {day: value for day, value in enumerate(values, start=1) if value is not None}


VOTES = {  # three transcriptions -> what is held
    "all agree": (((10, 20), (10, 20), (10, 20)), (10, 20)),
    "two against one": (((10, 99), (10, 20), (10, 20)), (10, 20)),
    "two that agree fill a gap": (((10, None), (10, 20), (10, 20)), (10, 20)),
    "one alone that is not the first": (((10, None), (10, None), (10, 20)), (10,)),
    "the first alone": (((10, 20), (10, None), (10, None)), (10, 20)),
    "no majority: the first": (((10, 20, 30), (None, None, None), (10, 21, 30)), (10, 20, 30)),
    "no majority: what lies between": (((10, 80, 30), (None, None, None), (10, 20, 30)), (10, 20, 30)),
}


@pytest.mark.parametrize(("mirrors", "held"), VOTES.values(), ids=VOTES)
def test_the_vote(mirrors, held):
    assert vote([days(*mirror) for mirror in mirrors]) == days(*held)


MISSING = {  # two transcriptions, a third is missing -> what is held
    "they agree": (((10, 20), (10, 20)), (10, 20)),
    "they differ": (((10, 20, 30), (10, 21, 30)), (10, None, 30)),
    "the first alone": (((10, 20), (10, None)), (10, 20)),
}


@pytest.mark.parametrize(("mirrors", "held"), MISSING.values(), ids=MISSING)
def test_who_is_missing_might_have_decided(mirrors, held):
    assert vote([*(days(*mirror) for mirror in mirrors), {}], all_here=False) == days(*held)


def test_days_before_the_first_are_left_out():
    assert vote([days(1, 2, 3)] * 3, first=2) == {2: 2, 3: 3}


transcriptions = dictionaries(integers(1, 30), integers(0, 5).map(float), max_size=30)


@given(mirrors=lists(transcriptions, min_size=3, max_size=3))
def test_a_value_is_always_somebodys(mirrors):
    held = vote(mirrors)
    assert all(value in [mirror.get(day) for mirror in mirrors] for day, value in held.items())
    assert mirrors[0].keys() <= held.keys()
    fewer = vote(mirrors, all_here=False)
    assert all(held[day] == value for day, value in fewer.items())


CORRECTIONS = {  # running totals, correction noted on the second day -> day it is taken on
    "on its day": ((10, 14, 16), -1, 2),
    "a day late": ((10, 12, 42), 29, 3),
    "on neither": ((10, 11, 12), 50, 2),
}


@pytest.mark.parametrize(("totals", "amount", "day"), CORRECTIONS.values(), ids=CORRECTIONS)
def test_a_restatement_is_put_where_the_step_is(totals, amount, day):
    assert place_corrections({2: {"tanks": amount}}, {"tanks": days(*totals)}) == {"tanks": {day: amount}}
