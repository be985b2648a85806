"""What every test may use: the material beside the project, when it is there."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgresql_server import find_programs, running

ROOT = Path(__file__).resolve().parents[1]
_NUMBERS = count(1)

# Nobody's own record or ledger may decide a test, nor a test change it; also in the processes that tests start.
os.environ.pop("TALLYSTICK_RECORD", None)
os.environ.pop("TALLYSTICK_LEDGER", None)
os.environ["TALLYSTICK_HOME"] = tempfile.mkdtemp(prefix="tallystick-home-")
atexit.register(shutil.rmtree, os.environ["TALLYSTICK_HOME"], ignore_errors=True)

# By default a property fails when one example takes 200 ms of wall time; a busy machine is no fault of ours.
settings.register_profile("tallystick", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tallystick")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the repository: annotated texts and files as their sources serve them.

    A user's clone has none: the test is skipped. Where TALLYSTICK_REQUIRE_SHARED is set (in CI) it must be there.
    """
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("TALLYSTICK_REQUIRE_SHARED"):
            pytest.fail(f"{folder.name}/ must stand beside the repository here")
        pytest.skip("needs the folder shared/ beside the repository")
    return folder


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
        name = f"tallystick_{os.getpid()}_{next(_NUMBERS)}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"{server}/{name}"

    return make
