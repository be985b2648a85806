"""Quantities as a table: the sentence, then (value or range, unit, per) of each; and what is no quantity at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.language.quantities import find_quantities
from tallystick.language.quantities.draft import allowed
from tallystick.language.sentences import split_sentences
from tallystick.language.times import find_times
from tallystick.language.tokens import tokenize
from tallystick.model.amount import Bound


def read(text):
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    times = find_times(text, tokens, sentences, published=None, anchors={}, war_start=None)
    return find_quantities(text, tokens, sentences, times)


def shown(text):
    found = []
    for quantity in read(text):
        amount = quantity.amount
        value = (amount.low, amount.high) if amount.bound is Bound.RANGE else amount.value
        found.append((value, amount.unit, amount.per))
    return found


CASES = {
    "427,000 casualties": [(427000, "casualty", None)],
    "48 670 troops": [(48670, "soldier", None)],
    "half a million shells": [(500000, "shell", None)],
    "two and a half thousand drones": [(2500, "drone", None)],
    "1.2k tanks": [(1200, "tank", None)],
    "$55.9bn": [(55.9e9, "USD", None)],
    "a dozen villages": [(12, "village", None)],
    "30–40 drones": [((30, 40), "drone", None)],
    "between 300 and 600 a day": [((300, 600), None, "day")],
    "4,168 sq km (1,609 sq mi)": [(4168, "km²", None), (1609, "mi²", None)],
    "102 casualties per km²": [(102, "casualty", "km²")],
    "18.1 square kilometres a day": [(18.1, "km²", "day")],
    "rose by 12 per cent": [(12, "percent", None)],
    "a fourth consecutive record": [(4, None, None)],
    "twice in May": [(2, "time", None)],
    "four times": [(4, "time", None)],
    "One thousand seven hundred and forty men": [(1740, "man", None)],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_quantities(text, expected):
    found = shown(f"They counted {text} there.")
    assert [(value, per) for value, _, per in found] == [(value, per) for value, _, per in expected]
    for (_, unit, _), (_, wanted, _) in zip(found, expected, strict=True):
        assert wanted is None or unit == wanted


NONE = [
    "a Su-34 fell",
    "the Kh-101 missile",
    "a MAGURA V5 drone",
    "155-mm shells arrived",
    "along Route 66 they drove",
    "the G7 met",
    "on 24 February 2022 it began",
    "at 10:30 the siren went",
    "see https://example.org/2024/12 for more",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_quantity(text):
    assert not shown(f"Then {text}.")


HEDGES = {
    "more than 700,000 casualties": (Bound.MORE_THAN, 700000, float("inf")),
    "at least 40 tanks": (Bound.AT_LEAST, 40, float("inf")),
    "up to 60,000 shells": (Bound.AT_MOST, float("-inf"), 60000),
    "about 104 guns": (Bound.APPROX, 101.4, 106.6),
    "nearly 8,000 soldiers": (Bound.APPROX, 7200, 8016),
    "1,585 casualties": (Bound.EXACT, 1584.5, 1585.5),
    "427,000 casualties": (Bound.EXACT, 426500, 427500),
}


@pytest.mark.parametrize(("text", "expected"), HEDGES.items(), ids=HEDGES)
def test_what_the_wording_allows(text, expected):
    (quantity,) = read(f"They lost {text}.")
    amount = quantity.amount
    bound, low, high = expected
    assert (amount.bound, amount.low, amount.high) == (bound, pytest.approx(low), pytest.approx(high))


COMPARED = ("60 more than the 150 of May", "12 per cent less than the 80 of May", "twice as many as the 40 of May")


@pytest.mark.parametrize("text", COMPARED)
def test_what_something_is_compared_with_is_no_bound(text):
    *_, quantity = read(f"They lost {text}.")
    assert quantity.amount.bound is Bound.EXACT


def test_a_total_reached_is_no_bound():
    (quantity,) = read("Its reports add up to 430,790.")
    assert quantity.amount.bound is Bound.EXACT


@given(st.floats(1, 1e6), st.floats(0, 10), st.sampled_from(["about", "nearly", "just over", None]))
def test_the_printed_value_is_always_allowed(value, half, word):
    label = {"about": "approx", "nearly": "nearly", "just over": "just_over", None: None}[word]
    _, low, high = allowed(value, half, label)
    assert low <= value <= high


@given(st.text(alphabet="0123456789,. -–kmBn%$€()/abc\n", max_size=120))
def test_any_text_gives_quantities_inside_it(text):
    for quantity in read(text):
        assert 0 <= quantity.span.start <= quantity.number.start < quantity.number.end <= len(text)
        assert quantity.amount.low <= quantity.amount.high
