"""What is added comes back as it was; the same text again changes nothing, another text is another version."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from tallystick.bookkeeping import Keeper, report_of
from tallystick.ledger import find_ledger, schema
from tallystick.ledger.adding import Outcome
from tallystick.ledger.ledger import Ledger
from tallystick.ledger.reference import Reference
from tallystick.model.document import PublishedBasis
from tallystick.model.report import Report
from tests.ledger.conftest import written

SITE = "https://news.example/2025/01/losses"


def rows(ledger: Ledger) -> dict[str, int]:
    """How many rows each table has."""
    tables = schema.metadata.sorted_tables
    return {table.name: ledger.read(select(func.count()).select_from(table))[0][0] for table in tables}


def test_a_report_comes_back_as_it_was(keeper: Keeper, article: Report) -> None:
    added = keeper.add(article, "-")
    page = keeper.ledger.page(added.document)
    back = page.report(record=article.record, theatre_title=article.theatre_title)
    assert back == replace(article, document=replace(article.document, runs=()), speakers={})
    assert report_of(page).speakers == article.speakers  # they are the theatre's, which the ledger knows by name only
    assert list(page.numbers) == [claim.id for claim in article.claims]


def test_it_is_there_for_the_next_who_opens_it(keeper: Keeper, article: Report, address: str) -> None:
    keeper.add(article, "-")
    keeper.ledger.close()
    assert find_ledger(address).page(1).claims == article.claims


AGAIN: dict[str, tuple[dict[str, Any], dict[str, Any], Outcome]] = {
    # first, then, outcome
    "the same": ({"url": SITE}, {"url": SITE}, Outcome.HELD),
    "another id": ({"url": SITE, "id": "a"}, {"url": SITE, "id": "b"}, Outcome.HELD),
    "another name of its address": (
        {"url": SITE},
        {"url": "http://www.news.example:80/2025/01/losses/?utm_source=post#top"},
        Outcome.HELD,
    ),
    "another page": ({"url": SITE}, {"url": "https://news.example/2025/01/others"}, Outcome.NEW),
    "a query that names a page": ({"url": SITE + "?id=1"}, {"url": SITE + "?id=2"}, Outcome.NEW),
    "no address, no publisher": ({"id": "a"}, {"id": "b"}, Outcome.HELD),
    "a copy of a page": ({"url": SITE, "publisher": "Morning Post"}, {"id": "saved"}, Outcome.HELD),
    "the same publisher": ({"publisher": "Morning Post"}, {"publisher": "The Morning Post"}, Outcome.HELD),
    "another publisher": ({"publisher": "Morning Post"}, {"publisher": "Evening Star"}, Outcome.NEW),
    "a later date": (
        {"url": SITE, "published": date(2025, 1, 2), "published_basis": PublishedBasis.GIVEN},
        {"url": SITE, "published": date(2025, 1, 9), "published_basis": PublishedBasis.GIVEN},
        Outcome.HELD,
    ),
}


@pytest.mark.parametrize(("first", "then", "outcome"), AGAIN.values(), ids=AGAIN)
def test_the_same_text_again(keeper: Keeper, first: dict[str, Any], then: dict[str, Any], outcome: Outcome) -> None:
    assert keeper.add(written(0, **first)).outcome is Outcome.NEW
    before = rows(keeper.ledger)
    assert keeper.add(written(0, **then)).outcome is outcome
    if outcome is Outcome.HELD:
        assert rows(keeper.ledger) == before


def test_a_corrected_text_is_a_version(keeper: Keeper) -> None:
    first = keeper.add(written(0, 1, url=SITE))
    second = keeper.add(written(0, 3, url=SITE))
    assert (second.outcome, second.version) == (Outcome.VERSION, 2)
    pages = [keeper.ledger.page(one.document) for one in (first, second)]
    assert pages[1].previous == first.document
    assert [page.newest for page in pages] == [second.document] * 2
    current = select(schema.claims.c.document).where(schema.claims.c.current).distinct()
    assert keeper.ledger.read(current) == [(second.document,)]
    assert keeper.add(written(0, 1, url=SITE)).outcome is Outcome.HELD, "it is held, as the version before"


def test_a_file_that_was_mended_is_a_version(keeper: Keeper) -> None:
    assert keeper.add(written(0, id="news.txt"), "news.txt").outcome is Outcome.NEW
    assert keeper.add(written(1, id="news.txt"), "news.txt").outcome is Outcome.VERSION
    assert keeper.add(written(2, id="other.txt"), "other.txt").outcome is Outcome.NEW
    assert keeper.add(written(3, id="-"), "-").outcome is Outcome.NEW, "standard input is another text each time"


def test_a_recheck_is_a_further_reading(keeper: Keeper) -> None:
    report = written(0, url=SITE)
    first = keeper.add(report)
    assert keeper.add(report, recheck=True).outcome is Outcome.HELD, "neither the rules nor the record are others"
    other = replace(keeper.reading(report), vintage="another")
    assert keeper.ledger.add(other).outcome is Outcome.HELD
    second = keeper.ledger.add(other, recheck=True)
    assert (second.outcome, second.document, second.turn) == (Outcome.REREAD, first.document, 2)
    page = keeper.ledger.page(first.document)
    assert [turn.vintage for turn in page.turns] == [page.turns[0].vintage, "another"]
    assert keeper.ledger.page(Reference(first.document, None, 1)).turn.turn == 1
    current = select(func.count()).where(schema.claims.c.current)
    assert keeper.ledger.read(current) == [(len(report.claims),)]


def test_many_in_one_transaction_are_as_one_by_one(keeper: Keeper, new_address: Any) -> None:
    reports = [
        written(0, url=SITE),
        written(1, publisher="Morning Post"),
        written(0, id="copy"),
        written(0, 2, url=SITE),
        written(1, 3, publisher="Evening Star", id="b"),
    ]
    added = keeper.ledger.add_all([keeper.reading(report) for report in reports])
    assert [one.outcome.value for one in added] == ["new", "new", "held", "version", "new"]
    from tallystick.ledger import open_ledger

    singly = open_ledger(new_address())
    assert [singly.add(keeper.reading(report)) for report in reports] == added
    assert rows(singly) == rows(keeper.ledger)


def test_what_no_database_can_hold(keeper: Keeper) -> None:
    report = written(0, id="bad\udcff\x00", title="half \ud83d", url="https://a.example/\udc80")
    added = keeper.add(report)
    assert keeper.ledger.page(added.document).claims == report.claims
    assert keeper.add(report).outcome is Outcome.HELD
