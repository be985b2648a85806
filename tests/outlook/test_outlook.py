"""Looking ahead: the chance of reaching a level, and the score of having asked the same before."""

import math
import random
from datetime import date, timedelta

import pytest

from tallystick import plugins
from tallystick.model.claim import Aggregation, ClaimKind, Comparison
from tallystick.model.series import SeriesForm
from tallystick.outlook import METHODS, look_ahead
from tests.checks.samples import amount, claim, context, series

START = date(2022, 1, 1)


def walk(days, swing, seed=7):
    chance, value, values = random.Random(seed), 100.0, []
    for _ in range(days):
        value *= math.exp(chance.gauss(0, swing))
        values.append(value)
    return values


def ahead(values, level, **more):
    line = claim(
        amount(level, unit="RUB/USD"),
        None,
        kind=ClaimKind.THRESHOLD,
        measures=("rate",),
        aggregation=Aggregation.LEVEL,
        comparison=Comparison(direction=more.pop("direction", "up")),
    )
    held = series("bank", "rate", values, form=SeriesForm.LEVEL, start=START)
    made = START + timedelta(days=len(values) - 1)
    return look_ahead([line], context(held).record, made, **more)


def test_a_far_level_is_less_likely_than_a_near_one():
    values = walk(900, 0.01)
    (near,) = ahead(values, values[-1] * 1.05)
    (far,) = ahead(values, values[-1] * 1.5)
    assert near.probability > far.probability
    assert 0 <= far.probability <= near.probability <= 1


def test_the_score_stands_beside_the_base_rate():
    values = walk(900, 0.01)
    (forecast,) = ahead(values, values[-1] * 1.1)
    assert 0 <= forecast.brier <= 1
    assert 0 <= forecast.base <= 0.25
    assert forecast.trials >= 60
    assert "Brier" in forecast.why


def test_nothing_is_said_without_a_past_or_of_a_level_reached():
    values = walk(900, 0.01)
    assert not ahead(values[:100], 200.0)
    assert not ahead(values, values[-1] * 0.9)
    assert not ahead(values, values[-1] * 1.1, direction="down")


@pytest.mark.parametrize("name", list(plugins.modules(METHODS)))
def test_methods_use_no_later_day(name):
    """Cut off the future: what was said on the earlier days must stay the same."""
    method = plugins.modules(METHODS)[name]
    values, horizon, move = walk(400, 0.02), 30, 1.1
    reached = [max(values[i + 1 : i + 1 + horizon]) >= values[i] * move for i in range(len(values) - horizon)]
    whole = method.chances(values, reached, move, horizon)
    cut = method.chances(values[:300], reached[: 300 - horizon], move, horizon)
    assert whole[:300] == pytest.approx(cut, nan_ok=True) or all(
        a == b or a == pytest.approx(b) for a, b in zip(whole, cut, strict=False)
    )
    assert all(p is None or 0 <= p <= 1 for p in whole)
