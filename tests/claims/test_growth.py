"""What reading for claims costs, in calls of Python and not in seconds: the same on every machine."""

import sys
from datetime import date

import pytest

from tallystick.claims import extract_claims
from tallystick.language import analyse
from tallystick.model.document import Document, PublishedBasis
from tallystick.theatres import load_theatre

UKRAINE = load_theatre("ukraine")
MOST_CALLS = 15  # of a sentence without a word that opens a claim


def calls(text):
    """How many functions are called to find the claims of a text, once all tables are laid out."""
    document = Document(id="t", text=text, published=date(2025, 1, 2), published_basis=PublishedBasis.GIVEN)
    analysis = analyse(document, UKRAINE)
    extract_claims(analysis, UKRAINE)
    count = 0

    def counted(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        extract_claims(analysis, UKRAINE)
    finally:
        sys.setprofile(before)
    return count


GROWING = {
    "sentences of figures": ("On 4 May 2024 Russia lost 1,300 soldiers, 12 tanks and 30 guns, Kyiv said. ", "{}"),
    "one sentence of figures": ("1,300 soldiers, ", "Russia lost {}and 12 tanks."),
    "one sentence of days": ("1,300 soldiers on 4 May 2024, ", "Russia lost {}and 12 tanks."),
    "a paragraph without days": ("It lost 1,300 soldiers. ", 'Kyiv said: "{}"'),
    "brackets": ("1,300 soldiers (900 in May 2024) ", "Russia lost {}and 12 tanks."),
    "records": ("1,300 soldiers, a record; ", "Russia lost {}and 12 tanks."),
    "events": ("Russian forces attacked the village and shelled the market. ", "{}"),
}


@pytest.mark.parametrize(("piece", "frame"), GROWING.values(), ids=GROWING)
def test_twice_the_text_takes_no_more_than_twice_the_calls(piece, frame):
    once, twice = (calls(frame.format(piece * times)) for times in (60, 120))
    assert twice < 2.2 * once


def test_a_sentence_that_claims_nothing_is_passed_over():
    piece = "The cook was busy in her kitchen, and the smell of fresh bread filled the whole street. "
    assert calls(piece * 60) - calls(piece * 10) < 50 * MOST_CALLS
