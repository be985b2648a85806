"""From a text to the relations that its own numbers stand in."""

from datetime import date

import pytest

from tallystick.model.document import Document
from tallystick.pipeline import check_document, open_theatre

TEXTS = {  # text: the relation it holds, as (kind, holds); None: none that is broken, none of this kind
    "a part, a share and the whole behind it": (
        "The army is to get 12.3 trillion roubles in 2026. That is 30 per cent of all spending, put at 41 trillion "
        "roubles.",
        ("share", True),
    ),
    "another whole": (
        "The army is to get 12.3 trillion roubles in 2026. That is 30 per cent of all spending, put at 55 trillion "
        "roubles.",
        ("share", False),
    ),
    "a range of shares and a range of wholes": (
        "The list holds 100,000 dead. Experts hold that it is 40 to 50% of the true toll, which would be between "
        "200,000 and 250,000.",
        ("share", True),
    ),
    "of so many": (
        "The unit lost nearly a quarter, or 24%, of its men. Of 5,000 Russian soldiers sent, 1,200 were casualties.",
        ("share", True),
    ),
    "a part and what is left": (
        "They cleared 980 square kilometres, or 90% of the area. The enemy still holds only 20 square kilometres.",
        ("share", False),
    ),
    "a part and what is left, come out": (
        "They cleared 980 square kilometres, or 98% of the area. The enemy still holds only 20 square kilometres.",
        ("share", True),
    ),
    "one rate of exchange": (
        "The deficit came to 3 trillion roubles ($40 billion), on revenue of 9 trillion roubles ($120 billion).",
        ("conversion", True),
    ),
    "off by ten in one of two": (
        "The deficit came to 3 trillion roubles ($40 billion), on revenue of 9 trillion roubles ($12 billion).",
        ("conversion", False),
    ),
    "rates of two years": (
        "The budget was 3 trillion roubles ($40 billion) then, and is 4 trillion roubles ($42 billion) now.",
        None,
    ),
    "a day outside the range of every day": (
        "Russian losses ran at between 300 and 500 a day in July and August 2023. On 8 August 2023 they reached a "
        "high of 720.",
        ("order", False),
    ),
    "a mean told as a total": (
        "In November 2024 the army suffered losses of 1,524 soldiers. The month's total was 45,720.",
        ("rate", False),
    ),
    "each holds so much": (
        "Some 160 missiles were fired last week, in eight barrages of 10 to 30 missiles.",
        ("product", True),
    ),
    "a list that takes in all the rest": (
        "The office holds 4,000 claims, most of them, 3,000, for houses, then 500 for cars and 300 for other goods.",
        ("sum", False),
    ),
    "a list that goes on in the next sentence": (
        "Of 90 drones launched overnight 50 were shot down. Another 30 went astray, and 10 flew on.",
        ("sum", True),
    ),
    "votes are no rounded parts": (
        "In the house 361 voted for it: 288 from the left, 72 from the right.",
        ("sum", False),
    ),
    "a bracket is the whole list": (
        "The army had 900 men (600 foot, 200 horse), 40 guns and 60 carts.",
        None,
    ),
    "a record behind a semicolon": (
        "From 1 to 10 March 2025 Russia lost 12,000 soldiers, or 1,200 a day; the record for a day is 2,200.",
        ("rate", True),
    ),
    "parts of a rate": (
        "In March 2025 Ukraine was losing 50,000 soldiers a month: 20,000 killed and 30,000 wounded.",
        None,
    ),
    "two periods and the drop between them": (
        "Russian losses have fallen: 48,000 in January 2025, and 34,500 in May 2025, a drop of 28 per cent.",
        ("percent", True),
    ),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_relations_in_text(text, expected):
    theatre, record = open_theatre("ukraine")
    document = Document(id="x", text=text, published=date(2025, 6, 10))
    report = check_document(document, theatre=theatre, record=record, as_of=date(2026, 11, 1))
    found = [(relation.kind.value, relation.holds) for relation in report.relations]
    if expected is None:
        assert not any(holds is False for _, holds in found)
        assert not {"share", "sum"} & {kind for kind, _ in found}
    else:
        assert expected in found
        assert all(holds is not False or (kind, holds) == expected for kind, holds in found)
