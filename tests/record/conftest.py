"""Stores to test with: a SQLite file, and a database of a real PostgreSQL."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

_NUMBERS = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives the address of a store that is not there yet: every test that asks runs on both kinds."""
    if request.param == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_database")
        return make
    return lambda: str(tmp_path / f"{next(_NUMBERS)}.sqlite")


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """One such address."""
    return new_address()
