"""The claims of several texts beside each other: collections of our own on two wars."""

import random
import time
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pytest

from tallystick.brief import render
from tallystick.maths.shingles import jaccard, near_identical, shingles
from tallystick.model.collection import Collection, TogetherKind
from tallystick.model.document import Document, PublishedBasis
from tallystick.pipeline import Gathering, check_document, open_theatre

AS_OF = date(2025, 6, 1)


class Row(NamedTuple):
    publisher: str
    day: date
    text: str


def gathered(theatre_name: str, rows: Sequence[Row]) -> Collection:
    theatre, record = open_theatre(theatre_name)
    gathering = Gathering(theatre, record)
    for row in rows:
        document = Document(
            id=row.publisher.lower(),
            text=row.text,
            publisher=row.publisher,
            published=row.day,
            published_basis=PublishedBasis.GIVEN,
        )
        gathering.add(check_document(document, theatre=theatre, record=record, as_of=AS_OF))
    collection = gathering.collection()
    assert collection is not None
    return collection


def told(collection: Collection) -> list[tuple[str, set[str], set[str]]]:
    """(kind, publishers, named origins) of every entry, sorted."""
    return sorted((one.kind.value, {s.text.name for s in one.stated}, set(one.origins)) for one in collection.together)


def lineages(collection: Collection) -> set[tuple[str, str, str]]:
    return {(one.kind.value, one.text.name, one.source.name) for one in collection.lineages}


JAN = [date(2025, 1, day) for day in range(1, 32)]
STAFF = Row("Gazette", JAN[1], "Russia lost 48,670 soldiers in December 2024, Ukraine's General Staff said.")
UKRAINE_STAFF = "Ukrainian General Staff"
HEALTH = Row("Gazette", JAN[8], "The Gaza Health Ministry said that 32 people were killed in Khan Younis on Tuesday.")

CASES = {
    "a reprint is no second origin": (
        "ukraine",
        [STAFF, STAFF._replace(publisher="Mirror", day=JAN[2])],
        [("same_figure", {"Gazette", "Mirror"}, {UKRAINE_STAFF})],
        {("reprint", "Mirror", "Gazette")},
    ),
    "a reprint of a text that names nobody is none either": (
        "ukraine",
        [
            Row("Gazette", JAN[1], "All told, Russian casualties in December 2024 came to 48,670 by this count."),
            Row("Mirror", JAN[2], "All told, Russian casualties in December 2024 came to 48,670 by this count."),
        ],
        [("same_figure", {"Gazette", "Mirror"}, {"Gazette"})],
        {("reprint", "Mirror", "Gazette")},
    ),
    "a relay goes back to its origin": (
        "ukraine",
        [STAFF, Row("Quay", JAN[2], "Russian losses in December 2024 came to 48,670, the Gazette reported.")],
        [("same_figure", {"Gazette", "Quay"}, {UKRAINE_STAFF})],
        {("relay", "Quay", "Gazette")},
    ),
    "two independent origins": (
        "gaza",
        [HEALTH, Row("Quay", JAN[8], "On Tuesday 32 people died in Khan Younis, Hamas said.")],
        [("same_figure", {"Gazette", "Quay"}, {"Gaza Health Ministry", "Hamas"})],
        set(),
    ),
    "who has no name adds no origin": (
        "gaza",
        [HEALTH, Row("Quay", JAN[8], "On Tuesday 32 people died in Khan Younis, medics said.")],
        [("same_figure", {"Gazette", "Quay"}, {"Gaza Health Ministry"})],
        set(),
    ),
    "a toll stated differently": (
        "gaza",
        [HEALTH, Row("Quay", JAN[8], "On Tuesday 45 people died in Khan Younis, Hamas said.")],
        [("stated_differently", {"Gazette", "Quay"}, {"Gaza Health Ministry", "Hamas"})],
        set(),
    ),
    "the dead are not the wounded": (
        "gaza",
        [HEALTH, Row("Quay", JAN[8], "On Tuesday 32 people were injured in Khan Younis, Hamas said.")],
        [],
        set(),
    ),
    "another place": (
        "gaza",
        [HEALTH, Row("Quay", JAN[8], "On Tuesday 45 people died in Rafah, Hamas said.")],
        [],
        set(),
    ),
    "a total that moved": (
        "ukraine",
        [
            Row("Gazette", JAN[0], "Russia had lost 789,550 soldiers by 1 January 2025, the General Staff said."),
            Row("Quay", JAN[4], "Russia had lost 795,000 soldiers by 5 January 2025, the General Staff said."),
        ],
        [("moved", {"Gazette", "Quay"}, {UKRAINE_STAFF})],
        set(),
    ),
    "two honest ways of counting": (
        "ukraine",
        [STAFF, Row("Quay", JAN[2], "Russia lost 49,150 soldiers in December 2024, Ukraine's General Staff said.")],
        [("counted_differently", {"Gazette", "Quay"}, {UKRAINE_STAFF})],
        set(),
    ),
    "revised by its origin": (
        "gaza",
        [
            HEALTH,
            Row("Quay", JAN[9], "On 7 January 45 people died in Khan Younis, the Gaza Health Ministry said."),
        ],
        [("revised", {"Gazette", "Quay"}, {"Gaza Health Ministry"})],
        set(),
    ),
    "two voices of one side are told to be that": (
        "ukraine",
        [STAFF, Row("Quay", JAN[4], "Russian losses in December 2024 came to 48,670, Zelensky said.")],
        [("same_figure", {"Gazette", "Quay"}, {UKRAINE_STAFF, "Volodymyr Zelensky"})],
        set(),
    ),
    "another period": (
        "ukraine",
        [STAFF, Row("Quay", JAN[4], "Russia lost 45,720 soldiers in November 2024, Ukraine's General Staff said.")],
        [],
        set(),
    ),
    "another side": (
        "ukraine",
        [
            STAFF,
            Row("Quay", JAN[4], "Ukraine lost 12,000 soldiers in December 2024, the Russian defence ministry said."),
        ],
        [],
        set(),
    ),
    "a difference that is not material": (
        "ukraine",
        [STAFF, Row("Quay", JAN[4], "Russian losses in December 2024 came to 49,900, Mediazona said.")],
        [],
        set(),
    ),
    "a rounded figure is the same": (
        "ukraine",
        [STAFF, Row("Quay", JAN[4], "Russian losses in December 2024 came to about 48,700, the General Staff said.")],
        [("same_figure", {"Gazette", "Quay"}, {UKRAINE_STAFF})],
        set(),
    ),
}


