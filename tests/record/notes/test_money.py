"""Section 4 (and 1, 7-8): the rouble, the fund, the key rate, oil."""

from datetime import date

import pytest

from tallystick.arithmetic.extremes import extremes
from tallystick.arithmetic.windows import level_means
from tests.record.notes import SERIES, change, day, days, level

OFFICIAL, MARKET = SERIES["rub_usd_official"], SERIES["rub_usd_market"]
RATES = {  # the official rate set for a day
    "2022-03-11": 120.3785,
    "2022-03-15": 115.1963,
    "2024-11-27": 105.0604,
    "2024-11-28": 108.0104,
    "2024-11-29": 109.5782,
    "2024-11-30": 107.7409,
    "2024-12-31": 101.6797,
    "2025-01-01": 101.6797,
    "2025-01-09": 101.6797,  # unchanged over the holidays: carried forward
}


@pytest.mark.parametrize(("text", "rate"), RATES.items(), ids=RATES)
def test_the_official_rate(text, rate):
    assert level(OFFICIAL.id, text)["the rate as set for the day"] == rate


def farthest(series, first, last):
    (found,) = extremes(series, day(first), day(last), additive=False)
    return found.value, found.window[0]


def test_the_roubles_low_is_a_maximum():
    assert farthest(OFFICIAL, "2022-01-01", "2025-01-20") == (120.3785, date(2022, 3, 11))
    assert farthest(OFFICIAL, "2024-11-01", "2025-01-03") == (109.5782, date(2024, 11, 29))
    assert farthest(MARKET, "2022-01-01", "2025-01-20") == (139.4, date(2022, 3, 7))


def test_15_march_2022_is_the_last_official_day_at_113_or_more():
    above = [on for on, rate in zip(OFFICIAL.days, OFFICIAL.values, strict=True) if rate >= 113]
    assert date.fromordinal(above[-1]) == date(2022, 3, 15)


MARKETS = {
    "2022-03-03": 118.35,
    "2022-03-07": 139.4,
    "2024-11-27": 114,
    "2025-01-02": 115,
    "2025-01-03": 110.5,
    "2025-01-08": 105,
}


@pytest.mark.parametrize(("text", "rate"), MARKETS.items(), ids=MARKETS)
def test_market_quotations(text, rate):
    assert list(level(MARKET.id, text).values()) == [rate]


def test_the_liquid_part_of_the_fund_lost_a_third():
    assert level("nwf_liquid_minfin", "2024-01-01")["the state on the 1st of the month"] == pytest.approx(
        55.9e9, abs=0.05e9
    )
    assert level("nwf_liquid_minfin", "2025-01-01")["the state on the 1st of the month"] == pytest.approx(
        37.5e9, abs=0.05e9
    )
    found = change("nwf_liquid_minfin", "2025-01-01", "2024-01-01", additive=False)
    assert found["the state on the 1st of the month, against 2024-01-01"] == pytest.approx(-33, abs=0.5)


def test_key_rate_and_brent():
    assert level("key_rate_cbr", "2024-10-28")["the rate in force on the day"] == 21
    assert level("key_rate_cbr", "2024-10-27")["the rate in force on the day"] == 19
    assert level("brent_eia", "2024-12-31")["the price of the day"] == 74.58


def test_a_mean_over_closed_days_has_two_readings():
    """Brent in December 2024: 21 prices, and the 31 days on which one of them stood."""
    found = {m.convention: m for m in level_means(SERIES["brent_eia"], days("2024-12"))}
    given = [
        v
        for d, v in zip(SERIES["brent_eia"].days, SERIES["brent_eia"].values, strict=True)
        if day("2024-12-01").toordinal() <= d <= day("2024-12-31").toordinal()
    ]
    assert found["the price of the day, the days with a value"].value == pytest.approx(sum(given) / len(given))
    assert len(found) >= 2
