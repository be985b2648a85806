"""Numbers of one text held together: what adds up, what is inconsistent as printed, what is only shown."""

import pytest

from tallystick.checks import check_claims
from tallystick.model.claim import Aggregation, ClaimKind, Comparison
from tallystick.model.finding import RelationKind
from tallystick.model.span import Span
from tests.checks.samples import amount, claim, context, counting, days

DECEMBER = days("2024-12-01", "2024-12-31")


def relations(text, *claims):
    """Claims are (fragment, amount, more): placed in the text by their fragment, all in one sentence."""
    built = []
    for index, (fragment, value, more) in enumerate(claims, 1):
        start = text.index(fragment)
        built.append(
            claim(
                value,
                more.pop("period", DECEMBER),
                id=f"c{index}",
                at=(start, start + len(fragment)),
                text=fragment,
                sentence=more.pop("sentence", Span(0, len(text))),
                **more,
            )
        )
    return check_claims(built, context(counting(10, 366), text=text))[1]


def only(found, kind):
    (one,) = [relation for relation in found if relation.kind is kind]
    return one


COUNT = {"measures": (), "aggregation": Aggregation.COUNT}


@pytest.mark.parametrize(("total", "holds"), [(4, True), (6, False)])
def test_parts_after_a_colon_must_make_the_total(total, holds):
    text = f"They fired {total} times: 2 times on Monday, 1 time on Tuesday and 1 time on Friday."
    found = relations(
        text,
        (f"{total} times", amount(total, step=0, unit="time"), dict(COUNT)),
        ("2 times", amount(2, step=0, unit="time"), dict(COUNT)),
        ("1 time on Tuesday", amount(1, step=0, unit="time"), dict(COUNT)),
        ("1 time on Friday", amount(1, step=0, unit="time"), dict(COUNT)),
    )
    assert only(found, RelationKind.SUM).holds is holds
    assert only(found, RelationKind.SUM).computed == "2 + 1 + 1 = 4"


def test_a_partial_list_says_nothing():
    text = "They lost 9 tanks, including 2 tanks at night and 3 tanks by day."
    found = relations(
        text,
        ("9 tanks", amount(9, step=0), dict(COUNT)),
        ("2 tanks", amount(2, step=0), dict(COUNT)),
        ("3 tanks", amount(3, step=0), dict(COUNT)),
    )
    assert not found


@pytest.mark.parametrize(("mean", "holds"), [(19.1, True), (18.1, False)])
def test_a_total_and_its_mean(mean, holds):
    text = f"593 square kilometres, or {mean} a day"
    found = relations(
        text,
        ("593 square kilometres", amount(593, unit="km²"), {"measures": ("gain",)}),
        (
            str(mean),
            amount(mean, step=0.1, unit="km²", per="day"),
            {"measures": ("gain",), "aggregation": Aggregation.MEAN},
        ),
    )
    assert only(found, RelationKind.RATE).holds is holds


def test_a_ratio_and_one_input_show_the_other():
    text = "427,000 casualties, 102 per square kilometre"
    found = relations(
        text,
        ("427,000 casualties", amount(427000, step=1000), {}),
        ("102 per square kilometre", amount(102, per="km²"), {"aggregation": Aggregation.RATIO, "denominator": "gain"}),
    )
    shown = only(found, RelationKind.RATIO)
    assert shown.holds is None
    assert shown.computed == "427,000 / 102 = 4,186 km²"


CONVERSIONS = {
    "right": (4168, "km²", 1609, "mi²", None, None, True),
    "divided where one must multiply": (102, "person", 40, "person", "km²", "mi²", False),
    "a rate, right": (102, "person", 264, "person", "km²", "mi²", True),
    "length": (10, "km", 6.2, "mile", None, None, True),
}


@pytest.mark.parametrize(
    ("a", "unit_a", "b", "unit_b", "per_a", "per_b", "holds"), CONVERSIONS.values(), ids=CONVERSIONS
)
def test_conversions(a, unit_a, b, unit_b, per_a, per_b, holds):
    text = f"{a} first ({b} second)"
    found = relations(
        text,
        (f"{a} first", amount(a, unit=unit_a, per=per_a), dict(COUNT)),
        (f"{b} second", amount(b, step=0.1 if b < 10 else 1, unit=unit_b, per=per_b), dict(COUNT)),
    )
    one = only(found, RelationKind.CONVERSION)
    assert one.holds is holds
    if not holds:
        assert "dividing" in one.why


def test_a_direction_between_two_values():
    text = "An average of 1,585 in December. Casualties rose to 1,700 in the last week."
    first, second = Span(0, 32), Span(33, len(text))
    mean = {"aggregation": Aggregation.MEAN}
    found = relations(
        text,
        ("1,585", amount(1585, per="day"), {**mean, "sentence": first}),
        (
            "Casualties rose",
            None,
            {
                "kind": ClaimKind.TREND,
                "aggregation": Aggregation.CHANGE,
                "comparison": Comparison(direction="up"),
                "sentence": second,
            },
        ),
        (
            "1,700",
            amount(1700, step=100, per="day"),
            {**mean, "sentence": second, "period": days("2024-12-25", "2024-12-31")},
        ),
    )
    one = only(found, RelationKind.ORDER)
    assert (one.holds, one.computed) == (True, "1,700 > 1,585")


def test_a_list_is_counted():
    text = "Three towns fell: Alpha, Beta and Gamma."
    items = tuple(Span(text.index(name), text.index(name) + len(name)) for name in ("Alpha", "Beta", "Gamma"))
    for value, holds in ((3, True), (4, False)):
        found = relations(text, ("Three towns", amount(value, step=0), {**COUNT, "items": items}))
        assert only(found, RelationKind.ENUMERATION).holds is holds


@pytest.mark.parametrize(("percent", "holds"), [(25, True), (23, False)])
def test_a_percentage_between_two_values(percent, holds):
    text = f"rose by {percent} per cent, to 13.5 trillion from 10.8 trillion"
    found = relations(
        text,
        (
            f"{percent} per cent",
            amount(percent, unit="percent"),
            {"aggregation": Aggregation.CHANGE, "comparison": Comparison(direction="up"), "measures": ()},
        ),
        ("13.5 trillion", amount(13.5, step=0.1), dict(COUNT)),
        ("10.8 trillion", amount(10.8, step=0.1), dict(COUNT)),
    )
    assert only(found, RelationKind.PERCENT).holds is holds


def test_a_share_of_a_whole():
    text = "82 of the 160 sites, or 51 per cent"
    found = relations(
        text,
        ("82", amount(82), dict(COUNT)),
        ("160 sites", amount(160), dict(COUNT)),
        ("51 per cent", amount(51, unit="percent"), {"aggregation": Aggregation.PERCENT, "measures": ()}),
    )
    assert only(found, RelationKind.SHARE).holds is True


def test_a_difference_from_a_named_value():
    text = "728 drones, 189 more than the record of 539"
    found = relations(
        text,
        ("728 drones", amount(728), dict(COUNT)),
        ("189", amount(189), dict(COUNT)),
        ("539", amount(539), dict(COUNT)),
    )
    assert only(found, RelationKind.DIFFERENCE).computed == "728 − 539 = 189"