@pytest.mark.parametrize(("theatre", "rows", "entries", "drawn"), CASES.values(), ids=CASES)
def test_texts_beside_each_other(theatre, rows, entries, drawn):
    collection = gathered(theatre, rows)
    assert told(collection) == entries
    assert lineages(collection) == drawn


def test_the_order_of_the_documents_changes_nothing():
    rows = [row for theatre, rows, *_ in CASES.values() if theatre == "ukraine" for row in rows]
    rows = [row._replace(publisher=f"{row.publisher} {n}") for n, row in enumerate(rows)]
    first = gathered("ukraine", rows)
    for seed in range(4):
        shuffled = random.Random(seed).sample(rows, len(rows))
        again = gathered("ukraine", shuffled)
        assert told(again) == told(first)
        assert lineages(again) == lineages(first)


def test_one_document_has_nothing_beside_it():
    theatre, record = open_theatre("ukraine")
    gathering = Gathering(theatre, record)
    document = Document(id="a", text=STAFF.text, published=STAFF.day)
    gathering.add(check_document(document, theatre=theatre, record=record, as_of=AS_OF))
    assert gathering.collection() is None


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_every_format_shows_it(form):
    theatre, record = open_theatre("ukraine")
    gathering, reports = Gathering(theatre, record), []
    for name in ("a", "b"):
        document = Document(id=name, text=STAFF.text, publisher=name, published=STAFF.day)
        reports.append(check_document(document, theatre=theatre, record=record, as_of=AS_OF))
        gathering.add(reports[-1])
    shown = render(reports, form, collection=gathering.collection()).decode()
    assert ("same_figure" if form == "json" else "The same figure") in shown
    assert "across" not in render(reports[:1], "json").decode()


def test_many_documents_stay_linear():
    """2,000 texts of one template, half of them copies: no pair by pair comparison."""
    theatre, record = open_theatre("ukraine")
    report = check_document(
        Document(id="a", text=STAFF.text, published=STAFF.day), theatre=theatre, record=record, as_of=AS_OF
    )
    times = []
    for count in (500, 2000):
        gathering = Gathering(theatre, record)
        began = time.process_time()
        for _ in range(count):
            gathering.add(report)
        collection = gathering.collection()
        times.append(time.process_time() - began)
        assert collection is not None
        assert [one.kind for one in collection.together] == [TogetherKind.SAME_FIGURE]
        assert collection.together[0].texts == count
        assert len(collection.together[0].origins) == 1
    assert times[1] < 12 * times[0] + 0.2


def test_near_identical_sentences():
    long = "russia lost 48,670 soldiers in december 2024 the staff in kyiv said on thursday"
    sets = [shingles(text) for text in (long, "quite another sentence of some other words", long + " night", "")]
    assert jaccard(sets[0], sets[0]) == 1.0 and jaccard(sets[0], sets[1]) == 0.0 == jaccard(sets[3], sets[3])
    assert near_identical(sets, 0.6) == [0, 1, 0, 3]
