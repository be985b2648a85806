"""Laws of the quantity reader for all texts: it never raises, offsets hold, nothing overlaps, time is linear."""

import time
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.language.quantities import find_quantities
from tallystick.language.quantities.building import build
from tallystick.language.quantities.cursor import Cursor
from tallystick.language.quantities.draft import CARDINAL, EXACT, Draft, Number, allowed
from tallystick.language.quantities.plain_names import plain_name
from tallystick.language.quantities.words import quantity_words
from tallystick.language.sentences import split_sentences
from tallystick.language.tokens import tokenize
from tallystick.model.amount import Amount
from tallystick.model.analysis import Quantity
from tallystick.model.span import Span
from tests.language.quantity_tables import read

_WORDS = sorted(
    set(quantity_words().openers)
    | set(list(quantity_words().surfaces)[:300])
    | set(
        "and of a an the point over in out minus - – . , : / ( ) $ € + ~ ' \" ^ x 1 0 5 1,585 48 670 2.5 ½ per".split()
    )
    | set("each every old year times Su F-16s 5G more than about or so tanks people no ² ٣ İ US$5 AUD1 PS6m".split())
)


def holds(text):
    end = last = 0
    for quantity in read(text):
        assert end <= quantity.span.start <= quantity.number.start < quantity.number.end <= quantity.span.end
        assert last <= quantity.number.start
        assert quantity.span.end <= len(text)
        assert quantity.amount.printed == text[quantity.span.start :][: len(quantity.amount.printed)]
        assert quantity.amount.low <= quantity.amount.high
        assert isfinite(quantity.amount.value)
        assert plain_name(quantity)
        end, last = quantity.span.end, quantity.number.end


@pytest.mark.parametrize("word", ["trillion ", "lakh crore ", "e99 ", "000", "^99 "])
def test_no_value_overflows(word):
    holds("It cost 999" + word * 60 + "million dollars and 5 USD " + word * 60 + ".")


@given(st.text(max_size=150))
def test_any_text_gives_quantities_inside_it_in_order(text):
    holds(text)


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from([" ", "", "\n", "-"])), max_size=14))
@settings(max_examples=300, deadline=None)
def test_any_salad_of_number_words_does(parts):
    holds("".join(word + gap for word, gap in parts))


@given(st.floats(-1e6, 1e6), st.floats(0, 10), st.sampled_from(["approx", "nearly", "just_over", "estimated", None]))
def test_the_printed_value_is_always_allowed(value, half, label):
    _, low, high = allowed(value, half, label)
    assert low <= value <= high


@given(st.integers(0, 10**12))
def test_digits_with_and_without_commas_are_one_number(number):
    (plain,) = read(f"They counted {number} wolves in it.") or (None,)
    (commas,) = read(f"They counted {number:,} wolves in it.") or (None,)
    if plain is not None and commas is not None:
        assert plain.amount.value == commas.amount.value == number


def test_the_fast_way_to_build_is_the_plain_one():
    text = "about 40 tanks a day"
    tokens = tokenize(text)
    draft = Draft(Number(1, 2, 40.0, 0.5), 0, 0, 5, noun=(2, 3), head="tank", per="day", hedge="about", label="approx")
    bound, low, high = allowed(40.0, 0.5, "approx")
    amount = Amount(
        value=40.0, low=low, high=high, step=1.0, unit="tank", per="day", printed=text, bound=bound, hedge="about"
    )
    plain = Quantity(
        span=Span(0, 20), number=Span(6, 8), sentence=0, amount=amount, form=CARDINAL, noun="tanks", head="tank"
    )
    assert build(Cursor(text, tokens, ()), draft) == plain
    assert bound is not EXACT


REPEATED = {
    "digits": "7",
    "commas": ",",
    "quotes": '"',
    "of the": "of the ",
    "a": "1 a ",
    "scales": "thousand ",
    "sums of words": "one hundred and ",
    "halves": "1/2 ",
    "dashes": "1-",
    "signs": "$",
    "brackets": "1 (+",
    "nouns": "3 sports ",
    "addresses": "A 5 St ",
    "metres": "10m to ",
    "hyphens": "3-million-",
    "items": "1) ",
    "models": "12 Leopard 2 ",
    "vague": "tens of thousands of ",
}


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_time_is_linear_in_the_text(unit):
    def spent(size):
        text = (unit * (size // len(unit) + 1))[:size]
        tokens = tokenize(text)
        sentences = split_sentences(text, tokens)
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find_quantities(text, tokens, sentences, ())
            best = min(best, time.process_time() - start)
        return best

    assert spent(40_000) <= 4 * spent(20_000) + 0.02  # twice the text: twice the time, and room for a busy machine
