"""Ranges, moves from one value to another, conversions and changes in brackets, as tables."""

import pytest

from tests.language.quantity_tables import read, rows

RANGES = {
    "30–40 drones": [((30, 40), "drone")],
    "from 2 to 3.5 million barrels a day": [((2e6, 3.5e6), "barrel per day")],
    "between 300 and 600 a day": [((300, 600), "- per day")],
    "between seven to ten years": [((7, 10), "year")],
    "$20-30 bln of arms exports": [((20e9, 30e9), "dollar")],
    "$5-10 million": [((5e6, 10e6), "dollar")],
    "40 to 52 million dollars": [((40e6, 52e6), "dollar")],
    "$200,000 to $4 million": [((2e5, 4e6), "dollar")],
    "1 to 1.5 degrees Celsius (1.8 to 2.7 Fahrenheit)": [((1, 1.5), "celsius"), ((1.8, 2.7), "fahrenheit")],
    "five per cent to 20 per cent": [((5, 20), "percentage")],
    "$1.2bn-1.5bn": [((1.2e9, 1.5e9), "dollar")],
    "10km-12km": [((10, 12), "kilometre")],
    "three or four years": [((3, 4), "year")],
    "7 or 8 trucks": [((7, 8), "truck")],
    "0 to 80km/h": [((0, 80), "kilometre per hour")],
    "$7/$9": [((7, 9), "dollar")],
    "48 percent to 31 percent": [(48, "percentage"), (31, "percentage")],
    "1.3 bar to 0.2 bar": [((1.3, 0.2), "bar")],
    "25 or 40 trucks": [(25, "truck"), (40, "truck")],
    "110 JPY to 1 USD": [(110, "japanese yen"), (1, "dollar")],
    "4,168 sq km (1,609 sq mi)": [(4168, "square kilometre"), (1609, "square mile")],
}


@pytest.mark.parametrize(("text", "expected"), RANGES.items(), ids=RANGES)
def test_ranges(text, expected):
    assert rows(f"They gave {text} then.") == expected


MOVES = {
    "It rose from 40 to 52 dollars.": [((40, 52), "dollar")],
    "It fell from $75 to $45.": [((75, 45), "dollar")],
    "It climbed from 21 mpg combined to 23 mpg.": [((21, 23), "mile per gallon")],
    "It rose to $7 from $6.": [(7, "dollar"), (6, "dollar")],
}


@pytest.mark.parametrize(("text", "expected"), MOVES.items(), ids=MOVES)
def test_where_something_moved_from_and_to(text, expected):
    assert rows(text) == expected


def test_a_move_stays_two_quantities():
    first, second = read("It rose from 40 to 52 dollars.")
    assert (first.amount.value, first.moves, second.amount.value, second.moves) == (40, True, 52, False)


def test_a_signed_bracket_is_a_change_of_the_number_before():
    total, change = read("Guns: 15,096 (+20).")
    assert (total.change, change.change, change.amount.value) == (False, True, 20)
    (_, loss) = read("Guns: 15,096 (-20).")
    assert (loss.change, loss.amount.value) == (True, -20)


def test_a_bracketed_sum_is_not_negative():
    assert [q.amount.value for q in read("It cost 5 billion roubles ($60 million).")] == [5e9, 60e6]
