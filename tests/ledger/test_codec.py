"""What the ledger keeps of a noun comes back as it was."""

from dataclasses import dataclass
from datetime import date
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.ledger.codec import decode, encode
from tallystick.model.amount import Amount
from tallystick.model.claim import Aggregation, Claim, ClaimKind, Comparison, Said
from tallystick.model.event import Event, EventType, Objective, Occurrence, Prospect
from tallystick.model.finding import Evidence, Finding, Relation, Verdict
from tallystick.model.forecast import Forecast
from tallystick.model.period import Period
from tallystick.model.report import Coverage
from tallystick.model.span import Span

NOUNS = (Claim, Finding, Relation, Forecast, Coverage, Event, Objective, Prospect, Comparison, Amount, Period)
SPAN = Span(4, 9)
CLAIM = Claim(id="c1", kind=ClaimKind.QUANTITY, text="1,585", span=SPAN, sentence=Span(0, 20))


# periods refuse an end before their start, so they are made from two sorted days
st.register_type_strategy(
    Period, st.lists(st.dates(), min_size=2, max_size=2).map(sorted).map(lambda days: Period(*days))
)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_noun_comes_back(noun: type) -> None:
    @given(st.from_type(noun))
    def comes_back(value: object) -> None:
        text = encode(value)
        assert text.isascii()
        assert encode(decode(noun, text)) == text

    comes_back()


CASES = {
    "a default is left out": (CLAIM, "attribution"),
    "and so is an absent one": (CLAIM, "period"),
}


@pytest.mark.parametrize(("value", "absent"), CASES.values(), ids=CASES)
def test_defaults_are_left_out(value: object, absent: str) -> None:
    assert absent not in encode(value)


@dataclass(frozen=True)
class Older:
    kept: int


@dataclass(frozen=True)
class Newer:
    kept: int
    added: tuple[date, ...] = ()


def test_an_old_row_is_read_after_a_field_was_added() -> None:
    assert decode(Newer, encode(Older(3))) == Newer(3)


@pytest.mark.parametrize("number", [inf, -inf, 0.1, 1e300, 5])
def test_open_ends_and_digits_survive(number: float) -> None:
    amount = Amount(number, -inf, inf, printed="\ud800 5\u2028")
    assert decode(Amount, encode(amount)) == amount


def test_not_a_number_survives() -> None:
    assert encode(decode(Amount, encode(Amount(nan, 0.0, 1.0)))) == encode(Amount(nan, 0.0, 1.0))


def test_truth_is_told_from_one() -> None:
    for computed in (True, False, 1.0, 0.0, None):
        back = decode(Finding, encode(Finding(verdict=Verdict.SUPPORTED, why="", computed=computed))).computed
        assert back == computed and isinstance(back, bool) == isinstance(computed, bool)


def test_a_whole_claim() -> None:
    claim = Claim(
        id="c2",
        kind=ClaimKind.FORECAST,
        text="by May",
        span=SPAN,
        sentence=SPAN,
        aggregation=Aggregation.LEVEL,
        period=Period(date(2025, 5, 1), date(2025, 5, 31)),
        attribution=(Said(speaker="The ministry", start=0, end=12),),
        event=Event(type=EventType.ASSAULT, action="struck", occurrence=Occurrence(times=2, repeat=True)),
        prospect=Prospect(threshold=Amount(100.0, 99.5, 100.5), due=Period(date(2025, 5, 1), date(2025, 5, 31))),
    )
    assert decode(Claim, encode(claim)) == claim


def test_rows_of_evidence() -> None:
    evidence = Evidence(
        series="s",
        source="who",
        convention="how",
        expression="1 + 1 = 2",
        value=2.0,
        reproduces=True,
        agrees=True,
        rows=((date(2024, 12, 31), 2.0),),
    )
    assert decode(Finding, encode(Finding(verdict=Verdict.CLOSE, why="", evidence=(evidence,)))).evidence == (evidence,)


@pytest.mark.parametrize("text", ["[]", "null", "{}", '{"value":"many"}', "5"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Amount"):
        decode(Amount, text)
