"""Stores to test with: a SQLite file, and a database of a real PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.record.postgresql_server import find_programs, running

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server without a database. Skipped without PostgreSQL, but not in CI."""
    programs = find_programs()
    if programs is None:
        if os.environ.get("TALLYSTICK_REQUIRE_SHARED"):
            pytest.fail("PostgreSQL (initdb, pg_ctl) must be installed here")
        pytest.skip("needs PostgreSQL: apt-get install postgresql")
    with running(programs) as address:
        yield address


@pytest.fixture
def new_database(server: str) -> Callable[[], str]:
    """Makes an empty database and gives its address."""
    import psycopg

    def make() -> str:
        name = f"record_{os.getpid()}_{next(_NUMBERS)}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"{server}/{name}"

    return make


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
