"""Ledgers to test with: a SQLite file, and a database of a real PostgreSQL; and reports to put into them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from tallystick.bookkeeping import Keeper
from tallystick.ledger import open_ledger
from tallystick.ledger.ledger import Ledger
from tallystick.model.document import Document
from tallystick.model.report import Report
from tallystick.pipeline import check_document, open_documents, open_theatre
from tests.conftest import ROOT

_NUMBERS = count(1)
AS_OF = date(2026, 8, 1)
SENTENCES = (
    "Russia lost 1,585 soldiers a day in December 2024, Ukraine's General Staff said.",
    "Brent crude closed above $120 a barrel in June 2022.",
    "According to the Ministry of Defence, 40 people were killed in Harbour Town on 3 May 2025.",
    "The key rate of the Bank of Russia was 21 percent in November 2024.",
)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives the address of a ledger that is not there yet: every test that asks runs on both kinds."""
    if request.param == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_database")
        return make
    return lambda: str(tmp_path / f"{next(_NUMBERS)}.sqlite")


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """One such address."""
    return new_address()


@pytest.fixture
def ledger(address: str) -> Ledger:
    """An empty ledger."""
    return open_ledger(address)


@pytest.fixture
def keeper(ledger: Ledger) -> Keeper:
    """Adds reports on the main theatre to that ledger."""
    return Keeper(ledger, *open_theatre("ukraine", "snapshot"), "snapshot")


@pytest.fixture(scope="session")
def article() -> Report:
    """The example article's report: 22 claims of many kinds."""
    document = next(open_documents(str(ROOT / "examples" / "article.md")))
    assert isinstance(document, Document)
    return report_on(document)


def report_on(document: Document, as_of: date = AS_OF) -> Report:
    """What `check` says of it, by the package's record alone."""
    theatre, record = open_theatre("ukraine", "snapshot")
    return check_document(document, theatre=theatre, record=record, as_of=as_of)


def written(*numbers: int, id: str = "a", **fields: object) -> Report:
    """A report on a text of some of SENTENCES."""
    document = Document(id=id, text=" ".join(SENTENCES[number] for number in numbers))
    return report_on(replace(document, **fields))  # type: ignore[arg-type]
