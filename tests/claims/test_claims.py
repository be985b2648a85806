"""From sentence to claim, as a table: what is printed, what it measures, how it sums up which days, who says so."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.claims import extract_claims
from tallystick.language import analyse
from tallystick.model.document import Document, PublishedBasis
from tallystick.theatres import load_theatre

UKRAINE = load_theatre("ukraine")
PUBLISHED = date(2025, 1, 2)


def claims(text, published=PUBLISHED):
    document = Document(id="t", text=text, published=published, published_basis=PublishedBasis.GIVEN)
    return extract_claims(analyse(document, UKRAINE), UKRAINE)


def only(text, kind="quantity"):
    (claim,) = [c for c in claims(text) if c.kind == kind]
    return claim


NUMBERS = {
    # sentence: value, measure, aggregation, period
    "Russia lost 48,670 troops in December 2024.": (48670, "personnel_losses", "total", "2024-12-01 to 2024-12-31"),
    "Russian casualties averaged 1,585 per day in December 2024.": (
        1585,
        "personnel_losses",
        "mean",
        "2024-12-01 to 2024-12-31",
    ),
    "In 2024 Russia lost 3,689 tanks.": (3689, "tank_losses", "total", "2024-01-01 to 2024-12-31"),
    "Russian forces gained 593 square kilometres in December 2024.": (
        593,
        "territory_gained",
        "total",
        "2024-12-01 to 2024-12-31",
    ),
    "The official exchange rate was 101.68 roubles to the dollar on 31 December 2024.": (
        101.68,
        "rub_usd",
        "level",
        "2024-12-31",
    ),
    "Since the start of the full-scale invasion Russia has lost 789,550 personnel.": (
        789550,
        "personnel_losses",
        "level",
        "2022-02-24 to 2025-01-02",
    ),
    "In 2025 Russia has lost 3,000 troops.": (3000, "personnel_losses", "total", "2025-01-01 to 2025-01-02"),
    "The plan lists 13 power plants.": (13, None, "count", "2025-01-02"),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items(), ids=NUMBERS)
def test_numbers(text, expected):
    claim = only(text)
    found = (claim.amount.value, claim.measure, claim.aggregation and claim.aggregation.value, str(claim.period))
    assert found == expected


def test_a_ratio_names_both_its_measures():
    claim = only("In 2024 Russia suffered 102 casualties per square kilometre of territory seized.")
    assert (claim.measure, claim.denominator, claim.aggregation) == ("personnel_losses", "territory_gained", "ratio")
    assert claim.amount.per == "km²"


COMPARISONS = {
    # sentence: kind, aggregation, what is compared
    "Russia lost 49,150 troops in December 2024, a fourth consecutive monthly record.": (
        "record",
        "streak",
        {"run": 4, "extreme": "max", "step": "month"},
    ),
    "Russian casualties rose in December 2024.": ("trend", "change", {"direction": "up", "baseline": None}),
    "In December 2024 the Russian advance slowed.": ("trend", "change", {"direction": "down"}),
    "The rouble breached the 113 mark against the dollar.": ("threshold", "level", {"direction": "up"}),
    "The rouble hit an all-time low of 134 against the dollar.": ("record", "max", {"extreme": "max", "rank": 1}),
    "November 2024 was the second highest month for Russian casualties.": (
        "record",
        "rank",
        {"extreme": "max", "rank": 2},
    ),
    "May 2025 was the lowest month of the year for Russian casualties.": ("record", "min", {"extreme": "min"}),
}


@pytest.mark.parametrize(("text", "expected"), COMPARISONS.items(), ids=COMPARISONS)
def test_comparisons(text, expected):
    kind, aggregation, compared = expected
    claim = only(text, kind)
    assert claim.aggregation == aggregation
    assert {name: getattr(claim.comparison, name) for name in compared} == compared


NONE = {
    "on record is no record": "He went on record about Russian casualties.",
    "among the worst has no rank": "December 2024 was among the worst months for Russian casualties.",
    "bombs dropped by jets have not declined": "Missiles and bombs dropped by Russian jets hit the town.",
    "shares that fell in May did not decline": "Half of all Russian casualties of 2024 fell in the last quarter.",
    "a condition is no direction": "If the rouble falls, prices will rise.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_comparison(text):
    assert not [c for c in claims(text) if c.kind in ("record", "trend", "threshold")]


def test_whose_losses_they_are():
    assert only("Ukraine lost 500 soldiers in May 2024.").measure != "personnel_losses"
    assert only("Ukrainian forces killed or wounded 500 Russian soldiers in May 2024.").measure == "personnel_losses"
    assert only("In May 2024 Kyiv reported 500 Russian casualties.").measure == "personnel_losses"


def test_what_befell_them_is_the_measure():
    found = claims("Russian losses came to over 750,000: more than 550,000 wounded and 198,000 killed.")
    assert [c.measure for c in found if c.kind == "quantity"] == ["personnel_losses", None, "personnel_deaths"]


def test_who_said_it_through_whom():
    claim = only("Reuters reported that the Ukrainian General Staff said 40 Russian tanks were lost on Monday.")
    assert [said.speaker for said in claim.attribution] == ["Reuters", "Ukrainian General Staff"]
    assert claim.attribution[-1].speaker_id == "general_staff_ua"


def test_a_list_after_a_count():
    claim = only("Three towns fell last autumn: Vuhledar, Selydove and Kurakhove.")
    assert len(claim.items) == 3


def test_numbered_demands_are_counted():
    claim = only("He has two demands:\n1. Leave.\n2. Pay.")
    assert len(claim.items) == 2


DATES = {
    "the number's own": ("Tanks: October 2023 with 521, May 2024 with 428.", ["2023-10", "2024-05"]),
    "each after its number": (
        "Russia lost 35,680 troops in July 2024 and 36,810 in August 2024.",
        ["2024-07", "2024-08"],
    ),
    "each before its number": (
        "Kyiv put Russian losses in July 2024 at 35,680 and in August at 36,810.",
        ["2024-07", "2024-08"],
    ),
    "a bracket has days of its own": (
        "Russian losses rose to a mean of 1,187 a day in August 2024 (in August 2023 it was 506 a day).",
        ["2024-08", "2023-08"],
    ),
    "a present perfect tells of no day gone by": (
        "Russia lost 1,610 soldiers on 3 December 2024, and the war has cost it more than 780,000 soldiers.",
        ["2024-12", "2025-01"],
    ),
    "days of the comparand": (
        "In 2023 Russia lost 15,000 men, fewer than Russia lost in December 2024.",
        ["2023-01"],
    ),
    "a length behind the figure": (
        "Russian forces came on 10 May 2024 and took 250 square kilometres in two weeks.",
        ["2025-01", "2024-05"],  # days that nothing names: those of the publication
    ),
    "days outside a bracket": (
        "Russia lost 430,000 soldiers in 2024 (1,271 a day in September).",
        ["2024-01", "2024-09"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES)
def test_days_of_several_numbers(text, expected):
    found = [c for c in claims(text) if c.kind == "quantity"]
    assert [c.period.start.isoformat()[:7] for c in found] == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted({w for text in (*NUMBERS, *COMPARISONS) for w in text.split()})), max_size=40))
def test_any_words_give_claims_that_stand_in_the_text(words):
    text = " ".join(words)
    found = claims(text)
    assert [c.span.start for c in found] == sorted(c.span.start for c in found)
    for claim in found:
        assert claim.text == claim.span.of(text)
        assert claim.sentence.start <= claim.span.start


POLARITY = {  # sentence: the modality of its number
    "Russia did not lose 48,670 troops in December 2024.": "denied",
    "Russia never lost 1,585 soldiers a day in December 2024.": "denied",
    "The ministry claims that Russia did not lose 48,670 troops in December 2024.": "denied",
    "Russian officials denied that Russia lost 48,670 troops in December 2024.": "denied",
    "The claim that Russia lost 48,670 troops in December 2024 is false.": "denied",
    "Russia lost 48,670 troops in December 2024, but it did not stop.": "asserted",
    "Russia did not retreat after losing 48,670 troops in December 2024.": "asserted",
    "Russia lost no fewer than 48,670 troops in December 2024.": "asserted",
    "Russia did not fail to lose 48,670 troops in December 2024.": "asserted",
}


@pytest.mark.parametrize(("text", "modality"), POLARITY.items(), ids=POLARITY)
def test_what_is_denied_is_not_claimed(text, modality):
    (claim,) = [c for c in claims(text) if c.kind == "quantity"]
    assert claim.modality == modality


def test_a_negated_event_is_denied():
    (claim,) = [c for c in claims("Russian forces did not capture Pokrovsk on 31 December 2024.") if c.kind == "event"]
    assert claim.modality == "denied"


MEANS = {  # sentence: is its last number a mean?
    "Russian losses averaged 1,271 a day in September 2024, up from 1,188 in August.": True,
    "Russian losses averaged 1,271 a day in September 2024, over double the mean of September 2023 (640).": True,
    "Russian losses averaged 1,271 a day in September 2024, and tanks lost came to 390.": False,
}


@pytest.mark.parametrize(("text", "mean"), MEANS.items(), ids=MEANS)
def test_what_a_mean_is_compared_with_is_a_mean(text, mean):
    last = [c for c in claims(text) if c.kind == "quantity"][-1]
    assert (last.aggregation == "mean") == mean


def test_a_rate_before_days_is_a_rate():
    claim = only("Russia lost 400 soldiers a day from 1 July to 31 August 2024.")
    assert (claim.amount.per, claim.aggregation) == ("day", "mean")


def test_the_months_total_is_of_the_month():
    found = claims("Russia lost 2,030 soldiers on 28 November 2024. The month's total was 45,680.")
    assert str(found[-1].period) == "2024-11-01 to 2024-11-30"


def test_the_record_for_a_day_is_of_no_longer_days():
    found = claims("From 1 to 20 December 2024 Russia lost 31,000 soldiers; the record for a day is 2,200.")
    assert [c.period is None for c in found if c.amount is not None] == [False, True]


def test_days_since_which_a_level_is_the_best_are_not_its_own():
    (level,) = [
        c for c in claims("The rouble traded at 88.4 to the dollar, its best level since August 2024.") if c.amount
    ]
    assert level.period.basis == "document"
