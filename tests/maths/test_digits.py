import math

import pytest

from tallystick.maths.digits import grouped, signed_percent

GROUPED = {
    "whole": (430320.0, "430,320"),
    "mean": (1585.4839, "1,585.5"),
    "rate": (101.6797, "101.68"),
    "small": (0.0432, "0.0432"),
    "negative": (-0.5, "−0.5"),
    "zero": (0.0, "0"),
    "rounded away": (-0.000001, "0"),
    "infinite": (math.inf, "∞"),
    "no number": (math.nan, "–"),
}


@pytest.mark.parametrize(("value", "text"), GROUPED.values(), ids=GROUPED)
def test_numbers_are_grouped(value, text):
    assert grouped(value) == text


@pytest.mark.parametrize(("value", "text"), [(0.78, "+0.8 %"), (-12.3, "−12 %"), (0.0, "+0.0 %"), (math.inf, "–")])
def test_gaps_carry_their_sign(value, text):
    assert signed_percent(value) == text


def test_more_digits_on_request():
    assert grouped(109.5782, 9) == "109.5782"
